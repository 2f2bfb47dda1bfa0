// What the tool computes of one SMS as of a date: coverage of every auditable clause and the review of every document. A pure
// function of the index, the date and what git knows; rules, reports and editor features read it and compute nothing of this
// themselves. What was computed is kept as long as it holds.

import { type History, unknownHistory } from '../history/history.ts';
import type { Clause, Standard } from '../standards/catalogue.ts';
import type { SmsDocument } from '../workspace/document.ts';
import type { Manifest } from '../workspace/manifest.ts';
import { judgeAlike } from '../workspace/manifest-difference.ts';
import { question } from '../workspace/readers.ts';
import type { Sms } from '../workspace/sms.ts';
import { type ClauseCoverage, type ClauseStatus, clauseStatuses, coverageOf } from './coverage.ts';
import { type Review, type ReviewState, reviewOf, reviewStates } from './reviews.ts';

export class Analysis {
  readonly sms: Sms;
  /** ISO 8601 date that counts as today. */
  readonly asOf: string;
  /** What git knows of the documents. */
  readonly history: History;
  readonly #coverage = new Map<string, ClauseCoverage>();
  /** A document does not change: its next version is another one. */
  #reviews = new WeakMap<SmsDocument, Review>();
  #revision: number;
  #manifest: Manifest;
  #isTold = false;

  constructor(sms: Sms, asOf: string, history: History = unknownHistory()) {
    this.sms = sms;
    this.asOf = asOf;
    this.history = history;
    this.#revision = sms.revision;
    this.#manifest = sms.manifest;
  }

  /** Computed when first asked for. */
  review(document: SmsDocument): Review {
    this.#noticeManifest();
    let review = this.#reviews.get(document);
    if (!review) {
      review = reviewOf(document, this.sms.manifest, this.asOf);
      this.#reviews.set(document, review);
    }
    return review;
  }

  /** Of an auditable clause; computed when first asked for. */
  coverage(clause: Clause): ClauseCoverage {
    const { key } = clause;
    this.sms.note(question.coverage(key));
    this.#noticeManifest();
    if (!this.#isTold && this.#revision !== this.sms.revision) this.#coverage.clear();
    this.#revision = this.sms.revision;
    let coverage = this.#coverage.get(key);
    if (!coverage) {
      coverage = this.sms.answer(readerOf(key), () =>
        coverageOf(clause, this.sms, document => this.review(document), this.asOf),
      );
      this.#coverage.set(key, coverage);
    }
    return coverage;
  }

  #noticeManifest(): void {
    const { manifest } = this.sms;
    if (manifest === this.#manifest) return;
    const isAnother = !judgeAlike(manifest, this.#manifest);
    this.#manifest = manifest;
    if (!isAnother) return;
    this.#coverage.clear();
    this.#reviews = new WeakMap();
  }

  /** Whether somebody who serves readers says of each clause when its coverage may have changed. */
  set isTold(isTold: boolean) {
    this.#isTold = isTold;
    this.#coverage.clear();
  }

  /** The answers to a reader may have changed. Returns what depends on it, where the reader is a clause. */
  tell(reader: string): string | undefined {
    const key = clauseOf(reader);
    if (key === undefined) return undefined;
    this.#coverage.delete(key);
    return question.coverage(key);
  }

  /** Coverage of every auditable clause of a standard, in its order. */
  coverages(standard: Standard): readonly ClauseCoverage[] {
    return [...standard.clauses.values()].filter(clause => clause.auditable).map(clause => this.coverage(clause));
  }
}

/** Clauses ask the index, as documents do, which have their paths for names: no path begins with a slash. */
const clauseReader = '/coverage/';

function readerOf(key: string): string {
  return clauseReader + key;
}

function clauseOf(reader: string): string | undefined {
  return reader.startsWith(clauseReader) ? reader.slice(clauseReader.length) : undefined;
}

/** How many clauses have each status. */
export function countStatuses(coverages: readonly ClauseCoverage[]): Record<ClauseStatus, number> {
  return count(
    clauseStatuses,
    coverages.map(coverage => coverage.status),
  );
}

/** How many documents are in each review state. */
export function countReviews(analysis: Analysis): Record<ReviewState, number> {
  const documents = analysis.sms.documents.filter(document => document.kind === 'document');
  return count(
    reviewStates,
    documents.map(document => analysis.review(document).state),
  );
}

function count<T extends string>(names: readonly T[], values: readonly T[]): Record<T, number> {
  const counts = Object.fromEntries(names.map(name => [name, 0])) as Record<T, number>;
  for (const value of values) counts[value]++;
  return counts;
}
