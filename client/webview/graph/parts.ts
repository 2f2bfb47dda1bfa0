// How the documents of a neighbourhood hang together: which part of the picture each belongs to, and which lines say so. Pure.
import type { EdgeView, NeighbourhoodView } from '../../../server/src/protocol/views.ts';

export type Kind = EdgeView['kind'];

export type Neighbourhood = Pick<NeighbourhoodView, 'nodes' | 'edges' | 'centre'>;
export type Zone = 'core' | 'left' | 'right';

/** In which part each node is, and from which node it was reached first; undefined where it is not reached. */
export interface Reached {
  readonly zone: Zone;
  readonly from: number;
}

/** What hangs above (tail) and below (head) in a reference that says so. */
export const tailOf = ({ from, to, kind }: EdgeView): number => (kind === 'implements' ? to : from);
export const headOf = ({ from, to, kind }: EdgeView): number => (kind === 'implements' ? from : to);
export const isUpright = ({ kind }: EdgeView): boolean => kind !== 'references';

export function zonesOf({ nodes, centre }: Neighbourhood, edges: readonly EdgeView[]): (Reached | undefined)[] {
  const reached: (Reached | undefined)[] = nodes.map(() => undefined);
  const queue: number[] = [];
  const reach = (node: number, zone: Zone, from: number) => {
    if (reached[node]) return;
    reached[node] = { zone, from };
    queue.push(node);
  };
  /** Goes on from the nodes, and from those that are reached so; `step` says who is at the other end, and in which part. */
  const spread = (
    start: readonly number[],
    step: (at: number, edge: EdgeView) => readonly [number, Zone] | undefined,
  ) => {
    queue.splice(0, queue.length, ...start);
    for (const at of queue) {
      for (const edge of edges) {
        const next = edge.from === at || edge.to === at ? step(at, edge) : undefined;
        if (next) reach(next[0], next[1], at);
      }
    }
  };
  const sideOf = (at: number, edge: EdgeView): readonly [number, Zone] =>
    edge.from === at ? [edge.to, 'right'] : [edge.from, 'left'];
  const all = () => reached.flatMap((one, i) => (one ? [i] : []));

  reach(centre, 'core', centre);
  // Straight up, straight down, then to both sides; then whatever else hangs above or below what is in the middle part.
  spread([centre], (at, edge) => (isUpright(edge) && headOf(edge) === at ? [tailOf(edge), 'core'] : undefined));
  spread([centre], (at, edge) => (isUpright(edge) && tailOf(edge) === at ? [headOf(edge), 'core'] : undefined));
  for (const edge of edges) if (edge.from === centre) reach(edge.to, 'right', centre);
  for (const edge of edges) if (edge.to === centre) reach(edge.from, 'left', centre);
  spread(
    all().filter(node => reached[node]?.zone === 'core'),
    (at, edge) => (isUpright(edge) ? [edge.from === at ? edge.to : edge.from, 'core'] : undefined),
  );
  spread(all(), (at, edge) => {
    const { zone } = reached[at]!;
    const [other, side] = sideOf(at, edge);
    return [other, zone === 'core' ? side : zone];
  });
  return reached;
}

/** One line for two documents: what says more than that one mentions the other wins, and mentions both ways are one line. */
export function linesToDraw(
  edges: readonly EdgeView[],
  hidden: ReadonlySet<Kind>,
): { drawn: Set<number>; twoWay: Set<number> } {
  const drawn = new Set<number>();
  const twoWay = new Set<number>();
  const pair = ({ from, to }: EdgeView) => (from < to ? `${from} ${to}` : `${to} ${from}`);
  const shown = edges.flatMap((edge, i) => (hidden.has(edge.kind) || edge.from === edge.to ? [] : [i]));
  const upright = new Set(shown.filter(i => isUpright(edges[i]!)).map(i => pair(edges[i]!)));
  const mentions = new Map<string, number>();
  for (const i of shown) {
    const edge = edges[i]!;
    const first = mentions.get(pair(edge));
    if (isUpright(edge)) drawn.add(i);
    else if (upright.has(pair(edge))) continue;
    else if (first === undefined) {
      mentions.set(pair(edge), i);
      drawn.add(i);
    } else twoWay.add(first);
  }
  return { drawn, twoWay };
}

/** Lines that the eye can follow at once. */
const legible = 40;

/** Where there are more: those by which no document was reached. */
export function spareOf(
  edges: readonly EdgeView[],
  drawn: ReadonlySet<number>,
  reached: readonly (Reached | undefined)[],
): Set<number> {
  if (drawn.size <= legible) return new Set();
  const isWay = ({ from, to }: EdgeView) => reached[from]?.from === to || reached[to]?.from === from;
  return new Set([...drawn].filter(i => !isWay(edges[i]!)));
}
