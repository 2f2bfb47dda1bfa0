// `diff` as one self-contained page, for the minutes of a management review or for an auditor who comes back: what got worse
// first, and only what is different.

import type {
  ClauseChange,
  ClauseState,
  ComparedFinding,
  Comparison,
  CoverageFigures,
  ItemChange,
  ReviewChange,
  StandardChange,
  WaiverChange,
} from '../analysis/comparison.ts';
import { clauseStatuses } from '../analysis/coverage.ts';
import type { DocumentChange } from '../analysis/document-changes.ts';
import type { SettingChange } from '../analysis/setting-changes.ts';
import { counted, itemWords, selfAssessment, statusWords } from '../analysis/words.ts';
import { type Diff, isEmpty } from './diff.ts';
import {
  directionWords,
  documentPhrases,
  reviewChangePhrase,
  reviewEventWords,
  settingPhrase,
  signed,
  waiverPhrase,
} from './diff-words.ts';
import type { PageContext } from './html/context.ts';
import { contentsNav, empty, fold, pageHtml, part } from './html/page.ts';
import { type Html, type HtmlValue, html, nothing } from './html/safe-html.ts';
import { pageStyle } from './html/style.ts';
import { severitySymbols, statusBadge, symbol } from './html/symbols.ts';
import { type Column, longList, rowCells, tableHead } from './html/table.ts';
import { type StateLabel, stateText } from './states.ts';

export interface DiffHtmlSetup {
  readonly toolVersion: string;
}

const bestFirst = [...clauseStatuses].reverse();

const style = `
.versus { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: baseline; font-size: 1.125rem; color: var(--soft); margin-top: .6rem; }
.versus b { color: var(--ink); }
.compared { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: .35rem .8rem; align-items: center; margin-top: .8rem; font-size: .875rem; }
.compared .bar { margin-top: 0; }
.step { display: inline-flex; flex-wrap: wrap; gap: .35rem; align-items: center; }
`;

export function diffHtml(diff: Diff, { toolVersion }: DiffHtmlSetup): string {
  const { before, after, systems } = diff;
  const [first] = systems;
  const name = systems.length === 1 && first ? `${first.sms.name}: changes` : 'Changes';
  const between = `${before.name} → ${after.name}`;
  const sections = systems.map((system, i) => ({ system, context: contextOf(system, i, systems.length > 1) }));
  const [only] = sections;
  return pageHtml({
    toolVersion,
    title: `${name}, ${between}`,
    style: pageStyle(name, between, labels) + style,
    skip: { to: 'changes', text: 'Skip to the changes' },
    body: html`<header class="masthead"><div class="wrap">
<p class="kicker">What changed</p>
<h1>${systems.length === 1 && first ? first.sms.name : 'Service management systems'}</h1>
<p class="versus">${stateHtml(before)} <span aria-label="to">→</span> ${stateHtml(after)}</p>
<p class="statement">${selfAssessment}</p>
</div></header>
${systems.length === 1 && only ? contents(only.system, only.context) : nothing}
<main class="wrap" id="changes">
${sections.map(({ system, context }) => systemHtml(system, context, systems.length > 1))}
${diff.added.map(({ name: added, path }) => html`<p class="empty">${added} (${path}) is a new SMS.</p>`)}
${diff.removed.map(({ name: removed, path }) => html`<p class="empty">${removed} (${path}) is gone.</p>`)}
</main>`,
    colophon: [
      selfAssessment,
      `Compared by Clausetrace ${toolVersion}: ${stateText(before)} with ${stateText(after)}.`,
    ],
  });
}

function stateHtml({ name, commit, asOf }: StateLabel): Html {
  return html`<span><b>${name}</b>${commit !== undefined && html` <span class="tag">${commit.slice(0, 7)}</span>`}, as of <time datetime="${asOf}">${asOf}</time></span>`;
}

function contextOf({ sms }: Comparison, index: number, isOneOfSeveral: boolean): PageContext {
  return {
    way: undefined,
    prefix: isOneOfSeveral ? `s${index + 1}-` : '',
    about: isOneOfSeveral ? ` of system ${index + 1}, ${sms.name}` : '',
    rows: new Set(),
    clauses: new Set(),
    h: text => (isOneOfSeveral ? html`<h3>${text}</h3>` : html`<h2>${text}</h2>`),
  };
}

function systemHtml(system: Comparison, context: PageContext, isOneOfSeveral: boolean): Html {
  const title = isOneOfSeveral && html`<h2>${system.sms.name} <small class="soft">${system.sms.path}</small></h2>`;
  if (isEmpty(system)) return html`${title}${empty('Nothing has changed.')}`;
  return html`${title}${figuresPart(system, context)}
${partsOf(system).map(({ id, title: name, lead, content }) => part(context, id, name, lead, content))}`;
}

function contents(system: Comparison, { prefix }: PageContext): Html {
  if (isEmpty(system)) return nothing;
  return contentsNav([
    [`${prefix}overview`, 'Overview'],
    ...partsOf(system).map(({ id, title, count }) => [`${prefix}${id}`, title, count] as const),
  ]);
}

// Figures

