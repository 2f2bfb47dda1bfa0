// The status bar item: shows what status.ts says, and hides while there is nothing to say.
import * as vscode from 'vscode';
import { type StatusParams, statusView } from './status.ts';

export interface StatusItem extends vscode.Disposable {
  /** Shows the figures of the server; `undefined` hides the item. */
  update(params: StatusParams | undefined): void;
  /** The text on display; empty while the item is hidden. */
  text(): string;
  /** What the server last said. */
  current(): StatusParams | undefined;
}

export function createStatusItem(): StatusItem {
  const item = vscode.window.createStatusBarItem('clausetrace.status', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Clausetrace';
  item.command = {
    command: 'workbench.actions.view.problems',
    title: vscode.l10n.t('Show the findings in the Problems view'),
  };
  let current: StatusParams | undefined;
  let shown = '';

  return {
    update(params) {
      current = params;
      const view = statusView(params, vscode.l10n.t);
      void vscode.commands.executeCommand('setContext', 'clausetrace.hasSystem', view !== undefined);
      shown = view?.text ?? '';
      if (view === undefined) {
        item.hide();
        return;
      }
      item.text = view.text;
      item.tooltip = new vscode.MarkdownString(view.tooltip);
      item.accessibilityInformation = { label: view.label, role: 'button' };
      item.show();
    },
    text: () => shown,
    current: () => current,
    dispose: () => item.dispose(),
  };
}
