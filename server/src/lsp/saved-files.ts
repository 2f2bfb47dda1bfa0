// For clients that do not watch files: finds out which saved files changed since it last looked.

import { statSync } from 'node:fs';
import type { Root } from './root.ts';

/** A path where nothing ever is: to touch it makes the index look for files that appeared or vanished. */
const nowhere = '.clausetrace/nowhere.md';

export class SavedFiles {
  readonly #stamps = new Map<string, string>();

  /** Touches in the root what differs on the disk; the first look only takes down what is there. */
  look(root: Root): void {
    for (const path of filesOf(root)) {
      const absolute = root.absolute(path);
      const stamp = stampOf(absolute);
      const before = this.#stamps.get(absolute);
      if (before !== undefined && before !== stamp) root.touch(path);
      this.#stamps.set(absolute, stamp);
    }
  }

  lookAgain(root: Root): void {
    this.look(root);
    root.touch(nowhere);
  }
}

function filesOf(root: Root): string[] {
  return root.systems.flatMap(({ documents, manifest }) => [
    ...documents.map(({ path }) => path),
    ...(manifest.path === undefined ? [] : [manifest.path]),
  ]);
}

function stampOf(path: string): string {
  try {
    const stats = statSync(path);
    return `${stats.mtimeMs} ${stats.size}`;
  } catch {
    return '';
  }
}
