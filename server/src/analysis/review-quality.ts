// What a review is worth, by git: whether it changed nothing but its date, was one of many that a commit stamped at once, or
// was recorded by whoever alone had written the text. Figures over whole histories, and the reasons to doubt one review.

import { atOnce } from '../documents/steps.ts';
import type { Commit, FileHistory, History, Person, Version } from '../history/history.ts';
import type { Dialect } from '../workspace/dialect.ts';
import type { Manifest } from '../workspace/manifest.ts';
import { pastMetadata } from '../workspace/past-metadata.ts';
import type { Sms } from '../workspace/sms.ts';
import { changesContent } from './change.ts';
import { isForge, isSamePerson } from './people.ts';

/** A version that wrote another date of a review than the one before it: a review, as git saw it. */
export interface ReviewStamp {
  /** Of the file today, or the last one it had. */
  readonly path: string;
  readonly version: Version;
  /** ISO 8601. */
  readonly date: string;
  /** Nothing else in it changed: no other metadata, and nothing that a reader sees. */
  readonly isDateOnly: boolean;
  /** How many files of the repository the same commit stamped, this one among them. */
  readonly stamped: number;
  /** The people who changed the content since the review before it, else all who ever did; empty where nobody can tell. */
  readonly authors: readonly Person[];
  /** It was recorded by the only one of them. */
  readonly isAlone: boolean;
}

export interface StampFigures {
  readonly total: number;
  readonly dateOnly: number;
  /** Of a commit that stamped at least as many as the manifest's `bulk_stamp`. */
  readonly bulk: number;
  readonly authorAlone: number;
  /** With at least one of these. */
  readonly unsupported: number;
}

export interface ReviewStamps extends StampFigures {
  /** By path, newest first; then those of files that are no longer there. */
  readonly stamps: readonly ReviewStamp[];
  readonly byPath: ReadonlyMap<string, StampFigures>;
  /** Of them, those of files that are no longer there. */
  readonly removed: StampFigures;
}

/**
 * The reviews of an SMS that git tells of: of its documents, of its pages that have the date of one, and of files in its folder that
 * are no longer there. Undefined where git knows nothing.
 */
export function reviewStampsOf({
  sms,
  history,
}: {
  readonly sms: Sms;
  readonly history: History;
}): ReviewStamps | undefined {
  if (history.state.kind !== 'known') return undefined;
  const paths = sms.documents.map(({ path }) => path);
  const removed = history.removed.filter(({ versions: [last] }) => last !== undefined && sms.contains(last.path));
  return reviewStamps(history, paths, sms.manifest, removed);
}

/** Every review that the histories of some files tell of: of those of an SMS, say. Paths without a history are passed over. */
export function reviewStamps(
  history: History,
  paths: Iterable<string>,
  manifest: Manifest,
  removed: readonly FileHistory[] = [],
): ReviewStamps {
  const byPath = new Map<string, StampFigures>();
  const stamps: ReviewStamp[] = [];
  for (const path of paths) {
    const own = stampsOf(path, history, manifest);
    if (own.length === 0) continue;
    byPath.set(path, figuresOf(own, manifest));
    stamps.push(...own);
  }
  const gone = removed.flatMap(file => stampsIn(file, file.versions[0]?.path ?? '', history, manifest));
  const all = [...stamps, ...gone];
  return { ...figuresOf(all, manifest), stamps: all, byPath, removed: figuresOf(gone, manifest) };
}

function figuresOf(stamps: readonly ReviewStamp[], manifest: Manifest): StampFigures {
  const count = (holds: (stamp: ReviewStamp) => boolean) => stamps.filter(holds).length;
  return {
    total: stamps.length,
    dateOnly: count(stamp => stamp.isDateOnly),
    bulk: count(stamp => isBulk(stamp, manifest)),
    authorAlone: count(stamp => stamp.isAlone),
    unsupported: count(stamp => stamp.isDateOnly || stamp.isAlone || isBulk(stamp, manifest)),
  };
}

/** The reviews of one file, newest first. */
export function stampsOf(path: string, history: History, dialect: Dialect): readonly ReviewStamp[] {
  const file = history.file(path);
  return file ? stampsIn(file, path, history, dialect) : [];
}

function stampsIn(file: FileHistory, path: string, history: History, dialect: Dialect): ReviewStamp[] {
  return file.versions.flatMap((version, i) => {
    const date = dateWrittenBy(version, history, dialect);
    return date === undefined ? [] : [stampAt(i, date, path, file, history, dialect)];
  });
}

