// What git knows of the files of a workspace, as data: the floors above read it, and only repository.ts and its neighbours, which
// are given a way to run git, know how it was found out. Paths are relative to the workspace, as everywhere.

import type { VersionFacts } from '../documents/version-facts.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface Commit {
  /** Whole object name, hexadecimal. */
  readonly id: string;
  /** When it was committed, in seconds since 1970-01-01T00:00:00Z. */
  readonly time: number;
  /** The calendar day of that, in the time zone of the commit: ISO 8601. */
  readonly day: string;
  readonly author: Person;
  readonly committer: Person;
  /** The first line of the message. */
  readonly subject: string;
  readonly isMerge: boolean;
}

/** A file as a commit left it. */
export interface Version {
  readonly commit: Commit;
  /** Where the file lay then; outside of the workspace it begins with `..`. */
  readonly path: string;
  /** Object name of the content. */
  readonly blob: string;
  /** Object name of the content that the commit found there (a merge: on its first parent), renames followed; undefined where it added the file. */
  readonly replaced: string | undefined;
  readonly kind: 'added' | 'modified' | 'renamed';
}

export interface FileHistory {
  /** Newest first, through renames. Of lines of development that were merged, those that changed the file. */
  readonly versions: readonly Version[];
  /** Whether the last of them is where the file began; false where a shallow clone cuts it off. */
  readonly isWhole: boolean;
}

export type HistoryState =
  | { readonly kind: 'known'; readonly isShallow: boolean }
  /** What stands on history is then left out, never guessed. */
  | {
      readonly kind: 'unknown';
      readonly why: 'not-asked' | 'no-repository' | 'no-commits' | 'no-git' | 'untrusted' | 'failed';
      /** For people, with what to do; empty where there is nothing to do. */
      readonly message: string;
    };

/** Pure data behind functions: it answers the same for as long as it lives. Another head, or other documents, is another history. */
export interface History {
  readonly state: HistoryState;
  /** The commit that is looked at: what is checked out, or the revision that was asked for. */
  readonly head: Commit | undefined;
  /** Files of the workspace's kind that the head has and that have a history, by path. */
  readonly paths: readonly string[];
  /** Undefined for files that git does not track. */
  file(path: string): FileHistory | undefined;
  /** Files of the workspace that are no longer there, in no particular order; versions that a file of today has are left out. */
  readonly removed: readonly FileHistory[];
  /** What a version of a file says; undefined where it is no document, is too large, or is not there (a partial clone). */
  facts(blob: string): VersionFacts | undefined;
  /** The content that a file has now, saved or not: equal to `versions[0].blob` where nothing was changed since. */
  currentFacts(path: string): VersionFacts | undefined;
  /** What a commit made of files that are documents by their names, in the whole repository: it does not matter from where one looks. */
  changedBy(commit: Commit): readonly Version[];
  /** Whether `at` is a commit, or follows it: what was done on a branch comes in with its merge. */
  has(at: Commit, commit: Commit): boolean;
  /** The newest commit of the main line (first parents) that was made on or before a day (ISO 8601). */
  headOn(day: string): Commit | undefined;
}

/** Where nothing is known. */
export function unknownHistory(
  why: Extract<HistoryState, { kind: 'unknown' }>['why'] = 'not-asked',
  message = '',
): History {
  return {
    state: { kind: 'unknown', why, message },
    head: undefined,
    paths: [],
    removed: [],
    file: () => undefined,
    facts: () => undefined,
    currentFacts: () => undefined,
    changedBy: () => [],
    has: () => false,
    headOn: () => undefined,
  };
}
