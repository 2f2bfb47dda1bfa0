// Walks a Markdown tree without recursion, because emphasis or lists nested thousands deep must not exhaust the stack.

import type { Nodes, Parents } from 'mdast';
import type { Span } from './text.ts';

export interface TreeVisitor {
  /** Returns false to leave out the node's children. */
  readonly enter: (node: Nodes, parent: Parents | undefined) => boolean;
  readonly leave: (node: Nodes) => void;
}

interface Step {
  readonly node: Nodes;
  readonly parent: Parents | undefined;
  readonly isLeaving: boolean;
}

/** Visits every node in the order of the document. */
export function walkTree(root: Nodes, visitor: TreeVisitor): void {
  const pending: Step[] = [{ node: root, parent: undefined, isLeaving: false }];
  for (let step = pending.pop(); step; step = pending.pop()) {
    const { node, parent, isLeaving } = step;
    if (isLeaving) {
      visitor.leave(node);
      continue;
    }
    const wantsChildren = visitor.enter(node, parent);
    if (!('children' in node)) continue;
    pending.push({ node, parent, isLeaving: true });
    if (!wantsChildren) continue;
    for (let i = node.children.length - 1; i >= 0; i--) {
      pending.push({ node: node.children[i]!, parent: node, isLeaving: false });
    }
  }
}

/** The place of a node; undefined for the few that a parser made up. */
export function spanOfNode(node: Nodes): Span | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}
