// Open editors laid over another FileSystem: their texts win over what is saved, and files that were never saved are there too.

import {
  type DirectoryEntry,
  type FileContent,
  type FileKind,
  type FileSystem,
  headSize,
  tooLarge,
} from './file-system.ts';
import { MemoryFileSystem } from './memory.ts';
import { compareText } from './paths.ts';

export class OverlayFileSystem implements FileSystem {
  readonly #base: FileSystem;
  readonly #texts = new Map<string, string>();
  /** The tree that the open files' paths make; rebuilt when the set of paths has changed. */
  #tree: MemoryFileSystem | undefined;

  constructor(base: FileSystem) {
    this.#base = base;
  }

  get root(): string {
    return this.#base.root;
  }

  /** The text of an open editor. */
  set(path: string, text: string): void {
    if (!this.#texts.has(path)) this.#tree = undefined;
    this.#texts.set(path, text);
  }

  /** The editor is closed: what is saved counts again. */
  delete(path: string): void {
    if (this.#texts.delete(path)) this.#tree = undefined;
  }

  /** Whether it is open in an editor. */
  has(path: string): boolean {
    return this.#texts.has(path);
  }

  list(directory: string): readonly DirectoryEntry[] {
    const saved = this.#base.list(directory);
    const open = this.#openTree().list(directory);
    if (open.length === 0) return saved;
    const entries = new Map([...open, ...saved].map(entry => [entry.name, entry]));
    return [...entries.values()].sort((a, b) => compareText(a.name, b.name));
  }

  read(path: string, maxBytes = Number.POSITIVE_INFINITY): FileContent {
    const text = this.#texts.get(path);
    if (text === undefined) return this.#base.read(path, maxBytes);
    const bytes = new TextEncoder().encode(text);
    if (bytes.length <= maxBytes) return { bytes };
    return tooLarge(bytes.length, maxBytes, bytes.subarray(0, headSize));
  }

  kindOf(path: string): FileKind | undefined {
    return this.#base.kindOf(path) ?? this.#openTree().kindOf(path);
  }

  identityOf(path: string): string | undefined {
    return this.#base.identityOf(path) ?? this.#openTree().identityOf(path);
  }

  #openTree(): MemoryFileSystem {
    this.#tree ??= new MemoryFileSystem(new Map([...this.#texts.keys()].map(path => [path, ''])), this.#base.root);
    return this.#tree;
  }
}
