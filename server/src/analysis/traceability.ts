// Traceability both ways, as plain data: clause -> documented information -> document -> section -> evidence, and document ->
// clauses. Matrices, the status page and `explain` render these tables and compute nothing of them themselves.

import { compareDates, daysBetween } from '../documents/dates.ts';
import type { Range } from '../documents/text.ts';
import type { Clause, Confidence, InformationKind, Standard } from '../standards/catalogue.ts';
import { nameOf, type SmsDocument, titleOf } from '../workspace/document.ts';
import type { Severity, Waiver } from '../workspace/manifest.ts';
import type { ClaimCoverage, DocumentStatus, DocumentType, Field, Party } from '../workspace/metadata.ts';
import { compareText } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';
import type { Claim } from '../workspace/symbols.ts';
import { type Analysis, countStatuses } from './analysis.ts';
import { remarksOf } from './change-words.ts';
import { type ClauseCoverage, type ClauseStatus, type ItemState, isEvidence, whyForbidden } from './coverage.ts';
import { currencyOf } from './evidence.ts';
import { explainClause, explainDocument } from './explain.ts';
import { isInForce, isRetired, type Review, type ReviewState } from './reviews.ts';

/** What traceability needs of a check. `CheckResult` is one; the rules lie on a higher floor, so it is said here by form. */
export interface Examined {
  readonly analysis: Analysis;
  readonly findings: readonly ExaminedFinding[];
  readonly waived: readonly { readonly finding: ExaminedFinding; readonly waiver: Waiver }[];
}

interface ExaminedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  readonly range: Range;
  readonly message: string;
  readonly clause?: string;
  readonly document?: string;
}

/** How every table names a document. */
export interface DocumentRef {
  /** Its id, else its path. */
  readonly name: string;
  readonly title: string;
  /** Relative to the workspace. */
  readonly path: string;
}

export interface PartyTrace {
  /** Id of the role; undefined for a person. */
  readonly role: string | undefined;
  /** Title of the role, or the person's name. */
  readonly title: string;
  readonly holder: string | undefined;
}

export interface ReviewTrace {
  readonly state: ReviewState;
  readonly reviewed: string | undefined;
  readonly due: string | undefined;
  /** Days from the as-of date to the due date; negative when overdue. */
  readonly days: number | undefined;
  readonly interval: string | undefined;
  /** Why it is not what it says, in sentences, where git knows better; absent where there is nothing to add. */
  readonly remarks?: readonly string[];
}

export interface ClaimTrace {
  readonly document: DocumentRef;
  readonly type: DocumentType | undefined;
  readonly documentStatus: DocumentStatus | undefined;
  /** The section that addresses the clause, where the claim names one. */
  readonly section: { readonly title: string; readonly anchor: string } | undefined;
  readonly coverage: ClaimCoverage;
  /** What the claim says beside its coverage: control, dated statement, justification. */
  readonly note: string | undefined;
  /** Number of the parent that was claimed, where the claim came down from it. */
  readonly via: string | undefined;
  /** Whether it counts towards the status: the document is in force and the claim may be made. */
  readonly counts: boolean;
  /** Why it may not be made. */
  readonly forbidden: string | undefined;
  readonly owner: PartyTrace | undefined;
  readonly review: ReviewTrace;
}

export interface ItemTrace {
  readonly id: string;
  readonly title: string;
  readonly kind: InformationKind;
  readonly mandatory: boolean;
  readonly confidence: Confidence;
  readonly state: ItemState;
  readonly providers: readonly DocumentRef[];
}

export interface EvidenceTrace {
  readonly document: DocumentRef;
  readonly location: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly collected: string | undefined;
  readonly frequency: string | undefined;
  readonly retention: string | undefined;
  readonly due: string | undefined;
  readonly days: number | undefined;
  readonly state: 'current' | 'outdated';
}

export interface FindingTrace {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  /** One-based. */
  readonly line: number;
}

/** What is wrong with a clause (`gap`), and what an auditor may ask beside it (`note`). */
interface Gap {
  readonly level: 'gap' | 'note';
  readonly text: string;
}

export interface HeadingTrace {
  readonly kind: 'heading';
  readonly key: string;
  readonly id: string;
  readonly title: string | undefined;
  /** Number of the top-level clause it belongs to. */
  readonly chapter: string;
  readonly depth: number;
  /** Of all auditable clauses below it. */
  readonly counts: Readonly<Record<ClauseStatus, number>>;
}

