// Makes an SMS of a folder: a manifest and a first set of documents.
import * as vscode from 'vscode';
import { applyEdit } from '../applyEdit.ts';
import type { ClientContext } from '../clientContext.ts';
import { pick } from '../pick.ts';
import { tellInformation } from '../tell.ts';
import { systemsOf } from './questions.ts';

/** The folder: the one given (from the Explorer, say), the only one, or the one the person picks. */
async function chooseFolder(context: ClientContext, given: unknown): Promise<vscode.Uri | undefined> {
  if (given instanceof vscode.Uri) return given;
  if (typeof given === 'string') return vscode.Uri.parse(given, true);
  const taken = new Set(systemsOf(context).map(({ root }) => root));
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => !taken.has(uri.toString()));
  if (folders.length === 0) {
    const message =
      vscode.workspace.workspaceFolders === undefined
        ? vscode.l10n.t('Open a folder first: the service management system is made in it.')
        : vscode.l10n.t('Every folder of this workspace has a service management system already.');
    void tellInformation(message);
    return undefined;
  }
  if (folders.length === 1) return folders[0]?.uri;
  const picked = await pick(
    folders.map(({ name, uri }) => ({ label: name, description: uri.fsPath, uri })),
    { title: vscode.l10n.t('In which folder?') },
  );
  return picked?.uri;
}

/** Both arguments are asked for where they are missing. Resolves to whether something was made. */
export async function initialize(context: ClientContext, folder?: unknown, name?: unknown): Promise<boolean> {
  const root = await chooseFolder(context, folder);
  if (root === undefined) return false;
  const answer =
    typeof name === 'string'
      ? name
      : await vscode.window.showInputBox({
          title: vscode.l10n.t('Initialize a Service Management System'),
          prompt: vscode.l10n.t('Whose service management system is it? The name of the organization, or nothing.'),
        });
  if (answer === undefined) return false;
  const organization = answer.trim();
  return applyEdit(context.session, {
    action: 'init',
    root: root.toString(),
    ...(organization === '' ? {} : { organization }),
  });
}
