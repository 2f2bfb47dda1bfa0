// The page of the coverage picture: draws the model, moves the focus among tiles, and shows a card beside the one looked at.
import { render } from 'lit';
import type { FromPicturePage, PictureData, PictureMemory } from '../../src/panels/pictureMessages.ts';
import { looks, wear } from '../looks.ts';
import { language, listen, remember, remembered, t, tell } from '../page.ts';
import { type Acts, drawnOf } from '../picture/drawn.ts';
import { tileAfter } from '../picture/keys.ts';
import { tileCard } from '../picture/map.ts';
import type { Tile } from '../picture/model.ts';
import { pictureStyle } from '../picture/style.ts';
import { pictureSvg } from '../picture/svg.ts';
import { pictureView } from '../picture/view.ts';
import { coverageSentence, tileName } from '../picture/words.ts';
import { dateText, marks, statuses } from '../states.ts';

let data: PictureData | undefined;
let memory: PictureMemory = {
  root: undefined,
  mode: 'map',
  spotlight: undefined,
  current: {},
  scroll: 0,
  ...remembered<PictureMemory>(),
};

const system = () => data?.systems.find(({ root }) => root === memory.root) ?? data?.systems[0];
const isMirrored = () => document.documentElement.dir === 'rtl';

function change(part: Partial<PictureMemory>): void {
  memory = { ...memory, ...part };
  remember(memory);
  draw();
}

function findTile(key: string | undefined): Tile | undefined {
  for (const { clauses } of system()?.standards ?? []) {
    const found = clauses.find(clause => clause.key === key);
    if (found?.status !== undefined) return found as Tile;
  }
  return undefined;
}

/** Beside the tile, below it where there is room. */
function showCard(tile: HTMLElement | undefined): void {
  const card = document.querySelector<HTMLElement>('.card');
  const shown = tile && findTile(tile.dataset.key);
  if (!card) return;
  card.hidden = !shown;
  if (!tile || !shown) return;
  render(tileCard(shown), card);
  const place = tile.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const left = isMirrored() ? place.right - width : place.left;
  const top = place.bottom + height + 8 < innerHeight ? place.bottom + 6 : place.top - height - 6;
  card.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  card.style.top = `${Math.max(8, top)}px`;
}

function press(event: KeyboardEvent): void {
  const tile = (event.target as HTMLElement).closest<HTMLElement>('.tile');
  const grid = tile?.closest<HTMLElement>('.map');
  if (!tile || !grid || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.key === 'Escape') showCard(undefined);
  else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    acts.open(tile.dataset.key ?? '');
  } else move(event, tile, grid);
}

/** Takes the focus to the tile that a key leads to. */
function move(event: KeyboardEvent, tile: HTMLElement, grid: HTMLElement): void {
  const tiles = [...grid.querySelectorAll<HTMLElement>('.tile')];
  const spots = tiles.map(one => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2, chapter: Number(one.dataset.chapter) };
  });
  const pressed = { key: event.key, ctrl: event.ctrlKey, isMirrored: isMirrored() };
  const next = tiles[tileAfter(spots, tiles.indexOf(tile), pressed) ?? -1];
  if (!next) return;
  event.preventDefault();
  change({ current: { ...memory.current, [grid.dataset.standard ?? '']: next.dataset.key ?? '' } });
  next.focus();
}

function save(): void {
  const shown = system();
  if (!data || !shown) return;
  const content = pictureSvg(
    shown.standards.map(drawnOf).map(({ standard, figures, chapters }) => ({
      heading: standard.title,
      sentence: coverageSentence(figures),
      figures,
      chapters: chapters.map(chapter => {
        const covered = chapter.tiles.filter(({ status }) => status === 'documented' || status === 'evidenced').length;
        return { ...chapter, name: tileName(chapter.heading), share: t('{0} of {1}', covered, chapter.tiles.length) };
      }),
    })),
    {
      title: shown.name,
      subtitle: t('Coverage as of {0}', dateText(data.asOf)),
      status: {
        'not-covered': statuses['not-covered'].word,
        planned: statuses.planned.word,
        partial: statuses.partial.word,
        documented: statuses.documented.word,
        evidenced: statuses.evidenced.word,
      },
      stale: marks.stale.word,
      waived: marks.waived.word,
      language,
      isMirrored: isMirrored(),
    },
  );
  tell<FromPicturePage>({ kind: 'save', name: `${shown.name} ${data.asOf}`, content });
}

const run = (command: string, ...args: readonly unknown[]): void => tell({ kind: 'command', command, arguments: args });

const acts: Acts = {
  open: clause => run('clausetrace.showClause', system()?.root, clause),
  choose(root) {
    change({ root });
    tell<FromPicturePage>({ kind: 'shows', root });
  },
  mode: mode => change({ mode }),
  spotlight: spotlight => change({ spotlight }),
  press,
  look: showCard,
  save,
  initialize: () => run('clausetrace.initialize'),
  matrix: () => run('clausetrace.showMatrix', system()?.root),
};

function draw(): void {
  render(pictureView(data, memory, acts), document.body);
}

wear(...looks, pictureStyle);
draw();

let isFirst = true;
listen<PictureData>(next => {
  data = next;
  draw();
  const root = system()?.root;
  if (root !== undefined) tell<FromPicturePage>({ kind: 'shows', root });
  if (isFirst && next) {
    isFirst = false;
    window.scrollTo(0, memory.scroll);
  }
});

document.addEventListener('scrollend', () => {
  memory = { ...memory, scroll: window.scrollY };
  if (data) remember(memory);
});
document.addEventListener('scroll', () => showCard(undefined));
