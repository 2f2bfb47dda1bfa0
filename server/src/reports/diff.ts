// What `diff` says, as data: every SMS that is on both sides compared, and the names of those that are on one side only.

import type { Comparison } from '../analysis/comparison.ts';
import type { StateLabel } from './states.ts';

export interface Diff {
  readonly before: StateLabel;
  readonly after: StateLabel;
  readonly systems: readonly Comparison[];
  /** SMSs on one side only. */
  readonly added: readonly SystemRef[];
  readonly removed: readonly SystemRef[];
}

export interface SystemRef {
  readonly name: string;
  readonly path: string;
}

/** Whether nothing at all is different. */
export function isEmpty({ standards, manifest, documents, reviews, waivers, findings }: Comparison): boolean {
  const lists = [manifest, documents, reviews, waivers, findings.fresh, findings.gone];
  return lists.every(list => list.length === 0) && standards.every(one => one.clauses.length + one.items.length === 0);
}
