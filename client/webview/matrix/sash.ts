// Drags the edge of a column. The table follows through a CSS variable; nothing else is drawn anew until the hand lets go.
import type { ColumnId } from './columns.ts';
import { type ColumnSetting, clampWidth } from './state.ts';

export function dragSash(
  start: MouseEvent,
  box: HTMLElement,
  columns: readonly ColumnSetting[],
  id: ColumnId,
  done: (width: number) => void,
): void {
  const table = box.querySelector<HTMLElement>('.table');
  const column = columns.find(one => one.id === id);
  if (!table || !column) return;
  const sign = getComputedStyle(box).direction === 'rtl' ? -1 : 1;
  const end = new AbortController();
  let width = column.width;

  const drag = (event: PointerEvent): void => {
    width = clampWidth(column.width + sign * (event.clientX - start.clientX));
    const widths = columns.map(one => (one.id === id ? width : one.width));
    table.style.setProperty('--columns', widths.map(one => `${one}px`).join(' '));
    table.style.setProperty('--total', `${widths.reduce((sum, one) => sum + one, 0)}px`);
    table.style.setProperty('--first', `${widths[0]}px`);
  };
  const stop = (): void => {
    end.abort();
    box.classList.remove('resizing');
    done(width);
  };
  box.classList.add('resizing');
  window.addEventListener('pointermove', drag, { signal: end.signal });
  window.addEventListener('pointerup', stop, { signal: end.signal });
  window.addEventListener('blur', stop, { signal: end.signal });
}
