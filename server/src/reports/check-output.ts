// What `check` says, as data: the stable interface behind `--format json` (schemas/check-output.schema.json) and the text format.

import { countStatuses } from '../analysis/analysis.ts';
import { type ClauseStatus, clauseStatuses } from '../analysis/coverage.ts';
import type { Range } from '../documents/text.ts';
import { type CheckResult, compareFindings, type Finding } from '../rules/check.ts';
import { isInside, relativePath } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';

/** Hints never leave the editor. */
export const reportedSeverities = ['error', 'warning', 'info'] as const;
export type ReportedSeverity = (typeof reportedSeverities)[number];

export interface CheckOutput {
  readonly version: 1;
  readonly asOf: string;
  /** The folder that was asked for, relative to the root of its repository, or of the workspace outside of any. */
  readonly folder: string;
  /** By file, place and rule. */
  readonly findings: readonly OutputFinding[];
  readonly summary: {
    readonly documents: number;
    /** Over the auditable clauses of all standards of all SMSs. */
    readonly clauses: Readonly<Record<ClauseStatus, number>>;
    readonly findings: Readonly<Record<ReportedSeverity, number>>;
  };
  /** Only where the check was held against an earlier one. */
  readonly baseline?: {
    /** The revision or the file. */
    readonly source: string;
    readonly new: number;
    /** Findings of the baseline that are there no more. */
    readonly gone: number;
  };
}

export interface OutputFinding {
  readonly rule: string;
  readonly severity: ReportedSeverity;
  /** Relative to the folder that was asked for, `/`-separated. */
  readonly file: string;
  readonly range: Range;
  readonly message: string;
  readonly clause?: string;
  readonly document?: string;
  /** It was not there in the baseline. */
  readonly new?: true;
  readonly related?: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  readonly fix?: {
    readonly title: string;
    readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
  };
}

export interface CheckScope {
  /** The folder that was asked for, relative to the workspace; findings elsewhere are left out. */
  readonly folder: string;
  /** The SMSs whose clauses are counted; all by default. */
  readonly summarized?: ReadonlySet<Sms>;
  /** The same folder relative to the root of the repository; as above by default. */
  readonly place?: string;
}

export function checkOutput(
  results: readonly CheckResult[],
  asOf: string,
  scope: CheckScope = { folder: '' },
): CheckOutput {
  const { folder, summarized, place = folder } = scope;
  const counted = results.filter(({ analysis }) => summarized === undefined || summarized.has(analysis.sms));
  const findings = results
    .flatMap(result => result.findings)
    .filter(finding => isInside(finding.path, folder))
    .sort(compareFindings)
    .flatMap(finding => outputFinding(finding, folder));
  return {
    version: 1,
    asOf,
    folder: place || '.',
    findings,
    summary: {
      documents: documentsIn(results, folder),
      clauses: sumOf(clauseStatuses, counted.map(clausesOf)),
      findings: sumOf(
        reportedSeverities,
        findings.map(({ severity }) => ({ [severity]: 1 })),
      ),
    },
  };
}

export function isReported(severity: string): severity is ReportedSeverity {
  return (reportedSeverities as readonly string[]).includes(severity);
}

function outputFinding(finding: Finding, folder: string): OutputFinding[] {
  const { rule, severity, path, range, message, clause, document, related, fix } = finding;
  if (!isReported(severity)) return [];
  const fileOf = (path: string) => relativePath(folder, path);
  return [
    {
      ...{ rule, severity, file: fileOf(path), range, message },
      ...(clause !== undefined && { clause }),
      ...(document !== undefined && { document }),
      ...(related && {
        related: related.map(one => ({ file: fileOf(one.path), range: one.range, message: one.message })),
      }),
      ...(fix && {
        fix: {
          title: fix.title,
          edits: fix.edits.map(edit => ({ file: fileOf(edit.path), range: edit.range, newText: edit.newText })),
        },
      }),
    },
  ];
}

function documentsIn(results: readonly CheckResult[], folder: string): number {
  return results
    .flatMap(({ analysis }) => analysis.sms.documents)
    .filter(document => document.kind === 'document' && isInside(document.path, folder)).length;
}

function clausesOf({ analysis }: CheckResult): Record<ClauseStatus, number> {
  return countStatuses(analysis.sms.catalogue.standards.flatMap(standard => analysis.coverages(standard)));
}

function sumOf<T extends string>(
  names: readonly T[],
  counts: readonly Partial<Record<T, number>>[],
): Record<T, number> {
  const sums = new Map(names.map(name => [name, 0]));
  for (const count of counts) for (const name of names) sums.set(name, sums.get(name)! + (count[name] ?? 0));
  return Object.fromEntries(sums) as Record<T, number>;
}
