// Where a thing occurs in the whole SMS: its definitions and everything that refers to it. References, highlights and rename
// build on it; each occurrence says what it is, so that a rename takes the ids of a document and leaves the paths to it.

import type { Link } from '../documents/facts.ts';
import type { Span } from '../documents/text.ts';
import type { Clause, ClauseLookup } from '../standards/catalogue.ts';
import type { Fragment, SmsDocument } from '../workspace/document.ts';
import type { Manifest } from '../workspace/manifest.ts';
import { compareText, directoryOf } from '../workspace/paths.ts';
import type { Resolution, Sms } from '../workspace/sms.ts';
import { type Claim, coveredBy, entitiesOf } from '../workspace/symbols.ts';
import { manifestOf } from './own-manifest.ts';
import type { Source } from './source.ts';
import type { ClauseAt, FragmentAt, PathAt, StandardAt, SymbolAt } from './symbol.ts';
import {
  claimSymbols,
  entitySymbol,
  informationSymbol,
  ownMentions,
  placesIn,
  referenceSymbols,
  roleDefinition,
  standardDefinitions,
  suppressionSymbols,
  symbolsInDocument,
  symbolsInManifest,
  waiverSymbols,
} from './symbols-in.ts';

export interface Occurrence {
  /** Of the file, relative to the workspace. */
  readonly path: string;
  readonly symbol: SymbolAt;
}

/** Definitions and references, by path and place, each place once. Dates and keys occur nowhere else. */
export function occurrencesOf(symbol: SymbolAt, source: Pick<Source, 'sms' | 'files' | 'path'>): readonly Occurrence[] {
  // The compiler does not see that the finder of a kind is given a symbol of that kind.
  const find = finders[symbol.kind] as (symbol: SymbolAt, scope: Scope) => Iterable<Occurrence>;
  return inOrder(find(symbol, { sms: source.sms, manifest: manifestOf(source), path: source.path }));
}

/** Where is looked. */
interface Scope {
  readonly sms: Sms;
  /** As it is being edited. */
  readonly manifest: Manifest;
  /** Of the file that the symbol stands in. */
  readonly path: string;
}

type Finders = {
  readonly [K in SymbolAt['kind']]: (
    symbol: Extract<SymbolAt, { readonly kind: K }>,
    scope: Scope,
  ) => Iterable<Occurrence>;
};

const finders: Finders = {
  id: ({ id }, scope) => occurrencesOfId(id, scope),
  path: occurrencesOfFile,
  fragment: (symbol, { sms }) => occurrencesOfFragment(symbol, sms),
  heading: ({ document, span }, { sms }) => occurrencesOfPlace(document, span, sms),
  anchor: ({ document, span }, { sms }) => occurrencesOfPlace(document, span, sms),
  label: ({ definition }, { sms, path }) => occurrencesOfLabel(definition, sms, path),
  role: ({ id }, scope) => occurrencesOfRole(id, scope),
  clause: (symbol, scope) => occurrencesOfClause(symbol, scope),
  information: ({ id }, { sms }) => occurrencesOfInformation(id, sms),
  standard: (symbol, scope) => occurrencesOfStandard(symbol, scope),
  rule: ({ id }, scope) => occurrencesOfRule(id, scope),
  date: () => [],
  key: () => [],
};

// Documents and rows.

function* occurrencesOfId(id: string, scope: Scope): Iterable<Occurrence> {
  const { sms } = scope;
  yield* namedById(id, scope);
  for (const { kind, document } of sms.entities(id)) if (kind === 'document') yield* linksTo(document, sms);
}

/** All that names an id, and not the paths to what it names. */
function* namedById(id: string, scope: Scope): Iterable<Occurrence> {
  const { sms } = scope;
  for (const entity of sms.entities(id)) {
    yield at(entity.document, entitySymbol(entity));
    if (entity.kind === 'document')
      for (const mention of ownMentions(entity.document)) yield at(entity.document, mention);
  }
  for (const reference of sms.referencesToId(id)) {
    for (const symbol of referenceSymbols(reference, sms)) if (symbol.kind === 'id') yield at(reference.from, symbol);
  }
  yield* inWaivers(scope, symbol => symbol.kind === 'id' && symbol.id === id);
}

