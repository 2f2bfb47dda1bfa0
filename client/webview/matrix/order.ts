// Sorts rows by any columns. Texts are ranked once a column, so that comparing rows compares numbers. Pure.
import { type ColumnId, columnOf, type Words } from './columns.ts';
import type { Row } from './rows.ts';

export interface SortKey {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** A number for each row: smaller sorts first. NaN: there is nothing to sort by. */
function ranksOf(rows: readonly Row[], column: ColumnId, words: Words): Float64Array {
  const { rank } = columnOf(column);
  const values = rows.map(row => rank(row, words));
  const texts = [...new Set(values.filter(value => typeof value === 'string'))];
  const { compare } = new Intl.Collator(words.language, { numeric: true });
  const positions = new Map(texts.sort(compare).map((text, i) => [text, i]));
  // Where numbers and texts meet (a clause that no standard has), numbers come first.
  return Float64Array.from(values, value =>
    typeof value === 'number' ? value : value === undefined ? Number.NaN : 2 ** 40 + positions.get(value)!,
  );
}

/** Stable: what compares equal keeps its order. What has no value comes last, in both directions. */
export function sortRows(rows: readonly Row[], keys: readonly SortKey[], words: Words): readonly Row[] {
  if (keys.length === 0) return rows;
  const ranked = keys.map(({ column, descending }) => ({
    ranks: ranksOf(rows, column, words),
    sign: descending ? -1 : 1,
  }));
  const compare = (a: number, b: number): number => {
    for (const { ranks, sign } of ranked) {
      const left = ranks[a]!;
      const right = ranks[b]!;
      const isNothing = Number.isNaN(left);
      if (isNothing !== Number.isNaN(right)) return isNothing ? 1 : -1;
      if (!isNothing && left !== right) return sign * (left - right);
    }
    return a - b;
  };
  return rows
    .map((_, i) => i)
    .sort(compare)
    .map(i => rows[i]!);
}

/**
 * The keys after a click on a column's head: ascending, descending, natural order. With `isAdded` (Shift) the column joins the
 * keys that are there.
 */
export function nextSort(keys: readonly SortKey[], column: ColumnId, isAdded: boolean): readonly SortKey[] {
  const known = keys.find(key => key.column === column);
  const next =
    known === undefined ? [{ column, descending: false }] : known.descending ? [] : [{ column, descending: true }];
  if (!isAdded) return next;
  return known ? keys.flatMap(key => (key === known ? next : [key])) : [...keys, ...next];
}
