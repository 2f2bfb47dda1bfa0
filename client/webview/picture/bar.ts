// A bar of shares of the statuses, with its words for those who do not see it.
import { html, type TemplateResult } from 'lit';
import { t } from '../page.ts';
import { statuses, statusNames } from '../states.ts';
import { styled } from '../styled.ts';
import type { Figures } from './model.ts';

const described = (counts: Figures['counts']): string =>
  statusNames
    .filter(status => counts[status] > 0)
    .map(status => t('{0}: {1}', statuses[status].word, counts[status]))
    .join(', ');

/** A bar of shares; best first, so that what is green grows from the beginning. */
export function statusBar(counts: Figures['counts']): TemplateResult {
  const present = [...statusNames].reverse().filter(status => counts[status] > 0);
  return html`<div class="shares" role="img" aria-label=${described(counts) || t('Nothing')}>${present.map(
    status => html`<span class=${status} ${styled({ 'flex-grow': String(counts[status]) })}></span>`,
  )}</div>`;
}
