// Opens the history of a repository that a test has made, and tells it in short.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Git } from '../../../server/src/history/git.ts';
import type { HistoryOptions } from '../../../server/src/history/history-options.ts';
import type { OpenedHistory } from '../../../server/src/history/known-history.ts';
import { openHistory } from '../../../server/src/history/repository.ts';
import type { GitRepository } from '../../support/git-repository.ts';

export interface Opened {
  readonly history: OpenedHistory;
  readonly git: Git;
}

/** `folder`: of the workspace, relative to the repository. */
export async function opened(
  repository: GitRepository,
  { folder = '', ...options }: Partial<HistoryOptions> & { folder?: string } = {},
): Promise<Opened> {
  const root = join(repository.folder, folder);
  const git = new Git({ folder: root, env: repository.env });
  const history = await openHistory({ git, read: path => bytesAt(join(root, path)), ...options });
  return { history, git };
}

function bytesAt(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** `subject` or `subject (kind path)` of every version, newest first. */
export function told({ history }: Pick<Opened, 'history'>, path: string): string[] | undefined {
  return history
    .file(path)
    ?.versions.map(({ commit, kind, path: then }) =>
      kind === 'modified' && then === path ? commit.subject : `${commit.subject} (${kind} ${then})`,
    );
}

/** A document of some length, so that an edit of a line leaves it similar. */
export function document(id: string, body = ''): string {
  const lines = Array.from({ length: 12 }, (_, n) => `Sentence ${n} of ${id} says what the team does in step ${n}.`);
  return `---\nid: ${id}\nreviewed: 2026-01-01\n---\n\n# Document ${id}\n\n${lines.join('\n')}\n\n## Own\n\n${body}\n`;
}
