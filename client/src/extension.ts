// The extension: starts the language server and shows what it computes. It computes nothing itself.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createClausePages } from './clauseContent.ts';
import type { ClientContext } from './clientContext.ts';
import { registerCommands } from './commands.ts';
import { createModel } from './model.ts';
import { registerClausePanel } from './panels/clausePanel.ts';
import { registerGraphPanel } from './panels/graphPanel.ts';
import { registerMatrixPanel } from './panels/matrixPanel.ts';
import { registerPicturePanel } from './panels/picturePanel.ts';
import { createSession, type Session } from './session.ts';
import { createStatusItem } from './statusItem.ts';
import { registerTasks } from './tasks.ts';
import { createViews, type ShownView, type ViewName } from './views/views.ts';
import { watchSchemes } from './virtualFolders.ts';
import { createWindowState } from './windowState.ts';

/** What other extensions, and the end-to-end tests, may ask of this one. */
export interface ClausetraceApi {
  /** The text in the status bar; empty while there is no SMS. */
  statusText(): string;
  /** The as-of date in the status bar; empty while it is today. */
  asOfText(): string;
  /** What a view of the side bar shows, opened or not. */
  view(name: ViewName): ShownView;
  /** The client of the running server; another one after a restart. */
  readonly client: LanguageClient | undefined;
}

let session: Session | undefined;

/** Each registers its command, and brings its panels back after a reload. */
const panels: readonly ((context: ClientContext) => vscode.Disposable[])[] = [
  registerMatrixPanel,
  registerClausePanel,
  registerPicturePanel,
  registerGraphPanel,
];

export function activate(context: vscode.ExtensionContext): ClausetraceApi {
  const output = vscode.window.createOutputChannel('Clausetrace', { log: true });
  const status = createStatusItem();
  const windowState = createWindowState();
  const pages = createClausePages(() => session?.client);
  const model = createModel(
    () => session?.client,
    message => output.warn(message),
  );
  const running = createSession({
    extensionPath: context.extensionPath,
    output,
    onState: windowState.onState,
    onStatus: params => {
      status.update(params);
      windowState.onStatus(params);
      pages.refresh();
      if (params) model.refresh();
      else model.clear();
    },
  });
  session = running;
  const shared = { extension: context, output, session: running, model };
  const views = createViews(model, context.workspaceState);
  const restart = () => vscode.commands.executeCommand('clausetrace.restart');
  context.subscriptions.push(
    output,
    status,
    pages,
    model,
    views,
    ...registerCommands(shared),
    ...panels.flatMap(register => register(shared)),
    registerTasks(shared),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    watchSchemes(restart),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('clausetrace.server.path')) {
        restart();
      }
    }),
  );
  // Not awaited: the editor need not wait for the server. Failures are in the log, and in the client's own message.
  running.start().catch(() => {});
  return {
    statusText: () => status.text(),
    asOfText: () => status.asOf(),
    view: name => views.shown(name),
    get client() {
      return running.client;
    },
  };
}

export const deactivate = (): Promise<void> | undefined => session?.stop();
