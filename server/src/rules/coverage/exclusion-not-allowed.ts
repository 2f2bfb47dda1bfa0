// Finds claims that leave a clause out, or leave it to others, where the standard allows neither. An organization that
// excludes a requirement of ISO/IEC 20000-1 cannot claim conformity with it (clause 1.2).

import { whyForbidden } from '../../analysis/coverage.ts';
import { isRetired } from '../../analysis/reviews.ts';
import { sentence } from '../../analysis/wording.ts';
import type { Claim } from '../../workspace/symbols.ts';
import { coveredBy } from '../../workspace/symbols.ts';
import { placeIn, type Report, type Rule } from '../rule.ts';

export const exclusionNotAllowed: Rule = {
  id: 'coverage/exclusion-not-allowed',
  severity: 'error',
  summary: 'A clause claimed as not applicable, or as met by other parties, where its standard does not allow it.',
  *checkDocument(document, { sms }) {
    if (isRetired(document)) return;
    for (const claim of sms.claimsIn(document)) yield* forbidden(claim);
  },
};

/** One finding for a claim, whatever the number of clauses below it. */
function* forbidden(claim: Claim): Iterable<Report> {
  if (!('clause' in claim.lookup)) return;
  const { clause } = claim.lookup;
  const why = coveredBy(clause).some(one => whyForbidden(claim, one) !== undefined) && whyForbidden(claim, clause);
  if (!why) return;
  yield {
    at: placeIn(claim.document, claim.raw?.coverage.span ?? claim.span),
    clause,
    document: claim.document,
    message: `${sentence(why)}. ${advice(claim)}`,
  };
}

function advice({ coverage }: Claim): string {
  return coverage === 'not-applicable'
    ? 'Address the clause, or say `coverage: no-occurrence` with a dated `statement` where nothing occurred.'
    : 'Address the clause in a document of your own and claim it without `coverage: other-party`.';
}
