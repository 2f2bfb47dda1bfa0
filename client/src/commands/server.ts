// What concerns the server rather than the SMS: restarting it, and showing what it found behind a code lens.
import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageclient/node';
import type { ClientContext } from '../clientContext.ts';
import { tellError } from '../tell.ts';

/** Behind a code lens: the places that the server found, in the editor's own list. They come as the protocol has them. */
export async function showReferences(
  { session }: ClientContext,
  uri: string,
  at: Position,
  found: Location[],
): Promise<void> {
  const converter = session.client?.protocol2CodeConverter;
  if (converter === undefined) return;
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    converter.asUri(uri),
    converter.asPosition(at),
    found.map(location => converter.asLocation(location)),
  );
}

export async function restart({ session, output }: ClientContext): Promise<void> {
  const title = vscode.l10n.t('Restarting the Clausetrace server');
  try {
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => session.restart());
  } catch {
    const show = vscode.l10n.t('Show the Log');
    const message = vscode.l10n.t('The Clausetrace server did not start.');
    if ((await tellError(message, show)) === show) output.show();
  }
}
