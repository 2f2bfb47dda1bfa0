// A document in a tree: the same in every tree, but for the place it stands at.
import type { DocumentView, SystemView } from '../../../server/src/protocol/views.ts';
import { card } from '../markdown.ts';
import type { Translate } from '../translate.ts';
import { inDays } from './formats.ts';
import { REVIEW_ICONS } from './icons.ts';
import { node, type TreeNode } from './node.ts';
import { reviewStateName, type Words } from './words.ts';

const firstLine = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Its owner: the title of a role with who holds it, or a person. */
export function ownerOf({ owner }: DocumentView, t: Translate): string {
  if (owner === undefined) return t('Without an owner');
  return owner.holder === undefined ? owner.title : t('{0} ({1})', owner.title, owner.holder);
}

/** How its review stands, in a few words. */
export function reviewWords({ review }: DocumentView, { t, language }: Words): string {
  const { state, days } = review;
  const name = reviewStateName(state, t);
  const hasDate = days !== undefined && (state === 'overdue' || state === 'due-soon' || state === 'current');
  return hasDate ? t('{0}, due {1}', name, inDays(days, language)) : name;
}

export function documentTooltip(document: DocumentView, words: Words): string {
  const { t } = words;
  const { type, status, version, approver, review, evidence, clauses } = document;
  return card(document.title, [
    [document.name, type, status, version === undefined ? undefined : t('version {0}', version)]
      .filter(part => part !== undefined)
      .join(' · '),
    t('Owner: {0}', ownerOf(document, t)),
    approver && t('Approver: {0}', approver.holder ?? approver.title),
    t('Review: {0}', reviewStateName(review.state, t)),
    review.reviewed && t('Last review: {0}', review.reviewed),
    review.due && t('Next review: {0}', review.due),
    ...review.remarks,
    evidence?.due && t('Evidence due: {0}', evidence.due),
    clauses.length > 0 ? t('Clauses: {0}', clauses.join(', ')) : undefined,
    document.path,
  ]);
}

/** What a document's commands act on. */
export const documentTarget = ({ root }: SystemView, { uri, name }: DocumentView): TreeNode['target'] => ({
  root,
  uri,
  reference: name,
  at: { uri, range: firstLine },
});

/** `above` is the id of the node above it; `description` stands in place of how its review stands. */
export function documentNode(
  system: SystemView,
  document: DocumentView,
  above: string,
  words: Words,
  description = reviewWords(document, words),
): TreeNode {
  const isReviewed = document.review.state !== 'exempt';
  return node({
    id: `${above}/${document.uri}`,
    label: document.title,
    description: document.name === document.title ? description : words.t('{0} · {1}', document.name, description),
    icon: REVIEW_ICONS[document.review.state],
    tooltip: documentTooltip(document, words),
    spoken: [document.title, document.name, description].join(', '),
    kind: isReviewed ? 'document reviewed' : 'document',
    target: documentTarget(system, document),
    click: 'open',
  });
}
