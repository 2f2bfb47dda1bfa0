// Go to definition: from what is referred to, to where it is made. A clause is made in no file: its definition is a read-only
// document made from the catalogue.

import type { Location, LocationLink, Range } from 'vscode-languageserver';
import { rangeOf, type Span } from '../documents/text.ts';
import type { Clause } from '../standards/catalogue.ts';
import type { Entity, SmsDocument } from '../workspace/document.ts';
import type { Resolution } from '../workspace/sms.ts';
import { clauseUri } from './clause-uri.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { manifestOf } from './own-manifest.ts';
import { lineStartsIn, rangeIn, type Source } from './source.ts';
import { type SymbolAt, symbolAt } from './symbol-at.ts';
import { standardDefinitions } from './symbols-in.ts';

/** What the client can do. */
export interface DefinitionSupport {
  /** Takes a target with what to show and what to select of it. */
  readonly links: boolean;
  readonly clausePages: boolean;
}

/** A place to go to. */
interface Target {
  readonly uri: string;
  /** What is shown. */
  readonly range: Range;
  /** What is selected in it. */
  readonly selection: Range;
}

type Targets = {
  readonly [K in SymbolAt['kind']]?: (
    symbol: Extract<SymbolAt, { readonly kind: K }>,
    source: Source,
    support: DefinitionSupport,
  ) => readonly Target[];
};

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Dates and keys are defined nowhere, and a rule's page is no file: its hover leads there. */
const targets: Targets = {
  clause: ({ lookup }, source, support) => ('clause' in lookup ? clauseTargets(lookup.clause, source, support) : []),
  information: ({ item }, source, support) => (item ? clauseTargets(item.clause, source, support) : []),
  id: ({ id }, source) => source.sms.entities(id).map(entity => entityTarget(entity, source)),
  path: ({ resolution }, source) => fileTargets(resolution, source),
  label: ({ resolution }, source) => fileTargets(resolution, source),
  fragment({ document, place }, source) {
    if (!document || place === 'missing') return [];
    return [place ? placeTarget(document, place.span, source) : wholeTarget(document, source)];
  },
  role: madeAt,
  standard: madeAt,
  heading: madeAt,
  anchor: madeAt,
};

export function definition(source: Source, offset: number, support: DefinitionSupport): Location[] | LocationLink[] {
  const symbol = symbolAt(source, offset);
  if (!symbol) return [];
  // The compiler does not see that the targets of a kind are asked about a symbol of that kind.
  const find = targets[symbol.kind] as
    | ((symbol: SymbolAt, source: Source, support: DefinitionSupport) => readonly Target[])
    | undefined;
  const found = find?.(symbol, source, support) ?? [];
  if (!support.links) return found.map(({ uri, selection }) => ({ uri, range: selection }));
  const originSelectionRange = rangeIn(source, symbol.span);
  return found.map(({ uri, range, selection }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: selection,
  }));
}

/** Where a thing is made, among all places where it occurs. */
function madeAt(symbol: SymbolAt, source: Source): readonly Target[] {
  return occurrencesOf(symbol, source)
    .filter(occurrence => occurrence.symbol.isDefinition)
    .map(occurrence => occurrenceTarget(occurrence, source));
}

function occurrenceTarget({ path, symbol }: Occurrence, source: Source): Target {
  const selection = rangeOf(lineStartsIn(source, path), symbol.span);
  return { uri: source.files.uri(path), range: selection, selection };
}

/** The page of a clause; where the client cannot open it, the standard in the manifest. */
function clauseTargets(clause: Clause, source: Source, { clausePages }: DefinitionSupport): readonly Target[] {
  if (clausePages) return [{ uri: clauseUri(clause), range: start, selection: start }];
  const manifest = manifestOf(source);
  const { path } = manifest;
  if (path === undefined) return [];
  return [...standardDefinitions(manifest, source.sms)]
    .filter(({ standard }) => standard === clause.standard)
    .map(symbol => occurrenceTarget({ path, symbol }, source));
}

/** A document is shown from its top, a row as a whole; the id is selected. */
function entityTarget(entity: Entity, { files }: Source): Target {
  const { document, span } = entity;
  const { lineStarts } = document.facts;
  const selection = rangeOf(lineStarts, span);
  const range = entity.kind === 'row' ? rangeOf(lineStarts, entity.row.node.span) : selection;
  return { uri: files.uri(document.path), range, selection };
}

function placeTarget(document: SmsDocument, span: Span, { files }: Source): Target {
  const selection = rangeOf(document.facts.lineStarts, span);
  return { uri: files.uri(document.path), range: selection, selection };
}

function wholeTarget(document: SmsDocument, { files }: Source): Target {
  return { uri: files.uri(document.path), range: start, selection: start };
}

function fileTargets(resolution: Resolution, source: Source): readonly Target[] {
  if (resolution.kind === 'document') {
    const { document, place } = resolution;
    return [
      place === undefined || place === 'missing'
        ? wholeTarget(document, source)
        : placeTarget(document, place.span, source),
    ];
  }
  const isFile = resolution.kind === 'file' || resolution.kind === 'other-case';
  return isFile ? [{ uri: source.files.uri(resolution.path), range: start, selection: start }] : [];
}
