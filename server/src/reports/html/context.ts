// What every part of the HTML matrix needs to know: where links lead, and which ids belong to which section.

import type { DocumentRef, FindingTrace, PartyTrace } from '../../analysis/traceability.ts';
import { hrefTo, hrefToLocation, type WayToWorkspace } from '../links.ts';
import { type Html, html, idFor } from './safe-html.ts';
import { severitySymbols, symbol } from './symbols.ts';

export interface PageContext {
  readonly way: WayToWorkspace;
  /** Prefix of ids, where the page holds several matrices; empty otherwise. */
  readonly prefix: string;
  /** Behind the names of landmarks, where the page holds several matrices; empty otherwise. */
  readonly about: string;
  /** Paths of documents that have a row of their own. */
  readonly rows: ReadonlySet<string>;
  /** Keys of clauses and headings that have one. */
  readonly clauses: ReadonlySet<string>;
  readonly h: (text: string | Html) => Html;
}

export function clauseId({ prefix }: PageContext, id: string): string {
  return idFor(`${prefix}clause-`, id);
}

export function documentId({ prefix }: PageContext, path: string): string {
  return idFor(`${prefix}document-`, path);
}

/** The document's name, linked to the file where the way is known, else to its row. */
export function documentLink(context: PageContext, { name, path }: DocumentRef): Html {
  const href = hrefTo(context.way, path) ?? (context.rows.has(path) ? `#${documentId(context, path)}` : undefined);
  return linked(href, name, 'id');
}

export function sectionLink(context: PageContext, path: string, section: { title: string; anchor: string }): Html {
  return html`<span class="tag">§</span> ${linked(hrefTo(context.way, path, section.anchor), section.title)}`;
}

export function locationLink(context: PageContext, path: string, location: string): Html {
  return linked(hrefToLocation(context.way, path, location), location);
}

function linked(href: string | undefined, text: string, className?: string): Html {
  const name = className && html` class="${className}"`;
  return href === undefined ? html`<span${name}>${text}</span>` : html`<a${name} href="${href}">${text}</a>`;
}

export function party({ title, holder }: PartyTrace): Html {
  return html`${title}${holder && html`<span class="note-text">${holder}</span>`}`;
}

export function findingItem(context: PageContext, { severity, rule, message, path, line }: FindingTrace): Html {
  const place = linked(hrefTo(context.way, path), `${path}:${line}`);
  return html`<li>${symbol(severitySymbols[severity])}<span><b>${severity}</b> <span class="tag">${rule}</span> ${message} <span class="tag">${place}</span></span></li>`;
}
