// The words of a paragraph, a heading or a cell as a reader sees them, in one way of writing of the many that Markdown has.

import { referenceAt } from './entities.ts';

const emphasisMark = /(?<![\p{L}\p{N}_])_+(?=[^\s_])|(?<=[^\s_])_+(?![\p{L}\p{N}_])/gu;
const escapes = /\\(?=[!-/:-@[-`{-~])/g;
const references = /&(?:#\w+|\w+);/g;
const addresses = /<((?:https?:|mailto:)[^<>\s]*)>/g;

/** Words with single spaces and one mark for emphasis, without escapes, references and brackets, which a formatter may put or not. */
export function seen(text: string): string {
  const words = text.trim().replace(/[\s\u00a0]{2,}|[^\S ]/g, ' ');
  if (!/[_\\&<]/.test(words)) return words;
  // Behind each second run of backticks, text is code.
  return words
    .split(/(`+)/)
    .map((part, index) => (index % 4 === 0 ? plain(part) : part))
    .join('');
}

function plain(text: string): string {
  return text
    .replace(escapes, '')
    .replace(references, reference => referenceAt(reference, 0)?.character ?? reference)
    .replace(addresses, '$1')
    .replace(emphasisMark, marks => '*'.repeat(marks.length));
}

/** What stands between the bars of a row. */
export function cellsOf(row: string): string[] {
  return row
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/);
}
