// The traceability matrix as data: everything that the HTML, CSV, Markdown and JSON matrices show, computed once.

import { countReviews, countStatuses } from '../analysis/analysis.ts';
import { type ClauseStatus, isEvidence, isGreen } from '../analysis/coverage.ts';
import type { ReviewState } from '../analysis/reviews.ts';
import {
  type ClauseRow,
  type ClauseTrace,
  type DocumentRef,
  type DocumentTrace,
  type FindingTrace,
  type PartyTrace,
  traceClauses,
  traceDocuments,
  traceFinding,
} from '../analysis/traceability.ts';
import { compareDates } from '../documents/dates.ts';
import type { CheckResult } from '../rules/check.ts';
import { isExpired } from '../rules/sieve.ts';
import type { Standard } from '../standards/catalogue.ts';
import { compareText } from '../workspace/paths.ts';
import { isReported, type ReportedSeverity, reportedSeverities } from './check-output.ts';

export interface Matrix {
  readonly asOf: string;
  readonly sms: { readonly name: string; readonly path: string };
  readonly standard: {
    readonly id: string;
    readonly title: string;
    readonly shortTitle: string;
    readonly amendments: readonly string[];
  };
  readonly figures: Figures;
  /** Headings and auditable clauses, in the order of the standard. */
  readonly clauses: readonly ClauseRow[];
  readonly documents: readonly DocumentTrace[];
  /** Reviews and evidence that fall due, in the order in which they do; what was never reviewed comes first. */
  readonly calendar: readonly CalendarEntry[];
  readonly waivers: readonly WaiverRow[];
  /** Everything `check` reports about this SMS. */
  readonly findings: readonly FindingTrace[];
}

interface Figures {
  readonly clauses: Readonly<Record<ClauseStatus, number>>;
  readonly auditable: number;
  /** Documented or evidenced. */
  readonly green: number;
  readonly stale: number;
  readonly waived: number;
  readonly documents: number;
  readonly reviews: Readonly<Record<ReviewState, number>>;
  /** Mandatory items, roll-ups left out. */
  readonly information: { readonly mandatory: number; readonly provided: number };
  /** Records and reports. */
  readonly evidence: { readonly current: number; readonly outdated: number };
  readonly findings: Readonly<Record<ReportedSeverity, number>>;
}

export interface CalendarEntry {
  readonly kind: 'review' | 'evidence';
  readonly document: DocumentRef;
  readonly owner: PartyTrace | undefined;
  /** Undefined: never reviewed. */
  readonly due: string | undefined;
  readonly days: number | undefined;
  /** The last review, or the last collection. */
  readonly last: string | undefined;
  readonly state: ReviewState | 'outdated';
  /** What git knows better of the review, in sentences; absent where there is nothing to add. */
  readonly remarks?: readonly string[];
}

export interface WaiverRow {
  readonly rule: string;
  readonly where: string;
  readonly reason: string | undefined;
  readonly approvedBy: string | undefined;
  readonly expires: string | undefined;
  readonly expired: boolean;
  /** How many findings it silences. */
  readonly findings: number;
}

/** A heading of the standard's top level, with the clauses below it. */
export interface Chapter {
  readonly id: string;
  readonly title: string | undefined;
  readonly rows: readonly ClauseRow[];
  readonly clauses: readonly ClauseTrace[];
}

export function matrixOf(result: CheckResult, standard: Standard): Matrix {
  const { sms, asOf } = result.analysis;
  const findings = result.findings.filter(finding => isReported(finding.severity));
  const examined = { ...result, findings };
  const clauses = traceClauses(examined, standard);
  const documents = traceDocuments(examined);
  return {
    asOf,
    sms: { name: sms.name, path: sms.root },
    standard: {
      id: standard.id,
      title: standard.title,
      shortTitle: standard.shortTitle,
      amendments: standard.amendments.map(({ id }) => id),
    },
    figures: figuresOf(result, standard, clauses, documents, findings.map(traceFinding)),
    clauses,
    documents,
    calendar: calendarOf(documents),
    waivers: waiversOf(result),
    findings: findings.map(traceFinding),
  };
}

