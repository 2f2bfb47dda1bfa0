// What hands do on the grid: keys, clicks and drags become moves of the active cell and calls of the hooks.
import { type ColumnId, columnOf } from './columns.ts';
import type { Line } from './groups.ts';
import { type Deed, deedOf, type Move, stepped } from './keys.ts';
import type { Row } from './rows.ts';
import { dragSash } from './sash.ts';
import { type ColumnSetting, clampWidth } from './state.ts';

export interface Hooks {
  readonly sort: (column: ColumnId, isAdded: boolean) => void;
  readonly widen: (column: ColumnId, width: number) => void;
  readonly shift: (column: ColumnId, by: 1 | -1) => void;
  /** Opens or closes a group. */
  readonly toggle: (group: string) => void;
  /** What Enter or a click on a text asks for. */
  readonly open: (row: Row, column: ColumnId, beside: boolean) => void;
  readonly clause: (line: Line) => void;
  /** `line` is undefined on the head of a column. */
  readonly menu: (line: Line | undefined, column: ColumnId, at: DOMRect) => void;
  readonly copy: (text: string) => void;
  readonly find: () => void;
  readonly escape: () => void;
}

/** The grid, as hands know it. */
export interface Stage {
  readonly columns: readonly ColumnSetting[];
  readonly lines: readonly Line[];
  readonly isTree: boolean;
  /** Index of the active line; `HEAD` for the heads of the columns. */
  readonly index: number;
  readonly column: ColumnId | undefined;
  /** Height of a line, in CSS pixels. */
  readonly height: number;
  readonly go: (index: number, column: ColumnId | undefined) => void;
}

/** The line of the heads of the columns. */
export const HEAD = -1;

/** In CSS pixels. */
const WIDEN_STEP = 16;

const elementOf = (event: Event): Element | undefined => (event.target instanceof Element ? event.target : undefined);

const within = (event: Event, selector: string): HTMLElement | undefined =>
  elementOf(event)?.closest<HTMLElement>(selector) ?? undefined;

const sashOf = (event: Event): ColumnId | undefined =>
  within(event, '[data-sash]')?.dataset.sash as ColumnId | undefined;

const isSelecting = (): boolean => String(getSelection()) !== '';

const isRtl = (box: HTMLElement): boolean => getComputedStyle(box).direction === 'rtl';

export function listenToHands(box: HTMLElement, stage: Stage, hooks: Hooks): void {
  const activeCell = (): HTMLElement | null => box.querySelector('[tabindex="0"]');

  function move(to: Move, line: Line | undefined): void {
    const { columns, lines, index, column, isTree, go } = stage;
    const ids = columns.map(({ id }) => id);
    const at = ids.indexOf(column!);
    if (line?.kind === 'group' && (to === 'back' || to === 'forth')) {
      if (line.isOpen === (to === 'back')) hooks.toggle(line.key);
      else if (to === 'forth') go(index + 1, column);
      return;
    }
    // Out of the first column, back to the head of the group.
    if (to === 'back' && at === 0 && line?.kind === 'row' && isTree) {
      const head = lines.findLastIndex((one, i) => i < index && one.kind === 'group');
      go(head, column);
      return;
    }
    const columnsOf: Partial<Record<Move, number>> = {
      back: at - 1,
      forth: at + 1,
      start: 0,
      end: ids.length - 1,
      top: 0,
      bottom: ids.length - 1,
    };
    const page = Math.max(1, Math.floor(box.clientHeight / stage.height) - 2);
    const next = Math.min(ids.length - 1, Math.max(0, columnsOf[to] ?? at));
    go(stepped(to, index, lines.length, page), ids[next]);
  }

  function perform(deed: Deed, line: Line | undefined): void {
    const { column, columns } = stage;
    const cell = activeCell();
    if (column === undefined || cell === null) return;
    if (deed.kind === 'move') move(deed.to, line);
    else if (deed.kind === 'open' && line?.kind === 'row') hooks.open(line.row, column, deed.beside);
    else if (deed.kind === 'toggle' && line) hooks.toggle(line.key);
    else if (deed.kind === 'clause' && line) hooks.clause(line);
    else if (deed.kind === 'menu') hooks.menu(line, column, cell.getBoundingClientRect());
    else if (deed.kind === 'copy') hooks.copy(cell.innerText.trim());
    else if (deed.kind === 'find') hooks.find();
    else if (deed.kind === 'escape') hooks.escape();
    else if (deed.kind === 'sort') hooks.sort(column, deed.isAdded);
    else if (deed.kind === 'shift') hooks.shift(column, deed.by);
    else if (deed.kind === 'widen') {
      const width = columns.find(({ id }) => id === column)?.width ?? 0;
      hooks.widen(column, clampWidth(width + WIDEN_STEP * deed.by));
    }
  }

  /** The line and column that an event is about. */
  function hit(event: Event) {
    const row = within(event, '.line');
    const column = (within(event, '[data-column]')?.dataset.column as ColumnId | undefined) ?? stage.column;
    if (!row || column === undefined) return undefined;
    const index = row.dataset.index === undefined ? HEAD : Number(row.dataset.index);
    return { index, line: stage.lines[index], column };
  }

  box.addEventListener('keydown', event => {
    const line = stage.lines[stage.index];
    const deed = event.isComposing ? undefined : deedOf(event, line?.kind ?? 'head', isRtl(box));
    if (deed === undefined || (deed.kind === 'copy' && isSelecting())) return;
    event.preventDefault();
    event.stopPropagation();
    perform(deed, line);
  });

  box.addEventListener('mousedown', event => {
    const sash = sashOf(event);
    const at = hit(event);
    if (sash && event.button === 0) {
      event.preventDefault();
      dragSash(event, box, stage.columns, sash, width => hooks.widen(sash, width));
    } else if (at) {
      // A second press would select a word.
      if (event.detail > 1) event.preventDefault();
      stage.go(at.index, at.column);
    }
  });

  box.addEventListener('click', event => {
    const at = hit(event);
    if (!at || sashOf(event) || isSelecting()) return;
    const does = within(event, '[data-does]')?.dataset.does;
    if (at.index === HEAD) hooks.sort(at.column, event.shiftKey);
    else if (at.line?.kind === 'group') hooks.toggle(at.line.key);
    else if (at.line && does === 'clause') hooks.clause(at.line);
    else if (at.line && does !== undefined) hooks.open(at.line.row, at.column, event.ctrlKey || event.metaKey);
  });

  box.addEventListener('dblclick', event => {
    const at = hit(event);
    const sash = sashOf(event);
    if (sash) hooks.widen(sash, columnOf(sash).width);
    else if (at?.line?.kind === 'row' && !within(event, '[data-does]')) {
      hooks.open(at.line.row, at.column, event.ctrlKey || event.metaKey);
    }
  });

  box.addEventListener('contextmenu', event => {
    const at = hit(event);
    // VS Code would show its own, with nothing of ours in it.
    event.preventDefault();
    if (at) hooks.menu(at.line, at.column, new DOMRect(event.clientX, event.clientY));
  });

  // A text that does not fit is told whole when somebody points at it.
  box.addEventListener('mouseover', event => {
    const cell = within(event, '.body .cell');
    if (!cell) return;
    const isClipped = [cell, ...cell.querySelectorAll<HTMLElement>('.main')].some(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    );
    cell.title = isClipped ? cell.innerText.trim() : '';
  });
}
