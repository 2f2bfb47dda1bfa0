// The page of a clause from top to bottom. Pure: data in, template out; every text of a document is a binding, never markup.
import { html, nothing, type TemplateResult } from 'lit';
import type { ClauseLinkView, ClausePageView } from '../../../server/src/protocol/views.ts';
import type { ClauseData } from '../../src/panels/clauseMessages.ts';
import { blank, icon } from '../looks.ts';
import { t } from '../page.ts';
import { marks, type State, statuses, statusNames } from '../states.ts';
import type { Acts } from './acts.ts';
import { claimList, evidenceList, findingList, itemList, relatedList, stepList } from './lists.ts';
import { step, type Trail } from './trail.ts';

export function clauseView(data: ClauseData | undefined, trail: Trail, acts: Acts): TemplateResult {
  if (data === undefined) {
    return blank('loading', t('Waiting for the server'), t('The clause appears when the documents are read.'));
  }
  const { page } = data;
  if (page === null) {
    return html`${toolbar(data, trail, acts)}${blank(
      'circle-slash',
      t('There is no such clause'),
      t('No standard of this service management system has a clause {0}.', data.place.clause),
    )}`;
  }
  return html`${toolbar(data, trail, acts)}
    <main>
      ${head(data, page, acts)}
      ${page.status === undefined ? rollUp(data, page, acts) : nothing}
      ${section('lightbulb', t('What would make it green'), stepList(page.toGreen, acts), page.toGreen.length, 'steps')}
      ${
        page.toGreen.length === 0
          ? section(
              'verified',
              t('What would make it evidenced'),
              stepList(page.toEvidenced, acts),
              page.toEvidenced.length,
              'steps',
            )
          : nothing
      }
      ${section('file', t('Who provides it'), claimList(page.claims, acts), page.claims.length)}
      ${section('checklist', t('What it calls for'), itemList(page.items, acts), page.items.length)}
      ${section('archive', t('Evidence'), evidenceList(page.evidence, acts), page.evidence.length)}
      ${section('bell', t('Findings'), findingList(page.findings, acts), page.findings.length)}
      ${section('references', t('Related clauses of other standards'), relatedList(page.related, acts), page.related.length)}
      ${isBare(page) ? html`<p class="soft bare">${nothingThere(page)}</p>` : nothing}
    </main>`;
}

/** Nothing but its summary can be told of it. */
const isBare = ({ claims, items, evidence, findings, toGreen, children }: ClausePageView): boolean =>
  [claims, items, evidence, findings, toGreen, children].every(list => list.length === 0);

const nothingThere = ({ status }: ClausePageView): string =>
  status === undefined ? t('Nothing here is audited.') : t('Nothing is known about this clause yet.');

function section(symbol: string, title: string, content: TemplateResult, count: number, kind = ''): TemplateResult {
  // An empty section stays away, but lit keeps its place, so that what follows is not drawn anew.
  return html`<section class=${kind} ?hidden=${count === 0}>
    <h2>${icon(symbol)}${title} <span class="count">${count}</span></h2>${content}</section>`;
}

function toolbar({ page, isPinned }: ClauseData, trail: Trail, acts: Acts): TemplateResult {
  const tool = (symbol: string, label: string, act: () => void, isPossible = true) => html`
    <button class="tool" type="button" aria-label=${label} title=${label} ?disabled=${!isPossible} @click=${act}>${icon(symbol)}</button>`;
  const way = (symbol: string, word: string, link: ClauseLinkView | undefined) =>
    tool(symbol, link ? t('{0}: {1}', word, nameOf(link)) : word, () => link && acts.go(link.key), link !== undefined);
  return html`<header class="bar" aria-label=${t('Clause')}>
    ${tool('arrow-left flips', t('Back (Alt+Left)'), acts.back, step(trail, -1) !== undefined)}
    ${tool('arrow-right flips', t('Forward (Alt+Right)'), acts.forward, step(trail, 1) !== undefined)}
    <span class="gap"></span>
    ${way('chevron-left flips', t('Previous clause'), page?.previous)}
    ${way('chevron-up', t('Clause above'), page?.parent)}
    ${way('chevron-right flips', t('Next clause'), page?.next)}
    <span class="room"></span>
    ${tool('map', t('Show the coverage picture'), () => acts.run('clausetrace.showPicture'))}
    <button class="tool" type="button" aria-pressed=${isPinned} title=${t('Keep this clause here; the next one opens in another panel')}
      @click=${() => acts.pin(!isPinned)}>${icon(isPinned ? 'pinned' : 'pin')}${isPinned ? t('Pinned') : t('Pin')}</button>
  </header>`;
}

