// Coverage and reviews of an SMS at one point in time after the other: what `history` shows as a table and as a picture.

import { countReviews, countStatuses } from '../analysis/analysis.ts';
import { type ClauseStatus, isGreen } from '../analysis/coverage.ts';
import { reviewStampsOf } from '../analysis/review-quality.ts';
import type { ReviewState } from '../analysis/reviews.ts';
import { percent } from '../analysis/words.ts';
import type { CheckResult } from '../rules/check.ts';
import type { Standard } from '../standards/catalogue.ts';
import { isReported, type ReportedSeverity, reportedSeverities } from './check-output.ts';
import { type StateLabel, workingTree } from './states.ts';

export interface Timeline {
  readonly sms: { readonly name: string; readonly path: string };
  readonly standard: { readonly id: string; readonly shortTitle: string };
  /** The oldest first. */
  readonly points: readonly Milestone[];
}

export interface Milestone extends StateLabel {
  readonly documents: number;
  readonly auditable: number;
  /** Documented or evidenced. */
  readonly green: number;
  /** Of the auditable clauses, rounded down. */
  readonly percent: number;
  readonly stale: number;
  readonly clauses: Readonly<Record<ClauseStatus, number>>;
  readonly reviews: Readonly<Record<ReviewState, number>>;
  readonly findings: Readonly<Record<ReportedSeverity, number>>;
  /** Reviews that git tells of, all up to then, and how many of them nothing supports; undefined where nobody asked git. */
  readonly stamps: { readonly total: number; readonly unsupported: number } | undefined;
}

/** How things stand at one point. Its label's day is the as-of date of the check. */
export function milestoneOf({ analysis, findings }: CheckResult, standard: Standard, label: StateLabel): Milestone {
  const { sms } = analysis;
  const coverages = analysis.coverages(standard);
  const green = coverages.filter(({ status }) => isGreen(status)).length;
  const documents = sms.documents.filter(({ kind }) => kind === 'document');
  const stamps = reviewStampsOf(analysis);
  return {
    ...label,
    documents: documents.length,
    auditable: coverages.length,
    green,
    percent: percent(green, coverages.length),
    stale: coverages.filter(({ stale }) => stale).length,
    clauses: countStatuses(coverages),
    reviews: countReviews(analysis),
    findings: countFindings(findings),
    stamps: stamps && { total: stamps.total, unsupported: stamps.unsupported },
  };
}

function countFindings(findings: CheckResult['findings']): Record<ReportedSeverity, number> {
  const counts = Object.fromEntries(reportedSeverities.map(name => [name, 0])) as Record<ReportedSeverity, number>;
  for (const { severity } of findings) if (isReported(severity)) counts[severity]++;
  return counts;
}

/** How a table names a point: a tag, or the files as they are. */
export function pointName({ name }: StateLabel): string {
  return name === workingTree ? 'now' : name;
}

export interface Figure {
  /** Short, for the head of a column. */
  readonly title: string;
  /** In CSV, where there is room. */
  readonly longTitle: string;
  readonly of: (point: Milestone) => number | undefined;
}

/** The columns that every table of a timeline has. */
export const figures: readonly Figure[] = [
  { title: 'documents', longTitle: 'Documents', of: point => point.documents },
  { title: 'auditable', longTitle: 'Auditable clauses', of: point => point.auditable },
  { title: 'evidenced', longTitle: 'Clauses evidenced', of: point => point.clauses.evidenced },
  { title: 'documented', longTitle: 'Clauses documented', of: point => point.clauses.documented },
  { title: 'partial', longTitle: 'Clauses partial', of: point => point.clauses.partial },
  { title: 'planned', longTitle: 'Clauses planned', of: point => point.clauses.planned },
  { title: 'not covered', longTitle: 'Clauses not covered', of: point => point.clauses['not-covered'] },
  { title: 'green %', longTitle: 'Green in per cent', of: point => point.percent },
  { title: 'stale', longTitle: 'Clauses stale', of: point => point.stale },
  { title: 'overdue', longTitle: 'Reviews overdue', of: point => point.reviews.overdue },
  { title: 'never', longTitle: 'Never reviewed', of: point => point.reviews['never-reviewed'] },
  { title: 'changed', longTitle: 'Changed since review', of: point => point.reviews['changed-since-review'] },
  { title: 'suspect', longTitle: 'Suspect', of: point => point.reviews.suspect },
  { title: 'errors', longTitle: 'Errors', of: point => point.findings.error },
  { title: 'warnings', longTitle: 'Warnings', of: point => point.findings.warning },
  { title: 'infos', longTitle: 'Infos', of: point => point.findings.info },
  { title: 'reviews', longTitle: 'Reviews in git', of: point => point.stamps?.total },
  { title: 'unsupported', longTitle: 'Of them unsupported', of: point => point.stamps?.unsupported },
];
