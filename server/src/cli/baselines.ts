// Baselines for the language server: what `clausetrace diff` and `check --baseline` do, for an editor to show.

import { Analysis } from '../analysis/analysis.ts';
import type { ClauseStatus } from '../analysis/coverage.ts';
import { decodeText } from '../documents/decode.ts';
import type { Drive } from '../documents/steps.ts';
import { listTags, type RevisionCommit } from '../history/revisions.ts';
import { contentAt } from '../history/tree.ts';
import type { BaselineSystem } from '../language/views/baseline.ts';
import type { Baselines, RevisionAsked } from '../lsp/baselines.ts';
import type { DiffFormat, NoBaseline } from '../protocol/baseline.ts';
import type { Diff } from '../reports/diff.ts';
import { diffHtml } from '../reports/diff-html.ts';
import { type DiffSetup, diffJson } from '../reports/diff-json.ts';
import { diffMarkdown } from '../reports/diff-md.ts';
import { Checker } from '../rules/check.ts';
import { rules } from '../rules/registry.ts';
import { joinPath, relativePath } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';
import { CommandFailure, type Surroundings } from './command.ts';
import { compareStates, now, pointOf } from './comparing.ts';
import { type Opened, reportedSystems } from './open.ts';
import {
  commitOf,
  FolderMissing,
  type OpenRepository,
  openRepository,
  openRevision,
  orFail,
  renamesSince,
} from './revision.ts';

type Systems = ReadonlyMap<string, BaselineSystem>;

const formats: Readonly<Record<DiffFormat, (diff: Diff, setup: DiffSetup) => string>> = {
  html: diffHtml,
  md: diffMarkdown,
  json: diffJson,
};

export function baselinesWith({ env, today, version }: Pick<Surroundings, 'env' | 'today' | 'version'>): Baselines {
  const silent = { write: () => {}, isTerminal: false };
  const open = (cwd: string) => openRepository('.', surroundingsIn(cwd));
  const surroundingsIn = (cwd: string): Surroundings => ({ stdout: silent, stderr: silent, cwd, env, today, version });
  /** By folder, the last: a commit says the same whenever it is asked. */
  const kept = new Map<string, { readonly key: string; readonly systems: Systems }>();

  async function systemsAt(commit: RevisionCommit, repository: OpenRepository, asked: RevisionAsked): Promise<Systems> {
    const { folder, asOf } = asked;
    const key = `${commit.id} ${asOf}`;
    const known = kept.get(folder);
    if (known?.key === key) return known.systems;
    const systems = await readSystems(commit, repository, asOf);
    kept.set(folder, { key, systems });
    return systems;
  }

  return {
    tags: folder =>
      orProblem(async () => {
        const { git, asked } = await open(folder);
        const tags = orFail(await listTags(git), asked);
        return { tags: tags.map(({ name, commit: { day, subject } }) => ({ name, day, subject })).reverse() };
      }),
    diff: ({ folder, revision, asOf, format }, drive) =>
      orProblem(async () => {
        const surroundings = { ...surroundingsIn(folder), today: () => asOf };
        const repository = { ...(await openRepository('.', surroundings)), drive };
        const points = [await pointOf(revision, repository), now] as const;
        const days = { asOf: undefined, each: true };
        const { systems, ...states } = await compareStates(points, repository, days, surroundings);
        const comparisons = systems.map(({ comparison }) => comparison);
        return { content: formats[format]({ ...states, systems: comparisons }, { toolVersion: version }) };
      }),
    state: (asked, drive) =>
      orProblem(async () => {
        const { folder, revision } = asked;
        const repository = { ...(await open(folder)), drive };
        const commit = await commitOf(revision, repository);
        const systems = await systemsAt(commit, repository, asked);
        const { id, day, subject } = commit;
        const renames = await renamesSince(repository, commit, undefined);
        return { revision, commit: { id, day, subject }, systems, renames };
      }),
    async textAt(folder, commit, path) {
      const bytes = await orProblem(async () => {
        const repository = await open(folder);
        const renames = await renamesSince(repository, await commitOf(commit, repository), undefined);
        const [then = path] = [...renames].find(([, is]) => is === path) ?? [];
        return orFail(await contentAt(repository.git, commit, joinPath(repository.folder, then)), folder);
      });
      return 'bytes' in bytes && bytes.bytes ? decodeText(bytes.bytes).text : undefined;
    },
  };
}

/** By their folders, relative to the one that was asked for; none where that did not exist yet. */
async function readSystems(commit: RevisionCommit, repository: OpenRepository, asOf: string): Promise<Systems> {
  const opened = await openRevision(repository, commit).catch((error: unknown) => {
    if (error instanceof FolderMissing) return undefined;
    throw error;
  });
  const systems = new Map<string, BaselineSystem>();
  for (const sms of opened ? reportedSystems(opened) : []) {
    const days = { today: asOf, ofCommit: commit.day };
    systems.set(relativePath(opened!.folder, sms.root), await readSystem(sms, opened!, days, repository.drive!));
  }
  return systems;
}

async function readSystem(
  sms: Sms,
  { folder, history }: Opened,
  days: { readonly today: string; readonly ofCommit: string },
  drive: Drive,
): Promise<BaselineSystem> {
  const { findings } = await drive(new Checker(new Analysis(sms, days.today, history), rules).check());
  return {
    statuses: await drive(statusSteps(new Analysis(sms, days.ofCommit, history))),
    findings: findings
      .filter(({ severity }) => severity !== 'hint')
      .map(({ rule, path, message, clause, document }) => ({
        ...{ rule, message, clause, document },
        path: relativePath(folder, path),
      })),
  };
}

function* statusSteps(analysis: Analysis): Generator<void, ReadonlyMap<string, ClauseStatus>> {
  const statuses = new Map<string, ClauseStatus>();
  for (const standard of analysis.sms.catalogue.standards) {
    for (const clause of standard.clauses.values()) {
      if (!clause.auditable) continue;
      statuses.set(clause.key, analysis.coverage(clause).status);
      yield;
    }
  }
  return statuses;
}

/** Failures are told as on the command line, as a sentence. */
async function orProblem<T>(work: () => Promise<T>): Promise<T | NoBaseline> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const { message } = error;
    const end = /[.?]$/.test(message) ? '' : '.';
    return { problem: message.charAt(0).toUpperCase() + message.slice(1) + end };
  }
}
