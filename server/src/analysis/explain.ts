// What would make a clause or a document green: the shortest list of edits, as data. Faces show it, and offer as a quick fix
// what is mechanical.

import type { Clause, DocumentedInformation } from '../standards/catalogue.ts';
import { canBeExcluded } from '../standards/conformity.ts';
import { auditableUnder } from '../standards/lookup.ts';
import { nameOf, type SmsDocument } from '../workspace/document.ts';
import { compareText } from '../workspace/paths.ts';
import { type Claim, coveredBy } from '../workspace/symbols.ts';
import type { Analysis } from './analysis.ts';
import { type ClauseCoverage, type ItemCoverage, isEvidence, statementCurrency, whyForbidden } from './coverage.ts';
import { currencyOf } from './evidence.ts';
import { isInForce, isRetired, type Review, type ReviewState } from './reviews.ts';
import { claimText, clauseName, clauseOfStandard, listOf } from './wording.ts';

type EditAction =
  /** Write a document, or a section, that addresses the clause. */
  | 'write'
  /** Add the clause to the `clauses` of a document. */
  | 'claim'
  /** Mend a claim that counts for nothing, or for part of the clause only. */
  | 'complete-claim'
  /** Have a document approved. */
  | 'approve'
  /** Add an item to the `provides` of a document, or a record to its `evidence`. */
  | 'provide'
  /** Collect evidence anew, or renew a statement that nothing occurred. */
  | 'collect'
  /** Review a document. */
  | 'review';

export interface Edit {
  readonly action: EditAction;
  /** What to do, as an instruction. */
  readonly text: string;
  /** The document to edit; undefined where it has to be written or chosen. */
  readonly document?: SmsDocument;
  readonly clause?: Clause;
  readonly item?: DocumentedInformation;
  /** The claim to mend. */
  readonly claim?: Claim;
}

export interface ClauseExplanation {
  /** What makes the clause documented, with the reviews of its documents current. Empty where it is so. */
  readonly toGreen: readonly Edit[];
  /** What else makes it evidenced. */
  readonly toEvidenced: readonly Edit[];
}

export function explainClause(coverage: ClauseCoverage, analysis: Analysis): ClauseExplanation {
  const { edits: claiming, document } = claimEdits(coverage, analysis);
  const items = isLeftOut(coverage) ? [] : coverage.items.filter(one => isAsked(one) && !isEvidence(one.item.kind));
  const toGreen = withoutRepeats([
    ...claiming,
    ...items.flatMap(one => itemEdits(one, document, analysis)),
    ...(coverage.stale ? reviewEdits(coverage, analysis) : []),
  ]);
  const all = withoutRepeats([...toGreen, ...evidenceEdits(coverage, document, analysis)]);
  return { toGreen, toEvidenced: all.slice(toGreen.length) };
}

/** What puts a document in order: its approval, its review, its evidence, and its claims. */
export function explainDocument(document: SmsDocument, analysis: Analysis): readonly Edit[] {
  if (document.kind !== 'document' || isRetired(document)) return [];
  return [
    ...approvalOf(document),
    ...reviewOf(document, analysis),
    ...(isOutdated(document, analysis) ? [collect(document)] : []),
    ...analysis.sms.claimsIn(document).flatMap(claim => defectOf(claim, analysis) ?? []),
  ];
}

