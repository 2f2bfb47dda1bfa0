// From the data and the settings to what the page shows, in four steps: rows, order, filter, groups. Each step is taken again only
// when something that it reads is another, so that typing into the filter does not sort. Pure.
import type { StandardView, SystemView } from '../../../server/src/protocol/views.ts';
import { type ColumnId, columnOf, isOffered, type Words } from './columns.ts';
import { countValues, type FacetId, facetIds, isChosen } from './facets.ts';
import { type GroupBy, groupRows, type Line } from './groups.ts';
import { sortRows } from './order.ts';
import { createMatcher, parseQuery } from './query.ts';
import { type Row, rowsOf } from './rows.ts';
import type { ColumnSetting, Settings } from './state.ts';

export const ALL_STANDARDS = '*';

export interface Presentation {
  readonly system: SystemView | undefined;
  /** The standard in front; undefined where all are. */
  readonly standard: StandardView | undefined;
  readonly beside: StandardView | undefined;
  readonly columns: readonly ColumnSetting[];
  readonly lines: readonly Line[];
  /** How many rows there are, and how many of them the filter leaves. */
  readonly total: number;
  readonly left: number;
  /** Clauses of each status that all filters but the status leave. */
  readonly statuses: ReadonlyMap<string, number>;
  /** How many rows each value of a facet would leave, made when somebody looks. */
  readonly values: (facet: FacetId) => ReadonlyMap<string, number>;
}

/** Remembers the last result of a function, as long as its arguments are the same objects. */
function remembering<Args extends readonly unknown[], Result>(
  make: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    if (last === undefined || !args.every((arg, i) => arg === last!.args[i])) last = { args, result: make(...args) };
    return last.result;
  };
}

export function createPresenter(words: Words): (systems: readonly SystemView[], settings: Settings) => Presentation {
  const matches = createMatcher(words);
  const makeRows = remembering(
    (system: SystemView, direction: Settings['direction'], standard: string, beside: string | undefined) =>
      rowsOf({
        system,
        direction,
        beside,
        standards: standard === ALL_STANDARDS ? system.standards.map(({ id }) => id) : [standard],
      }),
  );
  const order = remembering((rows: readonly Row[], sort: Settings['tables']['forward']['sort']) =>
    sortRows(rows, sort, words),
  );
  const match = remembering((rows: readonly Row[], text: string) => {
    const terms = parseQuery(text, words);
    return terms.length === 0 ? rows : rows.filter(row => matches(row, terms));
  });
  const choose = remembering((rows: readonly Row[], choices: Settings['choices'], flags: Settings['flags']) =>
    flags.length === 0 && facetIds.every(id => !choices[id]?.length)
      ? rows
      : rows.filter(row => isChosen(row, choices, flags)),
  );
  const count = remembering((rows: readonly Row[], choices: Settings['choices'], flags: Settings['flags']) =>
    countValues(
      rows.filter(row => isChosen(row, choices, flags, 'status')),
      'status',
    ),
  );
  const group = remembering((rows: readonly Row[], by: GroupBy, collapsed: readonly string[]) =>
    groupRows(rows, by, new Set(collapsed), words),
  );

  return (systems, settings) => {
    const { direction, choices, flags, tables } = settings;
    const system = systems.find(({ root }) => root === settings.root) ?? systems[0];
    const named = system?.standards.find(({ id }) => id === settings.standard);
    const isAll = settings.standard === ALL_STANDARDS && (system?.standards.length ?? 0) > 1;
    const standard = isAll ? undefined : (named ?? system?.standards[0]);
    const beside = system?.standards.find(one => one.id === settings.beside && one !== standard);
    const all = system ? makeRows(system, direction, standard?.id ?? ALL_STANDARDS, beside?.id) : [];
    const matching = match(order(all, tables[direction].sort), settings.text);
    const rows = choose(matching, choices, flags);
    return {
      system,
      standard,
      beside,
      columns: tables[direction].columns.filter(({ id, isShown }) => isShown && isOffered(id, { system, beside })),
      lines: group(rows, tables[direction].group, settings.collapsed),
      total: all.length,
      left: rows.length,
      statuses: count(matching, choices, flags),
      values: facet =>
        countValues(
          matching.filter(row => isChosen(row, choices, flags, facet)),
          facet,
        ),
    };
  };
}

/** Rows by the keys of their lines: to tell what is another after an update. */
export const rowsByKey = (lines: readonly Line[]): ReadonlyMap<string, Row> =>
  new Map(lines.flatMap(line => (line.kind === 'row' ? [[line.key, line.row] as const] : [])));

/** Whether a cell says something else than it did; a row that was not there has nothing to compare. */
export function isChanged(before: Row | undefined, row: Row, column: ColumnId, words: Words): boolean {
  if (before === undefined || before === row) return false;
  const { text } = columnOf(column);
  return text(before, words) !== text(row, words);
}
