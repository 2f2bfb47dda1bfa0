// Claims a clause. From the manifest's line of a standard, where the clauses that nothing covers are told: in the document that
// is nearest to it, or in a new one. In a document: where the cursor stands, for the clauses that the place speaks of.

import { isEvidence } from '../../analysis/coverage.ts';
import { explainClause } from '../../analysis/explain.ts';
import { claimText, clauseName } from '../../analysis/wording.ts';
import type { Heading } from '../../documents/facts.ts';
import { lineBreakOf } from '../../documents/text-edits.ts';
import type { Finding } from '../../rules/check.ts';
import type { Clause } from '../../standards/catalogue.ts';
import { lookUpClause } from '../../standards/lookup.ts';
import { nameOf, type SmsDocument, titleOf } from '../../workspace/document.ts';
import type { DocumentType } from '../../workspace/metadata.ts';
import { documentTypes } from '../../workspace/metadata-keys.ts';
import { coveredBy } from '../../workspace/symbols.ts';
import type { Source } from '../source.ts';
import type { FileEdit } from '../workspace-edit.ts';
import { type Action, kinds, type Proposer } from './action.ts';
import { MetadataEditor } from './metadata-edits.ts';
import { newDocument, type Wanted } from './new-document.ts';

const mostProposals = 4;

/** Many clauses may stand on one line: first what is nearest to being covered. */
export const coverClause: Proposer = function* ({ source, findings }) {
  const uncovered = findings.flatMap(finding => {
    const clause = finding.rule === 'coverage/clause-not-covered' ? clauseOf(finding.clause, source) : undefined;
    return clause ? [{ finding, clause }] : [];
  });
  for (const { finding, clause } of uncovered) {
    const { toGreen } = explainClause(source.analysis.coverage(clause), source.analysis);
    const document = toGreen.find(({ action }) => action === 'claim')?.document;
    if (document) yield claimInDocument(clause, document, source, finding);
  }
  for (const { finding, clause } of uncovered) yield createFor(clause, source, finding);
};

export const claimHere: Proposer = function* ({ source, span }) {
  const { document } = source;
  if (!document || (document.kind === 'page' && document.facts.format === 'yaml')) return;
  for (const clause of clausesMeant(document, source, span.start).slice(0, mostProposals)) {
    yield claimAt(clause, document, source, span.start);
  }
};

function clauseOf(key: string | undefined, { sms }: Source): Clause | undefined {
  const found = key === undefined ? undefined : lookUpClause(sms.catalogue, key);
  return found && 'clause' in found ? found.clause : undefined;
}

function claimInDocument(clause: Clause, document: SmsDocument, source: Source, finding?: Finding): Action {
  return {
    title: `Claim ${clauseName(clause)} in ${nameOf(document)}`,
    kind: finding ? kinds.quickFix : kinds.rewrite,
    ...(finding && { finding }),
    changes: () => claimInMetadata(clause, document, source),
  };
}

/** Undefined where the metadata leave no sure place for it. */
export function claimInMetadata(clause: Clause, document: SmsDocument, source: Source) {
  return MetadataEditor.of(document, source)?.add({ key: 'clauses', item: claimText(clause, source.sms.catalogue) });
}

function createFor(clause: Clause, { sms }: Source, finding: Finding): Action {
  const wanted: Wanted = { type: typeFor(clause), clause };
  return {
    title: `Create a document for ${clauseName(clause)}`,
    kind: kinds.quickFix,
    finding,
    makesFile: true,
    changes: () => [newDocument(wanted, sms)],
  };
}

/** What the clause calls for, records aside; else what says how something is done. */
export function typeFor({ documentedInformation }: Clause): DocumentType {
  const asked = documentedInformation.filter(({ kind, rollsUp }) => !isEvidence(kind) && !rollsUp);
  return (asked.find(({ mandatory }) => mandatory) ?? asked[0])?.kind ?? 'process';
}

// In a document.

/** Clauses whose number stands under the cursor, else uncovered ones whose titles share words with the section. */
function clausesMeant(document: SmsDocument, source: Source, offset: number): readonly Clause[] {
  const { sms } = source;
  const claimed = new Set(sms.claimsIn(document).flatMap(({ lookup }) => ('clause' in lookup ? lookup.clause : [])));
  const named = clauseOf(numberAt(source.text, offset), source);
  if (named && coveredBy(named).length > 0 && !claimed.has(named)) return [named];
  if (document.kind === 'page') return [];
  const words = stemsOf(`${sectionAt(document, offset)?.text ?? ''} ${titleOf(document)}`);
  // Asked at every move of the cursor, so no coverage is computed.
  return sms.catalogue.standards
    .flatMap(({ clauses }) => [...clauses.values()])
    .filter(clause => clause.auditable && sms.claimsOn(clause).length === 0)
    .map(clause => ({ clause, shared: stemsOf(clause.title ?? '').filter(stem => words.includes(stem)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ clause }) => clause);
}

/** `8.6.3` or `iso27001:A.5.24` around a place. */
function numberAt(text: string, offset: number): string | undefined {
  const before = /[A-Za-z0-9.:-]*$/.exec(text.slice(Math.max(0, offset - 50), offset))![0];
  const behind = /^[A-Za-z0-9.:-]*/.exec(text.slice(offset, offset + 50))![0];
  return /(?:[a-z][a-z0-9-]*:(?:\d{4}:)?)?(?:[A-Z]\.)?\d+(?:\.\d+)+/.exec(before + behind)?.[0];
}

/** Beginnings of words that tell no clause from another. */
const smallWords: ReadonlySet<string> = new Set(
  ['the', 'and', 'for', 'with', 'from', 'service', 'management', ...documentTypes].map(stemOf),
);

/** The beginnings of the words that tell clauses apart. */
function stemsOf(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return [...new Set(words.map(stemOf))].filter(stem => !smallWords.has(stem));
}

function stemOf(word: string): string {
  return word.slice(0, 5);
}

function claimAt(clause: Clause, document: SmsDocument, source: Source, offset: number): Action {
  const { frontMatter, format } = document.facts;
  const section = sectionAt(document, offset);
  if (format === 'yaml' || !section || (frontMatter && offset <= frontMatter.end)) {
    return claimInDocument(clause, document, source);
  }
  return {
    title: `Claim ${clauseName(clause)} in the section "${section.text}"`,
    kind: kinds.rewrite,
    changes: () => [claimInSection(clause, section, document, source)],
  };
}

function sectionAt({ facts }: SmsDocument, offset: number) {
  return facts.headings.findLast(({ span }) => span.start <= offset);
}

/** In the section's comment, or in a new one below its heading. The source is that of the document. */
export function claimInSection(
  clause: Clause,
  section: Heading,
  { facts: { headings, clauseComments } }: SmsDocument,
  { path, text, sms }: Source,
): FileEdit {
  const claim = claimText(clause, sms.catalogue);
  const comment = clauseComments.find(one => headings[one.heading] === section && one.clauses.length > 0);
  const end = comment?.clauses.at(-1)?.span.end ?? section.span.end;
  const newLine = lineBreakOf(text);
  const newText = comment ? `, ${claim}` : `${newLine}${newLine}<!-- clause: ${claim} -->`;
  return { path, span: { start: end, end }, newText };
}
