// What has become worse since the baseline: clauses that stood better then.
import type { ClauseView, SystemView } from '../../../server/src/protocol/views.ts';
import type { Translate } from '../translate.ts';
import { CLAUSE_STATUSES } from './words.ts';

/** Without a baseline nothing has. */
export function isRegressed({ status, baseline }: Pick<ClauseView, 'status' | 'baseline'>): boolean {
  if (status === undefined || baseline === undefined) return false;
  return CLAUSE_STATUSES.indexOf(status) < CLAUSE_STATUSES.indexOf(baseline);
}

/** The baseline of the SMSs and how many clauses are worse, in a few words; empty without a baseline. */
export function sinceBaseline(systems: readonly SystemView[], t: Translate): string {
  const revision = systems.find(({ baseline }) => baseline)?.baseline?.revision;
  if (revision === undefined) return '';
  const clauses = systems.flatMap(({ standards }) => standards.flatMap(({ clauses }) => clauses));
  const worse = clauses.filter(isRegressed).length;
  return worse === 0 ? t('Baseline: {0}', revision) : t('Worse than at {0}: {1}', revision, worse);
}
