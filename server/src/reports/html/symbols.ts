// The symbols of the HTML matrix: drawn, so that they look the same everywhere, and always beside words, so that nothing is
// told by colour or shape alone. They take the colour of the text around them.

import type { ClauseStatus, ItemState } from '../../analysis/coverage.ts';
import type { Severity } from '../../workspace/manifest.ts';
import { Html, html } from './safe-html.ts';

const drawings = {
  'not-covered':
    '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>',
  planned:
    '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.4 2.3"/>',
  partial:
    '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor"/>',
  documented: '<circle cx="8" cy="8" r="6.6" fill="currentColor"/>',
  evidenced:
    '<path d="M2.6 8.6l3.5 3.5 7.3-8" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>',
  stale:
    '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 4.6V8l2.4 1.6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>',
  waived:
    '<path d="M4 14V2.5h8.4L10 5.8l2.4 3.2H4" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>',
  missing: '<path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/>',
  attention:
    '<path d="M8 1.8L15 14H1z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M8 6.2v3.6M8 11.7v.2" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/>',
  note: '<circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 7.4v3.8M8 4.8v.2" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/>',
} as const;

export type SymbolName = keyof typeof drawings;

export const itemSymbols: Readonly<Record<ItemState, SymbolName>> = {
  provided: 'evidenced',
  'no-occurrence': 'note',
  outdated: 'stale',
  planned: 'planned',
  missing: 'missing',
};

export const severitySymbols: Readonly<Record<Severity, SymbolName>> = {
  error: 'missing',
  warning: 'attention',
  info: 'note',
  hint: 'note',
};

/** To be put into the page once. */
export const symbolSheet = new Html(
  `<svg class="sheet" aria-hidden="true" width="0" height="0" focusable="false">${Object.entries(drawings)
    .map(([name, drawing]) => `<symbol id="s-${name}" viewBox="0 0 16 16">${drawing}</symbol>`)
    .join('')}</svg>`,
);

export function symbol(name: SymbolName): Html {
  return html`<svg class="i" aria-hidden="true"><use href="#s-${name}"/></svg>`;
}

/** A status as symbol and word. */
export function statusBadge(status: ClauseStatus, word: string): Html {
  return html`<span class="badge ${status}">${symbol(status)}${word}</span>`;
}
