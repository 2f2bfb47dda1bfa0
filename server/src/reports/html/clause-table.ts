// The matrix itself: one row for each auditable clause, under the headings of the standard, with the filters above it.

import { clauseStatuses } from '../../analysis/coverage.ts';
import type {
  ClaimTrace,
  ClauseRow,
  ClauseTrace,
  EvidenceTrace,
  HeadingTrace,
  ItemTrace,
} from '../../analysis/traceability.ts';
import { claimWords, counted, duePhrase, itemWords, reviewPhrase, statusWords } from '../../analysis/words.ts';
import { auditableIn, type Chapter, chaptersOf, type Matrix } from '../matrix.ts';
import { clauseId, documentLink, findingItem, locationLink, type PageContext, party, sectionLink } from './context.ts';
import { type Html, html, joined } from './safe-html.ts';
import { itemSymbols, statusBadge, symbol } from './symbols.ts';
import { type Column, longList, rowCells, tableHead } from './table.ts';

export const clauseColumnTitles = [
  'Clause',
  'Status',
  'Documented information',
  'Documents',
  'Owner',
  'Evidence',
  'Review',
  'Gaps and findings',
];

function clauseColumns(context: PageContext): Column<ClauseTrace>[] {
  const [clause, status, information, documents, owner, evidence, review, gaps] = clauseColumnTitles as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return [
    { title: clause, cell: clauseCell, sortBy: row => row.id },
    { title: status, cell: statusCell, sortBy: row => clauseStatuses.indexOf(row.status) + 1 },
    {
      title: information,
      cell: row =>
        longList(
          row.items.map(item => itemLine(item, context)),
          'list',
        ),
      sortBy: row => row.items.filter(item => item.mandatory && item.state !== 'provided').length,
    },
    {
      title: documents,
      cell: row =>
        longList(
          row.claims.map(claim => claimLine(claim, context)),
          'list plain',
        ),
      sortBy: row => row.claims[0]?.document.name ?? '',
    },
    {
      title: owner,
      cell: row =>
        row.owners.length > 0 &&
        html`<ul class="list plain">${row.owners.map(one => html`<li>${party(one)}</li>`)}</ul>`,
      sortBy: row => row.owners[0]?.title ?? '',
    },
    {
      title: evidence,
      cell: row =>
        longList(
          row.evidence.map(one => evidenceLine(one, context)),
          'list',
          4,
        ),
      sortBy: row =>
        row.evidence
          .map(one => one.due ?? '')
          .filter(Boolean)
          .sort()[0] ?? '',
    },
    { title: review, cell: reviewCell, sortBy: row => row.nextReview ?? '' },
    {
      title: gaps,
      cell: row => gapCell(row, context),
      sortBy: row => row.gaps.filter(gap => gap.level === 'gap').length,
    },
  ];
}

export function clausePart(matrix: Matrix, context: PageContext): Html {
  const columns = clauseColumns(context);
  const id = `${context.prefix}m`;
  const owners = ownersOf(matrix);
  return html`<section class="sec" id="${context.prefix}clauses" aria-label="Matrix${context.about}">
<div class="head">${context.h('Clause by clause')}<p class="lead">What each clause asks for in our own words, what addresses it, who answers for it and what shows that it runs.</p></div>
${filterForm(matrix, id, owners, context)}
<table class="cards t-clauses" id="${id}" data-grid>
<caption class="vh">Traceability matrix of ${matrix.sms.name} for ${matrix.standard.title}, as of ${matrix.asOf}</caption>
${tableHead(columns)}
${chaptersOf(matrix).map(
  chapter => html`<tbody>${chapterTitle(chapter.rows, chapter, context)}${chapter.rows.map(row => bodyRow(row, chapter.id, columns, owners, context))}</tbody>
`,
)}</table>
</section>`;
}

