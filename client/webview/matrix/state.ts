// What a person has set: kept over hiding, updates and reloads. What comes back may be of an older version or torn, so every
// part is looked at and what makes no sense is left out. Pure.
import { type ColumnId, columnIds, columnOf, naturalColumns } from './columns.ts';
import { type Choices, type FlagId, facetIds, flagIds } from './facets.ts';
import { type GroupBy, groupIds } from './groups.ts';
import type { SortKey } from './order.ts';
import type { Direction } from './rows.ts';

export interface ColumnSetting {
  readonly id: ColumnId;
  /** In CSS pixels. */
  readonly width: number;
  readonly isShown: boolean;
}

/** What belongs to a direction: each has its own table. */
export interface TableSettings {
  readonly columns: readonly ColumnSetting[];
  readonly sort: readonly SortKey[];
  readonly group: GroupBy;
}

export interface Settings {
  /** URI of the SMS's folder; undefined for the first. */
  readonly root: string | undefined;
  /** Id of the standard, `*` for all; undefined for the first. */
  readonly standard: string | undefined;
  /** Id of the standard beside it. */
  readonly beside: string | undefined;
  readonly direction: Direction;
  readonly collapsed: readonly string[];
  readonly text: string;
  readonly choices: Choices;
  readonly flags: readonly FlagId[];
  readonly tables: Readonly<Record<Direction, TableSettings>>;
}

/** Where a person is. */
export interface Position {
  /** Key of the line; undefined for the heads of the columns. */
  readonly line: string | undefined;
  readonly column: ColumnId | undefined;
  /** In CSS pixels. */
  readonly top: number;
  readonly left: number;
}

/** What the page remembers. */
export interface Memory {
  readonly settings: Settings;
  readonly position: Position;
  /** The last wish of the panel that was followed. */
  readonly served: number;
}

const MIN_WIDTH = 48;
const MAX_WIDTH = 900;

const naturalTable = (direction: Direction): TableSettings => ({
  columns: naturalColumns[direction].map(id => ({ id, width: columnOf(id).width, isShown: true })),
  sort: [],
  group: direction === 'forward' ? 'chapter' : 'type',
});

export const defaults: Settings = {
  root: undefined,
  standard: undefined,
  beside: undefined,
  direction: 'forward',
  collapsed: [],
  text: '',
  choices: {},
  flags: [],
  tables: { forward: naturalTable('forward'), backward: naturalTable('backward') },
};

/** The same settings without filters. */
export const unfiltered = (settings: Settings): Settings => ({ ...settings, text: '', choices: {}, flags: [] });

export const isFiltered = ({ text, choices, flags }: Settings): boolean =>
  text.trim() !== '' || flags.length > 0 || Object.values(choices).some(values => values.length > 0);

export function withTable(settings: Settings, change: Partial<TableSettings>): Settings {
  const { direction, tables } = settings;
  return { ...settings, tables: { ...tables, [direction]: { ...tables[direction], ...change } } };
}

export const clampWidth = (width: number): number => Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));

/** The columns with one moved by so many places; the first of the table is where reading begins, and may be moved too. */
export function moved(columns: readonly ColumnSetting[], id: ColumnId, by: number): readonly ColumnSetting[] {
  const from = columns.findIndex(column => column.id === id);
  const to = Math.min(columns.length - 1, Math.max(0, from + by));
  if (from < 0 || from === to) return columns;
  const rest = columns.filter((_, i) => i !== from);
  return [...rest.slice(0, to), columns[from]!, ...rest.slice(to)];
}

/** The columns with one moved past its neighbour on the screen, whatever is hidden between them. */
export function movedPast(columns: readonly ColumnSetting[], id: ColumnId, by: 1 | -1): readonly ColumnSetting[] {
  const from = columns.findIndex(column => column.id === id);
  let to = from + by;
  while (columns[to]?.isShown === false) to += by;
  return moved(columns, id, to - from);
}

export const changedColumn = (
  columns: readonly ColumnSetting[],
  id: ColumnId,
  change: Partial<ColumnSetting>,
): readonly ColumnSetting[] => columns.map(column => (column.id === id ? { ...column, ...change } : column));

type Bag = Readonly<Record<string, unknown>>;
const bag = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const texts = (value: unknown): readonly string[] => list(value).filter(one => typeof one === 'string');
const size = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const among = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find(one => one === value);

function readTable(value: unknown, direction: Direction): TableSettings {
  const { columns, sort, group } = bag(value);
  const known = list(columns).flatMap((one): readonly ColumnSetting[] => {
    const { id, width, isShown } = bag(one);
    const column = among(columnIds, id);
    return column === undefined || typeof width !== 'number' || Number.isNaN(width)
      ? []
      : [{ id: column, width: clampWidth(width), isShown: isShown !== false }];
  });
  const unique = known.filter(({ id }, i) => known.findIndex(one => one.id === id) === i);
  const missing = naturalTable(direction).columns.filter(({ id }) => !unique.some(one => one.id === id));
  const all = [...unique, ...missing];
  return {
    columns: all.some(({ isShown }) => isShown) ? all : naturalTable(direction).columns,
    sort: list(sort).flatMap((one): readonly SortKey[] => {
      const { column, descending } = bag(one);
      const id = among(columnIds, column);
      return id === undefined ? [] : [{ column: id, descending: descending === true }];
    }),
    group: among(groupIds, group) ?? naturalTable(direction).group,
  };
}

/** Reads what was remembered. */
export function readMemory(value: unknown): Memory {
  const { settings, position, served } = bag(value);
  const given = bag(settings);
  const choices = bag(given.choices);
  const tables = bag(given.tables);
  const place = bag(position);
  return {
    settings: {
      root: text(given.root),
      standard: text(given.standard),
      beside: text(given.beside),
      direction: among(['forward', 'backward'] as const, given.direction) ?? defaults.direction,
      collapsed: texts(given.collapsed),
      text: text(given.text) ?? '',
      choices: Object.fromEntries(facetIds.map(id => [id, texts(choices[id])])),
      flags: flagIds.filter(id => list(given.flags).includes(id)),
      tables: { forward: readTable(tables.forward, 'forward'), backward: readTable(tables.backward, 'backward') },
    },
    position: {
      line: text(place.line),
      column: among(columnIds, place.column),
      top: size(place.top),
      left: size(place.left),
    },
    served: size(served),
  };
}
