// Finds dates of things that are said to have happened and lie ahead. An approval or a review dated after the day of the
// audit is a slip of the pen at best, and an auditor stops trusting the other dates.

import { days } from '../../analysis/wording.ts';
import { compareDates, daysBetween } from '../../documents/dates.ts';
import { nameOf, type SmsDocument } from '../../workspace/document.ts';
import type { Field } from '../../workspace/metadata.ts';
import type { Sms } from '../../workspace/sms.ts';
import { placeIn, type Rule } from '../rule.ts';

export const dateInFuture: Rule = {
  id: 'review/date-in-future',
  severity: 'warning',
  summary: 'The date of an approval, a review, a collection, a change or a statement that lies after the as-of date.',
  *checkDocument(document, { sms, asOf }) {
    if (document.kind !== 'document') return;
    for (const { what, date } of datesOf(document, sms)) {
      if (!date || compareDates(date.value, asOf) <= 0) continue;
      yield {
        at: placeIn(document, date.span),
        document,
        message:
          `${what} in ${nameOf(document)} is ${date.value}, ${days(daysBetween(asOf, date.value))} after ${asOf}, the as-of date. ` +
          'Correct the date, or write it down once it has come.',
      };
    }
  },
};

/** Dates of what has happened. `effective` and the end of `period` may lie ahead. */
function* datesOf(document: SmsDocument, sms: Sms): Iterable<{ what: string; date: Field<string> | undefined }> {
  const { approved, reviewed, collected, history } = document.metadata;
  yield { what: '`approved`', date: approved };
  yield { what: '`reviewed`', date: reviewed };
  yield { what: '`collected`', date: collected };
  for (const { date } of history) yield { what: 'The date of a `history` entry', date };
  for (const { coverage, raw, text } of sms.claimsIn(document)) {
    if (coverage === 'no-occurrence') yield { what: `The \`date\` of the claim on ${text}`, date: raw?.date };
  }
}
