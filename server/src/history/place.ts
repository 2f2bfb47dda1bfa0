// Where a workspace lies in a repository, and what of the repository's settings matters here. Two processes.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Git, type GitFailure, isFailure, oldestGit } from './git.ts';

export interface Place {
  /** Absolute path of the working tree. */
  readonly root: string;
  /** Absolute path of what all working trees share. */
  readonly common: string;
  /** From the root to the workspace, with a slash at its end; empty where they are the same. */
  readonly prefix: string;
  /** The commit that is looked at. */
  readonly head: string;
  /** The commits behind which a shallow clone has nothing. */
  readonly shallow: ReadonlySet<string>;
  /** Whether contents may be missing, to be fetched when they are needed. They are not. */
  readonly isPartial: boolean;
  /** Whether names that differ in case lead to the same file. */
  readonly ignoresCase: boolean;
  /** Settings that keep programs of the repository from being run over its files. */
  readonly withoutFilters: readonly (readonly [string, string])[];
  /** What the names of people are mapped by, as a digest. */
  readonly mailmap: string;
}

export type NoPlace = GitFailure | { readonly error: 'no-commits'; readonly message: string };

export async function findPlace(
  git: Git,
  revision: string | undefined,
  signal?: AbortSignal,
): Promise<Place | NoPlace> {
  if (revision?.startsWith('-')) return { error: 'failed', message: `\`${revision}\` is not a revision.` };
  const options = { signal };
  const questions = ['--is-shallow-repository', '--git-common-dir', '--show-toplevel', '--show-prefix'];
  const [answers, settings] = await Promise.all([
    git.read(['rev-parse', '--path-format=absolute', ...questions, `${revision ?? 'HEAD'}^{commit}`], options),
    git.read(['config', '-z', '--list'], options),
  ]);
  if (isFailure(answers)) return isUnborn(answers, revision) ? noCommits : answers;
  if (isFailure(settings)) return settings;
  const lines = answers.toString('utf8').split('\n');
  if (lines[0]?.startsWith('--'))
    return { error: 'failed', message: `This git is too old. Install ${oldestGit} or newer.` };
  const [isShallow, common = '', root = '', prefix = '', head = '', end] = lines;
  if (end !== '')
    return { error: 'failed', message: 'The path of this repository holds a line break, so git cannot tell it.' };
  return {
    root,
    common,
    prefix,
    head,
    shallow: new Set(isShallow === 'true' ? linesOfFile(join(common, 'shallow')) : []),
    mailmap: createHash('sha256')
      .update(linesOfFile(join(root, '.mailmap')).join('\n'))
      .digest('hex')
      .slice(0, 16),
    ...readSettings(settings.toString('utf8')),
  };
}

const noCommits: NoPlace = { error: 'no-commits', message: 'This repository has no commit yet.' };

function isUnborn({ message }: GitFailure, revision: string | undefined): boolean {
  return revision === undefined && /unknown revision|bad revision|Needed a single revision/.test(message);
}

function readSettings(text: string): Pick<Place, 'isPartial' | 'ignoresCase' | 'withoutFilters'> {
  const settings = text.split('\0').map(setting => {
    const end = setting.indexOf('\n');
    return end < 0 ? ([setting, 'true'] as const) : ([setting.slice(0, end), setting.slice(end + 1)] as const);
  });
  const filters = new Set(settings.flatMap(([name]) => /^filter\.(.+)\.[a-z]+$/s.exec(name)?.[1] ?? []));
  return {
    isPartial: settings.some(
      ([name, value]) =>
        (/^remote\..*\.promisor$/s.test(name) && value === 'true') || name === 'extensions.partialclone',
    ),
    ignoresCase: settings.findLast(([name]) => name === 'core.ignorecase')?.[1] === 'true',
    withoutFilters: [...filters].flatMap(filter => [
      [`filter.${filter}.clean`, ''],
      [`filter.${filter}.process`, ''],
      [`filter.${filter}.required`, 'false'],
    ]),
  };
}

function linesOfFile(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter(line => line !== '');
  } catch {
    return [];
  }
}
