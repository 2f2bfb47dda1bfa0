// What else has to be written anew when files and folders are renamed or moved: links to them, links inside of them, places of
// things (`location`), and the globs of manifests. The edits are made before the files are moved, so they name the old paths.

import type { FileProblem } from '../../documents/facts.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { PathTarget } from '../../workspace/symbols.ts';
import type { FileEdit } from '../workspace-edit.ts';
import { pathEdit } from '../written-names.ts';
import { locationEdits } from './locations.ts';
import { manifestEdits } from './manifest-paths.ts';
import { fold, type Move, Moves } from './moves.ts';
import { Paths } from './paths.ts';

/** All that lies below one root. */
export interface RenamedFiles {
  /** The absolute path of the root: links through the root of a repository above it name its folder. */
  readonly folder: string;
  readonly systems: readonly Sms[];
  textOf(path: string): string | undefined;
}

export function fileRenameEdits(moved: readonly Move[], files: RenamedFiles): FileEdit[] {
  const moves = new Moves(moved);
  if (moves.areNone) return [];
  const paths = new Paths(files.folder, moves);
  return files.systems.flatMap(sms => [
    ...sms.documents.flatMap(document =>
      isUtf8(document.facts.problems) ? documentEdits(document, sms, paths, files) : [],
    ),
    ...(isUtf8(sms.manifest.fileProblems) ? manifestEdits(sms, paths, files) : []),
  ]);
}

/** Editors that save anything else destroy what they could not read. */
function isUtf8(problems: readonly FileProblem[]): boolean {
  return !problems.some(({ rule }) => rule === 'file/encoding');
}

function documentEdits(document: SmsDocument, sms: Sms, paths: Paths, { textOf }: RenamedFiles): FileEdit[] {
  const links = linksToRewrite(document, sms, paths);
  const locations = locationEdits(document, sms, paths);
  if (links.length === 0 && locations.length === 0) return [];
  const text = textOf(document.path);
  if (text === undefined) return [];
  const edits = [
    ...links.flatMap(({ target, path }) => pathEdit(text, target.link, path) ?? []),
    ...locations.flatMap(edit => edit(text) ?? []),
  ];
  return edits.map(edit => ({ path: document.path, ...edit }));
}

interface RewrittenLink {
  readonly target: PathTarget;
  readonly path: string;
}

function linksToRewrite(document: SmsDocument, sms: Sms, paths: Paths): RewrittenLink[] {
  const isMoved = paths.isMoved(document.path);
  return sms.referencesFrom(document).flatMap(({ target }) => {
    // Most links of a workspace have nothing to do with what is moved, and are passed over before they are followed.
    if (target.kind !== 'path' || target.link.path === '') return [];
    if (!isMoved && !target.candidates.some(path => paths.mayConcern(path))) return [];
    const path = newLinkPath(target, document, sms, paths);
    return path === undefined ? [] : [{ target, path }];
  });
}

/** What a link has to say afterwards; undefined where it can stay as it is. */
function newLinkPath(target: PathTarget, { path: from }: SmsDocument, sms: Sms, paths: Paths): string | undefined {
  const { link, candidates } = target;
  const led = whereItLeads(target, sms, paths);
  if (!led) return undefined;
  if (!link.path.startsWith('/')) return paths.newRelative(link.path, from, led.path);
  const roots = [sms.scope.repository, sms.root];
  const isOfSms = candidates.length > 1 && led.candidate === candidates[1];
  return paths.newFromRoot(link.path, isOfSms ? roots.reverse() : roots, led.path);
}

interface Led {
  /** The reading of the link that leads somewhere. */
  readonly candidate: string;
  readonly path: string;
}

/** Broken links keep the way to what is not there; of those from the root nobody knows which root is meant. */
function whereItLeads(target: PathTarget, sms: Sms, paths: Paths): Led | undefined {
  const { candidates, link } = target;
  const first = candidates[0]!;
  const resolution = sms.resolve(target);
  if (resolution.kind === 'missing') {
    return link.path.startsWith('/') ? undefined : { candidate: first, path: first };
  }
  const path = resolution.kind === 'document' ? resolution.document.path : resolution.path;
  const exact = candidates.find(candidate => candidate === path);
  if (exact !== undefined) return { candidate: exact, path };
  if (resolution.kind !== 'other-case') {
    // The page of a folder: the link names the folder, unless the page leaves it or is no longer its page.
    const folder = candidates.find(candidate => path.startsWith(candidate === '' ? '' : `${candidate}/`)) ?? first;
    return { candidate: folder, path: paths.movesAlong(path, folder) ? folder : path };
  }
  // The case of a link is left to the finding about it, unless the link has to be written anew for what it leads to.
  const written = candidates.find(candidate => fold(candidate) === fold(path)) ?? first;
  return { candidate: written, path: paths.isMoved(path) ? path : written };
}
