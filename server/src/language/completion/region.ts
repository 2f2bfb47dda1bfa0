// Which part of a file the cursor is in: YAML (front matter, or the whole of a YAML file) or the body of a Markdown file. Told
// from the text alone, because while somebody types the front matter may not be closed yet.

import { formatOf } from '../../documents/extract.ts';
import type { Span } from '../../documents/text.ts';
import type { Source } from '../source.ts';

export type Region =
  | { readonly kind: 'yaml'; readonly span: Span; readonly isFrontMatter: boolean }
  | { readonly kind: 'body'; readonly start: number };

const openingFence = /^---[ \t]*(?:\r\n?|\n)/;
const closingFence = /^(?:---|\.\.\.)[ \t]*$/gm;
/** Between `\r` and `\n` there is none. */
const blankLine = /(?!(?<=\r)\n)^[ \t]*$/gm;

export function regionAt({ path, text }: Pick<Source, 'path' | 'text'>, offset: number): Region {
  if (formatOf(path) === 'yaml') return { kind: 'yaml', span: { start: 0, end: text.length }, isFrontMatter: false };
  const start = openingFence.exec(text)?.[0].length;
  if (start === undefined) return { kind: 'body', start: 0 };
  const closing = indexFrom(closingFence, text, start);
  // What is not closed yet reaches to the first blank line: behind it the body begins.
  const end = closing ?? indexFrom(blankLine, text, start) ?? text.length;
  if (offset < start) return { kind: 'body', start: text.length };
  if (offset < end || (closing === undefined && offset === end)) {
    return { kind: 'yaml', span: { start, end }, isFrontMatter: true };
  }
  return { kind: 'body', start: closing === undefined ? end : lineEndFrom(text, end) };
}

function indexFrom(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text)?.index;
}

function lineEndFrom(text: string, start: number): number {
  const found = text.slice(start).search(/[\r\n]/);
  return found < 0 ? text.length : start + found;
}
