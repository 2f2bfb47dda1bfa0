// Opens what git knows of a workspace, in a constant number of processes: where it lies (two), its log, what is changed in the working
// tree, and the contents of all versions.

import { atOnce } from '../documents/steps.ts';
import { HistoryCache } from './cache.ts';
import { readCommits } from './commits.ts';
import { unknownHistory } from './history.ts';
import type { HistoryOptions } from './history-options.ts';
import { KnownHistory, type OpenedHistory } from './known-history.ts';
import { goneLines, type Line, linesOf, versionsOf } from './lineage.ts';
import { findPlace, type NoPlace, type Place } from './place.ts';
import { RepositoryPaths } from './repository-paths.ts';
import { readFacts } from './version-contents.ts';
import { changedPaths } from './working-tree.ts';

/** Never rejects: where nothing can be known, the state of the history says why. */
export async function openHistory(options: HistoryOptions): Promise<OpenedHistory> {
  const { git, revision, signal, drive = atOnce } = options;
  const run = { signal, drive };
  const found = await findPlace(git, revision, signal);
  if ('error' in found) return withoutHistory(found);
  const place = placeAt(found, options.folder);
  const cache = HistoryCache.in(options.cacheFolder, place);
  const [commits, changed] = await Promise.all([
    readCommits(git, place, cache, run),
    revision === undefined ? changedPaths(git, place, run) : new Set<string>(),
  ]);
  if ('error' in commits) return withoutHistory(commits);
  if ('error' in changed) return withoutHistory(changed);
  const all: Line[] | undefined = options.withRemoved ? [] : undefined;
  const lines = await drive(linesOf(commits.entries, all));
  const paths = new RepositoryPaths(place, lines.keys());
  const gone = all ? goneLines(all, lines.values()).filter(([last]) => last && paths.inWorkspace(last.path)) : [];
  const versions = await drive(wantedVersions(lines, paths, options));
  for (const { blob, path } of gone.flat()) versions.set(blob, path);
  const facts = await readFacts(git, place, cache, versions, run);
  if ('error' in facts) return withoutHistory(facts);
  return new KnownHistory({ ...facts, options, place, commits, changed, lines, gone, paths });
}

function placeAt(place: Place, folder: string | undefined): Place {
  if (folder === undefined) return place;
  return { ...place, prefix: folder === '' ? '' : `${folder}/` };
}

/** A path at which each content lay that somebody may ask for. A file in every step. */
function* wantedVersions(
  lines: ReadonlyMap<string, Line>,
  paths: RepositoryPaths,
  { wanted }: HistoryOptions,
): Generator<void, Map<string, string>> {
  const blobs = new Map<string, string>();
  for (const [path, line] of lines) {
    const inWorkspace = paths.inWorkspace(path);
    if (inWorkspace === undefined || (wanted && !wanted(inWorkspace))) continue;
    for (const version of versionsOf(line)) blobs.set(version.blob, version.path);
    yield;
  }
  return blobs;
}

/** Where nothing is known, and why. */
export function withoutHistory({ error, message }: Pick<NoPlace, 'error' | 'message'>): OpenedHistory {
  const why = error === 'refused' || error === 'cancelled' ? 'failed' : error;
  const history: OpenedHistory = {
    ...unknownHistory(why, why === 'no-repository' ? '' : message),
    changed: () => history,
    text: async () => undefined,
    work: { commits: 0, blobs: 0 },
  };
  return history;
}
