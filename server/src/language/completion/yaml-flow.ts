// Where the cursor is between the brackets of `[…]` and `{…}`, on one line or on several.

import type { YamlPath } from '../schema.ts';
import type { Source } from '../source.ts';
import type { YamlComment, YamlPlace } from './yaml-place.ts';

interface Frame {
  readonly isList: boolean;
  readonly keys: Set<string>;
  /** Behind `key:`. */
  key: string | undefined;
}

/** `start` is where the first bracket stands. Undefined where the brackets are closed before the cursor. */
export function flowAt(
  { text, lineStarts }: Source,
  start: number,
  offset: number,
  base: YamlPath,
): YamlPlace | YamlComment | undefined {
  const frames: Frame[] = [];
  let quote: YamlPlace['quote'] = '';
  let word: number | undefined;
  for (let at = start; at < offset; at++) {
    const character = text[at]!;
    const frame = frames.at(-1);
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if (character === '#' && /\s/.test(text[at - 1] ?? ' ')) {
      const end = endOfLine(text, at);
      if (end >= offset) return { kind: 'comment', start: at + 1 };
      at = end;
    } else if (word === undefined && (character === '"' || character === "'")) {
      quote = character;
      word = at;
    } else if (word === undefined && (character === '[' || character === '{')) {
      frames.push({ isList: character === '[', keys: new Set(), key: undefined });
    } else if (character === ']' || character === '}') {
      frames.pop();
      word = undefined;
      if (frames.length === 0) return undefined;
    } else if (character === ',') {
      if (frame) frame.key = undefined;
      word = undefined;
    } else if (character === ':' && frame && beginsValue(frame, text[at + 1])) {
      frame.key = text
        .slice(word ?? at, at)
        .replace(/^["']|["']\s*$/g, '')
        .trim();
      frame.keys.add(frame.key);
      word = undefined;
    } else if (word === undefined && !/\s/.test(character)) word = at;
  }
  const frame = frames.at(-1);
  if (!frame || isBehindQuotes(text, word, quote)) return undefined;
  const wordStart = (word ?? offset) + quote.length;
  const end = offset + endOfWord(text.slice(offset, offset + 1000), quote);
  const lineStart = lineStarts.findLast(one => one <= offset) ?? 0;
  const isKey = !frame.isList && frame.key === undefined;
  return {
    kind: isKey ? 'key' : frame.isList ? 'slot' : 'value',
    path: [...base, ...frames.flatMap(({ isList, key }): YamlPath => (isList ? [0] : key === undefined ? [] : [key]))],
    token: { start: wordStart, end },
    typed: text.slice(wordStart, offset),
    quote,
    isFlow: true,
    column: wordStart - lineStart,
    siblings: isKey ? new Set([...frame.keys, ...keysBehind(text, end)]) : frame.keys,
    hasColon: isKey && /^[ \t]*:/.test(text.slice(end, end + 50)),
    isGlued: !isKey && word === undefined && text[offset - 1] === ':',
  };
}

/** A colon behind a key; that of `owner: role:` belongs to the value. */
function beginsValue({ isList, key }: Frame, next = ' '): boolean {
  return !isList && key === undefined && /[\s,[\]{}]/.test(next);
}

/** `"8.6.1" ‸`: the word is over. */
function isBehindQuotes(text: string, word: number | undefined, quote: string): boolean {
  return word !== undefined && quote === '' && /["']/.test(text[word]!);
}

function endOfLine(text: string, from: number): number {
  const found = text.slice(from).search(/[\r\n]/);
  return found < 0 ? text.length : from + found;
}

function endOfWord(after: string, quote: string): number {
  const pattern = quote === '' ? /\s*(?:[,\]}\r\n]|:\s|$)/ : new RegExp(`[${quote}\\r\\n]|$`);
  return Math.max(after.search(pattern), 0);
}

/** Keys of the same mapping behind the cursor, up to its end on the line. */
function keysBehind(text: string, from: number): string[] {
  const rest = /^[^{}\r\n]*/.exec(text.slice(from, from + 1000))![0];
  return [...rest.matchAll(/,\s*["']?([\w-]+)["']?\s*:/g)].map(match => match[1]!);
}
