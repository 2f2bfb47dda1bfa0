// Which clauses the tree shows: by status and by text. What is kept between sessions is data that somebody may have edited, so
// it is read with care.
import type { ClauseStatus, ClauseView, DocumentView, StandardView } from '../../../server/src/protocol/views.ts';
import { isRegressed } from './regressions.ts';
import { CLAUSE_STATUSES } from './words.ts';

export interface ClauseFilter {
  /** Statuses to show; none: all. */
  readonly statuses: readonly ClauseStatus[];
  /** Only clauses that a document covers whose review is not in order. */
  readonly stale: boolean;
  /** Only clauses that stood better at the baseline. */
  readonly regressed: boolean;
  /** In the number, the title, a document that covers it, or an item that it calls for. Empty: all. */
  readonly text: string;
}

export const NO_FILTER: ClauseFilter = { statuses: [], stale: false, regressed: false, text: '' };

export const isFiltering = ({ statuses, stale, regressed, text }: ClauseFilter): boolean =>
  statuses.length > 0 || stale || regressed || text.trim() !== '';

/** A filter from what was kept, whatever that is. */
export function readFilter(kept: unknown): ClauseFilter {
  if (typeof kept !== 'object' || kept === null) return NO_FILTER;
  const { statuses, stale, regressed, text } = kept as Partial<Record<keyof ClauseFilter, unknown>>;
  return {
    statuses: Array.isArray(statuses) ? CLAUSE_STATUSES.filter(one => statuses.includes(one)) : [],
    stale: stale === true,
    regressed: regressed === true,
    text: typeof text === 'string' ? text : '',
  };
}

const holds = (text: string | undefined, wanted: string): boolean => text?.toLowerCase().includes(wanted) ?? false;

/** A number leads to the clause and to those below it (8.1 to 8.1.2, and not to 8.10), and to nothing else. */
const IS_NUMBER = /^([a-z]\.)?\d+(\.\d+)*\.?$/;

function isNumbered(id: string, wanted: string): boolean {
  const number = id.toLowerCase();
  return number === wanted || number.startsWith(wanted.endsWith('.') ? wanted : `${wanted}.`);
}

function speaksOf(clause: ClauseView, documents: readonly DocumentView[], wanted: string): boolean {
  if (wanted === '') return true;
  if (IS_NUMBER.test(wanted)) return isNumbered(clause.id, wanted);
  return (
    holds(clause.title, wanted) ||
    clause.items.some(({ id, title }) => id === wanted || holds(title, wanted)) ||
    clause.claims.some(({ document }) => {
      const { name, title } = documents[document]!;
      return holds(name, wanted) || holds(title, wanted);
    })
  );
}

const hasState = (clause: ClauseView, { statuses, stale, regressed }: ClauseFilter): boolean =>
  (statuses.length === 0 || (clause.status !== undefined && statuses.includes(clause.status))) &&
  (!stale || clause.stale) &&
  (!regressed || isRegressed(clause));

export interface Visible {
  /** Keys of the clauses to show: those that match, and the ones above them. */
  readonly keys: ReadonlySet<string>;
  /** How many match. */
  readonly matches: number;
}

/** What is visible of a standard; undefined: everything. */
export function visibleClauses(
  { clauses }: StandardView,
  documents: readonly DocumentView[],
  filter: ClauseFilter,
): Visible | undefined {
  if (!isFiltering(filter)) return undefined;
  const wanted = filter.text.trim().toLowerCase();
  const byKey = new Map(clauses.map(clause => [clause.key, clause]));
  /** Clauses of the text, and all below them: parents stand before their children. */
  const spoken = new Set<string>();
  const keys = new Set<string>();
  let matches = 0;
  for (const clause of clauses) {
    const isSpokenOf =
      (clause.parent !== undefined && spoken.has(clause.parent)) || speaksOf(clause, documents, wanted);
    if (isSpokenOf) spoken.add(clause.key);
    if (!isSpokenOf || !hasState(clause, filter)) continue;
    if (clause.status !== undefined) matches++;
    for (let at: ClauseView | undefined = clause; at && !keys.has(at.key); ) {
      keys.add(at.key);
      at = at.parent === undefined ? undefined : byKey.get(at.parent);
    }
  }
  return { keys, matches };
}
