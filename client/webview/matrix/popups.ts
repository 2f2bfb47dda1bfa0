// The two boxes that open below the toolbar: what to filter by, and which columns to show. Both stay open while one chooses.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../looks.ts';
import { placeAt } from '../menu.ts';
import { t } from '../page.ts';
import { reviewNames } from '../states.ts';
import { isOffered } from './columns.ts';
import { type FacetId, type FlagId, facetIds, flagIds } from './facets.ts';
import { columnTitle } from './heads.ts';
import type { Presentation } from './presentation.ts';
import { type ColumnSetting, changedColumn, moved, type Settings } from './state.ts';
import { facetWords, flagWords, valueWord, words } from './words.ts';

/** A box that a button with `popovertarget` opens; made when it is open, so that a closed one costs nothing. */
function popup(
  id: string,
  label: string,
  isOpen: boolean,
  toggled: () => void,
  content: () => TemplateResult,
): TemplateResult {
  const onToggle = (event: ToggleEvent): void => {
    toggled();
    const box = event.target as HTMLElement;
    const opener = document.querySelector(`[popovertarget=${id}]`);
    if (event.newState === 'open' && opener) placeAt(box, opener.getBoundingClientRect());
  };
  return html`<div id=${id} popover="auto" class="popup" role="dialog" aria-label=${label} @toggle=${onToggle}>${isOpen ? content() : nothing}</div>`;
}

const isOpen = (id: string): boolean => document.getElementById(id)?.matches(':popover-open') ?? false;

/** A box of the browser's own in VS Code's look: it knows scripts from right to left. */
const check = (label: string, isChecked: boolean, change: () => void, count?: number): TemplateResult => html`
  <label class="choice"><input type="checkbox" .checked=${live(isChecked)} @change=${change}><span class="label" dir="auto">${label}</span>${
    count === undefined ? nothing : html`<span class="soft">${count}</span>`
  }</label>`;

export interface FilterHooks {
  readonly redraw: () => void;
  readonly choose: (facet: FacetId, value: string) => void;
  readonly flag: (flag: FlagId) => void;
}

function valuesOf(
  facet: FacetId,
  { values }: Presentation,
  settings: Settings,
): readonly (readonly [string, number])[] {
  const counts = new Map(values(facet));
  // What is chosen stays there to be taken back, even where nothing of it is left.
  for (const value of settings.choices[facet] ?? []) if (!counts.has(value)) counts.set(value, 0);
  const { compare } = new Intl.Collator(words.language, { numeric: true });
  const rank = (value: string): number =>
    value === '' ? 1 : facet === 'review' ? reviewNames.indexOf(value as never) - reviewNames.length : 0;
  return [...counts].sort(([a], [b]) => rank(a) - rank(b) || compare(valueWord(facet, a), valueWord(facet, b)));
}

export function filterPopup(shown: Presentation, settings: Settings, hooks: FilterHooks): TemplateResult {
  return popup('filters', t('Filters'), isOpen('filters'), hooks.redraw, () => {
    // Statuses have their own row of buttons.
    const facets = facetIds.filter(id => id !== 'status' && isOffered(id, shown));
    return html`<div class="facets">
      <fieldset><legend>${t('Show')}</legend>${flagIds.map(id =>
        check(flagWords[id], settings.flags.includes(id), () => hooks.flag(id)),
      )}</fieldset>
      ${facets.map(
        id =>
          html`<fieldset><legend>${facetWords[id]}</legend>${valuesOf(id, shown, settings).map(([value, count]) =>
            check(
              valueWord(id, value),
              settings.choices[id]?.includes(value) ?? false,
              () => hooks.choose(id, value),
              count,
            ),
          )}</fieldset>`,
      )}
    </div>`;
  });
}

export interface ColumnHooks {
  readonly redraw: () => void;
  readonly columns: (columns: readonly ColumnSetting[]) => void;
  readonly reset: () => void;
}

export function columnPopup(shown: Presentation, settings: Settings, hooks: ColumnHooks): TemplateResult {
  return popup('columns', t('Columns'), isOpen('columns'), hooks.redraw, () => {
    const { columns } = settings.tables[settings.direction];
    const offered = columns.filter(({ id }) => isOffered(id, shown));
    const isLast = (column: ColumnSetting): boolean => column.isShown && shown.columns.length === 1;
    return html`<ul class="column-list">${offered.map((column, i) => {
      const { id, isShown } = column;
      const title = columnTitle(id, shown.beside?.shortTitle);
      const neighbour = (by: 1 | -1): (() => void) => {
        // Past columns that are not offered, too.
        const other = offered[i + by];
        return () => other && hooks.columns(moved(columns, id, columns.indexOf(other) - columns.indexOf(column)));
      };
      const toggle = (): void =>
        isLast(column) ? hooks.redraw() : hooks.columns(changedColumn(columns, id, { isShown: !isShown }));
      return html`<li>${check(title, isShown, toggle)}
        <button type="button" class="tool" ?disabled=${i === 0} aria-label=${t('Move {0} towards the start', title)} title=${t('Move towards the start')} @click=${neighbour(-1)}>${icon('arrow-up')}</button>
        <button type="button" class="tool" ?disabled=${i === offered.length - 1} aria-label=${t('Move {0} towards the end', title)} title=${t('Move towards the end')} @click=${neighbour(1)}>${icon('arrow-down')}</button>
      </li>`;
    })}</ul>
    <div class="popup-foot"><button type="button" class="text-button" @click=${hooks.reset}>${t('Reset Columns')}</button></div>`;
  });
}
