// The log of a repository, in the order in which it is told. Of what the cache holds, only what is new is asked of git.

import type { HistoryCache } from './cache.ts';
import type { Git, GitFailure } from './git.ts';
import type { Run } from './history-options.ts';
import { type LogEntry, LogReader, logArguments } from './log.ts';
import { newestFirst } from './order.ts';
import { piecesOf } from './pieces.ts';
import type { Place } from './place.ts';

export interface Commits {
  /** Those that lead to the head, newest first. */
  readonly entries: readonly LogEntry[];
  /** How many of them were asked of git. */
  readonly asked: number;
}

/** Branches that were looked at one after the other, of which the log is kept. */
const mostHeads = 16;
const nul = Buffer.alloc(1);

export async function readCommits(
  git: Git,
  place: Place,
  cache: HistoryCache | undefined,
  run: Run,
): Promise<Commits | GitFailure> {
  const renames = place.isPartial ? 'exact' : 'similar';
  const conditions = JSON.stringify([renames, place.mailmap, [...place.shallow].sort()]);
  const inOrder = (entries: readonly LogEntry[]) => run.drive(newestFirst(entries, place.head));
  const kept = await cache?.read('log', conditions, run);
  const known = kept ? await entriesOf(kept.content, run) : [];
  if (known.some(({ commit }) => commit.id === place.head)) return { entries: await inOrder(known), asked: 0 };

  const heads = kept?.note.split(' ') ?? [];
  const range = [place.head, ...heads.map(id => `^${id}`)];
  const more = await readLog(git, logArguments(range, renames), run);
  // A commit that was looked at before may be gone: rewritten, and cleared away.
  if ('error' in more) return kept && more.error === 'failed' ? readCommits(git, place, cache?.writeOnly(), run) : more;
  const entries = await inOrder([...more.entries, ...known]);
  // What no longer leads to the head is dragged along, but not for ever.
  if (known.length > 2 * entries.length) return readCommits(git, place, cache?.writeOnly(), run);
  const note = [place.head, ...heads].slice(0, mostHeads).join(' ');
  await cache?.write('log', conditions, note, [...more.chunks, ...(kept ? piecesOf(kept.content) : [])], run);
  return { entries, asked: more.entries.length };
}

async function entriesOf(bytes: Buffer, { drive }: Run): Promise<readonly LogEntry[]> {
  const reader = new LogReader();
  await drive(taking(reader, bytes));
  return reader.end();
}

function* taking(reader: LogReader, bytes: Buffer): Generator<void, void> {
  for (const piece of piecesOf(bytes)) {
    reader.read(piece);
    yield;
  }
}

async function readLog(
  git: Git,
  args: readonly string[],
  { drive, signal }: Run,
): Promise<{ entries: readonly LogEntry[]; chunks: readonly Buffer[] } | GitFailure> {
  const reader = new LogReader();
  const chunks: Buffer[] = [];
  const failure = await git.stream(
    args,
    chunk => {
      chunks.push(chunk);
      return drive(taking(reader, chunk));
    },
    { signal },
  );
  if (failure) return failure;
  // Records are put behind each other.
  if (chunks.length > 0 && chunks.at(-1)!.at(-1) !== 0) chunks.push(nul);
  return { entries: reader.end(), chunks };
}
