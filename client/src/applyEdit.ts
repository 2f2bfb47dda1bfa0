// The one way in which views, panels and commands change documents: the server makes the edit (`clausetrace/edit`), the editor
// applies it, and whatever the server refused is told in one message.
import * as vscode from 'vscode';
import type { EditParams, EditResult } from '../../server/src/protocol/views.ts';
import { openPlace } from './openPlace.ts';
import { errorText } from './plainText.ts';
import type { Session } from './session.ts';
import { tellError, tellNoServer, tellWarning } from './tell.ts';

type Refusals = EditResult['refused'];

/** At most so many reasons in a message; nobody reads more of them there. */
const TOLD = 5;

/** Where the workspace knows the file, its path there; else its name. */
const pathOf = (uri: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));

function tellRefused(refused: Refusals, isAll: boolean): void {
  if (refused.length === 0) return;
  const reasons = refused.slice(0, TOLD).map(({ uri, why }) => vscode.l10n.t('{0}: {1}', pathOf(uri), why));
  const more = refused.length > TOLD ? [vscode.l10n.t('and {0} more', refused.length - TOLD)] : [];
  const list = [...reasons, ...more].join(' · ');
  void tellWarning(
    isAll ? vscode.l10n.t('Nothing was changed. {0}', list) : vscode.l10n.t('Not all was changed. {0}', list),
  );
}

/**
 * Applies the edit and saves what it touched, as VS Code does after a refactoring: not what had unsaved changes before, and not
 * the only document that changes when the person looks at it: they save it when it is right.
 */
async function applyAndSave(edit: vscode.WorkspaceEdit): Promise<boolean> {
  const uris = edit.entries().map(([uri]) => uri.toString());
  const shown = vscode.window.activeTextEditor?.document.uri.toString();
  const isUnderTheEyes = edit.size === 1 && uris[0] === shown;
  const unsaved = new Set(vscode.workspace.textDocuments.filter(one => one.isDirty).map(({ uri }) => uri.toString()));
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  const isWanted = vscode.workspace.getConfiguration('files').get<boolean>('refactoring.autoSave', true);
  if (!isWanted || isUnderTheEyes) return true;
  for (const document of vscode.workspace.textDocuments) {
    const uri = document.uri.toString();
    if (document.isDirty && uris.includes(uri) && !unsaved.has(uri)) await document.save();
  }
  return true;
}

/**
 * Asks the server for the edit and applies it; opens the document that it names, in `column`.
 * Resolves to whether something was changed. Never rejects: what went wrong is told.
 */
export async function applyEdit(
  { client }: Pick<Session, 'client'>,
  params: EditParams,
  column?: vscode.ViewColumn,
): Promise<boolean> {
  if (client === undefined) {
    tellNoServer();
    return false;
  }
  try {
    const result = await client.sendRequest<EditResult>('clausetrace/edit', params);
    tellRefused(result.refused, !('edit' in result));
    if (!('edit' in result)) return false;
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(
      result.edit as Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0],
    );
    if (!edit) return false;
    if (!(await applyAndSave(edit))) {
      void tellError(vscode.l10n.t('The change could not be applied: {0}', result.title));
      return false;
    }
    if (result.open !== undefined) await openPlace(result.open, undefined, column);
    return true;
  } catch (error) {
    void tellError(vscode.l10n.t('The change failed: {0}', errorText(error)));
    return false;
  }
}
