// `explain`: what a rule, a clause or a document is, where it stands, and what would make it green.

import { clauseStatuses } from '../analysis/coverage.ts';
import type { ClauseTrace, DocumentTrace, FindingTrace, HeadingTrace } from '../analysis/traceability.ts';
import { partyText } from '../analysis/traceability.ts';
import {
  claimWords,
  counted,
  itemWords,
  plainLine,
  reviewPhrase,
  statusMeanings,
  statusWords,
} from '../analysis/words.ts';
import { type Palette, plainPalette } from './palette.ts';

export interface RuleExplanation {
  readonly id: string;
  readonly summary: string;
  readonly severity: string;
  /** What the manifest makes of it, where that differs. */
  readonly severityHere: string | undefined;
  readonly findings: readonly FindingTrace[];
  readonly waived: number;
  readonly suppressed: number;
  readonly page: string;
}

const listed = 10;

export function explainRule(rule: RuleExplanation, palette: Palette = plainPalette): string {
  const { id, summary, severity, severityHere, findings, waived, suppressed, page } = rule;
  return lines([
    `${palette.bold(id)} (${severity})`,
    summary,
    '',
    severityHere ? `The manifest makes it: ${severityHere}.` : undefined,
    `Here: ${counted(findings.length, 'finding')}, ${waived} waived, ${suppressed} suppressed.`,
    ...findingLines(findings),
    '',
    `Page: ${page}`,
  ]);
}

export function explainClause(clause: ClauseTrace, standard: string, palette: Palette = plainPalette): string {
  const { id, title, status, stale, waived, summary, items, claims, evidence, owners, gaps, findings } = clause;
  const flags = [stale && 'stale', waived && 'waived'].filter(Boolean);
  return lines([
    palette.bold(plainLine(`${id} ${title ?? ''}`.trim())) + palette.dim(plainLine(`  ${standard}`)),
    plainLine(summary),
    '',
    `${palette.bold('Status')}: ${[statusWords[status], ...flags].join(', ')} (${statusMeanings[status]})`,
    ...listOf('Owners', owners.map(partyText), palette),
    ...listOf(
      'Documented information',
      items.map(({ title, kind, mandatory, state, providers, id }) => {
        const by = providers.length > 0 ? `: ${providers.map(provider => provider.name).join(', ')}` : '';
        return `${title} (${kind}, ${mandatory ? 'mandatory' : 'expected'}, ${itemWords[state]}${by}) [${id}]`;
      }),
      palette,
    ),
    ...listOf(
      'Documents',
      claims.map(({ document, section, coverage, counts, documentStatus, review, forbidden }) => {
        const remarks = [
          claimWords[coverage],
          forbidden ? 'not allowed' : !counts && (documentStatus ?? 'no status'),
          `review ${reviewPhrase(review)}`,
        ];
        return `${document.name} ${document.title}${section ? ` § ${section.title}` : ''} (${remarks.filter(Boolean).join(', ')}) ${document.path}`;
      }),
      palette,
    ),
    ...listOf(
      'Evidence',
      evidence.map(
        ({ document, state, due }) => `${document.name} ${document.title} (${state}${due ? `, next by ${due}` : ''})`,
      ),
      palette,
    ),
    ...listOf(
      'Gaps',
      gaps.map(gap => gap.text),
      palette,
    ),
    ...listOf('Findings', findings.map(findingText), palette),
    ...listOf('What makes it green', clause.toGreen, palette),
    ...listOf('What makes it evidenced', clause.toEvidenced, palette),
    ...(clause.toGreen.length === 0 ? ['', palette.green('Nothing more has to be written.')] : []),
  ]);
}

export function explainHeading(
  heading: HeadingTrace,
  below: readonly ClauseTrace[],
  standard: string,
  palette: Palette = plainPalette,
): string {
  const counts = [...clauseStatuses].reverse().filter(status => heading.counts[status] > 0);
  return lines([
    palette.bold(plainLine(`${heading.id} ${heading.title ?? ''}`.trim())) + palette.dim(plainLine(`  ${standard}`)),
    'A heading: its requirements are in the clauses below it.',
    '',
    `${palette.bold('Status')}: ${counts.map(status => `${heading.counts[status]} ${statusWords[status]}`).join(', ')}`,
    ...listOf(
      'Clauses',
      below.map(
        clause => `${clause.id} ${clause.title ?? ''} (${statusWords[clause.status]}${clause.stale ? ', stale' : ''})`,
      ),
      palette,
    ),
  ]);
}

export function explainDocument(trace: DocumentTrace, palette: Palette = plainPalette): string {
  const {
    document,
    type,
    status,
    version,
    owner,
    approver,
    approved,
    review,
    clauses,
    provides,
    evidence,
    references,
    findings,
    record,
  } = trace;
  const facts = [type, status, version && `version ${version}`, approved && `approved ${approved}`].filter(Boolean);
  return lines([
    palette.bold(plainLine(`${document.name} ${document.title}`)),
    palette.dim(plainLine(document.path)),
    '',
    plainLine(facts.join(', ')),
    owner &&
      `${palette.bold('Owner')}: ${plainLine(`${partyText(owner)}${approver ? `; approver: ${partyText(approver)}` : ''}`)}`,
    `${palette.bold('Review')}: ${[reviewPhrase(review), review.reviewed && `last ${review.reviewed}`, review.due && `next by ${review.due}`].filter(Boolean).join(', ')}`,
    ...(review.remarks ?? []).map(remark => `  ${plainLine(remark)}`),
    record && `${palette.bold('Evidence')}: ${record.state}${record.due ? `, next by ${record.due}` : ''}`,
    `${palette.bold('Links')}: ${counted(references.incoming, 'document')} refer to it, it refers to ${references.outgoing}`,
    ...listOf(
      'Clauses',
      clauses.map(
        ({ id, title, coverage, section }) =>
          `${id} ${title ?? ''}${section ? ` #${section}` : ''}${claimWords[coverage] ? ` (${claimWords[coverage]})` : ''}`,
      ),
      palette,
    ),
    ...listOf(
      'Provides',
      provides.map(({ id, title }) => (title ? `${title} [${id}]` : id)),
      palette,
    ),
    ...listOf('Evidence it names', evidence, palette),
    ...listOf('Findings', findings.map(findingText), palette),
    ...listOf('What puts it in order', trace.steps, palette),
    ...(findings.length + trace.steps.length === 0 ? ['', palette.green('In order.')] : []),
  ]);
}

function listOf(title: string, entries: readonly string[], palette: Palette): string[] {
  return entries.length === 0 ? [] : ['', palette.bold(title), ...entries.map(entry => `  - ${plainLine(entry)}`)];
}

function findingLines(findings: readonly FindingTrace[]): string[] {
  const shown = findings
    .slice(0, listed)
    .map(one => `  ${plainLine(`${one.path}:${one.line} ${one.severity} ${one.message}`)}`);
  return findings.length > listed ? [...shown, `  and ${findings.length - listed} more`] : shown;
}

function findingText({ path, line, severity, rule, message }: FindingTrace): string {
  return `${path}:${line} ${severity} ${rule} ${message}`;
}

function lines(parts: readonly (string | undefined)[]): string {
  return `${parts.filter(part => part !== undefined).join('\n')}\n`;
}
