// What git knows of the workspace that a command works on. It is asked only where something rests on it: where a document says
// when it was reviewed or approved, or in which version it is, and for figures of the past. What is left out for want of git is told
// in one line.

import { callsForGit } from '../analysis/witness.ts';
import { sizeLimit } from '../documents/decode.ts';
import { userCacheFolder } from '../history/cache.ts';
import type { Git } from '../history/git.ts';
import { gitFolderAbove } from '../history/head.ts';
import type { OpenedHistory } from '../history/known-history.ts';
import { openHistory, withoutHistory } from '../history/repository.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { OptionSpec, Output, Surroundings } from './command.ts';

export const noGitOption: OptionSpec = {
  flag: '--no-git',
  description: 'leave out what rests on git, such as whether a document changed since its review',
};

/** What is looked at. */
export interface HistorySubject {
  readonly workspace: Workspace;
  readonly fileSystem: FileSystem;
  /** Runs in the root of the workspace. Made where it is needed, since it looks for its program. */
  readonly git: () => Git;
  /** Absolute. */
  readonly root: string;
  /** The commit that is looked at; undefined where it is the files as they are now. */
  readonly revision?: string | undefined;
  /** The folder of the workspace in the repository, where git does not run in it. */
  readonly folder?: string | undefined;
  /** Git is asked although no document of today calls for it: for figures of all reviews there ever were. */
  readonly forFigures?: boolean | undefined;
}

/** Never fails: where git is not there or refuses, nothing is known. */
export async function historyOf(
  { workspace, fileSystem, root, git, revision, folder, forFigures = false }: HistorySubject,
  { env, stderr }: Pick<Surroundings, 'env' | 'stderr'>,
): Promise<OpenedHistory> {
  const documents = workspace.systems.flatMap(sms => sms.documents);
  if (!(forFigures || documents.some(callsForGit)) || gitFolderAbove(root) === undefined) return noHistory();
  const history = await openHistory({
    git: git(),
    revision,
    folder,
    cacheFolder: userCacheFolder(env),
    read: path => {
      const content = fileSystem.read(path, sizeLimit);
      return 'bytes' in content ? content.bytes : undefined;
    },
  });
  const { state } = history;
  if (state.kind === 'unknown' && state.message !== '') tellOnce(stderr, state.message);
  return history;
}

/** Where git is not asked. */
export function noHistory(): OpenedHistory {
  return withoutHistory({ error: 'no-repository', message: '' });
}

/** A command may look at several states of the same folder. */
const told = new WeakMap<Output, string>();

function tellOnce(stderr: Output, message: string): void {
  if (told.get(stderr) === message) return;
  told.set(stderr, message);
  stderr.write(`clausetrace: what rests on git is left out: ${message}\n`);
}
