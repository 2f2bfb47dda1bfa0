// Standards that the manifest can name.

import { CompletionItemKind } from 'vscode-languageserver';
import type { Source } from '../source.ts';
import { type Candidate, elsewhere, type Wanted } from './wanted.ts';

export function* standards({ span }: Wanted, { sms }: Source): Iterable<Candidate> {
  // The span of a default is empty: it is not written.
  const written = sms.manifest.standards.filter(field => field.span.end > field.span.start);
  const taken = new Set(elsewhere(written, span).map(({ value }) => value));
  for (const id of sms.scope.knownStandards) {
    if (taken.has(id)) continue;
    const title = sms.catalogue.standards.find(standard => standard.id === id)?.title;
    yield { label: id, kind: CompletionItemKind.Module, ...(title && { detail: title }) };
  }
}
