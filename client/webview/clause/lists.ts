// The lists on the page of a clause: steps, claims, documented information, evidence, findings, related clauses.
import { html, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type {
  ClausePageView,
  DocumentLinkView,
  EditParams,
  ReviewView,
  StepView,
} from '../../../server/src/protocol/views.ts';
import { icon } from '../looks.ts';
import { t } from '../page.ts';
import { coverages, dateText, dueText, items as itemStates, reviews, severities, statuses, typeOf } from '../states.ts';
import type { Acts } from './acts.ts';

const editLabels: Readonly<Record<EditParams['action'], string>> = {
  'mark-reviewed': t('Mark Reviewed'),
  claim: t('Add the Claim'),
  'new-document': t('Create the Document'),
  provide: t('Say That It Provides It'),
  init: t('Set It Up'),
};

/** What stands between backticks is code. */
const worded = (text: string): (string | TemplateResult)[] =>
  text.split('`').map((part, i) => (i % 2 === 0 ? part : html`<code>${part}</code>`));

export const stepList = (steps: readonly StepView[], acts: Acts): TemplateResult => html`
  <ol class="rows">${steps.map(
    ({ text, at, edit }, i) => html`<li>
      <span class="step" aria-hidden="true">${i + 1}</span>
      <div class="grow">${worded(text)}</div>
      <div class="bar">
        ${
          edit
            ? html`<vscode-button aria-label=${t('{0}: {1}', editLabels[edit.action], text)} @click=${() => acts.edit(edit)}>${editLabels[edit.action]}</vscode-button>`
            : nothing
        }
        ${
          at
            ? html`<button type="button" class="tool" aria-label=${t('Open the place: {0}', text)} @click=${(event: MouseEvent) => acts.open(at, event)}>${icon('go-to-file')}${t('Open')}</button>`
            : nothing
        }
      </div></li>`,
  )}</ol>`;

const documentLink = (document: DocumentLinkView, acts: Acts, section?: string): TemplateResult => html`
  <button type="button" class="link" title=${t('Open; beside the panel with Ctrl or Cmd')} @click=${(event: MouseEvent) => acts.open(document, event)}
    ><strong>${document.name}</strong> ${document.title === document.name ? '' : document.title}${section === undefined ? '' : ` § ${section}`}</button>`;

const reviewLine = ({ state, reviewed, due, days }: ReviewView): TemplateResult => html`
  <span class=${state}><span class="ink">${icon(reviews[state].icon)}</span> ${reviews[state].word}</span>
  ${reviewed === undefined ? nothing : html`<span>${t('reviewed {0}', dateText(reviewed))}</span>`}
  ${due === undefined ? nothing : html`<span>${t('next review {0}', dateText(due))}</span>`}
  ${days === undefined || state === 'current' ? nothing : html`<span>${dueText(days)}</span>`}`;

export const claimList = (claims: ClausePageView['claims'], acts: Acts): TemplateResult => html`
  <ul class="rows">${claims.map(claim => {
    const { type, documentStatus, coverage, section, counts, owner, review, note } = claim;
    return html`<li class=${counts ? '' : 'faint'}>
      <span title=${typeOf(type).word}>${icon(typeOf(type).icon)}</span>
      <div class="grow">${documentLink(claim, acts, section)}
        <p class="facts soft">
          <span>${typeOf(type).word}</span>
          ${counts ? nothing : html`<strong>${t('does not count: {0}', documentStatus ?? t('no status'))}</strong>`}
          ${coverages[coverage] === undefined ? nothing : html`<span>${coverages[coverage]}</span>`}
          ${owner ? html`<span>${icon('person')} ${owner.holder === undefined ? owner.title : t('{0} ({1})', owner.title, owner.holder)}</span>` : nothing}
          ${reviewLine(review)}
        </p>
        ${note === undefined ? nothing : html`<p class="soft">${note}</p>`}
        ${review.remarks.map(remark => html`<p class="soft">${icon('git-commit')} ${remark}</p>`)}
      </div>
      <button type="button" class="tool" title=${t('Show the neighbourhood')} aria-label=${t('Show the neighbourhood of {0}', claim.name)}
        @click=${() => acts.run('clausetrace.showGraph', claim.uri)}>${icon('type-hierarchy')}</button></li>`;
  })}</ul>`;

export const itemList = (items: ClausePageView['items'], acts: Acts): TemplateResult => html`
  <ul class="rows">${items.map(
    ({ title, id, kind, mandatory, state, providers }) => html`<li class=${state}>
      <span class="ink">${icon(itemStates[state].icon)}</span>
      <div class="grow"><div class="title">${title}</div>
        <p class="facts soft">
          <strong>${itemStates[state].word}</strong><span>${typeOf(kind).word}</span>
          <span>${mandatory ? t('mandatory') : t('expected')}</span><code>${id}</code>
        </p>
        ${providers.map(provider => html`<p>${documentLink(provider, acts)}</p>`)}
      </div></li>`,
  )}</ul>`;

export const evidenceList = (evidence: ClausePageView['evidence'], acts: Acts): TemplateResult => html`
  <ul class="rows">${evidence.map(
    ({ document, state, period, due, location }) => html`<li class=${state}>
      <span class="ink">${icon(state === 'current' ? 'check' : 'history')}</span>
      <div class="grow">${documentLink(document, acts)}
        <p class="facts soft">
          <strong>${state === 'current' ? t('Current') : t('Outdated')}</strong>
          ${period === undefined ? nothing : html`<span>${t('period {0}', period)}</span>`}
          ${due === undefined ? nothing : html`<span>${t('next by {0}', dateText(due))}</span>`}
          ${location === undefined ? nothing : html`<span>${t('kept at {0}', location)}</span>`}
        </p>
      </div></li>`,
  )}</ul>`;

export const findingList = (findings: ClausePageView['findings'], acts: Acts): TemplateResult => html`
  <ul class="rows">${findings.map(
    finding => html`<li class=${finding.severity}>
      <span class="ink">${icon(severities[finding.severity].icon)}<span class="unseen">${severities[finding.severity].word}</span></span>
      <div class="grow"><button type="button" class="link plain" @click=${(event: MouseEvent) => acts.open(finding, event)}>${worded(finding.message)}</button>
        <p class="soft"><code>${finding.rule}</code></p></div></li>`,
  )}</ul>`;

export const relatedList = (related: ClausePageView['related'], acts: Acts): TemplateResult => html`
  <ul class="rows">${related.map(
    ({ key, id, title, status, standard, relation }) => html`<li class=${status ?? ''}>
      <span class="ink">${icon(status ? statuses[status].icon : 'references')}</span>
      <div class="grow"><button type="button" class="link" @click=${() => acts.go(key)}>${id} ${title ?? ''}</button>
        <p class="facts soft"><span>${standard}</span><span>${relation}</span>${status ? html`<span>${statuses[status].word}</span>` : nothing}</p></div></li>`,
  )}</ul>`;
