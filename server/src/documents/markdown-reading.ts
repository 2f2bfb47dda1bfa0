// One walk over one Markdown document: the facts found so far, and what must be known about the part already passed.

import type { Anchor, ClauseComment, Link, Mention, Suppression } from './facts.ts';
import { Outline } from './outline.ts';
import type { Span } from './text.ts';

export interface Reading {
  readonly source: string;
  readonly lineStarts: readonly number[];

  frontMatter: Span | undefined;
  readonly outline: Outline;
  readonly anchors: Anchor[];
  readonly links: Link[];
  readonly mentions: Mention[];
  readonly clauseComments: ClauseComment[];
  readonly suppressions: Suppression[];

  /** The places that use a label, whether its definition has come yet or not. */
  readonly uses: Map<string, Span[]>;
  /** Labels that have a definition: of several, the first one counts. */
  readonly defined: Set<string>;
  /** Footnotes are numbered in the order of their first use. */
  readonly footnotes: Map<string, number>;
  /** Where the text of an open `<h1>` … `<h6>` begins. */
  htmlHeadingText: number | undefined;
  /** Set where an HTML comment goes on behind the end of its HTML block: the browser hides all that follows, to the next `-->`. */
  isInComment: boolean;
  /** The footnotes that are shown: those that something refers to. A repeated one is not. */
  readonly shownFootnotes: Set<string>;
  /** Columns of the table around, and the cells of the present row that were passed. */
  columns: number;
  cells: number;
  /** The last `[[…]]`, which may reach into the next text. */
  wikilink: Link | undefined;
}

export function startReading(source: string, lineStarts: readonly number[]): Reading {
  return {
    source,
    lineStarts,
    frontMatter: undefined,
    outline: new Outline(),
    anchors: [],
    links: [],
    mentions: [],
    clauseComments: [],
    suppressions: [],
    uses: new Map(),
    defined: new Set(),
    footnotes: new Map(),
    htmlHeadingText: undefined,
    isInComment: false,
    shownFootnotes: new Set(),
    columns: 0,
    cells: 0,
    wikilink: undefined,
  };
}

/** The list of places that use a label; it grows while the walk goes on. */
export function usesOf(reading: Reading, label: string): Span[] {
  let uses = reading.uses.get(label);
  if (!uses) {
    uses = [];
    reading.uses.set(label, uses);
  }
  return uses;
}
