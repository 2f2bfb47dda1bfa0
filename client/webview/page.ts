// What every page does: reads its setup, talks to its panel, and remembers its state over reloads. Runs in a webview: it knows
// the DOM and nothing of VS Code but the way to talk to it.
import * as l10n from '@vscode/l10n';
import type { FromPage, PageSetup, ToPage } from '../src/panels/messages.ts';

interface Host {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: () => Host;

const host = acquireVsCodeApi();

function readSetup(): PageSetup {
  const setup = JSON.parse(document.getElementById('page-setup')?.textContent ?? '{}') as Partial<PageSetup>;
  return { l10n: setup.l10n, language: setup.language ?? 'en' };
}

const setup = readSetup();
if (setup.l10n) l10n.config({ contents: JSON.stringify(setup.l10n) });

/** BCP 47: for `Intl`. */
export const language = setup.language;

/** Translates, as `vscode.l10n.t` does in the extension. */
export const t = l10n.t;

/** A page with messages of its own names their type. */
export const tell = <Message extends { readonly kind: string } = FromPage>(message: Message): void =>
  host.postMessage(message);

/** State that survives: hiding, moving, and reloading the window. */
export function remembered<State>(): State | undefined {
  return host.getState() as State | undefined;
}

export const remember = (state: unknown): void => host.setState(state);

/** Begins to listen, and asks for what to show. */
export function listen<Data>(onData: (data: Data | undefined) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<ToPage<Data>>) => {
    if (data.kind === 'data') onData(data.data);
  });
  tell({ kind: 'ready' });
}

// An error of ours is for the log, where somebody finds it.
window.addEventListener('error', event =>
  tell({ kind: 'failed', message: `${event.message} (${event.filename}:${event.lineno})` }),
);
window.addEventListener('unhandledrejection', event => tell({ kind: 'failed', message: String(event.reason) }));
