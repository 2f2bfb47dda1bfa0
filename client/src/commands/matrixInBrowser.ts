// The traceability matrix as a page of its own, in the browser: to print it, or to look at it beside VS Code.
import * as vscode from 'vscode';
import { ExecuteCommandRequest } from 'vscode-languageclient/node';
import { type CommandContext, chooseSystem } from './context.ts';
import { showPage } from './showPage.ts';

/** Writes the page into the extension's storage and opens it; returns where it is. */
export async function openMatrixInBrowser(context: CommandContext, given?: unknown): Promise<vscode.Uri | undefined> {
  const { extension, session } = context;
  const { client } = session;
  const system = await chooseSystem(context, given);
  if (client === undefined || system === undefined) return undefined;
  const answer = (await client.sendRequest(ExecuteCommandRequest.type, {
    command: 'clausetrace.matrix',
    arguments: [{ root: system.root, format: 'html' }],
  })) as { readonly content: string } | null;
  if (typeof answer?.content !== 'string') {
    void vscode.window.showErrorMessage(vscode.l10n.t('The server made no traceability matrix.'));
    return undefined;
  }
  return showPage(extension, 'matrix', system.root, answer.content);
}