/** A standard without headings has chapters of one clause each, which need no title of their own. */
function chapterTitle(rows: readonly ClauseRow[], { id, title }: Chapter, context: PageContext): Html | false {
  const own = rows.find(row => row.id === id);
  if (own?.kind === 'clause') return false;
  return html`<tr class="chapter" id="${clauseId(context, id)}"><th colspan="8" scope="rowgroup">${id} ${title}${own && html`<small>${rollUp(own)}</small>`}</th></tr>`;
}

function bodyRow(
  row: ClauseRow,
  chapter: string,
  columns: Column<ClauseTrace>[],
  owners: readonly string[],
  context: PageContext,
): Html | false {
  if (row.kind === 'heading') {
    if (row.id === chapter) return false;
    return html`<tr class="heading" id="${clauseId(context, row.id)}"><th colspan="8" scope="colgroup">${row.id} ${row.title}<small>${rollUp(row)}</small></th></tr>`;
  }
  const gaps = row.gaps.some(gap => gap.level === 'gap') || row.findings.some(one => one.severity !== 'info');
  const flags = [row.status, row.stale && 'stale', row.waived && 'waived'].filter(Boolean).join(' ');
  const owned = row.owners.map(owner => owners.indexOf(owner.title)).join(' ');
  return html`<tr id="${clauseId(context, row.id)}" data-status="${flags}" data-owner="${owned}" data-chapter="${chapter}" data-gaps="${gaps ? 1 : 0}">${rowCells(columns, row)}</tr>
`;
}

function rollUp({ counts }: HeadingTrace): string {
  const parts = [...clauseStatuses].reverse().filter(status => counts[status] > 0);
  return parts.map(status => `${counts[status]} ${statusWords[status]}`).join(', ');
}

function ownersOf(matrix: Matrix): string[] {
  return [...new Set(auditableIn(matrix).flatMap(clause => clause.owners.map(owner => owner.title)))].sort();
}

function filterForm(matrix: Matrix, table: string, owners: readonly string[], { about }: PageContext): Html {
  const chapters = chaptersOf(matrix).filter(chapter => chapter.rows.length > 1);
  const option = (value: string | number, text: string) => html`<option value="${value}">${text}</option>`;
  const total = auditableIn(matrix).length;
  return html`<form class="filters" data-for="${table}" role="search" aria-label="Filter the matrix${about}" hidden>
<label>Text<input type="search" name="text" autocomplete="off" placeholder="clause, document, person"></label>
<label>Status<select name="status" data-filter="status">${option('', 'all')}${[...clauseStatuses, 'stale', 'waived'].map(one => option(one, one in statusWords ? statusWords[one as keyof typeof statusWords] : one))}</select></label>
<label>Owner<select name="owner" data-filter="owner">${option('', 'all')}${owners.map((owner, i) => option(i, owner))}</select></label>
${chapters.length > 1 && html`<label>Chapter<select name="chapter" data-filter="chapter">${option('', 'all')}${chapters.map(({ id, title }) => option(id, `${id} ${title ?? ''}`))}</select></label>`}
<label class="tick"><input type="checkbox" name="gaps" data-filter="gaps" value="1">Only gaps</label>
${chapters.length > 1 && html`<label class="tick"><input type="checkbox" name="group" checked>Group by chapter</label>`}
<button type="reset">Reset</button>
<output aria-live="polite" data-noun="clauses">${total} of ${total} clauses</output>
</form>`;
}

function clauseCell({ id, title, summary, amendedBy, periodic }: ClauseTrace): Html {
  return html`<span class="no">${id}</span> <span class="name-of">${title}</span><span class="note-text">${summary}</span>${
    periodic.length > 0 && html`<span class="note-text">At planned intervals: ${periodic.join('; ')}.</span>`
  }${amendedBy && html`<span class="note-text">Amended by ${amendedBy}.</span>`}`;
}

function statusCell({ status, stale, waived }: ClauseTrace): Html {
  return html`${statusBadge(status, statusWords[status])}${stale && html`<span class="flag">${symbol('stale')}stale</span>`}${
    waived && html`<span class="flag">${symbol('waived')}waived</span>`
  }`;
}

