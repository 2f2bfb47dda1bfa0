// What stands below a clause: who claims it, what shows that it is met, and the documented information that is not there.
import type { ClaimView, ClauseView, DocumentView, ItemView, SystemView } from '../../../server/src/protocol/views.ts';
import { card } from '../markdown.ts';
import { documentTarget, documentTooltip, reviewWords } from './documentNode.ts';
import { ICONS, ITEM_ICONS, typeIcon } from './icons.ts';
import { node, type Target, type TreeNode } from './node.ts';
import { itemStateName, type Words } from './words.ts';

interface Scope {
  readonly system: SystemView;
  readonly words: Words;
}

const COVERAGES = (words: Words): Readonly<Record<ClaimView['coverage'], string | undefined>> => ({
  full: undefined,
  partial: words.t('In part'),
  'other-party': words.t('With other parties'),
  'no-occurrence': words.t('No occurrence'),
  'not-applicable': words.t('Not applicable'),
});

function claimNode(claim: ClaimView, above: string, target: Target, { system, words }: Scope): TreeNode {
  const { t } = words;
  const document = system.documents[claim.document]!;
  const description = [
    document.name === document.title ? undefined : document.name,
    claim.section === undefined ? undefined : t('§ {0}', claim.section),
    COVERAGES(words)[claim.coverage],
    claim.counts ? undefined : t('Does not count'),
    reviewWords(document, words),
  ];
  return node({
    id: `${above}/claim:${document.uri}#${claim.section ?? ''}`,
    label: document.title,
    description: description.filter(part => part !== undefined).join(' · '),
    icon: claim.counts ? typeIcon(document.type) : { ...typeIcon(document.type), colour: 'disabledForeground' },
    tooltip: documentTooltip(document, words),
    kind: document.review.state === 'exempt' ? 'document claim' : 'document claim reviewed',
    target: { ...target, ...documentTarget(system, document), at: { uri: document.uri, range: claim.range } },
    click: 'open',
  });
}

function itemNode(item: ItemView, above: string, target: Target, { words }: Scope): TreeNode {
  const { t } = words;
  const state = itemStateName(item.state, t);
  const need = item.mandatory ? t('mandatory {0}', item.kind) : t('expected {0}', item.kind);
  return node({
    id: `${above}/item:${item.id}`,
    label: item.title,
    description: t('{0} · {1}', state, need),
    icon: ITEM_ICONS[item.state],
    tooltip: card(item.title, [t('{0} · {1}', state, need), item.id]),
    kind: 'item',
    target: { ...target, item: item.id, reference: item.id },
  });
}

function evidenceNode(document: DocumentView, above: string, target: Target, { system, words }: Scope): TreeNode {
  const { t } = words;
  const isOutdated = document.evidence?.state === 'outdated';
  const due = document.evidence?.due;
  return node({
    id: `${above}/evidence:${document.uri}`,
    label: document.title,
    description: [t('Evidence'), isOutdated ? t('Outdated') : undefined, due && t('due on {0}', due)]
      .filter(part => part)
      .join(' · '),
    icon: isOutdated ? ICONS.outdatedEvidence : ICONS.evidence,
    tooltip: documentTooltip(document, words),
    kind: 'document evidence',
    target: { ...target, ...documentTarget(system, document) },
    click: 'open',
  });
}

const isThere = ({ state }: ItemView): boolean => state === 'provided' || state === 'no-occurrence';

export const isEmpty = ({ claims, evidence, items }: ClauseView): boolean =>
  claims.length + evidence.length === 0 && items.every(isThere);

export function contents(clause: ClauseView, above: string, target: Target, scope: Scope): TreeNode[] {
  const { documents } = scope.system;
  const claiming = new Set(clause.claims.map(({ document }) => document));
  return [
    ...clause.claims.map(claim => claimNode(claim, above, target, scope)),
    ...clause.evidence
      .filter(index => !claiming.has(index))
      .map(index => evidenceNode(documents[index]!, above, target, scope)),
    ...clause.items.filter(item => !isThere(item)).map(item => itemNode(item, above, target, scope)),
  ];
}
