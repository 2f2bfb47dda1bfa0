// The commands. Each does one thing a person asks for; what needs computing is asked of the server.
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { ExecuteCommandRequest, type Location, type Position } from 'vscode-languageclient/node';
import { isAsOf } from './asOf.ts';
import type { Session } from './session.ts';
import type { SystemStatus } from './status.ts';
import type { StatusItem } from './statusItem.ts';

export interface CommandContext {
  readonly extension: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly session: Session;
  readonly status: StatusItem;
}

/** Asks for the as-of date (or takes the one a key binding gives) and writes it into the settings of the workspace. */
async function setAsOf(given?: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('clausetrace');
  const answer =
    typeof given === 'string' && isAsOf(given)
      ? given
      : await vscode.window.showInputBox({
          title: vscode.l10n.t('As-of date'),
          prompt: vscode.l10n.t('The day that the analysis takes for today, such as 2026-11-20. Empty means today.'),
          placeHolder: vscode.l10n.t('YYYY-MM-DD'),
          value: settings.get<string>('asOf', ''),
          validateInput: text => (isAsOf(text) ? undefined : vscode.l10n.t('An ISO date, such as 2026-11-20.')),
        });
  if (answer === undefined) {
    return;
  }
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await settings.update('asOf', answer.trim() === '' ? undefined : answer.trim(), target);
}

/** The folder of an SMS: the one given, the only one, or the one the person picks. */
async function chooseRoot(systems: readonly SystemStatus[], given: unknown): Promise<string | undefined> {
  if (typeof given === 'string') {
    return given;
  }
  const roots = new Map(systems.map(({ root, name }) => [root, name]));
  if (roots.size <= 1) {
    return [...roots.keys()][0];
  }
  const picked = await vscode.window.showQuickPick(
    [...roots].map(([root, name]) => ({
      label: name,
      description: vscode.workspace.asRelativePath(vscode.Uri.parse(root)),
      root,
    })),
    { title: vscode.l10n.t('Traceability matrix of which service management system?') },
  );
  return picked?.root;
}

/** Writes the matrix as a page into the extension's storage and opens it in the browser; returns where it is. */
async function openMatrix(
  { extension, session, status }: CommandContext,
  given?: unknown,
): Promise<vscode.Uri | undefined> {
  const { client } = session;
  const root = await chooseRoot(status.current()?.systems ?? [], given);
  if (client === undefined || root === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no service management system in this workspace.'),
    );
    return undefined;
  }
  const answer = (await client.sendRequest(ExecuteCommandRequest.type, {
    command: 'clausetrace.matrix',
    arguments: [{ root, format: 'html' }],
  })) as { readonly content: string } | null;
  if (typeof answer?.content !== 'string') {
    void vscode.window.showErrorMessage(vscode.l10n.t('The server made no traceability matrix.'));
    return undefined;
  }
  // One page for each SMS, written over the next time: the storage does not fill up.
  const name = `matrix-${createHash('sha256').update(root).digest('hex').slice(0, 12)}.html`;
  const page = vscode.Uri.joinPath(extension.storageUri ?? extension.globalStorageUri, name);
  await vscode.workspace.fs.writeFile(page, Buffer.from(answer.content, 'utf8'));
  // Where the extension runs on another machine than the browser, the browser cannot read the file: show its source.
  const elsewhere = vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web;
  if (elsewhere || !(await vscode.env.openExternal(page))) {
    await vscode.commands.executeCommand('vscode.open', page);
  }
  return page;
}

/** Behind a code lens: the places that the server found, in the editor's own list. They come as the protocol has them. */
async function showReferences(
  { session }: CommandContext,
  uri: string,
  at: Position,
  found: Location[],
): Promise<void> {
  const converter = session.client?.protocol2CodeConverter;
  if (converter === undefined) {
    return;
  }
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    converter.asUri(uri),
    converter.asPosition(at),
    found.map(location => converter.asLocation(location)),
  );
}

async function restart({ session, output }: CommandContext): Promise<void> {
  const title = vscode.l10n.t('Restarting the Clausetrace server');
  try {
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => session.restart());
  } catch {
    const show = vscode.l10n.t('Show the Log');
    const message = vscode.l10n.t('The Clausetrace server did not start.');
    if ((await vscode.window.showErrorMessage(message, show)) === show) {
      output.show();
    }
  }
}

export function registerCommands(context: CommandContext): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    registerCommand('clausetrace.setAsOf', setAsOf),
    registerCommand('clausetrace.openMatrix', given => openMatrix(context, given)),
    registerCommand('clausetrace.showReferences', (uri, at, found) => showReferences(context, uri, at, found)),
    registerCommand('clausetrace.showOutput', () => context.output.show(true)),
    registerCommand('clausetrace.restart', () => restart(context)),
  ];
}
