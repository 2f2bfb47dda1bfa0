// The sections of a Markdown document: each heading with everything below it, down to the next heading of its level or above.

import type { Heading } from '../documents/facts.ts';
import type { Span } from '../documents/text.ts';
import type { Source } from './source.ts';

export interface Section {
  readonly heading: Heading;
  /** From the heading to the last line that is not blank. */
  readonly span: Span;
}

/** In the order of their headings. */
export function sectionsOf({ text, document }: Source): Section[] {
  const headings = document?.facts.headings ?? [];
  const ends: number[] = [];
  // From the end, with the headings below the present one at hand, so that many headings take no longer than their number.
  const following: Heading[] = [];
  for (const heading of [...headings].reverse()) {
    while (following.length > 0 && following.at(-1)!.depth > heading.depth) following.pop();
    ends.push(following.at(-1)?.span.start ?? text.length);
    following.push(heading);
  }
  return headings.map((heading, i) => {
    const end = ends[headings.length - 1 - i]!;
    return { heading, span: { start: heading.span.start, end: lastWritten(text, heading.span.end, end) } };
  });
}

function lastWritten(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text[end - 1]!)) end--;
  return end;
}
