// HTML inside Markdown: tags with their attributes, comments, and the text between, with places. A scanner rather than a
// parser, because a tag and its end are often different nodes of the Markdown tree.

import { type MappedText, spanOf } from './mapped-text.ts';
import type { Span } from './text.ts';

export interface HtmlAttribute {
  /** In lower case. */
  readonly name: string;
  /** The value as written, without quotes. */
  readonly valueSpan: Span;
}

export type HtmlToken =
  | {
      readonly kind: 'start-tag';
      readonly name: string;
      readonly attributes: readonly HtmlAttribute[];
      readonly span: Span;
    }
  | { readonly kind: 'end-tag'; readonly name: string; readonly span: Span }
  | {
      readonly kind: 'comment';
      readonly content: string;
      readonly contentStart: number;
      readonly span: Span;
      /** Unset where the text ends first: the comment goes on in what follows. */
      readonly isClosed: boolean;
    }
  | { readonly kind: 'text'; readonly text: string };

/** Elements whose content is no markup. */
const rawTextElements = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);

const tagNamePattern = /<\/?([A-Za-z][^\s/>]*)/y;
const attributePattern = /([^\s"'<>/=][^\s"'<>/=]*)(?:(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y;

/** Reads the tokens of a piece of HTML in order. A tag that does not end is left out. */
export function* htmlTokens(html: MappedText, from = 0): Generator<HtmlToken> {
  const { text } = html;
  let at = from;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) break;
    if (open > at) yield { kind: 'text', text: text.slice(at, open) };
    const token = markupAt(html, open);
    if (!token) {
      yield { kind: 'text', text: '<' };
      at = open + 1;
      continue;
    }
    if (token.token) yield token.token;
    at = token.end;
    if (token.token?.kind === 'start-tag' && rawTextElements.has(token.token.name)) {
      at = rawTextEnd(text, at, token.token.name);
    }
  }
  if (at < text.length) yield { kind: 'text', text: text.slice(at) };
}

interface Markup {
  /** Undefined for what shows nothing: declarations, processing instructions, tags that do not end. */
  readonly token: HtmlToken | undefined;
  readonly end: number;
}

function markupAt(html: MappedText, open: number): Markup | undefined {
  const next = html.text[open + 1];
  if (html.text.startsWith('<!--', open)) return commentAt(html, open);
  if (next === '!' || next === '?') return { token: undefined, end: indexAfter(html.text, '>', open) };
  tagNamePattern.lastIndex = open;
  const match = tagNamePattern.exec(html.text);
  if (!match) return undefined;
  const name = match[1]!.toLowerCase();
  return next === '/' ? endTagAt(html, open, name) : startTagAt(html, open, name, open + match[0].length);
}

function commentAt(html: MappedText, open: number): Markup {
  const { text } = html;
  const short = ['<!-->', '<!--->'].find(empty => text.startsWith(empty, open));
  const contentStart = open + (short?.length ?? 4);
  const close = short ? contentStart : text.indexOf('-->', contentStart);
  const contentEnd = close < 0 ? text.length : close;
  const end = short ? contentStart : Math.min(contentEnd + 3, text.length);
  const span = spanOf(html, open, end);
  const content = text.slice(contentStart, contentEnd);
  return { token: { kind: 'comment', content, contentStart, span, isClosed: close >= 0 }, end };
}

function endTagAt(html: MappedText, open: number, name: string): Markup {
  const end = indexAfter(html.text, '>', open);
  return { token: { kind: 'end-tag', name, span: spanOf(html, open, end) }, end };
}

function startTagAt(html: MappedText, open: number, name: string, from: number): Markup {
  const { text } = html;
  /** By name: the first of several counts. */
  const attributes = new Map<string, HtmlAttribute>();
  let at = from;
  while (at < text.length && text[at] !== '>') {
    attributePattern.lastIndex = at;
    const match = attributePattern.exec(text);
    const attribute = match && attributeOf(html, match);
    if (attribute && !attributes.has(attribute.name)) attributes.set(attribute.name, attribute);
    at += match ? match[0].length : 1;
  }
  if (at >= text.length) return { token: undefined, end: text.length };
  const span = spanOf(html, open, at + 1);
  return { token: { kind: 'start-tag', name, attributes: [...attributes.values()], span }, end: at + 1 };
}

function attributeOf(html: MappedText, match: RegExpExecArray): HtmlAttribute {
  const name = match[1]!;
  const quoted = match[3] ?? match[4];
  const value = quoted ?? match[5] ?? '';
  const start = match.index + name.length + (match[2]?.length ?? 0) + (quoted === undefined ? 0 : 1);
  return { name: name.toLowerCase(), valueSpan: spanOf(html, start, start + value.length) };
}

function rawTextEnd(text: string, from: number, name: string): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

function indexAfter(text: string, sign: string, from: number): number {
  const index = text.indexOf(sign, from);
  return index < 0 ? text.length : index + 1;
}
