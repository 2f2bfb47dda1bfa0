// A file of an SMS as the rest of the house sees it: its facts, read through the manifest.

import type { DocumentFacts, Heading, Row } from '../documents/facts.ts';
import { type SlugDialect, slugsOf } from '../documents/slugs.ts';
import type { Span } from '../documents/text.ts';
import { type Field, idPattern } from '../documents/yaml-reading.ts';
import { textOf, valueAt } from '../documents/yaml-tree.ts';
import type { Manifest } from './manifest.ts';
import { type Metadata, type Party, type RawClaim, readMetadata } from './metadata.ts';

/** `document`: has an id or a claim, and the full set of rules. `page`: only its links are checked. */
type DocumentKind = 'document' | 'page';

export interface SmsDocument {
  /** Relative to the workspace, `/`-separated. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly facts: DocumentFacts;
  readonly metadata: Metadata;
  /** Every fragment that leads to a place in the file, with the place: heading slugs of the dialect and explicit anchors. */
  readonly fragments: ReadonlyMap<string, Fragment>;
}

export interface Fragment {
  readonly span: Span;
  /** Set where the fragment is a heading's slug. */
  readonly heading: Heading | undefined;
}

/** What an id names: a document, or a row of a register. */
export type Entity =
  | { readonly kind: 'document'; readonly id: string; readonly document: SmsDocument; readonly span: Span }
  | {
      readonly kind: 'row';
      readonly id: string;
      readonly document: SmsDocument;
      readonly row: Row;
      readonly span: Span;
    };

/** Id where there is one, else the path: how messages and reports name a document. */
export function nameOf(document: SmsDocument): string {
  return document.metadata.id?.value ?? document.path;
}

/** Title where there is one, else the first heading, else the file's name. */
export function titleOf(document: SmsDocument): string {
  return (
    document.metadata.title?.value ??
    document.facts.headings[0]?.text ??
    document.path.slice(document.path.lastIndexOf('/') + 1)
  );
}

/** The title of a document, or of a row that has one. */
export function titleOfEntity(entity: Entity): string | undefined {
  return entity.kind === 'document' ? titleOf(entity.document) : textOf(valueAt(entity.row.node, 'title'));
}

/** Reads a file through the manifest that governs it; undefined for YAML that is none of ours. */
export function readDocument(path: string, facts: DocumentFacts, manifest: Manifest): SmsDocument | undefined {
  const metadata = readMetadata(facts.metadata, manifest);
  const kind = kindOf(facts, metadata, manifest);
  return kind && { path, kind, facts, metadata, fragments: fragmentsOf(facts, manifest.slugs) };
}

function kindOf(facts: DocumentFacts, metadata: Metadata, manifest: Manifest): DocumentKind | undefined {
  const has = (key: string) => metadata.keySpans.has(key);
  const prepared = manifest.path !== undefined;
  if (facts.format === 'yaml') {
    const isDocument = prepared
      ? has('id') && (has('type') || isDamaged(facts))
      : has('id') &&
        isSound(metadata, metadata.type) &&
        (has('title') || has('owner') || isOurs(metadata) || isFilled(facts, metadata));
    if (isDocument) return 'document';
    return facts.problems.length > 0 ? 'page' : undefined;
  }
  const claims = (prepared ? has('clauses') : metadata.clauses.some(isClaim)) || facts.clauseComments.length > 0;
  return claims || (has('id') && (prepared || isSound(metadata, metadata.type) || isOurs(metadata)))
    ? 'document'
    : 'page';
}

/** A syntax error may have cost the file any key. */
function isDamaged({ problems }: DocumentFacts): boolean {
  return problems.some(({ rule }) => rule === 'file/syntax');
}

/** Whether a value besides the type shows that the metadata is meant for us: other tools have keys of the same names. */
function isOurs(metadata: Metadata): boolean {
  const { owner, approver, reviewed, approved, reviewInterval, provides, evidence } = metadata;
  return (
    [owner, approver].some(isRole) ||
    [reviewed, approved, reviewInterval].some(field => field !== undefined) ||
    metadata.clauses.some(isClaim) ||
    [...provides, ...evidence, ...metadata.implements].some(({ value }) => idPattern.test(value))
  );
}

/** What is nearly a type of ours may be one of another tool. */
function isSound({ problems }: Metadata, field: Field<unknown> | undefined): boolean {
  return field !== undefined && !problems.some(({ span }) => span.start === field.span.start);
}

function isRole(party: Field<Party> | undefined): boolean {
  return party !== undefined && 'role' in party.value;
}

/** Whether it may name a clause: `8.6.1`, `iso27001:A.5.24`, and `Clause 8.6.1`, which is told. */
function isClaim({ clause }: RawClaim): boolean {
  return /\d/.test(clause.value);
}

/** Whether a register has rows, or a record says when it was collected or what time it covers. */
function isFilled({ rows }: DocumentFacts, { type, collected, periodFrom, periodTo }: Metadata): boolean {
  return (type?.value === 'register' && rows.length > 0) || (collected ?? periodFrom ?? periodTo) !== undefined;
}

/** Every fragment that leads to a place in a file. */
export function fragmentsOf(facts: DocumentFacts, dialect: SlugDialect): Map<string, Fragment> {
  const { headings, anchors } = facts;
  const slugs = dialect === 'github' ? headings.map(heading => heading.slug) : slugsOf(headings, dialect);
  const fragments = new Map<string, Fragment>();
  headings.forEach((heading, i) => {
    if (!fragments.has(slugs[i]!)) fragments.set(slugs[i]!, { span: heading.textSpan, heading });
  });
  for (const { name, span } of anchors) if (!fragments.has(name)) fragments.set(name, { span, heading: undefined });
  return fragments;
}
