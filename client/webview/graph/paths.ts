// Lines as SVG paths: corners are rounded. Pure.
import type { Point } from './layered.ts';

const at = ({ x, y }: Point): string => `${Math.round(x)} ${Math.round(y)}`;

/** As far from its corner a line begins to bend, at most. */
const radius = 26;

/** The point on the way from a corner to another point where the bend ends; never beyond the half of the way. */
function towards(corner: Point, to: Point): Point {
  const [dx, dy] = [to.x - corner.x, to.y - corner.y];
  const long = Math.hypot(dx, dy);
  const share = long === 0 ? 0 : Math.min(radius / long, 0.5);
  return { x: corner.x + dx * share, y: corner.y + dy * share };
}

/** The attribute `d` of a path through points. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const bends = rest.slice(0, -1).map((corner, i) => {
    const [before, after] = [points[i]!, rest[i + 1]!];
    return `L${at(towards(corner, before))}Q${at(corner)} ${at(towards(corner, after))}`;
  });
  return `M${at(first)}${bends.join('')}L${at(last)}`;
}
