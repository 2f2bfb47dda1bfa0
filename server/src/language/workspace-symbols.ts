// Documents, headings, rows, roles and clauses of all SMSs by name.

import { type Location, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { rangeOf, type Span } from '../documents/text.ts';
import type { Standard } from '../standards/catalogue.ts';
import { nameOf, type SmsDocument, titleOf, titleOfEntity } from '../workspace/document.ts';
import type { Sms } from '../workspace/sms.ts';
import { entitiesOf } from '../workspace/symbols.ts';
import { clauseUri } from './clause-uri.ts';
import { matcherOf } from './fuzzy.ts';

/** Nobody reads more; who looks for something types on. */
const most = 200;

export interface SearchedSms {
  readonly sms: Sms;
  /** Of a path of the workspace. */
  readonly uri: (path: string) => string;
}

interface Candidate {
  /** What is searched and shown. */
  readonly name: string;
  readonly kind: SymbolKind;
  readonly container: string | undefined;
  readonly place: Place;
}

/** Of names that fit alike, those of documents come first and headings last. */
const weights: Partial<Record<SymbolKind, number>> = {
  [SymbolKind.File]: 2,
  [SymbolKind.Struct]: 1,
  [SymbolKind.Interface]: 1,
  [SymbolKind.Number]: 1,
};

/** Turned into a location where it is shown: most candidates are not. */
type Place =
  | { readonly path: string; readonly lineStarts: readonly number[]; readonly span: Span; readonly in: SearchedSms }
  | { readonly uri: string };

/** The best first. `withClauses`: the client can open the page of a clause. */
export function workspaceSymbols(
  systems: readonly SearchedSms[],
  query: string,
  withClauses: boolean,
): WorkspaceSymbol[] {
  const match = matcherOf(query);
  const hits: Hit[] = [];
  for (const candidate of candidatesIn(systems, query.trim() !== '', withClauses)) {
    const score = match(candidate.name);
    if (score === undefined) continue;
    hits.push({ score: score + (weights[candidate.kind] ?? 0), candidate });
    // What cannot be shown any more is not kept, so that a letter that everything has costs no more than others.
    if (hits.length >= 10 * most) cut(hits);
  }
  cut(hits);
  return firstOf(hits.map(({ candidate }) => candidate));
}

interface Hit {
  readonly score: number;
  readonly candidate: Candidate;
}

/** Leaves the best, with some to spare for what is found twice. */
function cut(hits: Hit[]): void {
  hits.sort((a, b) => b.score - a.score).splice(2 * most);
}

/** Folders may lie in each other: then both have the same documents, and each is shown once. */
function firstOf(candidates: readonly Candidate[]): WorkspaceSymbol[] {
  const symbols = new Map<string, WorkspaceSymbol>();
  for (const { name, kind, container, place } of candidates) {
    const location = locationOf(place);
    const key = `${location.uri} ${location.range.start.line} ${location.range.start.character} ${name}`;
    if (!symbols.has(key)) symbols.set(key, { name, kind, location, ...(container && { containerName: container }) });
    if (symbols.size >= most) break;
  }
  return [...symbols.values()];
}

function locationOf(place: Place): Location {
  if ('uri' in place) return { uri: place.uri, range: rangeOf([0], { start: 0, end: 0 }) };
  return { uri: place.in.uri(place.path), range: rangeOf(place.lineStarts, place.span) };
}

/** Who asks for nothing in particular gets the documents. */
function* candidatesIn(systems: readonly SearchedSms[], isSearch: boolean, withClauses: boolean): Iterable<Candidate> {
  for (const system of systems) {
    for (const document of system.sms.documents) {
      yield documentCandidate(document, system);
      if (isSearch) yield* partsOf(document, system);
    }
    if (isSearch) yield* rolesOf(system);
  }
  if (!isSearch || !withClauses) return;
  const standards = systems.flatMap(({ sms }) => sms.catalogue.standards);
  // Several SMSs may name the same standard.
  for (const standard of new Map(standards.map(one => [one.id, one])).values()) yield* clausesOf(standard);
}

function documentCandidate(document: SmsDocument, system: SearchedSms): Candidate {
  const { path, metadata } = document;
  const span = metadata.id?.span ?? document.facts.headings[0]?.textSpan ?? { start: 0, end: 0 };
  return {
    name: withTitle(metadata.id?.value, titleOf(document)),
    kind: SymbolKind.File,
    container: path,
    place: placeIn(document, span, system),
  };
}

/** Headings and rows. */
function* partsOf(document: SmsDocument, system: SearchedSms): Iterable<Candidate> {
  const container = nameOf(document);
  const title = titleOf(document);
  for (const { text, textSpan } of document.facts.headings) {
    // The title stands there already, as that of the document.
    if (text === '' || text === title) continue;
    yield { name: text, kind: SymbolKind.String, container, place: placeIn(document, textSpan, system) };
  }
  if (document.facts.rows.length === 0) return;
  for (const entity of entitiesOf(document)) {
    if (entity.kind !== 'row') continue;
    const name = withTitle(entity.id, titleOfEntity(entity));
    yield { name, kind: SymbolKind.Struct, container, place: placeIn(document, entity.span, system) };
  }
}

function* rolesOf(system: SearchedSms): Iterable<Candidate> {
  const { manifest } = system.sms;
  for (const { definition, document } of system.sms.allRoles()) {
    const { id, title, holder, idSpan } = definition;
    const place: Place | undefined = document
      ? placeIn(document, idSpan, system)
      : manifest.path === undefined
        ? undefined
        : { path: manifest.path, lineStarts: manifest.lineStarts, span: idSpan, in: system };
    if (place)
      yield { name: withTitle(`role:${id}`, title), kind: SymbolKind.Interface, container: holder?.value, place };
  }
}

function* clausesOf(standard: Standard): Iterable<Candidate> {
  for (const clause of standard.clauses.values()) {
    const place = { uri: clauseUri(clause) };
    yield { name: withTitle(clause.id, clause.title), kind: SymbolKind.Number, container: standard.shortTitle, place };
  }
}

function withTitle(id: string | undefined, title: string | undefined): string {
  return [id, title].filter(part => part !== undefined).join(' ');
}

function placeIn({ path, facts }: SmsDocument, span: Span, system: SearchedSms): Place {
  return { path, lineStarts: facts.lineStarts, span, in: system };
}
