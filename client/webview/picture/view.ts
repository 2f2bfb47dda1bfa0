// The coverage picture from top to bottom: figures, legend, and a map (or a table) for each standard. Pure: data in, template out.
import { html, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { ReviewState } from '../../../server/src/protocol/views.ts';
import type { PictureData, PictureMemory, PictureStandard, PictureSystem } from '../../src/panels/pictureMessages.ts';
import { blank, icon } from '../looks.ts';
import { t } from '../page.ts';
import { dateText, marks, reviewNames, reviews, statuses, statusNames } from '../states.ts';
import { styled } from '../styled.ts';
import { statusBar } from './bar.ts';
import { type Acts, type DrawnStandard, drawnOf } from './drawn.ts';
import { clauseMap } from './map.ts';
import type { Figures } from './model.ts';
import { clauseTable } from './table.ts';
import { auditSentence, coverageSentence, reviewSentence, shareText } from './words.ts';

export function pictureView(data: PictureData | undefined, memory: PictureMemory, acts: Acts): TemplateResult {
  if (data === undefined) {
    return blank('loading', t('Waiting for the server'), t('The picture appears when the documents are read.'));
  }
  const system = data.systems.find(({ root }) => root === memory.root) ?? data.systems[0];
  if (system === undefined) {
    return blank(
      'map',
      t('There is no service management system here'),
      t('A folder with a file sms.yaml, or with documents that have an id, is one.'),
      html`<vscode-button @click=${acts.initialize}>${t('Initialize a Service Management System')}</vscode-button>`,
    );
  }
  const drawn = system.standards.map(drawnOf);
  return html`
    ${toolbar(data, system, memory, acts)}
    <main>
      <h1 dir="auto">${system.name}</h1>
      <p class="soft">${t('Coverage as of {0}', dateText(data.asOf))}</p>
      <ul class="figures">
        ${drawn.map(({ standard, figures }) => coverageCard(standard, figures))}
        ${reviewCard(system)}
        ${system.audit ? auditCard(system.audit) : nothing}
      </ul>
      ${legend(drawn, memory, acts)}
      ${drawn.map(
        one => html`<section class="standard">
          <h2 dir="auto">${one.standard.title}</h2>
          ${
            one.chapters.length === 0
              ? html`<p class="soft">${t('This standard has no clause with requirements.')}</p>`
              : memory.mode === 'map'
                ? clauseMap(one, memory, acts)
                : clauseTable(one, memory, acts)
          }
        </section>`,
      )}
    </main>
    <div class="card" aria-hidden="true" hidden></div>`;
}

function toolbar(data: PictureData, system: PictureSystem, { mode }: PictureMemory, acts: Acts): TemplateResult {
  const way = (value: PictureMemory['mode'], symbol: string, label: string) => html`
    <button type="button" class="tool" role="radio" aria-checked=${mode === value} tabindex=${mode === value ? 0 : -1} @click=${() => acts.mode(value)}
      >${icon(symbol)}${label}</button>`;
  const turn = (event: KeyboardEvent) => {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    acts.mode(mode === 'map' ? 'table' : 'map');
    const group = event.currentTarget as HTMLElement;
    queueMicrotask(() => group.querySelector<HTMLElement>('[aria-checked=true]')?.focus());
  };
  return html`<header class="bar" aria-label=${t('Coverage picture')}>
    ${
      data.systems.length > 1
        ? html`<select aria-label=${t('Service management system')} @change=${(event: Event) => acts.choose((event.target as HTMLSelectElement).value)}>
            ${data.systems.map(({ root, name }) => html`<option value=${root} ?selected=${root === system.root}>${name}</option>`)}</select>`
        : nothing
    }
    <div class="bar" role="radiogroup" aria-label=${t('Show as')} @keydown=${turn}>
      ${way('map', 'map', t('Map'))}${way('table', 'list-flat', t('Table'))}
    </div>
    <span class="room"></span>
    <button type="button" class="tool" title=${t('Traceability Matrix')} @click=${acts.matrix}>${icon('table')}<span class="label">${t('Traceability Matrix')}</span></button>
    <button type="button" class="tool" title=${t('Save as SVG…')} @click=${acts.save}>${icon('save-as')}<span class="label">${t('Save as SVG…')}</span></button>
  </header>`;
}

const coverageCard = (standard: PictureStandard, figures: Figures): TemplateResult => html`
  <li><h2 title=${standard.title}>${t('Coverage of {0}', standard.name)}</h2>
    <p class="big">${shareText(figures)}</p>
    <p>${coverageSentence(figures)}</p>
    ${statusBar(figures.counts)}</li>`;

/** Best first, as in the bars of coverage; what needs no review at the end. */
const reviewOrder: readonly ReviewState[] = [
  'current',
  'due-soon',
  'suspect',
  'changed-since-review',
  'never-reviewed',
  'overdue',
  'exempt',
];

function reviewCard(system: PictureSystem): TemplateResult {
  const present = reviewNames.filter(state => system.reviews[state] > 0);
  const asked = present.filter(state => state !== 'exempt').reduce((sum, state) => sum + system.reviews[state], 0);
  const fine = system.reviews.current + system.reviews['due-soon'];
  return html`<li class="wide"><h2>${t('Reviews of documents')}</h2>
    <p class="big">${asked === 0 ? t('None') : t('{0} %', Math.floor((fine * 100) / asked))}</p>
    <p>${reviewSentence(system)}</p>
    <div class="shares reviews" aria-hidden="true">${reviewOrder.map(
      state =>
        html`<span class=${state} ${styled({ 'flex-grow': String(system.reviews[state]) })} ?hidden=${system.reviews[state] === 0}></span>`,
    )}</div>
    <ul class="bar strip">${present.map(
      state =>
        html`<li class=${state} title=${reviews[state].meaning}><span class="ink">${icon(reviews[state].icon)}</span> ${t('{0}: {1}', reviews[state].word, system.reviews[state])}</li>`,
    )}</ul></li>`;
}

const auditCard = (audit: NonNullable<PictureSystem['audit']>): TemplateResult => html`
  <li><h2>${t('Next audit')}</h2>
    <p class="big">${dateText(audit.date)}</p>
    <p>${audit.title}</p><p>${auditSentence(audit)}</p></li>`;

/** Says what the fills mean; a press leaves only tiles of that kind filled. */
function legend(drawn: readonly DrawnStandard[], { spotlight }: PictureMemory, acts: Acts): TemplateResult {
  const sum = (of: (figures: Figures) => number) => drawn.reduce((total, { figures }) => total + of(figures), 0);
  const entry = (
    name: NonNullable<PictureMemory['spotlight']>,
    symbol: string,
    word: string,
    meaning: string,
    count: number,
  ) => html`
    <li><button type="button" class="tool ${name}" aria-pressed=${spotlight === name} title=${meaning}
      @click=${() => acts.spotlight(spotlight === name ? undefined : name)}
      ><span class="swatch">${icon(symbol)}</span>${t('{0}: {1}', word, count)}</button></li>`;
  return html`<ul class="bar legend" aria-label=${t('Show only')}>
    ${[...statusNames].reverse().map(name =>
      entry(
        name,
        statuses[name].icon,
        statuses[name].word,
        statuses[name].meaning,
        sum(({ counts }) => counts[name]),
      ),
    )}
    ${entry(
      'stale',
      marks.stale.icon,
      marks.stale.word,
      marks.stale.meaning,
      sum(({ stale }) => stale),
    )}
    ${entry(
      'waived',
      marks.waived.icon,
      marks.waived.word,
      marks.waived.meaning,
      sum(({ waived }) => waived),
    )}
  </ul>`;
}
