// Which commit has in it what another one made. Days do not say so: what was done on a branch comes in with its merge, whenever
// that is.

import type { Commit } from './history.ts';
import type { LogEntry } from './log.ts';

export class Ancestry {
  readonly #entries: readonly LogEntry[];
  readonly #ranks: ReadonlyMap<string, number>;
  /** The main line, from the head by first parents: ranks, newest first. */
  readonly #trunk: readonly number[];
  /** By rank, that of the oldest commit of the main line that has it. */
  readonly #landings: Int32Array;
  readonly #heads = new Map<string, Commit | undefined>();

  constructor(
    entries: readonly LogEntry[],
    ranks: ReadonlyMap<string, number>,
    trunk: readonly number[],
    landings: Int32Array,
  ) {
    this.#entries = entries;
    this.#ranks = ranks;
    this.#trunk = trunk;
    this.#landings = landings;
  }

  /** Whether `at` is a commit, or follows it. */
  has(at: Commit, commit: Commit): boolean {
    const sought = this.#ranks.get(commit.id);
    if (sought === undefined) return false;
    const left = [at.id];
    const seen = new Set(left);
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      const rank = this.#ranks.get(id);
      // What follows has the lower rank.
      if (rank === undefined || rank > sought) continue;
      if (rank === sought) return true;
      const landing = this.#landings[rank]!;
      // From here on it is known without a walk.
      if (landing === rank && this.#landings[sought]! >= rank) return true;
      if (landing === rank) continue;
      for (const parent of this.#entries[rank]!.parents) {
        if (!seen.has(parent)) left.push(parent);
        seen.add(parent);
      }
    }
    return false;
  }

  /** The newest commit of the main line that was made on or before a day (ISO 8601). */
  headOn(day: string): Commit | undefined {
    if (!this.#heads.has(day)) {
      const rank = this.#trunk.find(one => this.#entries[one]!.commit.day <= day);
      this.#heads.set(day, rank === undefined ? undefined : this.#entries[rank]!.commit);
    }
    return this.#heads.get(day);
  }
}

/** `entries` are in the order of `newestFirst`. One in every step. */
export function* ancestryOf(entries: readonly LogEntry[]): Generator<void, Ancestry> {
  const ranks = new Map<string, number>();
  for (const [rank, { commit }] of entries.entries()) {
    ranks.set(commit.id, rank);
    yield;
  }
  const parentsOf = (rank: number) => entries[rank]!.parents.flatMap(id => ranks.get(id) ?? []);
  const trunk: number[] = [];
  for (let rank = entries.length > 0 ? 0 : undefined; rank !== undefined; yield) {
    trunk.push(rank);
    rank = ranks.get(entries[rank]!.parents[0] ?? '');
  }
  const landings = new Int32Array(entries.length).fill(-1);
  for (const landing of trunk.toReversed()) {
    const left = [landing];
    for (let rank = left.pop(); rank !== undefined; rank = left.pop()) {
      if (landings[rank] !== -1) continue;
      landings[rank] = landing;
      left.push(...parentsOf(rank));
      yield;
    }
  }
  return new Ancestry(entries, ranks, trunk, landings);
}
