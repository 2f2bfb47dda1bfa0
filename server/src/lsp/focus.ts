// A FileSystem in which one file stands alone: a walk comes upon it and upon companions such as the manifest, and upon nothing
// else. Links still lead to whatever is on the disk, so that what lies beside the file is not called missing.

import type { DirectoryEntry, FileContent, FileKind, FileSystem } from '../workspace/file-system.ts';
import { isInside } from '../workspace/paths.ts';

export class FocusFileSystem implements FileSystem {
  readonly #base: FileSystem;
  readonly #path: string;
  readonly #companions: ReadonlySet<string>;

  constructor(base: FileSystem, path: string, companions: readonly string[] = []) {
    this.#base = base;
    this.#path = path;
    this.#companions = new Set(companions);
  }

  get root(): string {
    return this.#base.root;
  }

  /** On the way to the file, everything else is called a link: it is there, and a walk does not enter it. */
  list(directory: string): readonly DirectoryEntry[] {
    // What the client calls a document may be a folder on the disk.
    if (isInside(directory, this.#path)) return [];
    const entries = this.#base.list(directory);
    if (!isInside(this.#path, directory)) return entries;
    const prefix = directory === '' ? '' : `${directory}/`;
    return entries.map(({ name, kind }) => {
      const isOnTheWay = isInside(this.#path, prefix + name) || (kind === 'file' && this.#companions.has(name));
      return isOnTheWay ? { name, kind } : { name, kind, isLink: true };
    });
  }

  read(path: string, maxBytes?: number): FileContent {
    return this.#base.read(path, maxBytes);
  }

  kindOf(path: string): FileKind | undefined {
    return this.#base.kindOf(path);
  }

  /** None: links are not followed. */
  identityOf(): undefined {
    return undefined;
  }
}
