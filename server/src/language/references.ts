// Find all references: every place in the SMS that names the same thing, by whatever way.

import type { Location } from 'vscode-languageserver';
import { rangeOf } from '../documents/text.ts';
import { occurrencesOf } from './occurrences.ts';
import { lineStartsIn, type Source } from './source.ts';
import { symbolAt } from './symbol-at.ts';

export function references(source: Source, offset: number, includeDeclaration: boolean): Location[] {
  const symbol = symbolAt(source, offset);
  if (!symbol) return [];
  return occurrencesOf(symbol, source)
    .filter(({ symbol: one }) => includeDeclaration || !one.isDefinition)
    .map(({ path, symbol: { span } }) => ({
      uri: source.files.uri(path),
      range: rangeOf(lineStartsIn(source, path), span),
    }));
}
