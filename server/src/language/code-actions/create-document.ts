// Makes the document that somebody refers to and that is not there: the target of a broken link, or the bearer of an unknown id.

import { spanOf } from '../../documents/text.ts';
import type { Finding } from '../../rules/check.ts';
import { templates } from '../../templates/sections.ts';
import { extensionFor } from '../../templates/skeleton.ts';
import type { DocumentType } from '../../workspace/metadata.ts';
import { documentTypes } from '../../workspace/metadata-keys.ts';
import { compareText, directoryOf } from '../../workspace/paths.ts';
import { prefixOf, type Sms } from '../../workspace/sms.ts';
import type { IdTarget, PathTarget, Reference } from '../../workspace/symbols.ts';
import type { Source } from '../source.ts';
import { type Action, kinds, type Proposer } from './action.ts';
import { newDocument, type Wanted } from './new-document.ts';

export const createDocument: Proposer = function* ({ source, findings }) {
  const made = new Set<string>();
  for (const finding of findings) {
    const wanted = wantedBy(finding, source);
    const name = wanted?.path ?? wanted?.id;
    if (!wanted || name === undefined || made.has(name)) continue;
    made.add(name);
    yield create(wanted, finding, source);
  }
};

function create(wanted: Wanted, finding: Finding, { sms }: Source): Action {
  const path = wanted.path ?? newDocument(wanted, sms).path;
  return {
    title: wanted.id === undefined ? `Create the document ${path}` : `Create the document ${wanted.id} in ${path}`,
    kind: kinds.quickFix,
    finding,
    makesFile: true,
    changes: () => [newDocument(wanted, sms)],
  };
}

function wantedBy(finding: Finding, source: Source): Wanted | undefined {
  const reference = referenceAt(finding, source);
  if (reference?.target.kind === 'path') return forPath(reference.target, source.sms);
  if (reference?.target.kind === 'id') return forId(reference.target, source.sms);
  return undefined;
}

function referenceAt({ rule, range }: Finding, { document, lineStarts, sms }: Source): Reference | undefined {
  if (!document || (rule !== 'reference/broken-link' && rule !== 'reference/unknown-id')) return undefined;
  const { start } = spanOf(lineStarts, range);
  return sms.referencesFrom(document).find(({ span }) => span.start === start);
}

/** A path that says which file is meant, and that it is a document of this SMS. */
function forPath({ candidates }: PathTarget, sms: Sms): Wanted | undefined {
  const path = candidates.at(-1)!;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = /\.(md|ya?ml)$/i.exec(name)?.[0].toLowerCase();
  if (extension === undefined || !sms.contains(path)) return undefined;
  const type = typeInFolder(directoryOf(path), extension === '.md' ? '.md' : '.yaml', sms);
  return { type, path, title: titleFrom(name.slice(0, -extension.length)) };
}

function forId({ id }: IdTarget, sms: Sms): Wanted | undefined {
  const type = typeOfPrefix(prefixOf(id), sms);
  // Rows have ids, too: of an id like those of rows nobody can tell that a document is meant.
  if (!type) return undefined;
  const words = titleFrom(id.slice(prefixOf(id).length + 1).toLowerCase());
  const title = words === '' || words.toLowerCase().includes(type) ? words || id : `${words} ${type}`;
  return { type, id, title };
}

/** The type of most documents in a folder; else the one whose documents the folder is for. */
function typeInFolder(folder: string, extension: '.md' | '.yaml', sms: Sms): DocumentType {
  const fits = (type: DocumentType) => extensionFor(type) === extension;
  const there = sms.documents.filter(({ path }) => directoryOf(path) === folder);
  const usual = mostFrequent(there.flatMap(({ metadata }) => metadata.type?.value ?? []).filter(fits));
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const meant = documentTypes.find(type => templates[type].folder === name && fits(type));
  return usual ?? meant ?? (extension === '.md' ? 'procedure' : 'record');
}

function typeOfPrefix(prefix: string, sms: Sms): DocumentType | undefined {
  const alike = sms.documents.filter(({ metadata }) => metadata.id && prefixOf(metadata.id.value) === prefix);
  const usual = mostFrequent(alike.flatMap(({ metadata }) => metadata.type?.value ?? []));
  return usual ?? documentTypes.find(type => templates[type].prefix === prefix);
}

function mostFrequent<T extends string>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b))[0]?.[0];
}

/** `major-incident` is a file about a major incident. */
function titleFrom(name: string): string {
  const words = name.replace(/[-_. ]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
