// What the views of an SMS have in common: how each of them tells of a claim, a review, a finding and a document. Whatever is shown
// of what somebody wrote is one line that reads as it is written (`lineOf`), so that no client need see to that.

import type { Analysis } from '../../analysis/analysis.ts';
import { remarksOf } from '../../analysis/change-words.ts';
import { type ClauseStatus, clauseStatuses, whyForbidden } from '../../analysis/coverage.ts';
import { isInForce, isRetired } from '../../analysis/reviews.ts';
import { noteOf, partyOf, traceReview } from '../../analysis/traceability.ts';
import { plainLine } from '../../analysis/words.ts';
import { type Range, rangeOf, type Span } from '../../documents/text.ts';
import type { DocumentLinkView, GapView, PartyView, ReviewView } from '../../protocol/views.ts';
import type { CheckResult, Finding } from '../../rules/check.ts';
import { headOf } from '../../rules/rule.ts';
import type { Clause } from '../../standards/catalogue.ts';
import { nameOf, type SmsDocument, titleOf } from '../../workspace/document.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { Claim } from '../../workspace/symbols.ts';
import type { UriOf } from '../diagnostics.ts';

type Counts = Readonly<Record<ClauseStatus, number>>;

export const noClauses: Counts = Object.fromEntries(clauseStatuses.map(status => [status, 0])) as Counts;

/** A text as clients show it; nothing in it turns the text around. Not for what is sent back: keys, ids, URIs. */
export function lineOf<T extends string | undefined>(text: T): T extends string ? string : undefined;
export function lineOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plainLine(text);
}

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
  return lineOf(heading?.text ?? section?.value);
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
  return { state, reviewed, due, days, remarks: remarksOf(document, analysis).map(lineOf) };
}

export function partyView(field: SmsDocument['metadata']['owner'], sms: Sms): PartyView | undefined {
  const party = partyOf(field, sms);
  return party && { ...party, title: lineOf(party.title), holder: lineOf(party.holder) };
}

export function noteView(claim: Claim): string | undefined {
  return lineOf(noteOf(claim));
}

/** A document by its name, at its head. */
export function documentLink(document: SmsDocument, uriOf: UriOf): DocumentLinkView {
  return {
    name: lineOf(nameOf(document)),
    title: lineOf(titleOf(document)),
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
  return { rule, severity, message: lineOf(message), uri: uriOf(path), range, document: indexOf(path), clause };
}
