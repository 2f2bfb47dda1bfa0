// Whether a clause reference names what somebody can claim.

import { claimText, clauseName, listOf } from '../../../analysis/wording.ts';
import type { Catalogue, Clause } from '../../../standards/catalogue.ts';
import { auditableUnder, lookUpClause } from '../../../standards/lookup.ts';
import { coveredBy } from '../../../workspace/symbols.ts';

/** A clause that somebody can claim, or why it is none. */
export function claimable(
  reference: string,
  catalogue: Catalogue,
): { readonly clause: Clause } | { readonly why: string } {
  const found = lookUpClause(catalogue, reference);
  const texts = (clauses: readonly Clause[]) =>
    listOf(
      clauses.map(clause => claimText(clause, catalogue)),
      'or',
    );
  if (!('clause' in found)) {
    const meant = found.near.length > 0 ? ` Perhaps ${texts(found.near)} is meant.` : '';
    return { why: `There is no clause ${JSON.stringify(reference)} in the standards of the manifest.${meant}` };
  }
  const { clause } = found;
  if (coveredBy(clause).length > 0) return { clause };
  const below = auditableUnder(clause);
  const instead = below.length > 0 ? ` Claim ${texts(below)} instead.` : '';
  return { why: `${clauseName(clause)} is a heading without requirements of its own.${instead}` };
}
