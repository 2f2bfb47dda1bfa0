// What the tool computes of one SMS as of a date: coverage of every auditable clause and the review of every document. A pure
// function of the index, the date and what git knows; rules, reports and editor features read it and compute nothing of this
// themselves. What was computed is kept as long as it holds.

import { atOnce } from '../documents/steps.ts';
import { historyAsOf } from '../history/as-of.ts';
import { type History, unknownHistory } from '../history/history.ts';
import type { Clause, Standard } from '../standards/catalogue.ts';
import type { SmsDocument } from '../workspace/document.ts';
import type { Manifest } from '../workspace/manifest.ts';
import { judgeAlike } from '../workspace/manifest-difference.ts';
import { question } from '../workspace/readers.ts';
import type { Sms } from '../workspace/sms.ts';
import { type ClauseCoverage, type ClauseStatus, clauseStatuses, coverageOf } from './coverage.ts';
import { type Review, type ReviewState, reviewOf, reviewStates } from './reviews.ts';
import { witnessedReview } from './witness.ts';

export class Analysis {
  readonly sms: Sms;
  /** ISO 8601 date that counts as today. */
  readonly asOf: string;
  readonly #coverage = new Map<string, ClauseCoverage>();
  /** By path, with the document that they are of: it does not change, its next version is another one. */
  readonly #reviews = new Map<string, { readonly document: SmsDocument; readonly review: Review }>();
  #history: History;
  #revision: number;
  #manifest: Manifest;
  #isTold = false;

  constructor(sms: Sms, asOf: string, history: History = unknownHistory()) {
    this.sms = sms;
    this.asOf = asOf;
    this.#history = historyAsOf(history, asOf);
    this.#revision = sms.revision;
    this.#manifest = sms.manifest;
  }

  /** What git knows of the documents, as of the date. */
  get history(): History {
    return this.#history;
  }

  /** Git knows more, or something else. Whoever keeps readers is told what that concerns. */
  useHistory(history: History): void {
    atOnce(this.useHistorySteps(history));
  }

  /** The same, a file in every step. What is computed in between may be of before: whoever is told will ask again. */
  *useHistorySteps(history: History): Generator<void, void> {
    const before = this.#history;
    this.#history = historyAsOf(history, this.asOf);
    if (!this.#isTold) this.#forget();
    for (const path of yield* differingFiles(before, this.#history)) {
      this.#reviews.delete(path);
      this.sms.historyChanged(path);
      yield;
    }
  }

  /** Computed when first asked for. */
  review(document: SmsDocument): Review {
    const { path } = document;
    this.#noticeManifest();
    this.sms.note(question.review(path));
    this.#noticeRevision();
    const known = this.#reviews.get(path);
    if (known?.document === document) return known.review;
    const claimed = reviewOf(document, this.sms.manifest, this.asOf);
    const review =
      this.#history.state.kind === 'known'
        ? this.sms.answer(readerOf('review', path), () =>
            witnessedReview(claimed, document, this.sms, this.asOf, this.#history),
          )
        : claimed;
    this.#reviews.set(path, { document, review });
    return review;
  }

  /** Of an auditable clause; computed when first asked for. */
  coverage(clause: Clause): ClauseCoverage {
    const { key } = clause;
    this.sms.note(question.coverage(key));
    this.#noticeManifest();
    this.#noticeRevision();
    let coverage = this.#coverage.get(key);
    if (!coverage) {
      coverage = this.sms.answer(readerOf('coverage', key), () =>
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
    if (isAnother) this.#forget();
  }

  /** Where nobody says what an edit concerns, it may concern everything. */
  #noticeRevision(): void {
    if (!this.#isTold && this.#revision !== this.sms.revision) this.#forget();
    this.#revision = this.sms.revision;
  }

  #forget(): void {
    this.#coverage.clear();
    this.#reviews.clear();
  }

  /** Whether somebody who serves readers says of each clause and each review when it may have changed. */
  set isTold(isTold: boolean) {
    this.#isTold = isTold;
    this.#forget();
  }

  /** The answers to a reader may have changed. Returns what depends on it, where the reader is a clause or a review. */
  tell(reader: string): string | undefined {
    const [, kind, subject] = readerPattern.exec(reader) ?? [];
    if (kind === undefined || subject === undefined) return undefined;
    if (kind === 'coverage') this.#coverage.delete(subject);
    else this.#reviews.delete(subject);
    return question[kind as ReaderKind](subject);
  }

  /** There is no such document any more. */
  dismiss(path: string): readonly string[] {
    this.#reviews.delete(path);
    return [readerOf('review', path)];
  }

  /** Coverage of every auditable clause of a standard, in its order. */
  coverages(standard: Standard): readonly ClauseCoverage[] {
    return [...standard.clauses.values()].filter(clause => clause.auditable).map(clause => this.coverage(clause));
  }
}

/** Clauses and reviews ask the index, as documents do, which have their paths for names: no path begins with a slash. */
type ReaderKind = 'coverage' | 'review';
const readerPattern = /^\/(coverage|review)\/(.*)$/s;

function readerOf(kind: ReaderKind, subject: string): string {
  return `/${kind}/${subject}`;
}

/** Files of which git says something else. */
function* differingFiles(before: History, after: History): Generator<void, Iterable<string>> {
  const paths = new Set([...before.paths, ...after.paths]);
  for (const path of paths) {
    if (knowSame(before, after, path)) paths.delete(path);
    yield;
  }
  return paths;
}

function knowSame(before: History, after: History, path: string): boolean {
  const [had, has] = [before.file(path), after.file(path)];
  return (
    had !== undefined &&
    has !== undefined &&
    had.isWhole === has.isWhole &&
    had.versions.length === has.versions.length &&
    had.versions.every(({ commit }, i) => commit.id === has.versions[i]!.commit.id) &&
    before.currentFacts(path)?.content === after.currentFacts(path)?.content
  );
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
