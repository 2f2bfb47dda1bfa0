// What a revision holds, without a checkout: its tree in one process of git, and the contents that matter in another one. The
// floor above makes a file system of it (workspace/revision.ts).

import { formatOf } from '../documents/extract.ts';
import { type Git, type GitFailure, isFailure } from './git.ts';
import { localObjects, readObjects } from './objects.ts';

export interface TreeEntry {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
  /** Name of the content; of a submodule that of its commit. */
  readonly id: string;
}

export interface Content {
  /** In bytes. */
  readonly size: number;
  /** All of it, or the head of what is too large. */
  readonly bytes: Uint8Array;
}

export interface ContentLimits {
  /** Larger contents are kept up to their head, in bytes. */
  readonly maxBytes: number;
  readonly headBytes: number;
}

/** By the mode that git writes; others are files. */
export const kinds: Readonly<Record<string, TreeEntry['kind']>> = { '120000': 'link', '160000': 'submodule' };

/** All entries of a commit's tree, whatever folder git runs in. */
export async function readTree(git: Git, commit: string): Promise<TreeEntry[] | GitFailure> {
  const output = await git.read(['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (isFailure(output)) return output;
  const entries: TreeEntry[] = [];
  // `mode type id<TAB>path`
  for (const line of output.toString('utf8').split('\0')) {
    const tab = line.indexOf('\t');
    if (tab < 0) continue;
    const [mode, , id] = line.slice(0, tab).split(' ');
    entries.push({ path: line.slice(tab + 1), kind: kinds[mode!] ?? 'file', id: id! });
  }
  return entries;
}

/** What GitHub renders as Markdown, besides what we read: links may lead to places in it. */
const markdownPattern = /\.(?:mdown|mdwn|mkd|mkdn|mkdown)$/i;

/** Contents that say something to us: documents, standards and manifests in the folder of the workspace, ignore files and links. */
export function wantedContents(entries: readonly TreeEntry[], folder: string): Set<string> {
  return new Set(entries.filter(entry => isWanted(entry, folder)).map(({ id }) => id));
}

function isWanted({ path, kind }: TreeEntry, folder: string): boolean {
  if (kind !== 'file') return kind === 'link';
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === '.gitignore') return true;
  if (/(?:^|\/)node_modules\//.test(path)) return false;
  const format = formatOf(name);
  if (format === 'markdown' || markdownPattern.test(name)) return true;
  return format === 'yaml' && (folder === '' || path.startsWith(`${folder}/`));
}

/** Adds the contents that are not there yet. Those that a partial clone does not have stay away. */
export async function loadContents(
  git: Git,
  names: ReadonlySet<string>,
  contents: Map<string, Content>,
  { maxBytes, headBytes }: ContentLimits,
): Promise<GitFailure | undefined> {
  const missing = () => [...names].filter(name => !contents.has(name));
  const load = (ids: readonly string[]) =>
    readObjects(
      git,
      ids,
      size => (size > maxBytes ? headBytes : size),
      ({ id, size, bytes }) => contents.set(id, { size, bytes }),
    );
  const failure = await load(missing());
  if (failure?.error !== 'failed') return failure;
  // Git gives up on a partial clone, for it may not fetch what is missing.
  const local = await localObjects(git);
  return local instanceof Set ? load(missing().filter(id => local.has(id))) : failure;
}

/** The bytes of a file at a commit; none where there is no such file. The path is relative to the repository. */
export async function contentAt(
  git: Git,
  commit: string,
  path: string,
): Promise<{ readonly bytes: Uint8Array | undefined } | GitFailure> {
  let found: Uint8Array | undefined;
  // A name takes one line.
  const names = path.includes('\n') ? [] : [`${commit}:${path}`];
  const failure = await readObjects(
    git,
    names,
    size => size,
    ({ type, bytes }) => {
      if (type === 'blob') found = bytes;
    },
  );
  return failure ?? { bytes: found };
}
