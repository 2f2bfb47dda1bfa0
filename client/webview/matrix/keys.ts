// The keyboard of the grid, in a table: which key does what, after the grid pattern of ARIA. Pure.

export type Move = 'up' | 'down' | 'start' | 'end' | 'pageUp' | 'pageDown' | 'top' | 'bottom' | 'back' | 'forth';

export type Deed =
  | { readonly kind: 'move'; readonly to: Move }
  | { readonly kind: 'open'; readonly beside: boolean }
  | { readonly kind: 'clause' | 'toggle' | 'menu' | 'copy' | 'find' | 'escape' }
  | { readonly kind: 'sort'; readonly isAdded: boolean }
  | { readonly kind: 'widen' | 'shift'; readonly by: 1 | -1 };

/** What of a key event counts. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const move = (to: Move): Deed => ({ kind: 'move', to });

/** Left and right are those of a script from left to right; `deedOf` turns them. `C-` is Ctrl or Cmd, `S-` Shift, `A-` Alt. */
const everywhere: Readonly<Record<string, Deed>> = {
  ArrowUp: move('up'),
  ArrowDown: move('down'),
  ArrowLeft: move('back'),
  ArrowRight: move('forth'),
  Home: move('start'),
  End: move('end'),
  PageUp: move('pageUp'),
  PageDown: move('pageDown'),
  'C-Home': move('top'),
  'C-End': move('bottom'),
  'C-f': { kind: 'find' },
  'C-c': { kind: 'copy' },
  Escape: { kind: 'escape' },
  'A-ArrowLeft': { kind: 'widen', by: -1 },
  'A-ArrowRight': { kind: 'widen', by: 1 },
  'A-S-ArrowLeft': { kind: 'shift', by: -1 },
  'A-S-ArrowRight': { kind: 'shift', by: 1 },
};

const onRows: Readonly<Record<string, Deed>> = {
  Enter: { kind: 'open', beside: false },
  'C-Enter': { kind: 'open', beside: true },
  'A-Enter': { kind: 'clause' },
  ' ': { kind: 'open', beside: false },
  ContextMenu: { kind: 'menu' },
  'S-F10': { kind: 'menu' },
};

const onGroups: Readonly<Record<string, Deed>> = {
  Enter: { kind: 'toggle' },
  ' ': { kind: 'toggle' },
  'A-Enter': { kind: 'clause' },
};

const onHeads: Readonly<Record<string, Deed>> = {
  Enter: { kind: 'sort', isAdded: false },
  ' ': { kind: 'sort', isAdded: false },
  'S-Enter': { kind: 'sort', isAdded: true },
  'S- ': { kind: 'sort', isAdded: true },
};

const special = { row: onRows, group: onGroups, head: onHeads } as const;

const turned: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** What a key does on a row, the head of a group or the head of a column; `isRtl` where the script runs from right to left. */
export function deedOf(stroke: Stroke, on: keyof typeof special, isRtl: boolean): Deed | undefined {
  const key =
    (isRtl ? turned[stroke.key] : undefined) ?? (stroke.key.length === 1 ? stroke.key.toLowerCase() : stroke.key);
  const name = [
    stroke.ctrlKey || stroke.metaKey ? 'C-' : '',
    stroke.altKey ? 'A-' : '',
    stroke.shiftKey ? 'S-' : '',
    key,
  ].join('');
  return special[on][name] ?? everywhere[name];
}

/** The next place of `index` among `count`, `page` at a time; -1 is the line of heads. */
export function stepped(to: Move, index: number, count: number, page: number): number {
  const last = count - 1;
  const steps: Partial<Record<Move, number>> = {
    up: index - 1,
    down: index + 1,
    pageUp: Math.max(Math.min(0, last), index - page),
    pageDown: index + page,
    top: Math.min(0, last),
    bottom: last,
  };
  return Math.max(-1, Math.min(last, steps[to] ?? index));
}
