// What git says of a date in the metadata of a document: which version wrote it there, and which version stood then. A date is a
// claim; git is the witness, and where it saw nothing it says nothing.

import type { FileHistory, History, Version } from '../history/history.ts';
import type { Dialect } from '../workspace/dialect.ts';
import { type PastMetadata, pastMetadata } from '../workspace/past-metadata.ts';

/** What a date certifies. */
export interface DateWitness {
  /** The place of the version in the file's history that stood when the date was given; -1 is what the file says now. */
  readonly seen: number;
  /**
   * The version that wrote the date in the place of another one, or of none. Undefined where that is not committed yet, where
   * the file came with the date in it, and where a shallow clone hides it.
   */
  readonly stamp: Version | undefined;
  /** The stamp, or the oldest version that is known to carry the date; undefined where that is not committed yet. */
  readonly written: Version | undefined;
  /** Whether the file was first seen after the date, with the date in it. Who wrote what was certified is not known then. */
  readonly isImported: boolean;
}

/**
 * Undefined where nothing can be said. Otherwise the later one counts of two versions: the last one committed on or before the
 * date, in the time zone of its commit, and the one that wrote the date, which certifies what is committed with it. Where nobody
 * saw the date being written, because the file came with it or a shallow clone begins there, the oldest version that carries it
 * counts as that one: what changed after it changed for certain, and of what was before nothing is said.
 */
export function witnessOfDate(
  key: 'reviewed' | 'approved',
  date: string,
  file: FileHistory,
  history: History,
  dialect: Dialect,
): DateWitness | undefined {
  const { versions } = file;
  const says = (metadata: PastMetadata) => metadata[key] === date;
  const isSaid = (blob: string) => {
    const facts = history.facts(blob);
    return facts !== undefined && says(pastMetadata(facts, dialect));
  };
  const writing = writingOf(file, history, dialect, says);
  if (writing === 'not committed') return { seen: -1, stamp: undefined, written: undefined, isImported: false };
  const stamp = typeof writing === 'number' ? writing : undefined;
  const written = stamp ?? versions.findLastIndex(({ blob }) => isSaid(blob));
  const onDay = versions.findIndex(({ commit }) => commit.day <= date);
  const found = [written, onDay].filter(place => place >= 0);
  if (found.length === 0) return undefined;
  return {
    seen: Math.min(...found),
    stamp: stamp === undefined ? undefined : versions[stamp],
    written: versions[written],
    isImported: stamp === undefined && onDay < 0,
  };
}

/**
 * Where something was written that the metadata say: the place of the version that says it and replaced one that did not. It
 * may have been there from the `beginning`; undefined where nobody can tell.
 */
export function writingOf(
  { versions, isWhole }: FileHistory,
  history: History,
  dialect: Dialect,
  says: (metadata: PastMetadata) => boolean,
): number | 'not committed' | 'beginning' | undefined {
  const isSaid = (blob: string): boolean | undefined => {
    const facts = history.facts(blob);
    return facts && says(pastMetadata(facts, dialect));
  };
  const atHead = versions[0] && isSaid(versions[0].blob);
  if (atHead === undefined) return undefined;
  if (!atHead) return 'not committed';
  const isWriting = ({ blob, replaced }: Version) =>
    replaced !== undefined && isSaid(blob) === true && isSaid(replaced) === false;
  // A merge only brings what was written elsewhere, unless nobody wrote it.
  const place = versions.findIndex(version => !version.commit.isMerge && isWriting(version));
  if (place >= 0) return place;
  const merge = versions.findIndex(isWriting);
  if (merge >= 0) return merge;
  return isWhole ? 'beginning' : undefined;
}
