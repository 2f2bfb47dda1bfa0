// The grid: draws the lines that are in sight and a few around them, and keeps one cell active, which alone can have the focus. It
// holds nothing that lasts: what to show comes in with `show`, what hands do goes out through the hooks (gestures.ts).
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { html, nothing, render, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ColumnId } from './columns.ts';
import { HEAD, type Hooks, listenToHands, type Stage } from './gestures.ts';
import type { GroupBy, Line } from './groups.ts';
import { columnHead, columnTitle } from './heads.ts';
import { lineOf } from './lines.ts';
import type { Presentation } from './presentation.ts';
import type { Direction, Row } from './rows.ts';
import type { ColumnSetting, Position, TableSettings } from './state.ts';

export interface Shown extends Pick<Presentation, 'columns' | 'lines'> {
  readonly sort: TableSettings['sort'];
  readonly direction: Direction;
  readonly group: GroupBy;
  /** Short title of the standard beside the first. */
  readonly beside: string | undefined;
  /** What a screen reader calls the grid. */
  readonly label: string;
  /** Rows as they were before an update, by key, as long as what changed is marked. */
  readonly before: ReadonlyMap<string, Row>;
}

/** Lines above and below what is in sight. */
const OVERSCAN = 10;

const nothingYet: Shown = {
  columns: [],
  lines: [],
  sort: [],
  direction: 'forward',
  group: 'none',
  beside: undefined,
  label: '',
  before: new Map(),
};

export class Grid implements Stage {
  readonly #box: HTMLElement;
  readonly #moved: () => void;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #shown = nothingYet;
  #indices: ReadonlyMap<string, number> = new Map();
  index = HEAD;
  column: ColumnId | undefined;
  height = 22;

  /** `box` is an element that scrolls, and that nobody else fills; `moved` is called when the person is somewhere else. */
  constructor(box: HTMLElement, hooks: Hooks, moved: () => void) {
    this.#box = box;
    this.#moved = moved;
    this.#virtualizer = new Virtualizer(this.#options());
    this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    box.addEventListener('scroll', moved, { passive: true });
    listenToHands(box, this, hooks);
  }

  get columns(): readonly ColumnSetting[] {
    return this.#shown.columns;
  }

  get lines(): readonly Line[] {
    return this.#shown.lines;
  }

  get isTree(): boolean {
    return this.#shown.group !== 'none';
  }

  /** Where the person is, to be remembered. */
  get position(): Position {
    const { scrollTop: top, scrollLeft: left } = this.#box;
    return { line: this.lines[this.index]?.key, column: this.column, top, left };
  }

