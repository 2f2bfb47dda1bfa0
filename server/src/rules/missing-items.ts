// What documented-information-missing and evidence-missing share: the documented information that clauses in force call for
// and that no document in force provides.

import { type ClauseCoverage, type ItemCoverage, isEvidence } from '../analysis/coverage.ts';
import { isInForce } from '../analysis/reviews.ts';
import { clauseOfStandard, listOf, sentence, withStatus } from '../analysis/wording.ts';
import { placeIn, type Report, type RuleContext } from './rule.ts';

interface MissingItem {
  readonly coverage: ClauseCoverage;
  readonly one: ItemCoverage;
  /** Mandatory, and both the item and the clause are well known; anything else is information only. */
  readonly isCertain: boolean;
}

/** Reports every missing item once, whatever the number of clauses that call for it; what to do about it is the caller's. */
export function* reportMissing(
  { sms, analysis }: RuleContext,
  what: 'evidence' | 'other',
  advice: (item: ItemCoverage) => string,
): Iterable<Report> {
  const missing = new Map<string, MissingItem>();
  for (const standard of sms.catalogue.standards) {
    for (const coverage of analysis.coverages(standard)) {
      for (const one of missingIn(coverage)) {
        const { item } = one;
        if (isEvidence(item.kind) !== (what === 'evidence')) continue;
        const isCertain = item.mandatory && item.confidence !== 'low' && coverage.clause.confidence !== 'low';
        const known = missing.get(item.id);
        if (!known || (isCertain && !known.isCertain)) missing.set(item.id, { coverage, one, isCertain });
      }
    }
  }
  for (const one of missing.values()) yield report(one, advice(one.one));
}

function missingIn({ status, items }: ClauseCoverage): readonly ItemCoverage[] {
  // A clause that nothing in force claims is a gap of its own, told elsewhere.
  if (status === 'not-covered' || status === 'planned') return [];
  return items.filter(({ item, state }) => !item.rollsUp && (state === 'missing' || state === 'planned'));
}

function report(
  { coverage: { clause, claims }, one: { item, state, providers }, isCertain }: MissingItem,
  advice: string,
): Report {
  const claim = claims.find(({ document }) => isInForce(document))!;
  const subject = `${item.kind} "${item.title}"`;
  const asked = item.mandatory
    ? `${sentence(clauseOfStandard(clause))} calls for the ${subject}`
    : `Auditors expect the ${subject} for ${clauseOfStandard(clause)}`;
  const documents = [...new Set(providers.map(({ document }) => document))];
  return {
    at: placeIn(claim.document, claim.span),
    clause,
    document: claim.document,
    message:
      state === 'planned'
        ? `${asked}, and it is provided without approval only, by ${listOf(documents.map(withStatus))}. Approve it and set \`status: approved\`.`
        : `${asked}, and no document provides it. ${advice}`,
    ...(!isCertain && { severity: 'info' as const }),
    related: providers.map(({ document, field }) => ({
      at: placeIn(document, field.span),
      message: `${withStatus(document)} provides it, but is not approved`,
    })),
  };
}
