// The one way to let a person pick one of several: icons are ours, everything else is text, so that no title becomes an icon.
import * as vscode from 'vscode';
import { plainText } from './plainText.ts';

/** What is not given is not shown. */
export interface Pickable {
  /** Name of a codicon, before the label. */
  readonly icon?: string | undefined;
  readonly label: string;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
  readonly kind?: vscode.QuickPickItemKind;
}

function quickPickItem<Item extends Pickable>(item: Item): vscode.QuickPickItem & { readonly item: Item } {
  const { icon, label, description, detail, kind } = item;
  return {
    label: icon === undefined ? plainText(label) : `$(${icon}) ${plainText(label)}`,
    ...(description === undefined ? {} : { description: plainText(description) }),
    ...(detail === undefined ? {} : { detail: plainText(detail) }),
    ...(kind === undefined ? {} : { kind }),
    item,
  };
}

/** Undefined where the person gave up. */
export async function pick<Item extends Pickable>(
  items: readonly Item[],
  options: vscode.QuickPickOptions,
): Promise<Item | undefined> {
  return (await vscode.window.showQuickPick(items.map(quickPickItem), options))?.item;
}
