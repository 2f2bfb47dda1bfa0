// The roots of a session: the client's folders, and a root for each open file outside of all of them. Folders may lie in each
// other. Each is analysed whole, as the command line would, with the SMS that it lies in; a file's findings are those of the
// innermost root around it.

import { basename, dirname } from 'node:path';
import { rootAbove } from '../workspace/root-above.ts';
import { Root, type RootTools } from './root.ts';
import { isVirtual, tidyPath } from './uris.ts';

/** A file as one root has it. */
export interface Placed {
  readonly root: Root;
  /** Relative to the root. */
  readonly local: string;
}

export class Roots {
  readonly #tools: RootTools;
  /** By the client's folder. Several folders of one SMS have the same root. */
  readonly #folders = new Map<string, Root>();
  readonly #alone = new Map<string, Root>();

  constructor(tools: RootTools) {
    this.#tools = tools;
  }

  /** Every root, folders first. */
  all(): Root[] {
    return [...this.#ofFolders(), ...this.#alone.values()];
  }

  /** Undefined where the folder has a root already. */
  addFolder(folder: string): Root | undefined {
    if (this.#folders.has(folder)) return undefined;
    const known = this.#knownAround(folder);
    const root = known ?? new Root(placeOf(folder), this.#tools);
    root.show(folder);
    this.#folders.set(folder, root);
    return known ? undefined : root;
  }

  /** The root that nobody needs any more. */
  removeFolder(folder: string): Root | undefined {
    const root = this.#folders.get(folder);
    this.#folders.delete(folder);
    root?.hide(folder);
    if (!root || this.#ofFolders().has(root)) return undefined;
    root.close();
    return root;
  }

  addAlone(path: string): Root {
    const root = new Root(tidyPath(dirname(path)), this.#tools, basename(path));
    this.#alone.set(path, root);
    return root;
  }

  removeAlone(path: string): Root | undefined {
    const root = this.#alone.get(path);
    root?.close();
    this.#alone.delete(path);
    return root;
  }

  /** Paths of files that have a root of their own. */
  alone(): string[] {
    return [...this.#alone.keys()];
  }

  isInFolder(path: string): boolean {
    return [...this.#ofFolders()].some(root => root.local(path) !== undefined);
  }

  /** Every root that has the file; the one that speaks for it comes first. */
  around(path: string): Placed[] {
    const alone = this.#alone.get(path);
    if (alone) return [{ root: alone, local: alone.local(path)! }];
    const placed = [...this.#ofFolders()].flatMap(root => {
      const local = root.local(path);
      return local === undefined ? [] : [{ root, local }];
    });
    return placed.sort((a, b) => b.root.folder.length - a.root.folder.length);
  }

  /** The root that speaks for a file. */
  owner(path: string): Placed | undefined {
    return this.around(path)[0];
  }

  /** The root with the SMS that a folder lies in. Above a folder that is on no disk, only what is open is known. */
  #knownAround(folder: string): Root | undefined {
    const roots = [...this.#ofFolders()];
    if (isVirtual(folder)) return roots.find(root => root.local(folder) !== undefined);
    const place = placeOf(folder);
    return roots.find(root => root.folder === place);
  }

  #ofFolders(): ReadonlySet<Root> {
    return new Set(this.#folders.values());
  }
}

/** Where the SMS that a folder lies in begins. */
function placeOf(folder: string): string {
  return isVirtual(folder) ? folder : tidyPath(rootAbove(folder) ?? folder);
}
