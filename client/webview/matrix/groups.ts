// Rows under group heads: what the grid shows line by line. Pure.
import type { ClauseView } from '../../../server/src/protocol/views.ts';
import { orders, ownerText, type Words } from './columns.ts';
import type { Row } from './rows.ts';

export type GroupBy = 'none' | 'chapter' | 'status' | 'owner' | 'type' | 'review';

export interface GroupLine {
  readonly kind: 'group';
  readonly key: string;
  /** Empty where the rows have nothing to be grouped by. */
  readonly label: string;
  readonly isOpen: boolean;
  readonly rows: number;
  readonly clauses: number;
  /** Of the clauses: documented or evidenced. */
  readonly covered: number;
  /** The clause that heads the group. */
  readonly chapter: ClauseView | undefined;
  /** The value that the rows share, as stored; for its icon. */
  readonly value: string;
}

export interface RowLine {
  readonly kind: 'row';
  readonly key: string;
  readonly row: Row;
  /** The row above it in the same group. */
  readonly previous: Row | undefined;
}

export type Line = GroupLine | RowLine;

interface Grouping {
  readonly value: (row: Row) => string;
  readonly label: (row: Row, words: Words) => string;
  /** Where the group stands among the others; groups with one rank are ordered by label. */
  readonly rank: (row: Row) => number;
}

const rankIn = (order: readonly string[], value: string | undefined): number =>
  value === undefined ? order.length : order.indexOf(value);

const groupings: Readonly<Record<Exclude<GroupBy, 'none'>, Grouping>> = {
  chapter: {
    value: ({ chapter }) => chapter?.key ?? '',
    label: ({ chapter }) => (chapter ? [chapter.id, chapter.title].filter(Boolean).join(' ') : ''),
    rank: ({ chapter, standard, place }) => (chapter && standard ? place : Number.MAX_SAFE_INTEGER),
  },
  status: {
    value: ({ clause }) => clause?.status ?? '',
    label: ({ clause }, words) => (clause?.status ? words.status[clause.status] : ''),
    rank: ({ clause }) => rankIn(orders.status, clause?.status),
  },
  owner: {
    value: ({ document }) => ownerText(document?.owner),
    label: ({ document }) => ownerText(document?.owner),
    rank: ({ document }) => (document?.owner ? 0 : 1),
  },
  type: {
    value: ({ document }) => document?.type ?? '',
    label: ({ document }, words) => (document?.type ? words.type(document.type) : ''),
    rank: ({ document }) => (document?.type ? 0 : 1),
  },
  review: {
    value: ({ document }) => document?.review.state ?? '',
    label: ({ document }, words) => (document ? words.review[document.review.state] : ''),
    rank: ({ document }) => rankIn(orders.review, document?.review.state),
  },
};

export const groupIds: readonly GroupBy[] = ['none', ...(Object.keys(groupings) as Exclude<GroupBy, 'none'>[])];

const isGreen = ({ status }: ClauseView): boolean => status === 'documented' || status === 'evidenced';

function linesOf(rows: readonly Row[]): readonly RowLine[] {
  return rows.map((row, i) => ({ kind: 'row', key: row.key, row, previous: rows[i - 1] }));
}

/** The lines to show; rows of groups whose keys are in `collapsed` are left out. Rows keep their order within a group. */
export function groupRows(
  rows: readonly Row[],
  by: GroupBy,
  collapsed: ReadonlySet<string>,
  words: Words,
): readonly Line[] {
  if (by === 'none') return linesOf(rows);
  const { value, label, rank } = groupings[by];
  const groups = new Map<string, { readonly rows: Row[]; rank: number; readonly label: string }>();
  for (const row of rows) {
    const key = value(row);
    const group = groups.get(key);
    if (group) {
      group.rows.push(row);
      group.rank = Math.min(group.rank, rank(row));
    } else groups.set(key, { rows: [row], rank: rank(row), label: label(row, words) });
  }
  const { compare } = new Intl.Collator(words.language, { numeric: true });
  const ordered = [...groups].sort(([, a], [, b]) => a.rank - b.rank || compare(a.label, b.label));
  return ordered.flatMap(([key, group]): readonly Line[] => {
    const clauses = new Set(group.rows.flatMap(({ clause }) => (clause?.status ? [clause] : [])));
    const head: GroupLine = {
      kind: 'group',
      key: `${by}\u0000${key}`,
      label: group.label,
      isOpen: !collapsed.has(`${by}\u0000${key}`),
      rows: group.rows.length,
      clauses: clauses.size,
      covered: [...clauses].filter(isGreen).length,
      chapter: by === 'chapter' ? group.rows[0]?.chapter : undefined,
      value: key,
    };
    return head.isOpen ? [head, ...linesOf(group.rows)] : [head];
  });
}
