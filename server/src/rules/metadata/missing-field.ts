// Metadata that a document of its type must have: without an owner nobody keeps it, without a status nobody knows whether it
// holds. An auditor asks for these first.

import { isInForce, isRetired } from '../../analysis/reviews.ts';
import type { Span } from '../../documents/text.ts';
import { nameOf, type SmsDocument } from '../../workspace/document.ts';
import type { DocumentType, Metadata } from '../../workspace/metadata.ts';
import type { MetadataKey } from '../../workspace/metadata-keys.ts';
import { headOf, type Place, placeIn, type Report, type Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export const missingField: Rule = {
  id: 'metadata/missing-field',
  severity: 'warning',
  summary: 'A document lacks metadata that documents of its type have.',
  *checkDocument(document) {
    const { required, expected } = missingKeys(document);
    for (const key of required) yield report(document, key, describeRequired(key, document.metadata));
    for (const key of expected) yield { ...report(document, key, describeExpected(key)), severity: 'info' };
  },
};

type RequiredKey = 'id' | 'title' | 'type' | 'owner' | 'status';
type ExpectedKey = 'version' | 'approver' | 'approved';
export type FieldKey = RequiredKey | ExpectedKey;

/** What a document must have and has not, and what it should have. */
export function missingKeys(document: SmsDocument): {
  readonly required: readonly RequiredKey[];
  readonly expected: readonly ExpectedKey[];
} {
  if (document.kind !== 'document' || isRetired(document) || isReadInPart(document)) {
    return { required: [], expected: [] };
  }
  const { metadata } = document;
  const type = metadata.type?.value;
  return {
    required: requiredKeys(type).filter(key => !isGiven(metadata, key)),
    expected: isInForce(document) ? keysOnceApproved(type).filter(key => !isGiven(metadata, key)) : [],
  };
}

const controlledTypes: ReadonlySet<DocumentType> = new Set([
  'policy',
  'plan',
  'process',
  'procedure',
  'agreement',
  'statement',
]);
/** These count as approved where they have no status. */
const typesWithoutStatus: ReadonlySet<DocumentType> = new Set(['record', 'report', 'template']);

function requiredKeys(type: DocumentType | undefined): readonly RequiredKey[] {
  return type && typesWithoutStatus.has(type)
    ? ['id', 'title', 'type', 'owner']
    : ['id', 'title', 'type', 'owner', 'status'];
}

function keysOnceApproved(type: DocumentType | undefined): readonly ExpectedKey[] {
  return type && controlledTypes.has(type) ? ['version', 'approver', 'approved'] : [];
}

/** What file/syntax tells may hide any field. */
function isReadInPart({ facts }: SmsDocument): boolean {
  return facts.problems.some(({ rule }) => rule === 'file/syntax');
}

/** Whether something stands there; what has the wrong form is told by metadata/schema. */
function isGiven(metadata: Metadata, key: FieldKey): boolean {
  return metadata[key] !== undefined || isMalformed(metadata, key);
}

function isMalformed({ keySpans, source }: Metadata, key: MetadataKey): boolean {
  const span = keySpans.get(key);
  const value = span && source?.entries.find(({ keySpan }) => keySpan.start === span.start)?.value;
  return value !== undefined && (value.kind !== 'scalar' || (value.value !== null && value.source.trim() !== ''));
}

function report(document: SmsDocument, key: FieldKey, message: string): Report {
  return {
    at: key === 'id' ? placeOfMissingId(document) : headOf(document),
    document,
    message: `${quote(nameOf(document))} ${message}`,
  };
}

function describeRequired(key: RequiredKey, { type }: Metadata): string {
  switch (key) {
    case 'id':
      return 'claims clauses and has no "id". Add one, so that other documents can refer to it.';
    case 'title':
      return 'has no "title". Add one, as lists and matrices are to show it.';
    case 'type':
      return 'has no "type". Add one, such as "policy", "process" or "record".';
    case 'owner':
      return 'has no "owner". Name the role that keeps it, such as "role:process-owner".';
    case 'status':
      return `has no "status"${type ? `, which documents of type ${quote(type.value)} must have` : ''}. Add one: "draft", "in-review" or "approved".`;
  }
}

function describeExpected(key: ExpectedKey): string {
  switch (key) {
    case 'version':
      return 'is approved and has no "version". Add one, so that readers can tell which text was approved.';
    case 'approver':
      return 'is approved and does not name its "approver". Add the role that approved it.';
    case 'approved':
      return 'is approved and does not say when. Add the date as "approved".';
  }
}

/** The first line of the front matter, else the comment that makes the file a document. */
function placeOfMissingId(document: SmsDocument): Place {
  const { frontMatter, clauseComments, lineStarts } = document.facts;
  if (frontMatter) return placeIn(document, firstLineOf(frontMatter, lineStarts));
  return placeIn(document, clauseComments[0]?.span ?? { start: 0, end: 0 });
}

/** `---` */
function firstLineOf({ start }: Span, lineStarts: readonly number[]): Span {
  return { start, end: Math.min(start + 3, lineStarts[1] ?? start) };
}
