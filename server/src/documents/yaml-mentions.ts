// Ids and roles in the values of a YAML document. What metadata reads itself is left out: those references are typed.

import type { Mention } from './facts.ts';
import { mayHoldMention, mentionsIn } from './mentions.ts';
import { valueAt, type YamlMapping, type YamlNode, type YamlScalar } from './yaml-tree.ts';

/** Top-level keys whose values are read as metadata, wherever they refer to anything. */
const metadataKeys = new Set([
  'id',
  'title',
  'type',
  'status',
  'version',
  'owner',
  'approver',
  'author',
  'clauses',
  'provides',
  'evidence',
  'related',
  'implements',
  'supersedes',
  'history',
]);

/** A YAML file is a document of ours when it has an `id` and a `type`. */
export function isSmsDocument(metadata: YamlMapping | undefined): boolean {
  return valueAt(metadata, 'id') !== undefined && valueAt(metadata, 'type') !== undefined;
}

export function yamlMentions(metadata: YamlMapping, source: string): Mention[] {
  const mentions: Mention[] = [];
  /** An alias makes one collection stand in several places; its text is there once. */
  const seen = new Set<YamlNode>();
  const pending = metadata.entries.filter(entry => !metadataKeys.has(entry.key)).map(entry => entry.value);
  pending.reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'scalar') {
      for (const mention of scalarMentions(node, source)) mentions.push(mention);
    } else if (!seen.has(node)) {
      seen.add(node);
      for (const child of childrenOf(node).reverse()) pending.push(child);
    }
  }
  return mentions;
}

/** The `id` of a mapping is its own, not a mention of it. */
function childrenOf(node: Exclude<YamlNode, YamlScalar>): YamlNode[] {
  if (node.kind === 'sequence') return [...node.items];
  return node.entries.filter(entry => entry.key !== 'id').map(entry => entry.value);
}

/** Looks at the source of a string: its value may have lost escapes and line breaks, and with them the places. */
function scalarMentions(node: YamlScalar, source: string): Mention[] {
  if (typeof node.value !== 'string' || !mayHoldMention(node.value)) return [];
  const written = source.slice(node.span.start, node.span.end);
  const text = written.startsWith('"') ? written.replace(/\\[\s\S]/g, '  ') : written;
  return mentionsIn({ text, start: node.span.start, places: undefined });
}
