// A tree that changes under the eyes: elements keep their identity by id, so that what is open stays open and what is selected
// stays selected, and only what looks different is told of. Knows nodes, and nothing of VS Code.
import type { Target, TreeNode } from './node.ts';

/** What VS Code holds on to. The same as long as its id is in the tree. */
export interface Element {
  node: TreeNode;
  readonly parent: Element | undefined;
  /** Undefined until somebody asked. */
  children: readonly Element[] | undefined;
  /** What its commands act on. */
  readonly target: Target;
}

/** What has changed: everything (the roots are others), or these elements with what is below them. */
export type Change = 'all' | readonly Element[];

export interface LiveTree {
  roots(): readonly Element[];
  childrenOf(element: Element): readonly Element[];
  /** Shows other nodes in place of the ones it has. */
  replace(nodes: readonly TreeNode[]): Change;
  /**
   * The first element for which `accepts` holds, from the top. Looks below those that are closed too, and keeps nothing of what it
   * saw there but the way to what it found.
   */
  find(accepts: (node: TreeNode) => boolean): Element | undefined;
}

const element = (node: TreeNode, parent: Element | undefined): Element => ({
  node,
  parent,
  children: undefined,
  get target() {
    return this.node.target;
  },
});

const hasSameIds = (elements: readonly Element[], nodes: readonly TreeNode[]): boolean =>
  elements.length === nodes.length && elements.every(({ node: { id } }, index) => id === nodes[index]!.id);

/** Whether two plain values hold the same. */
function isAlike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const parts = Object.entries(one);
  return (
    parts.length === Object.keys(other).length &&
    parts.every(([key, part]) => isAlike(part, (other as Readonly<Record<string, unknown>>)[key]))
  );
}

/** All that an item shows, but for what is below it: a tree is compared level by level. */
const looksAlike = (one: TreeNode, other: TreeNode): boolean =>
  Object.keys(one).every(
    key => key === 'children' || isAlike(one[key as keyof TreeNode], other[key as keyof TreeNode]),
  );

/** Elements for `nodes`: those of `old` with the same id, and new ones. What changed in the ones kept is added to `changed`. */
function adopt(
  old: readonly Element[],
  nodes: readonly TreeNode[],
  parent: Element | undefined,
  changed: Element[],
): readonly Element[] {
  const byId = new Map(old.map(one => [one.node.id, one]));
  return nodes.map(node => {
    const known = byId.get(node.id);
    if (known === undefined) return element(node, parent);
    update(known, node, changed);
    return known;
  });
}

function update(one: Element, node: TreeNode, changed: Element[]): void {
  let isOther = !looksAlike(one.node, node);
  one.node = node;
  if (one.children) {
    const nodes = node.children();
    isOther ||= !hasSameIds(one.children, nodes);
    // What VS Code asks for again anyway need not be named.
    one.children = adopt(one.children, nodes, one, isOther ? [] : changed);
  }
  if (isOther) changed.push(one);
}

/** By places among siblings, level by level; undefined where nothing below `node` is accepted. */
function wayBelow(node: TreeNode, accepts: (node: TreeNode) => boolean): readonly number[] | undefined {
  for (const [place, child] of node.children().entries()) {
    if (accepts(child)) return [place];
    const way = child.isLeaf ? undefined : wayBelow(child, accepts);
    if (way) return [place, ...way];
  }
  return undefined;
}

function search(
  elements: readonly Element[],
  tree: LiveTree,
  accepts: (node: TreeNode) => boolean,
): Element | undefined {
  for (const one of elements) {
    if (accepts(one.node)) return one;
    if (one.node.isLeaf) continue;
    const found = one.children
      ? search(one.children, tree, accepts)
      : wayBelow(one.node, accepts)?.reduce((above, place) => tree.childrenOf(above)[place]!, one);
    if (found) return found;
  }
  return undefined;
}

export function createLiveTree(nodes: readonly TreeNode[] = []): LiveTree {
  let roots = nodes.map(one => element(one, undefined)) as readonly Element[];
  const tree: LiveTree = {
    roots: () => roots,
    childrenOf(one) {
      one.children ??= one.node.children().map(child => element(child, one));
      return one.children;
    },
    replace(next) {
      const isSame = hasSameIds(roots, next);
      const changed: Element[] = [];
      roots = adopt(roots, next, undefined, changed);
      return isSame ? changed : 'all';
    },
    find: accepts => search(roots, tree, accepts),
  };
  return tree;
}
