// What lies downstream of a change: the clauses that changed documents speak for, the documents that follow them or lead their
// readers there, the evidence and the reviews that it concerns. For whoever reviews a change, and for the lens that tells before
// it is made.

import { compareDates } from '../documents/dates.ts';
import type { Heading } from '../documents/facts.ts';
import type { Clause } from '../standards/catalogue.ts';
import { nameOf, type SmsDocument, titleOf } from '../workspace/document.ts';
import { compareText, relativePath } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';
import { type Claim, coveredBy, type Reference } from '../workspace/symbols.ts';
import type { Analysis } from './analysis.ts';
import type { Compared, Comparison } from './comparison.ts';
import { type ClauseStatus, isEvidence } from './coverage.ts';
import type { ChangedPair, DocumentChange, Side } from './document-changes.ts';
import { isInForce, type ReviewState } from './reviews.ts';
import type { DocumentRef } from './traceability.ts';

export interface Impact {
  readonly sms: Comparison['sms'];
  readonly asOf: string;
  /** Settings of the manifest that are others, and how many documents it governs: all of them are concerned. */
  readonly manifest: { readonly changes: Comparison['manifest']; readonly governs: number };
  readonly changed: readonly DocumentChange[];
  /** In the order of the standards. */
  readonly clauses: readonly ClauseImpact[];
  /** Documents that implement what changed, by path. */
  readonly dependants: readonly DependantImpact[];
  /** Documents that refer to what changed, by path. */
  readonly references: readonly ReferenceImpact[];
  /** Changed documents, and what became of their own reviews, by path. */
  readonly reviews: readonly ReviewImpact[];
  readonly findings: Comparison['findings'];
}

export interface ClauseImpact {
  readonly key: string;
  readonly id: string;
  readonly title: string | undefined;
  readonly standard: string;
  /** Undefined where the clause is not asked for on that side. */
  readonly before: ClauseStatus | undefined;
  readonly after: ClauseStatus | undefined;
  /** Empty where the manifest alone made its status another. */
  readonly through: readonly ClauseTouch[];
}

export interface ClauseTouch {
  readonly document: DocumentRef;
  /** How the document speaks for the clause. */
  readonly as: 'claim' | 'evidence' | 'information';
  /** The section that does; undefined: the document as a whole. */
  readonly section: string | undefined;
}

interface DependantImpact {
  readonly document: DocumentRef;
  /** What it implements that changed. */
  readonly upstream: readonly DocumentRef[];
  readonly reviewed: string | undefined;
  /** It was reviewed with the change; otherwise it has to be looked at again. */
  readonly isReviewedAgain: boolean;
  readonly state: ReviewState;
}

interface ReferenceImpact {
  readonly document: DocumentRef;
  readonly target: DocumentRef;
  /** Titles of the changed sections that it leads to; none: to the document as a whole, or to its evidence. */
  readonly sections: readonly string[];
  readonly count: number;
}

interface ReviewImpact {
  readonly document: DocumentRef;
  readonly reviewed: string | undefined;
  readonly isReviewedAgain: boolean;
  readonly state: ReviewState;
}

export function impactOf({ before, after, pairs, changed, comparison }: Compared): Impact {
  const inContent = changed.filter(({ change }) => change.content);
  const reviewedAgain = new Set(
    pairs.flatMap(pair => {
      const now = pair.after?.metadata.reviewed?.value;
      const was = pair.before?.metadata.reviewed?.value ?? '';
      return pair.after && now !== undefined && compareDates(was, now) < 0 ? [pair.after] : [];
    }),
  );
  return {
    sms: comparison.sms,
    asOf: comparison.days.after,
    manifest: {
      changes: comparison.manifest,
      governs: after.analysis.sms.documents.filter(({ kind }) => kind === 'document').length,
    },
    changed: comparison.documents,
    clauses: clauseImpacts(changed, comparison, before, after),
    dependants: dependantsOf(inContent, after, reviewedAgain),
    references: referencesTo(inContent, after),
    reviews: inContent.flatMap(pair => reviewImpact(pair, after, reviewedAgain) ?? []),
    findings: comparison.findings,
  };
}

// Clauses

/** Metadata that decide what a document counts for. */
const decisive: ReadonlySet<string> = new Set([
  'id',
  'type',
  'status',
  'clauses',
  'provides',
  'evidence',
  'period',
  'collected',
]);

