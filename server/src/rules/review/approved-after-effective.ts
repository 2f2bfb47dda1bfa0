// Finds documents that were in effect before they were approved. Documents are to be approved before they are used, and the
// two dates side by side prove that this one was not.

import { days } from '../../analysis/wording.ts';
import { compareDates, daysBetween } from '../../documents/dates.ts';
import { nameOf } from '../../workspace/document.ts';
import { placeIn, type Rule } from '../rule.ts';

export const approvedAfterEffective: Rule = {
  id: 'review/approved-after-effective',
  severity: 'warning',
  summary: 'A document that came into effect before it was approved.',
  *checkDocument(document) {
    const { approved, effective } = document.metadata;
    if (document.kind !== 'document' || !approved || !effective) return;
    if (compareDates(approved.value, effective.value) <= 0) return;
    yield {
      at: placeIn(document, approved.span),
      document,
      message:
        `${nameOf(document)} was approved on ${approved.value}, ${days(daysBetween(effective.value, approved.value))} after it ` +
        `came into effect on ${effective.value}. Correct the date that is wrong, or let it take effect on or after its approval.`,
      related: [{ at: placeIn(document, effective.span), message: `In effect from ${effective.value}` }],
    };
  },
};
