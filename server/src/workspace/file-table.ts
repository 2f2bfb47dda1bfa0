// What lies where besides documents, so that links can be followed without asking the disk for each. Folders that were walked
// are known; others (ignored ones, and those outside of the workspace) are listed once when a link first leads there. So are
// the places in Markdown files that belong to no SMS, or to another one.

import type { DocumentFacts } from '../documents/facts.ts';
import type { SlugDialect } from '../documents/slugs.ts';
import { type Fragment, fragmentsOf } from './document.ts';
import type { DirectoryEntry, FileKind, FileSystem } from './file-system.ts';
import { compareText, directoryOf } from './paths.ts';

interface Listing {
  readonly kinds: ReadonlyMap<string, FileKind>;
  /** Names as they are, by their folded form; made when first needed. */
  folded?: ReadonlyMap<string, string>;
}

const nothing: Listing = { kinds: new Map() };

/** No system has longer paths. */
const longestPath = 4096;

/** What GitHub renders as Markdown. */
const markdownPattern = /\.(?:md|markdown|mdown|mdwn|mkd|mkdn|mkdown)$/i;

/** Whether a file is Markdown by its name; more are than can be documents. */
export function isMarkdownName(name: string): boolean {
  return markdownPattern.test(name);
}

export interface FileTableSetup {
  /** The way to the root of the repository: empty, or `..` segments. Nothing above it counts, since nobody else has it there. */
  readonly repository?: string | undefined;
  readonly readMarkdown?: (path: string) => DocumentFacts | undefined;
}

export class DiscoveredFiles {
  readonly #fileSystem: FileSystem;
  readonly #repository: string | undefined;
  readonly #readMarkdown: NonNullable<FileTableSetup['readMarkdown']>;
  readonly #listings = new Map<string, Listing>();
  /** By path, then by dialect. */
  readonly #fragments = new Map<string, Map<SlugDialect, ReadonlyMap<string, Fragment> | undefined>>();

  constructor(fileSystem: FileSystem, { repository, readMarkdown = () => undefined }: FileTableSetup = {}) {
    this.#fileSystem = fileSystem;
    this.#repository = repository;
    this.#readMarkdown = readMarkdown;
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
    this.#fragments.clear();
    for (const [directory, listing] of later.#listings) this.#listings.set(directory, listing);
  }

  /** By exact case on every disk; undefined when nothing is there. */
  kindOf(path: string): FileKind | undefined {
    return this.#isOutOfReach(path) ? undefined : this.#kindIn(path, () => this.#listing(directoryOf(path)));
  }

  /** The path as it is on disk, when it differs from the given one in nothing but case or the composition of accents. */
  inOtherCase(path: string): string | undefined {
    if (this.#isOutOfReach(path)) return undefined;
    let actual = '';
    for (const name of path.split('/')) {
      const listing = name === '' || name === '..' ? undefined : this.#listing(actual);
      const found = !listing || listing.kinds.has(name) ? name : foldedNames(listing).get(fold(name));
      if (found === undefined) return undefined;
      actual = actual === '' ? found : `${actual}/${found}`;
    }
    return actual === path ? undefined : actual;
  }

  /** What lies in a folder, by name. */
  entriesOf(directory: string): ReadonlyMap<string, FileKind> {
    return this.kindOf(directory) === 'directory' ? this.#listing(directory).kinds : nothing.kinds;
  }

  /** The Markdown file that GitHub shows with a folder. */
  readmeOf(directory: string): string | undefined {
    const names = [...this.entriesOf(directory).keys()].filter(name => /^readme\.md$/i.test(name));
    const name = names.includes('README.md') ? 'README.md' : names.sort(compareText)[0];
    return name && (directory === '' ? name : `${directory}/${name}`);
  }

  /** The fragments of a Markdown file; undefined for other files, and where nobody can tell. */
  fragmentsOf(path: string, dialect: SlugDialect): ReadonlyMap<string, Fragment> | undefined {
    if (!isMarkdownName(path)) return undefined;
    let known = this.#fragments.get(path);
    if (!known) {
      known = new Map();
      this.#fragments.set(path, known);
    }
    if (!known.has(dialect)) known.set(dialect, this.#readFragments(path, dialect));
    return known.get(dialect);
  }

  /** What was asked for in an earlier look at the same disk: it still holds where the file did not change. */
  rememberFrom(earlier: DiscoveredFiles, hasChanged: (path: string) => boolean): void {
    for (const [path, fragments] of earlier.#fragments) if (!hasChanged(path)) this.#fragments.set(path, fragments);
  }

  /** The file has changed. Returns whether anybody asked for its fragments. */
  forget(path: string): boolean {
    return this.#fragments.delete(path);
  }

  #readFragments(path: string, dialect: SlugDialect): ReadonlyMap<string, Fragment> | undefined {
    const facts = this.#readMarkdown(path);
    if (!facts) return undefined;
    const fragments = fragmentsOf(facts, dialect);
    return facts.problems.length > 0 && fragments.size === 0 ? undefined : fragments;
  }

  /** Above the repository, or too long to be anywhere. */
  #isOutOfReach(path: string): boolean {
    if (path.length > longestPath) return true;
    return this.#repository !== undefined && climbs(path) > climbs(this.#repository);
  }

  #kindIn(path: string, listingOf: () => Listing): FileKind | undefined {
    const name = nameOf(path);
    if (path === '' || name === '..') return 'directory';
    const listing = listingOf();
    // What lies above the workspace can often be entered but not listed.
    if (listing.kinds.size === 0 && path.startsWith('../')) return this.#fileSystem.kindOf(path);
    return listing.kinds.get(name);
  }

  /** Goes down to a folder, and no farther than there are folders on the way. */
  #listing(directory: string): Listing {
    const known = this.#listings.get(directory);
    if (known) return known;
    let listing = this.#list('');
    let folder = '';
    for (const name of directory === '' ? [] : directory.split('/')) {
      const above = listing;
      folder = folder === '' ? name : `${folder}/${name}`;
      if (this.#kindIn(folder, () => above) !== 'directory') return nothing;
      listing = this.#list(folder);
    }
    return listing;
  }

  #list(directory: string): Listing {
    return this.#listings.get(directory) ?? this.add(directory, this.#fileSystem.list(directory));
  }
}

/** How many folders a path climbs above the workspace. */
export function climbs(path: string): number {
  return Math.ceil(/^(?:\.\.(?:\/|$))*/.exec(path)![0].length / '../'.length);
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
