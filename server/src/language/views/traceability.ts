// Everything that trees, matrix and pictures show of an SMS, in one answer that fits together: clauses with their claims, items
// and evidence, documents with their reviews, findings, and the audits to come. It goes once through the clauses and once
// through the documents, and reads what the analysis has kept; what would make a clause green is told clause by clause (clause.ts).

import { createHash, type Hash } from 'node:crypto';
import type { Analysis } from '../../analysis/analysis.ts';
import { type Audit, auditsOf } from '../../analysis/audits.ts';
import { isEvidence } from '../../analysis/coverage.ts';
import { currencyOf } from '../../analysis/evidence.ts';
import { evidenceFor } from '../../analysis/traceability.ts';
import { compareDates } from '../../documents/dates.ts';
import type {
  AuditView,
  BaselineView,
  ClaimView,
  ClauseStatus,
  ClauseView,
  DocumentView,
  ItemView,
  StandardView,
  SystemView,
} from '../../protocol/views.ts';
import type { CheckResult } from '../../rules/check.ts';
import type { Clause, Standard } from '../../standards/catalogue.ts';
import { nameOf, type SmsDocument, titleOf } from '../../workspace/document.ts';
import { relativePath } from '../../workspace/paths.ts';
import type { Claim } from '../../workspace/symbols.ts';
import type { UriOf } from '../diagnostics.ts';
import { newSince, type SystemBaseline } from './baseline.ts';
import {
  claimRange,
  countsFor,
  gapView,
  lineOf,
  liveClaims,
  noClauses,
  partyView,
  reportedFindings,
  reviewView,
  sectionTitle,
  sumOf,
} from './parts.ts';

/** A programme of more audits than anybody holds is cut off: each names all documents that are overdue then. */
const mostAudits = 50;

/** So many documents are told of in one step. */
const fewDocuments = 100;

/** In steps, between which others may have their turn. Whoever changes the SMS meanwhile has to begin again. */
export function* systemViewSteps(
  result: CheckResult,
  uriOf: UriOf,
  baseline?: SystemBaseline,
): Generator<void, SystemView> {
  const { sms } = result.analysis;
  const told = new Telling(result, uriOf, baseline);
  yield;
  const standards: StandardView[] = [];
  for (const standard of sms.catalogue.standards) standards.push(yield* told.standard(standard));
  const documents: DocumentView[] = [];
  for (const document of told.documents) {
    documents.push(told.document(document));
    if (documents.length % fewDocuments === 0) yield;
  }
  const audits = auditsOf(result.analysis).slice(0, mostAudits);
  return {
    name: lineOf(sms.name),
    root: uriOf(sms.root),
    manifest: sms.manifest.path === undefined ? undefined : uriOf(sms.manifest.path),
    standards,
    documents,
    gaps: told.gaps,
    audits: audits.map(audit => told.audit(audit)),
    ...(baseline && { baseline: baselineView(baseline) }),
  };
}

function baselineView({ revision, commit, system }: SystemBaseline): BaselineView {
  return { revision: lineOf(revision), commit: commit.id, day: commit.day, existed: system !== undefined };
}

/** Equal for equal views, whoever made them: so that an answer can be told from another without keeping either. In steps. */
export function* viewIdSteps({ standards, documents, ...view }: SystemView): Generator<void, string> {
  const hash = createHash('sha256');
  for (let i = 0; i < documents.length; i += fewDocuments) {
    hash.update(JSON.stringify(documents.slice(i, i + fewDocuments)));
    yield;
  }
  for (const standard of standards) {
    hash.update(JSON.stringify(standard));
    yield;
  }
  return idFrom(hash.update(JSON.stringify(view)));
}

/** Of several views, on a day. */
export function resultIdOf(asOf: string, viewIds: readonly string[]): string {
  return idFrom(createHash('sha256').update([asOf, ...viewIds].join(' ')));
}

/** 132 bits are enough to tell views apart. */
function idFrom(hash: Hash): string {
  return hash.digest('base64url').slice(0, 22);
}

/** One telling of one result: documents and findings by their place in the lists. */
class Telling {
  readonly documents: readonly SmsDocument[];
  readonly gaps: SystemView['gaps'];
  readonly #analysis: Analysis;
  readonly #uriOf: UriOf;
  readonly #root: string;
  readonly #indices: ReadonlyMap<string, number>;
  readonly #gapsByClause: ReadonlyMap<string | undefined, readonly number[]>;
  readonly #gapsByDocument: ReadonlyMap<number | undefined, readonly number[]>;
  readonly #waived: ReadonlySet<string | undefined>;
  readonly #statusesThen: ReadonlyMap<string, ClauseStatus> | undefined;

