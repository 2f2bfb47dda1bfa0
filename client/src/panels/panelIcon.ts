// The icon in the tab of a panel: a pair of drawings, since tabs take no codicons.
import * as vscode from 'vscode';

export function panelIcon(extensionUri: vscode.Uri, name: string): { light: vscode.Uri; dark: vscode.Uri } {
  const file = (theme: string) => vscode.Uri.joinPath(extensionUri, 'images', `${name}-${theme}.svg`);
  return { light: file('light'), dark: file('dark') };
}
