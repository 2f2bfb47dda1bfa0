// The headings of a document, gathered while its tree is walked: their text, their slugs, and whether anything stands below them.

import GithubSlugger from 'github-slugger';
import type { Heading } from './facts.ts';
import { ownText } from './own-text.ts';
import type { Span } from './text.ts';

interface OpenHeading {
  readonly depth: Heading['depth'];
  readonly start: number;
  text: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class Outline {
  readonly headings: Mutable<Heading>[] = [];
  readonly #slugger = new GithubSlugger();
  #open: OpenHeading | undefined;
  /** The sections around the present place that nothing was found in so far, outermost first. */
  #empty: Mutable<Heading>[] = [];

  /** Whether the present place is inside a heading. */
  get isInHeading(): boolean {
    return this.#open !== undefined;
  }

  /** The index of the heading that the present place is in or below; -1 above the first. */
  get current(): number {
    return this.headings.length - (this.#open ? 0 : 1);
  }

  openHeading(depth: Heading['depth'], start: number): void {
    this.#open = { depth, start, text: '' };
  }

  /** Ends the open heading, which turns into a section. */
  closeHeading(end: number, textSpan: Span): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    const heading: Mutable<Heading> = {
      depth: open.depth,
      text: ownText(open.text.trim()),
      // Not trimmed: GitHub makes `-title` of an image and a title.
      slug: ownText(this.#slugger.slug(open.text)),
      span: { start: open.start, end },
      textSpan,
      isEmpty: true,
    };
    this.headings.push(heading);
    this.#empty = [...this.#empty.filter(outer => outer.depth < heading.depth), heading];
  }

  /** Text a reader sees: of the open heading, or else of the sections around. */
  addText(text: string): void {
    if (this.#open) this.#open.text += text;
    else if (/\S/.test(text)) this.addContent();
  }

  /** Something a reader sees that is not text: an image, a block of code. */
  addContent(): void {
    if (this.#open || this.#empty.length === 0) return;
    for (const heading of this.#empty) heading.isEmpty = false;
    this.#empty = [];
  }
}
