// A git revision as a FileSystem: the tree of its repository, with the contents that were loaded beforehand. Nothing is checked
// out. It answers as the disk would with that revision on it, but for what only the disk has: files that git does not track.

import {
  type DirectoryEntry,
  type FileContent,
  type FileKind,
  type FileSystem,
  headSize,
  tooLarge,
} from './file-system.ts';
import { baseNameOf, compareText, directoryOf, joinPath } from './paths.ts';

/** What lies at a path of a tree. */
export interface TreeEntry {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
  /** Name of the content; of a submodule that of its commit. */
  readonly id: string;
}

export interface Content {
  /** In bytes. */
  readonly size: number;
  /** All of it, or the head of what is too large. */
  readonly bytes: Uint8Array;
}

export interface RevisionSetup {
  /** Absolute path of the workspace, as it would be with the revision checked out. */
  readonly root: string;
  /** Folder of the workspace in the repository; empty for its root. */
  readonly folder: string;
  readonly entries: Iterable<TreeEntry>;
  /** What was loaded, by name; links are among it. */
  readonly contents: ReadonlyMap<string, Content>;
}

/** As many as systems follow. */
const mostLinks = 40;

/** Where git keeps what it knows. It is in no tree, and shows where the repository begins. */
const gitFolder = '.git';

export class RevisionFileSystem implements FileSystem {
  readonly root: string;
  readonly #folder: string;
  readonly #contents: ReadonlyMap<string, Content>;
  readonly #entries = new Map<string, TreeEntry>();
  /** Names of what lies in each folder. */
  readonly #folders = new Map<string, string[]>([['', []]]);

  constructor({ root, folder, entries, contents }: RevisionSetup) {
    this.root = root;
    this.#folder = folder;
    this.#contents = contents;
    for (const entry of entries) {
      this.#entries.set(entry.path, entry);
      this.#enter(entry.path);
      if (entry.kind === 'submodule') this.#folders.set(entry.path, []);
    }
  }

  list(directory: string): readonly DirectoryEntry[] {
    const folder = this.#follow(directory);
    if (folder === undefined || folder === 'loop') return [];
    const names = this.#folders.get(folder.path) ?? [];
    return names
      .flatMap(name => this.#listed(inFolder(folder.path, name), name) ?? [])
      .sort((a, b) => compareText(a.name, b.name));
  }

  read(path: string, maxBytes = Number.POSITIVE_INFINITY): FileContent {
    const found = this.#follow(path);
    if (found === 'loop') return { error: 'unreadable', message: 'is a link in a loop' };
    if (!found) return { error: 'missing', message: 'does not exist' };
    const entry = this.#entries.get(found.path);
    if (!entry || entry.kind === 'submodule') return { error: 'directory', message: 'is a directory' };
    const content = this.#contents.get(entry.id);
    if (!content) return { error: 'unreadable', message: 'is not in this clone of the repository' };
    const { size, bytes } = content;
    if (size > maxBytes || size > bytes.length) {
      return tooLarge(size, Math.min(maxBytes, size), bytes.subarray(0, headSize));
    }
    return { bytes };
  }

  kindOf(path: string): FileKind | undefined {
    const found = this.#follow(path);
    return found === 'loop' ? undefined : found && this.#kindAt(found.path);
  }

  identityOf(path: string): string | undefined {
    const found = this.#follow(path);
    if (!found || found === 'loop') return undefined;
    // Whatever begins it: nobody opens it.
    return found.path === '' ? 'revision:' : `revision:/${found.path}`;
  }

  /** Name of the content at a path, the same for the same bytes. */
  contentNameOf(path: string): string | undefined {
    const found = this.#follow(path);
    const entry = found && found !== 'loop' ? this.#entries.get(found.path) : undefined;
    return entry?.kind === 'file' ? entry.id : undefined;
  }

  #enter(path: string): void {
    const folder = directoryOf(path);
    const names = this.#folders.get(folder);
    if (names) {
      names.push(baseNameOf(path));
      return;
    }
    this.#folders.set(folder, [baseNameOf(path)]);
    this.#enter(folder);
  }

  #kindAt(path: string): FileKind | undefined {
    if (this.#folders.has(path) || path === gitFolder) return 'directory';
    return this.#entries.has(path) ? 'file' : undefined;
  }

  #listed(path: string, name: string): DirectoryEntry | undefined {
    if (this.#entries.get(path)?.kind !== 'link') return { name, kind: this.#kindAt(path)! };
    const end = this.#followIn(path);
    if (end === undefined) return undefined;
    return { name, kind: end === 'loop' ? 'file' : (this.#kindAt(end.path) ?? 'file'), isLink: true };
  }

  /** Where a path of the workspace leads in the repository, links followed; undefined where nothing is, as outside of it. */
  #follow(path: string): { readonly path: string } | 'loop' | undefined {
    return this.#followIn(joinPath(this.#folder, path));
  }

  #followIn(path: string): { readonly path: string } | 'loop' | undefined {
    if (this.#entries.get(path)?.kind === 'file' || this.#folders.has(path)) return { path };
    let rest = path.split('/').filter(Boolean);
    let reached = '';
    for (let links = 0; rest.length > 0; ) {
      const [name, ...behind] = rest;
      reached = joinPath(reached, name!);
      if (reached.startsWith('..')) return undefined;
      rest = behind;
      const entry = this.#entries.get(reached);
      if (entry?.kind === 'link') {
        if (++links > mostLinks) return 'loop';
        const target = this.#targetOf(entry);
        // Absolute ones lead somewhere on one machine only.
        if (target === undefined || target.startsWith('/')) return undefined;
        rest = [...target.split('/').filter(one => one !== '' && one !== '.'), ...rest];
        reached = directoryOf(reached);
      } else if (this.#kindAt(reached) === undefined && reached !== '') return undefined;
      else if (entry?.kind === 'file' && rest.length > 0) return undefined;
    }
    return this.#kindAt(reached) === undefined ? undefined : { path: reached };
  }

  #targetOf({ id }: TreeEntry): string | undefined {
    const content = this.#contents.get(id);
    return content && new TextDecoder().decode(content.bytes);
  }
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
