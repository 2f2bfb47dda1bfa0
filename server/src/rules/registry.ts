// Every rule, one line each, in the order of the documentation. `npm run lint` checks that each has its page and its fixtures.
// `suppressionUnused` stays last: it judges what all others, and the rules about waivers, have left.

import { claimOnHeading } from './coverage/claim-on-heading.ts';
import { claimWithoutContent } from './coverage/claim-without-content.ts';
import { clauseNotCovered } from './coverage/clause-not-covered.ts';
import { clausePlannedOnly } from './coverage/clause-planned-only.ts';
import { documentedInformationMissing } from './coverage/documented-information-missing.ts';
import { evidenceMissing } from './coverage/evidence-missing.ts';
import { evidenceOutdated } from './coverage/evidence-outdated.ts';
import { exclusionNotAllowed } from './coverage/exclusion-not-allowed.ts';
import { unknownClause } from './coverage/unknown-clause.ts';
import { encoding } from './file/encoding.ts';
import { syntax } from './file/syntax.ts';
import { tooLarge } from './file/too-large.ts';
import { unreadable } from './file/unreadable.ts';
import { manifestSchema } from './manifest/schema.ts';
import { unknownStandard } from './manifest/unknown-standard.ts';
import { waiverExpired } from './manifest/waiver-expired.ts';
import { waiverUnused } from './manifest/waiver-unused.ts';
import { authorApprovesOwn } from './metadata/author-approves-own.ts';
import { duplicateId } from './metadata/duplicate-id.ts';
import { historyMissing } from './metadata/history-missing.ts';
import { invalidDate } from './metadata/invalid-date.ts';
import { missingField } from './metadata/missing-field.ts';
import { schema } from './metadata/schema.ts';
import { suppressionUnused } from './metadata/suppression-unused.ts';
import { suppressionWithoutReason } from './metadata/suppression-without-reason.ts';
import { versionNotIncreased } from './metadata/version-not-increased.ts';
import { brokenAnchor } from './reference/broken-anchor.ts';
import { brokenLink } from './reference/broken-link.ts';
import { caseMismatch } from './reference/case-mismatch.ts';
import { circularImplements } from './reference/circular-implements.ts';
import { orphanDocument } from './reference/orphan-document.ts';
import { outsideSms } from './reference/outside-sms.ts';
import { retiredTarget } from './reference/retired-target.ts';
import { unknownId } from './reference/unknown-id.ts';
import { unknownRole } from './reference/unknown-role.ts';
import { vacantRole } from './reference/vacant-role.ts';
import { approvedAfterEffective } from './review/approved-after-effective.ts';
import { changedSinceReview } from './review/changed-since-review.ts';
import { dateInFuture } from './review/date-in-future.ts';
import { dueSoon } from './review/due-soon.ts';
import { editedAfterApproval } from './review/edited-after-approval.ts';
import { neverReviewed } from './review/never-reviewed.ts';
import { overdue } from './review/overdue.ts';
import { suspect } from './review/suspect.ts';
import { unsupported } from './review/unsupported.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  // coverage
  clauseNotCovered,
  clausePlannedOnly,
  documentedInformationMissing,
  claimOnHeading,
  unknownClause,
  exclusionNotAllowed,
  claimWithoutContent,
  evidenceMissing,
  evidenceOutdated,

  // reference
  brokenLink,
  brokenAnchor,
  unknownId,
  unknownRole,
  vacantRole,
  caseMismatch,
  retiredTarget,
  circularImplements,
  orphanDocument,
  outsideSms,

  // review
  overdue,
  dueSoon,
  neverReviewed,
  changedSinceReview,
  suspect,
  unsupported,
  editedAfterApproval,
  dateInFuture,
  approvedAfterEffective,

  // manifest
  manifestSchema,
  unknownStandard,
  waiverExpired,
  waiverUnused,

  // file
  syntax,
  tooLarge,
  encoding,
  unreadable,

  // metadata
  schema,
  missingField,
  duplicateId,
  invalidDate,
  versionNotIncreased,
  historyMissing,
  authorApprovesOwn,
  suppressionWithoutReason,
  suppressionUnused,
];

export const ruleIds: readonly string[] = rules.map(rule => rule.id);
