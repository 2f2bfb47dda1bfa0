// The reasons to doubt the last review of a document, by git.

import type { History } from '../history/history.ts';
import type { SmsDocument } from '../workspace/document.ts';
import type { StampDefect } from '../workspace/manifest.ts';
import type { Sms } from '../workspace/sms.ts';
import { isParty } from './people.ts';
import { isBulk, type ReviewStamp, stampsOf } from './review-quality.ts';
import type { ReviewWitness } from './reviews.ts';

/** A reason to doubt a review. */
export interface Doubt {
  readonly defect: StampDefect;
  readonly stamp: ReviewStamp;
}

/** What speaks against the last review of a document, of what the manifest lets count. */
export function doubtsOf(
  document: SmsDocument,
  { stamp: version }: ReviewWitness,
  sms: Sms,
  history: History,
): readonly Doubt[] {
  const { manifest } = sms;
  const stamp =
    version && stampsOf(document.path, history, manifest).find(one => one.version.commit.id === version.commit.id);
  if (!stamp) return [];
  const defects: readonly [StampDefect, boolean][] = [
    ['date-only', stamp.isDateOnly],
    ['bulk-stamp', isBulk(stamp, manifest)],
    ['author-alone', stamp.isAlone && !isApprovedByAnother(document, stamp, sms)],
  ];
  return defects.flatMap(([defect, holds]) =>
    holds && manifest.reviews.unsupported.has(defect) ? [{ defect, stamp }] : [],
  );
}

/** Somebody else approved the document since, which is a second pair of eyes. */
function isApprovedByAnother({ metadata }: SmsDocument, { date, authors }: ReviewStamp, sms: Sms): boolean {
  const { approver, approved } = metadata;
  if (!approver || !approved || approved.value < date) return false;
  return authors.every(author => isParty(author, approver.value, sms) === false);
}