function itemLine({ title, kind, mandatory, state, providers }: ItemTrace, context: PageContext): Html {
  const tone = state === 'provided' ? 'fine' : mandatory && state !== 'no-occurrence' ? 'alarm' : 'soft';
  const by =
    providers.length > 0 &&
    html`: ${joined(
      providers.map(provider => documentLink(context, provider)),
      ', ',
    )}`;
  return html`<li><span class="${tone}">${symbol(itemSymbols[state])}</span><span>${title} <span class="tag">${kind}, ${mandatory ? 'mandatory' : 'expected'}, ${itemWords[state]}</span>${by}</span></li>`;
}

function claimLine(
  { document, documentStatus, section, coverage, note, via, counts, forbidden }: ClaimTrace,
  context: PageContext,
): Html {
  const remarks = [
    claimWords[coverage],
    via && `through ${via}`,
    forbidden ? 'not allowed' : !counts && (documentStatus ?? 'no status'),
  ].filter(Boolean);
  return html`<li>${documentLink(context, document)} ${document.title !== document.name && document.title}${
    section && html` ${sectionLink(context, document.path, section)}`
  }${remarks.length > 0 && html` <span class="tag">(${remarks.join(', ')})</span>`}${note && html`<span class="note-text">${note}</span>`}</li>`;
}

function evidenceLine(
  { document, location, from, to, collected, due, days, state }: EvidenceTrace,
  context: PageContext,
): Html {
  const day = (date: string) => html`<span class="nowrap">${date}</span>`;
  const period =
    from && to
      ? html`${day(from)} to ${day(to)}`
      : to
        ? html`to ${day(to)}`
        : collected && html`collected ${day(collected)}`;
  const late = days !== undefined && days < 0;
  return html`<li><span class="${state === 'current' ? 'fine' : 'alarm'}">${symbol(state === 'current' ? 'evidenced' : 'stale')}</span><span>${documentLink(context, document)} ${
    document.title !== document.name && document.title
  }${period && html`<span class="note-text">${period}</span>`}<span class="note-text">${state}${
    due &&
    days !== undefined &&
    html`, next by <span class="nowrap">${due}</span>${late && html` (${duePhrase(days)})`}`
  }</span>${location && html`<span class="note-text">${locationLink(context, document.path, location)}</span>`}</span></li>`;
}

function reviewCell({ claims, lastReview, nextReview }: ClauseTrace): Html | false {
  const next = claims.find(claim => claim.counts && claim.review.due === nextReview && nextReview !== undefined);
  if (!lastReview && !nextReview) {
    const never = claims.some(claim => claim.counts && claim.review.state === 'never-reviewed');
    return never && html`<span class="alarm">never reviewed</span>`;
  }
  const state = next?.review.state;
  const tone =
    state === 'overdue' || state === 'changed-since-review' ? 'alarm' : state === 'due-soon' ? 'caution' : 'soft';
  return html`${lastReview && html`<span class="tag">last</span> <span class="nowrap">${lastReview}</span><br>`}${
    nextReview && html`<span class="tag">next</span> <span class="nowrap">${nextReview}</span>`
  }${next && html`<span class="note-text ${tone}">${reviewPhrase(next.review)}</span>`}`;
}

function gapCell({ gaps, findings, toGreen, toEvidenced }: ClauseTrace, context: PageContext): Html | false {
  if (gaps.length === 0 && findings.length === 0) return false;
  const lines = gaps.map(
    ({ level, text }) =>
      html`<li class="${level}">${symbol(level === 'gap' ? 'attention' : 'note')}<span>${text}</span></li>`,
  );
  const steps = [...toGreen, ...toEvidenced];
  const todo =
    steps.length > 0 &&
    html`<details class="more aside"><summary>What to do</summary><ul class="list">${steps.map(step => html`<li>${symbol('note')}<span>${step}</span></li>`)}</ul></details>`;
  const told =
    findings.length > 0 &&
    html`<details class="more aside"><summary>${counted(findings.length, 'finding')}</summary><ul class="list">${findings.map(one => findingItem(context, one))}</ul></details>`;
  return html`${longList(lines, 'list gaps')}${todo}${told}`;
}
