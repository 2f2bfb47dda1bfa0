// Coverage of auditable clauses: which claims count, which documented information is there, and the status that follows.
// Worst first: not-covered, planned, partial, documented, evidenced (section 4 of the design; ISO/IEC 20000-1 clause 1.2 for
// what a claim may not say).

import { addDuration } from '../documents/dates.ts';
import type { Clause, DocumentedInformation, InformationKind } from '../standards/catalogue.ts';
import { canBeExcluded, canBeMetByOthers } from '../standards/conformity.ts';
import type { SmsDocument } from '../workspace/document.ts';
import type { Manifest } from '../workspace/manifest.ts';
import type { DocumentType } from '../workspace/metadata.ts';
import type { Provider, Sms } from '../workspace/sms.ts';
import type { Claim } from '../workspace/symbols.ts';
import { touches } from './change.ts';
import { type Currency, currencyAt, currencyOf } from './evidence.ts';
import { isInForce, isRetired, type Review } from './reviews.ts';

export const clauseStatuses = ['not-covered', 'planned', 'partial', 'documented', 'evidenced'] as const;
export type ClauseStatus = (typeof clauseStatuses)[number];

/** `provided` by a document in force; `outdated`: evidence that is no longer current; `planned`: only by documents not approved. */
export type ItemState = 'provided' | 'no-occurrence' | 'outdated' | 'planned' | 'missing';

export interface ItemCoverage {
  readonly item: DocumentedInformation;
  readonly state: ItemState;
  /** Documents that provide it, retired ones left out. */
  readonly providers: readonly Provider[];
}

export interface ClauseCoverage {
  readonly clause: Clause;
  readonly status: ClauseStatus;
  /** A covering document's review is overdue or was never done, or what it says of the clause changed since. */
  readonly stale: boolean;
  /** Of such documents, the claims that are so. */
  readonly staleClaims: readonly Claim[];
  /** Every claim that counts, those of retired documents and forbidden exclusions left out. */
  readonly claims: readonly Claim[];
  /** All claims on the clause, whether they count or not. */
  readonly allClaims: readonly Claim[];
  readonly items: readonly ItemCoverage[];
  /** Records and reports that covering documents name as evidence. */
  readonly evidence: readonly SmsDocument[];
}

/** Evidence shows that a process runs; all other documented information says how it should. */
export function isEvidence(kind: InformationKind | DocumentType | undefined): boolean {
  return kind === 'record' || kind === 'report';
}

/** Documented for the purpose of an audit: nothing more has to be written. */
export function isGreen(status: ClauseStatus): boolean {
  return status === 'documented' || status === 'evidenced';
}

export function coverageOf(
  clause: Clause,
  sms: Sms,
  reviewOf: (document: SmsDocument) => Review,
  asOf: string,
): ClauseCoverage {
  const allClaims = sms.claimsOn(clause);
  const claims = allClaims.filter(claim => !isRetired(claim.document) && whyForbidden(claim, clause) === undefined);
  const inForce = claims.filter(claim => isInForce(claim.document));
  const staleClaims = inForce.filter(claim => isStale(claim, reviewOf(claim.document)));
  const statement = bestStatement(inForce, sms.manifest, asOf);
  // An excluded clause calls for nothing.
  const asked = isExcluded(inForce) ? [] : clause.documentedInformation;
  const items = asked.map(item => itemCoverage(item, sms, statement, asOf));
  const evidence = [...new Set(inForce.flatMap(claim => evidenceOf(claim.document, sms)))];
  return {
    clause,
    status: statusOf(claims, inForce, items, evidence, statement, asOf),
    stale: staleClaims.length > 0,
    staleClaims,
    claims,
    allClaims,
    items,
    evidence,
  };
}

/** Where a claim names its section, only what changed there makes it stale. */
function isStale({ heading }: Claim, { state, witness }: Review): boolean {
  if (state === 'overdue' || state === 'never-reviewed') return true;
  const change = state === 'changed-since-review' ? witness?.change : undefined;
  return change !== undefined && touches(change, heading);
}

