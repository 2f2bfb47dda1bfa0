// Which workspace a command works on: the folder that was asked for, or the SMS that it lies in.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { manifestName } from '../workspace/manifest.ts';
import { CommandFailure } from './command.ts';

export interface AskedFolder {
  /** Absolute path of the root of the workspace. */
  readonly root: string;
  /** The folder that was asked for, relative to the root, `/`-separated; empty when it is the root itself. */
  readonly folder: string;
}

export function resolveFolder(cwd: string, asked: string): AskedFolder {
  const absolute = resolve(cwd, asked);
  requireFolder(absolute, asked);
  const root = rootAbove(absolute) ?? absolute;
  return { root, folder: toSlashes(relative(root, absolute)) };
}

/** The nearest folder with a manifest, at a folder or above it, up to the root of the repository. */
function rootAbove(folder: string): string | undefined {
  for (let one = folder; ; one = dirname(one)) {
    if (existsSync(join(one, manifestName))) return one;
    if (existsSync(join(one, '.git')) || dirname(one) === one) return undefined;
  }
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

/** The way from one absolute folder to another as a URL writes it; undefined when there is none, as between two drives. */
export function wayBetween(from: string, to: string): string | undefined {
  const way = relative(from, to);
  return resolve(from, way) === resolve(to) && !/^[a-z]:/i.test(way) ? toSlashes(way) : undefined;
}

function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
