// One clause whole: what it says, how the SMS stands to it, and what would make it green, each step with the edit that does it
// where one can.

import type { Analysis } from '../../analysis/analysis.ts';
import { type Edit, explainClause } from '../../analysis/explain.ts';
import { evidenceFor, traceEvidence } from '../../analysis/traceability.ts';
import { withoutControls } from '../../documents/plain.ts';
import type { ClauseLinkView, ClausePageView, StepView } from '../../protocol/views.ts';
import type { CheckResult } from '../../rules/check.ts';
import { headOf } from '../../rules/rule.ts';
import type { Clause } from '../../standards/catalogue.ts';
import { auditableUnder, lookUpClause } from '../../standards/lookup.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import type { Claim } from '../../workspace/symbols.ts';
import { typeFor } from '../code-actions/claim-clause.ts';
import type { UriOf } from '../diagnostics.ts';
import {
  claimRange,
  countsFor,
  documentLink,
  gapView,
  lineOf,
  liveClaims,
  noClauses,
  noteView,
  partyView,
  rangeIn,
  reportedFindings,
  reviewView,
  sectionTitle,
  sumOf,
} from './parts.ts';

type Context = { readonly analysis: Analysis; readonly uriOf: UriOf };

/** Undefined where the SMS has no such clause. */
export function clausePageView(reference: string, result: CheckResult, uriOf: UriOf): ClausePageView | undefined {
  const { analysis } = result;
  const { sms } = analysis;
  const found = lookUpClause(sms.catalogue, reference);
  if (!('clause' in found)) return undefined;
  const { clause } = found;
  const { key, id, title, standard, parent, summary, text } = clause;
  const context = { analysis, uriOf };
  const { previous, next } = neighboursOf(clause);
  const link = (one: Clause) => linkTo(one, analysis);
  const below = auditableUnder(clause).map(one => ({ ...noClauses, [analysis.coverage(one).status]: 1 }));
  return {
    root: uriOf(sms.root),
    ...{ key, id, title: lineOf(title) },
    standard: { id: standard.id, title: lineOf(standard.title), shortTitle: lineOf(standard.shortTitle) },
    parent: parent && link(parent),
    children: clause.children.map(link),
    previous: previous && link(previous),
    next: next && link(next),
    // These may have paragraphs.
    summary: withoutControls(summary),
    wording: text === undefined ? undefined : withoutControls(text),
    counts: sumOf(below),
    waived: result.waived.some(({ finding }) => finding.clause === key),
    findings: reportedFindings(result)
      .filter(finding => finding.clause === key)
      // The page lists no documents that findings could name by their place.
      .map(finding => gapView(finding, uriOf, () => undefined)),
    related: [],
    ...(clause.auditable ? auditableState(clause, context) : headingState(clause, context)),
  };
}

function auditableState(clause: Clause, context: Context) {
  const { analysis, uriOf } = context;
  const coverage = analysis.coverage(clause);
  const { status, stale, items } = coverage;
  const { toGreen, toEvidenced } = explainClause(coverage, analysis);
  return {
    status,
    stale,
    claims: liveClaims(coverage.allClaims).map(claim => claimView(claim, countsFor(claim, clause), context)),
    items: items.map(({ item: { id, title, kind, mandatory }, state, providers }) => ({
      ...{ id, title: lineOf(title), kind, mandatory, state },
      providers: [...new Set(providers.map(({ document }) => document))].map(one => documentLink(one, uriOf)),
    })),
    evidence: evidenceFor(coverage).map(document => evidenceView(document, context)),
    toGreen: toGreen.map(edit => stepView(edit, clause, context)),
    toEvidenced: toEvidenced.map(edit => stepView(edit, clause, context)),
  };
}

/** A heading has nothing of its own but the claims that name it; where it is a level that people cite, they count below it. */
function headingState(clause: Clause, context: Context) {
  const { sms } = context.analysis;
  const isNamed = ({ lookup }: Claim) => 'clause' in lookup && lookup.clause === clause;
  const claims = new Map(
    auditableUnder(clause).flatMap(one =>
      liveClaims(sms.claimsOn(one))
        .filter(isNamed)
        .map(claim => [claim, countsFor(claim, one)] as const),
    ),
  );
  return {
    status: undefined,
    stale: false,
    claims: [...claims].map(([claim, counts]) => claimView(claim, counts, context)),
    items: [],
    evidence: [],
    toGreen: [],
    toEvidenced: [],
  };
}

function claimView(claim: Claim, counts: boolean, { analysis, uriOf }: Context): ClausePageView['claims'][number] {
  const { document, coverage } = claim;
  const { type, status, owner } = document.metadata;
  return {
    ...documentLink(document, uriOf),
    range: claimRange(claim),
    type: type?.value,
    documentStatus: status?.value,
    coverage,
    section: sectionTitle(claim),
    counts,
    owner: partyView(owner, analysis.sms),
    review: reviewView(document, analysis),
    note: noteView(claim),
  };
}

function evidenceView(document: SmsDocument, { analysis, uriOf }: Context): ClausePageView['evidence'][number] {
  const { state, from, to, due, location } = traceEvidence(document, analysis.asOf);
  const period = from !== undefined && to !== undefined ? `${from} – ${to}` : (from ?? to);
  return { document: documentLink(document, uriOf), state, period: lineOf(period), due, location: lineOf(location) };
}

function linkTo(clause: Clause, analysis: Analysis): ClauseLinkView {
  const { key, id, title, auditable } = clause;
  return { key, id, title: lineOf(title), status: auditable ? analysis.coverage(clause).status : undefined };
}

/** Before and after a clause in the order of its standard, headings above nothing auditable left out. */
function neighboursOf(clause: Clause): { readonly previous: Clause | undefined; readonly next: Clause | undefined } {
  const others = [...clause.standard.clauses.values()].filter(one => auditableUnder(one).length > 0);
  return {
    previous: others.findLast(({ order }) => order < clause.order),
    next: others.find(({ order }) => order > clause.order),
  };
}

// What would make it green.

function stepView(edit: Edit, clause: Clause, context: Context): StepView {
  const { text, document, claim } = edit;
  const span = claim?.span ?? (document && headOf(document).span);
  const at = document && span && { uri: context.uriOf(document.path), range: rangeIn(document, span) };
  return { text: lineOf(text), at, edit: mechanical[edit.action]?.(edit, clause, context) };
}

type Mechanical = (edit: Edit, clause: Clause, context: Context) => StepView['edit'];

/** What can be done without thinking, or what begins it. What a person has to decide has no edit. */
const mechanical: Readonly<Partial<Record<Edit['action'], Mechanical>>> = {
  write: (_, clause, { analysis: { sms }, uriOf }) => ({
    action: 'new-document',
    root: uriOf(sms.root),
    type: typeFor(clause),
    clause: clause.key,
  }),
  claim: ({ document }, clause, { uriOf }) =>
    document && { action: 'claim', uri: uriOf(document.path), clause: clause.key },
  provide: ({ document, item }, _, { analysis: { sms }, uriOf }) => {
    if (!item) return undefined;
    return document
      ? { action: 'provide', uri: uriOf(document.path), item: item.id }
      : { action: 'new-document', root: uriOf(sms.root), type: item.kind, item: item.id };
  },
  review: ({ document }, _, { uriOf }) => document && { action: 'mark-reviewed', uris: [uriOf(document.path)] },
};
