// Opens the two sides of a comparison and finds the SMSs that belong together.

import { Analysis } from '../analysis/analysis.ts';
import { type Compared, compareSides } from '../analysis/comparison.ts';
import type { Side } from '../analysis/document-changes.ts';
import { sizeLimit } from '../documents/decode.ts';
import { formatOf } from '../documents/extract.ts';
import { atOnce, type Drive } from '../documents/steps.ts';
import { versionFacts } from '../documents/version-facts.ts';
import { forkOf, type RevisionCommit } from '../history/revisions.ts';
import type { Diff, SystemRef } from '../reports/diff.ts';
import { type StateLabel, workingTree } from '../reports/states.ts';
import { Checker } from '../rules/check.ts';
import { rules } from '../rules/registry.ts';
import { relativePath } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';
import { CommandFailure, type Surroundings } from './command.ts';
import { type Opened, openWorkspace, reportedSystems } from './open.ts';
import { quoted } from './options.ts';
import { commitOf, leftOutOf, type OpenRepository, openRevision, orFail, renamesSince } from './revision.ts';

/** A side, before it is opened. */
export interface Point {
  /** As it was asked for. */
  readonly name: string;
  /** Undefined: the files as they are. */
  readonly commit: RevisionCommit | undefined;
}

/** A side that is a revision. */
export interface RevisionPoint extends Point {
  readonly commit: RevisionCommit;
}

export const now: Point = { name: workingTree, commit: undefined };

export interface ComparedStates extends Pick<Diff, 'before' | 'after' | 'added' | 'removed'> {
  readonly systems: readonly Compared[];
}

/** The two ends that revisions mean: `a b`, `a..b`, `a...b` (from where they part), or `a` alone, up to the files as they are. */
export async function pointsFrom(
  first: string,
  second: string | undefined,
  repository: OpenRepository,
): Promise<readonly [RevisionPoint, Point]> {
  const [, from, dots, to] = /^(.*?)(\.{2,3})(.*)$/.exec(first) ?? [];
  if (dots === undefined) return [await pointOf(first, repository), await endOf(second, repository)];
  if (second !== undefined) throw new CommandFailure(`${quoted(first)} has two ends; leave ${quoted(second)} out`);
  const before = await pointOf(from || 'HEAD', repository);
  const after = await pointOf(to || 'HEAD', repository);
  return [dots === '...' ? await forkPoint(before, after, repository) : before, after];
}

export async function pointOf(name: string, repository: OpenRepository): Promise<RevisionPoint> {
  return { name, commit: await commitOf(name, repository) };
}

async function endOf(name: string | undefined, repository: OpenRepository): Promise<Point> {
  return name === undefined ? now : pointOf(name, repository);
}

/** Where the line of one left that of the other: what a branch has changed is seen from there. */
export async function forkPoint(base: RevisionPoint, tip: Point, repository: OpenRepository): Promise<RevisionPoint> {
  const end = tip.commit ?? (await commitOf('HEAD', repository));
  const { commit } = orFail(await forkOf(repository.git, base.commit.id, end.id), repository.asked);
  if (commit) return { name: commit.id === base.commit.id ? base.name : `${base.name} (fork point)`, commit };
  const mend = repository.isShallow ? '; this clone is shallow: git fetch --unshallow gets the rest' : '';
  throw new CommandFailure(`${quoted(base.name)} and ${quoted(tip.name)} have no commit in common${mend}`);
}

export interface DaysAsked {
  /** For both sides. */
  readonly asOf: string | undefined;
  /** Whether each side is judged as of the day of its commit, rather than both as of that of the later one. */
  readonly each: boolean;
}

