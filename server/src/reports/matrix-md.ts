// The matrix as Markdown with GitHub's tables: for a pull request, a wiki or a page beside the documents.

import { clauseStatuses } from '../analysis/coverage.ts';
import { type ClauseTrace, type DocumentRef, type DocumentTrace, partyText } from '../analysis/traceability.ts';
import {
  claimWords,
  counted,
  itemWords,
  longDate,
  percent,
  reviewPhrase,
  reviewWords,
  selfAssessment,
  statusWords,
} from '../analysis/words.ts';
import { escapeText } from '../documents/markdown-escape.ts';
import { hrefTo, type WayToWorkspace } from './links.ts';
import { auditableIn, chaptersOf, type Matrix } from './matrix.ts';

export interface MatrixMarkdownSetup {
  readonly toolVersion: string;
  readonly way: WayToWorkspace;
}

export function matrixMarkdown(matrices: readonly Matrix[], { toolVersion, way }: MatrixMarkdownSetup): string {
  const parts = matrices.map(matrix => sectionOf(matrix, way));
  return `${[...parts, `---\n\n${selfAssessment} Written by Clausetrace ${toolVersion}.`].join('\n\n')}\n`;
}

function sectionOf(matrix: Matrix, way: WayToWorkspace): string {
  const { sms, standard, asOf, figures } = matrix;
  const counts = [...clauseStatuses].reverse().map(status => `${figures.clauses[status]} ${statusWords[status]}`);
  const { green, auditable, reviews, information, evidence, findings } = figures;
  return [
    `# Traceability matrix: ${escapeText(sms.name)}`,
    `${escapeText(standard.title)}${standard.amendments.length > 0 ? ` (with ${escapeText(standard.amendments.join(', '))})` : ''}, as of ${longDate(asOf)}.`,
    [
      `- **Coverage:** ${green} of ${auditable} clauses documented or evidenced (${percent(green, auditable)} %): ${counts.join(', ')}`,
      `- **Reviews:** ${reviews.overdue} overdue, ${reviews['never-reviewed']} never reviewed, ${reviews['changed-since-review']} changed since their review, ${reviews.suspect} suspect, ${reviews['due-soon']} due soon, ${reviews.current} current`,
      `- **Mandatory documented information:** ${information.provided} of ${information.mandatory} provided`,
      `- **Evidence:** ${evidence.current} current, ${evidence.outdated} outdated`,
      `- **Findings:** ${counted(findings.error, 'error')}, ${counted(findings.warning, 'warning')}, ${counted(findings.info, 'info')}`,
    ].join('\n'),
    '## Clauses',
    ...chaptersOf(matrix).map(chapter =>
      [
        `### ${escapeText([chapter.id, chapter.title].filter(Boolean).join(' '))}`,
        tableOf(
          clauseHeads,
          chapter.clauses.map(clause => clauseCells(clause, way)),
        ),
      ].join('\n\n'),
    ),
    '## Documents',
    tableOf(
      documentHeads,
      matrix.documents.map(document => documentCells(document, way)),
    ),
    ...waiverPart(matrix),
    '## Gaps',
    gapList(matrix),
  ].join('\n\n');
}

const clauseHeads = [
  'Clause',
  'Status',
  'Documented information',
  'Documents',
  'Owners',
  'Evidence',
  'Last review',
  'Next review',
  'Gaps',
];

function clauseCells(clause: ClauseTrace, way: WayToWorkspace): string[] {
  const flags = [clause.stale && 'stale', clause.waived && 'waived'].filter(Boolean);
  return [
    `**${escapeText(clause.id)}**${clause.title ? ` ${escapeText(clause.title)}` : ''}`,
    [statusWords[clause.status], ...flags].join(', '),
    clause.items
      .map(
        ({ title, mandatory, state }) =>
          `${escapeText(title)} (${mandatory ? 'mandatory' : 'expected'}): ${itemWords[state]}`,
      )
      .join('<br>'),
    clause.claims
      .map(({ document, section, coverage, counts, documentStatus }) => {
        const remarks = [claimWords[coverage], counts ? undefined : (documentStatus ?? 'no status')].filter(Boolean);
        const place = section ? ` § ${linkTo(section.title, hrefTo(way, document.path, section.anchor))}` : '';
        return `${documentLink(document, way)}${place}${remarks.length > 0 ? ` (${remarks.join(', ')})` : ''}`;
      })
      .join('<br>'),
    clause.owners.map(owner => escapeText(partyText(owner))).join('<br>'),
    clause.evidence
      .map(({ document, to, due, state }) => {
        const facts = [to && `to ${to}`, state, due && `next ${due}`].filter(Boolean);
        return `${documentLink(document, way)} (${facts.join(', ')})`;
      })
      .join('<br>'),
    clause.lastReview ?? '',
    clause.nextReview ?? '',
    clause.gaps
      .filter(gap => gap.level === 'gap')
      .map(gap => escapeText(gap.text))
      .join('<br>'),
  ];
}

const documentHeads = [
  'Document',
  'Type',
  'Status',
  'Version',
  'Owner',
  'Last review',
  'Next review',
  'Review',
  'Clauses',
  'Provides',
];

function documentCells(trace: DocumentTrace, way: WayToWorkspace): string[] {
  const { document, type, status, version, owner, review, clauses, provides } = trace;
  return [
    `${documentLink(document, way)} ${escapeText(document.title)}`,
    type ?? '',
    status ?? '',
    escapeText(version ?? ''),
    owner ? escapeText(partyText(owner)) : '',
    review.reviewed ?? '',
    review.due ?? '',
    review.state === 'exempt' ? reviewWords.exempt : reviewPhrase(review),
    clauses.map(claim => escapeText(claim.id)).join(', '),
    provides.map(({ id }) => escapeText(id)).join(', '),
  ];
}

function waiverPart({ waivers }: Matrix): string[] {
  if (waivers.length === 0) return [];
  const heads = ['Rule', 'Where', 'Reason', 'Approved by', 'Expires', 'Findings'];
  const rows = waivers.map(({ rule, where, reason, approvedBy, expires, expired, findings }) => [
    ...[rule, where, reason ?? '', approvedBy ?? ''].map(escapeText),
    `${expires ?? 'no date'}${expired ? ' (expired)' : ''}`,
    String(findings),
  ]);
  return ['## Waivers', tableOf(heads, rows)];
}

function gapList(matrix: Matrix): string {
  const lines = auditableIn(matrix).flatMap(clause =>
    clause.gaps.filter(gap => gap.level === 'gap').map(gap => `- **${escapeText(clause.id)}** ${escapeText(gap.text)}`),
  );
  return lines.length > 0 ? lines.join('\n') : 'No gaps.';
}

function documentLink(document: DocumentRef, way: WayToWorkspace): string {
  return linkTo(document.name, hrefTo(way, document.path));
}

function linkTo(text: string, href: string | undefined): string {
  return href === undefined ? escapeText(text) : `[${escapeText(text)}](${href})`;
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