/** A file is named by paths, and by its id where it is a document with one. What is not there is named by the same path only. */
function* occurrencesOfFile({ target, resolution }: PathAt, scope: Scope): Iterable<Occurrence> {
  const { sms } = scope;
  if (resolution.kind === 'document') {
    yield* occurrencesOfDocument(resolution.document, scope);
    return;
  }
  if (resolution.kind === 'other-case') {
    const document = sms.document(resolution.path);
    if (document) yield* occurrencesOfDocument(document, scope);
  }
  const path = resolution.kind === 'file' || resolution.kind === 'directory' ? resolution.path : target.candidates[0]!;
  yield* pathsTo(path, sms, other => other.kind === resolution.kind);
}

function* occurrencesOfDocument(document: SmsDocument, scope: Scope): Iterable<Occurrence> {
  const id = document.kind === 'document' ? document.metadata.id?.value : undefined;
  if (id !== undefined) yield* namedById(id, scope);
  yield* linksTo(document, scope.sms);
}

function linksTo(document: SmsDocument, sms: Sms): Iterable<Occurrence> {
  return pathsTo(document.path, sms, resolution => resolution.kind === 'document' && resolution.document === document);
}

function* pathsTo(path: string, sms: Sms, leads: (resolution: Resolution) => boolean): Iterable<Occurrence> {
  for (const reference of referencesToFile(path, sms)) {
    for (const symbol of referenceSymbols(reference, sms)) {
      if (symbol.kind === 'path' && leads(symbol.resolution)) yield at(reference.from, symbol);
    }
  }
}

/** A link with a place in it may name the folder of a README. */
function* referencesToFile(path: string, sms: Sms) {
  yield* sms.referencesToPath(path);
  if (path === 'README.md' || path.endsWith('/README.md')) yield* sms.referencesToPath(directoryOf(path));
}

// Places in documents.

/** What leads to the same place; what names the same place that there is not. */
function* occurrencesOfFragment({ document, place, fragment }: FragmentAt, sms: Sms): Iterable<Occurrence> {
  if (!document || place === undefined) return;
  if (place !== 'missing') yield* occurrencesOfPlace(document, place.span, sms);
  else {
    for (const other of fragmentsInto(document, sms)) {
      if (other.symbol.place === 'missing' && other.symbol.fragment === fragment) yield other;
    }
  }
}

/** A heading or an anchor, and every fragment that leads to it. */
function* occurrencesOfPlace(document: SmsDocument, span: Span, sms: Sms): Iterable<Occurrence> {
  for (const symbol of placesIn(document)) if (isSame(symbol.span, span)) yield at(document, symbol);
  for (const fragment of fragmentsInto(document, sms)) if (isPlace(fragment.symbol.place, span)) yield fragment;
}

/** Every fragment that names a place in a document, there or not: of links, of links by id, and of the document's claims. */
export function* fragmentsInto(
  document: SmsDocument,
  sms: Sms,
): Iterable<Occurrence & { readonly symbol: FragmentAt }> {
  for (const claim of sms.claimsIn(document)) {
    for (const symbol of claimSymbols(claim)) if (symbol.kind === 'fragment') yield { path: document.path, symbol };
  }
  const byId = entitiesOf(document).flatMap(({ id }) => sms.referencesToId(id));
  for (const reference of [...referencesToFile(document.path, sms), ...byId]) {
    for (const symbol of referenceSymbols(reference, sms)) {
      if (symbol.kind === 'fragment' && symbol.document === document) yield { path: reference.from.path, symbol };
    }
  }
}

function* occurrencesOfLabel(definition: Link, sms: Sms, path: string): Iterable<Occurrence> {
  const document = sms.document(path);
  if (!document) return;
  for (const reference of sms.referencesFrom(document)) {
    if (reference.target.kind !== 'path' || reference.target.link !== definition) continue;
    for (const symbol of referenceSymbols(reference, sms)) if (symbol.kind !== 'fragment') yield at(document, symbol);
  }
}

// Roles.

function* occurrencesOfRole(id: string, scope: Scope): Iterable<Occurrence> {
  const { sms, manifest } = scope;
  for (const definition of manifest.roles) {
    if (definition.id === id) yield* inManifest(manifest, roleDefinition(definition));
  }
  for (const { definition, document } of sms.roles(id)) if (document) yield at(document, roleDefinition(definition));
  for (const reference of sms.referencesToRole(id)) {
    for (const symbol of referenceSymbols(reference, sms)) yield at(reference.from, symbol);
  }
  yield* inWaivers(scope, symbol => symbol.kind === 'role' && symbol.id === id);
}