/** `ISO/IEC 20000-1:2018` */
const standardName = ({ id, shortTitle }: ClausePageView['standard']): string =>
  `${shortTitle}${id.slice(id.lastIndexOf(':'))}`;

const nameOf = ({ id, title }: Pick<ClauseLinkView, 'id' | 'title'>): string =>
  title === undefined ? id : `${id} ${title}`;

function head({ above, system }: ClauseData, page: ClausePageView, acts: Acts): TemplateResult {
  const { id, title, standard, status, stale, waived, summary, wording } = page;
  const state = status && statuses[status];
  return html`
    <nav aria-label=${t('Clauses above')}><ol class="path">
      <li>${system ? html`${system} ${icon('chevron-right flips')}` : nothing}<span title=${standard.title}>${standardName(standard)}</span></li>
      ${above.map(
        one =>
          html`<li>${icon('chevron-right flips')}<button type="button" class="link" @click=${() => acts.go(one.key)}>${nameOf(one)}</button></li>`,
      )}
    </ol></nav>
    <h1 tabindex="-1" dir="auto"><span class="number">${id}</span> ${title ?? ''}</h1>
    ${
      state
        ? html`<p class="state ${status}"><span class="badge">${icon(state.icon)}${state.word}</span> <span>${state.meaning}</span></p>`
        : nothing
    }
    ${stale ? flag(marks.stale, 'stale') : nothing}
    ${waived ? flag(marks.waived, 'waived') : nothing}
    ${saysSomething(page) ? html`<p class="summary" dir="auto">${summary}</p>` : nothing}
    ${
      wording === undefined
        ? nothing
        : html`<figure><figcaption>${icon('law')}${t('Wording of the standard, from your licensed copy')}</figcaption>
            <blockquote dir="auto">${wording}</blockquote></figure>`
    }`;
}

/** Of some headings the catalogue only says that they are headings. */
const saysSomething = ({ status, summary }: ClausePageView): boolean =>
  status === undefined ? /\s/.test(summary.trim()) : summary !== '';

const flag = (mark: State, kind: string): TemplateResult => html`
  <p class="state ${kind}"><span class="ink">${icon(mark.icon)} <strong>${mark.word}.</strong></span> <span>${mark.meaning}</span></p>`;

const shareText = (share: ClauseData['shares'][string] | undefined): string =>
  share === undefined || share.total === 0 ? '' : t('{0} of {1} covered', share.covered, share.total);

/** A heading sums up what is below it. */
function rollUp({ shares }: ClauseData, { counts, children }: ClausePageView, acts: Acts): TemplateResult {
  const present = [...statusNames].reverse().filter(status => counts[status] > 0);
  return html`
    <ul class="bar counts">${present.map(
      status =>
        html`<li class="chip ${status}"><span class="ink">${icon(statuses[status].icon)}</span>${t('{0}: {1}', statuses[status].word, counts[status])}</li>`,
    )}</ul>
    <section ?hidden=${children.length === 0}>
      <h2>${icon('list-tree')}${t('Clauses below')} <span class="count">${children.length}</span></h2>
      <ul class="rows">${children.map(
        one => html`<li class=${one.status ?? ''}>
          <span class="ink">${icon(one.status ? statuses[one.status].icon : 'list-tree')}</span>
          <div><button type="button" class="link" @click=${() => acts.go(one.key)}>${nameOf(one)}</button>
          <span class="soft">${one.status ? statuses[one.status].word : shareText(shares[one.key])}</span></div></li>`,
      )}</ul>
    </section>`;
}
