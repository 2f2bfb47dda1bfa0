// What changed in an SMS between two states of it, each examined as of a day of its own: coverage, documented information, the
// manifest, documents, reviews, waivers and findings. Plain data, which the reports of `diff` render.

import { compareDates } from '../documents/dates.ts';
import type { Clause, Standard } from '../standards/catalogue.ts';
import { nameOf, titleOf } from '../workspace/document.ts';
import type { Severity, Waiver } from '../workspace/manifest.ts';
import { relativePath } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';
import type { Analysis } from './analysis.ts';
import { type ClauseStatus, clauseStatuses, type ItemState, isGreen } from './coverage.ts';
import type { Side } from './document-changes.ts';
import {
  type ChangedPair,
  changesBetween,
  type DocumentChange,
  type DocumentPair,
  pairDocuments,
} from './document-changes.ts';
import { matchFindings } from './finding-match.ts';
import type { ReviewState } from './reviews.ts';
import { type SettingChange, settingChanges } from './setting-changes.ts';
import type { DocumentRef } from './traceability.ts';

export interface Comparison {
  readonly sms: { readonly name: string; readonly path: string };
  /** As-of dates. */
  readonly days: { readonly before: string; readonly after: string };
  readonly standards: readonly StandardChange[];
  /** Settings of the manifest that are others. */
  readonly manifest: readonly SettingChange[];
  /** Added, removed, changed for a reader, changed in metadata; each by path. */
  readonly documents: readonly DocumentChange[];
  readonly reviews: readonly ReviewChange[];
  readonly waivers: readonly WaiverChange[];
  readonly findings: {
    readonly fresh: readonly ComparedFinding[];
    readonly gone: readonly ComparedFinding[];
    readonly kept: number;
  };
}

export interface StandardChange {
  readonly id: string;
  readonly shortTitle: string;
  readonly before: CoverageFigures;
  readonly after: CoverageFigures;
  /** Regressions first, then in the order of the standard. */
  readonly clauses: readonly ClauseChange[];
  readonly items: readonly ItemChange[];
}

export interface CoverageFigures {
  readonly auditable: number;
  /** Documented or evidenced. */
  readonly green: number;
  readonly counts: Readonly<Record<ClauseStatus, number>>;
}

/** `flags`: the status is the same, and it became stale or waived, or no longer is. */
export type Direction = 'regressed' | 'improved' | 'flags' | 'added' | 'removed';

export interface ClauseState {
  readonly status: ClauseStatus;
  readonly stale: boolean;
  readonly waived: boolean;
}

export interface ClauseChange {
  readonly key: string;
  readonly id: string;
  readonly title: string | undefined;
  readonly direction: Direction;
  /** Undefined where the standard, or this edition of it, did not have it. */
  readonly before: ClauseState | undefined;
  readonly after: ClauseState | undefined;
}

/** Documented information of a clause whose state is another. */
export interface ItemChange {
  readonly clause: string;
  readonly id: string;
  readonly title: string;
  readonly mandatory: boolean;
  readonly before: ItemState;
  readonly after: ItemState;
}

export type ReviewEvent = 'done' | 'lapsed' | 'changed-since-review' | 'suspect';

export interface ReviewChange {
  readonly event: ReviewEvent;
  readonly document: DocumentRef;
  readonly before: { readonly state: ReviewState; readonly reviewed: string | undefined };
  readonly after: {
    readonly state: ReviewState;
    readonly reviewed: string | undefined;
    readonly due: string | undefined;
  };
}

export interface WaiverChange {
  /** `expired`: it is there as before, and its last day has passed. */
  readonly kind: 'new' | 'changed' | 'expired' | 'gone';
  readonly rule: string;
  readonly where: string;
  readonly reason: string | undefined;
  readonly approvedBy: string | undefined;
  /** Its last day before and after. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface ComparedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  /** One-based. */
  readonly line: number;
  readonly clause: string | undefined;
}

/** What is compared, with the documents that belong together; `impactOf` goes on from there. */
export interface Compared {
  readonly before: Side;
  readonly after: Side;
  readonly pairs: readonly DocumentPair[];
  readonly changed: readonly ChangedPair[];
  readonly comparison: Comparison;
}

