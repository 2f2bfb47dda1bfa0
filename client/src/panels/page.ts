// A panel with a page in it: its HTML with a strict content security policy, its messages, and its life over reloads of the
// window. What the page shows and what becomes of it is the business of each panel (matrixPanel.ts and its neighbours).
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { FromPage, PageSetup, ToPage } from './messages.ts';

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

const html = (text: string): string => text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);

/** JSON that cannot end its script element, whatever it holds. */
const json = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

function documentOf(webview: vscode.Webview, { script }: PageSpec, { extensionUri }: PageContext): string {
  const nonce = randomBytes(16).toString('base64');
  const file = (name: string) =>
    html(String(webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name))));
  const setup: PageSetup = { l10n: vscode.l10n.bundle, language: vscode.env.language };
  // Styles that the layout computes (heights of virtual rows, places of nodes) are set through the DOM, which no policy forbids;
  // the components bring constructed style sheets. So nothing inline is needed.
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
  ].join('; ');
  return `<!doctype html>
<html lang="${html(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('codicon.css')}" id="vscode-codicon-stylesheet">
<link rel="stylesheet" href="${file('page.css')}">
<title>Clausetrace</title>
</head>
<body>
<script type="application/json" id="page-setup" nonce="${nonce}">${json(setup)}</script>
<script type="module" nonce="${nonce}" src="${file(`${script}.js`)}"></script>
</body>
</html>`;
}

/** Opens a place in a document. */
async function open({ at, beside }: Extract<FromPage, { kind: 'open' }>): Promise<void> {
  const { start, end } = at.range;
  await vscode.window.showTextDocument(vscode.Uri.parse(at.uri, true), {
    viewColumn: beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
  });
}

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
    else if (message.kind === 'open') open(message).catch(failed);
    else if (message.kind === 'command' && spec.commands.includes(message.command)) {
      Promise.resolve(vscode.commands.executeCommand(message.command, ...message.arguments)).catch(failed);
    }
  });
  webview.html = documentOf(webview, spec, context);
  return page;
}
