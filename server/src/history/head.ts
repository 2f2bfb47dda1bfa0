// Whether a folder lies in a repository, and whether its head has moved, by looking at a few files: no process is worth starting
// only to find out that there is nothing to ask.

import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The folder in which git keeps what belongs to a working tree, sound or not; undefined where there is no repository. */
export function gitFolderAbove(folder: string): string | undefined {
  for (let one = folder; ; one = dirname(one)) {
    const path = join(one, '.git');
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return path;
    // Of worktrees and submodules it is a file that says where.
    if (stats?.isFile()) return resolve(one, /^gitdir: (.+)$/m.exec(textOf(path))?.[1]?.trim() ?? path);
    if (dirname(one) === one) return undefined;
  }
}

/** Another text whenever the head is, or may be, another commit. */
export function headMark(gitFolder: string): string {
  const head = textOf(join(gitFolder, 'HEAD')).trim();
  const shared = textOf(join(gitFolder, 'commondir')).trim();
  const common = shared === '' ? gitFolder : resolve(gitFolder, shared);
  const branch = /^ref: (.+)$/.exec(head)?.[1];
  const marks = branch === undefined ? [] : [textOf(join(common, branch)).trim(), stateOf(join(common, 'packed-refs'))];
  return [head, ...marks, stateOf(join(common, 'shallow')), stateOf(join(common, 'reftable', 'tables.list'))].join(
    '\n',
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function stateOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.size}` : '';
}