  constructor(result: CheckResult, uriOf: UriOf, baseline: SystemBaseline | undefined) {
    const { analysis } = result;
    this.#analysis = analysis;
    this.#uriOf = uriOf;
    this.#root = analysis.sms.root;
    this.documents = analysis.sms.documents.filter(({ kind }) => kind === 'document');
    this.#indices = new Map(this.documents.map(({ path }, i) => [path, i]));
    this.#statusesThen = baseline?.system?.statuses;
    const findings = reportedFindings(result);
    const fresh = baseline && newSince(baseline, findings);
    this.gaps = findings.map(finding => ({
      ...gapView(finding, uriOf, path => this.#indices.get(path)),
      ...(fresh && { isNew: fresh.has(finding) }),
    }));
    this.#gapsByClause = indicesBy(this.gaps, ({ clause }) => clause);
    this.#gapsByDocument = indicesBy(this.gaps, ({ document }) => document);
    this.#waived = new Set(result.waived.map(({ finding }) => finding.clause));
  }

  *standard(standard: Standard): Generator<void, StandardView> {
    const { id, title, shortTitle } = standard;
    const states = new Map<Clause, ClauseState>();
    for (const clause of standard.clauses.values()) {
      if (!clause.auditable) continue;
      states.set(clause, this.#auditable(clause));
      yield;
    }
    const clauses = new Map<Clause, ClauseView>();
    const top = [...standard.clauses.values()].filter(({ parent }) => parent === undefined);
    const counts = sumOf(top.map(clause => this.#tellBelow(clause, states, clauses)));
    const inOrder = [...standard.clauses.values()].flatMap(clause => clauses.get(clause) ?? []);
    return { id, title: lineOf(title), shortTitle: lineOf(shortTitle), counts, clauses: inOrder };
  }

  /** Tells of a clause and of all below it, and counts them. Of a heading above nothing auditable there is nothing to tell. */
  #tellBelow(
    clause: Clause,
    states: ReadonlyMap<Clause, ClauseState>,
    into: Map<Clause, ClauseView>,
  ): ClauseView['counts'] {
    const below = clause.children.map(child => this.#tellBelow(child, states, into));
    const { key, id, parent } = clause;
    const title = lineOf(clause.title);
    const state = states.get(clause) ?? untold;
    const counts = sumOf([...(state.status ? [{ ...noClauses, [state.status]: 1 }] : []), ...below]);
    if (state.status || clause.children.some(child => into.has(child))) {
      const waived = this.#waived.has(key);
      const gaps = this.#gapsByClause.get(key) ?? [];
      const then = state.status && this.#statusesThen?.get(key);
      const baseline = then && { baseline: then };
      into.set(clause, { key, id, title, parent: parent?.key, counts, waived, gaps, ...state, ...baseline });
    }
    return counts;
  }

  #auditable(clause: Clause): ClauseState {
    const coverage = this.#analysis.coverage(clause);
    const claims = liveClaims(coverage.allClaims);
    const reviews = claims
      .filter(claim => countsFor(claim, clause))
      .map(({ document }) => this.#analysis.review(document));
    return {
      status: coverage.status,
      stale: coverage.stale,
      claims: claims.flatMap(claim => this.#claim(claim, clause)),
      items: coverage.items.map(
        ({ item: { id, title, kind, mandatory }, state, providers }): ItemView => ({
          ...{ id, title: lineOf(title), kind, mandatory, state },
          providers: this.#indicesOf(providers.map(({ document }) => document)),
        }),
      ),
      evidence: this.#indicesOf(evidenceFor(coverage)),
      lastReview: reviews
        .flatMap(({ reviewed }) => reviewed ?? [])
        .sort(compareDates)
        .at(-1),
      nextReview: reviews.flatMap(({ due }) => due ?? []).sort(compareDates)[0],
    };
  }

  #claim(claim: Claim, clause: Clause): ClaimView[] {
    const document = this.#indices.get(claim.document.path);
    if (document === undefined) return [];
    const { coverage } = claim;
    const counts = countsFor(claim, clause);
    return [{ document, coverage, section: sectionTitle(claim), range: claimRange(claim), counts }];
  }

  document(document: SmsDocument): DocumentView {
    const { metadata, path } = document;
    const { sms, asOf } = this.#analysis;
    const { state, due } = currencyOf(document, asOf);
    return {
      uri: this.#uriOf(path),
      path: lineOf(relativePath(this.#root, path)),
      name: lineOf(nameOf(document)),
      title: lineOf(titleOf(document)),
      type: metadata.type?.value,
      status: metadata.status?.value,
      version: lineOf(metadata.version?.value),
      owner: partyView(metadata.owner, sms),
      approver: partyView(metadata.approver, sms),
      review: reviewView(document, this.#analysis),
      clauses: clauseKeysOf(sms.claimsIn(document)),
      evidence: isEvidence(metadata.type?.value) ? { state, due } : undefined,
      gaps: this.#gapsByDocument.get(this.#indices.get(path)) ?? [],
    };
  }

  audit({ kind, date, title, at, overdue }: Audit): AuditView {
    const place = { uri: this.#uriOf(at.path), range: at.range };
    return { kind, date, title: lineOf(title), at: place, overdue: this.#indicesOf(overdue) };
  }

  /** Each once. */
  #indicesOf(documents: readonly SmsDocument[]): number[] {
    return [...new Set(documents.flatMap(({ path }) => this.#indices.get(path) ?? []))];
  }
}

/** How a clause with requirements of its own stands. */
type ClauseState = Pick<ClauseView, 'status' | 'stale' | 'claims' | 'items' | 'evidence' | 'lastReview' | 'nextReview'>;

/** What a heading has of it. */
const untold: ClauseState = {
  status: undefined,
  stale: false,
  claims: [],
  items: [],
  evidence: [],
  lastReview: undefined,
  nextReview: undefined,
};

/** Each once; as written where no such clause is known. */
export function clauseKeysOf(claims: readonly Claim[]): string[] {
  return [...new Set(claims.map(({ lookup, text }) => ('clause' in lookup ? lookup.clause.key : lineOf(text))))];
}

function indicesBy<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  values.forEach((value, i) => {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  return groups;
}
