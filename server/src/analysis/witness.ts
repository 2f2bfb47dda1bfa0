// What git knows of a review, on top of what its dates claim: whether the document changed since, and whether one that it
// implements did. The doubt is told where it arises: what changes upstream makes those suspect that implement it, and nobody
// behind them.

import { compareDates } from '../documents/dates.ts';
import type { Commit, History } from '../history/history.ts';
import type { Entity, SmsDocument } from '../workspace/document.ts';
import type { Upstream } from '../workspace/metadata.ts';
import { placeOf } from '../workspace/place.ts';
import type { Sms } from '../workspace/sms.ts';
import { changeSince, touches } from './change.ts';
import { type DateWitness, witnessOfDate } from './date-witness.ts';
import { isRetired, type Review, type ReviewState, type ReviewWitness, type Suspicion } from './reviews.ts';

/** The state that counts where several hold: the first of these. */
const precedence = [
  'exempt',
  'never-reviewed',
  'overdue',
  'changed-since-review',
  'suspect',
  'due-soon',
  'current',
] as const satisfies readonly ReviewState[];

/** Whether a document says something that git can bear witness to. Pages with the date of a review count: a commit may stamp them, too. */
export function callsForGit({ metadata }: SmsDocument): boolean {
  return metadata.reviewed !== undefined || metadata.approved !== undefined || metadata.version !== undefined;
}

/** A review with what git says of it. */
export function witnessedReview(
  review: Review,
  document: SmsDocument,
  sms: Sms,
  asOf: string,
  history: History,
): Review {
  if (history.state.kind !== 'known' || review.state === 'exempt' || review.reviewed === undefined) return review;
  const witness = witnessOfReview(review.reviewed, document, sms, asOf, history);
  return { ...review, state: reviewStateOf(review.state, witness), witness };
}

function reviewStateOf(claimed: ReviewState, { change, suspicions }: ReviewWitness): ReviewState {
  const states: readonly ReviewState[] = [
    claimed,
    ...(change ? ['changed-since-review' as const] : []),
    ...(suspicions.length > 0 ? ['suspect' as const] : []),
  ];
  return precedence.find(state => states.includes(state))!;
}

function witnessOfReview(
  reviewed: string,
  document: SmsDocument,
  sms: Sms,
  asOf: string,
  history: History,
): ReviewWitness {
  sms.noteContent(document.path);
  const file = history.file(document.path);
  const found = file && witnessOfDate('reviewed', reviewed, file, history, sms.manifest);
  // What is done on the day itself, and not committed yet, is part of the review.
  const isToday = compareDates(reviewed, asOf) >= 0;
  const isNow = found?.seen === -1 || isToday;
  const { type } = document.metadata;
  const isLiving = type !== undefined && sms.manifest.reviews.living.has(type.value);
  return {
    seen: isNow || !found ? undefined : file.versions[found.seen],
    stamp: found?.stamp,
    change: isNow || !found || isLiving ? undefined : changeSince(found.seen, document, file, history),
    suspicions: isNow ? [] : suspicionsOf(document, { reviewed, written: found?.written }, sms, history),
  };
}

/** When a review was done. */
interface Moment extends Pick<DateWitness, 'written'> {
  readonly reviewed: string;
}

function suspicionsOf(document: SmsDocument, moment: Moment, sms: Sms, history: History): Suspicion[] {
  return document.metadata.implements.flatMap(field => {
    const entities = sms.entities(field.value);
    // An id that several have is told of elsewhere; nobody knows which is meant.
    const entity = entities.length === 1 ? entities[0]! : undefined;
    const change = entity && entity.document !== document && changeUpstream(entity, field, moment, sms, history);
    return change ? [{ field, upstream: entity.document, ...change }] : [];
  });
}

function changeUpstream(
  entity: Entity,
  field: Upstream,
  moment: Moment,
  sms: Sms,
  history: History,
): Pick<Suspicion, 'change' | 'since'> | undefined {
  const { document } = entity;
  sms.noteContent(document.path);
  const file = history.file(document.path);
  // That it is no longer in force is told of elsewhere.
  if (!file || isRetired(document)) return undefined;
  const seen = file.versions.findIndex(({ commit }) => isWithin(commit, moment, history));
  const change = seen < 0 ? undefined : changeSince(seen, document, file, history);
  if (!change) return undefined;
  const told = { change, since: file.versions[seen]! };
  // Of a register, the row that is implemented: by its id, as if it were a section.
  if (entity.kind === 'row') return change.sections.changed.has(entity.id) ? told : undefined;
  // Of a section that is gone, the broken reference is told elsewhere.
  const place = placeOf(document, field.section);
  return touches(change, place === 'missing' ? undefined : place?.heading) ? told : undefined;
}

/**
 * Whether a commit lay before the reviewer: the review was committed on top of it, or it was on the same line of development by the
 * end of the day. What a merge brings in afterwards was not there, whenever it was made.
 */
function isWithin(commit: Commit, { reviewed, written }: Moment, history: History): boolean {
  if (written && history.has(written.commit, commit)) return true;
  const head = history.headOn(reviewed);
  return head !== undefined && (!written || history.has(head, written.commit)) && history.has(head, commit);
}