function stampAt(
  place: number,
  date: string,
  path: string,
  file: FileHistory,
  history: History,
  dialect: Dialect,
): ReviewStamp {
  const version = file.versions[place]!;
  const authors = authorsUpTo(place, file, history, dialect);
  const { author, committer } = version.commit;
  return {
    path,
    version,
    date,
    isDateOnly: isDateOnly(version, history, dialect),
    stamped: atOnce(stampedBy(version.commit, history, dialect)),
    authors,
    isAlone:
      authors.length === 1 &&
      isSamePerson(authors[0]!, author) &&
      (isForge(committer) || isSamePerson(author, committer)),
  };
}

/** The date of a review that a version wrote. A merge brings what was written elsewhere. */
function dateWrittenBy(version: Version, history: History, dialect: Dialect): string | undefined {
  const { blob, replaced, commit } = version;
  if (commit.isMerge || replaced === undefined) return undefined;
  const [after, before] = [history.facts(blob), history.facts(replaced)];
  if (!after || !before) return undefined;
  const date = pastMetadata(after, dialect).reviewed;
  const earlier = pastMetadata(before, dialect).reviewed;
  return date !== undefined && (earlier === undefined || earlier < date) ? date : undefined;
}

function isDateOnly({ blob, replaced }: Version, history: History, dialect: Dialect): boolean {
  const [after, before] = [history.facts(blob)!, history.facts(replaced!)!];
  if (after.content !== before.content || after.lists !== before.lists) return false;
  const { reviewedKey } = pastMetadata(after, dialect);
  const keys = new Set([...before.keys.keys(), ...after.keys.keys()]);
  return [...keys].every(key => key === reviewedKey || before.keys.get(key) === after.keys.get(key));
}

function authorsUpTo(place: number, file: FileHistory, history: History, dialect: Dialect): Person[] {
  const { versions, isWhole } = file;
  const older = versions.slice(place + 1).findIndex(version => dateWrittenBy(version, history, dialect) !== undefined);
  if (older < 0 && !isWhole) return [];
  const since = versions.slice(place, older < 0 ? undefined : place + 1 + older);
  const own = peopleBehind(since, history);
  if (own.length > 0) return own;
  return isWhole ? peopleBehind(versions.slice(place), history) : [];
}

/** Who changed the content, each once. */
export function peopleBehind(versions: readonly Version[], history: History): Person[] {
  const people: Person[] = [];
  for (const version of versions) {
    const { author, isMerge } = version.commit;
    if (isMerge || !changesContent(version, history) || people.some(person => isSamePerson(person, author))) continue;
    people.push(author);
  }
  return people;
}

/** How many files each commit stamped; counted once for a history. */
const counts = new WeakMap<History, WeakMap<Dialect, Map<string, number>>>();

function countsOf(history: History, dialect: Dialect): Map<string, number> {
  const byDialect = counts.get(history) ?? new WeakMap<Dialect, Map<string, number>>();
  counts.set(history, byDialect);
  const byCommit = byDialect.get(dialect) ?? new Map<string, number>();
  byDialect.set(dialect, byCommit);
  return byCommit;
}

/** In the whole repository: it does not matter from which folder one looks, nor which of the files are still there. */
function* stampedBy(commit: Commit, history: History, dialect: Dialect): Generator<void, number> {
  const known = countsOf(history, dialect);
  let count = known.get(commit.id);
  if (count !== undefined) return count;
  count = 0;
  for (const version of history.changedBy(commit)) {
    if (dateWrittenBy(version, history, dialect) !== undefined) count++;
    yield;
  }
  known.set(commit.id, count);
  return count;
}

/** Of all versions, which takes a while: one in every step. Whoever cannot wait has it done before somebody asks. */
export function* countStamps(history: History, dialect: Dialect): Generator<void, void> {
  for (const path of history.paths) {
    for (const version of history.file(path)?.versions ?? []) {
      if (dateWrittenBy(version, history, dialect) !== undefined) yield* stampedBy(version.commit, history, dialect);
      yield;
    }
  }
}

export function isBulk({ stamped }: ReviewStamp, { reviews: { bulkStamp } }: Manifest): boolean {
  return bulkStamp !== undefined && stamped >= bulkStamp;
}
