// Runs git, and is the only place that does. What a repository or its configuration says must not make git execute, ask or fetch
// anything: hooks, pagers, filters, helpers, prompts and every protocol are off. Nothing here throws; a failure is a result.

import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { PassThrough, pipeline, type Readable } from 'node:stream';

export interface GitSetup {
  /** Absolute. Where git looks for a repository, as with `git -C`. */
  readonly folder: string;
  /** `PATH`, `HOME` and the like. Variables of git that would lead it to another repository are left out. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface GitFailure {
  readonly error: 'no-git' | 'no-repository' | 'refused' | 'failed' | 'cancelled';
  /** For people: one line, with what to do where something can be done. */
  readonly message: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  /** Settings on top of our own, which any name may have. */
  readonly config?: readonly (readonly [name: string, value: string])[];
  /** Ends the process; the result is then `cancelled`. */
  readonly signal?: AbortSignal | undefined;
}

/** The oldest release that knows all that is asked of it (`--diff-merges`, `--path-format`, settings by environment). */
export const oldestGit = '2.31';

/** git knows it on every operating system. */
const nowhere = '/dev/null';

/** Settings of the user or of the repository that would run something, ask somebody, or make the output another one. */
const settings: readonly (readonly [string, string])[] = [
  ['core.hooksPath', nowhere],
  ['core.fsmonitor', 'false'],
  ['core.askPass', ''],
  ['credential.helper', ''],
  ['protocol.allow', 'never'],
  ['log.showSignature', 'false'],
  ['log.showRoot', 'true'],
  ['log.follow', 'false'],
  ['diff.external', ''],
  ['diff.relative', 'false'],
  ['diff.orderFile', nowhere],
  ['diff.ignoreSubmodules', 'all'],
  ['mailmap.file', ''],
  ['mailmap.blob', ''],
  ['i18n.logOutputEncoding', 'UTF-8'],
];

/** What may stay of `GIT_*`: where the user's own configuration and programs are. Hooks set others, which redirect. */
const keptVariables =
  /^GIT_(?:EXEC_PATH|CEILING_DIRECTORIES|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|(?:KEY|VALUE)_\d+))$/;

const ownVariables: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  LANGUAGE: '',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS: '',
  GIT_OPTIONAL_LOCKS: '0',
  // Wins over what a repository allows. No protocol has this name.
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  // What was committed counts, not what somebody laid over it on this machine.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: nowhere,
};

export class Git {
  readonly folder: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #program: string | undefined;
  #processes = 0;

  constructor({ folder, env }: GitSetup) {
    this.folder = folder;
    this.#env = environment(env);
    this.#program = findGit(folder, env);
  }

  /** How many processes were started. */
  get processes(): number {
    return this.#processes;
  }

