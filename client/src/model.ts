// What views and panels show: the last answer to `clausetrace/traceability`, asked for again whenever the server says that
// something may have changed. One answer serves all of them, so that no two views contradict each other.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { SystemView, TraceabilityParams, TraceabilityResult } from '../../server/src/protocol/views.ts';
import { oneAtATime } from './oneAtATime.ts';

interface Traceability {
  /** The day that counts as today, ISO 8601. */
  readonly asOf: string;
  readonly systems: readonly SystemView[];
}

export interface Model extends vscode.Disposable {
  /** Undefined until the server has answered, and after it stopped. */
  readonly current: Traceability | undefined;
  /** Fires when there is something else to show, and not when the same came again. */
  readonly onDidChange: vscode.Event<Traceability | undefined>;
  /**
   * Fires after each answer, the same or not, and when the server is gone: for who asks the server something else, which may have
   * changed without this.
   */
  readonly onDidAsk: vscode.Event<void>;
  /** Something may have changed. Questions do not pile up: one is on its way, and one more follows it at most. */
  refresh(): void;
  /** The server is gone. */
  clear(): void;
}

export function createModel(client: () => LanguageClient | undefined, warn: (message: string) => void): Model {
  const changed = new vscode.EventEmitter<Traceability | undefined>();
  const answered = new vscode.EventEmitter<void>();
  let current: Traceability | undefined;
  let resultId: string | undefined;

  async function ask(): Promise<void> {
    const asked = client();
    if (!asked) return;
    const params: TraceabilityParams = resultId === undefined ? {} : { previousResultId: resultId };
    const answer = await asked.sendRequest<TraceabilityResult>('clausetrace/traceability', params);
    // The answer of a server that was restarted meanwhile.
    if (asked !== client()) return;
    if (answer.kind === 'full') {
      resultId = answer.resultId;
      current = { asOf: answer.asOf, systems: answer.systems };
      changed.fire(current);
    }
    answered.fire();
  }

  const refresh = oneAtATime(ask, error => warn(`asking for the traceability failed: ${String(error)}`));

  return {
    get current() {
      return current;
    },
    onDidChange: changed.event,
    onDidAsk: answered.event,
    refresh: () => void refresh(),
    clear() {
      if (current === undefined) return;
      current = undefined;
      resultId = undefined;
      changed.fire(undefined);
      answered.fire();
    },
    dispose() {
      changed.dispose();
      answered.dispose();
    },
  };
}
