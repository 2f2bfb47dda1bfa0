// The level of SMSs, which every tree has where the workspace has several of them.
import type { SystemView } from '../../../server/src/protocol/views.ts';
import { ICONS } from './icons.ts';
import { node, type TreeNode } from './node.ts';

export function bySystem(
  systems: readonly SystemView[],
  nodesOf: (system: SystemView) => readonly TreeNode[],
  describe: (system: SystemView) => string = () => '',
): readonly TreeNode[] {
  if (systems.length <= 1) return systems.flatMap(nodesOf);
  return systems.flatMap(system => {
    const nodes = nodesOf(system);
    if (nodes.length === 0) return [];
    return node({
      id: system.root,
      label: system.name,
      description: describe(system),
      icon: ICONS.system,
      kind: 'system',
      expanded: true,
      target: { root: system.root },
      children: () => nodes,
    });
  });
}
