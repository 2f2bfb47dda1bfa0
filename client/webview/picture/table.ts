// The same as the map, in words: a table for those who would rather read, or hear.
import { html, nothing, type TemplateResult } from 'lit';
import type { PictureMemory } from '../../src/panels/pictureMessages.ts';
import { icon } from '../looks.ts';
import { t } from '../page.ts';
import { dateText, marks, statuses } from '../states.ts';
import type { Acts, DrawnStandard } from './drawn.ts';
import { isLit } from './map.ts';
import { figuresOf } from './model.ts';
import { tileName } from './words.ts';

export function clauseTable({ standard, chapters }: DrawnStandard, memory: PictureMemory, acts: Acts): TemplateResult {
  const shown = chapters
    .map(chapter => ({ ...chapter, lit: chapter.tiles.filter(tile => isLit(tile, memory.spotlight)) }))
    .filter(({ lit }) => lit.length > 0);
  if (shown.length === 0) return html`<p class="soft">${t('No clause is of this kind.')}</p>`;
  return html`<table aria-label=${t('Clauses of {0} by status', standard.name)}>
    <thead><tr>
      <th scope="col">${t('Clause')}</th><th scope="col">${t('Status')}</th><th scope="col">${t('Documents')}</th>
      <th scope="col">${t('Not there, or outdated')}</th><th scope="col">${t('Next review')}</th>
    </tr></thead>
    ${shown.map(({ heading, tiles, lit }) => {
      const { covered, total, percent } = figuresOf(tiles);
      return html`<tbody>
        <tr class="chapter"><th colspan="5" scope="rowgroup">${tileName(heading)} <span class="soft">${t('{0} of {1}, {2} %', covered, total, percent)}</span></th></tr>
        ${lit.map(
          tile => html`<tr>
            <th scope="row"><button type="button" class="link" @click=${() => acts.open(tile.key)}>${tileName(tile)}</button></th>
            <td class=${tile.status}><span class="ink">${icon(statuses[tile.status].icon)}</span> ${statuses[tile.status].word}${
              tile.stale
                ? html`<br><span class="stale"><span class="ink">${icon(marks.stale.icon)}</span> ${marks.stale.word}</span>`
                : nothing
            }${tile.waived ? html`<br>${icon(marks.waived.icon)} ${marks.waived.word}` : nothing}</td>
            <td class="figure">${tile.documents}</td>
            <td>${tile.lacking.join(', ')}</td>
            <td>${tile.nextReview === undefined ? '' : dateText(tile.nextReview)}</td>
          </tr>`,
        )}
      </tbody>`;
    })}
  </table>`;
}
