// A disk in memory that tests write to, with counts of what was read from it.

import type { DirectoryEntry, FileContent, FileKind, FileSystem } from '../../server/src/workspace/file-system.ts';
import { MemoryFileSystem } from '../../server/src/workspace/memory.ts';
import { isInside } from '../../server/src/workspace/paths.ts';

export class ChangingFiles implements FileSystem {
  readonly root = '/workspace';
  /** Paths of files that were read, and of folders that were listed, since these were last cleared. */
  readonly readings: string[] = [];
  readonly listings: string[] = [];
  readonly #files: Map<string, string>;
  #tree: MemoryFileSystem | undefined;

  constructor(files: Readonly<Record<string, string>> | ReadonlyMap<string, string> = {}) {
    this.#files = new Map(files instanceof Map ? files : Object.entries(files));
  }

  /** A disk of the same bytes that does not change with this one. */
  copy(): MemoryFileSystem {
    return new MemoryFileSystem(this.#files, this.root);
  }

  paths(): string[] {
    return [...this.#files.keys()];
  }

  text(path: string): string | undefined {
    return this.#files.get(path);
  }

  write(path: string, text: string): void {
    if (!this.#files.has(path)) this.#tree = undefined;
    this.#files.set(path, text);
  }

  /** A file, or a folder with all that is in it. */
  remove(path: string): void {
    for (const one of this.paths()) if (isInside(one, path)) this.#files.delete(one);
    this.#tree = undefined;
  }

  /** A file, or a folder with all that is in it. */
  rename(from: string, to: string): void {
    for (const [path, text] of [...this.#files]) {
      if (!isInside(path, from)) continue;
      this.#files.delete(path);
      this.#files.set(to + path.slice(from.length), text);
    }
    this.#tree = undefined;
  }

  list(directory: string): readonly DirectoryEntry[] {
    this.listings.push(directory);
    return this.#shape().list(directory);
  }

  read(path: string, maxBytes?: number): FileContent {
    this.readings.push(path);
    const text = this.#files.get(path);
    if (text === undefined) return this.#shape().read(path, maxBytes);
    return { bytes: new TextEncoder().encode(text) };
  }

  kindOf(path: string): FileKind | undefined {
    return this.#shape().kindOf(path);
  }

  identityOf(path: string): string | undefined {
    return this.#shape().identityOf(path);
  }

  /** The tree of the paths; texts are read from the map. */
  #shape(): MemoryFileSystem {
    this.#tree ??= new MemoryFileSystem(new Map(this.paths().map(path => [path, ''])), this.root);
    return this.#tree;
  }
}
