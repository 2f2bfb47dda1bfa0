// What stands above the grid: which matrix it is, how it is read, and what of it is shown.
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { SystemView } from '../../../server/src/protocol/views.ts';
import { icon } from '../looks.ts';
import { t } from '../page.ts';
import { dateText, statuses, statusNames } from '../states.ts';
import { type GroupBy, groupIds } from './groups.ts';
import { ALL_STANDARDS, type Presentation } from './presentation.ts';
import type { Direction } from './rows.ts';
import { isFiltered, type Settings } from './state.ts';
import { groupWords } from './words.ts';

export interface ToolbarHooks {
  readonly change: (settings: Partial<Settings>) => void;
  readonly status: (status: string) => void;
  readonly group: (by: GroupBy) => void;
  readonly exportMenu: (at: DOMRect) => void;
  readonly asOf: () => void;
  readonly picture: () => void;
  /** From the filter down into the grid. */
  readonly enterGrid: () => void;
  readonly clear: () => void;
}

type Option = readonly [value: string, label: string];

const select = (
  label: string,
  value: string,
  options: readonly Option[],
  change: (value: string) => void,
): TemplateResult => html`
  <vscode-single-select .label=${label} title=${label} .value=${value} @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
    ${options.map(([id, text]) => html`<vscode-option value=${id} ?selected=${id === value}>${text}</vscode-option>`)}
  </vscode-single-select>`;

function standardPickers({ system, standard, beside }: Presentation, { change }: ToolbarHooks): TemplateResult {
  const all = system?.standards ?? [];
  if (all.length <= 1) return html`<span class="standard">${standard?.shortTitle ?? ''}</span>`;
  const named = all.map(({ id, shortTitle }): Option => [id, shortTitle]);
  const others = named.filter(([id]) => id !== standard?.id);
  return html`${select(
    t('Standard'),
    standard?.id ?? ALL_STANDARDS,
    [...named, [ALL_STANDARDS, t('All standards')]],
    value => change({ standard: value }),
  )}${select(
    t('Standard beside it'),
    beside?.id ?? '',
    [['', t('Nothing beside')], ...others.map(([id, text]): Option => [id, t('Beside: {0}', text)])],
    value => change({ beside: value === '' ? undefined : value }),
  )}`;
}

const directions: readonly (readonly [Direction, string, string])[] = [
  ['forward', t('By clause'), t('Every clause, with the documents that answer it')],
  ['backward', t('By document'), t('Every document, with the clauses it answers')],
];

const directionSwitch = ({ direction }: Settings, { change }: ToolbarHooks): TemplateResult => html`
  <div class="switch" role="group" aria-label=${t('Direction')}>${directions.map(
    ([id, label, meaning]) =>
      html`<button type="button" class="tool" aria-pressed=${id === direction} title=${meaning} @click=${() => change({ direction: id })}>${label}</button>`,
  )}</div>`;

function titleBar(
  shown: Presentation,
  systems: readonly SystemView[],
  asOf: string,
  hooks: ToolbarHooks,
): TemplateResult {
  const { system } = shown;
  const heading = html`<h1 class=${systems.length > 1 ? 'unseen' : ''}>${system?.name ?? ''} <span class="unseen">${t('Traceability matrix')}</span></h1>`;
  const picker =
    systems.length > 1
      ? select(
          t('Service management system'),
          system?.root ?? '',
          systems.map(({ root, name }): Option => [root, name]),
          root => hooks.change({ root, collapsed: [] }),
        )
      : nothing;
  return html`<div class="bar title-bar">${heading}${picker}${standardPickers(shown, hooks)}<span class="gap"></span>
    <button type="button" class="tool" title=${t('The day that counts as today. Click to set it.')} @click=${hooks.asOf}>${icon('calendar')}<bdi>${t('As of {0}', dateText(asOf))}</bdi></button>
    <button type="button" class="tool" title=${t('Show the coverage picture')} aria-label=${t('Show the coverage picture')} @click=${hooks.picture}>${icon('graph')}</button>
    <button type="button" class="tool" aria-haspopup="menu" @click=${(event: MouseEvent) =>
      hooks.exportMenu(
        (event.currentTarget as HTMLElement).getBoundingClientRect(),
      )}>${icon('export')}${t('Export')}</button>
  </div>`;
}

function filterBar(settings: Settings, hooks: ToolbarHooks): TemplateResult {
  const chosen = Object.entries(settings.choices).reduce(
    (sum, [id, { length }]) => sum + (id === 'status' ? 0 : length),
    settings.flags.length,
  );
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') hooks.enterGrid();
    else if (event.key === 'Escape' && settings.text !== '') hooks.change({ text: '' });
    else return;
    event.preventDefault();
  };
  return html`<div class="bar filter-bar">${directionSwitch(settings, hooks)}
    <vscode-textfield id="filter" type="search" .label=${t('Filter')} placeholder=${t('Filter, such as owner:smith -draft "change plan"')} .value=${settings.text}
      @input=${(event: InputEvent) => hooks.change({ text: (event.target as HTMLInputElement).value })} @keydown=${onKey}
      ><span slot="content-before">${icon('filter')}</span></vscode-textfield>
    <button type="button" class="tool" popovertarget="filters" aria-haspopup="dialog" aria-pressed=${chosen > 0}>${icon('list-filter')}${
      chosen === 0 ? t('Filters') : t('Filters ({0})', chosen)
    }</button>
    <span class="labelled">${icon('list-tree')}${select(
      t('Group by'),
      settings.tables[settings.direction].group,
      groupIds.map((id): Option => [id, groupWords[id]]),
      group => hooks.group(group as GroupBy),
    )}</span>
    <button type="button" class="tool" popovertarget="columns" aria-haspopup="dialog">${icon('layout')}${t('Columns')}</button>
  </div>`;
}

function statusBar(
  { statuses: counts, left, total }: Presentation,
  settings: Settings,
  hooks: ToolbarHooks,
): TemplateResult {
  const chosen = settings.choices.status ?? [];
  return html`<div class="bar status-row"><div class="chips" role="group" aria-label=${t('Filter by status')}>${statusNames.map(
    status => {
      const { icon: name, word, meaning } = statuses[status];
      return html`<button type="button" class="chip" aria-pressed=${chosen.includes(status)} title=${meaning} @click=${() => hooks.status(status)}
      >${icon(name, `tint ${status}`)}${word}<span class="number">${counts.get(status) ?? 0}</span></button>`;
    },
  )}</div><span class="gap"></span>
    <span class="soft" role="status">${left === total ? t('{0} rows', total) : t('{0} of {1} rows', left, total)}</span>
    ${isFiltered(settings) ? html`<button type="button" class="tool" @click=${hooks.clear}>${icon('clear-all')}${t('Clear Filters')}</button>` : nothing}
  </div>`;
}

export const toolbar = (
  shown: Presentation,
  settings: Settings,
  systems: readonly SystemView[],
  asOf: string,
  hooks: ToolbarHooks,
): TemplateResult =>
  html`${titleBar(shown, systems, asOf, hooks)}${filterBar(settings, hooks)}${statusBar(shown, settings, hooks)}`;
