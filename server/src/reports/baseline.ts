// A check held against an earlier one, the baseline: which of its findings are new. The earlier one is that of a revision, or a
// file that `check --format json` wrote.

import { type MatchableFinding, matchFindings } from '../analysis/finding-match.ts';
import type { CheckOutput } from './check-output.ts';

export interface Baseline {
  /** As the user called it: a revision or a file. */
  readonly source: string;
  readonly findings: readonly MatchableFinding[];
  /** From paths then to paths now. */
  readonly renames?: ReadonlyMap<string, string>;
}

/** The same output, with what is new marked and everything counted. */
export function againstBaseline(output: CheckOutput, { source, findings, renames }: Baseline): CheckOutput {
  const now = output.findings.map(finding => ({ ...finding, path: finding.file, finding }));
  const { fresh, gone } = matchFindings(findings, now, renames);
  const isNew = new Set(fresh.map(({ finding }) => finding));
  return {
    ...output,
    findings: output.findings.map(finding => (isNew.has(finding) ? { ...finding, new: true } : finding)),
    baseline: { source, new: fresh.length, gone: gone.length },
  };
}

/** The findings of an output of `check`, as a baseline wants them. */
export function baselineFindings({ findings }: Pick<CheckOutput, 'findings'>): MatchableFinding[] {
  return findings.map(({ rule, file, message, clause, document }) => ({ rule, path: file, message, clause, document }));
}

/** Of a file that `check --format json` wrote, of this version or one with more in it; undefined where it is another file. */
export function readBaseline(text: string): MatchableFinding[] | undefined {
  const output = parsed(text);
  if (!isRecord(output) || output.version !== 1 || !Array.isArray(output.findings)) return undefined;
  const findings = output.findings.map(finding);
  return findings.every(one => one !== undefined) ? findings : undefined;
}

function finding(value: unknown): MatchableFinding | undefined {
  if (!isRecord(value)) return undefined;
  const { rule, file, message, clause, document } = value;
  if (typeof rule !== 'string' || typeof file !== 'string' || typeof message !== 'string') return undefined;
  return { rule, path: file, message, clause: textOrNone(clause), document: textOrNone(document) };
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
