// Finds documents whose review is past due. An auditor compares the date of the last review with the organization's own
// interval, and a missed one questions the control of documents as a whole.

import { days } from '../../analysis/wording.ts';
import { daysBetween } from '../../documents/dates.ts';
import { nameOf } from '../../workspace/document.ts';
import { placeIn, type Rule } from '../rule.ts';

export const overdue: Rule = {
  id: 'review/overdue',
  severity: 'warning',
  summary: 'An approved document whose next review is past due.',
  *checkDocument(document, { analysis, asOf }) {
    if (document.kind !== 'document') return;
    const { state, due, interval } = analysis.review(document);
    const { reviewed } = document.metadata;
    if (state !== 'overdue' || !due || !reviewed) return;
    yield {
      at: placeIn(document, reviewed.span),
      document,
      message:
        `The review of ${nameOf(document)} was due on ${due}, ${days(daysBetween(due, asOf))} ago: it was last reviewed on ` +
        `${reviewed.value} and has an interval of ${interval}. Review the document and update \`reviewed\`.`,
    };
  },
};
