// The columns of the matrix, in a table: what each says of a row as text (to filter, copy and read aloud), and what it sorts by.
// Pure: how a cell is drawn is in cells.ts.
import type {
  ClaimView,
  ClauseStatus,
  ItemState,
  PartyView,
  ReviewState,
  Severity,
  StandardView,
  SystemView,
} from '../../../server/src/protocol/views.ts';
import type { Direction, Row } from './rows.ts';

/** How things are called in the reader's language. */
export interface Words {
  /** BCP 47. */
  readonly language: string;
  readonly status: Readonly<Record<ClauseStatus, string>>;
  readonly review: Readonly<Record<ReviewState, string>>;
  readonly item: Readonly<Record<ItemState, string>>;
  readonly coverage: (coverage: ClaimView['coverage']) => string;
  readonly type: (type: string) => string;
  readonly date: (date: string) => string;
  readonly findings: (severity: Severity, count: number) => string;
  readonly columns: Readonly<Record<ColumnId, string>>;
  readonly mandatory: string;
  readonly expected: string;
  readonly wholeDocument: string;
  readonly missing: string;
  readonly stale: string;
  readonly waived: string;
  readonly unknownClause: string;
}

export type ColumnId =
  | 'clause'
  | 'title'
  | 'status'
  | 'baseline'
  | 'item'
  | 'document'
  | 'section'
  | 'owner'
  | 'review'
  | 'nextReview'
  | 'lastReview'
  | 'evidence'
  | 'findings'
  | 'type'
  | 'beside';

export interface Column {
  readonly id: ColumnId;
  /** Of whom it speaks: cells that repeat what the row above says of the same clause or document are left empty. */
  readonly of: 'clause' | 'document' | 'row';
  /** In CSS pixels. */
  readonly width: number;
  readonly text: (row: Row, words: Words) => string;
  /** What rows are sorted by; texts by the rules of the language, numbers in them as numbers. Nothing sorts last. */
  readonly rank: (row: Row, words: Words) => string | number | undefined;
}

const STATUS_ORDER: readonly ClauseStatus[] = ['not-covered', 'planned', 'partial', 'documented', 'evidenced'];
const REVIEW_ORDER: readonly ReviewState[] = [
  'overdue',
  'never-reviewed',
  'changed-since-review',
  'suspect',
  'due-soon',
  'current',
  'exempt',
];
const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export const orders = { status: STATUS_ORDER, review: REVIEW_ORDER, severity: SEVERITY_ORDER } as const;

const joined = (parts: readonly (string | false | undefined)[], by = ', '): string => parts.filter(Boolean).join(by);
const orUndefined = (text: string): string | undefined => (text === '' ? undefined : text);

export const ownerText = (owner: PartyView | undefined): string =>
  owner === undefined ? '' : owner.holder ? `${owner.title} (${owner.holder})` : owner.title;

export const countsOf = (row: Row): readonly (readonly [Severity, number])[] =>
  SEVERITY_ORDER.map(
    severity => [severity, row.findings.filter(one => one.severity === severity).length] as const,
  ).filter(([, count]) => count > 0);

/** When something of the row's document is due next: its review, or its next collection. */
export const dueOf = ({ document }: Row): string | undefined => document?.review.due ?? document?.evidence?.due;

/** How a clause stands beside how it stood at the baseline; undefined where either is not known. */
export function changeOf({ clause }: Row): 'regressed' | 'improved' | 'same' | undefined {
  if (clause?.status === undefined || clause.baseline === undefined) return undefined;
  const by = STATUS_ORDER.indexOf(clause.status) - STATUS_ORDER.indexOf(clause.baseline);
  return by < 0 ? 'regressed' : by > 0 ? 'improved' : 'same';
}

/** Errors before warnings, many before few. */
const weight = (row: Row): number | undefined =>
  row.findings.length === 0
    ? undefined
    : -countsOf(row).reduce(
        (sum, [severity, count]) => sum + count * 1000 ** (3 - SEVERITY_ORDER.indexOf(severity)),
        0,
      );

