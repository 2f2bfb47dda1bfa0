// Opens the workspace that a command works on and checks its SMSs.

import { SingleBar } from 'cli-progress';
import { Analysis } from '../analysis/analysis.ts';
import { sizeLimit } from '../documents/decode.ts';
import { loadMarkdownParser } from '../documents/markdown-parser.ts';
import { type CheckResult, checkSms } from '../rules/check.ts';
import { ruleIds, rules } from '../rules/registry.ts';
import { builtinStandards } from '../workspace/builtin-standards.ts';
import { DiskFileSystem } from '../workspace/disk.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { manifestName } from '../workspace/manifest.ts';
import { isInside } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';
import { type Progress, Workspace } from '../workspace/workspace.ts';
import { CommandFailure, type Output, type Surroundings } from './command.ts';
import { type AskedFolder, resolveFolder } from './folder.ts';

export interface Opened extends AskedFolder {
  readonly workspace: Workspace;
}

/** More files than this are long work, of which a terminal shows the progress. */
const longWork = 300;

export async function openWorkspace(asked: string, { cwd, stderr }: Surroundings): Promise<Opened> {
  const place = resolveFolder(cwd, asked);
  const fileSystem = new DiskFileSystem(place.root);
  requireReadable(fileSystem, manifestName);
  const setup = { fileSystem, parser: await loadMarkdownParser(), standards: builtinStandards(), ruleIds };
  const progress = progressOn(stderr);
  const workspace = await Workspace.open(setup, progress.show);
  progress.end();
  for (const { manifest } of workspace.systems)
    if (manifest.path !== undefined) requireReadable(fileSystem, manifest.path);
  return { ...place, workspace };
}

/** Every SMS of the workspace, for findings. */
export function checkAll({ workspace }: Opened, asOf: string): CheckResult[] {
  return workspace.systems.map(sms => checkSms(new Analysis(sms, asOf), rules));
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

function progressOn({ stream, isTerminal }: Output): { show: (progress: Progress) => void; end: () => void } {
  if (!isTerminal || !stream) return { show: () => {}, end: () => {} };
  let bar: SingleBar | undefined;
  return {
    show: ({ done, total }) => {
      if (total <= longWork) return;
      if (!bar) {
        bar = new SingleBar({
          stream,
          clearOnComplete: true,
          hideCursor: true,
          format: 'reading {bar} {value} of {total} files',
        });
        bar.start(total, 0);
      }
      bar.update(done);
    },
    end: () => bar?.stop(),
  };
}
