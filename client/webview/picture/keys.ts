// Where a key leads in a map of tiles. Tiles wrap as the window is wide, so up and down go by where tiles are. Pure.

export interface Spot {
  /** Of the middle of the tile, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly chapter: number;
}

interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  /** Lines run from right to left. */
  readonly isMirrored: boolean;
}

/** Tiles whose middles are nearer than this, up and down, stand in one line. */
const sameLine = 4;

/** Index of the tile to go to; undefined where the key leads nowhere, or is none of ours. */
export function tileAfter(spots: readonly Spot[], from: number, { key, ctrl, isMirrored }: Press): number | undefined {
  const spot = spots[from];
  if (spot === undefined) return undefined;
  const chapter = (by: number) => within(spots.findIndex(one => one.chapter === spot.chapter + by));
  const forward = isMirrored ? 'ArrowLeft' : 'ArrowRight';
  const backward = isMirrored ? 'ArrowRight' : 'ArrowLeft';
  if (ctrl && key !== 'Home' && key !== 'End') return undefined;
  const ways: Readonly<Record<string, () => number | undefined>> = {
    [forward]: () => within(from + 1 < spots.length ? from + 1 : -1),
    [backward]: () => within(from - 1),
    ArrowDown: () => across(spots, spot, 1),
    ArrowUp: () => across(spots, spot, -1),
    PageDown: () => chapter(1),
    PageUp: () => chapter(-1),
    Home: () => (ctrl ? 0 : chapter(0)),
    End: () => (ctrl ? spots.length - 1 : within(spots.findLastIndex(one => one.chapter === spot.chapter))),
  };
  return Object.hasOwn(ways, key) ? ways[key]?.() : undefined;
}

const within = (index: number): number | undefined => (index < 0 ? undefined : index);

/** The tile in the next line down (1) or up (-1) that is nearest sideways. */
function across(spots: readonly Spot[], from: Spot, by: 1 | -1): number | undefined {
  const beyond = spots.filter(({ y }) => (y - from.y) * by > sameLine);
  if (beyond.length === 0) return undefined;
  const line = by * Math.min(...beyond.map(({ y }) => y * by));
  const inLine = beyond.filter(({ y }) => Math.abs(y - line) <= sameLine);
  const nearest = inLine.reduce((best, one) => (Math.abs(one.x - from.x) < Math.abs(best.x - from.x) ? one : best));
  return spots.indexOf(nearest);
}
