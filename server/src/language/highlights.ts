// Document highlights: the same thing elsewhere in the file, what makes it apart from what refers to it.

import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { occurrencesOf } from './occurrences.ts';
import { rangeIn, type Source } from './source.ts';
import { symbolAt } from './symbol-at.ts';

export function highlights(source: Source, offset: number): DocumentHighlight[] {
  const symbol = symbolAt(source, offset);
  if (!symbol) return [];
  return occurrencesOf(symbol, source)
    .filter(({ path }) => path === source.path)
    .map(({ symbol: { span, isDefinition } }) => ({
      range: rangeIn(source, span),
      kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
