// A small, immutable picture of a YAML document: what metadata, manifests, registers and standards are read from.
// It keeps exact spans and the source of scalars, because `8.10` is a clause and not the number 8.1.

import type { Span } from './text.ts';

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  /** The value by YAML's core schema. Dates stay strings. */
  readonly value: string | number | boolean | null;
  /** A plain scalar as it is written; otherwise the string. `8.10` stays `8.10`. */
  readonly source: string;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly items: readonly YamlNode[];
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

export interface YamlMapping {
  readonly kind: 'mapping';
  readonly span: Span;
  /** In the order written. A repeated key is a problem of the file, and the first one stands. */
  readonly entries: readonly YamlEntry[];
}

export type YamlNode = YamlScalar | YamlSequence | YamlMapping;

/** The entry of a key, where there is one. Safe for keys such as `__proto__`. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === 'mapping' ? node.entries.find(entry => entry.key === key) : undefined;
}

/** The value of a key, where there is one that is not null. */
export function valueAt(node: YamlNode | undefined, key: string): YamlNode | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && value.value === null ? undefined : value;
}

/** A scalar as text; undefined for null and for collections. */
export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.source : undefined;
}

/** The items of a sequence; a single value counts as a list of one, nothing as an empty list. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (!node || (node.kind === 'scalar' && node.value === null)) return [];
  return node.kind === 'sequence' ? node.items : [node];
}
