// The frame of every HTML report: one self-contained page under a strict policy. No request leaves it, it reads without scripts,
// prints on A4, and holds the same bytes for the same inputs.

import type { PageContext } from './context.ts';
import { Html, type HtmlValue, html } from './safe-html.ts';
import { pageScript, pageScriptHash } from './script.ts';
import { symbolSheet } from './symbols.ts';

export interface Page {
  readonly toolVersion: string;
  /** In the bar of the browser. */
  readonly title: string;
  /** Rules of CSS, from `pageStyle` and its like. */
  readonly style: string;
  /** What the keyboard can jump to at once. */
  readonly skip: { readonly to: string; readonly text: string };
  readonly body: HtmlValue;
  /** Paragraphs at the foot. */
  readonly colophon: readonly HtmlValue[];
}

const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${pageScriptHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

export function pageHtml({ toolVersion, title, style, skip, body, colophon }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Clausetrace ${toolVersion}">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#${skip.to}">${skip.text}</a>
${symbolSheet}
${body}
<footer class="colophon"><div class="wrap">${colophon.map((text, i) => html`${i > 0 && '\n'}<p>${text}</p>`)}</div></footer>
<script>${new Html(pageScript)}</script>
</body>
</html>
`.text;
}

/** The links below the head of a page: where each part begins, and how much is in it. */
export function contentsNav(entries: readonly (readonly [id: string, title: string, count?: number])[]): Html {
  return html`<nav class="toc" aria-label="Contents"><div class="wrap"><ul>${entries.map(
    ([id, title, count]) =>
      html`<li><a href="#${id}">${title}${count !== undefined && html` <small>${count}</small>`}</a></li>`,
  )}</ul></div></nav>`;
}

export function part({ prefix, about, h }: PageContext, id: string, title: string, lead: string, content: Html): Html {
  return html`<section class="sec" id="${prefix}${id}" aria-label="${title}${about}">
<div class="head">${h(title)}<p class="lead">${lead}</p></div>
${content}
</section>`;
}

/** What is longer than this is folded: the page stays one that can be read from top to bottom. */
const foldAbove = 60;

export function fold(summary: string, size: number, content: Html): Html {
  return size > foldAbove ? html`<details class="part"><summary>${summary}</summary>${content}</details>` : content;
}

export function empty(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}
