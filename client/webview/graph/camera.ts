// What part of the graph is seen, and how large: zoom keeps the point under the pointer, and a document can be brought into view.
// Pure.

import type { Point, Size } from './layered.ts';
import type { Box } from './layout.ts';

export interface Camera {
  readonly scale: number;
  /** Where the origin of the graph is in the window, in pixels. */
  readonly x: number;
  readonly y: number;
}

/** As a style of what is drawn. */
export const transformOf = ({ scale, x, y }: Camera): string => `translate(${x}px, ${y}px) scale(${scale})`;

const smallest = 0.15;
const largest = 2.5;
const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** Zooms about a point of the window. */
export function zoom(camera: Camera, by: number, { x, y }: Point): Camera {
  const scale = within(camera.scale * by, smallest, largest);
  const share = scale / camera.scale;
  return { scale, x: x - (x - camera.x) * share, y: y - (y - camera.y) * share };
}

/** All of it, in the middle, no larger than life. */
export function fitAll(graph: Size, view: Size): Camera {
  const scale = within(Math.min(view.width / graph.width, view.height / graph.height), smallest, 1);
  return { scale, x: (view.width - graph.width * scale) / 2, y: (view.height - graph.height * scale) / 2 };
}

/** Moves just as far that the box is seen whole. */
export function bringIntoView(camera: Camera, box: Box, view: Size): Camera {
  const room = 16;
  const shift = (start: number, long: number, space: number): number =>
    start < room ? room - start : Math.min(0, space - room - (start + long));
  return {
    scale: camera.scale,
    x: camera.x + shift(camera.x + box.x * camera.scale, box.width * camera.scale, view.width),
    y: camera.y + shift(camera.y + box.y * camera.scale, box.height * camera.scale, view.height),
  };
}

/** What is drawn so small can not be read. */
const readable = 0.5;

/** How to look at a graph first: all of it where it can be read, else the box in the middle. */
export function firstLook(graph: Size, centre: Box, view: Size): Camera {
  const whole = fitAll(graph, view);
  if (whole.scale >= readable) return whole;
  const x = view.width / 2 - (centre.x + centre.width / 2) * readable;
  const y = view.height / 2 - (centre.y + centre.height / 2) * readable;
  return { scale: readable, x, y };
}
