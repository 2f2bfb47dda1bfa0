// A git repository in a temporary folder, for tests: the same names, dates and object ids on every machine and in every run.
// Each step takes one day and hour of its own unless it is told when.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface CommitOptions {
  /** `2026-03-14`, or `2026-03-14T23:30:00+02:00`; without a time it is noon in UTC. Later by a day than the last, where it is left out. */
  readonly date?: string;
  /** The author's date where it is not that of the commit. */
  readonly authorDate?: string;
  /** `A. Author` or `A. Author <a@example.org>`. */
  readonly author?: string;
  readonly committer?: string;
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

const repositories: GitRepository[] = [];

/** Without what the machine and its user have set, so that the ids come out the same. */
const environment: Record<string, string> = {
  PATH: process.env.PATH ?? '',
  ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }),
  HOME: tmpdir(),
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
};

export class GitRepository {
  /** Absolute, all links followed. */
  readonly folder: string;
  /** What to give to programs that call git here. */
  readonly env: Readonly<Record<string, string>> = environment;
  #day = Date.UTC(2026, 0, 1, 12);

  /** `init`: more arguments of `git init`, such as `--object-format=sha256`; false for a folder without a repository. */
  constructor(files: Files = {}, init: readonly string[] | false = []) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'clausetrace-git-')));
    repositories.push(this);
    if (init) this.git('init', '-q', '-b', 'main', ...init);
    this.write(files);
  }

  /** Another one with the same commands, cloned from this one. */
  clone(...options: readonly string[]): GitRepository {
    const clone = new GitRepository({}, false);
    clone.git('-c', 'protocol.file.allow=always', 'clone', '-q', ...options, `file://${this.folder}`, '.');
    return clone;
  }

  /** Runs git here; gives what it prints, without the last line break. */
  git(...args: readonly string[]): string {
    return this.#run(args, {});
  }

  /** Writes files into the folder and leaves them uncommitted. */
  write(files: Files): this {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return this;
  }

  remove(...paths: readonly string[]): this {
    for (const path of paths) rmSync(join(this.folder, path), { recursive: true, force: true });
    return this;
  }

  /** As `git mv`, into folders that need not be there. */
  move(from: string, to: string): this {
    mkdirSync(dirname(join(this.folder, to)), { recursive: true });
    this.git('mv', '-f', from, to);
    return this;
  }

  /** Commits all that there is, with files written before; gives the commit's id. */
  commit(message: string, files: Files = {}, options: CommitOptions = {}): string {
    this.write(files);
    this.git('add', '-A');
    return this.#commit(['commit', '-q', '--allow-empty', '--allow-empty-message', '-m', message], options);
  }

  /** Commits all that there is on top of the last commit, in its place. */
  amend(message: string, files: Files = {}, options: CommitOptions = {}): string {
    this.write(files);
    this.git('add', '-A');
    return this.#commit(['commit', '-q', '--allow-empty', '--amend', '-m', message], options);
  }

  /** Creates a branch here, or at `from`, and goes to it. */
  branch(name: string, from = 'HEAD'): this {
    this.git('checkout', '-q', '-b', name, from);
    return this;
  }

  checkout(name: string): this {
    this.git('checkout', '-q', name);
    return this;
  }

  /**
   * Merges one or several branches with a merge commit. `files` are written over the result before it is committed: the resolution
   * of a conflict, or what an evil merge slips in.
   */
  merge(
    branches: string | readonly string[],
    options: CommitOptions & { files?: Files; strategy?: string } = {},
  ): string {
    const names = typeof branches === 'string' ? [branches] : branches;
    const strategy = options.strategy ? ['-s', options.strategy] : [];
    try {
      this.git('merge', '-q', '--no-ff', '--no-commit', ...strategy, ...names);
    } catch (error) {
      // A conflict; the files given resolve it.
      if (!options.files) throw error;
    }
    this.write(options.files ?? {});
    this.git('add', '-A');
    return this.#commit(['commit', '-q', '-m', `Merge ${names.join(', ')}`], options);
  }

  tag(name: string): this {
    this.git('tag', name);
    return this;
  }

  #commit(args: readonly string[], { date, authorDate, author = 'A. Author', committer }: CommitOptions): string {
    const when = date ?? new Date(this.#day).toISOString();
    const committed = dated(when);
    if (date === undefined) this.#day += 86_400_000;
    const by = person(author);
    const from = committer === undefined ? by : person(committer);
    this.#run(args, {
      GIT_AUTHOR_NAME: by.name,
      GIT_AUTHOR_EMAIL: by.email,
      GIT_AUTHOR_DATE: authorDate === undefined ? committed : dated(authorDate),
      GIT_COMMITTER_NAME: from.name,
      GIT_COMMITTER_EMAIL: from.email,
      GIT_COMMITTER_DATE: committed,
    });
    return this.git('rev-parse', 'HEAD');
  }

  #run(args: readonly string[], more: Readonly<Record<string, string>>): string {
    const quiet = ['-c', 'commit.gpgsign=false', '-c', 'core.autocrlf=false', '-c', 'advice.detachedHead=false'];
    const identity = {
      GIT_AUTHOR_NAME: 'A. Author',
      GIT_AUTHOR_EMAIL: 'a.author@example.org',
      GIT_AUTHOR_DATE: '2026-01-01T12:00:00+00:00',
      GIT_COMMITTER_NAME: 'A. Author',
      GIT_COMMITTER_EMAIL: 'a.author@example.org',
      GIT_COMMITTER_DATE: '2026-01-01T12:00:00+00:00',
    };
    return execFileSync('git', [...quiet, ...args], {
      cwd: this.folder,
      env: { ...environment, ...identity, ...more },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    }).replace(/\n$/, '');
  }
}

/** To be called after each test. */
export function removeRepositories(): void {
  for (const { folder } of repositories.splice(0)) rmSync(folder, { recursive: true, force: true });
}

function dated(date: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T12:00:00+00:00` : date;
}

function person(text: string): { name: string; email: string } {
  const [, name = text, email] = /^(.*?)\s*(?:<(.*)>)?$/.exec(text) ?? [];
  return { name, email: email ?? `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org` };
}
