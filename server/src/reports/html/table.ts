// Tables of the HTML matrix: columns as data, so that heads, cells and the labels of narrow screens come from one place.

import { type Html, type HtmlValue, html, nothing } from './safe-html.ts';

export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => HtmlValue;
  /** What sorting compares, where that is not the text. */
  readonly sortBy?: (row: T) => string | number;
  readonly unsorted?: boolean;
}

/** The script puts a button behind each title; on paper, where browsers print no buttons in repeated heads, the title stands. */
export function tableHead(columns: readonly Column<never>[]): Html {
  return html`<thead><tr>${columns.map(({ title, unsorted }) => html`<th scope="col"${unsorted && html` data-nosort`}><span>${title}</span></th>`)}</tr></thead>`;
}

export function rowCells<T>(columns: readonly Column<T>[], row: T): Html {
  return html`${columns.map((column, i) => {
    const content = html`${column.cell(row)}`.text === '' ? nothing : html`<div>${column.cell(row)}</div>`;
    const value = column.sortBy && html` data-v="${column.sortBy(row)}"`;
    return i === 0 ? html`<th scope="row"${value}>${content}</th>` : html`<td${value}>${content}</td>`;
  })}`;
}

/** Long lists show their first items and keep the rest behind a summary. */
export function longList(items: readonly Html[], className: string, limit = 6): Html {
  if (items.length === 0) return nothing;
  // One more than the limit is shown rather than hidden behind "and 1 more".
  const shown = items.length > limit + 1 ? items.slice(0, limit) : items;
  const rest = items.slice(shown.length);
  const more =
    rest.length > 0 &&
    html`<details class="more"><summary>and ${rest.length} more</summary><ul class="${className}">${rest}</ul></details>`;
  return html`<ul class="${className}">${shown}</ul>${more}`;
}
