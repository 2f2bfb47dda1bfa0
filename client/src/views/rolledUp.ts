// What is rolled up from clauses: how many are green, which icon stands for all of them, and how many gaps are left.
import type { ClauseStatus, SystemView } from '../../../server/src/protocol/views.ts';
import { type ClauseFilter, visibleClauses } from './clauseFilter.ts';
import { STATUS_ICONS } from './icons.ts';
import type { Icon } from './node.ts';
import { CLAUSE_STATUSES, isGreen, type Words } from './words.ts';

type Counts = Readonly<Record<ClauseStatus, number>>;

const sum = (counts: Counts, of: (status: ClauseStatus) => boolean): number =>
  CLAUSE_STATUSES.reduce((total, status) => total + (of(status) ? counts[status] : 0), 0);

/** “14 of 20”: how many auditable clauses are green. */
export const share = (counts: Counts, { t }: Words): string =>
  t(
    '{0} of {1}',
    sum(counts, isGreen),
    sum(counts, () => true),
  );

/** The icon of what is below: green only where all is, and hollow only where nothing is covered. */
export function rolledUp(counts: Counts): Icon | undefined {
  const total = sum(counts, () => true);
  if (total === 0) return undefined;
  if (counts.evidenced === total) return STATUS_ICONS.evidenced;
  if (sum(counts, isGreen) === total) return STATUS_ICONS.documented;
  return counts['not-covered'] === total ? STATUS_ICONS['not-covered'] : STATUS_ICONS.partial;
}

export interface Gaps {
  /** Auditable clauses that are not green, and that nobody waived. */
  readonly open: number;
  readonly waived: number;
}

/** What the badge counts, in all standards of all SMSs. */
export function countGaps(systems: readonly SystemView[]): Gaps {
  const gaps = systems
    .flatMap(({ standards }) => standards.flatMap(({ clauses }) => clauses))
    .filter(({ status }) => status !== undefined && !isGreen(status));
  const waived = gaps.filter(clause => clause.waived).length;
  return { open: gaps.length - waived, waived };
}

/** How many auditable clauses a filter leaves, and of how many. */
export function countShown(systems: readonly SystemView[], filter: ClauseFilter): { shown: number; all: number } {
  const standards = systems.flatMap(system => system.standards.map(standard => ({ system, standard })));
  const all = standards.reduce((total, { standard }) => total + sum(standard.counts, () => true), 0);
  const shown = standards.reduce(
    (total, { system, standard }) => total + (visibleClauses(standard, system.documents, filter)?.matches ?? 0),
    0,
  );
  return { shown, all };
}
