// What has to be known to open the history of a workspace (repository.ts).

import type { Drive } from '../documents/steps.ts';
import type { Git } from './git.ts';

/** How what takes long is done. */
export interface Run {
  /** Goes through the steps of what has to be computed. */
  readonly drive: Drive;
  readonly signal?: AbortSignal | undefined;
}

export interface HistoryOptions {
  /** Runs in the root of the workspace. */
  readonly git: Git;
  /** The content that a file has now, saved or not; undefined where it cannot be read. Asked only for what is not as committed. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** A commit to look at instead of what is checked out: any name that git knows for it. */
  readonly revision?: string | undefined;
  /** The folder of the workspace, relative to the repository, where that is not the folder of git: it may be gone by now. */
  readonly folder?: string | undefined;
  /** An absolute folder of the user's own, where what was learned is kept for the next time. */
  readonly cacheFolder?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Says whether others have their turn while it is computed; nobody where it is left out. */
  readonly drive?: Drive;
}