/** `renames`: what git knows of files that moved, relative to the folder of both sides. */
export function compareSides(before: Side, after: Side, renames: ReadonlyMap<string, string> = new Map()): Compared {
  const pairs = pairDocuments(before, after, renames);
  const changed = changesBetween(pairs, before, after);
  const { sms, asOf } = after.analysis;
  const comparison: Comparison = {
    sms: { name: sms.name, path: relativePath(after.folder, sms.root) || '.' },
    days: { before: before.analysis.asOf, after: asOf },
    standards: standardChanges(before, after),
    manifest: settingChanges(before.analysis.sms.manifest, after.analysis.sms.manifest),
    documents: changed.map(({ change }) => change),
    reviews: reviewChanges(pairs, before, after),
    waivers: waiverChanges(before.analysis, after.analysis),
    findings: findingChanges(pairs, renames, before, after),
  };
  return { before, after, pairs, changed, comparison };
}

/** Editions of one standard belong together. */
function standardChanges(before: Side, after: Side): StandardChange[] {
  const were = new Map(before.analysis.sms.catalogue.standards.map(standard => [standard.key, standard]));
  const are = new Map(after.analysis.sms.catalogue.standards.map(standard => [standard.key, standard]));
  const waivedBefore = waivedClauses(before);
  const waivedAfter = waivedClauses(after);
  return [...new Set([...are.keys(), ...were.keys()])].map(key => {
    const was = were.get(key);
    const is = are.get(key);
    const { id, shortTitle } = (is ?? was)!;
    const old = auditableIn(was);
    const now = auditableIn(is);
    const clauses = [...new Set([...now.keys(), ...old.keys()])].flatMap(one => {
      const state = {
        before: stateOf(old.get(one), before.analysis, waivedBefore),
        after: stateOf(now.get(one), after.analysis, waivedAfter),
      };
      return clauseChange((now.get(one) ?? old.get(one))!, state) ?? [];
    });
    return {
      id,
      shortTitle,
      before: figuresOf(before.analysis, was),
      after: figuresOf(after.analysis, is),
      clauses: clauses.sort((a, b) => directions.indexOf(a.direction) - directions.indexOf(b.direction)),
      items: was && is ? itemChanges(was, is, before.analysis, after.analysis) : [],
    };
  });
}

const directions: readonly Direction[] = ['regressed', 'removed', 'added', 'improved', 'flags'];

/** By key, in the order of the standard. */
function auditableIn(standard: Standard | undefined): Map<string, Clause> {
  const clauses = [...(standard?.clauses.values() ?? [])].filter(({ auditable }) => auditable);
  return new Map(clauses.map(clause => [clause.key, clause]));
}

function clauseChange(
  { key, id, title }: Clause,
  { before, after }: Pick<ClauseChange, 'before' | 'after'>,
): ClauseChange | undefined {
  const direction = directionOf(before, after);
  return direction && { key, id, title, direction, before, after };
}

function directionOf(before: ClauseState | undefined, after: ClauseState | undefined): Direction | undefined {
  if (!before || !after) return before ? 'removed' : 'added';
  const step = clauseStatuses.indexOf(after.status) - clauseStatuses.indexOf(before.status);
  if (step !== 0) return step < 0 ? 'regressed' : 'improved';
  return before.stale !== after.stale || before.waived !== after.waived ? 'flags' : undefined;
}

function stateOf(clause: Clause | undefined, analysis: Analysis, waived: ReadonlySet<string>): ClauseState | undefined {
  if (!clause) return undefined;
  const { status, stale } = analysis.coverage(clause);
  return { status, stale, waived: waived.has(clause.key) };
}

function waivedClauses({ waived }: Side): ReadonlySet<string> {
  return new Set(waived.flatMap(({ finding }) => finding.clause ?? []));
}

function figuresOf(analysis: Analysis, standard: Standard | undefined): CoverageFigures {
  const statuses = standard ? analysis.coverages(standard).map(({ status }) => status) : [];
  return {
    auditable: statuses.length,
    green: statuses.filter(isGreen).length,
    counts: Object.fromEntries(
      clauseStatuses.map(status => [status, statuses.filter(one => one === status).length]),
    ) as Record<ClauseStatus, number>,
  };
}

function itemChanges(was: Standard, is: Standard, before: Analysis, after: Analysis): ItemChange[] {
  const old = new Map(before.coverages(was).flatMap(({ items }) => items.map(one => [one.item.id, one.state])));
  return after.coverages(is).flatMap(({ clause, items }) =>
    items.flatMap(({ item, state }) => {
      const before = old.get(item.id);
      if (before === undefined || before === state) return [];
      const { id, title, mandatory } = item;
      return [{ clause: clause.key, id, title, mandatory, before, after: state }];
    }),
  );
}

