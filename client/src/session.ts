// The life of the language server: find it, start it, restart it, stop it. One client at a time; a restart makes a new
// one, so that a changed path or a newly trusted workspace takes effect.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import {
  type Executable,
  LanguageClient,
  type LanguageClientOptions,
  NotificationType,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient/node';
import { announcement } from './announcement.ts';
import { findServer } from './server.ts';
import type { StatusParams } from './status.ts';
import { tellError } from './tell.ts';
import { servedSchemes, serveVirtualFolders } from './virtualFolders.ts';

const statusNotification = new NotificationType<StatusParams>('clausetrace/status');

/** What becomes of the server; it is `failed` when it is missing, does not start, or ended by itself. */
export type ServerState = 'starting' | 'running' | 'failed' | 'stopped';

export interface Session {
  /** The client of the running server. */
  readonly client: LanguageClient | undefined;
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface SessionOptions {
  readonly extensionPath: string;
  readonly output: vscode.LogOutputChannel;
  /** Called with what the server says, and with `undefined` when it stops. */
  readonly onStatus: (params: StatusParams | undefined) => void;
  readonly onState: (state: ServerState) => void;
}

/** VS Code's own Node runs the server: nothing needs to be installed. */
function executable(server: string): Executable {
  return {
    command: process.execPath,
    args: [server, 'serve', '--stdio'],
    options: {
      // Never the folder of the workspace: some systems look for programs (git) in the current folder first.
      cwd: dirname(server),
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    },
  };
}

function clientOptions(output: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    // Of the folders that are open now: when others come, the client is made anew.
    documentSelector: servedSchemes().flatMap(scheme => [
      { scheme, language: 'markdown' },
      { scheme, language: 'yaml' },
    ]),
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Read at every start. An untrusted workspace may not make the server start another program.
    initializationOptions: () => ({ trusted: vscode.workspace.isTrusted }),
    // What to watch is the server's to say (it registers its watchers); settings are announced here and pulled by it.
    synchronize: { configurationSection: 'clausetrace' },
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    markdown: { isTrusted: false, supportHtml: false },
  };
}

/** Whether somebody here writes an SMS, and so wants to know that its server is missing. */
async function hasManifest(): Promise<boolean> {
  return (await vscode.workspace.findFiles('**/sms.yaml', '**/node_modules/**', 1)).length > 0;
}

const STATES: Readonly<Record<State, ServerState>> = {
  [State.Starting]: 'starting',
  [State.Running]: 'running',
  [State.Stopped]: 'failed',
  [State.StartFailed]: 'failed',
};

export function createSession({ extensionPath, output, onStatus, onState }: SessionOptions): Session {
  let client: LanguageClient | undefined;
  // Starts and stops follow each other, however quickly they are asked for.
  let queue: Promise<void> = Promise.resolve();
  const enqueue = (task: () => Promise<void>): Promise<void> => {
    const run = queue.then(task);
    queue = run.catch(() => {});
    return run;
  };

  async function stopClient(): Promise<void> {
    const old = client;
    client = undefined;
    onState('stopped');
    onStatus(undefined);
    // A server that never came up, or is gone already, has nothing to stop.
    await old?.dispose().catch(error => output.warn(`stopping the language server: ${String(error)}`));
  }

  async function startClient(): Promise<void> {
    const configured = vscode.workspace.getConfiguration('clausetrace').get<string>('server.path', '');
    const lookup = findServer(extensionPath, configured, existsSync);
    if ('missing' in lookup) {
      onState('failed');
      output.error(`no language server at ${lookup.missing.join(', ')}`);
      if (configured !== '' || (await hasManifest())) {
        void tellError(vscode.l10n.t('Clausetrace found no language server at {0}.', lookup.missing.join(', ')));
      }
      return;
    }
    output.info(`starting ${lookup.found}`);
    const next = new LanguageClient('clausetrace', 'Clausetrace', executable(lookup.found), clientOptions(output));
    next.registerFeature(announcement);
    serveVirtualFolders(next);
    // Before the start, so that not even the first notification is lost.
    next.onNotification(statusNotification, onStatus);
    next.onDidChangeState(({ newState }) => {
      if (client !== next) return;
      onState(STATES[newState]);
      if (newState === State.Stopped) onStatus(undefined);
    });
    client = next;
    onState('starting');
    try {
      await next.start();
    } catch (error) {
      onState('failed');
      output.error(`the language server did not start: ${error instanceof Error ? error.message : String(error)}`);
      throw error;
    }
  }

  return {
    get client() {
      return client;
    },
    start: () => enqueue(startClient),
    restart: () => enqueue(() => stopClient().then(startClient)),
    stop: () => enqueue(stopClient),
  };
}
