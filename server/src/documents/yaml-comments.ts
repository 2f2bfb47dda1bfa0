// Suppressions in YAML: `# clausetrace-disable-next-line RULE: reason`, in real comments only, not inside strings.

import { Lexer } from 'yaml';
import { stacked, suppressionMarker, suppressionOf } from './comments.ts';
import type { Suppression } from './facts.ts';

/** Signs that the library's lexer puts between its tokens; they stand for no character of the source. */
const lexerSigns = new Set(['\u0002', '\u0018', '\u001f']);

/** The suppressions of a text; `base` is the offset of its first character in the file. */
export function yamlSuppressions(text: string, base: number, lineStarts: readonly number[]): Suppression[] {
  if (!text.includes(suppressionMarker)) return [];
  const suppressions: Suppression[] = [];
  let start = base;
  for (const token of new Lexer().lex(text)) {
    if (lexerSigns.has(token)) continue;
    const suppression = token.startsWith('#') ? suppressionIn(token, start, lineStarts) : undefined;
    if (suppression) suppressions.push(suppression);
    start += token.length;
  }
  return stacked(suppressions, text, lineStarts, base);
}

function suppressionIn(token: string, start: number, lineStarts: readonly number[]): Suppression | undefined {
  const span = { start, end: start + token.length };
  return suppressionOf({ content: token.slice(1), offsetOf: index => start + 1 + index, span }, lineStarts);
}
