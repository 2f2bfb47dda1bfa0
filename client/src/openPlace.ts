// Opens a document at a place. By command rather than `showTextDocument`, which keeps a document open for minutes after its
// editor is closed, and with it its text in place of the file's.
import * as vscode from 'vscode';
import type { PlaceView } from '../../server/src/protocol/views.ts';

/** Where documents open from a panel: where editors are shown beside it already, else as `otherwise` says. */
export function columnFor(
  panel: vscode.WebviewPanel,
  otherwise: vscode.ViewColumn = vscode.ViewColumn.Active,
): vscode.ViewColumn {
  const columns = vscode.window.visibleTextEditors.map(editor => editor.viewColumn);
  return columns.find(column => column !== undefined && column !== panel.viewColumn) ?? otherwise;
}

export async function openPlace(
  uri: string,
  range?: PlaceView['range'],
  viewColumn: vscode.ViewColumn = vscode.ViewColumn.Active,
): Promise<void> {
  const selection =
    range && new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  const options: vscode.TextDocumentShowOptions = { viewColumn, ...(selection ? { selection } : {}) };
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri, true), options);
}
