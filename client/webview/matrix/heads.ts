// The heads: of columns (title, how it sorts, a sash to widen it) and of groups (what its rows share, and how many are covered).
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ClauseStatus, ReviewState } from '../../../server/src/protocol/views.ts';
import { icon } from '../looks.ts';
import { t } from '../page.ts';
import { reviews, statuses } from '../states.ts';
import type { ColumnId } from './columns.ts';
import type { GroupBy, GroupLine } from './groups.ts';
import type { SortKey } from './order.ts';
import { ungrouped, words } from './words.ts';

export interface HeadParts {
  readonly id: ColumnId;
  readonly title: string;
  /** From 1. */
  readonly index: number;
  readonly sort: readonly SortKey[];
  readonly isActive: boolean;
}

export function columnHead({ id, title, index, sort, isActive }: HeadParts): TemplateResult {
  const at = sort.findIndex(({ column }) => column === id);
  const key = sort[at];
  const direction = key === undefined ? undefined : key.descending ? 'descending' : 'ascending';
  return html`<div role="columnheader" class="cell head-cell" data-column=${id} aria-colindex=${index}
    aria-sort=${ifDefined(direction)} tabindex=${isActive ? 0 : -1} title=${title}
    ><span class="main" dir="auto">${title}</span>${
      key === undefined
        ? nothing
        : html`${icon(key.descending ? 'arrow-down' : 'arrow-up')}${sort.length > 1 ? html`<span class="priority">${at + 1}</span>` : nothing}`
    }<span class="sash" data-sash=${id} aria-hidden="true"></span></div>`;
}

function groupIcon(by: GroupBy, value: string): TemplateResult | typeof nothing {
  if (by === 'status' && value !== '') return icon(statuses[value as ClauseStatus].icon, `tint ${value}`);
  if (by === 'review' && value !== '') return icon(reviews[value as ReviewState].icon, `tint ${value}`);
  return nothing;
}

export function groupHead(line: GroupLine, by: GroupBy, columnCount: number, isActive: boolean): TemplateResult {
  const { label, isOpen, rows, clauses, covered, value } = line;
  const title = label === '' && by !== 'none' ? ungrouped[by] : label;
  const rowCount = rows === 1 ? t('1 row') : t('{0} rows', rows);
  return html`<div role="gridcell" class="cell group-cell" aria-colindex="1" aria-colspan=${columnCount} tabindex=${isActive ? 0 : -1}
    ><span class="pinned">${icon(isOpen ? 'chevron-down' : 'chevron-right', 'twisty')}${groupIcon(by, value)}<span class="main" dir="auto">${title}</span
    >${
      clauses === 0
        ? nothing
        : html`<span class="meter" aria-hidden="true"><span .style=${`inline-size: ${(100 * covered) / clauses}%`}></span></span><span class="soft">${t('{0} of {1} clauses covered', covered, clauses)}</span>`
    }<span class="soft dot">${rowCount}</span></span></div>`;
}

/** The title of a column; that of the standard beside names it. */
export const columnTitle = (id: ColumnId, beside: string | undefined): string =>
  id === 'beside' && beside !== undefined ? beside : words.columns[id];
