// The extension: starts the language server and shows what it computes. It computes nothing itself.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createClausePages } from './clauseContent.ts';
import { registerCommands } from './commands.ts';
import { createSession, type Session } from './session.ts';
import { createStatusItem } from './statusItem.ts';

/** What other extensions, and the end-to-end tests, may ask of this one. */
export interface ClausetraceApi {
  /** The text in the status bar; empty while there is no SMS. */
  statusText(): string;
  /** The client of the running server; another one after a restart. */
  readonly client: LanguageClient | undefined;
}

let session: Session | undefined;

export function activate(context: vscode.ExtensionContext): ClausetraceApi {
  const output = vscode.window.createOutputChannel('Clausetrace', { log: true });
  const status = createStatusItem();
  const pages = createClausePages(() => session?.client);
  const running = createSession({
    extensionPath: context.extensionPath,
    output,
    onStatus: params => {
      status.update(params);
      pages.refresh();
    },
  });
  session = running;
  const restart = () => vscode.commands.executeCommand('clausetrace.restart');
  context.subscriptions.push(
    output,
    status,
    pages,
    ...registerCommands({ extension: context, output, session: running, status }),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
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
    get client() {
      return running.client;
    },
  };
}

export const deactivate = (): Promise<void> | undefined => session?.stop();
