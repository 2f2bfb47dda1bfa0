// Places in a document that a link or a claim can lead to: headings by their slugs, and anchors of the author's own.

import { CompletionItemKind } from 'vscode-languageserver';
import { titleOf } from '../../workspace/document.ts';
import type { Source } from '../source.ts';
import { encodedFor } from './encoding.ts';
import type { Candidate, Wanted } from './wanted.ts';

export function* anchors({ path, syntax }: Wanted, { sms }: Source): Iterable<Candidate> {
  if (path === undefined) return;
  const fragments = sms.document(path)?.fragments ?? sms.files.fragmentsOf(path, sms.manifest.slugs);
  for (const [name, { heading }] of fragments ?? []) {
    yield {
      label: name,
      kind: CompletionItemKind.Reference,
      ...(heading && { detail: heading.text.replace(/\s+/g, ' '), description: `h${heading.depth}` }),
      filterText: heading ? `${name} ${heading.text}` : name,
      newText: syntax ? encodedFor(syntax, name) : name,
    };
  }
}

/** `section: "#anchor"` of a claim: `#` begins a comment unless it is quoted. */
export function* sections(wanted: Wanted, source: Source): Iterable<Candidate> {
  for (const { filterText, ...candidate } of anchors({ ...wanted, path: source.path }, source)) {
    const text = `#${candidate.label}`;
    yield { ...candidate, label: text, newText: text, filterText: `#${filterText}`, needsQuotes: true };
  }
}

/** Behind `|` in a link by id: what the document is called. */
export function* titles({ path }: Wanted, { sms }: Source): Iterable<Candidate> {
  const document = path === undefined ? undefined : sms.document(path);
  if (document) yield { label: titleOf(document), kind: CompletionItemKind.Text };
}
