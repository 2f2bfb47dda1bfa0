// A panel with a page in it: its HTML with a strict content security policy, its messages, and its life over reloads of the
// window. What the page shows and what becomes of it is the business of each panel (matrixPanel.ts and its neighbours).
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { columnFor, openPlace } from '../openPlace.ts';
import type { FromPage, ToPage } from './messages.ts';
import { pageHtml } from './pageHtml.ts';

export interface PageSpec {
  /** `clausetrace.matrix`; also the name under which VS Code brings the panel back. */
  readonly viewType: string;
  /** The script in `dist/webview`, without its ending. */
  readonly script: string;
  /** Commands of ours that the page may run. */
  readonly commands: readonly string[];
}

export interface PageContext {
  readonly extensionUri: vscode.Uri;
  readonly output: vscode.LogOutputChannel;
}

/** A page that is shown. */
export interface Page<Data> {
  readonly panel: vscode.WebviewPanel;
  show(data: Data | undefined): void;
}

function documentOf(webview: vscode.Webview, { script }: PageSpec, { extensionUri }: PageContext): string {
  return pageHtml({
    setup: { l10n: vscode.l10n.bundle, language: vscode.env.language },
    nonce: randomBytes(16).toString('base64'),
    source: webview.cspSource,
    script,
    address: name => String(webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name))),
  });
}

const open = (panel: vscode.WebviewPanel, { at, beside }: Extract<FromPage, { kind: 'open' }>): Promise<void> =>
  openPlace(at.uri, at.range, beside ? vscode.ViewColumn.Beside : columnFor(panel));

/** Fills a panel, new or brought back, with its page. `ready` is called when the page listens, each time it is loaded. */
export function fillPanel<Data>(
  panel: vscode.WebviewPanel,
  spec: PageSpec,
  context: PageContext,
  ready: (page: Page<Data>) => void,
): Page<Data> {
  const { webview } = panel;
  const page: Page<Data> = {
    panel,
    show: data => void webview.postMessage({ kind: 'data', data } satisfies ToPage<Data>),
  };
  webview.options = {
    enableScripts: true,
    localResourceRoots: [vscode.Uri.joinPath(context.extensionUri, 'dist', 'webview')],
  };
  webview.onDidReceiveMessage((message: FromPage) => {
    const failed = (error: unknown) => context.output.error(`${spec.viewType}: ${String(error)}`);
    if (message.kind === 'ready') ready(page);
    else if (message.kind === 'failed') failed(message.message);
    else if (message.kind === 'open') open(panel, message).catch(failed);
    else if (message.kind === 'command' && spec.commands.includes(message.command)) {
      Promise.resolve(vscode.commands.executeCommand(message.command, ...message.arguments)).catch(failed);
    }
  });
  webview.html = documentOf(webview, spec, context);
  return page;
}
