// What stands in each cell: icons and texts, by column. Everything from documents is text of a binding, never markup.
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../looks.ts';
import { t } from '../page.ts';
import { dueText, items, marks, reviews, severities, statuses, typeOf } from '../states.ts';
import { type ColumnId, changeOf, columnOf, countsOf, dueOf } from './columns.ts';
import type { Row } from './rows.ts';
import { changeWords, words } from './words.ts';

type Content = TemplateResult | string | typeof nothing;

/** What a click on a text leads to; the keyboard has Enter on the cell for it. */
const link = (does: 'open' | 'clause' | 'evidence' | 'finding', content: Content): TemplateResult =>
  html`<span class="leads" dir="auto" data-does=${does}>${content}</span>`;

const soft = (text: string): TemplateResult => html`<span class="soft">${text}</span>`;

/** A small icon behind a word; a screen reader says it as one more word. */
const mark = (name: string, tint: string, word: string, meaning = ''): TemplateResult =>
  html`<span class="mark" title=${meaning === '' ? word : `${word}: ${meaning}`}>${icon(name, `tint ${tint}`)}<span class="unseen">, ${word}</span></span>`;

const flags = ['stale', 'waived'] as const;

function statusCell({ clause }: Row): Content {
  if (clause?.status === undefined) return nothing;
  const { icon: name, word } = statuses[clause.status];
  return html`${icon(name, `tint ${clause.status}`)}<span class="main" dir="auto">${word}</span>${flags
    .filter(flag => clause[flag])
    .map(flag => mark(marks[flag].icon, flag, marks[flag].word, marks[flag].meaning))}`;
}

const changeIcons = { regressed: 'arrow-down', improved: 'arrow-up' } as const;

function baselineCell(row: Row): Content {
  const then = row.clause?.baseline;
  if (then === undefined) return nothing;
  const { icon: name, word } = statuses[then];
  const change = changeOf(row);
  const changed = change === 'regressed' || change === 'improved';
  return html`${icon(name, `tint ${then}`)}<span class="main" dir="auto">${word}</span>${
    changed
      ? mark(changeIcons[change], change === 'regressed' ? 'not-covered' : 'documented', changeWords[change]!)
      : nothing
  }`;
}

function itemCell({ item }: Row): Content {
  if (!item) return nothing;
  const state = items[item.state];
  return html`<span title=${state.word}>${icon(state.icon, `tint ${item.state}`)}<span class="unseen">${state.word}: </span></span
    ><span class="main" dir="auto">${item.title}</span><span class="tag">${words.type(item.kind)}</span>${
      item.mandatory ? nothing : html`<span class="tag soft">${words.expected}</span>`
    }`;
}

function documentCell({ document, item, clause }: Row): Content {
  if (!document) {
    if (item?.state === 'missing') return html`<span class="none tint missing">${words.missing}</span>`;
    return clause?.status === 'not-covered' ? soft(t('No document')) : nothing;
  }
  const { icon: name, word } = typeOf(document.type);
  const inForce = document.status === undefined || document.status === 'approved';
  return html`<span title=${word}>${icon(name, 'soft')}</span>${link('open', document.name)}${
    document.title === document.name ? nothing : html`<span class="main soft" dir="auto">${document.title}</span>`
  }${inForce ? nothing : html`<span class="tag">${document.status}</span>`}`;
}

function sectionCell({ claim }: Row): Content {
  if (!claim) return nothing;
  const coverage = words.coverage(claim.coverage);
  return html`${claim.section === undefined ? soft(words.wholeDocument) : link('open', html`<span class="main" dir="auto">${claim.section}</span>`)}${
    coverage === '' ? nothing : html`<span class="tag">${coverage}</span>`
  }`;
}

function reviewCell({ document }: Row): Content {
  if (!document) return nothing;
  const { review, evidence } = document;
  const { icon: name, word } = reviews[review.state];
  const due = review.days === undefined ? [] : [dueText(review.days)];
  const outdated =
    evidence?.state === 'outdated' ? mark(items.outdated.icon, 'outdated', items.outdated.word) : nothing;
  return html`<span class="cellbox" title=${[word, ...due, ...review.remarks].join('\n')}>${icon(name, `tint ${review.state}`)}<span class="main" dir="auto">${word}</span></span>${outdated}`;
}

const dateCell = (date: string | undefined): Content =>
  date === undefined ? nothing : html`<time datetime=${date}>${words.date(date)}</time>`;

function evidenceCell({ evidence }: Row): Content {
  const [first, ...more] = evidence;
  if (!first) return nothing;
  const state = evidence.some(one => one.evidence?.state === 'current') ? 'provided' : 'outdated';
  return html`<span class="cellbox" title=${evidence.map(({ name, title }) => `${name} ${title}`).join('\n')}>${icon(
    state === 'provided' ? 'archive' : 'history',
    `tint ${state}`,
  )}${link('evidence', first.name)}${more.length === 0 ? nothing : html`<span class="tag">+${more.length}</span>`}</span>`;
}

function findingsCell(row: Row): Content {
  const counts = countsOf(row);
  if (counts.length === 0) return nothing;
  const list = row.findings.slice(0, 8).map(({ message }) => `• ${message}`);
  return html`<span class="cellbox leads" data-does="finding" title=${list.join('\n')}>${counts.map(
    ([severity, count]) =>
      html`<span class="count">${icon(severities[severity].icon, `tint ${severity}`)}<span aria-hidden="true">${count}</span><span class="unseen">${words.findings(severity, count)}</span></span>`,
  )}</span>`;
}

const contents: Readonly<Record<ColumnId, (row: Row) => Content>> = {
  clause: ({ clause, unknown }) =>
    clause
      ? link('clause', clause.id)
      : unknown === undefined
        ? nothing
        : html`<span class="none tint missing">${unknown}</span>`,
  title: row => {
    const text = columnOf('title').text(row, words);
    // Of another clause, or of none: it is said more quietly.
    return row.clause?.title === undefined
      ? html`<span class="main soft" dir="auto">${text}</span>`
      : html`<span class="main" dir="auto">${text}</span>`;
  },
  status: statusCell,
  baseline: baselineCell,
  item: itemCell,
  document: documentCell,
  section: sectionCell,
  owner: row => html`<span class="main" dir="auto">${columnOf('owner').text(row, words)}</span>`,
  review: reviewCell,
  nextReview: row => dateCell(dueOf(row)),
  lastReview: ({ document }) => dateCell(document?.review.reviewed),
  evidence: evidenceCell,
  findings: findingsCell,
  type: row => html`<span class="main">${columnOf('type').text(row, words)}</span>`,
  beside: ({ beside }) =>
    html`<span class="main" dir="auto">${beside.map(({ clause }) => clause.id).join(', ')}</span>`,
};

export const cellContent = (id: ColumnId, row: Row): Content => contents[id](row);
