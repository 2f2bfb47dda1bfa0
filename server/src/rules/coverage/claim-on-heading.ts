// Finds claims on clauses that carry no requirements. A claim on `8.6` looks like cover for five clauses and is none: nobody
// can tell which of them the document really addresses.

import { isRetired } from '../../analysis/reviews.ts';
import { claimText, clauseName, sentence } from '../../analysis/wording.ts';
import type { Catalogue, Clause } from '../../standards/catalogue.ts';
import { auditableUnder } from '../../standards/lookup.ts';
import type { Claim } from '../../workspace/symbols.ts';
import { claimInstead } from '../fixes.ts';
import { placeIn, type Report, type Rule } from '../rule.ts';

/** So many children a message names. */
const named = 5;

export const claimOnHeading: Rule = {
  id: 'coverage/claim-on-heading',
  severity: 'warning',
  summary: 'A claim on a clause that is only a heading and carries no requirements.',
  *checkDocument(document, { sms }) {
    if (isRetired(document)) return;
    for (const claim of sms.claimsIn(document)) {
      if (!('clause' in claim.lookup)) continue;
      const { clause } = claim.lookup;
      if (!clause.auditable && !clause.cited) yield report(claim, clause, sms.catalogue);
    }
  },
};

function report(claim: Claim, clause: Clause, catalogue: Catalogue): Report {
  const at = placeIn(claim.document, claim.span);
  const children = auditableUnder(clause).map(child => claimText(child, catalogue));
  return {
    at,
    clause,
    document: claim.document,
    message: sentence(`clause ${clauseName(clause)} of ${clause.standard.shortTitle} ${advice(children)}`),
    ...claimInstead(at, children.slice(0, named)),
  };
}

function advice(children: readonly string[]): string {
  if (children.length === 0) return 'has nothing to audit, and nor has any clause below it. Remove the claim.';
  const some = children.slice(0, named).join(', ');
  const more = children.length > named ? ` and ${children.length - named} more` : '';
  return `is a heading and carries no requirements of its own. Claim what the document addresses below it: ${some}${more}.`;
}
