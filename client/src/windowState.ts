// What menus, key bindings and welcome views ask for in their `when`: whether there is an SMS, and how the server fares.
import * as vscode from 'vscode';
import type { ServerState } from './session.ts';
import type { StatusParams } from './status.ts';

/** Of `clausetrace.state`. It is `ready` once the server has read the folders. */
type WindowState = 'starting' | 'ready' | 'failed' | 'stopped';

export interface WindowStateContext {
  onState(state: ServerState): void;
  onStatus(params: StatusParams | undefined): void;
}

export function createWindowState(): WindowStateContext {
  let server: ServerState = 'starting';
  let isRead = false;
  let systems = 0;
  const set = (key: string, value: unknown) =>
    void vscode.commands.executeCommand('setContext', `clausetrace.${key}`, value);
  const tell = () => {
    const state: WindowState = server !== 'running' ? server : isRead ? 'ready' : 'starting';
    set('state', state);
    set('hasSystem', systems > 0);
    // Asked for by its negation, so that nothing comes and goes while the server starts.
    set('isEmpty', state === 'ready' && systems === 0);
  };
  tell();
  return {
    onState(state) {
      server = state;
      tell();
    },
    onStatus(params) {
      isRead = params !== undefined && (isRead || !params.indexing);
      systems = params?.systems.length ?? 0;
      // The walkthrough waits for it.
      set('hasGreenClause', params?.systems.some(({ covered }) => covered > 0) ?? false);
      tell();
    },
  };
}
