// The contents of many files from one process.

import { sizeLimit } from '../documents/decode.ts';
import type { Git, GitFailure } from './git.ts';
import type { Run } from './history-options.ts';
import { readObjects } from './objects.ts';

/** Gives each blob that is there and not larger than a document may be, in the order asked for. */
export function readBlobs(
  git: Git,
  ids: readonly string[],
  take: (id: string, bytes: Buffer) => void,
  options: Partial<Run> & { readonly maxBytes?: number } = {},
): Promise<GitFailure | undefined> {
  const { maxBytes = sizeLimit, ...run } = options;
  const keep = (size: number) => (size <= maxBytes ? size : 0);
  return readObjects(
    git,
    ids,
    keep,
    ({ id, type, size, bytes }) => {
      if (type === 'blob' && size <= maxBytes) take(id, bytes);
    },
    run,
  );
}
