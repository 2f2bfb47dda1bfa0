// What the picture says in sentences: totals, tiles, reviews.
import type { PictureSystem } from '../../src/panels/pictureMessages.ts';
import { t } from '../page.ts';
import { dateText, marks, reviewNames, statuses } from '../states.ts';
import type { Figures, Tile } from './model.ts';

/** `58 of 62 clauses are covered. 3 are stale.` */
export function coverageSentence({ total, covered, stale, waived }: Figures): string {
  const sentences = [
    total === 0 ? t('There is nothing to cover.') : t('{0} of {1} clauses are covered.', covered, total),
    stale === 1 ? t('One is stale.') : stale > 1 ? t('{0} are stale.', stale) : '',
    waived === 1 ? t('One is waived.') : waived > 1 ? t('{0} are waived.', waived) : '',
  ];
  return sentences.filter(Boolean).join(' ');
}

export const shareText = ({ percent }: Figures): string => t('{0} %', percent);

const states = ({ status, stale, waived }: Tile): string[] => [
  statuses[status].word,
  ...(stale ? [marks.stale.word] : []),
  ...(waived ? [marks.waived.word] : []),
];

/** More than its status, a line each. */
export function tileFacts({ documents, lacking, nextReview }: Tile): string[] {
  return [
    ...(documents === 0
      ? []
      : [documents === 1 ? t('One document claims it.') : t('{0} documents claim it.', documents)]),
    ...(lacking.length === 0 ? [] : [t('Not there, or outdated: {0}.', lacking.join(', '))]),
    ...(nextReview === undefined ? [] : [t('Next review: {0}.', dateText(nextReview))]),
  ];
}

export const tileName = ({ id, title }: Pick<Tile, 'id' | 'title'>): string =>
  title === undefined ? id : `${id} ${title}`;

/** All that a tile shows, for those who hear it. */
export const tileLabel = (tile: Tile): string =>
  [t('{0}: {1}.', tileName(tile), states(tile).join(', ')), ...tileFacts(tile)].join(' ');

export function reviewSentence({ reviews }: PictureSystem): string {
  const asked = reviewNames.reduce((sum, state) => sum + (state === 'exempt' ? 0 : reviews[state]), 0);
  if (asked === 0) return t('No document needs a review.');
  const fine = reviews.current + reviews['due-soon'];
  const overdue = reviews.overdue;
  const first = t('{0} of {1} reviews are in order.', fine, asked);
  const then = overdue === 0 ? '' : overdue === 1 ? t('One is overdue.') : t('{0} are overdue.', overdue);
  return [first, then].filter(Boolean).join(' ');
}

export function auditSentence({ overdue }: NonNullable<PictureSystem['audit']>): string {
  if (overdue === 0) return t('Nothing will be overdue by then.');
  if (overdue === 1) return t('One review or record will be overdue by then, unless something is done.');
  return t('{0} reviews or records will be overdue by then, unless something is done.', overdue);
}
