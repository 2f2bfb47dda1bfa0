// What a key of metadata, of a row or of the manifest is for, in the words of its schema; and what a value of it means.

import type { Span } from '../../documents/text.ts';
import { type Card, list, text, title, worded } from '../card.ts';
import { type SchemaName, schemaAt, schemaNameOf } from '../schema.ts';
import type { Source } from '../source.ts';
import type { KeyAt } from '../symbol-at.ts';
import { symbolsIn } from '../symbols-in.ts';
import { nextReview } from './date-card.ts';

/** Nothing for a key of another tool. */
export function keyCard({ path, keys }: KeyAt, source: Source): Card {
  const place = schemaAt(schemaOf(source), path);
  if (place?.description === undefined) return [];
  return [
    title({ bold: keys.at(-1) ?? '' }),
    text(...worded(place.description)),
    ...list('Values', valuesOf(place.values).map(worded), 20),
  ];
}

type Values = NonNullable<ReturnType<typeof schemaAt>>['values'];

function valuesOf(values: Values): string[] {
  return values.map(({ value, description }) => (description === undefined ? value : `${value}: ${description}`));
}

/** A value that is no name of anything: the words for it, or for its key. */
export function valueHover(source: Source, offset: number): { readonly span: Span; readonly card: Card } | undefined {
  const key = keyOfValue(source, offset);
  const value = key?.entry.value;
  if (!key || value?.kind !== 'scalar') return undefined;
  return { span: value.span, card: [...valueCard(key, value.source, source), ...consequence(key, source)] };
}

function valueCard(key: KeyAt, value: string, source: Source): Card {
  const place = schemaAt(schemaOf(source), key.path);
  const known = place?.values.find(one => one.value === value);
  const words = known?.description ?? place?.description;
  return words === undefined ? [] : [title({ bold: known ? value : (key.keys.at(-1) ?? '') }), text(...worded(words))];
}

function consequence({ keys }: KeyAt, source: Source): Card {
  return keys.join(' ') === 'review_interval' && source.document ? nextReview(source.document, source) : [];
}

/** The innermost key whose value is around an offset. */
function keyOfValue(source: Source, offset: number): KeyAt | undefined {
  const keys = symbolsIn(source).filter(symbol => symbol.kind === 'key');
  return keys
    .filter(({ entry: { value } }) => value.span.start <= offset && offset <= value.span.end)
    .sort((a, b) => length(a.entry.value.span) - length(b.entry.value.span))[0];
}

function length({ start, end }: Span): number {
  return end - start;
}

function schemaOf({ document, isManifest }: Source): SchemaName {
  return isManifest ? 'manifest' : schemaNameOf(document?.metadata.type?.value, document?.metadata.register?.value);
}
