// The log of a repository, in the order in which it is told. Of what the cache holds, only what is new is asked of git.

import type { HistoryCache } from './cache.ts';
import type { Git, GitFailure, RunOptions } from './git.ts';
import { type LogEntry, LogReader, logArguments } from './log.ts';
import { newestFirst } from './order.ts';
import type { Place } from './place.ts';

export interface Commits {
  /** Those that lead to the head, newest first. */
  readonly entries: readonly LogEntry[];
  /** How many of them were asked of git. */
  readonly asked: number;
}

const pieceSize = 1 << 20;
/** Branches that were looked at one after the other, of which the log is kept. */
const mostHeads = 16;
const nul = Buffer.alloc(1);

export async function readCommits(
  git: Git,
  place: Place,
  cache: HistoryCache | undefined,
  options: Pick<RunOptions, 'signal'>,
): Promise<Commits | GitFailure> {
  const renames = place.isPartial ? 'exact' : 'similar';
  const conditions = JSON.stringify([renames, place.mailmap, [...place.shallow].sort()]);
  const kept = cache?.read('log', conditions);
  const known = kept ? entriesOf(kept.content) : [];
  if (known.some(({ commit }) => commit.id === place.head)) return { entries: inOrder(known, place), asked: 0 };

  const heads = kept?.note.split(' ') ?? [];
  const range = [place.head, ...heads.map(id => `^${id}`)];
  const more = await readLog(git, logArguments(range, renames), options);
  // A commit that was looked at before may be gone: rewritten, and cleared away.
  if ('error' in more)
    return kept && more.error === 'failed' ? readCommits(git, place, cache?.writeOnly(), options) : more;
  const entries = inOrder([...more.entries, ...known], place);
  // What no longer leads to the head is dragged along, but not for ever.
  if (known.length > 2 * entries.length) return readCommits(git, place, cache?.writeOnly(), options);
  const note = [place.head, ...heads].slice(0, mostHeads).join(' ');
  cache?.write('log', conditions, note, kept ? Buffer.concat([more.bytes, kept.content]) : more.bytes);
  return { entries, asked: more.entries.length };
}

function inOrder(entries: readonly LogEntry[], { head }: Place): LogEntry[] {
  return newestFirst(new Map(entries.map(entry => [entry.commit.id, entry])), head);
}

function entriesOf(bytes: Buffer): readonly LogEntry[] {
  const reader = new LogReader();
  for (let at = 0; at < bytes.length; at += pieceSize) reader.read(bytes.subarray(at, at + pieceSize));
  return reader.end();
}

async function readLog(
  git: Git,
  args: readonly string[],
  options: Pick<RunOptions, 'signal'>,
): Promise<{ entries: readonly LogEntry[]; bytes: Buffer } | GitFailure> {
  const reader = new LogReader();
  const chunks: Buffer[] = [];
  const failure = await git.stream(
    args,
    chunk => {
      chunks.push(chunk);
      reader.read(chunk);
    },
    options,
  );
  if (failure) return failure;
  // Records are put behind each other.
  if (chunks.length > 0 && chunks.at(-1)!.at(-1) !== 0) chunks.push(nul);
  return { entries: reader.end(), bytes: Buffer.concat(chunks) };
}
