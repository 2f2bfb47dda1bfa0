// Documents that implement each other in a circle: none of them is the upstream one, so a change of any makes all of them
// suspect, and no review can settle it.

import { nameOf, type SmsDocument } from '../../workspace/document.ts';
import type { Field } from '../../workspace/metadata.ts';
import type { Sms } from '../../workspace/sms.ts';
import { placeIn, type Report, type Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export const circularImplements: Rule = {
  id: 'reference/circular-implements',
  severity: 'warning',
  summary: 'Documents implement each other in a circle.',
  *checkSms({ sms }) {
    const edges = edgesOf(sms);
    for (const [document, own] of edges) {
      for (const edge of own) if (edge.to === document) yield reportSelf(edge);
    }
    for (const members of circlesIn(edges)) yield reportCircle(shortestCircle(members, edges));
  },
};

/** One value of `implements` that names a document. */
interface Edge {
  readonly from: SmsDocument;
  readonly to: SmsDocument;
  readonly field: Field<string>;
}

type Edges = ReadonlyMap<SmsDocument, readonly Edge[]>;

/** By path, and within a document in the order written. */
function edgesOf(sms: Sms): Edges {
  const edges = new Map<SmsDocument, Edge[]>();
  for (const from of sms.implementing()) {
    const own = from.metadata.implements.flatMap(field =>
      sms
        .entities(field.value)
        .filter(entity => entity.kind === 'document')
        .map(entity => ({ from, to: entity.document, field })),
    );
    if (from.kind === 'document' && own.length > 0) edges.set(from, own);
  }
  return edges;
}

/**
 * The sets of documents of which each leads to every other, those of one document left out; each set by path. Tarjan's
 * strongly connected components, with a stack of our own: a chain may be longer than the stack of calls.
 */
function circlesIn(edges: Edges): ReadonlySet<SmsDocument>[] {
  const circles: ReadonlySet<SmsDocument>[] = [];
  const order = new Map<SmsDocument, number>();
  const lowest = new Map<SmsDocument, number>();
  const open: SmsDocument[] = [];
  const isOpen = new Set<SmsDocument>();
  const lower = (document: SmsDocument, value: number) => {
    lowest.set(document, Math.min(lowest.get(document)!, value));
  };
  const visit = (document: SmsDocument) => {
    order.set(document, order.size);
    lowest.set(document, order.get(document)!);
    open.push(document);
    isOpen.add(document);
    return { document, next: 0 };
  };
  for (const root of edges.keys()) {
    if (order.has(root)) continue;
    const path = [visit(root)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { document } = step;
      const edge = edges.get(document)?.[step.next++];
      if (edge) {
        if (!order.has(edge.to)) path.push(visit(edge.to));
        else if (isOpen.has(edge.to)) lower(document, order.get(edge.to)!);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before) lower(before.document, lowest.get(document)!);
      if (lowest.get(document) !== order.get(document)) continue;
      const members = open.splice(open.lastIndexOf(document));
      for (const member of members) isOpen.delete(member);
      if (members.length > 1) circles.push(new Set(members));
    }
  }
  return circles;
}

/** The shortest way from the member with the smallest path back to itself. */
function shortestCircle(members: ReadonlySet<SmsDocument>, edges: Edges): Edge[] {
  const first = [...members].reduce((a, b) => (a.path < b.path ? a : b));
  const reachedBy = new Map<SmsDocument, Edge>();
  const queue = [first];
  for (const document of queue) {
    for (const edge of edges.get(document) ?? []) {
      if (!members.has(edge.to) || edge.to === document || reachedBy.has(edge.to)) continue;
      reachedBy.set(edge.to, edge);
      if (edge.to === first) return unwind(edge, reachedBy, first);
      queue.push(edge.to);
    }
  }
  return [];
}

function unwind(last: Edge, reachedBy: ReadonlyMap<SmsDocument, Edge>, first: SmsDocument): Edge[] {
  const circle = [last];
  for (let edge = last; edge.from !== first; ) {
    edge = reachedBy.get(edge.from)!;
    circle.push(edge);
  }
  return circle.reverse();
}

function reportCircle(circle: readonly Edge[]): Report {
  const [first, ...others] = circle as [Edge, ...Edge[]];
  const names = [...circle.map(edge => nameOf(edge.from)), nameOf(first.from)];
  const way = names.length > 8 ? [...names.slice(0, 4), '…', ...names.slice(-3)] : names;
  return {
    at: placeIn(first.from, first.field.span),
    document: first.from,
    message: `${quote(nameOf(first.from))} implements itself in a circle: ${way.join(' → ')}. Remove one of these "implements".`,
    related: others.map(({ from, to, field }) => ({
      at: placeIn(from, field.span),
      message: `${nameOf(from)} implements ${nameOf(to)}.`,
    })),
  };
}

function reportSelf({ from, field }: Edge): Report {
  return {
    at: placeIn(from, field.span),
    document: from,
    message: `${quote(nameOf(from))} names itself under "implements". Remove the value, or name the upstream document.`,
  };
}