export interface ClauseTrace {
  readonly kind: 'clause';
  readonly key: string;
  readonly id: string;
  readonly title: string | undefined;
  readonly summary: string;
  readonly chapter: string;
  readonly depth: number;
  readonly amendedBy: string | undefined;
  readonly periodic: readonly string[];
  readonly confidence: Confidence;
  readonly status: ClauseStatus;
  readonly stale: boolean;
  readonly waived: boolean;
  readonly items: readonly ItemTrace[];
  readonly claims: readonly ClaimTrace[];
  readonly evidence: readonly EvidenceTrace[];
  /** Of the documents that claim it, each once. */
  readonly owners: readonly PartyTrace[];
  /** The latest review of a covering document, and the earliest that is due. */
  readonly lastReview: string | undefined;
  readonly nextReview: string | undefined;
  readonly gaps: readonly Gap[];
  /** Instructions: what makes it documented, and what else makes it evidenced. */
  readonly toGreen: readonly string[];
  readonly toEvidenced: readonly string[];
  readonly findings: readonly FindingTrace[];
}

export type ClauseRow = HeadingTrace | ClauseTrace;

export interface DocumentTrace {
  readonly document: DocumentRef;
  readonly type: DocumentType | undefined;
  readonly status: DocumentStatus | undefined;
  readonly inForce: boolean;
  readonly version: string | undefined;
  readonly owner: PartyTrace | undefined;
  readonly approver: PartyTrace | undefined;
  readonly approved: string | undefined;
  readonly effective: string | undefined;
  readonly classification: string | undefined;
  readonly review: ReviewTrace;
  readonly clauses: readonly DocumentClaim[];
  readonly provides: readonly { readonly id: string; readonly title: string | undefined }[];
  /** Ids it names as evidence. */
  readonly evidence: readonly string[];
  /** Set where the document is a record or report itself. */
  readonly record: EvidenceTrace | undefined;
  readonly references: { readonly incoming: number; readonly outgoing: number };
  /** Instructions: what puts it in order. */
  readonly steps: readonly string[];
  readonly findings: readonly FindingTrace[];
}

interface DocumentClaim {
  /** `iso20000-1:8.6.1`; as written where no such clause is known. */
  readonly key: string;
  readonly id: string;
  readonly title: string | undefined;
  readonly coverage: ClaimCoverage;
  readonly section: string | undefined;
  readonly known: boolean;
}

/** Headings with rolled-up counts and auditable clauses, in the order of the standard. Headings above nothing auditable are left out. */
export function traceClauses(examined: Examined, standard: Standard): ClauseRow[] {
  const findings = groupBy(examined.findings, finding => finding.clause);
  const waived = new Set(examined.waived.map(({ finding }) => finding.clause));
  return [...standard.clauses.values()].flatMap((clause): ClauseRow[] => {
    if (clause.auditable) {
      return [traceClause(clause, examined.analysis, findings.get(clause.key) ?? [], waived.has(clause.key))];
    }
    const below = auditableBelow(clause);
    if (below.length === 0) return [];
    const counts = countStatuses(below.map(one => examined.analysis.coverage(one)));
    const { key, id, title } = clause;
    return [{ kind: 'heading', key, id, title, chapter: chapterOf(clause), depth: depthOf(clause), counts }];
  });
}

/** Every document of the SMS, by path. Pages are not documents. */
export function traceDocuments(examined: Examined): DocumentTrace[] {
  const findings = groupBy(examined.findings, finding => finding.path);
  return examined.analysis.sms.documents
    .filter(document => document.kind === 'document')
    .map(document => traceDocument(document, examined.analysis, findings.get(document.path) ?? []));
}

export function traceClause(
  clause: Clause,
  analysis: Analysis,
  findings: readonly ExaminedFinding[] = [],
  waived = false,
): ClauseTrace {
  const coverage = analysis.coverage(clause);
  const { sms } = analysis;
  const claims = coverage.allClaims
    .filter(claim => !isRetired(claim.document))
    .map(claim => traceClaim(claim, clause, analysis));
  const counting = claims.filter(claim => claim.counts);
  const { key, id, title, summary, amendedBy, periodic, confidence } = clause;
  const { toGreen, toEvidenced } = explainClause(coverage, analysis);
  return {
    kind: 'clause',
    ...{ key, id, title, summary, amendedBy, periodic, confidence },
    chapter: chapterOf(clause),
    depth: depthOf(clause),
    status: coverage.status,
    stale: coverage.stale,
    waived,
    items: coverage.items.map(({ item, state, providers }) => ({
      id: item.id,
      title: item.title,
      kind: item.kind,
      mandatory: item.mandatory,
      confidence: item.confidence,
      state,
      providers: distinct(providers.map(provider => provider.document)).map(refTo),
    })),
    claims,
    evidence: evidenceFor(coverage).map(document => traceEvidence(document, analysis.asOf)),
    owners: distinctParties(
      distinct(coverage.claims.map(claim => claim.document)).map(one => one.metadata.owner),
      sms,
    ),
    lastReview: extreme(
      counting.map(claim => claim.review.reviewed),
      -1,
    ),
    nextReview: extreme(
      counting.map(claim => claim.review.due),
      1,
    ),
    gaps: gapsOf(coverage, claims, analysis),
    toGreen: toGreen.map(edit => edit.text),
    toEvidenced: toEvidenced.map(edit => edit.text),
    findings: findings.map(traceFinding),
  };
}

