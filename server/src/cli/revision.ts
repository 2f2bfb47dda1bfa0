// Opens a workspace as it was at a revision, from what git keeps and without a checkout. What several revisions have in common is
// read and parsed once.

import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { sizeLimit } from '../documents/decode.ts';
import { loadMarkdownParser } from '../documents/markdown-parser.ts';
import { nearestTo } from '../documents/similar.ts';
import type { Drive } from '../documents/steps.ts';
import { Git, type GitFailure } from '../history/git.ts';
import { leftOutEntries } from '../history/left-out.ts';
import {
  findRepository,
  isRevision,
  type RepositoryPlace,
  type RevisionCommit,
  renamesBetween,
  resolveRevisions,
  tagNames,
  untracked,
} from '../history/revisions.ts';
import { type Content, loadContents, readTree, type TreeEntry, wantedContents } from '../history/tree.ts';
import { ruleIds } from '../rules/registry.ts';
import { builtinStandards } from '../workspace/builtin-standards.ts';
import { headSize } from '../workspace/file-system.ts';
import { KnownFacts } from '../workspace/known-facts.ts';
import { manifestName } from '../workspace/manifest.ts';
import { directoryOf, isInside, joinPath, relativePath } from '../workspace/paths.ts';
import { RevisionFileSystem } from '../workspace/revision.ts';
import { rootAbove } from '../workspace/root-above.ts';
import { Workspace } from '../workspace/workspace.ts';
import { CommandFailure, type Surroundings } from './command.ts';
import { requireName } from './folder.ts';
import { historyOf, noHistory } from './history.ts';
import type { Opened } from './opened.ts';
import { quoted } from './options.ts';

/** A repository with what was read of it so far. */
export interface OpenRepository extends RepositoryPlace {
  readonly git: Git;
  /** As it was given. */
  readonly asked: string;
  /** Facts by content, for other revisions and for the files that are there now. */
  readonly known: KnownFacts;
  readonly contents: Map<string, Content>;
  readonly surroundings: Surroundings;
  /** Git is not asked what it knows of the documents. */
  readonly withoutGit?: boolean;
  /** Git is asked although no document of today calls for it: for figures of the past. */
  readonly forFigures?: boolean;
  /** How long work goes on; at once where nobody says otherwise. */
  readonly drive?: Drive;
}

/** The repository that a folder lies in, which need not be there any more. */
export async function openRepository(asked: string, surroundings: Surroundings): Promise<OpenRepository> {
  const { cwd, env } = surroundings;
  requireName(asked);
  const absolute = resolve(cwd, asked);
  const there = nearestFolder(absolute);
  const git = new Git({ folder: there, env });
  const place = orFail(await findRepository(git), asked);
  const way = relativePath(there.replaceAll('\\', '/'), absolute.replaceAll('\\', '/'));
  const folder = joinPath(place.folder, way);
  return { ...place, folder, git, asked, known: new KnownFacts(place.hash), contents: new Map(), surroundings };
}

/** The folder itself, or the nearest above that is there. */
function nearestFolder(folder: string): string {
  for (let one = folder; ; one = dirname(one)) {
    if (statSync(one, { throwIfNoEntry: false })?.isDirectory() || dirname(one) === one) return one;
  }
}

/** The commit that a revision means. */
export async function commitOf(revision: string, repository: OpenRepository): Promise<RevisionCommit> {
  if (revision.startsWith('-')) throw new CommandFailure(`${quoted(revision)} is an option, and no revision`);
  if (!isRevision(revision)) throw new CommandFailure('the revision has no name');
  const [commit] = orFail(await resolveRevisions(repository.git, [revision]), repository.asked);
  if (commit) return commit;
  throw new CommandFailure(await whyUnknown(revision, repository));
}

async function whyUnknown(revision: string, { git, isShallow }: OpenRepository): Promise<string> {
  const unknown = `there is no revision ${quoted(revision)} in this repository`;
  const heads = await resolveRevisions(git, ['HEAD']);
  if ('error' in heads || !heads[0]) return `${unknown}: it has no commits yet`;
  const tags = await tagNames(git);
  const near = 'error' in tags ? undefined : nearestTo(revision, tags);
  if (near !== undefined) return `${unknown}; did you mean ${near}?`;
  if (isShallow) return `${unknown}, which is a shallow clone; git fetch --unshallow --tags gets the rest`;
  const newest = 'error' in tags ? [] : tags.slice(-3);
  return newest.length > 0 ? `${unknown} (tags: ${newest.join(', ')})` : unknown;
}

/** How much of a content is read. */
const limits = { maxBytes: sizeLimit, headBytes: headSize };

/** A revision from before there was such a folder, or after. */
export class FolderMissing extends CommandFailure {}