// What standards define.

/** What names a clause, or a level above it that covers it. */
function* occurrencesOfClause({ text, lookup }: ClauseAt, scope: Scope): Iterable<Occurrence> {
  const { sms } = scope;
  const names = (other: Pick<ClauseAt, 'text' | 'lookup'>) =>
    'clause' in lookup ? isCovered(lookup.clause, other.lookup) : other.text === text;
  const isAuditable = 'clause' in lookup && lookup.clause.auditable;
  for (const claim of isAuditable ? sms.claimsOn(lookup.clause) : allClaims(sms)) {
    if (!names(claim)) continue;
    for (const symbol of claimSymbols(claim)) if (symbol.kind === 'clause') yield at(claim.document, symbol);
  }
  for (const document of sms.documents) {
    if (!document.metadata.register) continue;
    for (const symbol of symbolsInDocument(document, sms)) {
      if (symbol.kind === 'clause' && symbol.form === 'row' && names(symbol)) yield at(document, symbol);
    }
  }
  yield* inWaivers(scope, symbol => symbol.kind === 'clause' && names(symbol));
}

function isCovered(clause: Clause, lookup: ClauseLookup): boolean {
  return 'clause' in lookup && (lookup.clause === clause || coveredBy(lookup.clause).includes(clause));
}

function* occurrencesOfInformation(id: string, sms: Sms): Iterable<Occurrence> {
  for (const { document, field } of sms.providersOf(id)) yield at(document, informationSymbol(field, sms));
}

/** Where the manifest names it, and every clause that is qualified with it. */
function* occurrencesOfStandard({ id, standard }: StandardAt, { sms, manifest }: Scope): Iterable<Occurrence> {
  for (const symbol of standardDefinitions(manifest, sms)) if (symbol.id === id) yield* inManifest(manifest, symbol);
  const names = [id, id.slice(0, Math.max(0, id.lastIndexOf(':')))];
  for (const { document, text, span } of allClaims(sms)) {
    const qualifier = text.slice(0, Math.max(0, text.lastIndexOf(':')));
    if (qualifier === '' || !names.includes(qualifier)) continue;
    const end = span.start + qualifier.length;
    yield at(document, { kind: 'standard', id, standard, span: { start: span.start, end }, isDefinition: false });
  }
}

function allClaims(sms: Sms): readonly Claim[] {
  return sms.documents.flatMap(document => sms.claimsIn(document));
}

// Rules.

function* occurrencesOfRule(id: string, { sms, manifest }: Scope): Iterable<Occurrence> {
  for (const document of sms.documents) {
    for (const suppression of document.facts.suppressions) {
      if (suppression.rule === id) for (const symbol of suppressionSymbols(suppression)) yield at(document, symbol);
    }
  }
  for (const symbol of symbolsInManifest(manifest, sms)) {
    if (symbol.kind === 'rule' && symbol.id === id) yield* inManifest(manifest, symbol);
  }
}

// Building blocks.

function* inWaivers({ sms, manifest }: Scope, isMeant: (symbol: SymbolAt) => boolean): Iterable<Occurrence> {
  for (const waiver of manifest.waivers) {
    for (const symbol of waiverSymbols(waiver, sms)) if (isMeant(symbol)) yield* inManifest(manifest, symbol);
  }
}

function at(document: SmsDocument, symbol: SymbolAt): Occurrence {
  return { path: document.path, symbol };
}

function inManifest({ path }: Manifest, symbol: SymbolAt): readonly Occurrence[] {
  return path === undefined ? [] : [{ path, symbol }];
}

function isPlace(place: Fragment | undefined | 'missing', span: Span): boolean {
  return place !== undefined && place !== 'missing' && isSame(place.span, span);
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** By path and place. Under an alias a value may be met twice: as metadata, and as any other value. */
function inOrder(occurrences: Iterable<Occurrence>): readonly Occurrence[] {
  const each = new Map<string, Occurrence>();
  for (const occurrence of occurrences) {
    const { start, end } = occurrence.symbol.span;
    const key = `${occurrence.path}\n${start}\n${end}`;
    if (!each.has(key)) each.set(key, occurrence);
  }
  return [...each.values()].sort((a, b) => compareText(a.path, b.path) || a.symbol.span.start - b.symbol.span.start);
}
