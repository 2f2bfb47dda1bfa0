// What the views of an SMS have in common: how each of them tells of a claim, a review, a finding and a document.

import type { Analysis } from '../../analysis/analysis.ts';
import { remarksOf } from '../../analysis/change-words.ts';
import { type ClauseStatus, clauseStatuses, whyForbidden } from '../../analysis/coverage.ts';
import { isInForce, isRetired } from '../../analysis/reviews.ts';
import { traceReview } from '../../analysis/traceability.ts';
import { type Range, rangeOf, type Span } from '../../documents/text.ts';
import type { DocumentLinkView, GapView, ReviewView } from '../../protocol/views.ts';
import type { CheckResult, Finding } from '../../rules/check.ts';
import { headOf } from '../../rules/rule.ts';
import type { Clause } from '../../standards/catalogue.ts';
import { nameOf, type SmsDocument, titleOf } from '../../workspace/document.ts';
import type { Claim } from '../../workspace/symbols.ts';
import type { UriOf } from '../diagnostics.ts';

type Counts = Readonly<Record<ClauseStatus, number>>;

export const noClauses: Counts = Object.fromEntries(clauseStatuses.map(status => [status, 0])) as Counts;

export function sumOf(counts: readonly Counts[]): Counts {
  const sum = { ...noClauses };
  for (const one of counts) for (const status of clauseStatuses) sum[status] += one[status];
  return sum;
}

/** Claims on an auditable clause, those of retired documents left out. */
export function liveClaims(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(({ document }) => !isRetired(document));
}

/** Whether a claim counts towards the status: the document is in force, and the claim may be made. */
export function countsFor(claim: Claim, clause: Clause): boolean {
  return isInForce(claim.document) && whyForbidden(claim, clause) === undefined;
}

/** Title of the section that a claim names; undefined where it is about the whole document. */
export function sectionTitle({ heading, section }: Claim): string | undefined {
  return heading?.text ?? section?.value;
}

/** Where to read what a claim is about: its section, else the claim itself. */
export function claimRange({ document, heading, section, span }: Claim): Range {
  const place = heading?.textSpan ?? (section && document.fragments.get(section.value)?.span);
  return rangeIn(document, place ?? span);
}

export function rangeIn({ facts }: SmsDocument, span: Span): Range {
  return rangeOf(facts.lineStarts, span);
}

export function reviewView(document: SmsDocument, analysis: Analysis): ReviewView {
  const { state, reviewed, due, days } = traceReview(document, analysis);
  return { state, reviewed, due, days, remarks: remarksOf(document, analysis) };
}

/** A document by its name, at its head. */
export function documentLink(document: SmsDocument, uriOf: UriOf): DocumentLinkView {
  return {
    name: nameOf(document),
    title: titleOf(document),
    uri: uriOf(document.path),
    range: rangeIn(document, headOf(document).span),
  };
}

/** What `check` reports: a hint is for the one who has the file open. */
export function reportedFindings({ findings }: CheckResult): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'hint');
}

/** `indexOf`: of the document at a path, in the list that the view names documents by. */
export function gapView(
  { rule, severity, message, path, range, clause }: Finding,
  uriOf: UriOf,
  indexOf: (path: string) => number | undefined,
): GapView {
  return { rule, severity, message, uri: uriOf(path), range, document: indexOf(path), clause };
}
