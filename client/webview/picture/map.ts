// The map of a standard: chapters as rows of a grid, clauses as tiles of one size. One tile takes part in the order of tabs.
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PictureMemory } from '../../src/panels/pictureMessages.ts';
import { icon } from '../looks.ts';
import { t } from '../page.ts';
import { marks, statuses } from '../states.ts';
import { statusBar } from './bar.ts';
import type { Acts, DrawnStandard } from './drawn.ts';
import { figuresOf, type Tile } from './model.ts';
import { tileFacts, tileLabel, tileName } from './words.ts';

/** Whether a tile is of the kind that is looked for. */
export const isLit = (tile: Tile, spotlight: PictureMemory['spotlight']): boolean =>
  spotlight === undefined ||
  (spotlight === 'stale' ? tile.stale : spotlight === 'waived' ? tile.waived : tile.status === spotlight);

export function clauseMap({ standard, chapters }: DrawnStandard, memory: PictureMemory, acts: Acts): TemplateResult {
  const tiles = chapters.flatMap(chapter => chapter.tiles);
  const remembered = memory.current[standard.id];
  const current = tiles.some(({ key }) => key === remembered) ? remembered : tiles[0]?.key;
  const lookAt = (event: Event) => acts.look((event.target as HTMLElement).closest<HTMLElement>('.tile') ?? undefined);
  const leave = () => acts.look(undefined);
  const open = (event: Event) => {
    const clause = (event.target as HTMLElement).closest<HTMLElement>('.tile')?.dataset.key;
    if (clause !== undefined) acts.open(clause);
  };
  // Listeners on the grid, not on tiles: three hundred tiles stay cheap.
  return html`<div class="map" role="grid" aria-label=${t('Clauses of {0} by status', standard.name)} data-standard=${standard.id}
    @click=${open} @keydown=${acts.press} @pointerover=${lookAt} @pointerleave=${leave} @focusin=${lookAt} @focusout=${leave}>
    ${repeat(
      chapters,
      ({ heading }) => heading.key,
      ({ heading, tiles }, index) => {
        const figures = figuresOf(tiles);
        return html`<div class="chapter" role="row">
          <div class="name" role="rowheader"><strong dir="auto">${tileName(heading)}</strong>
            <p class="soft">${t('{0} of {1}, {2} %', figures.covered, figures.total, figures.percent)}</p>
            ${statusBar(figures.counts)}</div>
          <div class="tiles">${repeat(
            tiles,
            ({ key }) => key,
            tile => html`<div role="gridcell" class="tile ${tile.status} ${isLit(tile, memory.spotlight) ? '' : 'away'}"
              tabindex=${tile.key === current ? 0 : -1} data-key=${tile.key} data-chapter=${index}
              aria-label=${tileLabel(tile)}
              >${icon(statuses[tile.status].icon)}<span class="id">${tile.id}</span>${
                tile.stale ? icon(marks.stale.icon, 'mark') : nothing
              }${tile.waived ? icon(marks.waived.icon, 'mark') : nothing}</div>`,
          )}</div>
        </div>`;
      },
    )}</div>`;
}

/** What the card beside a tile says. */
export const tileCard = (tile: Tile): TemplateResult => html`
  <strong dir="auto">${tileName(tile)}</strong>
  <p class="state ${tile.status}"><span class="ink">${icon(statuses[tile.status].icon)} ${statuses[tile.status].word}.</span> ${statuses[tile.status].meaning}</p>
  ${tile.stale ? html`<p class="stale"><span class="ink">${icon(marks.stale.icon)} ${marks.stale.word}.</span> ${marks.stale.meaning}</p>` : nothing}
  ${tile.waived ? html`<p class="waived"><span class="ink">${icon(marks.waived.icon)} ${marks.waived.word}.</span> ${marks.waived.meaning}</p>` : nothing}
  ${tileFacts(tile).map(fact => html`<p class="soft">${fact}</p>`)}`;
