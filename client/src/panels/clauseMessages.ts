// What the clause panel and its page say to each other, beyond messages.ts.
import type { ClauseLinkView, ClausePageView, EditParams } from '../../../server/src/protocol/views.ts';

/** A clause of an SMS. */
export interface ClausePlace {
  /** URI of the SMS's folder. */
  readonly root: string;
  /** `iso20000-1:8.6.1` */
  readonly clause: string;
}

export interface ClauseData {
  readonly place: ClausePlace;
  /** Null where the SMS has no such clause, any more. */
  readonly page: ClausePageView | null;
  /** The headings above it, from the top. */
  readonly above: readonly ClauseLinkView[];
  /** Of the headings below it: how many clauses below them are covered, by key. */
  readonly shares: Readonly<Record<string, { readonly covered: number; readonly total: number }>>;
  /** Name of the SMS where the workspace has several. */
  readonly system: string | undefined;
  /** The panel keeps its clause when another one is asked for. */
  readonly isPinned: boolean;
}

export type FromClausePage =
  /** Show another clause here. */
  | { readonly kind: 'go'; readonly place: ClausePlace }
  /** Do what a step says. */
  | { readonly kind: 'edit'; readonly edit: EditParams }
  | { readonly kind: 'pin'; readonly isPinned: boolean };

/** What the page remembers over reloads; the panel finds its clause in it. */
export interface ClauseMemory {
  readonly trail: { readonly places: readonly ClausePlace[]; readonly index: number };
  readonly isPinned: boolean;
  /** How far the page was scrolled, in pixels. */
  readonly scroll: number;
}
