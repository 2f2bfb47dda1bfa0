// What a tree is made of before VS Code sees it: plain nodes that functions of the model's data make (clausesTree.ts and its
// neighbours), and that treeProvider.ts turns into items. Nothing here knows VS Code, so that trees are tested without it.
import type { PlaceView } from '../../../server/src/protocol/views.ts';

/** A codicon, and the theme colour it is drawn in. */
export interface Icon {
  readonly name: string;
  readonly colour: string | undefined;
}

/** What a node stands for: what the commands in its context menu act on. */
export interface Target {
  /** URI of the SMS's folder. */
  readonly root?: string;
  /** Key of a clause: `iso20000-1:8.6.1`. */
  readonly clause?: string;
  /** URI of a document. */
  readonly uri?: string;
  /** Id of documented information. */
  readonly item?: string;
  /** What other documents write to refer to it. */
  readonly reference?: string;
  /** Where it is written. */
  readonly at?: PlaceView;
}

export interface TreeNode {
  /** Unique in its tree, and the same as long as it stands for the same: expansion and selection hang on it. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: Icon | undefined;
  /** Markdown, in which everything from documents is escaped. */
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Words that menus ask for (`viewItem =~ /\bclause\b/`). */
  readonly kind: string;
  /** Whether it is open when it is first shown. */
  readonly expanded: boolean;
  readonly isLeaf: boolean;
  readonly target: Target;
  /** What a click does; a node without one opens and closes. */
  readonly click: 'open' | 'clause' | undefined;
  /** Asked for when somebody looks: most of a tree is never seen. */
  readonly children: () => readonly TreeNode[];
}

type Optional = 'description' | 'icon' | 'tooltip' | 'spoken' | 'expanded' | 'target' | 'click' | 'children';

/** A node with what most nodes have. Without `children` it is a leaf. */
export function node(given: Omit<TreeNode, Optional | 'isLeaf'> & Partial<Pick<TreeNode, Optional>>): TreeNode {
  const { label, description = '' } = given;
  return {
    icon: undefined,
    tooltip: '',
    spoken: description === '' ? label : `${label}, ${description}`,
    expanded: false,
    target: {},
    click: undefined,
    children: () => [],
    ...given,
    description,
    isLeaf: given.children === undefined,
  };
}

/** The same nodes, with ids that differ: of several with one id, the later ones are numbered. */
export function withUniqueIds(nodes: readonly TreeNode[]): readonly TreeNode[] {
  const seen = new Map<string, number>();
  return nodes.map(one => {
    const count = (seen.get(one.id) ?? 0) + 1;
    seen.set(one.id, count);
    return count === 1 ? one : { ...one, id: `${one.id}~${count}` };
  });
}

/** A node with all that is below it, as data. */
export interface PlainNode extends Omit<TreeNode, 'children'> {
  readonly children: readonly PlainNode[];
}

export const plain = (one: TreeNode): PlainNode => ({ ...one, children: one.children().map(plain) });