/** The workspace of the repository's folder as it was at a commit. `name`: what it is called in messages. */
export async function openRevision(
  repository: OpenRepository,
  commit: RevisionCommit,
  name = commit.id.slice(0, 10),
): Promise<Opened> {
  const { git, asked, top, folder, contents, known, surroundings } = repository;
  const entries = orFail(await readTree(git, commit.id), asked);
  if (folder !== '' && !entries.some(({ path }) => path.startsWith(`${folder}/`))) {
    throw new FolderMissing(`the folder ${quoted(asked)} did not exist at ${name} (${commit.day})`);
  }
  const root = rootAt(entries, folder);
  const failure = await loadContents(git, wantedContents(entries, root), contents, limits);
  if (failure) throw failureOf(failure, asked);
  const local = await localStandards(repository, entries, root);
  const fileSystem = new RevisionFileSystem({
    root: join(top, root),
    folder: root,
    entries: [...entries, ...local.map(({ entry }) => entry)],
    contents: new Map([...contents, ...local.map(({ entry, content }) => [entry.id, content] as const)]),
  });
  const setup = { fileSystem, parser: await loadMarkdownParser(), standards: builtinStandards(), ruleIds, known };
  const workspace = await Workspace.open(setup, () => {}, repository.drive);
  const subject = {
    root: fileSystem.root,
    workspace,
    fileSystem,
    // The folder itself may be gone.
    git: () => git.in(top),
    folder: root,
    revision: commit.id,
    forFigures: repository.forFigures,
  };
  const history = repository.withoutGit ? noHistory() : await historyOf(subject, surroundings);
  return { root: fileSystem.root, folder: relativePath(root, folder), workspace, fileSystem, commit, history };
}

/** What a sparse checkout leaves out of the files as they are; undefined where it is none. */
export async function leftOutOf(repository: OpenRepository): Promise<RevisionFileSystem | undefined> {
  const { git, asked, top, contents } = repository;
  const entries = orFail(await leftOutEntries(git), asked);
  if (entries.length === 0) return undefined;
  const root = rootAbove(join(top, repository.folder)) ?? join(top, repository.folder);
  const folder = relativePath(top.replaceAll('\\', '/'), root.replaceAll('\\', '/'));
  const failure = await loadContents(git, wantedContents(entries, folder), contents, limits);
  if (failure) throw failureOf(failure, asked);
  return new RevisionFileSystem({ root, folder, entries, contents });
}

/** Files that moved since a commit until another one, or until now; relative to the folder that was asked for. */
export async function renamesSince(
  { git, folder, asked }: OpenRepository,
  before: RevisionCommit,
  after: RevisionCommit | undefined,
): Promise<Map<string, string>> {
  const renames = orFail(await renamesBetween(git, before.id, after?.id), asked);
  return new Map([...renames].map(([from, to]) => [relativePath(folder, from), relativePath(folder, to)]));
}

/** The nearest folder with a manifest, as `rootAbove` finds it on the disk. */
function rootAt(entries: readonly TreeEntry[], folder: string): string {
  const manifests = new Set(entries.filter(({ path }) => isManifest(path)).map(({ path }) => directoryOf(path)));
  for (let one = folder; ; one = directoryOf(one)) {
    if (manifests.has(one)) return one;
    if (one === '') return folder;
  }
}

function isManifest(path: string): boolean {
  return path === manifestName || path.endsWith(`/${manifestName}`);
}

/**
 * Standards that lie beside a manifest and that git does not keep, such as the wording of a licence holder: no revision has them,
 * and all of them go by them.
 */
async function localStandards(
  { git, top, asked }: OpenRepository,
  entries: readonly TreeEntry[],
  root: string,
): Promise<{ readonly entry: TreeEntry; readonly content: Content }[]> {
  const kept = new Set(entries.map(({ path }) => path));
  const folders = entries.flatMap(({ path }) => (isManifest(path) && isInside(path, root) ? [directoryOf(path)] : []));
  const paths = folders
    .map(folder => joinPath(folder, 'standards'))
    .flatMap(folder => filesIn(join(top, folder)).map(name => `${folder}/${name}`))
    .filter(path => /\.ya?ml$/i.test(path) && !kept.has(path));
  const free = orFail(await untracked(git.in(top), paths), asked);
  return free.flatMap(path => {
    const bytes = bytesOf(join(top, path));
    const entry = { path, kind: 'file', id: `local ${path}` } as const;
    return bytes ? [{ entry, content: { size: bytes.length, bytes } }] : [];
  });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return statSync(file).size <= sizeLimit ? readFileSync(realpathSync(file)) : undefined;
  } catch {
    return undefined;
  }
}

/** What git has answered, where it has. */
export function orFail<T extends object>(answer: T | GitFailure, asked: string): T {
  if (isGitFailure(answer)) throw failureOf(answer, asked);
  return answer;
}

function isGitFailure(answer: object): answer is GitFailure {
  return 'error' in answer && 'message' in answer;
}

function failureOf({ error, message }: GitFailure, asked: string): CommandFailure {
  const place = asked === '.' ? 'this folder' : quoted(basename(asked));
  return new CommandFailure(error === 'no-repository' ? `${place} is in no git repository` : message);
}
