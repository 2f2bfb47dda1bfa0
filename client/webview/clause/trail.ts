// Where the reader has been, as a browser keeps it: back, forward, and a new way forgets what was ahead. Pure.
import type { ClausePlace } from '../../src/panels/clauseMessages.ts';

export interface Trail {
  readonly places: readonly ClausePlace[];
  /** Of the place that is shown; -1 while there is none. */
  readonly index: number;
}

/** As many places as anyone goes back. */
const most = 50;

export const emptyTrail: Trail = { places: [], index: -1 };

const same = (a: ClausePlace | undefined, b: ClausePlace): boolean => a?.root === b.root && a.clause === b.clause;

export const here = ({ places, index }: Trail): ClausePlace | undefined => places[index];

/** The trail after a place is shown: the same trail where it is shown already. */
export function visit(trail: Trail, place: ClausePlace): Trail {
  if (same(here(trail), place)) return trail;
  const places = [...trail.places.slice(0, trail.index + 1), place].slice(-most);
  return { places, index: places.length - 1 };
}

/** One step back (-1) or forward (1); undefined where the trail ends. */
export function step(trail: Trail, by: -1 | 1): Trail | undefined {
  const index = trail.index + by;
  return trail.places[index] === undefined ? undefined : { ...trail, index };
}
