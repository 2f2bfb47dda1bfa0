// The menus of the grid beyond the actions on a row: only rows like this one, and what can be done with a column.
import type { Menu, MenuEntry } from '../menu.ts';
import { t } from '../page.ts';
import type { ColumnId } from './columns.ts';
import { type FacetId, facetTable } from './facets.ts';
import { columnTitle } from './heads.ts';
import type { Presentation } from './presentation.ts';
import type { Row } from './rows.ts';
import { changedColumn, movedPast, type Settings, type TableSettings, withTable } from './state.ts';
import { valueWord } from './words.ts';

type Change = (next: Partial<Settings>) => void;

/** What rows are compared by. */
const likeness: readonly FacetId[] = ['status', 'owner', 'type'];

/** Only rows like this one. */
export const likeMenu = (row: Row, settings: Settings, change: Change): readonly MenuEntry[] =>
  likeness.flatMap(facet => {
    const value = facetTable[facet](row);
    if (value === '' || settings.choices[facet]?.includes(value)) return [];
    const choices = { ...settings.choices, [facet]: [value] };
    return [{ label: t('Only {0}', valueWord(facet, value)), run: () => change({ choices }) }];
  });

export function columnMenu(column: ColumnId, shown: Presentation, settings: Settings, change: Change): Menu {
  const { columns, sort } = settings.tables[settings.direction];
  const key = sort.find(one => one.column === column);
  const to = (next: Partial<TableSettings>) => (): void => change(withTable(settings, next));
  const hide = {
    label: t('Hide {0}', columnTitle(column, shown.beside?.shortTitle)),
    run: to({ columns: changedColumn(columns, column, { isShown: false }) }),
  };
  return [
    [
      {
        label: t('Sort Ascending'),
        isChecked: key?.descending === false,
        run: to({ sort: [{ column, descending: false }] }),
      },
      {
        label: t('Sort Descending'),
        isChecked: key?.descending === true,
        run: to({ sort: [{ column, descending: true }] }),
      },
    ],
    [
      {
        label: t('Move towards the Start'),
        hint: 'Alt+Shift+←',
        run: to({ columns: movedPast(columns, column, -1) }),
      },
      { label: t('Move towards the End'), hint: 'Alt+Shift+→', run: to({ columns: movedPast(columns, column, 1) }) },
    ],
    shown.columns.length > 1 ? [hide] : [],
  ];
}