function clauseImpacts(
  changed: readonly ChangedPair[],
  { manifest }: Comparison,
  before: Side,
  after: Side,
): ClauseImpact[] {
  const touches = new Map<Clause['key'], { clause: Clause; through: ClauseTouch[] }>();
  for (const pair of changed) {
    for (const [document, side] of [
      [pair.before, before],
      [pair.after, after],
    ] as const) {
      if (!document) continue;
      for (const { clause, as, section } of touchedBy(document, pair, side.analysis)) {
        const touch: ClauseTouch = { document: pair.change.document, as, section };
        const known = touches.get(clause.key);
        const through = known?.through ?? [];
        if (!through.some(one => isSameTouch(one, touch))) through.push(touch);
        touches.set(clause.key, { clause, through });
      }
    }
  }
  const standards = [...after.analysis.sms.catalogue.standards, ...before.analysis.sms.catalogue.standards];
  const all = standards.flatMap(({ clauses }) => [...clauses.values()]);
  // Whatever it governs may stand otherwise for it.
  for (const clause of manifest.length > 0 ? all : []) {
    const { key } = clause;
    if (touches.has(key) || statusIn(before.analysis, key) === statusIn(after.analysis, key)) continue;
    touches.set(key, { clause, through: [] });
  }
  const order = new Map(all.map(({ key }, i) => [key, i]));
  return [...touches.values()]
    .sort((a, b) => order.get(a.clause.key)! - order.get(b.clause.key)!)
    .map(({ clause: { key, id, title, standard }, through }) => ({
      ...{ key, id, title, standard: standard.id },
      before: statusIn(before.analysis, key),
      after: statusIn(after.analysis, key),
      through: through.sort((a, b) => compareText(a.document.path, b.document.path)),
    }));
}

function isSameTouch(a: ClauseTouch, b: ClauseTouch): boolean {
  return a.document.path === b.document.path && a.as === b.as && a.section === b.section;
}

function* touchedBy(
  document: SmsDocument,
  { change, changedSections }: ChangedPair,
  { sms }: Analysis,
): Iterable<{ clause: Clause; as: ClauseTouch['as']; section: string | undefined }> {
  const decides = change.kind !== 'changed' || change.fields.some(({ field }) => decisive.has(field));
  for (const claim of sms.claimsIn(document)) {
    const isTouched = claim.heading ? changedSections.has(claim.heading.slug) : change.content;
    if (!isTouched && !decides) continue;
    for (const clause of clausesOf(claim)) yield { clause, as: 'claim', section: claim.heading?.text };
  }
  if (!change.content && !decides) return;
  const provided = new Set(document.metadata.provides.map(({ value }) => value));
  for (const clause of clausesCallingFor(provided, sms)) yield { clause, as: 'information', section: undefined };
  for (const clause of clausesShownBy(document, sms)) yield { clause, as: 'evidence', section: undefined };
}

function clausesOf({ lookup }: Claim): readonly Clause[] {
  return 'clause' in lookup ? coveredBy(lookup.clause) : [];
}

function clausesCallingFor(items: ReadonlySet<string>, { catalogue }: Sms): Clause[] {
  if (items.size === 0) return [];
  return catalogue.standards
    .flatMap(({ clauses }) => [...clauses.values()])
    .filter(
      ({ auditable, documentedInformation }) => auditable && documentedInformation.some(({ id }) => items.has(id)),
    );
}

/** Clauses of the documents that name this one, or a row of it, as evidence. */
function clausesShownBy(document: SmsDocument, sms: Sms): Clause[] {
  if (!isEvidence(document.metadata.type?.value) && document.facts.rows.length === 0) return [];
  return sms
    .referencesTo(document)
    .filter(({ form }) => form === 'evidence')
    .flatMap(({ from }) => sms.claimsIn(from).flatMap(clausesOf));
}

function statusIn(analysis: Analysis, key: string): ClauseStatus | undefined {
  for (const { clauses } of analysis.sms.catalogue.standards) {
    for (const clause of clauses.values()) {
      if (clause.key === key && clause.auditable) return analysis.coverage(clause).status;
    }
  }
  return undefined;
}

// Documents

function dependantsOf(
  changed: readonly ChangedPair[],
  { analysis, folder }: Side,
  reviewedAgain: ReadonlySet<SmsDocument>,
): DependantImpact[] {
  const { sms } = analysis;
  const upstream = new Map<SmsDocument, DocumentRef[]>();
  for (const { after, before, change, changedSections } of changed) {
    const document = after ?? before;
    if (!document || change.kind === 'added') continue;
    for (const { from, target } of implementing(document, sms)) {
      const section = 'fragment' in target ? target.fragment : undefined;
      if (from === document || (section !== undefined && !leadsTo(document, section, changedSections))) continue;
      const known = upstream.get(from) ?? [];
      if (!known.includes(change.document)) known.push(change.document);
      upstream.set(from, known);
    }
  }
  return [...upstream]
    .map(([document, of]) => ({
      document: refIn(document, folder),
      upstream: of,
      reviewed: document.metadata.reviewed?.value,
      isReviewedAgain: reviewedAgain.has(document),
      state: analysis.review(document).state,
    }))
    .sort(byDocument);
}

/** References of documents that are to follow this one, or a row of it. */
function implementing(document: SmsDocument, sms: Sms): Reference[] {
  const id = document.metadata.id?.value;
  if (id === undefined) return [];
  return sms.referencesToId(id).filter(({ form, from }) => form === 'implements' && from.kind === 'document');
}

