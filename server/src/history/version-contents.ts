// The contents of versions, read for what is kept of them: their facts.

import { formatOf } from '../documents/extract.ts';
import { versionFacts } from '../documents/version-facts.ts';
import { readBlobs } from './blobs.ts';
import type { HistoryCache } from './cache.ts';
import { FactsStore } from './facts-store.ts';
import type { Git, GitFailure } from './git.ts';
import type { Run } from './history-options.ts';
import { localObjects } from './objects.ts';
import type { Place } from './place.ts';

/** Facts of contents that are no longer asked for are kept as long as they are few: somebody may go back to another branch. */
const fewestKept = 1000;

function* missingIn(store: FactsStore, blobs: Iterable<string>): Generator<void, string[]> {
  const missing: string[] = [];
  for (const blob of blobs) {
    if (!store.has(blob)) missing.push(blob);
    yield;
  }
  return missing;
}

/** Reads the contents that the cache does not know. `versions`: a path at which each blob lay. */
export async function readFacts(
  git: Git,
  place: Place,
  cache: HistoryCache | undefined,
  versions: ReadonlyMap<string, string>,
  run: Run,
): Promise<{ store: FactsStore; blobs: number } | GitFailure> {
  const cached = await cache?.read('facts', '', run);
  const store = cached ? await run.drive(FactsStore.from(cached.content)) : new FactsStore();
  const known = store.size;
  let missing = await run.drive(missingIn(store, versions.keys()));
  if (place.isPartial && missing.length > 0) {
    const local = await localObjects(git, run);
    if (!(local instanceof Set)) return local;
    missing = missing.filter(blob => local.has(blob));
  }
  const asked = new Set(missing);
  const failure = await readBlobs(
    git,
    missing,
    (blob, bytes) => {
      asked.delete(blob);
      store.set(blob, versionFacts(formatOf(versions.get(blob) ?? '') ?? 'markdown', bytes));
    },
    run,
  );
  if (failure) return failure;
  // Too large, or not there. In a partial clone they may come.
  if (!place.isPartial) for (const blob of asked) store.set(blob, undefined);
  const kept = store.size > 2 * versions.size + fewestKept ? versions.keys() : store.keys();
  if (cache && store.size !== known) await cache.write('facts', '', '', await run.drive(store.toBytes(kept)), run);
  return { store, blobs: missing.length };
}
