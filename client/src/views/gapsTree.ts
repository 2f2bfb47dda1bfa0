// The tree “Gaps”: what `check` finds, in groups by what a person works through.
import type { GapView, Severity, SystemView } from '../../../server/src/protocol/views.ts';
import { card } from '../markdown.ts';
import { bySystem } from './bySystem.ts';
import { clauseLabel } from './clausesTree.ts';
import { ownerOf } from './documentNode.ts';
import { comparing } from './formats.ts';
import { ICONS, SEVERITY_ICONS, STATUS_ICONS } from './icons.ts';
import { type Icon, node, type Target, type TreeNode, withUniqueIds } from './node.ts';
import { SEVERITIES, severityName, type Words } from './words.ts';

export const GAP_GROUPINGS = ['rule', 'severity', 'owner', 'clause', 'document', 'baseline'] as const;
export type GapGrouping = (typeof GAP_GROUPINGS)[number];

interface Group {
  readonly key: string;
  readonly label: string;
  readonly icon: Icon;
  /** Its place before others; those of one place are in the order of their labels. */
  readonly place: number;
  readonly target?: Target;
}

const LAST = 100_000;

/** What would turn the text around it. What else is shown has none of it: the server takes it out. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** The path of a file in the SMS; a file outside of it by its whole path. */
function pathOf({ root }: SystemView, uri: string): string {
  const text = uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri;
  try {
    return decodeURIComponent(text).replace(TURNS, encodeURIComponent);
  } catch {
    return text;
  }
}

type GroupOf = (gap: GapView, system: SystemView, words: Words) => Group;

const worst = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** The place of each clause in its standard, and its node's looks. */
function clauseGroups({ root, standards }: SystemView): ReadonlyMap<string, Group> {
  const clauses = standards.flatMap(standard => standard.clauses);
  return new Map(
    clauses.map((clause, place) => {
      const icon = clause.status === undefined ? ICONS.rule : STATUS_ICONS[clause.status];
      const { key } = clause;
      return [key, { key, label: clauseLabel(clause), icon, place, target: { root, clause: key, reference: key } }];
    }),
  );
}

function documentGroup({ uri, document: index }: GapView, system: SystemView): Group {
  const document = index === undefined ? undefined : system.documents[index];
  const label = document?.title ?? pathOf(system, uri);
  const firstLine = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const target = { root: system.root, uri, at: { uri, range: firstLine } };
  return { key: uri, label, icon: ICONS.file, place: 0, target };
}

function ownerGroup({ document: index }: GapView, { documents }: SystemView, { t }: Words): Group {
  const document = index === undefined ? undefined : documents[index];
  if (document?.owner === undefined) return { key: '', label: t('Without an owner'), icon: ICONS.owner, place: LAST };
  return {
    key: document.owner.role ?? document.owner.title,
    label: ownerOf(document, t),
    icon: ICONS.owner,
    place: 0,
  };
}

function baselineGroup({ isNew }: GapView, { baseline }: SystemView, { t }: Words): Group {
  if (isNew === undefined || !baseline)
    return { key: '', label: t('Without a baseline'), icon: ICONS.rule, place: LAST };
  const { revision } = baseline;
  return isNew
    ? { key: 'new', label: t('New since {0}', revision), icon: ICONS.new, place: 0 }
    : { key: 'old', label: t('There at {0}', revision), icon: ICONS.baseline, place: 1 };
}

function groupOf(grouping: GapGrouping, system: SystemView): GroupOf {
  const clauses = grouping === 'clause' ? clauseGroups(system) : undefined;
  const table: Readonly<Record<GapGrouping, GroupOf>> = {
    rule: ({ rule, severity }) => ({ key: rule, label: rule, icon: SEVERITY_ICONS[severity], place: worst(severity) }),
    severity: ({ severity }, _, { t }) => ({
      key: severity,
      label: severityName(severity, t),
      icon: SEVERITY_ICONS[severity],
      place: worst(severity),
    }),
    owner: ownerGroup,
    clause: ({ clause }, _, { t }) =>
      (clause === undefined ? undefined : clauses?.get(clause)) ?? {
        key: '',
        label: t('Without a clause'),
        icon: ICONS.rule,
        place: LAST,
      },
    document: documentGroup,
    baseline: baselineGroup,
  };
  return table[grouping];
}

function gapNode(gap: GapView, above: string, system: SystemView, { t }: Words): TreeNode {
  const { rule, severity, message, uri, range, clause } = gap;
  const place = t('{0}, line {1}', pathOf(system, uri), range.start.line + 1);
  const since = gap.isNew && system.baseline ? t('New since {0}', system.baseline.revision) : undefined;
  return node({
    // Not by its line: an edit above it leaves it what it was.
    id: `${above}/${rule}|${uri}|${message}`,
    label: message.replace(/\s+/g, ' '),
    description: place,
    icon: SEVERITY_ICONS[severity],
    tooltip: card(message, [rule, place, since]),
    spoken: [severityName(severity, t), message, place].join(', '),
    kind: clause === undefined ? 'gap' : 'gap about',
    target: {
      root: system.root,
      uri,
      at: { uri, range },
      reference: rule,
      ...(clause === undefined ? {} : { clause }),
    },
    click: 'open',
  });
}

function nodesOf(system: SystemView, grouping: GapGrouping, words: Words): readonly TreeNode[] {
  const compare = comparing(words.language);
  const find = groupOf(grouping, system);
  const groups = new Map<string, Group & { gaps: GapView[] }>();
  for (const gap of system.gaps) {
    const group = find(gap, system, words);
    const known = groups.get(group.key);
    if (known) known.gaps.push(gap);
    else groups.set(group.key, { ...group, gaps: [gap] });
  }
  return [...groups.values()]
    .sort((one, other) => one.place - other.place || compare(one.label, other.label))
    .map(({ key, label, icon, target = {}, gaps }) => {
      const id = `${system.root}|${key}`;
      const isClause = target.clause !== undefined;
      return node({
        id,
        label,
        description: String(gaps.length),
        icon,
        spoken: words.t('{0}, findings: {1}', label, gaps.length),
        kind: isClause ? 'clause' : 'group',
        target,
        children: () => withUniqueIds(gaps.map(gap => gapNode(gap, id, system, words))),
      });
    });
}

export const gapsTree = (systems: readonly SystemView[], words: Words, grouping: GapGrouping): readonly TreeNode[] =>
  bySystem(systems, system => nodesOf(system, grouping, words));
