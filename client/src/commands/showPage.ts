// Shows a page of HTML that the server made, in the browser.
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';

/** Writes the page into the extension's storage and opens it; returns where it is. `root`: the SMS's folder. */
export async function showPage(
  extension: vscode.ExtensionContext,
  kind: string,
  root: string,
  content: string,
): Promise<vscode.Uri> {
  // One page of a kind for each SMS, written over the next time: the storage does not fill up.
  const name = `${kind}-${createHash('sha256').update(root).digest('hex').slice(0, 12)}.html`;
  const page = vscode.Uri.joinPath(extension.storageUri ?? extension.globalStorageUri, name);
  await vscode.workspace.fs.writeFile(page, Buffer.from(content, 'utf8'));
  // Where the extension runs on another machine than the browser, the browser cannot read the file: show its source.
  const elsewhere = vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web;
  if (elsewhere || !(await vscode.env.openExternal(page))) {
    await vscode.commands.executeCommand('vscode.open', page);
  }
  return page;
}
