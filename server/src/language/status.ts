// The state of each SMS in figures, as a status bar shows it.

import { type Analysis, countReviews, countStatuses } from '../analysis/analysis.ts';
import { type ClauseStatus, isGreen } from '../analysis/coverage.ts';
import type { CheckResult } from '../rules/check.ts';
import type { Sms } from '../workspace/sms.ts';
import type { UriOf } from './diagnostics.ts';

/** One SMS against the first of its standards. */
export interface SystemStatus {
  readonly name: string;
  /** URI of its folder. */
  readonly root: string;
  /** `iso20000-1:2018` */
  readonly standard: string;
  readonly auditable: number;
  /** Auditable clauses that are documented or evidenced. */
  readonly covered: number;
  readonly counts: Readonly<Record<ClauseStatus, number>>;
  /** Documents whose review is overdue. */
  readonly overdue: number;
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
}

/** Parameters of the notification `clausetrace/status`. */
export interface StatusParams {
  /** Some folder is still being read: the figures are not final. */
  readonly indexing: boolean;
  readonly systems: readonly SystemStatus[];
}

/** Undefined for a folder that nobody made an SMS of, and where no standard is known. */
export function systemStatus(
  { analysis, byPath }: Pick<CheckResult, 'analysis' | 'byPath'>,
  uriOf: UriOf,
): SystemStatus | undefined {
  const { sms } = analysis;
  const standard = sms.catalogue.standards[0];
  if (!standard || !isInUse(sms)) return undefined;
  const coverages = analysis.coverages(standard);
  const findings = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const list of byPath.values()) for (const { severity } of list) findings[severity]++;
  const { error, warning, info } = findings;
  return {
    name: sms.name,
    root: uriOf(sms.root),
    standard: standard.id,
    auditable: coverages.length,
    covered: coverages.filter(({ status }) => isGreen(status)).length,
    counts: countStatuses(coverages),
    overdue: overdueIn(analysis),
    findings: { error, warning, info },
  };
}

/** Has a manifest, or a document with an id. */
export function isInUse(sms: Sms): boolean {
  return (
    sms.manifest.path !== undefined || sms.documents.some(({ kind, metadata }) => kind === 'document' && metadata.id)
  );
}

function overdueIn(analysis: Analysis): number {
  return countReviews(analysis).overdue;
}
