// The matrix for spreadsheets: RFC 4180 with CRLF, and a byte order mark so that spreadsheets take it for UTF-8. The columns
// are those that auditors use; what a cell says can never be a formula.

import { type ClauseTrace, type EvidenceTrace, partyText } from '../analysis/traceability.ts';
import { claimWords, itemWords, statusWords } from '../analysis/words.ts';
import { withoutControls } from '../documents/plain.ts';
import { auditableIn, type Matrix } from './matrix.ts';

interface Column {
  readonly title: string;
  readonly cell: (clause: ClauseTrace, matrix: Matrix) => string;
}

/** Between the values of a cell that holds several. */
const separator = '; ';

const columns: readonly Column[] = [
  { title: 'Clause', cell: clause => clause.id },
  { title: 'Title', cell: clause => clause.title ?? '' },
  { title: 'Requirement (own words)', cell: clause => clause.summary },
  { title: 'Status', cell: clause => statusWords[clause.status] },
  { title: 'Stale', cell: clause => (clause.stale ? 'yes' : 'no') },
  { title: 'Waived', cell: clause => (clause.waived ? 'yes' : 'no') },
  { title: 'Documented information', cell: informationText },
  { title: 'Documents', cell: clause => clause.claims.map(claimText).join(separator) },
  { title: 'Owners', cell: clause => clause.owners.map(partyText).join(separator) },
  { title: 'Evidence', cell: clause => clause.evidence.map(evidenceText).join(separator) },
  { title: 'Last review', cell: clause => clause.lastReview ?? '' },
  { title: 'Next review', cell: clause => clause.nextReview ?? '' },
  { title: 'Gaps', cell: clause => gapTexts(clause, 'gap') },
  { title: 'Notes', cell: clause => gapTexts(clause, 'note') },
  {
    title: 'Findings',
    cell: clause => clause.findings.map(one => `${one.severity} ${one.rule}: ${one.message}`).join(separator),
  },
  { title: 'Action', cell: clause => [...clause.toGreen, ...clause.toEvidenced].join(separator) },
  // Left to those who work through the list.
  { title: 'Action owner', cell: () => '' },
  { title: 'Due date', cell: () => '' },
  { title: 'Standard', cell: (_, matrix) => matrix.standard.id },
  { title: 'SMS', cell: (_, matrix) => matrix.sms.name },
  { title: 'As of', cell: (_, matrix) => matrix.asOf },
];

export function matrixCsv(matrices: readonly Matrix[]): string {
  const header = columns.map(column => column.title);
  const rows = matrices.flatMap(matrix =>
    auditableIn(matrix).map(clause => columns.map(({ cell }) => cell(clause, matrix))),
  );
  return csvTable([header, ...rows]);
}

/** With a byte order mark, so that spreadsheets take it for UTF-8. Numbers stay numbers, negative ones too. */
export function csvTable(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => (typeof value === 'number' ? String(value) : csvField(value));
  return `\ufeff${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** Spreadsheets take a cell with one of these in front for a formula, whatever the quotes say. */
const formulaStart = /^[=+\-@\t\r]/;

export function csvField(text: string): string {
  const shown = withoutControls(text);
  const safe = formulaStart.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function informationText({ items }: ClauseTrace): string {
  return items
    .map(({ title, kind, mandatory, state, providers }) => {
      const by = providers.length > 0 ? `: ${providers.map(provider => provider.name).join(', ')}` : '';
      return `${title} (${kind}, ${mandatory ? 'mandatory' : 'expected'}, ${itemWords[state]}${by})`;
    })
    .join(separator);
}

function claimText({ document, section, coverage, documentStatus, counts }: ClauseTrace['claims'][number]): string {
  const remarks = [claimWords[coverage], counts ? undefined : (documentStatus ?? 'no status')].filter(
    one => one !== undefined,
  );
  const place = section ? ` § ${section.title}` : '';
  return `${document.name} ${document.title}${place}${remarks.length > 0 ? ` (${remarks.join(', ')})` : ''}`;
}

function evidenceText({ document, from, to, due, state }: EvidenceTrace): string {
  const facts = [from && to ? `${from} to ${to}` : (to ?? from), state, due && `next due ${due}`].filter(Boolean);
  return `${document.name} ${document.title} (${facts.join(', ')})`;
}

function gapTexts({ gaps }: ClauseTrace, level: 'gap' | 'note'): string {
  return gaps
    .filter(gap => gap.level === level)
    .map(gap => gap.text)
    .join(separator);
}
