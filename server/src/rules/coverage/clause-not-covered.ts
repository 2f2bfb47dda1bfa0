// Finds auditable clauses that no document claims. Every requirement of a standard counts in an audit, and the one that
// nobody wrote anything about is the first that an auditor finds.

import { type ClauseCoverage, whyForbidden } from '../../analysis/coverage.ts';
import { isRetired } from '../../analysis/reviews.ts';
import { claimText, clauseOfStandard, listOf, sentence, withStatus } from '../../analysis/wording.ts';
import type { Standard } from '../../standards/catalogue.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import { type Place, placeIn, placeInManifest, type Report, type Rule, type RuleContext } from '../rule.ts';

export const clauseNotCovered: Rule = {
  id: 'coverage/clause-not-covered',
  severity: 'warning',
  summary: 'An auditable clause of a standard that no document claims.',
  *checkSms(context) {
    for (const standard of context.sms.catalogue.standards) {
      const at = placeOfStandard(standard, context.sms.manifest);
      if (!at) return;
      for (const coverage of context.analysis.coverages(standard)) {
        if (coverage.status === 'not-covered' && !isExclusionForbidden(coverage)) yield report(coverage, at, context);
      }
    }
  },
};

/** The manifest's line for a standard. */
function placeOfStandard({ id }: Standard, manifest: Manifest): Place | undefined {
  const entry = manifest.standards.find(({ value }) => value === id);
  const isWritten = entry !== undefined && entry.span.end > entry.span.start;
  return placeInManifest(manifest, isWritten ? entry.span : manifest.span);
}

/** Then `coverage/exclusion-not-allowed` says what is wrong. */
function isExclusionForbidden({ clause, allClaims }: ClauseCoverage): boolean {
  return allClaims.some(claim => !isRetired(claim.document) && whyForbidden(claim, clause) !== undefined);
}

function report({ clause, allClaims }: ClauseCoverage, at: Place, { sms }: RuleContext): Report {
  const documents = [...new Set(allClaims.map(claim => claim.document))];
  const add = `Add \`${claimText(clause, sms.catalogue)}\` to the \`clauses\` of the document that`;
  const named = listOf(documents.map(withStatus));
  return {
    at,
    clause,
    message:
      documents.length === 0
        ? `No document claims ${clauseOfStandard(clause)}. ${add} addresses it, or write one.`
        : `${sentence(clauseOfStandard(clause))} is claimed only by what is no longer in force: ${named}. ${add} replaces it.`,
    ...(clause.confidence === 'low' && { severity: 'info' as const }),
    related: allClaims.map(({ document, span }) => ({
      at: placeIn(document, span),
      message: `${withStatus(document)} claims the clause and is no longer in force`,
    })),
  };
}