/** Whether a fragment leads to one of the sections, or to nowhere any more. */
function leadsTo(document: SmsDocument, fragment: string, sections: ReadonlySet<string>): boolean {
  const heading = document.fragments.get(fragment)?.heading;
  return heading === undefined || sections.has(heading.slug);
}

function referencesTo(changed: readonly ChangedPair[], { analysis, folder }: Side): ReferenceImpact[] {
  const { sms } = analysis;
  const found = changed.flatMap(({ after, before, change, changedSections }) => {
    const document = after ?? before;
    if (!document || change.kind === 'added') return [];
    const byFrom = new Map<SmsDocument, { sections: Set<string>; count: number }>();
    for (const { from, form, target } of sms.referencesTo(document)) {
      if (form === 'implements' || from.path === document.path) continue;
      const heading = headingMeant(document, target);
      // Whoever leads to another section is not concerned.
      if (heading && !changedSections.has(heading.slug)) continue;
      const known = byFrom.get(from) ?? { sections: new Set(), count: 0 };
      if (heading) known.sections.add(heading.text);
      known.count++;
      byFrom.set(from, known);
    }
    return [...byFrom].map(([from, { sections, count }]) => ({
      document: refIn(from, folder),
      target: change.document,
      sections: [...sections],
      count,
    }));
  });
  return found.sort(byDocument);
}

function headingMeant(document: SmsDocument, target: Reference['target']): Heading | undefined {
  const fragment = target.kind === 'role' ? undefined : target.fragment;
  return fragment === undefined ? undefined : document.fragments.get(fragment)?.heading;
}

/** Documents that nobody has to review, and new ones, have no review that a change could take away. */
function reviewImpact(
  { after: document, before, change }: ChangedPair,
  { analysis }: Side,
  reviewedAgain: ReadonlySet<SmsDocument>,
): ReviewImpact | undefined {
  if (!document || !before || !isInForce(document)) return undefined;
  const { state, reviewed } = analysis.review(document);
  if (state === 'exempt') return undefined;
  return { document: change.document, reviewed, isReviewedAgain: reviewedAgain.has(document), state };
}

function refIn(document: SmsDocument, folder: string): DocumentRef {
  return { name: nameOf(document), title: titleOf(document), path: relativePath(folder, document.path) };
}

function byDocument(a: { readonly document: DocumentRef }, b: { readonly document: DocumentRef }): number {
  return compareText(a.document.path, b.document.path);
}

// Before a change is made

export interface SectionImpact {
  /** What documents in force that would have to be looked at again write in `implements`: one of each, by path. */
  readonly suspects: readonly Reference[];
  /** Clauses that the section, or one around it, claims: as they are claimed. */
  readonly clauses: readonly Clause[];
  /** Documents that lead their readers to the section. */
  readonly readers: readonly SmsDocument[];
}

/** What documents in force that follow a document, or a part of it, write in `implements`: one of each, by path. */
export function implementersOf(document: SmsDocument, sms: Sms): Reference[] {
  const others = implementing(document, sms).filter(({ from }) => from !== document && isInForce(from));
  return oneOfEach(others);
}

/** What a change of a section would concern. `heading`: one of the document's. */
export function impactOfSection(document: SmsDocument, heading: Heading, sms: Sms): SectionImpact {
  const around = sectionsAround(document, heading);
  const suspects = implementing(document, sms).filter(({ from, target }) => {
    if (from === document || !isInForce(from)) return false;
    const meant = headingMeant(document, target);
    return target.kind === 'id' && (target.fragment === undefined || (meant !== undefined && around.has(meant)));
  });
  const claims = sms.claimsIn(document).filter(claim => claim.heading && around.has(claim.heading));
  const readers = sms
    .referencesTo(document)
    .filter(({ form, target }) => form !== 'implements' && headingMeant(document, target) === heading);
  return {
    suspects: oneOfEach(suspects),
    clauses: [...new Set(claims.flatMap(({ lookup }) => ('clause' in lookup ? lookup.clause : [])))],
    readers: distinct(readers.map(({ from }) => from)),
  };
}

function oneOfEach(references: readonly Reference[]): Reference[] {
  const byDocument = new Map(references.map(one => [one.from, one]));
  return [...byDocument.values()].sort((a, b) => compareText(a.from.path, b.from.path));
}

/** A section and those that it lies in. */
function sectionsAround({ facts }: SmsDocument, heading: Heading): ReadonlySet<Heading> {
  const around = new Set([heading]);
  let depth: number = heading.depth;
  for (const one of facts.headings.slice(0, facts.headings.indexOf(heading)).reverse()) {
    if (one.depth >= depth) continue;
    around.add(one);
    depth = one.depth;
  }
  return around;
}

function distinct(documents: readonly SmsDocument[]): SmsDocument[] {
  return [...new Set(documents)].sort((a, b) => compareText(a.path, b.path));
}
