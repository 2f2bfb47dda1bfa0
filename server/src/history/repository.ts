// Opens what git knows of a workspace, in a constant number of processes: where it lies (two), its log, what is changed in the working
// tree, and the contents of all versions. What is read goes by the log alone, so that every command knows the same.

import { atOnce } from '../documents/steps.ts';
import { ancestryOf } from './ancestry.ts';
import { HistoryCache } from './cache.ts';
import { readCommits } from './commits.ts';
import type { FactsStore } from './facts-store.ts';
import type { Git } from './git.ts';
import { gitFolderAbove } from './head.ts';
import { unknownHistory } from './history.ts';
import type { HistoryOptions } from './history-options.ts';
import { KnownHistory, type OpenedHistory } from './known-history.ts';
import { type Line, linesOf } from './lineage.ts';
import { goneLines, linesByCommit, partLines } from './lines.ts';
import { findPlace, type NoPlace, type Place } from './place.ts';
import { RepositoryPaths } from './repository-paths.ts';
import { readFacts } from './version-contents.ts';
import { changedPaths } from './working-tree.ts';

/** Never rejects: where nothing can be known, the state of the history says why. */
export async function openHistory(options: HistoryOptions): Promise<OpenedHistory> {
  const { git, revision, signal, drive = atOnce } = options;
  const run = { signal, drive };
  const found = await findPlace(git, revision, signal);
  if ('error' in found)
    return withoutHistory(found.error === 'no-repository' ? noRepository(git, found.message) : found);
  const place = placeAt(found, options.folder);
  const cache = HistoryCache.in(options.cacheFolder, place);
  const [commits, changed] = await Promise.all([
    readCommits(git, place, cache, run),
    revision === undefined ? changedPaths(git, place, run) : new Set<string>(),
  ]);
  if ('error' in commits) return withoutHistory(commits);
  if ('error' in changed) return withoutHistory(changed);
  const all: Line[] = [];
  const lines = await drive(linesOf(commits.entries, all));
  const made = await drive(linesByCommit(all));
  const paths = new RepositoryPaths(place, lines.keys());
  const contents = await drive(contentsOf(all, made, paths));
  const facts = await readFacts(git, place, cache, contents, run);
  if ('error' in facts) return withoutHistory(facts);
  await drive(partLines(all, (before, after) => areOfOthers(facts.store, before, after)));
  const ended = await drive(goneLines(all, lines.values()));
  const gone = ended.filter(([last]) => last && paths.inWorkspace(last.path) !== undefined);
  const ancestry = await drive(ancestryOf(commits.entries));
  return new KnownHistory({ ...facts, options, place, commits, changed, lines, made, gone, paths, contents, ancestry });
}

function placeAt(place: Place, folder: string | undefined): Place {
  if (folder === undefined) return place;
  return { ...place, prefix: folder === '' ? '' : `${folder}/` };
}

/**
 * A path at which each content lay that somebody may ask for: of every file that ever lay in the workspace, and of what was changed
 * along with one. A version in every step.
 */
function* contentsOf(
  all: readonly Line[],
  made: ReadonlyMap<string, readonly Line[]>,
  paths: RepositoryPaths,
): Generator<void, Map<string, string>> {
  const wanted = new Set<Line>();
  for (const line of all) {
    if (paths.inWorkspace(line.path) !== undefined) wanted.add(line);
    yield;
  }
  // What is added meanwhile has its turn, too.
  for (const { origins } of wanted) {
    for (const origin of origins) wanted.add(origin);
    yield;
  }
  const commits = new Set<Line['commit']>();
  for (const { commit } of wanted) {
    if (!commit.isMerge) commits.add(commit);
    yield;
  }
  for (const { id } of commits) {
    for (const line of made.get(id) ?? []) {
      if (line.replaced !== undefined) for (const one of [line, ...line.origins]) wanted.add(one);
      yield;
    }
  }
  const contents = new Map<string, string>();
  for (const { blob, path } of wanted) {
    contents.set(blob, path);
    yield;
  }
  return contents;
}

/** Whether two contents have ids, and not the same one. */
function areOfOthers(store: FactsStore, before: string, after: string): boolean {
  if (before === after) return false;
  const [had, has] = [store.get(before)?.keys.get('id'), store.get(after)?.keys.get('id')];
  return Boolean(had && has) && had !== has;
}

/** That there is none needs no word; that git makes nothing of one does. */
function noRepository({ folder }: Git, reason: string): NoPlace {
  const message = `There is a .git, but git takes nothing here for a repository: ${reason}`;
  return { error: 'no-repository', message: gitFolderAbove(folder) === undefined ? '' : message };
}

/** Where nothing is known, and why. */
export function withoutHistory({ error, message }: Pick<NoPlace, 'error' | 'message'>): OpenedHistory {
  const why = error === 'refused' || error === 'cancelled' ? 'failed' : error;
  const history: OpenedHistory = {
    ...unknownHistory(why, message),
    changed: () => history,
    text: async () => undefined,
    work: { commits: 0, blobs: 0 },
  };
  return history;
}
