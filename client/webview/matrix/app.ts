// The matrix as a whole: holds the data, what the person has set and where the person is, and draws what follows from them.
import { html, render } from 'lit';
import type { MatrixData } from '../../src/panels/matrixMessages.ts';
import { openMenu } from '../menu.ts';
import { remember, remembered, t } from '../page.ts';
import { clauseOf, open, rowMenu, run, showClause } from './actions.ts';
import { noRows, noSystem, waiting } from './blanks.ts';
import type { ColumnId } from './columns.ts';
import { type FacetId, toggled } from './facets.ts';
import { Grid } from './grid.ts';
import type { Line } from './groups.ts';
import { columnMenu, likeMenu } from './menus.ts';
import { nextSort } from './order.ts';
import { columnPopup, filterPopup } from './popups.ts';
import { createPresenter, type Presentation, rowsByKey } from './presentation.ts';
import type { Row } from './rows.ts';
import {
  changedColumn,
  clampWidth,
  defaults,
  isFiltered,
  type Memory,
  movedPast,
  readMemory,
  type Settings,
  unfiltered,
  withTable,
} from './state.ts';
import { toolbar } from './toolbar.ts';
import { words } from './words.ts';

/** How long cells that changed are marked, and how long the page waits before it remembers, in milliseconds. */
const FLASH = 1500;
const REST = 150;

const NONE: ReadonlyMap<string, Row> = new Map();

/** Changes after which what is shown is the same table still: the place in it is kept. */
const KEEPING: readonly (keyof Settings)[] = ['collapsed', 'tables'];

function part(name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  return element;
}

export function startMatrix(host: HTMLElement): (data: MatrixData | undefined) => void {
  const bar = part('toolbar');
  const box = part('box');
  const empty = part('empty');
  const floating = part('floating');
  const blankHost = part('blank-host');
  const main = document.createElement('main');
  main.append(bar, box, empty, floating);
  const present = createPresenter(words);
  const memory = readMemory(remembered());
  let { settings, served } = memory;
  let data: MatrixData | undefined;
  let shown: Presentation | undefined;
  let before = NONE;
  let flashing: number | undefined;
  let saving: number | undefined;
  /** Where the person was when the matrix was last there. */
  let place = memory.position;
  let isThere = false;

  const root = (): string => shown?.system?.root ?? '';

  function save(): void {
    clearTimeout(saving);
    saving = undefined;
    remember({ settings, served, position: isThere ? grid.position : place } satisfies Memory);
  }
  function saveSoon(): void {
    saving ??= window.setTimeout(save, REST);
  }
  window.addEventListener('pagehide', save);

  const grid = new Grid(
    box,
    {
      sort: (column, isAdded) => change(withTable(settings, { sort: nextSort(table().sort, column, isAdded) })),
      widen: (column, width) =>
        change(withTable(settings, { columns: changedColumn(table().columns, column, { width: clampWidth(width) }) })),
      shift: (column, by) => change(withTable(settings, { columns: movedPast(table().columns, column, by) })),
      toggle: group => {
        const { collapsed } = settings;
        change({
          collapsed: collapsed.includes(group) ? collapsed.filter(one => one !== group) : [...collapsed, group],
        });
      },
      open: (row, column, beside) => open(root(), row, column, beside),
      clause: line => {
        const clause = clauseOf(line);
        if (clause) showClause(root(), clause);
      },
      menu: (line, column, at) => showMenu(line, column, at),
      copy: text => void navigator.clipboard.writeText(text),
      find: () => document.querySelector<HTMLElement>('#filter')?.focus(),
      escape: () => isFiltered(settings) && clear(),
    },
    saveSoon,
  );

  const clear = (): void => change(unfiltered(settings));
  const table = (): Settings['tables']['forward'] => settings.tables[settings.direction];

  function change(next: Partial<Settings>): void {
    const before = settings;
    settings = { ...settings, ...next };
    const isSame =
      before.tables[before.direction].sort === table().sort &&
      before.tables[before.direction].group === table().group &&
      (Object.keys(next) as (keyof Settings)[]).every(key => KEEPING.includes(key) || before[key] === settings[key]);
    draw(isSame);
    saveSoon();
  }

  function showMenu(line: Line | undefined, column: ColumnId, at: DOMRect): void {
    if (line?.kind === 'row') {
      openMenu(rowMenu(root(), line.row, column, likeMenu(line.row, settings, change)), t('Actions on the row'), at);
    } else if (line === undefined && shown) {
      openMenu(columnMenu(column, shown, settings, change), t('Actions on the column'), at);
    }
  }

  function exportMenu(at: DOMRect): void {
    const entries = (data?.formats ?? []).map(({ id, label }) => ({
      label,
      run: () => run('exportMatrix', root(), id),
    }));
    openMenu([entries], t('Export'), at);
  }

  function drawToolbar(): void {
    if (data === undefined || shown === undefined) return;
    const choose = (facet: FacetId, value: string): void =>
      change({ choices: toggled(settings.choices, facet, value) });
    render(
      toolbar(shown, settings, data.systems, data.asOf, {
        change,
        status: value => choose('status', value),
        group: group => change({ ...withTable(settings, { group }), collapsed: [] }),
        exportMenu,
        asOf: () => run('setAsOf'),
        picture: () => run('showPicture'),
        enterGrid: () => grid.enter(),
        clear,
      }),
      bar,
    );
    render(
      html`${filterPopup(shown, settings, {
        redraw: drawToolbar,
        choose,
        flag: flag =>
          change({
            flags: settings.flags.includes(flag)
              ? settings.flags.filter(one => one !== flag)
              : [...settings.flags, flag],
          }),
      })}${columnPopup(shown, settings, {
        redraw: drawToolbar,
        columns: columns => change(withTable(settings, { columns })),
        reset: () => change(withTable(settings, { columns: defaults.tables[settings.direction].columns })),
      })}`,
      floating,
    );
  }

  function draw(isSame: boolean): void {
    if (data === undefined) return;
    shown = present(data.systems, settings);
    const { columns, lines, system, standard, beside } = shown;
    drawToolbar();
    box.hidden = lines.length === 0;
    empty.hidden = lines.length > 0;
    if (lines.length === 0) render(noRows(isFiltered(settings) ? clear : undefined), empty);
    grid.show(
      {
        columns,
        lines,
        before,
        sort: table().sort,
        direction: settings.direction,
        group: table().group,
        beside: beside?.shortTitle,
        label: t('Traceability matrix of {0}, {1}', system?.name ?? '', standard?.shortTitle ?? t('All standards')),
      },
      isSame,
    );
  }

  /** In place of the matrix, while there is none; the place in it is kept for when it comes back. */
  function drawBlank(): void {
    if (isThere) place = grid.position;
    isThere = false;
    shown = undefined;
    render(data === undefined ? waiting() : noSystem(() => run('initialize')), blankHost);
    host.replaceChildren(blankHost);
  }

  return next => {
    // Only what a person has seen can have changed.
    before = shown === undefined ? NONE : rowsByKey(shown.lines);
    data = next;
    if (next === undefined || next.systems.length === 0) return drawBlank();
    if (!isThere) host.replaceChildren(main);
    if (next.asked && next.asked.serial > served) {
      served = next.asked.serial;
      if (next.systems.some(one => one.root === next.asked?.root)) settings = { ...settings, root: next.asked.root };
    }
    draw(true);
    if (!isThere) grid.restore(place);
    isThere = true;
    saveSoon();
    clearTimeout(flashing);
    flashing = window.setTimeout(() => {
      before = NONE;
      draw(true);
    }, FLASH);
  };
}
