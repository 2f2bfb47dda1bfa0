// Finds auditable clauses that only documents without approval claim. A draft obliges nobody: an auditor counts what is
// approved and in use.

import type { ClauseCoverage } from '../../analysis/coverage.ts';
import { clauseOfStandard, listOf, sentence, withStatus } from '../../analysis/wording.ts';
import { nameOf } from '../../workspace/document.ts';
import { placeIn, type Report, type Rule } from '../rule.ts';

export const clausePlannedOnly: Rule = {
  id: 'coverage/clause-planned-only',
  severity: 'warning',
  summary: 'An auditable clause that only documents without approval claim.',
  *checkSms({ sms, analysis }) {
    for (const standard of sms.catalogue.standards) {
      for (const coverage of analysis.coverages(standard)) if (coverage.status === 'planned') yield report(coverage);
    }
  },
};

function report({ clause, claims }: ClauseCoverage): Report {
  const [first, ...others] = claims;
  const documents = [...new Set(claims.map(claim => claim.document))];
  const what = `${sentence(clauseOfStandard(clause))} is claimed only by`;
  const message =
    documents.length === 1
      ? `${what} ${withStatus(documents[0]!)}, which is not approved. Approve ${nameOf(documents[0]!)} and set \`status: approved\`.`
      : `${what} documents that are not approved: ${listOf(documents.map(withStatus))}. Approve one of them and set \`status: approved\`.`;
  return {
    at: placeIn(first!.document, first!.span),
    clause,
    document: first!.document,
    message,
    ...(clause.confidence === 'low' && { severity: 'info' as const }),
    related: others.map(({ document, span }) => ({
      at: placeIn(document, span),
      message: `${withStatus(document)} claims the clause too`,
    })),
  };
}
