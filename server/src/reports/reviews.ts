// The review calendar as data: what was never reviewed, what is overdue, what falls due until a day, and the audits until then
// with what would be overdue on their day. Everything that `clausetrace reviews` shows in any format.

import type { Analysis } from '../analysis/analysis.ts';
import { type Audit, auditsOf } from '../analysis/audits.ts';
import { reviewStampsOf, type StampFigures } from '../analysis/review-quality.ts';
import { type DocumentRef, traceDocuments } from '../analysis/traceability.ts';
import { addDuration, compareDates, daysBetween } from '../documents/dates.ts';
import { nameOf, titleOf } from '../workspace/document.ts';
import { type CalendarEntry, calendarOf } from './matrix.ts';

export interface ReviewCalendar {
  readonly sms: { readonly name: string; readonly path: string };
  readonly asOf: string;
  /** The last day that is looked at. */
  readonly until: string;
  /** Reviews and evidence, never reviewed first, then by day. */
  readonly entries: readonly CalendarEntry[];
  /** By day. */
  readonly audits: readonly AuditEntry[];
  /** What the reviews of its documents were worth, by git, over their whole histories; absent where git knows of none. */
  readonly stamps?: StampFigures;
  /** ISO 8601 duration: how long before the day somebody wants to know. */
  readonly notice: string;
}

export interface AuditEntry {
  readonly kind: Audit['kind'];
  /** Id of the row of the programme; absent for what nobody has planned yet. */
  readonly row?: string;
  readonly title: string;
  readonly due: string;
  readonly days: number;
  /** Documents whose review or evidence is overdue on that day unless something is done. */
  readonly overdue: readonly DocumentRef[];
}

/** How far ahead one looks who says nothing. */
const aheadByDefault = 'P1Y';

export function defaultUntil(asOf: string): string {
  return addDuration(asOf, aheadByDefault);
}

export function reviewCalendarOf(analysis: Analysis, until: string): ReviewCalendar {
  const { sms, asOf } = analysis;
  const documents = traceDocuments({ analysis, findings: [], waived: [] });
  const stamps = stampFigures(analysis);
  return {
    sms: { name: sms.name, path: sms.root },
    asOf,
    until,
    entries: calendarOf(documents).filter(
      entry => entry.due === undefined || compareDates(entry.due, until) <= 0 || isToBeReviewedAgain(entry),
    ),
    audits: auditsOf(analysis)
      .filter(({ date }) => compareDates(date, until) <= 0)
      .map(({ kind, row, title, date, overdue }) => ({
        kind,
        ...(row !== undefined && { row }),
        title,
        due: date,
        days: daysBetween(asOf, date),
        overdue: overdue.map(document => ({ name: nameOf(document), title: titleOf(document), path: document.path })),
      })),
    ...(stamps && { stamps }),
    notice: sms.manifest.reviews.dueSoon,
  };
}

/** The dates are in order, and what was reviewed is not what is there. */
export function isToBeReviewedAgain({ state }: Pick<CalendarEntry, 'state'>): boolean {
  return state === 'changed-since-review' || state === 'suspect';
}

function stampFigures(analysis: Analysis): StampFigures | undefined {
  const stamps = reviewStampsOf(analysis);
  if (!stamps || stamps.total === 0) return undefined;
  const { total, dateOnly, bulk, authorAlone, unsupported } = stamps;
  return { total, dateOnly, bulk, authorAlone, unsupported };
}
