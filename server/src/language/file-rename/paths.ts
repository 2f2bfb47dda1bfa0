// The ways between files before and after a move. All paths are relative to the workspace; those that climb out of it may come
// back through the name of its folder.

import { directoryOf, isInside, joinPath, relativePath } from '../../workspace/paths.ts';
import type { Moves } from './moves.ts';

export class Paths {
  readonly #folder: string;
  readonly #moves: Moves;

  /** `folder`: the absolute path of the workspace. */
  constructor(folder: string, moves: Moves) {
    this.#folder = joinPath('', folder);
    this.#moves = moves;
  }

  newPath(path: string): string {
    return this.#moves.newPath(this.#inWorkspace(path));
  }

  isMoved(path: string): boolean {
    return this.#moves.moves(this.#inWorkspace(path));
  }

  /** A quick look, whatever the case: whether what is at a path may be moved, or something in it. */
  mayConcern(path: string): boolean {
    return this.#moves.mayConcern(this.#inWorkspace(path));
  }

  /** Whether a file goes where its folder goes, under the name that it has. */
  movesAlong(path: string, folder: string): boolean {
    const inside = path.slice(folder === '' ? 0 : folder.length + 1);
    return this.newPath(path) === joinPath(this.newPath(folder), inside);
  }

  /** The relative path to write in a file so that it leads to what is at `target` now; undefined where the written one will. */
  newRelative(written: string, from: string, target: string): string | undefined {
    const folder = this.#absolute(directoryOf(this.newPath(from)));
    const to = this.#absolute(this.newPath(target));
    if (joinPath(folder, written) === to) return undefined;
    const path = relativePath(folder, to);
    if (path === '') return written.endsWith('/') ? './' : '.';
    const ahead = written.startsWith('./') && !path.startsWith('../') ? './' : '';
    return ahead + path + (written.endsWith('/') ? '/' : '');
  }

  /** The same from the first root that has the target below it. */
  newFromRoot(written: string, roots: readonly string[], target: string): string | undefined {
    const to = this.#absolute(this.newPath(target));
    for (const root of roots) {
      const base = this.#absolute(this.newPath(root));
      if (joinPath(base, written) === to) return undefined;
      if (isInside(to, base)) return `/${relativePath(base, to)}${written.endsWith('/') && to !== base ? '/' : ''}`;
    }
    return undefined;
  }

  #absolute(path: string): string {
    return joinPath(this.#folder, path);
  }

  #inWorkspace(path: string): string {
    return path.startsWith('../') ? relativePath(this.#folder, this.#absolute(path)) : path;
  }
}
