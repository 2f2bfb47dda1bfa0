// Document links: what a reader can follow, underlined by the editor. Listed for a whole file and resolved one at a time, when
// the user points at one; what is broken is no link.

import type { DocumentLink } from 'vscode-languageserver';
import { clauseOfStandard } from '../analysis/wording.ts';
import { positionAt, type Span } from '../documents/text.ts';
import { nameOf, type SmsDocument, titleOf, titleOfEntity } from '../workspace/document.ts';
import { directoryOf, joinPath } from '../workspace/paths.ts';
import type { Resolution } from '../workspace/sms.ts';
import { clauseUri } from './clause-uri.ts';
import { offsetAt, rangeIn, type Source } from './source.ts';
import { type SymbolAt, symbolAt } from './symbol-at.ts';
import { symbolsIn } from './symbols-in.ts';

/** What the client can do. */
export interface DocumentLinkSupport {
  readonly tooltips: boolean;
  readonly clausePages: boolean;
}

/** Where a link leads, with words about it. */
interface Destination {
  readonly uri: string;
  readonly tooltip: string;
}

type Destinations = {
  readonly [K in SymbolAt['kind']]?: (
    symbol: Extract<SymbolAt, { readonly kind: K }>,
    source: Source,
    support: DocumentLinkSupport,
  ) => Destination | undefined;
};

const destinations: Destinations = {
  path: ({ resolution }, source) => fileDestination(resolution, source),
  fragment({ document, place }, source) {
    if (!document || place === 'missing') return undefined;
    return place ? placeIn(document, place.span, source, `#${place.heading?.text ?? ''}`) : wholeOf(document, source);
  },
  id({ id, form, isDefinition }, source) {
    // Running text is not underlined: an id in it is followed like any other name.
    const entity = isDefinition || form === 'mention' ? undefined : source.sms.entities(id)[0];
    return (
      entity && placeIn(entity.document, entity.span, source, [id, titleOfEntity(entity)].filter(Boolean).join(' '))
    );
  },
  clause: ({ lookup }, _, { clausePages }) =>
    clausePages && 'clause' in lookup
      ? { uri: clauseUri(lookup.clause), tooltip: clauseOfStandard(lookup.clause) }
      : undefined,
};

/** The way back from a link to its text. */
interface LinkData {
  readonly uri: string;
}

export function documentLinks(source: Source, support: DocumentLinkSupport): DocumentLink[] {
  const data: LinkData = { uri: source.files.uri(source.path) };
  const links = symbolsIn(source)
    .filter(symbol => destinationOf(symbol, source, support) !== undefined)
    .map(({ span }) => ({ range: rangeIn(source, span), data }));
  return [...links, ...locationLink(source)];
}

/** The URI of the document that a link stands in; undefined for what this server has not made. */
export function documentOfLink({ data }: DocumentLink): string | undefined {
  const uri = (data as Partial<LinkData> | null | undefined)?.uri;
  return typeof uri === 'string' ? uri : undefined;
}

/** Unchanged where the text has changed meanwhile. */
export function resolveLink(link: DocumentLink, source: Source, support: DocumentLinkSupport): DocumentLink {
  const symbol = symbolAt(source, offsetAt(source, link.range.start));
  const destination = symbol && destinationOf(symbol, source, support);
  if (!destination) return link;
  return { ...link, target: destination.uri, ...(support.tooltips && { tooltip: destination.tooltip }) };
}

function destinationOf(symbol: SymbolAt, source: Source, support: DocumentLinkSupport): Destination | undefined {
  // The compiler does not see that the destination of a kind is asked about a symbol of that kind.
  const find = destinations[symbol.kind] as
    | ((symbol: SymbolAt, source: Source, support: DocumentLinkSupport) => Destination | undefined)
    | undefined;
  return find?.(symbol, source, support);
}

function fileDestination(resolution: Resolution, source: Source): Destination | undefined {
  if (resolution.kind === 'document') {
    const { document, place } = resolution;
    const isWhole = place === undefined || place === 'missing';
    return isWhole ? wholeOf(document, source) : placeIn(document, place.span, source, titleOf(document));
  }
  const isThere = resolution.kind === 'file' || resolution.kind === 'directory';
  return isThere ? { uri: source.files.uri(resolution.path), tooltip: resolution.path } : undefined;
}

function wholeOf(document: SmsDocument, { files }: Source): Destination {
  const id = document.metadata.id?.value;
  const tooltip = [id === undefined ? undefined : nameOf(document), titleOf(document)].filter(Boolean).join(' ');
  return { uri: files.uri(document.path), tooltip };
}

/** Editors understand `#L10` behind the URI of a file. */
function placeIn(document: SmsDocument, { start }: Span, { files }: Source, tooltip: string): Destination {
  const { line } = positionAt(document.facts.lineStarts, start);
  return { uri: `${files.uri(document.path)}#L${line + 1}`, tooltip };
}

/** `location` of a pointer document: an address in the web, or a file of the workspace. */
function locationLink({ document, sms, files, lineStarts }: Source): DocumentLink[] {
  const location = document?.metadata.location;
  if (!location) return [];
  const { value, span } = location;
  const range = rangeIn({ lineStarts }, span);
  if (/^https?:/i.test(value)) return URL.canParse(value) ? [{ range, target: new URL(value).href }] : [];
  const path = joinPath(directoryOf(document.path), value);
  return sms.files.kindOf(path) ? [{ range, target: files.uri(path) }] : [];
}
