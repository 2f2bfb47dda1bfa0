// The rows of a register: every mapping with an `id`, in a list at any top-level key.

import type { Row } from './facts.ts';
import { entryOf, itemsOf, textOf, valueAt, type YamlEntry, type YamlMapping, type YamlNode } from './yaml-tree.ts';

export function rowsOf(metadata: YamlMapping | undefined): Row[] {
  if (!metadata || textOf(valueAt(metadata, 'type')) !== 'register') return [];
  return metadata.entries.flatMap(rowsUnder);
}

function rowsUnder(list: YamlEntry): Row[] {
  if (list.value.kind !== 'sequence') return [];
  return itemsOf(list.value).flatMap(node => rowOf(node, list.key) ?? []);
}

function rowOf(node: YamlNode, list: string): Row | undefined {
  const idNode = node.kind === 'mapping' ? entryOf(node, 'id')?.value : undefined;
  const id = textOf(idNode);
  return node.kind === 'mapping' && idNode && id ? { id, idSpan: idNode.span, node, list } : undefined;
}
