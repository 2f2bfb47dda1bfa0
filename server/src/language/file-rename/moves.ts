// Files and folders that are moved or renamed, several at once: from the path of anything to its path afterwards.

import { directoryOf } from '../../workspace/paths.ts';

/** Paths are relative to the workspace. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

export class Moves {
  readonly #targets: ReadonlyMap<string, string>;
  /** What is moved, and every folder around it, whatever the case. */
  readonly #moved = new Set<string>();
  readonly #around = new Set<string>();

  constructor(moves: readonly Move[]) {
    // Where the workspace as a whole goes, everything in it goes along.
    const real = moves.filter(({ from, to }) => from !== '' && from !== to);
    this.#targets = new Map(real.map(({ from, to }) => [from, to]));
    for (const from of this.#targets.keys()) {
      this.#moved.add(fold(from));
      for (const folder of foldersAround(fold(from))) this.#around.add(folder);
    }
  }

  get areNone(): boolean {
    return this.#targets.size === 0;
  }

  /** Where a path leads afterwards: the move of the path itself counts, else that of the innermost folder around it. */
  newPath(path: string): string {
    for (let around = path; ; around = directoryOf(around)) {
      const target = this.#targets.get(around);
      if (target !== undefined) return target + path.slice(around.length);
      if (around === '') return path;
    }
  }

  moves(path: string): boolean {
    return this.newPath(path) !== path;
  }

  /** Whether what is at a path may be moved, or something in it. */
  mayConcern(path: string): boolean {
    const folded = fold(path);
    if (this.#moved.has(folded) || this.#around.has(folded)) return true;
    for (const folder of foldersAround(folded)) if (this.#moved.has(folder)) return true;
    return false;
  }
}

/** What disks that do not tell names apart hold to be the same. */
export function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function* foldersAround(path: string): Iterable<string> {
  for (let folder = path; folder !== ''; ) {
    folder = directoryOf(folder);
    yield folder;
  }
}
