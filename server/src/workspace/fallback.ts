// A FileSystem with another one below it, for what the first does not have: the working tree of a sparse checkout, and what git
// left out of it.

import type { DirectoryEntry, FileContent, FileKind, FileSystem } from './file-system.ts';
import { compareText } from './paths.ts';

export class FallbackFileSystem implements FileSystem {
  readonly #first: FileSystem;
  readonly #second: FileSystem;

  constructor(first: FileSystem, second: FileSystem) {
    this.#first = first;
    this.#second = second;
  }

  get root(): string {
    return this.#first.root;
  }

  list(directory: string): readonly DirectoryEntry[] {
    const entries = [...this.#second.list(directory), ...this.#first.list(directory)];
    return [...new Map(entries.map(entry => [entry.name, entry])).values()].sort((a, b) => compareText(a.name, b.name));
  }

  read(path: string, maxBytes?: number): FileContent {
    return this.#holderOf(path).read(path, maxBytes);
  }

  kindOf(path: string): FileKind | undefined {
    return this.#holderOf(path).kindOf(path);
  }

  identityOf(path: string): string | undefined {
    return this.#holderOf(path).identityOf(path);
  }

  #holderOf(path: string): FileSystem {
    return this.#first.kindOf(path) === undefined ? this.#second : this.#first;
  }
}
