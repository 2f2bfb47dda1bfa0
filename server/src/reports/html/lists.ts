// The other tables of the HTML matrix: gaps, calendar, documents with their clauses, waivers, findings.

import type { DocumentTrace, FindingTrace } from '../../analysis/traceability.ts';
import { claimWords, counted, duePhrase, longDate, monthOf, reviewPhrase, reviewWords } from '../../analysis/words.ts';
import { hrefTo } from '../links.ts';
import { auditableIn, type CalendarEntry, type Matrix, severityCounts, type WaiverRow } from '../matrix.ts';
import { clauseId, documentId, documentLink, locationLink, type PageContext, party } from './context.ts';
import { empty, fold, part } from './page.ts';
import { type Html, html, joined } from './safe-html.ts';
import { severitySymbols, symbol } from './symbols.ts';
import { type Column, longList, rowCells, tableHead } from './table.ts';

export const documentColumnTitles = [
  'Document',
  'Type',
  'Status',
  'Owner',
  'Review',
  'Clauses',
  'Provides and evidence',
  'Links',
  'Findings',
];
export const calendarColumnTitles = ['Due', 'Document', 'What', 'Owner', 'Last', 'State'];
export const waiverColumnTitles = ['Rule', 'Where', 'Reason', 'Approved by', 'Expires', 'Findings'];
export const findingColumnTitles = ['Severity', 'Rule', 'Place', 'Message'];

export function gapPart(matrix: Matrix, context: PageContext): Html {
  const clauses = auditableIn(matrix)
    .map(clause => ({ ...clause, gaps: clause.gaps.filter(gap => gap.level === 'gap') }))
    .filter(clause => clause.gaps.length > 0);
  const items = clauses.map(
    ({ id, title, gaps }) =>
      html`<li><span class="alarm">${symbol('attention')}</span><span><a href="#${clauseId(context, id)}"><b>${id}</b> ${title}</a> ${joined(
        gaps.map(gap => gap.text),
        ' ',
      )}</span></li>`,
  );
  return part(
    context,
    'gaps',
    'Gaps',
    'What keeps a clause from being documented, or its documents from being current.',
    items.length > 0
      ? fold(
          counted(items.length, 'clause with gaps', 'clauses with gaps'),
          items.length,
          html`<ul class="list">${items}</ul>`,
        )
      : empty('No gaps.'),
  );
}

export function calendarPart(matrix: Matrix, context: PageContext): Html {
  const { calendar } = matrix;
  const columns: Column<CalendarEntry>[] = [
    {
      title: 'Due',
      cell: ({ due }) => (due ? html`<span class="nowrap">${due}</span>` : 'no date'),
      sortBy: entry => entry.due ?? '0',
    },
    {
      title: 'Document',
      cell: ({ document }) =>
        html`${documentLink(context, document)} ${document.title !== document.name && document.title}`,
    },
    { title: 'What', cell: ({ kind }) => (kind === 'review' ? 'review' : 'evidence') },
    { title: 'Owner', cell: ({ owner }) => owner && party(owner) },
    { title: 'Last', cell: ({ last }) => last && html`<span class="nowrap">${last}</span>` },
    { title: 'State', cell: calendarState, sortBy: entry => entry.days ?? -99999 },
  ];
  const groups = groupByMonth(calendar, matrix.asOf);
  const table = html`<table class="cards t-calendar" id="${context.prefix}calendar-table" data-grid><caption class="vh">Reviews and evidence by due date</caption>
${tableHead(columns)}${groups.map(
  ({
    title,
    entries,
  }) => html`<tbody><tr class="chapter"><th colspan="6" scope="rowgroup">${title}<small>${entries.length}</small></th></tr>
${entries.map(
  entry => html`<tr>${rowCells(columns, entry)}</tr>
`,
)}</tbody>`,
)}</table>`;
  return part(
    context,
    'calendar',
    'Review calendar',
    `When reviews and evidence fall due, as of ${longDate(matrix.asOf)}.`,
    calendar.length > 0 ? fold(counted(calendar.length, 'date'), calendar.length, table) : empty('Nothing falls due.'),
  );
}

function calendarState({ kind, state, days }: CalendarEntry): Html {
  const tone = state === 'current' ? 'soft' : state === 'due-soon' || state === 'suspect' ? 'caution' : 'alarm';
  const text = kind === 'evidence' || state === 'outdated' ? duePhrase(days ?? 0) : reviewPhrase({ state, days });
  const mark = tone === 'alarm' ? symbol('attention') : tone === 'caution' && symbol('stale');
  return html`<span class="${tone}">${mark} ${kind === 'evidence' && state === 'outdated' ? `outdated, ${text}` : text}</span>`;
}

