// Finds evidence whose next collection is past due, and statements that nothing occurred which are too old to stand. An
// auditor asks for the records of the last months, not for those of two years ago.

import { statementCurrency } from '../../analysis/coverage.ts';
import { currencyOf } from '../../analysis/evidence.ts';
import { isInForce } from '../../analysis/reviews.ts';
import { days } from '../../analysis/wording.ts';
import { daysBetween } from '../../documents/dates.ts';
import { nameOf, type SmsDocument } from '../../workspace/document.ts';
import { placeIn, type Report, type Rule, type RuleContext } from '../rule.ts';

export const evidenceOutdated: Rule = {
  id: 'coverage/evidence-outdated',
  severity: 'warning',
  summary: 'A record or report whose next collection is past due, or a statement of no occurrence that is too old.',
  *checkDocument(document, context) {
    if (document.kind !== 'document' || !isInForce(document)) return;
    yield* outdatedEvidence(document, context);
    yield* outdatedStatements(document, context);
  },
};

function* outdatedEvidence(document: SmsDocument, { asOf }: RuleContext): Iterable<Report> {
  const { type, periodTo, collected, frequency } = document.metadata;
  const { state, due } = currencyOf(document, asOf);
  const last = periodTo ?? collected;
  if ((type?.value !== 'record' && type?.value !== 'report') || state === 'current' || !due || !last) return;
  const when = periodTo ? `covers the time up to ${periodTo.value}` : `was collected on ${last.value}`;
  const update = periodTo ? '`period` and `collected`' : '`collected`';
  yield {
    at: placeIn(document, last.span),
    document,
    message:
      `${nameOf(document)} ${when} and has a frequency of ${frequency!.value}: the next collection was due on ${due}, ` +
      `${days(daysBetween(due, asOf))} ago. Collect the evidence and update ${update}.`,
  };
}

function* outdatedStatements(document: SmsDocument, { sms, asOf }: RuleContext): Iterable<Report> {
  for (const claim of sms.claimsIn(document)) {
    const { state, due } = statementCurrency(claim, sms.manifest, asOf);
    const date = claim.raw?.date;
    if (state === 'current' || !due || !date) continue;
    yield {
      at: placeIn(document, date.span),
      document,
      ...('clause' in claim.lookup && { clause: claim.lookup.clause }),
      message:
        `The statement of ${date.value} that nothing occurred for clause ${claim.text} held until ${due}, ` +
        `${days(daysBetween(due, asOf))} ago. State it anew with a later \`date\`, or provide the records.`,
    };
  }
}
