// A tree that changes keeps what is the same: elements, so that VS Code keeps what is open and selected, and tells of the rest.
import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { createLiveTree, type Element } from '../../../client/src/views/liveTree.ts';
import { node, type TreeNode, withUniqueIds } from '../../../client/src/views/node.ts';

const leaf = (id: string, label = id): TreeNode => node({ id, label, kind: 'leaf' });
const branch = (id: string, children: readonly TreeNode[], label = id): TreeNode =>
  node({ id, label, kind: 'branch', children: () => children });

const labels = (change: 'all' | readonly Element[]) =>
  change === 'all' ? change : change.map(element => element.node.id);

describe('a live tree', () => {
  it('tells of nothing where nothing changed', () => {
    const tree = createLiveTree([branch('a', [leaf('b')])]);
    tree.childrenOf(tree.roots()[0]!);
    deepEqual(tree.replace([branch('a', [leaf('b')])]), []);
  });

  it('tells only of what looks different', () => {
    const tree = createLiveTree([branch('a', [leaf('b'), leaf('c')]), branch('d', [leaf('e')])]);
    for (const root of tree.roots()) tree.childrenOf(root);
    const change = tree.replace([branch('a', [leaf('b'), leaf('c', 'C')]), branch('d', [leaf('e')])]);
    deepEqual(labels(change), ['c']);
  });

  it('tells of the one above where others stand below it, and keeps those that stay', () => {
    const tree = createLiveTree([branch('a', [leaf('b'), leaf('c')])]);
    const [root] = tree.roots();
    const [, c] = tree.childrenOf(root!);
    deepEqual(labels(tree.replace([branch('a', [leaf('x'), leaf('c', 'C')])])), ['a']);
    equal(tree.roots()[0], root);
    equal(tree.childrenOf(root!)[1], c);
    equal(c!.node.label, 'C');
    equal(c!.parent, root);
  });

  it('tells of everything where the roots are others, and keeps those that stay', () => {
    const tree = createLiveTree([branch('a', []), branch('b', [leaf('c')])]);
    const [, b] = tree.roots();
    equal(tree.replace([branch('b', [leaf('c')])]), 'all');
    equal(tree.roots()[0], b);
    equal(tree.replace([]), 'all');
    equal(tree.replace([branch('b', [])]), 'all');
    notEqual(tree.roots()[0], b);
  });

  it('does not look where nobody looked', () => {
    let asked = 0;
    const lazy = (label: string): TreeNode =>
      node({
        id: 'a',
        label,
        kind: 'branch',
        children: () => {
          asked++;
          return [];
        },
      });
    const tree = createLiveTree([lazy('a')]);
    deepEqual(labels(tree.replace([lazy('A')])), ['a']);
    equal(asked, 0);
  });

  it('finds what nobody opened yet, with what is above it', () => {
    const tree = createLiveTree([branch('a', [branch('b', [leaf('c')])])]);
    const found = tree.find(({ id }) => id === 'c');
    deepEqual([found?.node.id, found?.parent?.node.id, found?.parent?.parent?.node.id], ['c', 'b', 'a']);
    equal(
      tree.find(({ id }) => id === 'z'),
      undefined,
    );
  });

  it('keeps nothing of the branches that it looked through in vain', () => {
    let asked = 0;
    const closed = node({
      id: 'a',
      label: 'a',
      kind: 'branch',
      children: () => {
        asked++;
        return [leaf('b')];
      },
    });
    const tree = createLiveTree([closed, branch('c', [branch('d', [leaf('e')])])]);
    equal(tree.find(({ id }) => id === 'e')?.parent, tree.childrenOf(tree.roots()[1]!)[0]);
    equal(asked, 1);
    equal(tree.roots()[0]!.children, undefined);
    tree.replace([closed, branch('c', [])]);
    equal(asked, 1);
  });

  it('tells of what is deep in a node: its icon, its place', () => {
    const at = (line: number, name: string) =>
      node({
        id: 'a',
        label: 'a',
        kind: 'leaf',
        icon: { name, colour: undefined },
        target: { at: { uri: 'file:///a', range: { start: { line, character: 0 }, end: { line, character: 1 } } } },
      });
    const tree = createLiveTree([at(1, 'x')]);
    deepEqual(labels(tree.replace([at(1, 'x')])), []);
    deepEqual(labels(tree.replace([at(2, 'x')])), ['a']);
    deepEqual(labels(tree.replace([at(2, 'y')])), ['a']);
  });

  it('numbers ids that come twice', () => {
    deepEqual(
      withUniqueIds([leaf('a'), leaf('a'), leaf('b'), leaf('a')]).map(({ id }) => id),
      ['a', 'a~2', 'b', 'a~3'],
    );
  });
});
