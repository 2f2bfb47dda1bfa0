// The first page of the HTML matrix: headline figures, and the map of all auditable clauses as coloured tiles.

import { type ClauseStatus, clauseStatuses, isGreen } from '../../analysis/coverage.ts';
import type { ClauseTrace } from '../../analysis/traceability.ts';
import { counted, percent, statusMeanings, statusWords } from '../../analysis/words.ts';
import { type Chapter, chaptersOf, type Matrix } from '../matrix.ts';
import { clauseId, type PageContext } from './context.ts';
import { type Html, html } from './safe-html.ts';
import { type SymbolName, symbol } from './symbols.ts';

const bestFirst: readonly ClauseStatus[] = [...clauseStatuses].reverse();

export function figuresPart({ figures }: Matrix, { h, prefix, about }: PageContext): Html {
  const { clauses, green, auditable, reviews, information, evidence, findings } = figures;
  return html`<section class="sec figures" id="${prefix}overview" aria-label="Headline figures${about}">
<div class="figure">${h('Coverage')}<p class="big">${percent(green, auditable)} % <small>${green} of ${counted(auditable, 'clause')} documented or evidenced</small></p>
<div class="bar" aria-hidden="true">${bestFirst.map(status => clauses[status] > 0 && html`<span class="${status}" style="flex:${clauses[status]}"></span>`)}</div>
<ul class="legend">${bestFirst.map(status => html`<li><span class="chip ${status}">${symbol(status)}</span>${clauses[status]} ${statusWords[status]}</li>`)}</ul></div>
<div class="figure">${h('Reviews')}<p class="big">${reviews.overdue + reviews['never-reviewed']} <small>overdue or never done</small></p>
${lines([
  [reviews.overdue, 'overdue', 'alarm'],
  [reviews['never-reviewed'], 'never reviewed', 'alarm'],
  [reviews['changed-since-review'], 'changed since their review', 'alarm'],
  [reviews.suspect, 'suspect: what they implement changed', 'alarm'],
  [reviews['due-soon'], 'due soon', 'caution'],
  [reviews.current, 'current'],
  [reviews.exempt, 'exempt'],
])}</div>
<div class="figure">${h('Findings')}<p class="big">${findings.error + findings.warning} <small>errors and warnings</small></p>
${lines([
  [findings.error, findings.error === 1 ? 'error' : 'errors', 'alarm'],
  [findings.warning, findings.warning === 1 ? 'warning' : 'warnings', 'caution'],
  [findings.info, 'for information'],
  [figures.waived, figures.waived === 1 ? 'clause with a waiver' : 'clauses with a waiver'],
  [figures.stale, figures.stale === 1 ? 'clause stale' : 'clauses stale', 'caution'],
])}</div>
<div class="figure">${h('Documents and evidence')}<p class="big">${information.provided} <small>of ${information.mandatory} mandatory items provided</small></p>
${lines([
  [figures.documents, figures.documents === 1 ? 'document' : 'documents'],
  [evidence.current, evidence.current === 1 ? 'record or report current' : 'records and reports current'],
  [
    evidence.outdated,
    evidence.outdated === 1 ? 'record or report outdated' : 'records and reports outdated',
    'caution',
  ],
])}</div>
</section>`;
}

/** Figures of nothing are told quietly. */
function lines(rows: readonly (readonly [number, string, string?])[]): Html {
  return html`<ul class="lines">${rows.map(([count, text, tone]) => html`<li class="${count === 0 ? 'zero' : (tone ?? '')}"><b>${count}</b><span>${text}</span></li>`)}</ul>`;
}

export function mapPart(matrix: Matrix, context: PageContext): Html {
  return html`<section class="sec" id="${context.prefix}map" aria-label="Coverage map${context.about}">
<div class="head">${context.h('Coverage map')}<p class="lead">Every auditable clause by its number. Each tile leads to its row in the matrix.</p></div>
<ul class="map">${chaptersOf(matrix).map(chapter => chapterRow(chapter, context))}</ul>
<ul class="legend">${bestFirst.map(status => html`<li><span class="chip ${status}">${symbol(status)}</span><span><b>${statusWords[status]}</b> <span class="soft">${statusMeanings[status]}</span></span></li>`)}
<li>${symbol('stale')}<span><b>stale</b> <span class="soft">a review is overdue or was never done, or the text changed since</span></span></li>
<li>${symbol('waived')}<span><b>waived</b> <span class="soft">a finding is accepted until a date</span></span></li></ul>
</section>`;
}

function chapterRow({ id, title, clauses }: Chapter, context: PageContext): Html {
  const green = clauses.filter(clause => isGreen(clause.status)).length;
  return html`<li><p class="name">${id} ${title}<small>${green} of ${clauses.length} green</small></p>
<div class="tiles">${clauses.map(clause => tile(clause, context))}</div></li>`;
}

function tile(clause: ClauseTrace, context: PageContext): Html {
  const { id, title, status, stale, waived, gaps } = clause;
  const flags: SymbolName[] = [...(stale ? (['stale'] as const) : []), ...(waived ? (['waived'] as const) : [])];
  const said = [statusWords[status], ...flags].join(', ');
  const count = gaps.filter(gap => gap.level === 'gap').length;
  const tip = `${id}${title ? ` ${title}` : ''}: ${said}${count > 0 ? `. ${counted(count, 'gap')}` : ''}`;
  return html`<a class="tile ${status}" href="#${clauseId(context, id)}" data-tip="${tip}">${symbol(status)}<span>${id}</span>
<span class="vh">${title}, ${said}</span>${flags.length > 0 && html`<span class="flags">${flags.map(symbol)}</span>`}</a>`;
}
