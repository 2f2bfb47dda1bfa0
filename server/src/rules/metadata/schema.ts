// Metadata that cannot be what it says: values of the wrong form, keys that are nearly ours, claims that lack what their kind
// calls for. Such values are left out of the analysis, and the document shows less than its author meant.

import { sentence } from '../../analysis/wording.ts';
import { canBeExcluded } from '../../standards/conformity.ts';
import { lookUpClause } from '../../standards/lookup.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import type { Sms } from '../../workspace/sms.ts';
import { changeToNear } from '../fixes.ts';
import { metadataProblems, reportProblem } from '../metadata-problems.ts';
import { nearWords } from '../near.ts';
import { placeIn, type Report, type Rule } from '../rule.ts';
import { correct, quote } from '../wording.ts';

export const schema: Rule = {
  id: 'metadata/schema',
  severity: 'error',
  summary: 'A key or value of the metadata does not have the form it must have.',
  *checkDocument(document, { sms }) {
    if (document.kind !== 'document') return;
    const beyondMending = forbiddenExclusions(document, sms);
    for (const problem of metadataProblems(document, 'metadata/schema')) {
      if (!beyondMending.has(problem.span.start)) yield reportProblem(document, problem);
    }
    yield* unknownInformation(document, sms);
    yield* strayRegister(document);
  },
};

/** Where an exclusion stands that the standard forbids: coverage/exclusion-not-allowed says so, and no justification mends it. */
function forbiddenExclusions({ metadata }: SmsDocument, { catalogue }: Sms): ReadonlySet<number> {
  const exclusions = metadata.clauses.filter(({ coverage }) => coverage.value === 'not-applicable');
  const forbidden = exclusions.filter(({ clause }) => {
    const found = lookUpClause(catalogue, clause.value);
    return 'clause' in found && !canBeExcluded(found.clause);
  });
  return new Set(forbidden.map(({ coverage }) => coverage.span.start));
}

function* unknownInformation(document: SmsDocument, { catalogue, scope }: Sms): Iterable<Report> {
  for (const { value, span } of document.metadata.provides) {
    if (catalogue.information.has(value)) continue;
    const near = nearWords(value, catalogue.information.keys());
    // It may belong to a standard that nobody supplies, which manifest/unknown-standard tells once.
    if (near.length === 0 && scope.unknownStandards.length > 0) continue;
    const at = placeIn(document, span);
    yield {
      at,
      document,
      message: `The standards of this SMS call for no documented information ${quote(value)}. ${sentence(correct('the id', near))}, or remove it from "provides".`,
      ...changeToNear(at, near),
    };
  }
}

function* strayRegister(document: SmsDocument): Iterable<Report> {
  const { register, type } = document.metadata;
  if (!register || !type || type.value === 'register') return;
  yield {
    at: placeIn(document, register.span),
    document,
    message: `A document of type ${quote(type.value)} has no "register". Remove the key, or change the type to "register".`,
  };
}
