// The hierarchy of documents by `implements`, as a call hierarchy: who implements a document calls it, what a document
// implements it calls. So an editor shows what depends on a policy and what a procedure goes back to.

import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  SymbolKind,
  SymbolTag,
} from 'vscode-languageserver';
import { isRetired } from '../analysis/reviews.ts';
import { rangeOf, type Span } from '../documents/text.ts';
import { type Entity, type SmsDocument, titleOfEntity } from '../workspace/document.ts';
import type { Sms } from '../workspace/sms.ts';
import type { Source } from './source.ts';
import { symbolAt } from './symbol-at.ts';

/** What a question about an item needs of a source. */
type Place = Pick<Source, 'sms' | 'files'>;

/** Of the document or row that is named at the place; in front matter and in the first heading, of the document itself. */
export function callHierarchyItems(source: Source, offset: number): CallHierarchyItem[] {
  return entitiesAt(source, offset).map(entity => itemOf(entity, source));
}

/** Documents that implement the one with this id. */
export function incomingCalls(id: string, place: Place): CallHierarchyIncomingCall[] {
  const callers = new Map<SmsDocument, Span[]>();
  for (const { form, from, span } of place.sms.referencesToId(id)) {
    if (form === 'implements') callers.set(from, [...(callers.get(from) ?? []), span]);
  }
  return [...callers].flatMap(([document, spans]) => {
    const entity = ownEntity(document, place.sms);
    return entity ? [{ from: itemOf(entity, place), fromRanges: rangesIn(document, spans) }] : [];
  });
}

/** What the document with this id implements. */
export function outgoingCalls(id: string, place: Place): CallHierarchyOutgoingCall[] {
  return documentsOf(id, place.sms).flatMap(document =>
    document.metadata.implements.flatMap(({ value, span }) =>
      place.sms.entities(value).map(entity => ({
        to: itemOf(entity, place),
        fromRanges: rangesIn(document, [span]),
      })),
    ),
  );
}

function entitiesAt(source: Source, offset: number): readonly Entity[] {
  const { sms, document } = source;
  const symbol = symbolAt(source, offset);
  if (symbol?.kind === 'id') return sms.entities(symbol.id);
  const led = symbol?.kind === 'path' || symbol?.kind === 'label' ? symbol.resolution : undefined;
  if (led) return led.kind === 'document' ? listOf(ownEntity(led.document, sms)) : [];
  return document && offset <= endOfHead(document) ? listOf(ownEntity(document, sms)) : [];
}

/** Where a Markdown document stops speaking of itself as a whole: behind its front matter and its title. */
function endOfHead({ facts }: SmsDocument): number {
  if (facts.format === 'yaml') return facts.length;
  const title = facts.headings[0];
  return Math.max(facts.frontMatter?.end ?? 0, title?.depth === 1 ? title.span.end : 0);
}

function ownEntity(document: SmsDocument, sms: Sms): Entity | undefined {
  const id = document.metadata.id?.value;
  const entities = id === undefined ? [] : sms.entities(id);
  return entities.find(entity => entity.kind === 'document' && entity.document === document);
}

/** More than one where an id is given twice. */
function documentsOf(id: string, sms: Sms): SmsDocument[] {
  return sms.entities(id).flatMap(entity => (entity.kind === 'document' ? [entity.document] : []));
}

function listOf(entity: Entity | undefined): readonly Entity[] {
  return entity ? [entity] : [];
}

function itemOf(entity: Entity, { files }: Place): CallHierarchyItem {
  const { id, document, kind, span } = entity;
  const whole = kind === 'row' ? entity.row.node.span : { start: 0, end: document.facts.length };
  const title = titleOfEntity(entity);
  return {
    name: id,
    kind: kind === 'row' ? SymbolKind.Struct : SymbolKind.File,
    ...(title !== undefined && { detail: title }),
    ...(isRetired(document) && { tags: [SymbolTag.Deprecated] }),
    uri: files.uri(document.path),
    range: rangeOf(document.facts.lineStarts, whole),
    selectionRange: rangeOf(document.facts.lineStarts, span),
  };
}

function rangesIn({ facts }: SmsDocument, spans: readonly Span[]) {
  return spans.map(span => rangeOf(facts.lineStarts, span));
}
