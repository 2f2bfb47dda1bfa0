// Where an arrow key leads in the graph: along a reference where one leads that way, else to the nearest document. Pure.
import type { EdgeView } from '../../../server/src/protocol/views.ts';
import type { Box, Layout } from './layout.ts';

const ways: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Index of the node to go to; undefined where nothing lies that way, or the key is none of ours. */
export function nodeAfter(
  { boxes, lines }: Layout,
  edges: readonly EdgeView[],
  from: number,
  key: string,
): number | undefined {
  const way = Object.hasOwn(ways, key) ? ways[key] : undefined;
  const start = boxes[from];
  if (!way || !start) return undefined;
  const linked = new Set(
    edges.flatMap((edge, i) =>
      lines[i] && edge.from === from ? [edge.to] : lines[i] && edge.to === from ? [edge.from] : [],
    ),
  );
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  boxes.forEach((box, node) => {
    if (!box || node === from) return;
    const far = cost(start, box, way, linked.has(node));
    if (far < least) {
      least = far;
      best = node;
    }
  });
  return best;
}

function cost(from: Box, to: Box, way: { readonly x: number; readonly y: number }, isLinked: boolean): number {
  const dx = to.x + to.width / 2 - (from.x + from.width / 2);
  const dy = to.y + to.height / 2 - (from.y + from.height / 2);
  const ahead = dx * way.x + dy * way.y;
  const beside = Math.abs(dx * way.y) + Math.abs(dy * way.x);
  // A reference may lead far aside, anything else only a little.
  if (ahead < (way.x === 0 ? from.height / 2 : from.width / 4) || (!isLinked && beside > ahead * 3)) {
    return Number.POSITIVE_INFINITY;
  }
  // Documents are wide: what is sideways is beside, not above or below. The neighbour in a row is as near as one referred to.
  const isInRow = way.x !== 0 && beside < from.height / 2;
  return (ahead + beside * (way.x === 0 ? 1 : 5)) * (isLinked || isInRow ? 0.25 : 1);
}