function groupByMonth(entries: readonly CalendarEntry[], asOf: string): { title: string; entries: CalendarEntry[] }[] {
  const groups = new Map<string, CalendarEntry[]>();
  for (const entry of entries) {
    const title = entry.due === undefined ? 'Never reviewed' : entry.due < asOf ? 'Overdue' : monthOf(entry.due);
    groups.set(title, [...(groups.get(title) ?? []), entry]);
  }
  return [...groups].map(([title, of]) => ({ title, entries: of }));
}

export function documentPart(matrix: Matrix, context: PageContext): Html {
  const { documents } = matrix;
  const columns = documentColumns(context);
  const id = `${context.prefix}documents-table`;
  const types = [...new Set(documents.flatMap(({ type }) => type ?? []))].sort();
  const option = (value: string, text = value) => html`<option value="${value}">${text}</option>`;
  const states = Object.entries(reviewWords).map(([value, text]) => option(value, text));
  const content = html`<form class="filters" data-for="${id}" role="search" aria-label="Filter the documents${context.about}" hidden>
<label>Text<input type="search" name="text" autocomplete="off" placeholder="document, owner, clause"></label>
<label>Type<select name="type" data-filter="type">${option('', 'all')}${types.map(type => option(type))}</select></label>
<label>Review<select name="review" data-filter="review">${option('', 'all')}${states}</select></label>
<label class="tick"><input type="checkbox" name="unclaimed" data-filter="unclaimed" value="1">Without a clause</label>
<button type="reset">Reset</button>
<output aria-live="polite" data-noun="documents">${documents.length} of ${documents.length} documents</output>
</form>
<table class="cards t-documents" id="${id}" data-grid><caption class="vh">Documents and the clauses they claim</caption>
${tableHead(columns)}<tbody>${documents.map(
    trace => html`<tr id="${documentId(context, trace.document.path)}" data-type="${trace.type ?? ''}" data-review="${trace.review.state}" data-unclaimed="${trace.clauses.length === 0 ? 1 : 0}">${rowCells(columns, trace)}</tr>
`,
  )}</tbody></table>`;
  return part(
    context,
    'documents',
    'Documents',
    'The way back: every document with the clauses it claims.',
    documents.length > 0
      ? fold(counted(documents.length, 'document'), documents.length, content)
      : empty('No documents.'),
  );
}

function documentColumns(context: PageContext): Column<DocumentTrace>[] {
  return [
    {
      title: 'Document',
      cell: ({ document }) =>
        html`${documentLink(context, document)} ${document.title !== document.name && document.title}<span class="note-text">${document.name !== document.path && document.path}</span>`,
      sortBy: ({ document }) => document.name,
    },
    { title: 'Type', cell: ({ type }) => type },
    {
      title: 'Status',
      cell: ({ status, version, approved }) =>
        html`${status}${version && html` <span class="nowrap">v${version}</span>`}${approved && html`<span class="note-text">approved ${approved}</span>`}`,
    },
    {
      title: 'Owner',
      cell: ({ owner, approver }) =>
        html`${owner && party(owner)}${approver && html`<span class="note-text">approver: ${approver.title}</span>`}`,
    },
    { title: 'Review', cell: documentReview, sortBy: ({ review }) => review.due ?? '' },
    {
      title: 'Clauses',
      cell: ({ clauses }) => clauseLinks(clauses, context),
      sortBy: ({ clauses }) => clauses.length,
    },
    { title: 'Provides and evidence', cell: trace => providesCell(trace, context), unsorted: true },
    {
      title: 'Links',
      cell: ({ references }) =>
        html`<span class="nowrap">${references.incoming} in,</span> <span class="nowrap">${references.outgoing} out</span>`,
      sortBy: ({ references }) => references.incoming,
    },
    { title: 'Findings', cell: ({ findings }) => findingCounts(findings), sortBy: ({ findings }) => findings.length },
  ];
}

function documentReview({ review }: DocumentTrace): Html | string {
  if (review.state === 'exempt') return html`<span class="soft">${reviewWords.exempt}</span>`;
  const tone = review.state === 'current' ? 'soft' : review.state === 'due-soon' ? 'caution' : 'alarm';
  return html`${review.reviewed && html`<span class="nowrap">${review.reviewed}</span><br>`}${
    review.due && html`<span class="tag">next</span> <span class="nowrap">${review.due}</span>`
  }<span class="note-text ${tone}">${reviewPhrase(review)}</span>${review.remarks?.map(remark => html`<span class="note-text">${remark}</span>`)}`;
}

