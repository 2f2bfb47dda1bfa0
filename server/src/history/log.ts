// What `git log` says, read as it comes: every commit with the Markdown and YAML files that it changed.

import { StringDecoder } from 'node:string_decoder';
import { formatOf } from '../documents/extract.ts';
import type { Commit, Person } from './history.ts';

export interface Change {
  readonly kind: 'added' | 'modified' | 'renamed' | 'deleted';
  /** Relative to the root of the repository. */
  readonly path: string;
  /** The earlier path of what was renamed. */
  readonly from?: string;
  /** Empty for what was deleted. */
  readonly blob: string;
}

export interface LogEntry {
  readonly commit: Commit;
  readonly parents: readonly string[];
  /** Against the first parent. */
  readonly changes: readonly Change[];
}

/** Matches every name that `formatOf` knows, and few others. */
export const documentPaths = '*.[mMyY][dDaAmM]*';

const fields = ['%H', '%P', '%ct', '%ci', '%aN', '%aE', '%cN', '%cE', '%s'];

/**
 * The arguments that list all commits that lead to `range`. Merges are compared with their first parent; what they took from another
 * one is found by comparing contents (lineage.ts). All commits are listed, since only the paths of changes are limited.
 */
export function logArguments(range: readonly string[], renames: 'similar' | 'exact'): string[] {
  return [
    'log',
    `--format=%x01${fields.join('%x00')}`,
    '-z',
    '--raw',
    '--no-abbrev',
    '--no-color',
    '--no-notes',
    '--no-decorate',
    '--no-show-signature',
    '--no-ext-diff',
    '--no-textconv',
    '--diff-merges=first-parent',
    renames === 'similar' ? '-M50%' : '-M100%',
    '-l1000',
    '--full-history',
    '--sparse',
    ...range,
    '--',
    `:(top)${documentPaths}`,
  ];
}

/** Reads the log in pieces that may end anywhere. */
export class LogReader {
  readonly #entries: LogEntry[] = [];
  readonly #persons = new Map<string, Person>();
  readonly #paths = new Map<string, string>();
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';
  #header: string[] = [];
  #changes: Change[] = [];
  /** A change that still lacks its paths. */
  #raw: string[] = [];

  read(bytes: Buffer): void {
    const tokens = (this.#rest + this.#decoder.write(bytes)).split('\0');
    this.#rest = tokens.pop()!;
    for (const token of tokens) this.#token(token);
  }

  end(): readonly LogEntry[] {
    if (this.#rest !== '') this.#token(this.#rest);
    this.#rest = '';
    this.#endCommit();
    return this.#entries;
  }

  #token(token: string): void {
    if (this.#raw.length > 0) this.#pathToken(token);
    else if (this.#header.length > 0 && this.#header.length < fields.length) this.#header.push(token);
    else if (token.startsWith('\x01')) {
      this.#endCommit();
      this.#header = [token.slice(1)];
    } else if (token.startsWith(':') || token.startsWith('\n:')) this.#raw = [token.trimStart()];
  }

  #pathToken(token: string): void {
    this.#raw.push(token);
    const [, mode = '', , blob = '', status = ''] = this.#raw[0]!.split(' ');
    if (this.#raw.length < (status.startsWith('R') ? 3 : 2)) return;
    const [, first = '', second] = this.#raw;
    this.#raw = [];
    const path = second ?? first;
    const from = second === undefined ? undefined : first;
    // A symbolic link or a submodule is no document, whatever its name.
    const isFile = mode.startsWith('100') && formatOf(path) !== undefined;
    if (isFile)
      this.#changes.push(this.#change(path, from !== undefined && formatOf(from) ? from : undefined, blob, status));
    else if (formatOf(from ?? path)) this.#changes.push({ kind: 'deleted', path: this.#own(from ?? path), blob: '' });
  }

  #change(path: string, from: string | undefined, blob: string, status: string): Change {
    if (from !== undefined) return { kind: 'renamed', path: this.#own(path), from: this.#own(from), blob };
    return { kind: status.startsWith('M') ? 'modified' : 'added', path: this.#own(path), blob };
  }

  #own(path: string): string {
    const known = this.#paths.get(path);
    if (known !== undefined) return known;
    this.#paths.set(path, path);
    return path;
  }

  #person(name: string, email: string): Person {
    const key = `${name}\0${email}`;
    let person = this.#persons.get(key);
    if (!person) {
      person = { name, email };
      this.#persons.set(key, person);
    }
    return person;
  }

  #endCommit(): void {
    if (this.#header.length < fields.length) return;
    const [id, parents, time, date, author, authorEmail, committer, committerEmail, subject] = this.#header as Nine;
    const parentIds = parents === '' ? [] : parents.split(' ');
    this.#entries.push({
      commit: {
        id,
        time: Number(time) || 0,
        day: /^\d{4}-\d\d-\d\d/.exec(date)?.[0] ?? '1970-01-01',
        author: this.#person(author, authorEmail),
        committer: this.#person(committer, committerEmail),
        subject,
        isMerge: parentIds.length > 1,
      },
      parents: parentIds,
      changes: this.#changes,
    });
    this.#header = [];
    this.#changes = [];
  }
}

type Nine = [string, string, string, string, string, string, string, string, string];
