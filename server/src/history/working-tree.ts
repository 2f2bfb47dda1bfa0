// Which files are no longer as the head has them, by one `git status`: what is changed, staged or not, or in conflict.

import { type Git, type GitFailure, isFailure } from './git.ts';
import type { Run } from './history-options.ts';
import { documentPaths } from './log.ts';
import type { Place } from './place.ts';

/** Paths are relative to the root of the repository. Files that git does not track are not looked for. */
export async function changedPaths(git: Git, place: Place, { signal }: Run): Promise<ReadonlySet<string> | GitFailure> {
  const args = [
    'status',
    '--porcelain=v2',
    '-z',
    '--untracked-files=no',
    '--ignore-submodules=all',
    '--no-renames',
    '--',
    documentPaths,
  ];
  const answer = await git.read(args, { signal, config: place.withoutFilters });
  if (isFailure(answer)) return answer;
  const entries = answer.toString('utf8').split('\0');
  return new Set(entries.flatMap(entry => pathOf(entry) ?? []));
}

/** `1 XY sub mH mI mW hH hI path`, and two more columns for what is unmerged. */
function pathOf(entry: string): string | undefined {
  const columns = { '1': 8, u: 10 }[entry.charAt(0)];
  return columns === undefined ? undefined : entry.split(' ').slice(columns).join(' ');
}