  /** The same git, looking for a repository from another folder. */
  in(folder: string): Git {
    return new Git({ folder, env: this.#env });
  }

  /** Runs a command and gives all it wrote. */
  async read(args: readonly string[], options: RunOptions = {}): Promise<Buffer | GitFailure> {
    const chunks: Buffer[] = [];
    const failure = await this.stream(args, chunk => chunks.push(chunk), options);
    return failure ?? Buffer.concat(chunks);
  }

  /**
   * Runs a command and gives what it writes as it comes; no more is read before `take` has done with it, where that takes a promise.
   * Resolves when all of it was taken, with the failure if there is one.
   */
  async stream(
    args: readonly string[],
    take: (chunk: Buffer) => unknown,
    { input = '', config = [], signal }: RunOptions = {},
  ): Promise<GitFailure | undefined> {
    const program = this.#program;
    if (!program) return { error: 'no-git', message: 'git was not found. Install it, or add its folder to PATH.' };
    if (signal?.aborted) return cancelled;
    this.#processes++;
    const child = spawn(program, ['-C', this.folder, '--no-pager', ...args], {
      // An absolute program and a folder of its own: Windows would look for programs in the current one.
      cwd: dirname(program),
      env: withSettings(this.#env, [...settings, ...config]),
      stdio: 'pipe',
      windowsHide: true,
    });
    const ended = new Promise<GitFailure | undefined>(resolve => {
      let complaint = '';
      const stop = () => void child.kill();
      signal?.addEventListener('abort', stop, { once: true });
      const finish = (failure: GitFailure | undefined) => {
        signal?.removeEventListener('abort', stop);
        resolve(signal?.aborted ? cancelled : failure);
      };
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        if (complaint.length < complaintLimit) complaint += text;
      });
      child.on('error', error => finish({ error: 'failed', message: `git could not be started: ${error.message}` }));
      child.on('close', code => finish(code === 0 ? undefined : failureOf(complaint, this.folder)));
      // git may end before it has read everything; its exit says why.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    });
    for await (const chunk of piecesOf(child.stdout)) await take(chunk);
    return ended;
  }
}

/** So much may git write ahead of who reads it, in bytes: the two work side by side. */
const ahead = 1024 * 1024;

/** What comes, until it ends or breaks off; the exit of the process says why. */
async function* piecesOf(output: Readable): AsyncGenerator<Buffer, void> {
  try {
    for await (const chunk of pipeline(output, new PassThrough({ highWaterMark: ahead }), () => {})) yield chunk;
  } catch {
    // It could not be started, or was ended.
  }
}

export function isFailure(result: Buffer | GitFailure): result is GitFailure {
  return 'error' in result;
}

const cancelled: GitFailure = { error: 'cancelled', message: 'Cancelled.' };
const complaintLimit = 64 * 1024;

function failureOf(complaint: string, folder: string): GitFailure {
  const line = complaint.split('\n').find(text => /^(?:fatal|error): /.test(text)) ?? complaint.split('\n')[0] ?? '';
  const reason = line.replace(/^(?:fatal|error): /, '').trim();
  if (/dubious ownership|unsafe repository/.test(complaint)) {
    const mend = `git config --global --add safe.directory ${quoted(complaint, folder)}`;
    return {
      error: 'refused',
      message: `git does not trust this repository, because another user owns it. If you do: ${mend}`,
    };
  }
  if (/not a git repository|must be run in a work tree/i.test(complaint)) {
    return { error: 'no-repository', message: reason };
  }
  return { error: 'failed', message: `git failed: ${reason || 'it said nothing of why'}` };
}

/** The folder that git names, in quotes, in its complaint. */
function quoted(complaint: string, folder: string): string {
  return /repository (?:at )?('[^'\n]*')/.exec(complaint)?.[1] ?? `'${folder}'`;
}

function environment(env: GitSetup['env']): Record<string, string> {
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || (/^GIT_/i.test(name) && !keptVariables.test(name.toUpperCase()))
      ? []
      : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), ...ownVariables };
}

/** By environment rather than `-c`, because a name may hold an equals sign. What comes last wins. */
function withSettings(env: Readonly<Record<string, string>>, all: RunOptions['config'] = []): Record<string, string> {
  const before = Math.max(0, Number.parseInt(env.GIT_CONFIG_COUNT ?? '', 10) || 0);
  const pairs = all.flatMap(([name, value], index) => [
    [`GIT_CONFIG_KEY_${before + index}`, name],
    [`GIT_CONFIG_VALUE_${before + index}`, value],
  ]);
  return { ...env, ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(before + all.length) };
}

/** On the search path only, and never in the workspace, where anybody may have put a program of this name. */
function findGit(folder: string, env: GitSetup['env']): string | undefined {
  const isWindows = process.platform === 'win32';
  const path = Object.entries(env).find(([name]) => (isWindows ? name.toUpperCase() : name) === 'PATH')?.[1] ?? '';
  for (const directory of path.split(delimiter)) {
    if (!isAbsolute(directory) || isWithin(directory, folder)) continue;
    const program = join(directory, isWindows ? 'git.exe' : 'git');
    if (isExecutable(program)) return program;
  }
  return undefined;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
