// Opens the workspace that a command works on and checks its SMSs.

import { SingleBar } from 'cli-progress';
import { Analysis } from '../analysis/analysis.ts';
import { sizeLimit } from '../documents/decode.ts';
import { loadMarkdownParser } from '../documents/markdown-parser.ts';
import type { Drive } from '../documents/steps.ts';
import { Git } from '../history/git.ts';
import { type CheckResult, checkSms } from '../rules/check.ts';
import { ruleIds, rules } from '../rules/registry.ts';
import { builtinStandards } from '../workspace/builtin-standards.ts';
import { DiskFileSystem } from '../workspace/disk.ts';
import { FallbackFileSystem } from '../workspace/fallback.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import type { KnownFacts } from '../workspace/known-facts.ts';
import { manifestName } from '../workspace/manifest.ts';
import { isInside } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';
import { type Progress, Workspace } from '../workspace/workspace.ts';
import { CommandFailure, type Output, type Surroundings } from './command.ts';
import { resolveFolder } from './folder.ts';
import { historyOf, noHistory } from './history.ts';
import type { Opened } from './opened.ts';
import { commitOf, openRepository, openRevision } from './revision.ts';

export type { Opened } from './opened.ts';

export interface OpenOptions {
  /** The revision to look at instead of the files, in the syntax of git. */
  readonly rev?: string | undefined;
  /** Facts that are known by content, and where new ones are kept. */
  readonly known?: KnownFacts;
  /** Git is not asked what it knows of the documents. */
  readonly withoutGit?: boolean;
  /** Git is asked although no document of today calls for it: for figures of the past. */
  readonly forFigures?: boolean;
  /** What a sparse checkout leaves out, for comparisons with a revision, which has it. */
  readonly leftOut?: FileSystem | undefined;
  /** How long work goes on; at once where nobody says otherwise. */
  readonly drive?: Drive | undefined;
}

/** More files than this are long work, of which a terminal shows the progress. */
const longWork = 300;

export async function openWorkspace(
  asked: string,
  surroundings: Surroundings,
  { rev, known, withoutGit = false, forFigures = false, leftOut, drive }: OpenOptions = {},
): Promise<Opened> {
  const { cwd, stderr } = surroundings;
  if (rev !== undefined) {
    const repository = { ...(await openRepository(asked, surroundings)), withoutGit, forFigures };
    return openRevision(repository, await commitOf(rev, repository), rev);
  }
  const place = resolveFolder(cwd, asked);
  const disk = new DiskFileSystem(place.root);
  const fileSystem = leftOut ? new FallbackFileSystem(disk, leftOut) : disk;
  requireReadable(fileSystem, manifestName);
  const setup = {
    fileSystem,
    parser: await loadMarkdownParser(),
    standards: builtinStandards(),
    ruleIds,
    ...(known && { known }),
  };
  const progress = progressOn(stderr);
  const workspace = await Workspace.open(setup, progress.show, drive);
  progress.end();
  for (const { manifest } of workspace.systems)
    if (manifest.path !== undefined) requireReadable(fileSystem, manifest.path);
  const git = () => new Git({ folder: place.root, env: surroundings.env });
  const history = withoutGit
    ? noHistory()
    : await historyOf({ root: place.root, workspace, fileSystem, git, forFigures }, surroundings);
  return { ...place, workspace, fileSystem, history };
}

/** Every SMS of the workspace, for findings. */
export function checkAll({ workspace, history }: Opened, asOf: string): CheckResult[] {
  return workspace.systems.map(sms => checkSms(new Analysis(sms, asOf, history), rules));
}

/** The SMSs that a report is about: those at or below the folder, else the one that it lies in. */
export function reportedSystems({ workspace, folder }: Opened): readonly Sms[] {
  const around = workspace.smsOf(folder);
  if (around && around.root !== folder && isPrepared(around)) return [around];
  const below = workspace.systems.filter(sms => isInside(sms.root, folder) && isPrepared(sms));
  return below.length > 0 ? below : [around ?? workspace.systems[0]!];
}

/** The SMSs whose clauses a summary counts: a root that is no SMS says nothing about clauses, unless there is nothing else. */
export function summarizedSystems({ workspace }: Opened): ReadonlySet<Sms> {
  const prepared = workspace.systems.filter(isPrepared);
  return new Set(prepared.length > 0 ? prepared : workspace.systems);
}

/** Has a manifest, or documents although nobody wrote one. */
function isPrepared(sms: Sms): boolean {
  return sms.manifest.path !== undefined || sms.documents.some(document => document.kind === 'document');
}

function requireReadable(fileSystem: FileSystem, path: string): void {
  const content = fileSystem.read(path, sizeLimit);
  if ('error' in content && (content.error === 'directory' || content.error === 'unreadable')) {
    throw new CommandFailure(`the manifest ${path} cannot be read: it ${content.message}`);
  }
}

interface Shown {
  readonly show: (progress: Progress) => void;
  readonly end: () => void;
}

/** A bar on a terminal, where there are more steps than go by at once; nothing in a pipe. */
export function progressOn({ stream, isTerminal }: Output, what = 'files', few = longWork): Shown {
  if (!isTerminal || !stream) return { show: () => {}, end: () => {} };
  let bar: SingleBar | undefined;
  return {
    show: ({ done, total }) => {
      if (total <= few) return;
      if (!bar) {
        bar = new SingleBar({
          stream,
          clearOnComplete: true,
          hideCursor: true,
          format: `reading {bar} {value} of {total} ${what}`,
        });
        bar.start(total, 0);
      }
      bar.update(done);
    },
    end: () => bar?.stop(),
  };
}
