// A file of an SMS as the rest of the house sees it: its facts, read through the manifest.

import type { DocumentFacts, Heading, Row } from '../documents/facts.ts';
import { type SlugDialect, slugsOf } from '../documents/slugs.ts';
import type { Span } from '../documents/text.ts';
import { textOf, valueAt } from '../documents/yaml-tree.ts';
import type { Manifest } from './manifest.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import { tellingKeys } from './metadata-keys.ts';

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
    if (has('id') && has('type') && (prepared || metadata.type)) return 'document';
    return facts.problems.length > 0 ? 'page' : undefined;
  }
  const claims = has('clauses') || facts.clauseComments.length > 0;
  return claims || (has('id') && (prepared || tellingKeys.some(has))) ? 'document' : 'page';
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
