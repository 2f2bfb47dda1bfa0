// The items in the status bar: coverage and overdue reviews as status.ts words them, and the as-of date where it is not today.
// They hide while there is nothing to say.
import * as vscode from 'vscode';
import { isAsOf } from './asOf.ts';
import { configuredBaseline } from './baseline.ts';
import { type StatusParams, statusView } from './status.ts';

export interface StatusItem extends vscode.Disposable {
  /** Shows the figures of the server; `undefined` hides the items. */
  update(params: StatusParams | undefined): void;
  /** The text on display; empty while the items are hidden. */
  text(): string;
  /** The as-of date on display; empty while it is today. */
  asOf(): string;
}

/** What the tooltip leads to. */
const links: readonly (readonly [command: string, title: () => string])[] = [
  ['clausetrace.showMatrix', () => vscode.l10n.t('Matrix')],
  ['clausetrace.showPicture', () => vscode.l10n.t('Picture')],
  ['clausetrace.reviews.focus', () => vscode.l10n.t('Reviews')],
  ['workbench.actions.view.problems', () => vscode.l10n.t('Problems')],
  ['clausetrace.setAsOf', () => vscode.l10n.t('As-of date…')],
  ['clausetrace.setBaseline', () => vscode.l10n.t('Baseline…')],
];

function tooltip(text: string): vscode.MarkdownString {
  const line = links.map(([command, title]) => `[${title()}](command:${command})`).join(' · ');
  const markdown = new vscode.MarkdownString(`${text}\n\n---\n\n${line}`);
  // Names from documents are escaped in it (status.ts), so no other links get in.
  markdown.isTrusted = { enabledCommands: links.map(([command]) => command) };
  return markdown;
}

function createFiguresItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('clausetrace.status', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Clausetrace';
  item.command = { command: 'clausetrace.clauses.focus', title: vscode.l10n.t('Show the clauses') };
  return item;
}

function createAsOfItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('clausetrace.asOf', vscode.StatusBarAlignment.Left, 9.9);
  item.name = vscode.l10n.t('Clausetrace: as-of date');
  item.command = 'clausetrace.setAsOf';
  return item;
}

export function createStatusItem(): StatusItem {
  const figures = createFiguresItem();
  const day = createAsOfItem();
  let shown = '';
  let date = '';
  let last: StatusParams | undefined;

  function showDay(): void {
    const setting = vscode.workspace.getConfiguration('clausetrace').get<unknown>('asOf');
    date = shown !== '' && typeof setting === 'string' && isAsOf(setting) ? setting.trim() : '';
    if (date === '') {
      day.hide();
      return;
    }
    day.text = `$(calendar) ${date}`;
    day.tooltip = vscode.l10n.t('Everything is shown as of {0}. Click for another day, or for today.', date);
    day.accessibilityInformation = { label: vscode.l10n.t('Clausetrace: as of {0}', date), role: 'button' };
    day.show();
  }

  function update(params: StatusParams | undefined): void {
    last = params;
    const view = statusView(params, vscode.l10n.t, configuredBaseline());
    shown = view?.text ?? '';
    showDay();
    if (view === undefined) {
      figures.hide();
      return;
    }
    figures.text = view.text;
    figures.tooltip = tooltip(view.tooltip);
    figures.accessibilityInformation = { label: view.label, role: 'button' };
    figures.show();
  }

  const settings = vscode.workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration('clausetrace.asOf')) showDay();
    if (event.affectsConfiguration('clausetrace.baseline')) update(last);
  });

  return {
    update,
    text: () => shown,
    asOf: () => date,
    dispose: () => vscode.Disposable.from(figures, day, settings).dispose(),
  };
}
