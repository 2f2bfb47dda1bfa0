// What the neighbourhood graph and its page say to each other, beyond messages.ts.
import type { EdgeView, NeighbourhoodView } from '../../../server/src/protocol/views.ts';

export interface GraphData {
  /** URI of the document in the middle. */
  readonly uri: string;
  /** Null where it is no document, any more. */
  readonly view: NeighbourhoodView | null;
  /** How many steps away: 1 to 3. */
  readonly depth: number;
  /** The document in the active editor comes into the middle. */
  readonly follows: boolean;
}

export type FromGraphPage =
  /** Put another document in the middle. */
  | { readonly kind: 'go'; readonly uri: string }
  | { readonly kind: 'depth'; readonly depth: number }
  | { readonly kind: 'follow'; readonly follows: boolean };

/** What the page remembers over reloads; the panel finds its document in it. */
export interface GraphMemory {
  readonly trail: readonly string[];
  readonly index: number;
  readonly depth: number;
  readonly follows: boolean;
  readonly mode: 'graph' | 'list';
  /** Kinds of references that are not shown. */
  readonly hidden: readonly EdgeView['kind'][];
}
