// The order in which a history is told: no commit before those that follow it, and of what was done side by side the newer first.

import type { LogEntry } from './log.ts';

/** The commits that lead to `head`, newest first, one in every step. It does not depend on the order in which they are given. */
export function* newestFirst(entries: Iterable<LogEntry>, head: string): Generator<void, LogEntry[]> {
  const byId = new Map<string, LogEntry>();
  for (const entry of entries) {
    byId.set(entry.commit.id, entry);
    yield;
  }
  const followers = yield* countFollowers(byId, head);
  const start = byId.get(head);
  const ready = new Heap();
  if (start) ready.push(start);
  const ordered: LogEntry[] = [];
  for (let entry = ready.pop(); entry; entry = ready.pop()) {
    ordered.push(entry);
    for (const id of entry.parents) {
      const left = followers.get(id)! - 1;
      followers.set(id, left);
      const parent = left === 0 ? byId.get(id) : undefined;
      if (parent) ready.push(parent);
    }
    yield;
  }
  return ordered;
}

/** How often each commit is named as a parent by those that lead to `head`. */
function* countFollowers(entries: ReadonlyMap<string, LogEntry>, head: string): Generator<void, Map<string, number>> {
  const followers = new Map<string, number>();
  const left = [head];
  const seen = new Set(left);
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    for (const parent of entries.get(id)?.parents ?? []) {
      followers.set(parent, (followers.get(parent) ?? 0) + 1);
      if (seen.has(parent)) continue;
      seen.add(parent);
      left.push(parent);
    }
    yield;
  }
  return followers;
}

function isBefore(a: LogEntry, b: LogEntry): boolean {
  return a.commit.time === b.commit.time ? a.commit.id < b.commit.id : a.commit.time > b.commit.time;
}

/** A binary heap with the newest commit on top. */
class Heap {
  readonly #entries: LogEntry[] = [];

  push(entry: LogEntry): void {
    const entries = this.#entries;
    let at = entries.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(entry, entries[above]!)) break;
      entries[at] = entries[above]!;
      at = above;
    }
    entries[at] = entry;
  }

  pop(): LogEntry | undefined {
    const entries = this.#entries;
    const top = entries[0];
    const last = entries.pop();
    if (!last || entries.length === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= entries.length) break;
      if (below + 1 < entries.length && isBefore(entries[below + 1]!, entries[below]!)) below++;
      if (!isBefore(entries[below]!, last)) break;
      entries[at] = entries[below]!;
      at = below;
    }
    entries[at] = last;
    return top;
  }
}
