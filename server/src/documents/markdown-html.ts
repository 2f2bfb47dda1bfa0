// What the HTML inside a Markdown document says: headings, anchors, links, images, and comments to Clausetrace.

import type { Html } from 'mdast';
import { clauseCommentOf, suppressionOf } from './comments.ts';
import type { Heading } from './facts.ts';
import { type HtmlAttribute, type HtmlToken, htmlTokens } from './html.ts';
import { alignText, type MappedText, offsetOf, unescapedText } from './mapped-text.ts';
import type { Reading } from './markdown-reading.ts';
import { ownText } from './own-text.ts';
import { readTarget } from './target.ts';
import type { Span } from './text.ts';

type Tag = Extract<HtmlToken, { kind: 'start-tag' | 'end-tag' }>;
type StartTag = Extract<HtmlToken, { kind: 'start-tag' }>;

export function readHtml(reading: Reading, node: Html, span: Span): void {
  const html = alignText(node.value, reading.source, span, 'none');
  if (!html) return;
  const from = reading.isInComment ? html.text.indexOf('-->') + '-->'.length : 0;
  if (reading.isInComment && from < '-->'.length) return;
  reading.isInComment = false;
  for (const token of htmlTokens(html, from)) {
    if (token.kind === 'comment') readComment(reading, html, token);
    else if (token.kind === 'text') reading.outline.addText(decodeReferences(token.text));
    else readTag(reading, token);
  }
}

function readComment(reading: Reading, html: MappedText, token: Extract<HtmlToken, { kind: 'comment' }>): void {
  reading.isInComment = !token.isClosed;
  const comment = {
    content: token.content,
    offsetOf: (index: number) => offsetOf(html, token.contentStart + index),
    span: token.span,
  };
  const clauses = clauseCommentOf(comment, reading.outline.current);
  if (clauses) reading.clauseComments.push(clauses);
  const suppression = suppressionOf(comment, reading.lineStarts);
  if (suppression) reading.suppressions.push(suppression);
}

function decodeReferences(text: string): string {
  return unescapedText(text, { start: 0, end: text.length }, 'html').text;
}

function readTag(reading: Reading, tag: Tag): void {
  if (/^h[1-6]$/.test(tag.name)) readHeadingTag(reading, tag);
  if (tag.kind === 'end-tag') return;
  if (visibleElements.has(tag.name)) reading.outline.addContent();
  for (const attribute of tag.attributes) {
    if (attribute.name === 'id' || attribute.name === 'name') readAnchor(reading, attribute);
    if (attribute.name === linkAttributes[tag.name]) readLinkAttribute(reading, tag, attribute.valueSpan);
    if (attribute.name === 'srcset' && elementsWithSets.has(tag.name)) {
      for (const place of candidatesOf(reading.source, attribute.valueSpan)) readLinkAttribute(reading, tag, place);
    }
  }
}

/** Elements a reader sees although they hold no text. */
const visibleElements = new Set(['img', 'svg', 'video', 'audio', 'iframe', 'object', 'embed', 'canvas', 'input']);

/** A new heading, and any heading's end tag, end the open heading, as browsers read it. */
function readHeadingTag(reading: Reading, tag: Tag): void {
  const isInMarkdownHeading = reading.outline.isInHeading && reading.htmlHeadingText === undefined;
  if (isInMarkdownHeading) return;
  closeHtmlHeading(reading, tag.span.start, tag.kind === 'end-tag' ? tag.span.end : tag.span.start);
  if (tag.kind === 'end-tag') return;
  reading.outline.openHeading(Number(tag.name[1]) as Heading['depth'], tag.span.start);
  reading.htmlHeadingText = tag.span.end;
}

/** Ends an open HTML heading, where there is one. */
export function closeHtmlHeading(reading: Reading, textEnd: number, end: number): void {
  if (reading.htmlHeadingText === undefined) return;
  reading.outline.closeHeading(end, { start: reading.htmlHeadingText, end: textEnd });
  reading.htmlHeadingText = undefined;
}

function readAnchor(reading: Reading, attribute: HtmlAttribute): void {
  const name = ownText(unescapedText(reading.source, attribute.valueSpan, 'html').text);
  if (name) reading.anchors.push({ name, span: attribute.valueSpan });
}

const linkAttributes: Readonly<Record<string, string>> = { a: 'href', img: 'src' };

/** Elements in which `srcset` lists images to choose from. */
const elementsWithSets = new Set(['img', 'source']);

function readLinkAttribute(reading: Reading, tag: StartTag, targetSpan: Span): void {
  const target = readTarget(reading.source, targetSpan, 'html');
  if (target) reading.links.push({ kind: 'html', span: tag.span, targetSpan, ...target });
}

/** The addresses of `a.png 1x, b.png 2x`. A comma within one belongs to it; at its end it parts it from the next. */
function candidatesOf(source: string, { start, end }: Span): Span[] {
  const candidates: Span[] = [];
  const skip = (from: number, pattern: RegExp) => {
    let at = from;
    while (at < end && pattern.test(source[at]!)) at++;
    return at;
  };
  // A `>` is that of a block quote, before a continued line.
  for (let at = skip(start, /[\s,>]/); at < end; at = skip(at, /[\s,>]/)) {
    const behind = skip(at, /\S/);
    let last = behind;
    while (source[last - 1] === ',') last--;
    candidates.push({ start: at, end: last });
    at = last < behind ? behind : skip(behind, /[^,]/);
  }
  return candidates;
}
