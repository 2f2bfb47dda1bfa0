// What is made of the lines of versions when all are told: which commit made which, which of them end because they are of other
// documents, and which lead to files that are gone.

import type { Line } from './lineage.ts';

/** The lines that each commit made, by its id; one in every step. */
export function* linesByCommit(all: readonly Line[]): Generator<void, Map<string, Line[]>> {
  const made = new Map<string, Line[]>();
  for (const line of all) {
    const own = made.get(line.commit.id);
    if (own) own.push(line);
    else made.set(line.commit.id, [line]);
    yield;
  }
  return made;
}

/**
 * Ends lines where git took a new document for another one that was moved, because both were made from one template. Whether two
 * contents are of different documents is known only when they were read. A line in every step.
 */
export function* partLines(
  all: readonly Line[],
  areOfOthers: (before: string, after: string) => boolean,
): Generator<void, void> {
  for (const line of all) {
    const { kind, replaced, blob } = line;
    if (kind === 'renamed' && replaced !== undefined && areOfOthers(replaced, blob)) {
      line.kind = 'added';
      line.replaced = undefined;
      line.origins = line.origins.filter(origin => !areOfOthers(origin.blob, blob));
    }
    yield;
  }
}

/** Of all lines there ever were, the last ones of files that are gone, each with the versions that no living file has; in steps. */
export function* goneLines(all: readonly Line[], living: Iterable<Line>): Generator<void, Line[][]> {
  const alive = new Set(living);
  for (const line of alive) {
    for (const origin of line.origins) alive.add(origin);
    yield;
  }
  const gone: Line[] = [];
  const continued = new Set<Line>();
  for (const line of all) {
    if (!alive.has(line)) {
      gone.push(line);
      for (const origin of line.origins) continued.add(origin);
    }
    yield;
  }
  const told = new Set<Line>();
  const ended: Line[][] = [];
  for (const line of gone) {
    if (!continued.has(line))
      ended.push(versionsOf(line).filter(one => !alive.has(one) && !told.has(one) && told.add(one)));
    yield;
  }
  return ended;
}

/** All versions of a line, newest first. */
export function versionsOf(line: Line): Line[] {
  const found = new Set([line]);
  for (const version of found) for (const origin of version.origins) found.add(origin);
  return [...found].sort((a, b) => a.rank - b.rank);
}
