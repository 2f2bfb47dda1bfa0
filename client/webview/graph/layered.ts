// One layered drawing by dagre. Many documents that hang at one and lead nowhere further are stacked, as in a chart of an
// organization, so that a hub with a hundred neighbours becomes a block that one can look at. Pure.
import { Graph, layout } from '@dagrejs/dagre';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The head is drawn in a later layer than the tail; `index` names the arc. Negative: it takes part and is not drawn. */
export interface Arc {
  readonly tail: number;
  readonly head: number;
  readonly index: number;
}

export interface Layered {
  readonly middles: ReadonlyMap<number, Point>;
  /** By the index of the arc, from its tail to its head. */
  readonly bends: ReadonlyMap<number, readonly Point[]>;
}

export type Direction = 'TB' | 'LR' | 'RL';

/** Leaves that are drawn as one: below each other where layers are rows, beside each other where they are columns. */
interface Stack {
  readonly name: string;
  readonly hub: number;
  readonly isBelow: boolean;
  readonly arcs: readonly Arc[];
}

/** Between stacked documents, and room for the line that leads to them. */
const gap = 16;
const gutter = 18;

/** How many leaves a stack has, so that the block of all stacks is somewhat wider than high. */
const perStack: Readonly<Record<Direction, (leaves: number) => number>> = {
  TB: leaves => Math.max(4, Math.ceil(1.4 * Math.sqrt(leaves))),
  LR: leaves => Math.ceil(0.5 * Math.sqrt(leaves)),
  RL: leaves => Math.ceil(0.5 * Math.sqrt(leaves)),
};

const leafOf = ({ isBelow }: Pick<Stack, 'isBelow'>, { tail, head }: Arc): number => (isBelow ? head : tail);

/** Stacks of what hangs at one node, where that is more than `most`. */
function stacksOf(arcs: readonly Arc[], direction: Direction, most: number): Stack[] {
  const degree = new Map<number, number>();
  for (const { tail, head } of arcs) {
    for (const node of [tail, head]) degree.set(node, (degree.get(node) ?? 0) + 1);
  }
  const bunches = new Map<string, Omit<Stack, 'name'> & { readonly arcs: Arc[] }>();
  for (const arc of arcs) {
    const isBelow = degree.get(arc.head) === 1;
    if (!isBelow && degree.get(arc.tail) !== 1) continue;
    const hub = isBelow ? arc.tail : arc.head;
    const bunch = bunches.get(`${hub} ${isBelow}`);
    if (bunch) bunch.arcs.push(arc);
    else bunches.set(`${hub} ${isBelow}`, { hub, isBelow, arcs: [arc] });
  }
  return [...bunches].flatMap(([key, { hub, isBelow, arcs: leaves }]) => {
    if (leaves.length <= most) return [];
    const size = perStack[direction](leaves.length);
    return Array.from({ length: Math.ceil(leaves.length / size) }, (_, i) => ({
      name: `stack ${key} ${i}`,
      hub,
      isBelow,
      arcs: leaves.slice(i * size, (i + 1) * size),
    }));
  });
}

function stackSize({ arcs }: Stack, direction: Direction, { width, height }: Size): Size {
  const count = arcs.length;
  return direction === 'TB'
    ? { width: width + gutter, height: count * (height + gap) - gap }
    : { width: count * (width + gap) - gap, height: height + gutter };
}

/** Where the leaf is in its stack, and the way to it from the hub; `middle` is that of the stack. */
function leafAt(stack: Stack, i: number, middle: Point, direction: Direction, size: Size): { at: Point; way: Point[] } {
  const whole = stackSize(stack, direction, size);
  if (direction === 'TB') {
    const left = middle.x - whole.width / 2;
    const top = middle.y - whole.height / 2;
    const at = { x: left + gutter + size.width / 2, y: top + i * (size.height + gap) + size.height / 2 };
    const start = stack.isBelow ? top - gap : top + whole.height + gap;
    return {
      at,
      way: [
        { x: left, y: start },
        { x: left, y: at.y },
      ],
    };
  }
  const sign = direction === 'LR' ? 1 : -1;
  const near = middle.x - (sign * whole.width) / 2;
  const top = middle.y - whole.height / 2;
  const at = {
    x: near + sign * (i * (size.width + gap) + size.width / 2),
    y: top + gutter + size.height / 2,
  };
  const before = near - sign * gap;
  const line = top + gutter / 2;
  const way =
    i === 0
      ? [{ x: before, y: at.y }]
      : [
          { x: before, y: line },
          { x: at.x, y: line },
        ];
  return { at, way };
}

/** `most` is how many leaves of one node may stand side by side. */
export function layered(
  nodes: readonly number[],
  arcs: readonly Arc[],
  direction: Direction,
  size: Size,
  most: number,
): Layered {
  const stacks = stacksOf(arcs, direction, most);
  const stacked = new Set(stacks.flatMap(stack => stack.arcs));
  const leaves = new Set(stacks.flatMap(stack => stack.arcs.map(arc => leafOf(stack, arc))));
  const isRows = direction === 'TB';

  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: direction,
    nodesep: isRows ? 28 : 16,
    edgesep: 10,
    ranksep: isRows ? 56 : 72,
    // Stacks are of different heights.
    ...(isRows && { rankalign: 'top' as const }),
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) if (!leaves.has(node)) graph.setNode(String(node), { ...size });
  for (const stack of stacks) graph.setNode(stack.name, stackSize(stack, direction, size));
  const free = arcs.filter(arc => !stacked.has(arc));
  free.forEach(({ tail, head }, i) => {
    graph.setEdge(String(tail), String(head), {}, String(i));
  });
  for (const { name, hub, isBelow } of stacks) {
    const [tail, head] = isBelow ? [String(hub), name] : [name, String(hub)];
    graph.setEdge(tail, head, {}, name);
  }
  layout(graph);

  const middleOf = (name: string): Point => {
    const { x, y } = graph.node(name) as Point;
    return { x, y };
  };
  const middles = new Map<number, Point>();
  for (const node of nodes) if (!leaves.has(node)) middles.set(node, middleOf(String(node)));
  const bends = new Map<number, readonly Point[]>();
  free.forEach(({ tail, head, index }, i) => {
    if (index < 0) return;
    const { points } = graph.edge({ v: String(tail), w: String(head), name: String(i) }) as { points: Point[] };
    bends.set(
      index,
      points.map(({ x, y }) => ({ x, y })),
    );
  });
  for (const stack of stacks) {
    const hub = middles.get(stack.hub)!;
    stack.arcs.forEach((arc, i) => {
      const { at, way } = leafAt(stack, i, middleOf(stack.name), direction, size);
      middles.set(leafOf(stack, arc), at);
      const points = [hub, ...way, at];
      if (arc.index >= 0) bends.set(arc.index, stack.isBelow ? points : points.reverse());
    });
  }
  return { middles, bends };
}
