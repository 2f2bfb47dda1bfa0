// Phrases of messages, so that all rules sound alike.

import { listOf } from '../analysis/wording.ts';

/** A target or an id in a message: as it is written, on one line. */
export function quote(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  return `"${line.length > 200 ? `${[...line].slice(0, 199).join('')}…` : line}"`;
}

/** `correct the path`, or with proposals `change it to "a.md" or "b.md"`. */
export function correct(what: string, near: readonly string[]): string {
  return near.length === 0 ? `correct ${what}` : `change it to ${listOf(near.map(quote), 'or')}`;
}

/** `1 document`, `3 documents` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
