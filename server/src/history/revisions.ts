// Which commits people mean: revisions in the syntax of git, tags, points in time, and where the lines of two of them part.

import { type Git, type GitFailure, isFailure } from './git.ts';
import type { Commit } from './history.ts';
import { readObjects } from './objects.ts';

export interface RepositoryPlace {
  /** Absolute path of its root, all links followed. */
  readonly top: string;
  /** The folder that was asked for, relative to the root; empty when it is the root. */
  readonly folder: string;
  /** How it names its objects. */
  readonly hash: 'sha1' | 'sha256';
  /** Whether older commits were not fetched. */
  readonly isShallow: boolean;
}

/** What a comparison needs to know of a commit. */
export type RevisionCommit = Pick<Commit, 'id' | 'time' | 'day' | 'subject'>;

export interface Tag {
  readonly name: string;
  readonly commit: RevisionCommit;
}

/** The repository that the folder of git lies in. */
export async function findRepository(git: Git): Promise<RepositoryPlace | GitFailure> {
  const asked = ['--show-toplevel', '--show-prefix', '--show-object-format', '--is-shallow-repository'];
  const output = await git.read(['rev-parse', '--path-format=absolute', ...asked]);
  if (isFailure(output)) return output;
  const [top = '', folder = '', hash, shallow] = output.toString('utf8').split('\n');
  return {
    top,
    folder: folder.replace(/\/$/, ''),
    hash: hash === 'sha256' ? 'sha256' : 'sha1',
    isShallow: shallow === 'true',
  };
}

/** The commits that revisions mean, in one process; undefined where there is no such commit. */
export async function resolveRevisions(
  git: Git,
  revisions: readonly string[],
): Promise<readonly (RevisionCommit | undefined)[] | GitFailure> {
  const found = new Map<string, RevisionCommit>();
  const names = revisions.filter(isRevision).map(commitOf);
  const failure = await readObjects(
    git,
    names,
    size => size,
    ({ name, id, type, bytes }) => {
      if (type === 'commit') found.set(name, readCommit(id, bytes.toString('utf8')));
    },
  );
  return failure ?? revisions.map(revision => found.get(commitOf(revision)));
}

/** Whether it can be one: not empty, nothing that git would take for an option, and all on one line. */
export function isRevision(text: string): boolean {
  return text.trim() !== '' && !text.startsWith('-') && !/[\u0000-\u001f\u007f]/.test(text);
}

/** What is searched for in messages would take anything behind it for more of the text, and is a commit anyway. */
function commitOf(revision: string): string {
  return revision.startsWith(':/') ? revision : `${revision}^{commit}`;
}

/** Of the object as git stores it: headers, an empty line, the message. */
function readCommit(id: string, text: string): RevisionCommit {
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const [, seconds = '0', zone = '+0000'] = /^committer .*> (-?\d+) ([+-]\d{4})$/m.exec(head) ?? [];
  const subject = end < 0 ? '' : text.slice(end).trimStart().split('\n')[0]!;
  return { id, time: Number(seconds), day: dayOf(Number(seconds), zone), subject };
}

/** The calendar day of a moment in the zone in which it was written down. */
function dayOf(seconds: number, zone: string): string {
  const offset = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3))) * (zone.startsWith('-') ? -60 : 60);
  const moment = new Date((seconds + offset) * 1000);
  return Number.isNaN(moment.getTime()) ? '1970-01-01' : moment.toISOString().slice(0, 10);
}

/** Names of tags, in code point order; those that match a glob where one is given. */
export async function tagNames(git: Git, glob?: string): Promise<string[] | GitFailure> {
  const output = await git.read(['for-each-ref', '--format=%(refname:strip=2)', tagPattern(glob)]);
  if (isFailure(output)) return output;
  return output.toString('utf8').split('\n').filter(Boolean).sort();
}

/** As git matches references: a pattern without a glob means everything below a name. */
function tagPattern(glob = ''): string {
  return `refs/tags/${glob.replace(/[\u0000-\u001f]/g, '')}`;
}

/** Tags of commits, by the time of the commit. Of several on one commit, each. */
export async function listTags(git: Git, glob?: string): Promise<Tag[] | GitFailure> {
  const names = await tagNames(git, glob);
  if ('error' in names) return names;
  const commits = await resolveRevisions(
    git,
    names.map(name => `refs/tags/${name}`),
  );
  if ('error' in commits) return commits;
  const tags = names.flatMap((name, i) => (commits[i] ? [{ name, commit: commits[i] }] : []));
  return tags.sort((a, b) => a.commit.time - b.commit.time);
}

/** The main line of development up to a commit, newest first: ids with the days of their commits. */
export async function mainLine(git: Git, commit: string): Promise<RevisionCommit[] | GitFailure> {
  const format = '--format=%H %ct %cd %s';
  const output = await git.read(['log', '--first-parent', '-z', '--date=short', format, commit, '--']);
  if (isFailure(output)) return output;
  return output
    .toString('utf8')
    .split('\0')
    .flatMap(line => {
      const [, id, time, day, subject = ''] = /^(\S+) (\d+) (\S+) ([\s\S]*)$/.exec(line) ?? [];
      return id && day ? [{ id, time: Number(time), day, subject }] : [];
    });
}

/** Where the lines of two commits part; no commit where they have nothing in common, or a shallow clone does not reach so far. */
export async function forkOf(
  git: Git,
  a: string,
  b: string,
): Promise<{ readonly commit: RevisionCommit | undefined } | GitFailure> {
  const output = await git.read(['merge-base', a, b]);
  // It tells with its exit code alone that there is none.
  if (isFailure(output)) return output.error === 'failed' ? { commit: undefined } : output;
  const commits = await resolveRevisions(git, [output.toString('utf8').trim()]);
  return 'error' in commits ? commits : { commit: commits[0] };
}

/** Files that were renamed between two commits, or between a commit and what is staged; relative to the repository. */
export async function renamesBetween(
  git: Git,
  before: string,
  after: string | undefined,
): Promise<Map<string, string> | GitFailure> {
  const sides = after === undefined ? ['--cached', before] : [before, after];
  const options = ['--raw', '-z', '--diff-filter=R', '--no-ext-diff', '--no-textconv', '--no-relative'];
  const moved = (likeness: string) => git.read(['diff', likeness, ...options, ...sides, '--']);
  const alike = await moved('-M');
  // A partial clone lacks the contents that git would compare; what was moved as it was is known all the same.
  const output = isFailure(alike) && alike.error === 'failed' ? await moved('-M100%') : alike;
  if (isFailure(output)) return output;
  const renames = new Map<string, string>();
  // `:mode mode id id R100`, then both paths.
  const fields = output.toString('utf8').split('\0');
  for (let i = 0; i + 2 < fields.length; i += 3) renames.set(fields[i + 1]!, fields[i + 2]!);
  return renames;
}

/** Of paths, those that git does not keep: ignored, or not added. Relative to the folder of git. */
export async function untracked(git: Git, paths: readonly string[]): Promise<string[] | GitFailure> {
  if (paths.length === 0) return [];
  const output = await git.read(['ls-files', '-z', '--', ...paths.map(path => `:(literal)${path}`)]);
  if (isFailure(output)) return output;
  const tracked = new Set(output.toString('utf8').split('\0'));
  return paths.filter(path => !tracked.has(path));
}
