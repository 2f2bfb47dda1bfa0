// A FileSystem held in memory, from texts and bytes by path; directories are implied. For tests, git revisions, and the shape of
// what is on no disk.

import {
  type DirectoryEntry,
  type FileContent,
  type FileKind,
  type FileSystem,
  headSize,
  tooLarge,
} from './file-system.ts';
import { compareText, directoryOf, joinPath } from './paths.ts';

export class MemoryFileSystem implements FileSystem {
  readonly root: string;
  readonly #files = new Map<string, Uint8Array>();
  /** The entries of each directory, by name. */
  readonly #directories = new Map<string, Map<string, DirectoryEntry>>([['', new Map()]]);

  /**
   * Paths are relative to the root and may leave it with leading `..`, as they may on the disk. One with a slash at its end is a
   * directory, which may be empty.
   */
  constructor(
    files: Readonly<Record<string, string | Uint8Array>> | ReadonlyMap<string, string | Uint8Array> = {},
    root = '/workspace',
  ) {
    this.root = root;
    for (const [path, content] of files instanceof Map ? files : Object.entries(files)) {
      if (path.endsWith('/')) this.#directory(joinPath('', path));
      else this.#add(joinPath('', path), content);
    }
  }

  list(directory: string): readonly DirectoryEntry[] {
    const entries = this.#directories.get(joinPath('', directory));
    return entries ? [...entries.values()].sort((a, b) => compareText(a.name, b.name)) : [];
  }

  read(path: string, maxBytes = Number.POSITIVE_INFINITY): FileContent {
    const bytes = this.#files.get(joinPath('', path));
    if (!bytes) {
      return this.kindOf(path) === 'directory'
        ? { error: 'directory', message: 'is a directory' }
        : { error: 'missing', message: 'does not exist' };
    }
    if (bytes.length > maxBytes) return tooLarge(bytes.length, maxBytes, bytes.subarray(0, headSize));
    return { bytes };
  }

  kindOf(path: string): FileKind | undefined {
    const key = joinPath('', path);
    if (this.#files.has(key)) return 'file';
    return this.#directories.has(key) ? 'directory' : undefined;
  }

  identityOf(path: string): string | undefined {
    return this.kindOf(path) && joinPath(this.root, path);
  }

  #add(path: string, content: string | Uint8Array): void {
    this.#files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    this.#enter(path, 'file');
  }

  /** Enters a path in its directory, and that directory in the one above. */
  #enter(path: string, kind: FileKind): void {
    const directory = directoryOf(path);
    const name = path.slice(directory === '' ? 0 : directory.length + 1);
    const entries = this.#directory(directory);
    if (name !== '..') entries.set(name, { name, kind });
  }

  /** The entries of a directory, which is made where it is not there. */
  #directory(path: string): Map<string, DirectoryEntry> {
    let entries = this.#directories.get(path);
    if (!entries) {
      entries = new Map();
      this.#directories.set(path, entries);
      if (path !== '..' && !path.endsWith('/..')) this.#enter(path, 'directory');
    }
    return entries;
  }
}
