// Where documents and references are drawn. The document asked for is in the middle; above it is what it implements, below it
// what implements it and its evidence, at its left what refers to it, at its right what it refers to. Each of the three parts is
// layered by dagre. Pure: the same neighbourhood gives the same picture.
import { type Arc, type Layered, layered, type Point, type Size } from './layered.ts';
import {
  headOf,
  isUpright,
  type Kind,
  linesToDraw,
  type Neighbourhood,
  type Reached,
  spareOf,
  tailOf,
  type Zone,
  zonesOf,
} from './parts.ts';

/** With its top left corner, in pixels. */
export interface Box extends Point, Size {}

export interface Layout {
  /** By index of the node; undefined for those that no shown reference leads to. */
  readonly boxes: readonly (Box | undefined)[];
  /** From one document to the other, by index of the edge; undefined for those that are not shown. */
  readonly lines: readonly (readonly Point[] | undefined)[];
  /** Indices of lines that stand for references both ways. */
  readonly twoWay: ReadonlySet<number>;
  /** Indices of lines that can stay away until one of their ends is looked at: other lines hold the graph together. */
  readonly spare: ReadonlySet<number>;
  readonly size: Size;
}

/** Nothing to draw. */
export const emptyLayout: Layout = {
  boxes: [],
  lines: [],
  twoWay: new Set(),
  spare: new Set(),
  size: { width: 0, height: 0 },
};

const nodeSize: Size = { width: 208, height: 50 };
const margin = 24;

/** So many documents above and below the middle one are many. */
const crowd = 24;
/** How many that hang at one document and lead nowhere further stand side by side: more are stacked. */
const sideBySide = 4;

/** Top to bottom: what is implemented, what implements it, its evidence. */
function layerCore(
  { edges }: Neighbourhood,
  members: readonly number[],
  held: ReadonlySet<number>,
  isTall: boolean,
): Layered {
  const inside = new Set(members);
  const arcs = edges.flatMap((edge, index): Arc[] => {
    const isArc = held.has(index) && isUpright(edge) && inside.has(edge.from) && inside.has(edge.to);
    return isArc ? [{ tail: tailOf(edge), head: headOf(edge), index }] : [];
  });
  return layered(members, arcs, 'TB', nodeSize, isTall || members.length > crowd ? 1 : sideBySide);
}

/** From the middle to one side, a column for each step. */
function layerSide(
  { edges, centre }: Neighbourhood,
  members: readonly number[],
  reached: readonly (Reached | undefined)[],
  held: ReadonlySet<number>,
  direction: 'LR' | 'RL',
): Layered {
  const arcs = members.map((node): Arc => {
    const { from } = reached[node]!;
    // What a document beside the middle one leads to is placed as what the middle one leads to.
    const tail = reached[from]!.zone === 'core' ? centre : from;
    const index = edges.findIndex(
      (edge, i) =>
        held.has(i) && ((edge.from === tail && edge.to === node) || (edge.to === tail && edge.from === node)),
    );
    return { tail, head: node, index };
  });
  return layered([centre, ...members], arcs, direction, nodeSize, 9);
}