  /**
   * Shows something else. `isSame` says that it is the same table with other contents: then what is in sight stays where it is on
   * the screen, whatever came or went above it.
   */
  show(shown: Shown, isSame: boolean): void {
    const before = this.lines;
    const hadFocus = this.#box.contains(document.activeElement);
    const key = before[this.index]?.key;
    const top = Math.floor(this.#box.scrollTop / this.height);
    const inSight = before.slice(top, top + OVERSCAN);

    this.#shown = shown;
    this.#indices = new Map(shown.lines.map((line, i) => [line.key, i]));
    this.#measureFont();
    this.index =
      (key === undefined ? undefined : this.#indices.get(key)) ?? Math.min(this.index, this.lines.length - 1);
    if (!shown.columns.some(({ id }) => id === this.column)) this.column = shown.columns[0]?.id;
    this.#virtualizer.setOptions(this.#options());
    this.#virtualizer._willUpdate();
    this.#draw();

    const kept = inSight.findIndex(line => this.#indices.has(line.key));
    if (!isSame && before.length > 0) this.#box.scrollTop = 0;
    else if (kept >= 0) {
      const shift = this.#indices.get(inSight[kept]!.key)! - (top + kept);
      if (shift !== 0) this.#box.scrollTop += shift * this.height;
    }
    if (hadFocus && !this.#box.contains(document.activeElement)) this.focus();
  }

  /** Goes to where the person was, as far as it is still there. */
  restore({ line, column, top, left }: Position): void {
    this.index = (line === undefined ? undefined : this.#indices.get(line)) ?? this.index;
    if (this.columns.some(({ id }) => id === column)) this.column = column;
    this.#draw();
    this.#box.scrollTo(left, top);
  }

  /** Puts the focus on the active cell, without scrolling. */
  focus(): void {
    this.#activeCell()?.focus({ preventScroll: true });
  }

  /** From the toolbar: to the active line, or the first. */
  enter(): void {
    this.go(this.index === HEAD ? Math.min(0, this.lines.length - 1) : this.index, this.column);
  }

  /** Makes a cell the active one, brings it into sight and gives it the focus. */
  readonly go = (index: number, column: ColumnId | undefined): void => {
    this.index = index;
    this.column = column;
    this.#draw();
    this.focus();
    this.#activeCell()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#moved();
  };

  #activeCell(): HTMLElement | null {
    return this.#box.querySelector('[tabindex="0"]');
  }

  #measureFont(): void {
    const height = Math.max(22, Math.round(Number.parseFloat(getComputedStyle(document.body).fontSize) * 1.85));
    if (height === this.height && this.#box.style.getPropertyValue('--line') !== '') return;
    this.height = height;
    this.#box.style.setProperty('--line', `${height}px`);
    this.#virtualizer.measure();
  }

  #options(): VirtualizerOptions<HTMLElement, HTMLElement> {
    return {
      count: this.lines.length,
      overscan: OVERSCAN,
      getScrollElement: () => this.#box,
      estimateSize: () => this.height,
      getItemKey: index => this.lines[index]?.key ?? index,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#draw(),
    };
  }

  #draw(): void {
    const { columns, lines, label, sort, beside } = this.#shown;
    const widths = columns.map(({ width }) => `${width}px`).join(' ');
    const total = columns.reduce((sum, { width }) => sum + width, 0);
    const top = Math.ceil(this.#box.scrollTop / this.height);
    const head = this.index === HEAD ? this.column : undefined;
    const heads = (): readonly TemplateResult[] =>
      columns.map(({ id }, i) =>
        columnHead({ id, sort, title: columnTitle(id, beside), index: i + 1, isActive: id === head }),
      );
    render(
      html`<div class="table" role=${this.isTree ? 'treegrid' : 'grid'} aria-label=${label} aria-rowcount=${lines.length + 1}
        aria-colcount=${columns.length} .style=${`--columns: ${widths}; --total: ${total}px; --first: ${columns[0]?.width ?? 0}px`}>
        <div role="rowgroup" class="head"><div role="row" class="line" aria-rowindex="1">${guard([columns, sort, beside, head], heads)}</div></div>
        <div role="rowgroup" class="body" .style=${`block-size: ${lines.length * this.height}px`}>${repeat(
          this.#drawn(),
          index => lines[index]?.key,
          index => this.#lineAt(index, index === top),
        )}</div>
      </div>`,
      this.#box,
    );
  }

  /** Indices of the lines to draw: the active one always, since what is not there cannot have the focus. */
  #drawn(): readonly number[] {
    const inSight = this.#virtualizer.getVirtualItems().map(({ index }) => index);
    const isAway = this.index >= 0 && this.index < this.lines.length && !inSight.includes(this.index);
    if (!isAway) return inSight;
    return this.index < (inSight[0] ?? 0) ? [this.index, ...inSight] : [...inSight, this.index];
  }

  /** Drawn again only when something about it is another. */
  #lineAt(index: number, isTop: boolean): TemplateResult | typeof nothing {
    const line = this.lines[index];
    if (line === undefined) return nothing;
    const { columns, before, direction, group } = this.#shown;
    const isActive = index === this.index;
    const column = isActive ? this.column : undefined;
    const parts = {
      line,
      index,
      top: index * this.height,
      columns,
      before,
      direction,
      group,
      isTop,
      isActive,
      column,
    };
    return html`${guard(Object.values(parts), () => lineOf(parts))}`;
  }
}