export function traceDocument(
  document: SmsDocument,
  analysis: Analysis,
  findings: readonly ExaminedFinding[] = [],
): DocumentTrace {
  const { metadata } = document;
  const { sms } = analysis;
  return {
    document: refTo(document),
    type: metadata.type?.value,
    status: metadata.status?.value,
    inForce: isInForce(document),
    version: metadata.version?.value,
    owner: partyOf(metadata.owner, sms),
    approver: partyOf(metadata.approver, sms),
    approved: metadata.approved?.value,
    effective: metadata.effective?.value,
    classification: metadata.classification?.value,
    review: traceReview(document, analysis),
    clauses: sms.claimsIn(document).map(documentClaim),
    provides: metadata.provides.map(({ value }) => ({ id: value, title: sms.catalogue.information.get(value)?.title })),
    evidence: metadata.evidence.map(({ value }) => value),
    record: isRecord(document) ? traceEvidence(document, analysis.asOf) : undefined,
    references: {
      incoming: distinct(sms.referencesTo(document).map(reference => reference.from)).length,
      outgoing: sms.referencesFrom(document).filter(({ target }) => target.kind !== 'role').length,
    },
    steps: explainDocument(document, analysis).map(edit => edit.text),
    findings: findings.map(traceFinding),
  };
}

function refTo(document: SmsDocument): DocumentRef {
  return { name: nameOf(document), title: titleOf(document), path: document.path };
}

/** `Incident manager (R. Example)` */
export function partyText(party: PartyTrace): string {
  return party.holder ? `${party.title} (${party.holder})` : party.title;
}

export function traceFinding({ rule, severity, message, path, range }: ExaminedFinding): FindingTrace {
  return { rule, severity, message, path, line: range.start.line + 1 };
}

function traceClaim(claim: Claim, clause: Clause, analysis: Analysis): ClaimTrace {
  const { document, coverage, section, heading, lookup } = claim;
  const forbidden = whyForbidden(claim, clause);
  return {
    document: refTo(document),
    type: document.metadata.type?.value,
    documentStatus: document.metadata.status?.value,
    section: section && { title: heading?.text ?? section.value, anchor: section.value },
    coverage,
    note: noteOf(claim),
    via: 'clause' in lookup && lookup.clause !== clause ? lookup.clause.id : undefined,
    counts: forbidden === undefined && isInForce(document),
    forbidden,
    owner: partyOf(document.metadata.owner, analysis.sms),
    review: traceReview(document, analysis),
  };
}

export function noteOf({ raw }: Claim): string | undefined {
  if (!raw) return undefined;
  const dated = raw.statement && raw.date ? `${raw.statement.value} (${raw.date.value})` : raw.statement?.value;
  return raw.control?.value ?? dated ?? raw.justification?.value;
}

export function traceReview(document: SmsDocument, analysis: Analysis): ReviewTrace {
  const { state, reviewed, due, interval } = analysis.review(document);
  const remarks = remarksOf(document, analysis);
  return {
    state,
    reviewed,
    due,
    interval,
    days: due === undefined ? undefined : daysBetween(analysis.asOf, due),
    ...(remarks.length > 0 && { remarks }),
  };
}

export function traceEvidence(document: SmsDocument, asOf: string): EvidenceTrace {
  const { location, periodFrom, periodTo, collected, frequency, retention } = document.metadata;
  const { state, due } = currencyOf(document, asOf);
  return {
    document: refTo(document),
    location: location?.value,
    from: periodFrom?.value,
    to: periodTo?.value,
    collected: collected?.value,
    frequency: frequency?.value,
    retention: retention?.value,
    due,
    days: due === undefined ? undefined : daysBetween(asOf, due),
    state,
  };
}

/** What covering documents name as evidence, and what provides a record or report that the clause calls for. */
export function evidenceFor(coverage: ClauseCoverage): SmsDocument[] {
  const provided = coverage.items
    .filter(({ item }) => isEvidence(item.kind))
    .flatMap(({ providers }) => providers.map(provider => provider.document))
    .filter(isInForce);
  return distinct([...coverage.evidence, ...provided]).sort((a, b) => compareText(a.path, b.path));
}

function documentClaim({ lookup, text, coverage, section }: Claim): DocumentClaim {
  const shared = { coverage, section: section?.value };
  if (!('clause' in lookup)) return { key: text, id: text, title: undefined, known: false, ...shared };
  const { key, id, title } = lookup.clause;
  return { key, id, title, known: true, ...shared };
}

