// The review state of each document as of a date: what its dates claim. What git knows of a review comes in on top of this
// (witness.ts).

import { addDuration, compareDates } from '../documents/dates.ts';
import type { Version } from '../history/history.ts';
import type { SmsDocument } from '../workspace/document.ts';
import type { Manifest } from '../workspace/manifest.ts';
import type { Upstream } from '../workspace/metadata.ts';
import type { Change } from './change.ts';

/** In the order in which they are told of; where several hold of a document, see `reviewStateOf` in witness.ts. */
export const reviewStates = [
  'current',
  'due-soon',
  'overdue',
  'never-reviewed',
  'changed-since-review',
  'suspect',
  'exempt',
] as const;
export type ReviewState = (typeof reviewStates)[number];

export interface Review {
  readonly state: ReviewState;
  /** The last review, ISO 8601. */
  readonly reviewed: string | undefined;
  /** ISO 8601 duration; undefined where the document is exempt. */
  readonly interval: string | undefined;
  /** The day by which the next review is due; the review is overdue from the day after. */
  readonly due: string | undefined;
  /** What git says of the review; absent where it is not asked, or the document needs no review. */
  readonly witness?: ReviewWitness;
}

export interface ReviewWitness {
  /** The version that was reviewed; undefined where that is what the document says now, or nobody can tell. */
  readonly seen: Version | undefined;
  /** The version that wrote the date of the review: see `DateWitness`. */
  readonly stamp: Version | undefined;
  /** Of the content, since the review. */
  readonly change: Change | undefined;
  /** What the document implements and has changed since. */
  readonly suspicions: readonly Suspicion[];
}

export interface Suspicion {
  /** Where the document names it. */
  readonly field: Upstream;
  readonly upstream: SmsDocument;
  /** What it was at the review. */
  readonly since: Version;
  readonly change: Change;
}

/** The status that counts: records, reports and templates need no approval to be in force. */
export function isInForce(document: SmsDocument): boolean {
  const { status, type } = document.metadata;
  if (status) return status.value === 'approved';
  return type !== undefined && ['record', 'report', 'template'].includes(type.value);
}

/** Superseded or retired: it neither covers nor needs anything. */
export function isRetired(document: SmsDocument): boolean {
  const status = document.metadata.status?.value;
  return status === 'superseded' || status === 'retired';
}

export function reviewOf(document: SmsDocument, manifest: Manifest, asOf: string): Review {
  const interval = reviewInterval(document, manifest);
  const reviewed = document.metadata.reviewed?.value;
  if (interval === 'none' || !isInForce(document))
    return { state: 'exempt', reviewed, interval: undefined, due: undefined };
  if (reviewed === undefined) return { state: 'never-reviewed', reviewed, interval, due: undefined };
  const due = addDuration(reviewed, interval);
  const soon = compareDates(due, addDuration(asOf, manifest.reviews.dueSoon)) <= 0;
  const state = compareDates(due, asOf) < 0 ? 'overdue' : soon ? 'due-soon' : 'current';
  return { state, reviewed, interval, due };
}

function reviewInterval(document: SmsDocument, { reviews }: Manifest): string {
  const { reviewInterval: own, type } = document.metadata;
  return own?.value ?? (type && reviews.intervals.get(type.value)) ?? reviews.defaultInterval;
}
