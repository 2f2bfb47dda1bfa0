// A check held against an earlier one, the baseline: which of its findings are new. The earlier one is that of a revision, or a
// file that `check --format json` wrote.

import { type MatchableFinding, matchFindings } from '../analysis/finding-match.ts';
import { isInside, joinPath, relativePath } from '../workspace/paths.ts';
import type { CheckOutput } from './check-output.ts';

export interface Baseline {
  /** As the user called it: a revision or a file. */
  readonly source: string;
  readonly findings: readonly MatchableFinding[];
  /** The folder that they are about, as an output of `check` calls it; undefined: the one that is checked. */
  readonly folder?: string | undefined;
  /** From paths then to paths now. */
  readonly renames?: ReadonlyMap<string, string>;
}

/** The same output, with what is new marked and everything counted. */
export function againstBaseline(output: CheckOutput, baseline: Baseline): CheckOutput {
  const { source, renames } = baseline;
  const now = output.findings.map(finding => ({ ...finding, path: finding.file, finding }));
  const { fresh, gone } = matchFindings(findingsBelow(baseline, output.folder), now, renames);
  const isNew = new Set(fresh.map(({ finding }) => finding));
  return {
    ...output,
    findings: output.findings.map(finding => (isNew.has(finding) ? { ...finding, new: true } : finding)),
    baseline: { source, new: fresh.length, gone: gone.length },
  };
}

/**
 * The findings of a baseline of another folder, as that of this one would have them: those outside of it are left out. Where neither
 * lies in the other, it is one folder that has moved.
 */
function findingsBelow({ findings, folder = '.' }: Baseline, asked: string): readonly MatchableFinding[] {
  const [was, is] = [joinPath('', folder), joinPath('', asked)];
  if (was === is || !(isInside(was, is) || isInside(is, was))) return findings;
  return findings
    .map(finding => ({ ...finding, path: joinPath(was, finding.path) }))
    .filter(({ path }) => isInside(path, is))
    .map(finding => ({ ...finding, path: relativePath(is, finding.path) }));
}

/** The findings of an output of `check`, as a baseline wants them. */
export function baselineFindings({ findings }: Pick<CheckOutput, 'findings'>): MatchableFinding[] {
  return findings.map(({ rule, file, message, clause, document }) => ({ rule, path: file, message, clause, document }));
}

/** Of a file that `check --format json` wrote, of this version or one with more in it; undefined where it is another file. */
export function readBaseline(text: string): Pick<Baseline, 'findings' | 'folder'> | undefined {
  const output = parsed(text);
  if (!isRecord(output) || output.version !== 1 || !Array.isArray(output.findings)) return undefined;
  const findings = output.findings.map(finding);
  return findings.every(one => one !== undefined) ? { findings, folder: textOrNone(output.folder) } : undefined;
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
