// The HTML of a page, with a strict content security policy. Pure and without VS Code, so that the browser tests open the very
// same document as a panel does.
import type { PageSetup } from './messages.ts';

export interface PageHtmlParts {
  readonly setup: PageSetup;
  /** Fresh for each document: 16 random bytes in base64. */
  readonly nonce: string;
  /** Where styles, fonts and images come from, in the words of a content security policy. */
  readonly source: string;
  /** The script in `dist/webview`, without its ending. */
  readonly script: string;
  /** The address of a file of `dist/webview`. */
  readonly address: (file: string) => string;
}

const html = (text: string): string => text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);

/** JSON that cannot end its script element, whatever it holds. */
const json = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

/** Languages written from right to left that VS Code can be shown in. */
const rightToLeft = /^(ar|fa|he|ur)\b/i;

export function pageHtml({ setup, nonce, source, script, address }: PageHtmlParts): string {
  // Styles that the layout computes (heights of virtual rows, places of nodes) are set through the DOM, which no policy forbids;
  // the components bring constructed style sheets. So nothing inline is needed.
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source}`,
  ].join('; ');
  const file = (name: string) => html(address(name));
  return `<!doctype html>
<html lang="${html(setup.language)}" dir="${rightToLeft.test(setup.language) ? 'rtl' : 'ltr'}">
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
