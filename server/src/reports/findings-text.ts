// `check` for people and for tools that match lines: `file:line:column severity rule message`, one finding a line, then a summary.

import { clauseStatuses } from '../analysis/coverage.ts';
import { counted, plainLine, statusWords } from '../analysis/words.ts';
import { type CheckOutput, type OutputFinding, type ReportedSeverity, reportedSeverities } from './check-output.ts';
import { type Paint, type Palette, plainPalette } from './palette.ts';

const nouns: Readonly<Record<ReportedSeverity, readonly [string, string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['info', 'infos'],
};

export function findingsText(output: CheckOutput, palette: Palette = plainPalette): string {
  const lines = output.findings.map(finding => findingLine(finding, palette));
  const space = lines.length > 0 ? [''] : [];
  return `${[...lines, ...space, ...summaryLines(output, palette)].join('\n')}\n`;
}

/** One-based, as editors and compilers print places. */
function findingLine(finding: OutputFinding, palette: Palette): string {
  const { file, range, severity, rule, message } = finding;
  const place = `${plainLine(file)}:${range.start.line + 1}:${range.start.character + 1}`;
  return `${place} ${paintOf(severity, palette)(severity)} ${palette.dim(rule)} ${plainLine(message)}${finding.new ? ` ${palette.bold('[new]')}` : ''}`;
}

function summaryLines(output: CheckOutput, palette: Palette): string[] {
  const { asOf, summary, baseline } = output;
  const { documents, clauses, findings } = summary;
  const statuses = [...clauseStatuses].reverse().map(status => `${clauses[status]} ${statusWords[status]}`);
  const counts = reportedSeverities.map(severity => {
    const text = counted(findings[severity], ...nouns[severity]);
    return findings[severity] > 0 ? paintOf(severity, palette)(text) : text;
  });
  return [
    `${counted(documents, 'document')} as of ${asOf}`,
    `clauses: ${statuses.join(', ')}`,
    `findings: ${counts.join(', ')}`,
    ...(baseline ? [baselineLine(baseline, output.findings.length, palette)] : []),
  ];
}

/** `12 findings, 3 of them new since v1; 2 are gone` */
function baselineLine(
  { source, new: fresh, gone }: NonNullable<CheckOutput['baseline']>,
  all: number,
  palette: Palette,
): string {
  const news = `${fresh === 0 ? 'none' : fresh} of them new since ${plainLine(source)}`;
  return `${counted(all, 'finding')}, ${fresh > 0 ? palette.bold(news) : news}; ${gone} ${gone === 1 ? 'is' : 'are'} gone`;
}

function paintOf(severity: ReportedSeverity, { red, yellow, blue }: Palette): Paint {
  return { error: red, warning: yellow, info: blue }[severity];
}
