// The tree “Reviews”: what is late, what comes in which month, and what will be late at the next audit.
import type { AuditView, DocumentView, ReviewState, SystemView } from '../../../server/src/protocol/views.ts';
import { card } from '../markdown.ts';
import type { Translate } from '../translate.ts';
import { bySystem } from './bySystem.ts';
import { documentNode, documentTarget, documentTooltip } from './documentNode.ts';
import { inDays, monthName } from './formats.ts';
import { ICONS, REVIEW_ICONS } from './icons.ts';
import { type Icon, node, type TreeNode } from './node.ts';
import { reviewStateName, type Words } from './words.ts';

/** States that ask for something now; each is a section of its own. */
const LATE: readonly ReviewState[] = ['overdue', 'never-reviewed', 'changed-since-review', 'suspect'];

/** The rule that doubts a review: it was told of, and neither waived nor turned off. */
const DOUBT = 'review/unsupported';

const byDue = (one: string | undefined, other: string | undefined): number =>
  one === other ? 0 : one === undefined ? 1 : other === undefined ? -1 : one < other ? -1 : 1;

interface Section {
  readonly id: string;
  readonly label: string;
  readonly icon: Icon;
  readonly count: number;
  readonly expanded: boolean;
  readonly children: (id: string) => readonly TreeNode[];
}

function section(system: SystemView, { id: name, label, icon, count, expanded, children }: Section): TreeNode {
  const id = `${system.root}|${name}`;
  return node({
    id,
    label,
    description: String(count),
    icon,
    kind: 'group',
    expanded,
    ...(count > 0 ? { children: () => children(id) } : {}),
  });
}

/** A record or report that is to be collected again. */
function evidenceNode(system: SystemView, document: DocumentView, above: string, { t, language }: Words): TreeNode {
  const { evidence } = document;
  const due = evidence?.due;
  const words = due === undefined ? t('evidence is outdated') : t('evidence due on {0}', due);
  return node({
    id: `${above}/evidence:${document.uri}`,
    label: document.title,
    description: t('{0} · {1}', document.name, words),
    icon: evidence?.state === 'outdated' ? ICONS.outdatedEvidence : ICONS.evidence,
    tooltip: documentTooltip(document, { t, language }),
    kind: 'document evidence',
    target: documentTarget(system, document),
    click: 'open',
  });
}

function late(system: SystemView, words: Words): TreeNode[] {
  const sections = LATE.map(state => ({
    state,
    documents: system.documents
      .filter(({ review }) => review.state === state)
      .sort((one, other) => byDue(one.review.due, other.review.due)),
  }));
  const outdated = system.documents.filter(({ evidence }) => evidence?.state === 'outdated');
  const doubted = system.documents.filter(({ gaps }) => gaps.some(at => system.gaps[at]?.rule === DOUBT));
  return [
    ...sections.map(({ state, documents }) => ({
      id: state,
      label: reviewStateName(state, words.t),
      icon: REVIEW_ICONS[state],
      count: documents.length,
      expanded: state === 'overdue',
      children: (id: string) => documents.map(document => documentNode(system, document, id, words)),
    })),
    {
      id: 'evidence',
      label: words.t('Evidence outdated'),
      icon: ICONS.outdatedEvidence,
      count: outdated.length,
      expanded: false,
      children: (id: string) =>
        outdated
          .toSorted((one, other) => byDue(one.evidence?.due, other.evidence?.due))
          .map(document => evidenceNode(system, document, id, words)),
    },
    {
      id: 'unsupported',
      label: words.t('Review unsupported'),
      icon: ICONS.unsupported,
      count: doubted.length,
      expanded: false,
      children: (id: string) => doubted.map(document => documentNode(system, document, id, words)),
    },
  ]
    .filter(({ count }) => count > 0)
    .map(one => section(system, one));
}

interface Due {
  readonly date: string;
  readonly document: DocumentView;
  readonly kind: 'review' | 'evidence';
}

/** Reviews and evidence to come, by date. What is late already stands above. */
function toCome({ documents }: SystemView): Due[] {
  const dues = documents.flatMap((document): Due[] => {
    const { review, evidence } = document;
    const isLate = LATE.includes(review.state) || review.state === 'exempt';
    return [
      ...(review.due !== undefined && !isLate ? [{ date: review.due, document, kind: 'review' as const }] : []),
      ...(evidence?.due !== undefined && evidence.state === 'current'
        ? [{ date: evidence.due, document, kind: 'evidence' as const }]
        : []),
    ];
  });
  return dues.sort((one, other) => byDue(one.date, other.date));
}

function months(system: SystemView, words: Words): TreeNode[] {
  const groups = new Map<string, Due[]>();
  for (const due of toCome(system)) {
    const month = due.date.slice(0, 7);
    const inMonth = groups.get(month);
    if (inMonth) inMonth.push(due);
    else groups.set(month, [due]);
  }
  return [...groups].map(([month, dues]) =>
    section(system, {
      id: month,
      label: monthName(month, words.language),
      icon: ICONS.month,
      count: dues.length,
      expanded: false,
      children: id =>
        dues.map(({ document, date, kind }) =>
          kind === 'review'
            ? documentNode(system, document, id, words, words.t('review due on {0}', date))
            : evidenceNode(system, document, id, words),
        ),
    }),
  );
}

const auditName = ({ kind, date }: AuditView, t: Translate): string =>
  ({
    internal: t('At the internal audit of {0}', date),
    supplier: t('At the supplier audit of {0}', date),
    surveillance: t('At the surveillance audit of {0}', date),
    recertification: t('At the recertification of {0}', date),
    other: t('At the audit of {0}', date),
  })[kind];

/** Days between two ISO 8601 dates. Midnights in UTC are whole days apart. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

function audits(system: SystemView, asOf: string, words: Words): TreeNode[] {
  const { t, language } = words;
  return system.audits.map((audit, index) => {
    const id = `${system.root}|audit:${audit.kind}:${audit.date}:${index}`;
    const { overdue } = audit;
    const when = inDays(daysBetween(asOf, audit.date), language);
    const what = overdue.length === 0 ? t('nothing will be overdue') : t('{0} will be overdue', overdue.length);
    return node({
      id,
      label: auditName(audit, t),
      description: t('{0} · {1}', when, what),
      icon: ICONS.audit,
      tooltip: card(auditName(audit, t), [audit.title, what]),
      kind: 'audit',
      target: { root: system.root, ...(audit.at ? { at: audit.at, uri: audit.at.uri } : {}) },
      click: audit.at ? 'open' : undefined,
      ...(overdue.length > 0
        ? { children: () => overdue.map(at => documentNode(system, system.documents[at]!, id, words)) }
        : {}),
    });
  });
}

/** `asOf` is the day that counts as today, ISO 8601. */
export const reviewsTree = (systems: readonly SystemView[], words: Words, asOf: string): readonly TreeNode[] =>
  bySystem(systems, system => [...late(system, words), ...months(system, words), ...audits(system, asOf, words)]);
