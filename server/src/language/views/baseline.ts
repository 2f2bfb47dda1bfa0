// What is shown of the baseline beside what is there now: how clauses stood, and which findings are new since.

import type { ClauseStatus } from '../../analysis/coverage.ts';
import { type MatchableFinding, matchFindings } from '../../analysis/finding-match.ts';
import type { Finding } from '../../rules/check.ts';

/** A workspace as it was at a revision. Paths are those of the workspace now, but for files that were renamed. */
export interface BaselineState {
  /** As the user calls it. */
  readonly revision: string;
  readonly commit: BaselineCommit;
  /** Every SMS that there was, by its folder. */
  readonly systems: ReadonlyMap<string, BaselineSystem>;
  /** From paths then to paths now. */
  readonly renames: ReadonlyMap<string, string>;
}

interface BaselineCommit {
  /** Whole object name. */
  readonly id: string;
  /** ISO 8601 */
  readonly day: string;
  readonly subject: string;
}

export interface BaselineSystem {
  /** Of auditable clauses, by key, as of the day of the commit. */
  readonly statuses: ReadonlyMap<string, ClauseStatus>;
  /** As of the day that counts as today, so that nothing but edits makes new ones. */
  readonly findings: readonly MatchableFinding[];
}

/** What one SMS is held against. */
export interface SystemBaseline extends Omit<BaselineState, 'systems'> {
  /** Undefined where there was no such SMS. */
  readonly system: BaselineSystem | undefined;
}

/** An SMS belongs to the one in the same folder; where there is one now and there was one then, wherever it lay. */
export function baselineOf(
  { systems, ...state }: BaselineState,
  folder: string,
  isTheOnlyOne: boolean,
): SystemBaseline {
  const [only, ...others] = systems.values();
  const system = systems.get(folder) ?? (isTheOnlyOne && others.length === 0 ? only : undefined);
  return { ...state, system };
}

/** The findings that were not there. */
export function newSince(
  { system, renames }: SystemBaseline,
  findings: readonly Finding[],
): ReadonlySet<MatchableFinding> {
  return new Set(matchFindings(system?.findings ?? [], findings, renames).fresh);
}