function figuresPart({ standards, documents, reviews, findings }: Comparison, { prefix, about, h }: PageContext): Html {
  const reviewLines = Object.entries(reviewEventWords).map(([event, word]) => {
    const count = reviews.filter(one => one.event === event).length;
    return [count, word, event === 'done' ? 'fine' : 'alarm'] as const;
  });
  const [only] = standards;
  return html`<section class="sec figures" id="${prefix}overview" aria-label="Headline figures${about}">
<div class="figure">${h(standards.length === 1 && only ? `Coverage of ${only.shortTitle}` : 'Coverage')}${standards.map(standardFigure)}</div>
<div class="figure">${h('Documents')}<p class="big">${documents.length} <small>different</small></p>${lines(documentLines(documents))}</div>
<div class="figure">${h('Reviews')}<p class="big">${reviews.filter(({ event }) => event === 'done').length} <small>done</small></p>${lines(reviewLines)}</div>
<div class="figure">${h('Findings')}<p class="big">${findings.fresh.length} <small>new</small></p>${lines([
    [findings.gone.length, 'gone', 'fine'],
    [findings.kept, 'as before'],
  ])}</div>
</section>`;
}

function documentLines(documents: readonly DocumentChange[]): (readonly [number, string])[] {
  const count = (of: (change: DocumentChange) => boolean) => documents.filter(of).length;
  return [
    [count(({ kind }) => kind === 'added'), 'added'],
    [count(({ kind }) => kind === 'removed'), 'removed'],
    [count(one => one.kind === 'changed' && one.content), 'changed in content'],
    [count(one => one.kind === 'changed' && !one.content && one.fields.length > 0), 'changed in metadata only'],
    [count(({ movedFrom }) => movedFrom !== undefined), 'moved'],
  ];
}

function standardFigure({ shortTitle, before, after }: StandardChange, _: number, all: readonly unknown[]): Html {
  const difference = after.green - before.green;
  const tone = difference < 0 ? 'alarm' : difference > 0 ? 'fine' : 'soft';
  return html`<p class="big">${after.green} <small>of ${after.auditable} clauses documented or evidenced${all.length > 1 && `, ${shortTitle}`}, <span class="${tone}">${signed(difference)}</span></small></p>
<div class="compared"><span class="soft">before</span>${bar(before)}<span>${before.green}</span><span class="soft">after</span>${bar(after)}<span>${after.green}</span></div>
<ul class="legend">${bestFirst.map(
    status =>
      html`<li><span class="chip ${status}">${symbol(status)}</span>${before.counts[status]} → ${after.counts[status]} ${statusWords[status]}</li>`,
  )}</ul>`;
}

function bar({ counts }: CoverageFigures): Html {
  return html`<div class="bar" aria-hidden="true">${bestFirst.map(status => counts[status] > 0 && html`<span class="${status}" style="flex:${counts[status]}"></span>`)}</div>`;
}

/** Figures of nothing are told quietly. */
function lines(rows: readonly (readonly [number, string, string?])[]): Html {
  return html`<ul class="lines">${rows.map(([count, text, tone]) => html`<li class="${count === 0 ? 'zero' : (tone ?? '')}"><b>${count}</b><span>${text}</span></li>`)}</ul>`;
}

// Tables

interface Part {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly count: number;
  readonly content: Html;
}

function partsOf({ standards, manifest, documents, reviews, waivers, findings }: Comparison): Part[] {
  const several = standards.length > 1;
  return [
    ...standards.flatMap(({ id, shortTitle, clauses, items }, i) => [
      table(`clauses-${i + 1}`, several ? `Clauses of ${shortTitle}` : 'Clauses', 'What got worse comes first.', {
        className: 't-clause-changes',
        columns: clauseColumns,
        rows: clauses,
        noun: ['clause', 'clauses'],
      }),
      table(`information-${i + 1}`, 'Documented information', `What ${id} calls for, where its state is another.`, {
        className: 't-item-changes',
        columns: itemColumns,
        rows: items,
        noun: ['item', 'items'],
      }),
    ]),
    table('manifest', 'Manifest', 'Settings that govern every document; what holds by default is among them.', {
      className: 't-setting-changes',
      columns: settingColumns,
      rows: manifest,
      noun: ['setting', 'settings'],
    }),
    table('documents', 'Documents', 'Content is what a reader sees; metadata is what the document says of itself.', {
      className: 't-document-changes',
      columns: documentColumns,
      rows: documents,
      noun: ['document', 'documents'],
    }),
    table('reviews', 'Reviews', 'Reviews that were done, and those that no longer hold.', {
      className: 't-review-changes',
      columns: reviewColumns,
      rows: reviews,
      noun: ['review', 'reviews'],
    }),
    table('waivers', 'Waivers', 'Accepted findings: new, changed, expired or gone.', {
      className: 't-waiver-changes',
      columns: waiverColumns,
      rows: waivers,
      noun: ['waiver', 'waivers'],
    }),
    table('new-findings', 'New findings', 'What clausetrace check reports now, and did not before.', {
      className: 't-finding-changes',
      columns: findingColumns,
      rows: findings.fresh,
      noun: ['finding', 'findings'],
    }),
    table('gone-findings', 'Findings that are gone', 'What it reported before, where it stood then.', {
      className: 't-finding-changes',
      columns: findingColumns,
      rows: findings.gone,
      noun: ['finding', 'findings'],
    }),
  ].flatMap(one => one ?? []);
}

