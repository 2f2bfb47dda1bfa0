// Which folder is the root of the workspace, when a folder inside an SMS is asked for: the SMS is analysed whole.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { manifestName } from './manifest.ts';

/** The nearest folder with a manifest, at an absolute folder or above it, up to the root of the repository. */
export function rootAbove(folder: string): string | undefined {
  for (let one = folder; ; one = dirname(one)) {
    if (existsSync(join(one, manifestName))) return one;
    if (existsSync(join(one, '.git')) || dirname(one) === one) return undefined;
  }
}
