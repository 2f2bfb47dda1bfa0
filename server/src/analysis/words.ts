// How reports and editors name states, for people. One table each, so that every face says the same.

import { withoutControls } from '../documents/plain.ts';
import type { ClaimCoverage } from '../workspace/metadata.ts';
import type { ClauseStatus, ItemState } from './coverage.ts';
import type { ReviewState } from './reviews.ts';
import { days } from './wording.ts';

export const statusWords: Readonly<Record<ClauseStatus, string>> = {
  'not-covered': 'not covered',
  planned: 'planned',
  partial: 'partial',
  documented: 'documented',
  evidenced: 'evidenced',
};

export const statusMeanings: Readonly<Record<ClauseStatus, string>> = {
  'not-covered': 'no document claims it',
  planned: 'claimed only by documents that are not approved',
  partial: 'approved, but only in part or with mandatory documented information missing',
  documented: 'approved, with all mandatory documented information, records aside',
  evidenced: 'documented, and its mandatory records are present and current',
};

export const itemWords: Readonly<Record<ItemState, string>> = {
  provided: 'provided',
  'no-occurrence': 'no occurrence',
  outdated: 'outdated',
  planned: 'not approved',
  missing: 'missing',
};

export const reviewWords: Readonly<Record<ReviewState, string>> = {
  current: 'current',
  'due-soon': 'due soon',
  overdue: 'overdue',
  'never-reviewed': 'never reviewed',
  'changed-since-review': 'changed since review',
  suspect: 'suspect',
  exempt: 'exempt',
};

/** Undefined for a full claim: it needs no word. */
export const claimWords: Readonly<Record<ClaimCoverage, string | undefined>> = {
  full: undefined,
  partial: 'partial',
  'other-party': 'with other parties',
  'no-occurrence': 'no occurrence',
  'not-applicable': 'not applicable',
};

export const selfAssessment =
  'Coverage is a self-assessment that Clausetrace computes from the documents. It is not a statement of conformity, ' +
  'and it says nothing about whether anyone is or will be certified.';

/** `due in 43 days`, `due today`, `suspect, due in 43 days`, `overdue by 12 days`; the state where there is no due date. */
export function reviewPhrase({
  state,
  days: left,
}: {
  readonly state: ReviewState;
  readonly days: number | undefined;
}): string {
  if (left === undefined) return reviewWords[state];
  return isDoubted(state) ? `${reviewWords[state]}, ${duePhrase(left)}` : duePhrase(left);
}

/** By git, whatever the dates say. */
export function isDoubted(state: ReviewState): boolean {
  return state === 'changed-since-review' || state === 'suspect';
}

export function duePhrase(left: number): string {
  if (left < 0) return `overdue by ${days(-left)}`;
  return left === 0 ? 'due today' : `due in ${days(left)}`;
}

/** `1 document`, `2 documents` */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

export function percent(part: number, whole: number): number {
  // Rounded down: what is not complete never shows as 100 %.
  return whole === 0 ? 0 : Math.floor((part * 100) / whole);
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `22 November 2026` */
export function longDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** `November 2026` */
export function monthOf(date: string): string {
  const [year, month] = date.split('-');
  return `${months[Number(month) - 1] ?? month} ${year}`;
}

/** One line without anything that moves a cursor or turns text around: what documents say may reach a terminal. */
export function plainLine(text: string): string {
  return withoutControls(text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replaceAll('\t', ' '));
}
