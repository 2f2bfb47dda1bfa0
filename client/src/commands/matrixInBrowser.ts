// The traceability matrix as a page of its own, in the browser: to print it, or to look at it beside VS Code.
import * as vscode from 'vscode';
import type { ClientContext } from '../clientContext.ts';
import { matrixContent } from '../matrixContent.ts';
import { errorText } from '../plainText.ts';
import { tellError } from '../tell.ts';
import { chooseSystem } from './questions.ts';
import { showPage } from './showPage.ts';

/** Writes the page into the extension's storage and opens it; returns where it is. */
export async function openMatrixInBrowser(context: ClientContext, given?: unknown): Promise<vscode.Uri | undefined> {
  const { extension, output, session } = context;
  const { client } = session;
  const system = await chooseSystem(context, given);
  if (client === undefined || system === undefined) return undefined;
  try {
    return await showPage(extension, 'matrix', system.root, await matrixContent(client, system.root, 'html'));
  } catch (error) {
    output.error(`making the matrix: ${String(error)}`);
    void tellError(vscode.l10n.t('The matrix could not be shown: {0}', errorText(error)));
    return undefined;
  }
}
