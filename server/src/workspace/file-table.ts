// What lies where besides documents, so that links can be followed without asking the disk for each. Folders that were walked
// are known; others (ignored ones, and those outside of the workspace) are listed once when a link first leads there.

import type { DirectoryEntry, FileKind, FileSystem } from './file-system.ts';
import { directoryOf } from './paths.ts';

interface Listing {
  readonly kinds: ReadonlyMap<string, FileKind>;
  /** Names as they are, by their folded form; made when first needed. */
  folded?: ReadonlyMap<string, string>;
}

const nothing: Listing = { kinds: new Map() };

export class DiscoveredFiles {
  readonly #fileSystem: FileSystem;
  readonly #listings = new Map<string, Listing>();

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  /** Takes down what a walk has seen in a folder. */
  add(directory: string, entries: readonly DirectoryEntry[]): Listing {
    const listing = { kinds: new Map(entries.map(({ name, kind }) => [name, kind])) };
    this.#listings.set(directory, listing);
    return listing;
  }

  /** Takes over what a later walk has seen, for those who hold this table. */
  replaceBy(later: DiscoveredFiles): void {
    this.#listings.clear();
    for (const [directory, listing] of later.#listings) this.#listings.set(directory, listing);
  }

  /** By exact case on every disk; undefined when nothing is there. */
  kindOf(path: string): FileKind | undefined {
    const name = nameOf(path);
    if (path === '' || name === '..') return 'directory';
    const listing = this.#listing(directoryOf(path));
    // What lies above the workspace can often be entered but not listed.
    if (listing.kinds.size === 0 && path.startsWith('../')) return this.#fileSystem.kindOf(path);
    return listing.kinds.get(name);
  }

  /** The path as it is on disk, when it differs from the given one in nothing but case or the composition of accents. */
  inOtherCase(path: string): string | undefined {
    const actual = this.#actual(path);
    return actual === path ? undefined : actual;
  }

  #actual(path: string): string | undefined {
    const name = nameOf(path);
    if (path === '' || name === '..') return path;
    const directory = this.#actual(directoryOf(path));
    if (directory === undefined) return undefined;
    const listing = this.#listing(directory);
    const actual = listing.kinds.has(name) ? name : foldedNames(listing).get(fold(name));
    return actual === undefined ? undefined : directory === '' ? actual : `${directory}/${actual}`;
  }

  #listing(directory: string): Listing {
    const known = this.#listings.get(directory);
    if (known) return known;
    if (this.kindOf(directory) !== 'directory') return nothing;
    return this.add(directory, this.#fileSystem.list(directory));
  }
}

function foldedNames(listing: Listing): ReadonlyMap<string, string> {
  listing.folded ??= new Map([...listing.kinds.keys()].reverse().map(name => [fold(name), name]));
  return listing.folded;
}

/** What disks that do not tell names apart hold to be the same. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