export async function compareStates(
  [before, after]: readonly [RevisionPoint, Point],
  repository: OpenRepository,
  { asOf, each }: DaysAsked,
  surroundings: Surroundings,
): Promise<ComparedStates> {
  const { drive } = repository;
  const dayOf = ({ commit }: Point) => asOf ?? commit?.day ?? surroundings.today();
  const days = { before: each ? dayOf(before) : dayOf(after), after: dayOf(after) };
  const openPoint = async ({ commit, name }: Point) =>
    commit
      ? openRevision(repository, commit, name)
      : openWorkspace(repository.asked, surroundings, {
          known: repository.known,
          leftOut: await leftOutOf(repository),
          drive,
        });
  const then = await sidesOf(await openPoint(before), days.before, drive);
  const later = await sidesOf(await openPoint(after), days.after, drive);
  const renames = await renamesSince(repository, before.commit, after.commit);
  const { both, added, removed } = pairSystems(then, later, renames);
  return {
    before: labelOf(before, days.before),
    after: labelOf(after, days.after),
    systems: both.map(([was, is]) => compareSides(was, is, renames)),
    added: added.map(refTo),
    removed: removed.map(refTo),
  };
}

function labelOf({ name, commit }: Point, asOf: string): StateLabel {
  return { name, commit: commit?.id, asOf };
}

async function sidesOf(opened: Opened, asOf: string, drive: Drive = atOnce): Promise<Side[]> {
  const sides: Side[] = [];
  for (const sms of reportedSystems(opened)) sides.push(await sideOf(sms, opened, asOf, drive));
  return sides;
}

async function sideOf(sms: Sms, { folder, fileSystem, history }: Opened, asOf: string, drive: Drive): Promise<Side> {
  const checker = new Checker(new Analysis(sms, asOf, history), rules);
  const { analysis, findings, waived } = await drive(checker.check());
  return {
    ...{ analysis, findings, waived, folder },
    versionOf: path => {
      const format = formatOf(path);
      const content = fileSystem.read(path, sizeLimit);
      return format && 'bytes' in content ? versionFacts(format, content.bytes) : undefined;
    },
  };
}

/**
 * By folder; where there is one on each side, they belong together wherever they lie; of those that are left, by the folder that
 * most of its files moved to.
 */
function pairSystems(
  before: readonly Side[],
  after: readonly Side[],
  renames: ReadonlyMap<string, string>,
): { both: (readonly [Side, Side])[]; added: Side[]; removed: Side[] } {
  const [was, is] = [before[0], after[0]];
  if (was && is && before.length === 1 && after.length === 1) return { both: [[was, is]], added: [], removed: [] };
  const places = new Map(after.map(side => [placeOf(side), side]));
  const partners = new Map<Side, Side>();
  const pair = (one: Side, other: Side | undefined) => {
    if (other && !partners.has(other)) partners.set(other, one);
  };
  for (const side of before) pair(side, places.get(placeOf(side)));
  const paired = new Set(partners.values());
  const left = after.filter(side => !partners.has(side));
  for (const side of before.filter(one => !paired.has(one))) pair(side, movedTo(side, left, renames));
  const found = new Set(partners.values());
  return {
    both: after.flatMap(side => (partners.has(side) ? [[partners.get(side)!, side] as const] : [])),
    added: after.filter(side => !partners.has(side)),
    removed: before.filter(side => !found.has(side)),
  };
}

/** Of several SMSs, the one that has most of the files of another that was renamed; undefined where none has any. */
function movedTo(side: Side, others: readonly Side[], renames: ReadonlyMap<string, string>): Side | undefined {
  const arrived = new Set(filesOf(side).flatMap(path => renames.get(path) ?? []));
  const counts = others.map(other => filesOf(other).filter(path => arrived.has(path)).length);
  const most = Math.max(0, ...counts);
  return most > 0 ? others[counts.indexOf(most)] : undefined;
}

/** Its manifest and its documents, relative to the folder that was asked for. */
function filesOf({ analysis, folder }: Side): string[] {
  const { manifest, documents } = analysis.sms;
  const paths = [...(manifest.path === undefined ? [] : [manifest.path]), ...documents.map(({ path }) => path)];
  return paths.map(path => relativePath(folder, path));
}

function placeOf({ analysis, folder }: Side): string {
  return relativePath(folder, analysis.sms.root);
}

function refTo(side: Side): SystemRef {
  return { name: side.analysis.sms.name, path: placeOf(side) || '.' };
}