function clauseLinks(clauses: DocumentTrace['clauses'], context: PageContext): Html {
  return joined(
    clauses.map(({ key, id, known, coverage }) => {
      const remark = claimWords[coverage];
      // A clause of another standard has no row here, and its number may mean another one here.
      const here = html`<a href="#${clauseId(context, id)}">${id}</a>`;
      const elsewhere = known ? html`<span>${key}</span>` : html`<span class="alarm">${id} (unknown)</span>`;
      return html`${context.clauses.has(key) ? here : elsewhere}${remark && html` <span class="tag">(${remark})</span>`}`;
    }),
    ', ',
  );
}

function providesCell({ provides, evidence, record, document }: DocumentTrace, context: PageContext): Html {
  const items = provides.map(({ id, title }) => html`<li>${title ?? id}</li>`);
  return html`${longList(items, 'list plain', 4)}${evidence.length > 0 && html`<span class="note-text">evidence: ${evidence.join(', ')}</span>`}${
    record?.location && html`<span class="note-text">${locationLink(context, document.path, record.location)}</span>`
  }`;
}

function findingCounts(findings: readonly FindingTrace[]): Html | false {
  const counts = severityCounts(findings);
  const parts = [
    counts.error > 0 && html`<span class="alarm nowrap">${counted(counts.error, 'error')}</span>`,
    counts.warning > 0 && html`<span class="caution nowrap">${counted(counts.warning, 'warning')}</span>`,
    counts.info > 0 && html`<span class="soft nowrap">${counts.info} info</span>`,
  ].filter(one => one !== false);
  return parts.length > 0 && joined(parts, ', ');
}

export function waiverPart(matrix: Matrix, context: PageContext): Html {
  const columns: Column<WaiverRow>[] = [
    { title: 'Rule', cell: ({ rule }) => rule },
    { title: 'Where', cell: ({ where }) => where },
    { title: 'Reason', cell: ({ reason }) => reason ?? html`<span class="alarm">no reason</span>` },
    { title: 'Approved by', cell: ({ approvedBy }) => approvedBy },
    {
      title: 'Expires',
      cell: ({ expires, expired }) =>
        expires
          ? html`<span class="nowrap">${expires}</span>${expired && html` <span class="alarm">expired</span>`}`
          : 'no date',
    },
    { title: 'Findings', cell: ({ findings }) => findings },
  ];
  const table = html`<table class="cards t-waivers" id="${context.prefix}waivers-table" data-grid><caption class="vh">Accepted findings</caption>
${tableHead(columns)}<tbody>${matrix.waivers.map(
    waiver => html`<tr>${rowCells(columns, waiver)}</tr>
`,
  )}</tbody></table>`;
  return part(
    context,
    'waivers',
    'Waivers',
    'Findings that were accepted, by whom and until when.',
    matrix.waivers.length > 0 ? table : empty('No waivers.'),
  );
}

export function findingPart(matrix: Matrix, context: PageContext): Html {
  const columns: Column<FindingTrace>[] = [
    {
      title: 'Severity',
      cell: ({ severity }) => html`<span class="nowrap">${symbol(severitySymbols[severity])} ${severity}</span>`,
      sortBy: ({ severity }) => ({ error: 1, warning: 2, info: 3, hint: 4 })[severity],
    },
    { title: 'Rule', cell: ({ rule }) => rule },
    {
      title: 'Place',
      cell: ({ path, line }) => {
        const href = hrefTo(context.way, path);
        return href === undefined ? `${path}:${line}` : html`<a href="${href}">${path}:${line}</a>`;
      },
    },
    { title: 'Message', cell: ({ message }) => message },
  ];
  const { findings } = matrix;
  const table = html`<table class="cards t-findings" id="${context.prefix}findings-table" data-grid><caption class="vh">Findings by file</caption>
${tableHead(columns)}<tbody>${findings.map(
    finding => html`<tr>${rowCells(columns, finding)}</tr>
`,
  )}</tbody></table>`;
  return part(
    context,
    'findings',
    'Findings',
    'Everything that clausetrace check reports about these documents.',
    findings.length > 0 ? fold(counted(findings.length, 'finding'), findings.length, table) : empty('No findings.'),
  );
}
