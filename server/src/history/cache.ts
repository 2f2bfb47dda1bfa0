// What was learned of a repository, kept in a folder of the user's own: the log up to a commit, and the facts of blobs. Both only
// save work. What is torn, foreign or of another release of the format is as good as not there.

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Run } from './history-options.ts';
import { piecesOf } from './pieces.ts';

/** To be raised whenever what is kept, or what facts mean, changes. */
const format = 'clausetrace history 2';

/** Larger ones are not kept. */
const largest = 256 * 1024 * 1024;

/** What is not yet written to the end after it never will be, in milliseconds. */
const longestWriting = 60_000;

/** Where programs of a user keep what they can do without; undefined where the environment does not say. */
export function userCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const home = env.HOME ?? env.USERPROFILE;
  const folders: readonly (string | undefined)[] = [
    env.XDG_CACHE_HOME,
    platform === 'win32' ? env.LOCALAPPDATA : undefined,
    home && join(home, platform === 'darwin' ? 'Library/Caches' : '.cache'),
  ];
  const folder = folders.find(candidate => candidate && isAbsolute(candidate));
  return folder && join(folder, 'clausetrace');
}

export class HistoryCache {
  readonly #folder: string;
  readonly #mayRead: boolean;

  private constructor(folder: string, mayRead = true) {
    this.#folder = folder;
    this.#mayRead = mayRead;
  }

  /** A place below `folder` for one repository; undefined where that would lie inside the repository. */
  static in(folder: string | undefined, repository: { common: string; root: string }): HistoryCache | undefined {
    if (!folder || !isAbsolute(folder)) return undefined;
    const name = createHash('sha256').update(repository.common).digest('hex').slice(0, 32);
    const place = join(folder, 'history', name);
    return isWithin(place, repository.root) || isWithin(place, repository.common) ? undefined : new HistoryCache(place);
  }

  /** The same place, of which nothing is taken any more: what is there is to be replaced. */
  writeOnly(): HistoryCache {
    return new HistoryCache(this.#folder, false);
  }

  /** What was written under a name with the same conditions. */
  async read(
    name: string,
    conditions: string,
    { drive }: Run,
  ): Promise<{ readonly note: string; readonly content: Buffer } | undefined> {
    if (!this.#mayRead) return undefined;
    try {
      const bytes = await readFile(join(this.#folder, name));
      const end = bytes.indexOf(10);
      const [written, note, digest] = JSON.parse(bytes.toString('utf8', 0, end)) as string[];
      const content = bytes.subarray(end + 1);
      if (written !== `${format} ${conditions}` || typeof note !== 'string') return undefined;
      return digest === (await drive(digestOf(piecesOf(content)))) ? { note, content } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps it for the next time, for this user alone. What cannot be written is not kept. */
  async write(
    name: string,
    conditions: string,
    note: string,
    content: readonly Buffer[],
    { drive }: Run,
  ): Promise<void> {
    if (content.reduce((sum, { length }) => sum + length, 0) > largest) return;
    const temporary = join(this.#folder, `${name}.${randomUUID()}`);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const head = JSON.stringify([`${format} ${conditions}`, note, await drive(digestOf(content))]);
      await writeFile(temporary, [`${head}\n`, ...content], { mode: 0o600, flag: 'wx' });
      await rename(temporary, join(this.#folder, name));
      await this.#tidy(name);
    } catch {
      await discard(temporary);
    }
  }

  /** Whoever was ended while writing has left a file behind. */
  async #tidy(name: string): Promise<void> {
    const timeOf = async (file: string) => (await stat(join(this.#folder, file))).mtimeMs;
    const now = await timeOf(name);
    for (const file of await readdir(this.#folder)) {
      const isLeft = file.startsWith(`${name}.`) && (await timeOf(file)) < now - longestWriting;
      if (isLeft) await discard(join(this.#folder, file));
    }
  }
}

async function discard(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch {
    // Somebody else's now.
  }
}

function* digestOf(pieces: Iterable<Buffer>): Generator<void, string> {
  const hash = createHash('sha1');
  for (const piece of pieces) {
    hash.update(piece);
    yield;
  }
  return hash.digest('hex');
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