export function auditableIn(matrix: Matrix): ClauseTrace[] {
  return matrix.clauses.filter((row): row is ClauseTrace => row.kind === 'clause');
}

/** Clauses under their top-level headings, in the order of the standard. */
export function chaptersOf({ clauses }: Matrix): Chapter[] {
  const rows = new Map<string, ClauseRow[]>();
  for (const row of clauses) {
    const chapter = rows.get(row.chapter);
    if (chapter) chapter.push(row);
    else rows.set(row.chapter, [row]);
  }
  return [...rows].map(([id, of]) => ({
    id,
    title: of.find(row => row.id === id)?.title,
    rows: of,
    clauses: of.filter((row): row is ClauseTrace => row.kind === 'clause'),
  }));
}

function figuresOf(
  { analysis }: CheckResult,
  standard: Standard,
  rows: readonly ClauseRow[],
  documents: readonly DocumentTrace[],
  findings: readonly FindingTrace[],
): Figures {
  const coverages = analysis.coverages(standard);
  const items = coverages.flatMap(({ items }) => items).filter(({ item }) => item.mandatory && !item.rollsUp);
  const there = items.filter(({ item, state }) =>
    ['provided', 'no-occurrence', ...(isEvidence(item.kind) ? [] : ['outdated'])].includes(state),
  );
  const records = documents.flatMap(({ record, inForce }) => (record && inForce ? [record.state] : []));
  return {
    clauses: countStatuses(coverages),
    auditable: coverages.length,
    green: coverages.filter(({ status }) => isGreen(status)).length,
    stale: coverages.filter(({ stale }) => stale).length,
    waived: rows.filter(row => row.kind === 'clause' && row.waived).length,
    documents: documents.length,
    reviews: countReviews(analysis),
    information: { mandatory: items.length, provided: there.length },
    evidence: {
      current: records.filter(state => state === 'current').length,
      outdated: records.filter(state => state === 'outdated').length,
    },
    findings: severityCounts(findings),
  };
}

export function severityCounts(findings: readonly FindingTrace[]): Record<ReportedSeverity, number> {
  const counts = Object.fromEntries(reportedSeverities.map(name => [name, 0])) as Record<ReportedSeverity, number>;
  for (const { severity } of findings) if (isReported(severity)) counts[severity]++;
  return counts;
}

/** What falls due, in the order in which it does; what was never reviewed comes first. */
export function calendarOf(documents: readonly DocumentTrace[]): CalendarEntry[] {
  const entries = documents.flatMap(({ document, owner, review, record, inForce }): CalendarEntry[] => {
    const { state, due, days, reviewed, remarks } = review;
    const reviews: CalendarEntry[] =
      state === 'exempt'
        ? []
        : [{ kind: 'review', document, owner, due, days, last: reviewed, state, ...(remarks && { remarks }) }];
    if (!inForce || record?.due === undefined) return reviews;
    const collected = record.to ?? record.collected;
    const late = record.state === 'outdated' ? 'outdated' : 'current';
    return [
      ...reviews,
      { kind: 'evidence', document, owner, due: record.due, days: record.days, last: collected, state: late },
    ];
  });
  return entries.sort(
    (a, b) =>
      compareDates(a.due ?? '', b.due ?? '') ||
      compareText(a.document.path, b.document.path) ||
      compareText(a.kind, b.kind),
  );
}

function waiversOf({ analysis, waived }: CheckResult): WaiverRow[] {
  return analysis.sms.manifest.waivers.map(waiver => ({
    rule: waiver.rule.value,
    where: waiver.where.value,
    reason: waiver.reason?.value,
    approvedBy: waiver.approvedBy?.value,
    expires: waiver.expires?.value,
    expired: isExpired(waiver, analysis.asOf),
    findings: waived.filter(one => one.waiver === waiver).length,
  }));
}
