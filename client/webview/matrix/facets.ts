// Filters by choice: facets (any of the chosen values of a property) and flags (yes or no). Pure.
import { changeOf, ownerText } from './columns.ts';
import type { Row } from './rows.ts';

export type FacetId = 'status' | 'baseline' | 'type' | 'owner' | 'review' | 'kind';
export type FlagId = 'gaps' | 'missing' | 'stale';

/** Values as they are stored; '' where there is none. */
export const facetTable: Readonly<Record<FacetId, (row: Row) => string>> = {
  status: ({ clause }) => clause?.status ?? '',
  /** What became of the clause since. */
  baseline: row => changeOf(row) ?? '',
  type: ({ document }) => document?.type ?? '',
  owner: ({ document }) => ownerText(document?.owner),
  review: ({ document }) => document?.review.state ?? '',
  kind: ({ item }) => item?.kind ?? '',
};

export const facetIds = Object.keys(facetTable) as readonly FacetId[];

const flagTable: Readonly<Record<FlagId, (row: Row) => boolean>> = {
  /** The clause is neither documented nor evidenced. */
  gaps: ({ clause }) => clause?.status !== undefined && clause.status !== 'documented' && clause.status !== 'evidenced',
  /** Documented information that nobody provides, or a clause that nobody claims. */
  missing: ({ item, document }) => (item ? item.state === 'missing' : document === undefined),
  stale: ({ clause }) => clause?.stale === true,
};

export const flagIds = Object.keys(flagTable) as readonly FlagId[];

export type Choices = Readonly<Partial<Record<FacetId, readonly string[]>>>;

const chosen = (choices: Choices, id: FacetId): readonly string[] => choices[id] ?? [];

/** Whether a row is among what was chosen; `but` leaves one facet out of account. */
export function isChosen(row: Row, choices: Choices, flags: readonly FlagId[], but?: FacetId): boolean {
  const inFacets = facetIds.every(id => {
    const values = chosen(choices, id);
    return id === but || values.length === 0 || values.includes(facetTable[id](row));
  });
  return inFacets && flags.every(id => flagTable[id](row));
}

/** How many rows each value of a facet would leave; in status and what became of it, how many clauses. */
export function countValues(rows: Iterable<Row>, id: FacetId): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  for (const row of rows) {
    const value = facetTable[id](row);
    if (id === 'status' || id === 'baseline') {
      if (row.clause === undefined || seen.has(row.clause.key)) continue;
      seen.add(row.clause.key);
    }
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** The choices with a value added, or taken away where it was chosen. */
export function toggled(choices: Choices, id: FacetId, value: string): Choices {
  const values = chosen(choices, id);
  const next = values.includes(value) ? values.filter(one => one !== value) : [...values, value];
  return { ...choices, [id]: next };
}
