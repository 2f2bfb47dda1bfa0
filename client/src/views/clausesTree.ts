// The tree “Clauses”: SMSs (where there are several) → standards (where there are several) → clauses → what covers them, and
// what is missing.
import type { ClauseView, StandardView, SystemView } from '../../../server/src/protocol/views.ts';
import { card } from '../markdown.ts';
import { bySystem } from './bySystem.ts';
import { contents, isEmpty } from './clauseContents.ts';
import { type ClauseFilter, NO_FILTER, visibleClauses } from './clauseFilter.ts';
import { ICONS, STATUS_ICONS } from './icons.ts';
import { node, type Target, type TreeNode, withUniqueIds } from './node.ts';
import { isRegressed } from './regressions.ts';
import { rolledUp, share } from './rolledUp.ts';
import { isGreen, statusName, type Words } from './words.ts';

interface Scope {
  readonly system: SystemView;
  readonly standard: StandardView;
  readonly children: ReadonlyMap<string | undefined, readonly ClauseView[]>;
  readonly words: Words;
}

function childrenByParent(clauses: readonly ClauseView[], keys: ReadonlySet<string> | undefined): Scope['children'] {
  const map = new Map<string | undefined, ClauseView[]>();
  for (const clause of clauses) {
    if (keys && !keys.has(clause.key)) continue;
    const siblings = map.get(clause.parent);
    if (siblings) siblings.push(clause);
    else map.set(clause.parent, [clause]);
  }
  return map;
}

export const clauseLabel = ({ id, title }: Pick<ClauseView, 'id' | 'title'>): string =>
  title === undefined ? id : `${id} ${title}`;

/** What one writes in a document: the number in the first standard, the whole key in others. */
function referenceTo({ id, key }: ClauseView, { system, standard }: Scope): string {
  return system.standards[0] === standard ? id : key;
}

function marks({ stale, waived }: ClauseView, { t }: Words): string[] {
  return [...(stale ? [t('Stale')] : []), ...(waived ? [t('Waived')] : [])];
}

/** How it stood at the baseline, where that was another status. What has got better is told to who asks. */
function before({ status, baseline }: ClauseView, { system, words }: Scope): string | undefined {
  if (status === undefined || baseline === undefined || baseline === status || !system.baseline) return undefined;
  return words.t('at {0}: {1}', system.baseline.revision, statusName(baseline, words.t));
}

function clauseTooltip(clause: ClauseView, scope: Scope): string {
  const { standard, words } = scope;
  const { t } = words;
  const { status, counts, items } = clause;
  const missing = items.filter(({ mandatory, state }) => mandatory && state === 'missing');
  return card(clauseLabel(clause), [
    standard.title,
    status === undefined
      ? t('{0} clauses are documented', share(counts, words))
      : t('Status: {0}', [statusName(status, t), ...marks(clause, words)].join(', ')),
    before(clause, scope),
    missing.length > 0 ? t('Missing: {0}', missing.map(({ title }) => title).join(', ')) : undefined,
    clause.lastReview && t('Last review: {0}', clause.lastReview),
    clause.nextReview && t('Next review: {0}', clause.nextReview),
  ]);
}

function clauseNode(clause: ClauseView, above: string, scope: Scope): TreeNode {
  const { words, system } = scope;
  const { t } = words;
  const id = `${above}/${clause.key}`;
  const { status } = clause;
  const below = scope.children.get(clause.key) ?? [];
  const target: Target = { root: system.root, clause: clause.key, reference: referenceTo(clause, scope) };
  const state = status === undefined ? undefined : statusName(status, t);
  const missing = clause.items.filter(({ mandatory, state: of }) => mandatory && of === 'missing').length;
  const description = [
    below.length > 0 || status === undefined ? share(clause.counts, words) : undefined,
    status === undefined || isGreen(status) ? undefined : state,
    // Of a clause that nothing covers everything is missing; that need not be said twice.
    missing > 0 && status !== 'not-covered' ? t('{0} missing', missing) : undefined,
    ...marks(clause, words),
    isRegressed(clause) ? before(clause, scope) : undefined,
  ].filter(part => part !== undefined);
  const children = () =>
    withUniqueIds([...contents(clause, id, target, scope), ...below.map(one => clauseNode(one, id, scope))]);
  return node({
    id,
    label: clauseLabel(clause),
    description: description.join(' · '),
    icon: status === undefined ? rolledUp(clause.counts) : STATUS_ICONS[status],
    tooltip: clauseTooltip(clause, scope),
    spoken: [clauseLabel(clause), ...(state && !description.includes(state) ? [state] : []), ...description].join(', '),
    kind: status === undefined ? 'clause heading' : `clause auditable ${isGreen(status) ? 'green' : 'gap'}`,
    target,
    click: status === undefined ? undefined : 'clause',
    ...(below.length === 0 && isEmpty(clause) ? {} : { children }),
  });
}

function standardNodes(system: SystemView, filter: ClauseFilter, words: Words): readonly TreeNode[] {
  const shown = system.standards.flatMap(standard => {
    const visible = visibleClauses(standard, system.documents, filter);
    if (visible?.keys.size === 0) return [];
    const scope = { system, standard, children: childrenByParent(standard.clauses, visible?.keys), words };
    const id = `${system.root}|${standard.id}`;
    const clauses = () => (scope.children.get(undefined) ?? []).map(clause => clauseNode(clause, id, scope));
    return [{ standard, id, clauses }];
  });
  if (system.standards.length === 1) return shown.flatMap(({ clauses }) => clauses());
  return shown.map(({ standard, id, clauses }) =>
    node({
      id,
      label: standard.shortTitle,
      description: share(standard.counts, words),
      icon: ICONS.standard,
      tooltip: card(standard.title, [
        standard.id,
        words.t('{0} clauses are documented', share(standard.counts, words)),
      ]),
      kind: 'standard',
      expanded: standard === system.standards[0],
      target: { root: system.root, reference: standard.id },
      children: clauses,
    }),
  );
}

/** Against the first of its standards, as the status bar does. */
const shareOfSystem = ({ standards: [first] }: SystemView, words: Words): string =>
  first === undefined ? '' : share(first.counts, words);

export const clausesTree = (
  systems: readonly SystemView[],
  words: Words,
  filter: ClauseFilter = NO_FILTER,
): readonly TreeNode[] =>
  bySystem(
    systems,
    system => standardNodes(system, filter, words),
    system => shareOfSystem(system, words),
  );
