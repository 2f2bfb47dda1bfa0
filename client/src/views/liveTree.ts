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
type Change = 'all' | readonly Element[];

export interface LiveTree {
  roots(): readonly Element[];
  childrenOf(element: Element): readonly Element[];
  /** Shows other nodes in place of the ones it has. */
  replace(nodes: readonly TreeNode[]): Change;
  /** The first element for which `accepts` holds, from the top; looks below those that are closed too. */
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

/** All that an item shows, but for what is below it: a tree is compared level by level. */
const look = ({ children: _, ...shown }: TreeNode): string => JSON.stringify(shown);

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
  let isOther = look(one.node) !== look(node);
  one.node = node;
  if (one.children) {
    const nodes = node.children();
    isOther ||= !hasSameIds(one.children, nodes);
    // What VS Code asks for again anyway need not be named.
    one.children = adopt(one.children, nodes, one, isOther ? [] : changed);
  }
  if (isOther) changed.push(one);
}

function search(
  elements: readonly Element[],
  tree: LiveTree,
  accepts: (node: TreeNode) => boolean,
): Element | undefined {
  for (const one of elements) {
    const found = accepts(one.node) ? one : one.node.isLeaf ? undefined : search(tree.childrenOf(one), tree, accepts);
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
