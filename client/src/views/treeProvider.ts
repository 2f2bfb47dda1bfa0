// A view in the side bar: shows the nodes that a pure function makes of the model's data, and tells VS Code what changed. Built
// when it is seen (lateTree.ts).
import * as vscode from 'vscode';
import { createLateTree } from './lateTree.ts';
import type { Element } from './liveTree.ts';
import { type PlainNode, plain, type TreeNode } from './node.ts';

export interface TreeSpec {
  /** As package.json calls it. */
  readonly id: string;
  readonly canSelectMany: boolean;
  /** Whether items are coloured and marked like files in the Explorer. */
  readonly showsFiles: boolean;
  build(): readonly TreeNode[];
}

export interface Tree extends vscode.Disposable {
  readonly view: vscode.TreeView<Element>;
  /** Builds the nodes anew, now or when it is seen again, and shows what is different. */
  update(): void;
  /** Shows the first node that `accepts` takes, with what is above it; does nothing where there is none. */
  reveal(accepts: (node: TreeNode) => boolean, options?: { focus?: boolean; expand?: number }): Promise<void>;
  /** Opens what stands at the top, as far as VS Code does it at once; stops when it is not wanted any more. */
  expandTop(isWanted: () => boolean): Promise<void>;
  /** All there is now, as data, seen or not. */
  nodes(): readonly PlainNode[];
}

/** VS Code opens at most so many levels at once. */
const LEVELS = 3;
/** Opening more of them would be slower than reading the list. */
const MOST_OPENED = 30;

function stateOf({ isLeaf, expanded }: TreeNode): vscode.TreeItemCollapsibleState {
  if (isLeaf) return vscode.TreeItemCollapsibleState.None;
  return expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

/** `vscode.open` is known to trees: they open a preview, and keep the focus until a double click. */
function commandOf({ click, target, label }: TreeNode): vscode.Command | undefined {
  if (click === 'clause') {
    return { command: 'clausetrace.showClause', title: label, arguments: [target.root, target.clause] };
  }
  if (click === undefined || target.at === undefined) return undefined;
  const { start, end } = target.at.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return { command: 'vscode.open', title: label, arguments: [vscode.Uri.parse(target.at.uri, true), { selection }] };
}

function itemOf(node: TreeNode, showsFiles: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, stateOf(node));
  item.id = node.id;
  item.description = node.description;
  item.contextValue = node.kind;
  item.accessibilityInformation = { label: node.spoken };
  // Markdown that is not trusted: no commands, no HTML, no icons.
  item.tooltip = node.tooltip === '' ? node.label : new vscode.MarkdownString(node.tooltip);
  if (node.icon) {
    const { name, colour } = node.icon;
    item.iconPath = new vscode.ThemeIcon(name, colour === undefined ? undefined : new vscode.ThemeColor(colour));
  }
  const command = commandOf(node);
  if (command) item.command = command;
  if (showsFiles && node.isLeaf && node.target.uri !== undefined) {
    item.resourceUri = vscode.Uri.parse(node.target.uri, true);
  }
  return item;
}

export function createTree({ id, canSelectMany, showsFiles, build }: TreeSpec): Tree {
  const changed = new vscode.EventEmitter<Element | Element[] | undefined>();
  const live = createLateTree(
    build,
    () => view.visible,
    change => {
      if (change === 'all') changed.fire(undefined);
      else if (change.length > 0) changed.fire([...change]);
    },
  );
  const view: vscode.TreeView<Element> = vscode.window.createTreeView<Element>(id, {
    canSelectMany,
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: element => [...(element ? live.childrenOf(element) : live.roots())],
      getParent: element => element.parent,
      getTreeItem: element => itemOf(element.node, showsFiles),
    },
  });
  view.onDidChangeVisibility(({ visible }) => visible && live.catchUp());
  return {
    view,
    update: live.update,
    async reveal(accepts, { focus = false, expand = 0 } = {}) {
      live.catchUp();
      const found = live.find(accepts);
      if (found) await view.reveal(found, { select: true, focus, expand });
    },
    async expandTop(isWanted) {
      for (const root of live.roots().slice(0, MOST_OPENED)) {
        if (!isWanted()) return;
        if (!root.node.isLeaf) await view.reveal(root, { select: false, focus: false, expand: LEVELS });
      }
    },
    nodes: () => build().map(plain),
    dispose() {
      view.dispose();
      changed.dispose();
    },
  };
}
