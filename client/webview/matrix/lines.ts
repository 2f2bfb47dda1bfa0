// One line of the grid: the cells of a row, or the head of a group.
import { html, nothing, type TemplateResult } from 'lit';
import { cellContent } from './cells.ts';
import { type ColumnId, columnOf, isRepeated, mainColumn } from './columns.ts';
import type { GroupBy, Line, RowLine } from './groups.ts';
import { groupHead } from './heads.ts';
import { isChanged } from './presentation.ts';
import type { Direction, Row } from './rows.ts';
import type { ColumnSetting } from './state.ts';
import { words } from './words.ts';

export interface LineParts {
  readonly line: Line;
  readonly index: number;
  /** In CSS pixels, from the top of the first line. */
  readonly top: number;
  readonly columns: readonly ColumnSetting[];
  readonly direction: Direction;
  readonly group: GroupBy;
  /** Rows as they were before an update, by key, as long as what changed is marked. */
  readonly before: ReadonlyMap<string, Row>;
  /** The first line in sight says what others leave to the line above. */
  readonly isTop: boolean;
  readonly isActive: boolean;
  /** The column with the focusable cell, where the line has it. */
  readonly column: ColumnId | undefined;
}

const classes = (...names: readonly (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

/** Whether the row begins a clause or, backward, a document. */
const isStart = ({ row, previous }: RowLine, direction: Direction): boolean =>
  previous !== undefined && !isRepeated(columnOf(mainColumn[direction]), row, previous, direction);

function cellOf(id: ColumnId, i: number, row: Row, isSame: boolean, { line, before, isActive, column }: LineParts) {
  const flash = isChanged(before.get(line.key), row, id, words);
  return html`<div role=${i === 0 ? 'rowheader' : 'gridcell'} class=${classes('cell', id, isSame && 'repeated', flash && 'changed')}
    data-column=${id} aria-colindex=${i + 1} tabindex=${isActive && id === column ? 0 : -1}>${cellContent(id, row)}</div>`;
}

export function lineOf(parts: LineParts): TemplateResult {
  const { line, index, top, columns, direction, group, isTop, isActive } = parts;
  const isGroup = line.kind === 'group';
  const level = isGroup ? 1 : group === 'none' ? nothing : 2;
  const names = classes('line', isActive && 'active', isGroup ? 'group' : isStart(line, direction) && 'starts');
  const cells = isGroup
    ? groupHead(line, group, columns.length, isActive)
    : columns.map(({ id }, i) => {
        const isSame = !isTop && isRepeated(columnOf(id), line.row, line.previous, direction);
        return cellOf(id, i, line.row, isSame, parts);
      });
  return html`<div role="row" class=${names} data-index=${index} aria-rowindex=${index + 2} aria-level=${level} aria-selected=${isActive}
    aria-expanded=${isGroup ? line.isOpen : nothing} .style=${`transform: translateY(${top}px)`}>${cells}</div>`;
}
