// Which workspace a command works on: the folder that was asked for, or the SMS that it lies in.

import { readdirSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { rootAbove } from '../workspace/root-above.ts';
import { CommandFailure } from './command.ts';

export interface AskedFolder {
  /** Absolute path of the root of the workspace. */
  readonly root: string;
  /** The folder that was asked for, relative to the root, `/`-separated; empty when it is the root itself. */
  readonly folder: string;
}

export function resolveFolder(cwd: string, asked: string): AskedFolder {
  requireName(asked);
  const absolute = resolve(cwd, asked);
  requireFolder(absolute, asked);
  const root = rootAbove(absolute) ?? absolute;
  return { root, folder: toSlashes(relative(root, absolute)) };
}

/** An empty argument is mostly a variable of a script that was never set, and not the current folder. */
export function requireName(asked: string): void {
  if (asked === '') throw new CommandFailure('the folder has no name');
}

function requireFolder(absolute: string, asked: string): void {
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (!stats) throw new CommandFailure(`${asked} does not exist`);
  if (!stats.isDirectory()) throw new CommandFailure(`${asked} is not a folder`);
  try {
    readdirSync(absolute);
  } catch {
    throw new CommandFailure(`${asked} may not be read`);
  }
}

/** The same folder relative to the root of its repository. `repository`: the way there from the root of the workspace. */
export function folderInRepository({ root, folder }: AskedFolder, repository: string): string {
  return toSlashes(relative(resolve(root, repository), resolve(root, folder)));
}

/** The way from one absolute folder to another as a URL writes it; undefined when there is none, as between two drives. */
export function wayBetween(from: string, to: string): string | undefined {
  const way = relative(from, to);
  return resolve(from, way) === resolve(to) && !/^[a-z]:/i.test(way) ? toSlashes(way) : undefined;
}

function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
