// A tree that is built when somebody looks: what changes while it is hidden only makes it stale, and is caught up with when it is
// shown, so that views nobody looks at cost nothing. Knows nodes, and nothing of VS Code.
import { type Change, createLiveTree, type LiveTree } from './liveTree.ts';
import type { TreeNode } from './node.ts';

export interface LateTree extends Omit<LiveTree, 'replace'> {
  /** Something may have changed: a tree that is seen is built anew at once, another one when it is seen. */
  update(): void;
  /** It is seen now, or needed: catches up with what changed meanwhile. */
  catchUp(): void;
}

/** `tell` hears what has changed since VS Code first asked; never before that. */
export function createLateTree(
  build: () => readonly TreeNode[],
  isSeen: () => boolean,
  tell: (change: Change) => void,
): LateTree {
  let live: LiveTree | undefined;
  let isStale = false;

  function built(): LiveTree {
    live ??= createLiveTree(build());
    return live;
  }

  function catchUp(): void {
    if (!isStale) return;
    isStale = false;
    if (live) tell(live.replace(build()));
  }

  return {
    roots: () => built().roots(),
    childrenOf: element => built().childrenOf(element),
    find: accepts => built().find(accepts),
    update() {
      isStale = live !== undefined;
      if (isSeen()) catchUp();
    },
    catchUp,
  };
}
