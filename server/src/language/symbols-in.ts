// Everything in a file that a feature can be asked about, read off the index: what the index knows of a reference, a claim or a
// definition becomes a symbol whose span is exactly its name.

import { isDate } from '../documents/dates.ts';
import type { Suppression } from '../documents/facts.ts';
import type { Span } from '../documents/text.ts';
import {
  itemsOf,
  valueAt,
  type YamlEntry,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
} from '../documents/yaml-tree.ts';
import { pathSpanOf } from '../rules/links.ts';
import { lookUpClause } from '../standards/lookup.ts';
import type { Entity, SmsDocument } from '../workspace/document.ts';
import type { Manifest, Waiver } from '../workspace/manifest.ts';
import type { Field, RoleDefinition } from '../workspace/metadata.ts';
import { placeOf, type Sms } from '../workspace/sms.ts';
import { type Claim, entitiesOf, type IdTarget, type PathTarget, type Reference } from '../workspace/symbols.ts';
import { manifestOf } from './own-manifest.ts';
import type { YamlPath } from './schema.ts';
import type { Source } from './source.ts';
import type {
  AnchorAt,
  ClauseAt,
  DateAt,
  FragmentAt,
  HeadingAt,
  IdAt,
  InformationAt,
  KeyAt,
  LabelAt,
  PathAt,
  RoleAt,
  RuleAt,
  StandardAt,
  SymbolAt,
} from './symbol.ts';

/** In no particular order, except that of two at the same place the first one is meant. */
export function symbolsIn(source: Pick<Source, 'document' | 'isManifest' | 'sms' | 'files'>): SymbolAt[] {
  const { document, isManifest, sms } = source;
  if (isManifest) return [...symbolsInManifest(manifestOf(source), sms)];
  return document ? [...symbolsInDocument(document, sms)] : [];
}

export function* symbolsInDocument(document: SmsDocument, sms: Sms): Iterable<SymbolAt> {
  const { facts, metadata } = document;
  for (const entity of entitiesOf(document)) yield entitySymbol(entity);
  for (const definition of metadata.roles) yield roleDefinition(definition);
  for (const reference of sms.referencesFrom(document)) yield* referenceSymbols(reference, sms);
  yield* ownMentions(document);
  for (const claim of sms.claimsIn(document)) yield* claimSymbols(claim);
  for (const field of metadata.provides) yield informationSymbol(field, sms);
  for (const suppression of facts.suppressions) yield* suppressionSymbols(suppression);
  yield* placesIn(document);
  if (metadata.source) yield* treeSymbols(metadata.source, 'metadata', ourKeys(document), sms);
}

export function* symbolsInManifest(manifest: Manifest, sms: Sms): Iterable<SymbolAt> {
  if (!manifest.source) return;
  yield* standardDefinitions(manifest, sms);
  for (const definition of manifest.roles) yield roleDefinition(definition);
  yield* ruleKeys(manifest);
  for (const waiver of manifest.waivers) yield* waiverSymbols(waiver, sms);
  for (const suppression of manifest.suppressions) yield* suppressionSymbols(suppression);
  yield* treeSymbols(manifest.source, 'manifest', new Map(), sms);
}

// What the index knows, as symbols.

export function entitySymbol({ kind, id, span }: Entity): IdAt {
  return { kind: 'id', form: kind, id, span: insideQuotes(span, id), isDefinition: true };
}

export function roleDefinition({ id, idSpan }: RoleDefinition): RoleAt {
  return { kind: 'role', form: 'role', id, span: insideQuotes(idSpan, id), isDefinition: true };
}

/** The parts of a reference: a path and a fragment, an id and a fragment, or a role. */
export function referenceSymbols(reference: Reference, sms: Sms): SymbolAt[] {
  const { target, form, span } = reference;
  if (target.kind === 'path') return pathSymbols(target, form, sms);
  if (target.kind === 'id') return idSymbols(target, form, span, sms);
  return [{ kind: 'role', form, id: target.id, span: behindPrefix(span, 'role:', target.id), isDefinition: false }];
}

