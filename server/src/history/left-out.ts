// What a sparse checkout leaves out of the working tree: for git these files are as they are staged, and none of them is deleted.

import { type Git, type GitFailure, isFailure } from './git.ts';
import { kinds, type TreeEntry } from './tree.ts';

/** Of the whole repository, whatever folder git runs in. None in a checkout that is not sparse. */
export async function leftOutEntries(git: Git): Promise<TreeEntry[] | GitFailure> {
  const sparse = await git.read(['config', '--type=bool', '--default=false', '--get', 'core.sparseCheckout']);
  if (isFailure(sparse)) return sparse;
  if (sparse.toString('latin1').trim() !== 'true') return [];
  const output = await git.read(['ls-files', '-t', '-s', '-z', '--full-name', '--', ':/']);
  if (isFailure(output)) return output;
  // `S mode id stage<TAB>path`: skipped.
  return output
    .toString('utf8')
    .split('\0')
    .flatMap(line => {
      const [, mode, id, path] = /^S (\d+) ([0-9a-f]+) 0\t([\s\S]+)$/.exec(line) ?? [];
      return path === undefined ? [] : [{ path, kind: kinds[mode!] ?? 'file', id: id! }];
    });
}
