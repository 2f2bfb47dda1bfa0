// A tree that nobody sees costs nothing, and has caught up when it is seen.
import { deepEqual, equal } from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { debounced } from '../../../client/src/views/debounced.ts';
import { createLateTree } from '../../../client/src/views/lateTree.ts';
import { node } from '../../../client/src/views/node.ts';

function watched(label = 'one') {
  const state = { label, builds: 0, isSeen: false, told: [] as (string | readonly string[])[] };
  const tree = createLateTree(
    () => {
      state.builds++;
      return [node({ id: 'a', label: state.label, kind: 'leaf' })];
    },
    () => state.isSeen,
    change => void state.told.push(change === 'all' ? change : change.map(one => one.node.label)),
  );
  return { state, tree };
}

describe('a late tree', () => {
  it('is not built before somebody asks, whatever changes', () => {
    const { state, tree } = watched();
    tree.update();
    tree.catchUp();
    deepEqual([state.builds, state.told], [0, []]);
    equal(tree.roots()[0]?.node.label, 'one');
    tree.catchUp();
    deepEqual([state.builds, state.told], [1, []]);
  });

  it('is built once when it is seen again, however much changed while it was hidden', () => {
    const { state, tree } = watched();
    tree.roots();
    state.label = 'two';
    for (let i = 0; i < 5; i++) tree.update();
    deepEqual([state.builds, state.told], [1, []]);
    tree.catchUp();
    tree.catchUp();
    deepEqual([state.builds, state.told], [2, [['two']]]);
  });

  it('follows at once while it is seen', () => {
    const { state, tree } = watched();
    tree.roots();
    state.isSeen = true;
    state.label = 'two';
    tree.update();
    deepEqual([state.builds, state.told, tree.roots()[0]?.node.label], [2, [['two']], 'two']);
  });
});

describe('what is debounced', () => {
  it('runs once a person pauses, with the last value, and not where it was taken back', async () => {
    const ran: string[] = [];
    const typing = debounced((text: string) => void ran.push(text), 1);
    for (const text of ['a', 'ab', 'abc']) typing.later(text);
    deepEqual(ran, []);
    await pause(20);
    deepEqual(ran, ['abc']);
    typing.later('abcd');
    typing.cancel();
    await pause(20);
    deepEqual(ran, ['abc']);
  });
});