function pathSymbols(target: PathTarget, form: Reference['form'], sms: Sms): SymbolAt[] {
  const { link, fragment } = target;
  const resolution = sms.resolve(target);
  const path: PathAt = { kind: 'path', target, resolution, span: pathSpanOf(link), isDefinition: false };
  const uses = (link.uses ?? []).map(
    (span): LabelAt => ({ kind: 'label', definition: link, target, resolution, span, isDefinition: false }),
  );
  const led = resolution.kind === 'document' ? resolution : undefined;
  const place = link.fragmentSpan && fragment ? [fragmentSymbol(form, fragment, link.fragmentSpan, led)] : [];
  return [...(isEmpty(path.span) ? [] : [path]), ...place, ...uses];
}

function idSymbols(target: IdTarget, form: Reference['form'], span: Span, sms: Sms): SymbolAt[] {
  const { id, fragment, fragmentSpan } = target;
  const name = { start: span.start, end: fragmentSpan ? fragmentSpan.start - 1 : span.end };
  const symbol: IdAt = { kind: 'id', form, id, span: name, isDefinition: false };
  if (!fragment || !fragmentSpan) return [symbol];
  const document = sms.entities(id)[0]?.document;
  const led = document && { document, place: placeOf(document, fragment) };
  return [symbol, fragmentSymbol(form, fragment, fragmentSpan, led)];
}

function fragmentSymbol(
  form: FragmentAt['form'],
  fragment: string,
  span: Span,
  led: (Pick<FragmentAt, 'place'> & { readonly document: SmsDocument }) | undefined,
): FragmentAt {
  const { document, place } = led ?? { document: undefined, place: undefined };
  return { kind: 'fragment', form, fragment, document, place, span, isDefinition: false };
}

/** A document's mentions of itself: the index leaves them out, since they lead nowhere. */
export function* ownMentions({ facts, metadata }: SmsDocument): Iterable<IdAt> {
  const own = metadata.id?.value;
  const form = facts.format === 'yaml' ? 'value' : 'mention';
  for (const { kind, id, span } of facts.mentions) {
    if (kind === 'id' && id === own) yield { kind: 'id', form, id, span, isDefinition: false };
  }
}

/** The clause of a claim, and the place that it names. */
export function claimSymbols(claim: Claim): (ClauseAt | FragmentAt)[] {
  const { document, text, lookup, span, raw } = claim;
  const form = raw ? 'claim' : 'comment';
  const clause: ClauseAt = { kind: 'clause', form, text, lookup, claim, span, isDefinition: false };
  const section = raw?.section;
  if (!section) return [clause];
  const led = { document, place: placeOf(document, section.value) };
  return [clause, fragmentSymbol('section', section.value, section.span, led)];
}

export function informationSymbol({ value: id, span }: Field<string>, sms: Sms): InformationAt {
  return { kind: 'information', id, item: sms.catalogue.information.get(id), span, isDefinition: false };
}

export function* suppressionSymbols({ rule: id, ruleSpan: span }: Suppression): Iterable<RuleAt> {
  if (id !== '') yield { kind: 'rule', form: 'suppression', id, span, isDefinition: false };
}

/** Headings and anchors. */
export function* placesIn(document: SmsDocument): Iterable<HeadingAt | AnchorAt> {
  const { headings, anchors } = document.facts;
  for (const { name, span } of anchors) yield { kind: 'anchor', document, name, span, isDefinition: true };
  for (const heading of headings) {
    yield { kind: 'heading', document, heading, span: heading.textSpan, isDefinition: true };
  }
}

export function* standardDefinitions(manifest: Manifest, { catalogue }: Sms): Iterable<StandardAt> {
  for (const { value: id, span } of manifest.standards) {
    // The standard that counts where none is named stands nowhere.
    if (isEmpty(span)) continue;
    const standard = catalogue.standards.find(one => one.id === id);
    yield { kind: 'standard', id, standard, span, isDefinition: true };
  }
}

/** The rules whose severity the manifest sets. */
function* ruleKeys(manifest: Manifest): Iterable<RuleAt> {
  const rules = valueAt(manifest.source, 'rules');
  if (rules?.kind !== 'mapping') return;
  for (const { key: id, keySpan } of rules.entries) {
    yield { kind: 'rule', form: 'severity', id, span: insideQuotes(keySpan, id), isDefinition: false };
  }
}