interface TableSetup<T> {
  readonly className: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly noun: readonly [string, string];
}

/** Nothing, where nothing is different. */
function table<T>(
  id: string,
  title: string,
  lead: string,
  { className, columns, rows, noun }: TableSetup<T>,
): Part | undefined {
  if (rows.length === 0) return undefined;
  const content = html`<table class="cards ${className}" data-grid><caption class="vh">${title}</caption>
${tableHead(columns)}<tbody>${rows.map(row => html`<tr>${rowCells(columns, row)}</tr>\n`)}</tbody></table>`;
  return { id, title, lead, count: rows.length, content: fold(counted(rows.length, ...noun), rows.length, content) };
}

function stateCell(state: ClauseState | undefined): HtmlValue {
  if (!state) return html`<span class="soft">not there</span>`;
  const { status, stale, waived } = state;
  return html`${statusBadge(status, statusWords[status])}${stale && html`<span class="flag">${symbol('stale')}stale</span>`}${waived && html`<span class="flag">${symbol('waived')}waived</span>`}`;
}

const clauseColumns: readonly Column<ClauseChange>[] = [
  {
    title: 'Clause',
    cell: ({ id, title }) => html`<span class="no">${id}</span><span class="name-of">${title}</span>`,
  },
  {
    title: 'Change',
    cell: ({ direction }) => {
      const tone = { regressed: 'alarm', removed: 'alarm', improved: 'fine' }[direction as string] ?? 'soft';
      return html`<span class="${tone}">${directionWords[direction]}</span>`;
    },
  },
  { title: 'Before', cell: ({ before }) => stateCell(before) },
  { title: 'After', cell: ({ after }) => stateCell(after) },
];

const itemColumns: readonly Column<ItemChange>[] = [
  { title: 'Item', cell: ({ title }) => title },
  { title: 'Clause', cell: ({ clause }) => html`<span class="nowrap">${clause}</span>` },
  { title: 'Asked for', cell: ({ mandatory }) => (mandatory ? 'mandatory' : 'expected') },
  { title: 'Before', cell: ({ before }) => itemWords[before] },
  { title: 'After', cell: ({ after }) => itemWords[after] },
];

const settingColumns: readonly Column<SettingChange>[] = [
  { title: 'Setting', cell: ({ key }) => key },
  { title: 'Change', cell: settingPhrase },
];

const documentColumns: readonly Column<DocumentChange>[] = [
  {
    title: 'Document',
    cell: ({ document: { name, title, path } }) =>
      html`<span class="id">${name}</span> ${title !== name && title}<span class="note-text">${path !== name && path}</span>`,
  },
  {
    title: 'What',
    cell: ({ kind, content }) => (kind === 'changed' ? (content ? 'changed' : 'metadata only') : kind),
  },
  {
    title: 'Changes',
    cell: change =>
      longList(
        documentPhrases(change).map(phrase => html`<li>${phrase}</li>`),
        'list plain',
      ),
    unsorted: true,
  },
];

const reviewColumns: readonly Column<ReviewChange>[] = [
  {
    title: 'Review',
    cell: ({ event }) => html`<span class="${event === 'done' ? 'fine' : 'alarm'}">${reviewEventWords[event]}</span>`,
  },
  {
    title: 'Document',
    cell: ({ document: { name, title } }) => html`<span class="id">${name}</span> ${title !== name && title}`,
  },
  { title: 'Dates', cell: reviewChangePhrase },
];

const waiverColumns: readonly Column<WaiverChange>[] = [
  { title: 'Rule', cell: ({ rule }) => rule },
  { title: 'Where', cell: ({ where }) => where },
  { title: 'What', cell: waiverPhrase },
  { title: 'Reason', cell: ({ reason }) => reason },
  { title: 'Approved by', cell: ({ approvedBy }) => approvedBy },
];

const findingColumns: readonly Column<ComparedFinding>[] = [
  {
    title: 'Severity',
    cell: ({ severity }) => html`<span class="nowrap">${symbol(severitySymbols[severity])} ${severity}</span>`,
    sortBy: ({ severity }) => ({ error: 1, warning: 2, info: 3, hint: 4 })[severity],
  },
  { title: 'Rule', cell: ({ rule }) => rule },
  { title: 'Place', cell: ({ path, line }) => `${path}:${line}` },
  { title: 'Message', cell: ({ message }) => message },
];

const titlesOf = (columns: readonly Column<never>[]) => columns.map(({ title }) => title);

const labels = {
  't-clause-changes': titlesOf(clauseColumns),
  't-item-changes': titlesOf(itemColumns),
  't-setting-changes': titlesOf(settingColumns),
  't-document-changes': titlesOf(documentColumns),
  't-review-changes': titlesOf(reviewColumns),
  't-waiver-changes': titlesOf(waiverColumns),
  't-finding-changes': titlesOf(findingColumns),
};
