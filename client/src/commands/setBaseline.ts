// Sets the baseline: the revision that views and findings are held against.
import * as vscode from 'vscode';
import { configuredBaseline } from '../baseline.ts';
import type { ClientContext } from '../clientContext.ts';
import { pickRevision } from './baselinePick.ts';
import { chooseSystem } from './questions.ts';

async function ask(context: ClientContext): Promise<string | undefined> {
  const system = await chooseSystem(context);
  if (system === undefined) return undefined;
  const description = configuredBaseline() === '' ? vscode.l10n.t('now') : '';
  const none = { icon: 'circle-slash', label: vscode.l10n.t('No baseline'), description, revision: '' };
  return pickRevision(context, system.root, vscode.l10n.t('Baseline'), [none]);
}

/** `given` is the revision that a key binding names, empty for none; without it, the person is asked. */
export async function setBaseline(context: ClientContext, given?: unknown): Promise<void> {
  const answer = typeof given === 'string' ? given.trim() : await ask(context);
  if (answer === undefined) return;
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration('clausetrace').update('baseline', answer || undefined, target);
}