export function* waiverSymbols({ rule, where, approvedBy }: Waiver, sms: Sms): Iterable<SymbolAt> {
  yield { kind: 'rule', form: 'waiver', id: rule.value, span: rule.span, isDefinition: false };
  const meant = waivedSymbol(where, sms);
  if (meant) yield meant;
  const role = approvedBy && /^role:\s*(\S+)\s*$/.exec(approvedBy.value)?.[1];
  if (role) {
    const span = behindPrefix(approvedBy.span, approvedBy.value.slice(0, approvedBy.value.indexOf(role)), role);
    yield { kind: 'role', form: 'waiver', id: role, span, isDefinition: false };
  }
}

/** What a waiver is for: a clause, or a document by its id. A glob of paths is no symbol. */
function waivedSymbol({ value, span }: Field<string>, sms: Sms): ClauseAt | IdAt | undefined {
  const lookup = lookUpClause(sms.catalogue, value);
  const isClause = 'clause' in lookup || /^[\w.-]+(:\w+)?:[A-Z\d][\w.]*$|^\d+(\.\d+)*$/.test(value);
  if (isClause) {
    return { kind: 'clause', form: 'waiver', text: value, lookup, claim: undefined, span, isDefinition: false };
  }
  const isId = sms.entities(value).length > 0 || /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/.test(value);
  return isId ? { kind: 'id', form: 'waiver', id: value, span, isDefinition: false } : undefined;
}

// What stands in a YAML tree besides: keys, dates, and the clauses of rows.

interface Node {
  readonly node: YamlNode;
  readonly path: YamlPath;
}

function* treeSymbols(
  top: YamlMapping,
  where: KeyAt['where'],
  ours: ReadonlyMap<number, string>,
  sms: Sms,
): Iterable<ClauseAt | DateAt | KeyAt> {
  // An alias makes one collection stand in several places; its text is there once.
  const seen = new Set<YamlNode>();
  const pending: Node[] = [{ node: top, path: [] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, path } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'scalar') yield* dateSymbols(node, keysOf(path));
    else if (node.kind === 'sequence')
      pending.push(...node.items.map((item, i) => ({ node: item, path: [...path, i] })));
    else {
      for (const entry of node.entries) {
        const below = [...path, ours.get(entry.keySpan.start) ?? entry.key];
        const keys = keysOf(below);
        const span = insideQuotes(entry.keySpan, entry.key);
        yield { kind: 'key', where, path: below, keys, entry, span, isDefinition: false };
        if (keys.length === 2 && where === 'metadata') yield* rowClauses(entry, sms);
        pending.push({ node: entry.value, path: below });
      }
    }
  }
}

function keysOf(path: YamlPath): string[] {
  return path.filter(step => typeof step === 'string');
}

function* dateSymbols(scalar: YamlScalar, keys: readonly string[]): Iterable<DateAt> {
  const date = scalar.source;
  if (isDate(date)) yield { kind: 'date', date, keys, span: insideQuotes(scalar.span, date), isDefinition: false };
}

/** The clauses that an audit covers or a nonconformity is about. */
function* rowClauses({ key, value }: YamlEntry, sms: Sms): Iterable<ClauseAt> {
  if (key !== 'clauses') return;
  for (const item of itemsOf(value)) {
    if (item.kind !== 'scalar' || item.value === null) continue;
    const text = item.source;
    const lookup = lookUpClause(sms.catalogue, text);
    const span = insideQuotes(item.span, text);
    yield { kind: 'clause', form: 'row', text, lookup, claim: undefined, span, isDefinition: false };
  }
}

/** Our keys by the place where they stand, under whatever name. */
function ourKeys({ metadata }: SmsDocument): Map<number, string> {
  return new Map([...metadata.keySpans].map(([key, { start }]) => [start, key]));
}

// Places of names.

/** The place of a text inside its quotes, where it stands there as it is. */
function insideQuotes(span: Span, text: string): Span {
  return span.end - span.start === text.length + 2 ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** The place of a name behind `role:`, where it stands there as it is. */
function behindPrefix(span: Span, prefix: string, name: string): Span {
  return span.end - span.start === prefix.length + name.length
    ? { start: span.end - name.length, end: span.end }
    : span;
}

function isEmpty({ start, end }: Span): boolean {
  return start >= end;
}
