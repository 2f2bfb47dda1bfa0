// The metadata of a whole document, by type, for a file in which nothing stands yet.

import { CompletionItemKind } from 'vscode-languageserver';
import { formatOf } from '../../documents/extract.ts';
import { scalarText } from '../../documents/yaml-values.ts';
import { type Proposal, propose } from '../../templates/proposal.ts';
import { extensionFor } from '../../templates/skeleton.ts';
import { type DocumentType, documentTypes, registerKinds } from '../../workspace/metadata-keys.ts';
import { schemaAt } from '../schema.ts';
import type { Source } from '../source.ts';
import { choice, literal, stop } from './snippets.ts';
import type { Candidate, Wanted } from './wanted.ts';

export function* blocks({ span, typed }: Wanted, source: Source): Iterable<Candidate> {
  const format = formatOf(source.path);
  const descriptions = new Map(schemaAt('document', ['type'])?.values.map(one => [one.value, one.description]));
  for (const type of documentTypes) {
    const isYaml = extensionFor(type) === '.yaml';
    // Records and agreements are kept in either.
    const fits =
      format === 'yaml' ? isYaml || ['record', 'agreement', 'report'].includes(type) : !isYaml || type === 'record';
    if (!fits) continue;
    const facts = propose(
      { type, clause: undefined, claim: undefined, id: undefined, title: titleFrom(source.path) },
      source.sms,
    ).facts;
    const write = (asSnippet: boolean) =>
      textOf(facts, asSnippet, fencesFor(source, span.start, span.end, format === 'yaml'));
    yield {
      label: `${type}: new document`,
      kind: CompletionItemKind.Snippet,
      detail: facts.id,
      documentation: descriptions.get(type) ?? '',
      filterText: `${typed}${type}`,
      newText: write(false),
      snippet: write(true),
    };
  }
}

/** `incident-management.md` is about incident management. */
function titleFrom(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface Fences {
  readonly opening: string;
  readonly closing: string;
}

/** Those that are not there yet. */
function fencesFor({ text }: Source, start: number, end: number, isYaml: boolean): Fences {
  const isOpen = text.slice(0, start).includes('---');
  const isClosed = text.slice(end).includes('---');
  return { opening: isYaml || isOpen ? '' : '---\n', closing: isYaml || isClosed ? '' : '\n---\n\n' };
}

type Facts = Proposal['facts'];

function textOf(facts: Facts, asSnippet: boolean, { opening, closing }: Fences): string {
  let number = 0;
  const open = (text: string) => (asSnippet ? stop(++number, text) : text);
  const pick = (texts: readonly string[]) => (asSnippet ? choice(++number, texts) : texts[0]!);
  const type = facts.type as DocumentType;
  const isEvidence = type === 'record' || type === 'report';
  const lines = [
    `id: ${open(facts.id)}`,
    `title: ${open(scalarText(facts.title))}`,
    `type: ${type}`,
    ...(type === 'register' ? [`register: ${pick(registerKinds)}`] : []),
    ...(isEvidence ? [] : [`status: ${pick(['draft', 'in-review', 'approved'])}`, 'version: "0.1"']),
    `owner: ${open(scalarText(facts.owner))}`,
    ...(isEvidence || facts.approver === undefined ? [] : [`approver: ${open(scalarText(facts.approver))}`]),
    ...(isEvidence ? [] : [`clauses: [${open('')}]`]),
    ...(type === 'roles' ? [] : [`provides: [${open('')}]`]),
    ...(isEvidence ? [`period: { from: ${open('')}, to: ${open('')} }`] : []),
    ...(type === 'register' ? ['rows:', `  - id: ${open('')}`] : []),
    ...(type === 'roles' ? ['roles:', `  ${open('role-id')}:`, `    title: ${open('')}`] : []),
  ];
  const title = asSnippet ? literal(facts.title) : facts.title;
  const body = closing === '' ? '' : `${closing}# ${title}\n\n${asSnippet ? '$0' : ''}`;
  return `${opening}${lines.join('\n')}${body}`;
}
