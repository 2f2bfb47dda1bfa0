// The graph in words: nested lists, by how documents stand to each other.
import { html, nothing, type TemplateResult } from 'lit';
import type { NeighbourhoodView } from '../../../server/src/protocol/views.ts';
import { icon } from '../looks.ts';
import { t } from '../page.ts';
import { relations, reviews, typeOf } from '../states.ts';
import { type Entry, outlineOf } from './outline.ts';
import type { Kind } from './parts.ts';
import type { Acts } from './shown.ts';

export function outlineView(view: NeighbourhoodView, hidden: ReadonlySet<Kind>, acts: Acts): TemplateResult {
  const outline = outlineOf(view, hidden);
  if (!outline) return html`${nothing}`;
  const isAlone = outline.relations.length === 0;
  return html`<div class="outline">
    <h1>${entryLine(view, outline, acts)}</h1>
    ${isAlone ? html`<p class="soft">${t('It refers to no document, and no document refers to it.')}</p>` : below(view, outline, acts)}
  </div>`;
}

const below = (view: NeighbourhoodView, { relations: found }: Entry, acts: Acts): TemplateResult | typeof nothing =>
  found.length === 0
    ? nothing
    : html`<ul>${found.map(
        ({
          kind,
          isForth,
          entries,
        }) => html`<li class="relation"><span class="soft">${isForth ? relations[kind].forth : relations[kind].back}</span>
          <ul>${entries.map(entry => html`<li>${entryLine(view, entry, acts)}${below(view, entry, acts)}</li>`)}</ul></li>`,
      )}</ul>`;

function entryLine({ nodes, centre }: NeighbourhoodView, { node, count }: Entry, acts: Acts): TemplateResult {
  const shown = nodes[node]!;
  const { name, title, type, review, uri } = shown;
  return html`<span class=${review}>
    <span title=${typeOf(type).word}>${icon(typeOf(type).icon)}<span class="unseen">${typeOf(type).word}</span></span>
    <button type="button" class="link" title=${t('Open')} @click=${(event: MouseEvent) => acts.open(shown, event)}><strong>${name}</strong> ${title === name ? '' : title}</button>
    ${
      review === 'current' || review === 'exempt'
        ? nothing
        : html`<span class="note"><span class="ink">${icon(reviews[review].icon)}</span> ${reviews[review].word}</span>`
    }
    ${count > 1 ? html`<span class="soft note">${t('{0} times', count)}</span>` : nothing}
    ${
      node === centre
        ? nothing
        : html`<button type="button" class="tool" title=${t('Put in the middle')} aria-label=${t('Put {0} in the middle', name)} @click=${() => acts.go(uri)}>${icon('target')}</button>`
    }
  </span>`;
}
