// The graph as nested lists, for those who would rather read, or hear. Each document is followed where it is met first. Pure.
import type { EdgeView, NeighbourhoodView } from '../../../server/src/protocol/views.ts';
import type { Kind } from './parts.ts';

interface Relation {
  readonly kind: Kind;
  /** From the document above to those below; otherwise they refer to it. */
  readonly isForth: boolean;
  readonly entries: readonly Entry[];
}

export interface Entry {
  /** Index of the node. */
  readonly node: number;
  /** How many references. */
  readonly count: number;
  /** Empty where it is told elsewhere, or too far away. */
  readonly relations: readonly Relation[];
}

const order: readonly Kind[] = ['implements', 'evidence', 'supersedes', 'references'];

/** What is in the middle, with what is around it; undefined for an empty graph. */
export function outlineOf(
  { nodes, edges, centre }: Pick<NeighbourhoodView, 'nodes' | 'edges' | 'centre'>,
  hidden: ReadonlySet<Kind> = new Set(),
): Entry | undefined {
  if (nodes[centre] === undefined) return undefined;
  const parents = parentsOf(
    edges.filter(({ kind }) => !hidden.has(kind)),
    centre,
  );
  const entryOf = (node: number, count: number, above: number | undefined, isFirst: boolean): Entry => ({
    node,
    count,
    relations: isFirst ? relationsOf(node, above) : [],
  });
  const relationsOf = (node: number, above: number | undefined): Relation[] =>
    order.flatMap(kind =>
      [true, false].flatMap(isForth => {
        const entries = edges.flatMap(edge => {
          if (edge.kind !== kind || hidden.has(kind) || edge.from === edge.to) return [];
          const [at, other] = isForth ? [edge.from, edge.to] : [edge.to, edge.from];
          // The way back is no news.
          if (at !== node || other === above) return [];
          return [entryOf(other, edge.count, node, parents.get(other) === edge)];
        });
        return entries.length === 0 ? [] : [{ kind, isForth, entries }];
      }),
    );
  return entryOf(centre, 1, undefined, true);
}

/** The reference by which each node is reached first. */
function parentsOf(edges: readonly EdgeView[], centre: number): Map<number, EdgeView> {
  const parents = new Map<number, EdgeView>();
  const queue = [centre];
  for (const at of queue) {
    for (const edge of edges) {
      const other = edge.from === at ? edge.to : edge.to === at ? edge.from : undefined;
      if (other === undefined || other === centre || parents.has(other)) continue;
      parents.set(other, edge);
      queue.push(other);
    }
  }
  return parents;
}