/** `isTall`: for a window that is higher than wide. */
export function layoutOf(view: Neighbourhood, hidden: ReadonlySet<Kind> = new Set(), isTall = false): Layout {
  const { nodes, edges, centre } = view;
  if (nodes[centre] === undefined) return emptyLayout;
  const { drawn, twoWay } = linesToDraw(edges, hidden);
  const reached = zonesOf(
    view,
    edges.filter(({ kind }) => !hidden.has(kind)),
  );
  const spare = spareOf(edges, drawn, reached);
  // What holds the graph together is laid out; the other lines go where they can.
  const held = new Set([...drawn].filter(i => !spare.has(i)));
  const membersOf = (zone: Zone) => nodes.flatMap((_, i) => (reached[i]?.zone === zone ? [i] : []));
  const boxes: (Box | undefined)[] = nodes.map(() => undefined);
  const lines: (readonly Point[] | undefined)[] = edges.map(() => undefined);
  const put = ({ middles, bends }: Layered, shift: Point, except?: number) => {
    for (const [node, { x, y }] of middles) {
      if (node === except) continue;
      boxes[node] = { x: x + shift.x - nodeSize.width / 2, y: y + shift.y - nodeSize.height / 2, ...nodeSize };
    }
    for (const [index, points] of bends) {
      lines[index] = points.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y }));
    }
  };
  put(layerCore(view, membersOf('core'), held, isTall), { x: 0, y: 0 });

  const core = boxes.filter(box => box !== undefined);
  const middle = middleOf(boxes[centre]!);
  for (const [zone, direction, sign] of [
    ['left', 'RL', -1],
    ['right', 'LR', 1],
  ] as const) {
    const members = membersOf(zone);
    if (members.length === 0) continue;
    const side = layerSide(view, members, reached, held, direction);
    const anchor = side.middles.get(centre)!;
    // As near to the middle as the documents above and below it leave room for.
    const heights = members.map(node => side.middles.get(node)!.y - anchor.y + middle.y);
    const top = Math.min(...heights) - nodeSize.height;
    const bottom = Math.max(...heights) + nodeSize.height;
    const beside = core.filter(box => box.y < bottom && box.y + box.height > top).map(middleOf);
    const past = lines.flatMap(line => line?.filter(({ y }) => y > top && y < bottom) ?? []);
    const edge = Math.max(
      ...beside.map(({ x }) => (x - middle.x) * sign),
      ...past.map(({ x }) => (x - middle.x) * sign - nodeSize.width / 2 - 40),
    );
    const shift = { x: middle.x + sign * edge - anchor.x, y: middle.y - anchor.y };
    // Lines go straight out until they are past what is above and below, and fan out from there.
    const start = { x: anchor.x + (sign * nodeSize.width) / 2, y: anchor.y };
    const bends = new Map([...side.bends].map(([arc, [, ...rest]]) => [arc, [anchor, start, ...rest]]));
    put({ middles: side.middles, bends: edge > 0 ? bends : side.bends }, shift, centre);
  }

  edges.forEach(({ from, to }, index) => {
    const [a, b] = [boxes[from], boxes[to]];
    if (!a || !b || !drawn.has(index)) {
      lines[index] = undefined;
      return;
    }
    const points = lines[index] ?? bowed(a, b);
    // dagre draws from the tail of its arc; lines go from the document that refers.
    const isForth = distance(points[0]!, a) <= distance(points.at(-1)!, a);
    const forth = isForth ? points : [...points].reverse();
    lines[index] = [borderOf(a, forth[1]!), ...forth.slice(1, -1), borderOf(b, forth.at(-2)!)];
  });
  return { ...atOrigin(boxes, lines), twoWay, spare };
}

const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

const distance = ({ x, y }: Point, box: Box): number => {
  const middle = middleOf(box);
  return Math.hypot(x - middle.x, y - middle.y);
};

/** A line of its own beside that of another reference: it swerves a little. */
function bowed(a: Box, b: Box): Point[] {
  const [from, to] = [middleOf(a), middleOf(b)];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = Math.hypot(dx, dy) || 1;
  const swerve = Math.min(48, long * 0.15) / long;
  return [from, { x: (from.x + to.x) / 2 - dy * swerve, y: (from.y + to.y) / 2 + dx * swerve }, to];
}

/** Where the line from the middle of a box to a point leaves the box. */
function borderOf(box: Box, { x, y }: Point): Point {
  const middle = middleOf(box);
  const [dx, dy] = [x - middle.x, y - middle.y];
  if (dx === 0 && dy === 0) return middle;
  const share = Math.min(box.width / 2 / Math.abs(dx), box.height / 2 / Math.abs(dy), 1);
  return { x: middle.x + dx * share, y: middle.y + dy * share };
}

/** The same, with the top left of the picture at zero. */
function atOrigin(boxes: readonly (Box | undefined)[], lines: Layout['lines']): Omit<Layout, 'twoWay' | 'spare'> {
  const shown = boxes.filter(box => box !== undefined);
  const points = [
    ...shown,
    ...shown.map(({ x, y, width, height }) => ({ x: x + width, y: y + height })),
    ...lines.flatMap(line => line ?? []),
  ];
  const left = Math.min(...points.map(({ x }) => x)) - margin;
  const top = Math.min(...points.map(({ y }) => y)) - margin;
  const move = <P extends Point>(point: P): P => ({
    ...point,
    x: Math.round(point.x - left),
    y: Math.round(point.y - top),
  });
  return {
    boxes: boxes.map(box => box && move(box)),
    lines: lines.map(line => line?.map(move)),
    size: {
      width: Math.ceil(Math.max(...points.map(({ x }) => x)) - left + margin),
      height: Math.ceil(Math.max(...points.map(({ y }) => y)) - top + margin),
    },
  };
}