function statusOf(
  claims: readonly Claim[],
  inForce: readonly Claim[],
  items: readonly ItemCoverage[],
  evidence: readonly SmsDocument[],
  statement: StatementState,
  asOf: string,
): ClauseStatus {
  if (claims.length === 0) return 'not-covered';
  if (inForce.length === 0) return 'planned';
  if (inForce.every(isPartial)) return 'partial';
  const there = (state: ItemState) => state === 'provided' || state === 'no-occurrence';
  const asked = items.filter(({ item }) => item.mandatory && !item.rollsUp);
  const documents = asked.filter(({ item }) => !isEvidence(item.kind));
  if (!documents.every(({ state }) => there(state))) return 'partial';
  const records = asked.filter(({ item }) => isEvidence(item.kind));
  const shown =
    statement === 'current' ||
    items.some(({ item, state }) => isEvidence(item.kind) && there(state)) ||
    evidence.some(document => currencyOf(document, asOf).state === 'current');
  return shown && records.every(({ state }) => there(state)) ? 'evidenced' : 'documented';
}

/** Says that only part of the clause is met, or leaves out what a statement of that kind must carry. */
function isPartial({ coverage, raw }: Claim): boolean {
  if (coverage === 'other-party') return raw?.control === undefined;
  if (coverage === 'no-occurrence') return raw?.statement === undefined || raw.date === undefined;
  if (coverage === 'not-applicable') return raw?.justification === undefined;
  return coverage === 'partial';
}

/** Why a claim on a clause may not be made at all; undefined where it may. */
export function whyForbidden({ coverage }: Claim, clause: Clause): string | undefined {
  const { id, standard } = clause;
  if (coverage === 'not-applicable' && !canBeExcluded(clause)) {
    return `${standard.shortTitle} allows no exclusion of clause ${id}`;
  }
  if (coverage === 'other-party' && !canBeMetByOthers(clause)) {
    return `clause ${id} of ${standard.shortTitle} has to be met by the organization itself, not with other parties`;
  }
  return undefined;
}

/** Claims that leave the clause out, as its standard allows with a justification, and none that meets it. */
function isExcluded(inForce: readonly Claim[]): boolean {
  return inForce.length > 0 && inForce.every(claim => claim.coverage === 'not-applicable' && !isPartial(claim));
}

/** Whether somebody states that nothing occurred, and whether the statement still holds. */
type StatementState = 'none' | 'outdated' | 'current';

function bestStatement(inForce: readonly Claim[], manifest: Manifest, asOf: string): StatementState {
  const statements = inForce.filter(claim => claim.coverage === 'no-occurrence' && !isPartial(claim));
  if (statements.length === 0) return 'none';
  return statements.some(claim => statementCurrency(claim, manifest, asOf).state === 'current')
    ? 'current'
    : 'outdated';
}

/** A statement that nothing occurred stands in for records for one review interval. */
export function statementCurrency({ coverage, raw }: Claim, { reviews }: Manifest, asOf: string): Currency {
  const date = coverage === 'no-occurrence' ? raw?.date : undefined;
  if (!date || reviews.defaultInterval === 'none') return { state: 'current', due: undefined };
  return currencyAt(addDuration(date.value, reviews.defaultInterval), asOf);
}

function itemCoverage(item: DocumentedInformation, sms: Sms, statement: StatementState, asOf: string): ItemCoverage {
  const providers = providersOf(item.id, sms);
  return { item, state: itemState(item, providers, sms, statement, asOf), providers };
}

function itemState(
  item: DocumentedInformation,
  providers: readonly Provider[],
  sms: Sms,
  statement: StatementState,
  asOf: string,
): ItemState {
  const evidence = isEvidence(item.kind);
  const inForce = providers.filter(({ document }) => isInForce(document));
  if (inForce.some(({ document }) => !evidence || currencyOf(document, asOf).state === 'current')) return 'provided';
  if (evidence && statement === 'current') return 'no-occurrence';
  if (inForce.length > 0 || (evidence && statement === 'outdated')) return 'outdated';
  if (item.rollsUp && item.rollsUp.length > 0 && item.rollsUp.every(id => isProvided(id, sms))) return 'provided';
  return providers.length > 0 ? 'planned' : 'missing';
}

function isProvided(id: string, sms: Sms): boolean {
  return providersOf(id, sms).some(({ document }) => isInForce(document));
}

/** Retired documents provide nothing. */
function providersOf(id: string, sms: Sms): readonly Provider[] {
  return sms.providersOf(id).filter(({ document }) => document.kind === 'document' && !isRetired(document));
}

/** What a document names as evidence: records and reports in force, and documents in force that hold a row so named. */
function evidenceOf(document: SmsDocument, sms: Sms): SmsDocument[] {
  return document.metadata.evidence
    .flatMap(({ value }) => sms.entities(value))
    .filter(entity => entity.kind === 'row' || isEvidence(entity.document.metadata.type?.value))
    .map(entity => entity.document)
    .filter(isInForce);
}
