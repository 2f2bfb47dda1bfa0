// The real disk as a FileSystem. Synchronous, because reading thousands of small files is faster so, and tolerant: whatever
// cannot be read, is no file, or vanishes between two calls is said in the result and never thrown.

import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { resolve, sep } from 'node:path';
import {
  type DirectoryEntry,
  type FileContent,
  type FileKind,
  type FileSystem,
  headSize,
  tooLarge,
} from './file-system.ts';
import { compareText } from './paths.ts';

/** Without blocking, so that opening a named pipe returns at once. Windows has neither. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

export class DiskFileSystem implements FileSystem {
  readonly root: string;

  constructor(root: string) {
    this.root = resolve(root);
  }

  list(directory: string): readonly DirectoryEntry[] {
    const entries = attempt(() => readdirSync(this.#absolute(directory), { withFileTypes: true })) ?? [];
    return entries.flatMap(entry => this.#entry(directory, entry) ?? []).sort((a, b) => compareText(a.name, b.name));
  }

  read(path: string, maxBytes = Number.POSITIVE_INFINITY): FileContent {
    let file: number | undefined;
    try {
      file = openSync(this.#absolute(path), openFlags);
      const stats = fstatSync(file);
      if (stats.isDirectory()) return { error: 'directory', message: 'is a directory' };
      if (!stats.isFile()) return { error: 'unreadable', message: 'is not a regular file' };
      if (stats.size > maxBytes) return tooLarge(stats.size, maxBytes, readBytes(file, headSize));
      return { bytes: readBytes(file, stats.size) };
    } catch (error) {
      return failure(error);
    } finally {
      if (file !== undefined) closeQuietly(file);
    }
  }

  kindOf(path: string): FileKind | undefined {
    return kindOfStats(attempt(() => statSync(this.#absolute(path), { throwIfNoEntry: false })));
  }

  identityOf(path: string): string | undefined {
    return attempt(() => realpathSync.native(this.#absolute(path)))?.replaceAll(sep, '/');
  }

  #absolute(path: string): string {
    return path === '' ? this.root : `${this.root}/${path}`;
  }

  #entry(directory: string, entry: Dirent): DirectoryEntry | undefined {
    const { name } = entry;
    const path = directory === '' ? name : `${directory}/${name}`;
    // A name that is not valid UTF-8 comes with replacement characters, under which nothing can be opened.
    if (name.includes('\uFFFD') && !this.kindOf(path)) return undefined;
    if (entry.isFile()) return { name, kind: 'file' };
    if (entry.isDirectory()) return { name, kind: 'directory' };
    if (!entry.isSymbolicLink()) return undefined;
    const kind = this.kindOf(path) ?? (this.#isLoop(path) ? 'file' : undefined);
    return kind && { name, kind, isLink: true };
  }

  /** A link that leads back to itself is there, and cannot be read; a link to nowhere is as good as not there. */
  #isLoop(path: string): boolean {
    try {
      statSync(this.#absolute(path));
      return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ELOOP';
    }
  }
}

function kindOfStats(stats: Stats | undefined): FileKind | undefined {
  if (stats?.isFile()) return 'file';
  return stats?.isDirectory() ? 'directory' : undefined;
}

/** Reads what is there, up to the size the file had when it was opened: it may have shrunk since. */
function readBytes(file: number, size: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const count = readSync(file, buffer, length, size - length, null);
    if (count === 0) break;
    length += count;
  }
  return length === size ? buffer : buffer.subarray(0, length);
}

function closeQuietly(file: number): void {
  attempt(() => closeSync(file));
}

function failure(error: unknown): FileContent {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { error: 'missing', message: 'does not exist' };
  // Windows refuses to open a directory at all.
  if (code === 'EISDIR') return { error: 'directory', message: 'is a directory' };
  const reasons: Record<string, string> = {
    EACCES: 'may not be read',
    EPERM: 'may not be read',
    ELOOP: 'is a link in a loop',
  };
  return { error: 'unreadable', message: reasons[code ?? ''] ?? `cannot be read (${code ?? message})` };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