function reviewChanges(pairs: readonly DocumentPair[], before: Side, after: Side): ReviewChange[] {
  const changes = pairs.flatMap(pair => {
    if (!pair.before || !pair.after) return [];
    const old = before.analysis.review(pair.before);
    const now = after.analysis.review(pair.after);
    const path = relativePath(after.folder, pair.after.path);
    const document = { name: nameOf(pair.after), title: titleOf(pair.after), path };
    return reviewEvents.flatMap(({ event, happened }) => {
      if (!happened(old, now)) return [];
      const { state, reviewed, due } = now;
      return [
        { event, document, before: { state: old.state, reviewed: old.reviewed }, after: { state, reviewed, due } },
      ];
    });
  });
  const order = reviewEvents.map(({ event }) => event);
  return changes.sort((a, b) => order.indexOf(a.event) - order.indexOf(b.event));
}

type ReviewFacts = { readonly state: ReviewState; readonly reviewed: string | undefined };

const late: readonly ReviewState[] = ['overdue', 'never-reviewed'];

const became =
  (...states: readonly ReviewState[]) =>
  (before: ReviewFacts, after: ReviewFacts): boolean =>
    states.includes(after.state) && !states.includes(before.state);

/** In the order in which they are told: what has to be done first. */
const reviewEvents: readonly {
  readonly event: ReviewEvent;
  readonly happened: (before: ReviewFacts, after: ReviewFacts) => boolean;
}[] = [
  { event: 'lapsed', happened: became(...late) },
  { event: 'changed-since-review', happened: became('changed-since-review') },
  { event: 'suspect', happened: became('suspect') },
  {
    event: 'done',
    happened: (before, after) =>
      after.reviewed !== undefined && compareDates(before.reviewed ?? '', after.reviewed) < 0,
  },
];

/** Waivers are the same that accept the same rule at the same place. */
function waiverChanges(before: Analysis, after: Analysis): WaiverChange[] {
  const were = waiversOf(before.sms);
  const are = waiversOf(after.sms);
  const told = (kind: WaiverChange['kind'], was: Waiver | undefined, is: Waiver | undefined): WaiverChange => {
    const { rule, where, reason, approvedBy } = (is ?? was)!;
    return {
      kind,
      ...{ rule: rule.value, where: where.value, reason: reason?.value, approvedBy: approvedBy?.value },
      before: was?.expires?.value,
      after: is?.expires?.value,
    };
  };
  const now = [...are].flatMap(([key, is]): WaiverChange[] => {
    const was = were.get(key);
    if (!was) return [told('new', undefined, is)];
    if (termsOf(was) !== termsOf(is)) return [told('changed', was, is)];
    const ends = is.expires?.value;
    const hasExpired = ends !== undefined && before.asOf <= ends && ends < after.asOf;
    return hasExpired ? [told('expired', was, is)] : [];
  });
  const gone = [...were].filter(([key]) => !are.has(key)).map(([, was]) => told('gone', was, undefined));
  return [...now, ...gone];
}

function termsOf({ expires, reason, approvedBy }: Waiver): string {
  return JSON.stringify([expires, reason, approvedBy].map(field => field?.value));
}

function waiversOf({ manifest }: Sms): Map<string, Waiver> {
  return new Map(manifest.waivers.map(waiver => [`${waiver.rule.value} ${waiver.where.value}`, waiver]));
}

/** Hints never leave the editor. */
function findingChanges(
  pairs: readonly DocumentPair[],
  renames: ReadonlyMap<string, string>,
  before: Side,
  after: Side,
): Comparison['findings'] {
  const moves = new Map(renames);
  for (const pair of pairs) {
    if (pair.before && pair.after)
      moves.set(relativePath(before.folder, pair.before.path), relativePath(after.folder, pair.after.path));
    // What git took for it is another document.
    else if (pair.before) moves.delete(relativePath(before.folder, pair.before.path));
  }
  const told = (side: Side): ComparedFinding[] =>
    side.findings
      .filter(({ severity }) => severity !== 'hint')
      .map(({ rule, severity, message, path, range, clause, document }) => ({
        ...{ rule, severity, message, clause, document },
        path: relativePath(side.folder, path),
        line: range.start.line + 1,
      }));
  const { fresh, gone, kept } = matchFindings(told(before), told(after), moves);
  return { fresh: bySeverity(fresh), gone: bySeverity(gone), kept: kept.length };
}

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

function bySeverity(findings: readonly ComparedFinding[]): ComparedFinding[] {
  return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
