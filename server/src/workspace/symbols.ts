// What a document defines and what it refers to, read off its facts and metadata. Symbols depend on the one document and on
// the scope (manifest, standards, where the SMS lies), so the index can be updated by the difference of two sets of symbols.

import type { Heading, Link } from '../documents/facts.ts';
import type { Span } from '../documents/text.ts';
import type { Catalogue, Clause, ClauseLookup } from '../standards/catalogue.ts';
import { auditableUnder, lookUpClause } from '../standards/lookup.ts';
import type { Entity, SmsDocument } from './document.ts';
import type { ClaimCoverage, Field, Party, RawClaim, RoleDefinition } from './metadata.ts';
import { directoryOf, joinPath } from './paths.ts';

/** What the symbols of a document depend on besides the document. */
export interface SymbolScope {
  readonly catalogue: Catalogue;
  /** Folder of the SMS, relative to the workspace. */
  readonly root: string;
  /** Path from the workspace's root to the root of the repository: empty, or `..` segments. */
  readonly repository: string;
}

/** How a reference is written. */
export type ReferenceForm =
  | 'link'
  | 'image'
  | 'definition'
  | 'html'
  | 'wikilink'
  | 'mention'
  | 'evidence'
  | 'related'
  | 'implements'
  | 'supersedes'
  | 'owner'
  | 'approver'
  | 'author'
  | 'value';

/** Any mention of another document: by path, by path and anchor, by id, or by role. */
export interface Reference {
  readonly from: SmsDocument;
  readonly form: ReferenceForm;
  /** The target as written: where a finding belongs and an edit goes. */
  readonly span: Span;
  readonly target: PathTarget | IdTarget | RoleTarget;
}

export interface PathTarget {
  readonly kind: 'path';
  readonly link: Link;
  /** Where it may lead, relative to the workspace, best first: a path from the root may mean the repository or the SMS. */
  readonly candidates: readonly string[];
  readonly fragment: string | undefined;
}

export interface IdTarget {
  readonly kind: 'id';
  readonly id: string;
  readonly fragment: string | undefined;
  readonly fragmentSpan: Span | undefined;
}

export interface RoleTarget {
  readonly kind: 'role';
  readonly id: string;
}

/** A document, or a section of it, stating that it addresses a clause. */
export interface Claim {
  readonly document: SmsDocument;
  /** The clause reference as written. */
  readonly span: Span;
  readonly text: string;
  readonly lookup: ClauseLookup;
  readonly coverage: ClaimCoverage;
  /** The section that claims: its anchor as written, or the heading that a comment stands under. */
  readonly section: Field<string> | undefined;
  readonly heading: Heading | undefined;
  /** The item of the front matter; undefined for a comment in the body. */
  readonly raw: RawClaim | undefined;
}

export interface Symbols {
  readonly entities: readonly Entity[];
  readonly roles: readonly RoleDefinition[];
  readonly references: readonly Reference[];
  readonly claims: readonly Claim[];
}

export function symbolsOf(document: SmsDocument, scope: SymbolScope): Symbols {
  return {
    entities: entitiesOf(document),
    roles: document.metadata.roles,
    references: [...bodyReferences(document, scope), ...metadataReferences(document)],
    claims: claimsOf(document, scope.catalogue),
  };
}

/** What a document defines by id: itself and its rows. */
export function entitiesOf(document: SmsDocument): Entity[] {
  const id = document.metadata.id;
  if (document.kind !== 'document' || !id) return [];
  return [
    { kind: 'document', id: id.value, document, span: id.span },
    ...document.facts.rows.map(row => ({ kind: 'row' as const, id: row.id, document, row, span: row.idSpan })),
  ];
}

function* bodyReferences(document: SmsDocument, scope: SymbolScope): Iterable<Reference> {
  const { links, mentions } = document.facts;
  for (const link of links) {
    yield { from: document, form: link.kind, span: link.targetSpan, target: targetOf(link, document.path, scope) };
  }
  const form = document.facts.format === 'yaml' ? 'value' : 'mention';
  const own = document.metadata.id?.value;
  for (const { kind, id, span } of mentions) {
    if (kind === 'role') yield { from: document, form, span, target: { kind, id } };
    else if (id !== own) yield { from: document, form, span, target: idTarget(id) };
  }
}

function targetOf(link: Link, from: string, scope: SymbolScope): PathTarget | IdTarget {
  if (link.kind === 'wikilink') {
    return { kind: 'id', id: link.path, fragment: link.fragment, fragmentSpan: link.fragmentSpan };
  }
  return { kind: 'path', link, candidates: candidatePaths(link.path, from, scope), fragment: link.fragment };
}

/** Where a path written in a file may lead, relative to the workspace, best first. */
export function candidatePaths(path: string, from: string, scope: SymbolScope): string[] {
  if (path === '') return [from];
  if (!path.startsWith('/')) return [joinPath(directoryOf(from), path)];
  return [...new Set([joinPath(scope.repository, path.slice(1)), joinPath(scope.root, path.slice(1))])];
}

function* metadataReferences(document: SmsDocument): Iterable<Reference> {
  const { metadata } = document;
  for (const form of ['evidence', 'related', 'supersedes'] as const) {
    for (const { value, span } of metadata[form]) yield { from: document, form, span, target: idTarget(value) };
  }
  for (const { value, span, section, sectionSpan } of metadata.implements) {
    const target: IdTarget = { kind: 'id', id: value, fragment: section, fragmentSpan: sectionSpan };
    yield { from: document, form: 'implements', span: { start: span.start, end: (sectionSpan ?? span).end }, target };
  }
  for (const form of ['owner', 'approver', 'author'] as const) {
    const party: Field<Party> | undefined = metadata[form];
    if (party && 'role' in party.value) {
      yield { from: document, form, span: party.span, target: { kind: 'role', id: party.value.role } };
    }
  }
}

function idTarget(id: string): IdTarget {
  return { kind: 'id', id, fragment: undefined, fragmentSpan: undefined };
}

function* claimsIn(document: SmsDocument, catalogue: Catalogue): Iterable<Claim> {
  for (const raw of document.metadata.clauses) {
    const section = raw.section;
    yield {
      document,
      span: raw.clause.span,
      text: raw.clause.value,
      lookup: lookUpClause(catalogue, raw.clause.value),
      coverage: raw.coverage.value,
      section,
      heading: section && document.fragments.get(section.value)?.heading,
      raw,
    };
  }
  for (const comment of document.facts.clauseComments) {
    const heading = document.facts.headings[comment.heading];
    for (const { text, span } of comment.clauses) {
      yield {
        document,
        span,
        text,
        lookup: lookUpClause(catalogue, text),
        coverage: 'full',
        section: heading && { value: heading.slug, span: heading.textSpan },
        heading,
        raw: undefined,
      };
    }
  }
}

function claimsOf(document: SmsDocument, catalogue: Catalogue): Claim[] {
  return document.kind === 'document' ? [...claimsIn(document, catalogue)] : [];
}

/** The auditable clauses a claim on this clause covers: itself, or all below a level that people cite. */
export function coveredBy(clause: Clause): readonly Clause[] {
  return clause.auditable ? [clause] : clause.cited ? auditableUnder(clause) : [];
}