const columnTable: Readonly<Record<ColumnId, Omit<Column, 'id'>>> = {
  clause: {
    of: 'clause',
    width: 92,
    text: ({ clause, unknown }) => clause?.id ?? unknown ?? '',
    rank: ({ clause, unknown, place }) => (clause ? place : unknown),
  },
  title: {
    of: 'clause',
    width: 220,
    text: ({ clause, heading, unknown }, words) =>
      clause?.title ?? heading ?? (unknown === undefined ? '' : words.unknownClause),
    rank: ({ clause, heading }) => clause?.title ?? heading,
  },
  status: {
    of: 'clause',
    width: 150,
    text: ({ clause }, words) =>
      joined([
        clause?.status && words.status[clause.status],
        clause?.stale && words.stale,
        clause?.waived && words.waived,
      ]),
    rank: ({ clause }) => clause?.status && STATUS_ORDER.indexOf(clause.status),
  },
  baseline: {
    of: 'clause',
    width: 150,
    text: ({ clause }, words) => (clause?.baseline ? words.status[clause.baseline] : ''),
    rank: ({ clause }) => clause?.baseline && STATUS_ORDER.indexOf(clause.baseline),
  },
  item: {
    of: 'row',
    width: 310,
    text: ({ item }, words) =>
      item
        ? `${item.title} (${joined([words.type(item.kind), item.mandatory ? words.mandatory : words.expected, words.item[item.state]])})`
        : '',
    rank: ({ item }) => item?.title,
  },
  document: {
    of: 'document',
    width: 260,
    text: ({ document, item }, words) =>
      document
        ? joined([document.name, document.title !== document.name && document.title], ' ')
        : item?.state === 'missing'
          ? words.missing
          : '',
    rank: ({ document }) => document?.name,
  },
  section: {
    of: 'row',
    width: 180,
    text: ({ claim }, words) =>
      claim
        ? joined([claim.section ?? words.wholeDocument, claim.coverage !== 'full' && words.coverage(claim.coverage)])
        : '',
    rank: ({ claim }) => claim?.section ?? (claim && ''),
  },
  owner: {
    of: 'document',
    width: 170,
    text: ({ document }) => ownerText(document?.owner),
    rank: ({ document }) => orUndefined(ownerText(document?.owner)),
  },
  review: {
    of: 'document',
    width: 150,
    text: ({ document }, words) =>
      document
        ? joined([words.review[document.review.state], document.evidence?.state === 'outdated' && words.item.outdated])
        : '',
    rank: ({ document }) => document && REVIEW_ORDER.indexOf(document.review.state),
  },
  nextReview: {
    of: 'document',
    width: 112,
    text: (row, words) => words.date(dueOf(row) ?? ''),
    rank: dueOf,
  },
  lastReview: {
    of: 'document',
    width: 112,
    text: ({ document }, words) => words.date(document?.review.reviewed ?? ''),
    rank: ({ document }) => document?.review.reviewed,
  },
  evidence: {
    of: 'clause',
    width: 160,
    text: ({ evidence }) => joined(evidence.map(({ name }) => name)),
    rank: ({ evidence }) => evidence[0]?.name,
  },
  findings: {
    of: 'row',
    width: 96,
    text: (row, words) => joined(countsOf(row).map(([severity, count]) => words.findings(severity, count))),
    rank: weight,
  },
  type: {
    of: 'document',
    width: 110,
    text: ({ document }, words) => (document?.type ? words.type(document.type) : ''),
    rank: ({ document }, words) => document?.type && words.type(document.type),
  },
  beside: {
    of: 'row',
    width: 180,
    text: ({ beside }) => joined(beside.map(({ clause }) => clause.id)),
    rank: ({ beside }) => beside[0]?.clause.id,
  },
};

export const columnIds = Object.keys(columnTable) as readonly ColumnId[];

export const columnOf = (id: ColumnId): Column => columns[id];

const columns = Object.fromEntries(columnIds.map(id => [id, { id, ...columnTable[id] }])) as Record<ColumnId, Column>;

/** Backward, the document comes first. */
const backward: readonly ColumnId[] = [
  'document',
  'type',
  'owner',
  'review',
  'nextReview',
  'lastReview',
  'clause',
  'title',
];

export const naturalColumns: Readonly<Record<Direction, readonly ColumnId[]>> = {
  forward: columnIds,
  backward: [...backward, ...columnIds.filter(id => !backward.includes(id))],
};

/** Whether there is anything that a column, or a filter of the same name, can speak of. */
export function isOffered(id: string, { system, beside }: OfferedBy): boolean {
  if (id === 'beside') return beside !== undefined;
  return id !== 'baseline' || system?.baseline !== undefined;
}

interface OfferedBy {
  readonly system: SystemView | undefined;
  readonly beside: StandardView | undefined;
}

/** What the rows of a direction are about. */
export const mainColumn: Readonly<Record<Direction, ColumnId>> = { forward: 'clause', backward: 'document' };

/** Whether a cell says what the row above it says already. */
export function isRepeated(column: Column, row: Row, previous: Row | undefined, direction: Direction): boolean {
  if (previous === undefined) return false;
  const sameClause = row.clause !== undefined && row.clause === previous.clause;
  const sameDocument = row.document !== undefined && row.document === previous.document;
  // Findings are those of what the rows are about.
  const of = column.id === 'findings' ? (direction === 'forward' ? 'clause' : 'document') : column.of;
  if (direction === 'forward') return of === 'clause' && sameClause;
  return of === 'document' && sameDocument;
}
