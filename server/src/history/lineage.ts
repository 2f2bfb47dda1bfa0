// Which versions each file had: the log is told from its beginning, and for every path the line of versions that led to it is kept.
// Renames carry a line to another path; a merge joins lines, or takes the one whose content it kept.

import type { Change, LogEntry } from './log.ts';
import { PersistentArray } from './persistent-array.ts';

/** A version of a file, and those that it was made from. What can change is settled by `partLines` (lines.ts). */
export interface Line {
  readonly commit: LogEntry['commit'];
  /** 0 is the newest commit. */
  readonly rank: number;
  readonly path: string;
  readonly blob: string;
  /** What the first parent of the commit had. */
  replaced: string | undefined;
  kind: 'added' | 'modified' | 'renamed';
  origins: readonly Line[];
  /** The nearest origin of another path. */
  readonly earlier: Line | undefined;
}

/** A file that is no longer there. Should the same content come back, its line goes on. */
interface Gone {
  readonly gone: Line;
}

type State = PersistentArray<Line | Gone>;

/**
 * The files as the newest of the commits left them, by path. `entries` are in the order of `newestFirst`. Every line there ever
 * was is added to `all`: what became of those that are gone is asked, too. A change, or a commit, in every step.
 */
export function* linesOf(entries: readonly LogEntry[], all: Line[]): Generator<void, Map<string, Line>> {
  const numbers = new Map<string, number>();
  const numberOf = (path: string) => {
    let number = numbers.get(path);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(path, number);
    }
    return number;
  };
  const states = new Map<string, State>();
  const followers = new Map<string, number>();
  for (const { parents } of entries) {
    for (const id of parents) followers.set(id, (followers.get(id) ?? 0) + 1);
    yield;
  }
  let state: State = new PersistentArray<Line | Gone>();
  for (let rank = entries.length - 1; rank >= 0; rank--) {
    const entry = entries[rank]!;
    state = yield* stateAfter(entry, rank, states, numberOf, all);
    states.set(entry.commit.id, state);
    for (const id of entry.parents) {
      const left = followers.get(id)! - 1;
      followers.set(id, left);
      // Nobody builds on it any more.
      if (left === 0) states.delete(id);
    }
    yield;
  }
  const lines = new Map<string, Line>();
  for (const [path, number] of numbers) {
    const line = lineAt(state, number);
    if (line) lines.set(path, line);
  }
  return lines;
}

type NumberOf = (path: string) => number;

function* stateAfter(
  entry: LogEntry,
  rank: number,
  states: ReadonlyMap<string, State>,
  numberOf: NumberOf,
  all: Line[],
): Generator<void, State> {
  // A parent that is not there lies behind the end of a shallow clone.
  const [before = new PersistentArray<Line | Gone>(), ...others] = entry.parents.map(
    id => states.get(id) ?? new PersistentArray<Line | Gone>(),
  );
  if (entry.changes.length === 0) return before;
  const after = before.copy();
  // What leaves goes first: in an exchange of names, what arrives at the same path wins.
  for (const { kind, path, from } of entry.changes) {
    const number = numberOf(from ?? path);
    const line = kind === 'deleted' || from !== undefined ? lineAt(before, number) : undefined;
    if (line) after.set(number, { gone: line });
    yield;
  }
  for (const change of entry.changes) {
    if (change.kind === 'deleted') continue;
    const line = lineAfter(change, entry, rank, before, others, numberOf);
    after.set(numberOf(change.path), line);
    if (line.rank === rank) all.push(line);
    yield;
  }
  return after;
}

function lineAfter(
  { path, from, blob }: Change,
  { commit }: LogEntry,
  rank: number,
  before: State,
  others: readonly State[],
  numberOf: NumberOf,
): Line {
  for (const other of others) {
    const taken = lineAt(other, numberOf(path));
    if (taken?.blob === blob) return taken;
  }
  const own = before.get(numberOf(from ?? path));
  const isReturn = own !== undefined && 'gone' in own;
  const origin = isReturn ? (own.gone.blob === blob ? own.gone : undefined) : own;
  const merged = others.flatMap(other => counterpart(path, origin, other, numberOf) ?? []);
  const origins = [...new Set([...(origin ? [origin] : []), ...merged])];
  const first = origins[0];
  return {
    commit,
    rank,
    path,
    blob,
    replaced: own && !isReturn ? own.blob : undefined,
    kind: !first || isReturn ? 'added' : first.path === path ? 'modified' : 'renamed',
    origins,
    earlier: first && (first.path === path ? first.earlier : first),
  };
}

function lineAt(state: State, number: number): Line | undefined {
  const line = state.get(number);
  return line && !('gone' in line) ? line : undefined;
}

/** The same file in another line of development, where it may still have an earlier name. */
function counterpart(path: string, origin: Line | undefined, other: State, numberOf: NumberOf): Line | undefined {
  const found = lineAt(other, numberOf(path));
  if (found) return found;
  for (let line = origin?.path === path ? origin.earlier : origin; line; line = line.earlier) {
    const earlier = lineAt(other, numberOf(line.path));
    if (earlier) return earlier;
  }
  return undefined;
}