export function partyOf(field: Field<Party> | undefined, sms: Sms): PartyTrace | undefined {
  if (!field) return undefined;
  if ('person' in field.value) return { role: undefined, title: field.value.person, holder: undefined };
  const { role } = field.value;
  const definition = sms.roles(role)[0]?.definition;
  return { role, title: definition?.title ?? role, holder: definition?.holder?.value };
}

function distinctParties(fields: readonly (Field<Party> | undefined)[], sms: Sms): PartyTrace[] {
  const parties = fields.flatMap(field => partyOf(field, sms) ?? []);
  return [...new Map(parties.map(party => [`${party.role ?? ''}\n${party.title}`, party])).values()];
}

/** In words for people, worst first: what keeps a clause from being green, then what an auditor may ask beside it. */
function gapsOf(coverage: ClauseCoverage, claims: readonly ClaimTrace[], analysis: Analysis): Gap[] {
  const gap = (text: string): Gap => ({ level: 'gap', text });
  const note = (text: string): Gap => ({ level: 'note', text });
  const gaps: Gap[] = [];
  if (coverage.status === 'not-covered') gaps.push(gap('No document addresses this clause.'));
  if (coverage.status === 'planned') gaps.push(gap(`Claimed only by what is not approved: ${namesOf(claims)}.`));
  for (const claim of claims) if (claim.forbidden) gaps.push(gap(`${claim.document.name}: ${claim.forbidden}.`));
  const counting = claims.filter(claim => claim.counts);
  if (coverage.status === 'partial' && counting.every(claim => claim.coverage !== 'full')) {
    gaps.push(
      gap(`Covered in part only: ${counting.map(claim => `${claim.document.name} (${claim.coverage})`).join(', ')}.`),
    );
  }
  for (const { item, state, providers } of coverage.items) {
    // A roll-up is never missing on its own; its parts are told where they belong.
    if (state === 'provided' || state === 'no-occurrence' || (item.rollsUp && state === 'missing')) continue;
    const names = distinct(providers.map(provider => provider.document))
      .map(nameOf)
      .join(', ');
    const due = extreme(
      providers.map(({ document }) => currencyOf(document, analysis.asOf).due),
      -1,
    );
    const text = itemGapTexts[state](item.kind, item.title, names, due);
    gaps.push(item.mandatory ? gap(text) : note(`Expected, not mandatory. ${text}`));
  }
  for (const document of distinct(coverage.staleClaims.map(claim => claim.document))) {
    const review = analysis.review(document);
    const text = staleTexts[review.state]?.(nameOf(document), review);
    if (text !== undefined) gaps.push(gap(text));
  }
  if (coverage.status === 'documented') gaps.push(note('No current record or report shows yet that this runs.'));
  return gaps.sort((a, b) => Number(a.level === 'note') - Number(b.level === 'note'));
}

const staleTexts: Partial<Record<ReviewState, (name: string, review: Review) => string>> = {
  overdue: (name, { due }) => `Review of ${name} has been overdue since ${due}.`,
  'never-reviewed': name => `${name} has never been reviewed.`,
  'changed-since-review': (name, { reviewed }) => `${name} changed since its review on ${reviewed}.`,
};

type ItemGapText = (kind: InformationKind, title: string, names: string, due: string | undefined) => string;

const itemGapTexts: Record<Exclude<ItemState, 'provided' | 'no-occurrence'>, ItemGapText> = {
  missing: (kind, title) => `Missing ${kind}: ${title}.`,
  planned: (kind, title, names) => `The ${kind} is not approved yet: ${title} (${names}).`,
  outdated: (kind, title, names, due) => `The ${kind} is outdated${due ? ` since ${due}` : ''}: ${title} (${names}).`,
};

function namesOf(claims: readonly ClaimTrace[]): string {
  return [...new Set(claims.map(claim => `${claim.document.name} (${claim.documentStatus ?? 'no status'})`))].join(
    ', ',
  );
}

function isRecord(document: SmsDocument): boolean {
  const type = document.metadata.type?.value;
  return type === 'record' || type === 'report';
}

function auditableBelow(clause: Clause): Clause[] {
  return clause.children.flatMap(child => [...(child.auditable ? [child] : []), ...auditableBelow(child)]);
}

function chapterOf(clause: Clause): string {
  return clause.parent ? chapterOf(clause.parent) : clause.id;
}

function depthOf(clause: Clause): number {
  return clause.parent ? depthOf(clause.parent) + 1 : 0;
}

/** The earliest date (direction 1) or the latest (-1). */
function extreme(dates: readonly (string | undefined)[], direction: 1 | -1): string | undefined {
  return dates.filter(date => date !== undefined).sort((a, b) => compareDates(a, b) * direction)[0];
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
