// A FileSystem in memory that changes: what a client has told of a folder which is on no disk. It says what each change changed.

import {
  type DirectoryEntry,
  type FileContent,
  type FileKind,
  type FileSystem,
  headSize,
  isSameContent,
  tooLarge,
} from '../workspace/file-system.ts';
import { MemoryFileSystem } from '../workspace/memory.ts';
import { isInside, joinPath } from '../workspace/paths.ts';

/** Of a file of which it is known that it is there: an image, say, that nobody looks into. */
export const unread: FileContent = { error: 'unreadable', message: 'was not fetched from the editor' };

export class VirtualFiles implements FileSystem {
  readonly root: string;
  readonly #contents = new Map<string, FileContent>();
  /** Those that were named: they may be empty. */
  readonly #folders = new Set<string>();
  /** The shape of all that; made anew when something has appeared or vanished. */
  #shape: MemoryFileSystem | undefined;

  /** `root`: a virtual path. */
  constructor(root: string) {
    this.root = root;
  }

  list(directory: string): readonly DirectoryEntry[] {
    return this.#tree().list(directory);
  }

  read(path: string, maxBytes = Number.POSITIVE_INFINITY): FileContent {
    const content = this.#contents.get(joinPath('', path)) ?? this.#tree().read(path);
    if (!('bytes' in content) || content.bytes.length <= maxBytes) return content;
    return tooLarge(content.bytes.length, maxBytes, content.bytes.subarray(0, headSize));
  }

  kindOf(path: string): FileKind | undefined {
    return this.#tree().kindOf(path);
  }

  identityOf(path: string): string | undefined {
    return this.#tree().identityOf(path);
  }

  /** Files, and folders that were named, in a folder at any depth. */
  below(folder: string): string[] {
    return [...this.#contents.keys(), ...this.#folders].filter(path => path !== folder && isInside(path, folder));
  }

  has(file: string): boolean {
    return this.#contents.has(file);
  }

  /** A file says this now. Returns the paths at which something else is than before. */
  put(path: string, content: FileContent): string[] {
    const before = this.#contents.get(path);
    if (before && isSameContent(before, content)) return [];
    const replaced = this.#folders.has(path) ? this.take(path) : [];
    if (!before) this.#shape = undefined;
    this.#contents.set(path, content);
    return [...replaced, path];
  }

  /** There is a folder. Returns the paths at which something else is than before. */
  putFolder(path: string): string[] {
    if (path === '' || this.#folders.has(path)) return [];
    this.#contents.delete(path);
    this.#folders.add(path);
    this.#shape = undefined;
    return [path];
  }

  /** Nothing is at a path, nor below it. Returns the paths at which something was. */
  take(path: string): string[] {
    const isFile = this.#contents.has(path);
    const taken = isFile ? [path] : [path, ...this.below(path)].filter(one => this.has(one) || this.#folders.has(one));
    for (const one of taken) if (!this.#contents.delete(one)) this.#folders.delete(one);
    if (taken.length > 0) this.#shape = undefined;
    return taken;
  }

  #tree(): MemoryFileSystem {
    const folders = [...this.#folders].map(path => `${path}/`);
    this.#shape ??= new MemoryFileSystem(
      new Map([...this.#contents.keys(), ...folders].map(path => [path, ''])),
      this.root,
    );
    return this.#shape;
  }
}
