// Files and folders for the destination of a link, a folder at a time.

import { CompletionItemKind } from 'vscode-languageserver';
import { decodePercent, isExternal } from '../../documents/target.ts';
import { titleOf } from '../../workspace/document.ts';
import { directoryOf, joinPath } from '../../workspace/paths.ts';
import type { Source } from '../source.ts';
import { encodedFor } from './encoding.ts';
import type { Candidate, Wanted } from './wanted.ts';

export function* paths({ typed, path = '', syntax }: Wanted, source: Source): Iterable<Candidate> {
  if (isExternal(path)) return;
  const written = syntax ? decodePercent(path) : path;
  const encode = (name: string) => (syntax ? encodedFor(syntax, name) : name);
  const seen = new Set([source.path]);
  for (const folder of foldersMeant(written, source)) {
    for (const [name, kind] of entriesIn(folder, source)) {
      const entry = joinPath(folder, name);
      // What is hidden is offered to those who ask for it.
      if (seen.has(entry) || (name.startsWith('.') && !typed.startsWith('.'))) continue;
      seen.add(entry);
      yield kind === 'directory' ? folderCandidate(name, encode) : fileCandidate(name, entry, encode, source);
    }
  }
  if (canClimb(written, source)) yield { label: '../', kind: CompletionItemKind.Folder, continues: true };
}

/** Up to the root of the workspace. */
function canClimb(written: string, { path }: Source): boolean {
  return /^(?:\.\.\/)*$/.test(written) && written.length / '../'.length < path.split('/').length - 1;
}

/** A path from the root may mean the repository's or that of the SMS. */
function foldersMeant(written: string, { path, sms }: Source): readonly string[] {
  if (!written.startsWith('/')) return [joinPath(directoryOf(path), written)];
  return [...new Set([joinPath(sms.scope.repository, written), joinPath(sms.root, written)])];
}

/** What was found on the disk, folders first. */
function entriesIn(folder: string, { sms }: Source): (readonly [name: string, kind: 'file' | 'directory'])[] {
  return [...sms.files.entriesOf(folder)].sort(([, a], [, b]) => Number(b === 'directory') - Number(a === 'directory'));
}

function folderCandidate(name: string, encode: (name: string) => string): Candidate {
  return { label: `${name}/`, kind: CompletionItemKind.Folder, newText: `${encode(name)}/`, continues: true };
}

function fileCandidate(name: string, path: string, encode: (name: string) => string, { sms }: Source): Candidate {
  const document = sms.document(path);
  const id = document?.metadata.id?.value;
  return {
    label: name,
    kind: CompletionItemKind.File,
    newText: encode(name),
    ...(document && { detail: titleOf(document), filterText: `${name} ${titleOf(document)}` }),
    ...(id !== undefined && { description: id, about: { kind: 'entity', key: id } }),
  };
}
