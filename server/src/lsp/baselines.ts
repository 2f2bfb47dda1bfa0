// How the server compares with earlier states. Whoever starts it says how: it takes git, and the reports of the command line.

import type { Drive } from '../documents/steps.ts';
import type { BaselineState } from '../language/views/baseline.ts';
import type { DiffFormat, DiffResult, NoBaseline, RevisionView } from '../protocol/baseline.ts';

/** Folders are absolute paths. Nothing is rejected for what a user asked. Long work is driven, so that messages are heard. */
export interface Baselines {
  /** The newest first. */
  readonly tags: (folder: string) => Promise<{ readonly tags: readonly RevisionView[] } | NoBaseline>;
  /** Compares what is saved with a revision. */
  readonly diff: (asked: DiffAsked, drive: Drive) => Promise<DiffResult>;
  /** What a revision says of the SMSs in a folder. What was read of the same commit for the same day is kept. */
  readonly state: (asked: RevisionAsked, drive: Drive) => Promise<BaselineState | NoBaseline>;
  /** The text of a file at a commit; undefined where there is none. `path`: as the file is called now. */
  readonly textAt: (folder: string, commit: string, path: string) => Promise<string | undefined>;
}

export interface RevisionAsked {
  readonly folder: string;
  /** In the syntax of git. */
  readonly revision: string;
  /** The day that counts as today, ISO 8601. */
  readonly asOf: string;
}

interface DiffAsked extends RevisionAsked {
  readonly format: DiffFormat;
}
