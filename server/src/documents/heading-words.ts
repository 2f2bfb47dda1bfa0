// The text of a heading without its marks, from which its slug is made: near enough to what the parser gives that slugs agree.

import { unescapedText } from './mapped-text.ts';

const hasMarks = /[`*_[\]<>\\&~!]/;
const codeSpan = /(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)/g;
/** Stands for a code span while marks are taken away; of the characters for private use. */
const placeholder = '\uE000';

export function headingWords(text: string): string {
  const words = text.trim();
  if (!hasMarks.test(words)) return words;
  // What stands in backticks is text, whatever it looks like.
  const codes: string[] = [];
  const withoutCode = words.replace(codeSpan, (_, __, code: string) => {
    codes.push(code.replace(/^ (.+) $/, '$1'));
    return placeholder;
  });
  return withoutMarks(withoutCode).replaceAll(placeholder, () => codes.shift() ?? '');
}

function withoutMarks(text: string): string {
  const words = text
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/g, '')
    .replace(/(?<!\\)\[((?:[^[\]\\]|\\.)*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])/g, '$1')
    .replace(/<((?:https?|mailto):[^>\s]*)>/g, '$1')
    .replace(/<\/?[A-Za-z][^>]*>/g, '')
    .replace(/(?<![\p{L}\p{N}_\\])_+(?=[^\s_])|(?<=[^\s_\\])_+(?![\p{L}\p{N}_])/gu, '');
  return unescapedText(words, { start: 0, end: words.length }, 'markdown').text;
}