/** One approval or review of a document serves everything that waits for it. */
function withoutRepeats(edits: readonly Edit[]): Edit[] {
  const seen = new Set<string>();
  return edits.filter(({ action, document, item, claim }) => {
    const key = [action, document?.path, item?.id, claim?.span.start].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

/** Mandatory, and no sum of others: what the status of a clause depends on. */
function isAsked({ item }: ItemCoverage): boolean {
  return item.mandatory && !item.rollsUp;
}

/** What gives the clause a whole claim in force, and the document that then makes it. */
function claimEdits(
  coverage: ClauseCoverage,
  analysis: Analysis,
): { edits: readonly Edit[]; document: SmsDocument | undefined } {
  const { clause, claims, allClaims } = coverage;
  // A statement that is too old still claims the clause; it only shows nothing any more.
  const whole = (claim: Claim) =>
    claim.coverage !== 'partial' && defectOf(claim, analysis)?.action !== 'complete-claim';
  const inForce = claims.filter(({ document }) => isInForce(document));
  const done = inForce.find(whole);
  if (done) return { edits: [], document: done.document };
  // To approve a whole claim is one edit; to complete one that is partial takes writing.
  const planned = nearestToApproval(
    claims.filter(claim => !isInForce(claim.document)),
    coverage,
  );
  const claim =
    planned.find(whole) ?? inForce[0] ?? planned[0] ?? allClaims.find(({ document }) => !isRetired(document));
  if (claim) {
    const mend = defectOf(claim, analysis) ?? completion(claim);
    return { edits: [...(mend ? [mend] : []), ...approvalOf(claim.document)], document: claim.document };
  }
  const document = documentFor(coverage, analysis);
  const text = claimText(clause, analysis.sms.catalogue);
  if (!document) {
    const write = `Write how ${clauseOfStandard(clause)} is met, and claim it with \`clauses: [${text}]\`.`;
    return { edits: [{ action: 'write', text: write, clause }], document };
  }
  const add = `Address clause ${clauseName(clause)} in ${nameOf(document)} and add \`${text}\` to its \`clauses\`.`;
  return { edits: [{ action: 'claim', text: add, document, clause }, ...approvalOf(document)], document };
}

/** Claims of documents not approved: first of the one that provides most of what the clause calls for, or is in review. */
function nearestToApproval(claims: readonly Claim[], { items }: ClauseCoverage): readonly Claim[] {
  const asked = items.filter(isAsked);
  const rank = ({ document }: Claim) =>
    2 * asked.filter(({ providers }) => providers.some(provider => provider.document === document)).length +
    (document.metadata.status?.value === 'in-review' ? 1 : 0);
  return [...claims].sort((a, b) => rank(b) - rank(a));
}

/** The document that would best claim a clause: one that provides what it calls for, else one that claims its neighbours. */
function documentFor({ clause, items }: ClauseCoverage, { sms }: Analysis): SmsDocument | undefined {
  const providing = items
    .filter(({ item }) => !item.rollsUp && !isEvidence(item.kind))
    .flatMap(({ providers }) => providers.map(({ document }) => document));
  const neighbours = (clause.parent?.children ?? []).flatMap(one => sms.claimsOn(one).map(({ document }) => document));
  return mostFrequent(providing) ?? mostFrequent(neighbours.filter(document => !isRetired(document)));
}

/** In force before others, then by count, then by path. */
function mostFrequent(documents: readonly SmsDocument[]): SmsDocument | undefined {
  const counts = new Map<SmsDocument, number>();
  for (const document of documents) counts.set(document, (counts.get(document) ?? 0) + 1);
  const ranked = [...counts].sort(
    ([a, m], [b, n]) => Number(isInForce(b)) - Number(isInForce(a)) || n - m || compareText(a.path, b.path),
  );
  return ranked[0]?.[0];
}

/** What is wrong with a claim as such, wherever the document stands. */
function defectOf(claim: Claim, analysis: Analysis): Edit | undefined {
  const { document, text, lookup, coverage, raw } = claim;
  const mend = (how: string): Edit => ({
    action: 'complete-claim',
    text: `${how} in the claim of ${nameOf(document)} on ${text}.`,
    document,
    claim,
    ...('clause' in lookup && { clause: lookup.clause }),
  });
  if (!('clause' in lookup)) return mend('Correct the clause number, which is unknown,');
  const { clause } = lookup;
  const covered = coveredBy(clause);
  if (covered.length === 0) {
    const below = auditableUnder(clause).map(child => claimText(child, analysis.sms.catalogue));
    return mend(
      below.length > 0
        ? `Replace the heading with what is addressed of ${listOf(below)}`
        : 'Remove the clause, which has nothing to audit,',
    );
  }
  if (covered.some(one => whyForbidden(claim, one))) {
    return mend(
      `Replace \`coverage: ${coverage}\`, which ${clause.standard.shortTitle} does not allow here, with how the clause is met`,
    );
  }
  const lacking = lackingIn(claim);
  if (lacking.length > 0) return mend(`Add ${listOf(lacking)}`);
  if (statementCurrency(claim, analysis.sms.manifest, analysis.asOf).state === 'current') return undefined;
  return {
    action: 'collect',
    text: `Renew the statement of ${raw?.date?.value} in ${nameOf(document)} that nothing occurred for ${text}, or provide the records.`,
    document,
    clause,
    claim,
  };
}

/** Keys that a claim of its kind must carry and that this one does not. */
function lackingIn({ coverage, raw }: Claim): readonly string[] {
  const asked: Partial<Record<Claim['coverage'], readonly ('control' | 'statement' | 'date' | 'justification')[]>> = {
    'other-party': ['control'],
    'no-occurrence': ['statement', 'date'],
    'not-applicable': ['justification'],
  };
  return (asked[coverage] ?? []).filter(key => !raw?.[key]).map(key => `\`${key}\``);
}

/** A partial claim is no defect of its document; for the clause it is not enough. */
function completion(claim: Claim): Edit | undefined {
  const { document, coverage, text } = claim;
  if (coverage !== 'partial') return undefined;
  return {
    action: 'complete-claim',
    text: `Address the rest of clause ${text} in ${nameOf(document)} and remove \`coverage: partial\`, or claim it in another document.`,
    document,
    claim,
    ...('clause' in claim.lookup && { clause: claim.lookup.clause }),
  };
}

/** What gets an item provided; `target` is the document to provide it where no other is nearer. */
function itemEdits(one: ItemCoverage, target: SmsDocument | undefined, { asOf }: Analysis): readonly Edit[] {
  const { item, state, providers } = one;
  if (state === 'provided' || state === 'no-occurrence') return [];
  const documents = providers.map(({ document }) => document);
  const outdated = documents.find(document => isInForce(document) && currencyOf(document, asOf).state === 'outdated');
  if (outdated) return [{ ...collect(outdated), item }];
  // An outdated statement stands for the records: the claim says so itself.
  if (state === 'outdated') return [];
  const planned = documents.find(document => document === target) ?? documents[0];
  if (planned) return approvalOf(planned);
  // A record is a document of its own; other documented information may be part of what claims the clause.
  const document = isEvidence(item.kind) ? undefined : target;
  const where = document
    ? `${nameOf(document)}, or to the document that holds it`
    : `the ${item.kind} that is or holds it`;
  const text = `Provide the ${item.kind} "${item.title}": add \`${item.id}\` to the \`provides\` of ${where}.`;
  return [{ action: 'provide', text, item, clause: item.clause, ...(document && { document }) }];
}

function reviewEdits({ staleClaims }: ClauseCoverage, analysis: Analysis): Edit[] {
  return staleClaims.flatMap(({ document }) => reviewOf(document, analysis));
}

/** Mandatory records first; where the clause asks for none, anything that shows it is met. */
function evidenceEdits(coverage: ClauseCoverage, target: SmsDocument | undefined, analysis: Analysis): readonly Edit[] {
  const { clause, status, claims, items, evidence } = coverage;
  if (status === 'evidenced' || isLeftOut(coverage)) return [];
  const statements = claims.filter(claim => claim.coverage === 'no-occurrence' && isInForce(claim.document));
  const renewals = statements.flatMap(claim => defectOf(claim, analysis) ?? []);
  if (renewals.length > 0) return renewals.slice(0, 1);
  const records = items.filter(({ item }) => isEvidence(item.kind) && !item.rollsUp);
  const mandatory = records.filter(isAsked).flatMap(one => itemEdits(one, target, analysis));
  if (mandatory.length > 0) return mandatory;
  const isShown = records.some(({ state }) => state === 'provided') || evidence.some(one => !isOutdated(one, analysis));
  if (isShown) return [];
  if (evidence[0]) return [collect(evidence[0])];
  const nearest = ['outdated', 'planned', 'missing'].flatMap(state => records.filter(one => one.state === state))[0];
  if (nearest) return itemEdits(nearest, target, analysis);
  const where = target ? nameOf(target) : 'the document that claims the clause';
  const text = `Show that clause ${clauseName(clause)} is met: name a record or report in the \`evidence\` of ${where}.`;
  return [{ action: 'provide', text, clause, ...(target && { document: target }) }];
}

/** An excluded clause calls for nothing. */
function isLeftOut({ clause, claims }: ClauseCoverage): boolean {
  return canBeExcluded(clause) && claims.length > 0 && claims.every(({ coverage }) => coverage === 'not-applicable');
}

function approvalOf(document: SmsDocument): readonly Edit[] {
  if (isInForce(document)) return [];
  const name = nameOf(document);
  const text = `Have ${name} approved: set \`status: approved\`, \`approved\` and \`reviewed\`.`;
  return [{ action: 'approve', text, document }];
}

/** What to do about a review in a state in which something is to be done. */
const reviewTexts: Partial<Record<ReviewState, (name: string, review: Review) => string>> = {
  overdue: (name, { due }) => `Review ${name}, which was due on ${due}, and update \`reviewed\`.`,
  'never-reviewed': name => `Review ${name}, which has no date of a review, and add \`reviewed\`.`,
  'changed-since-review': (name, { reviewed }) =>
    `Review what changed in ${name} since ${reviewed}, and update \`reviewed\`.`,
  suspect: (name, { witness }) =>
    `Check whether ${name} still follows ${listOf(witness?.suspicions.map(one => nameOf(one.upstream)) ?? [])}, which changed since its review, and update \`reviewed\`.`,
};

function reviewOf(document: SmsDocument, analysis: Analysis): readonly Edit[] {
  const review = analysis.review(document);
  const text = reviewTexts[review.state]?.(nameOf(document), review);
  return text === undefined ? [] : [{ action: 'review', text, document }];
}

function isOutdated(document: SmsDocument, { asOf }: Analysis): boolean {
  return isEvidence(document.metadata.type?.value) && currencyOf(document, asOf).state === 'outdated';
}

function collect(document: SmsDocument): Edit {
  const key = document.metadata.periodTo ? '`period` and `collected`' : '`collected`';
  return { action: 'collect', text: `Collect the evidence of ${nameOf(document)} anew and update ${key}.`, document };
}
