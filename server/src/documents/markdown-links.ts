// The links of Markdown's own syntax: `[text](target)`, `![image](target)`, `[text][label]` with `[label]: target`.

import type { Definition, Image, Link as LinkNode } from 'mdast';
import { definitionDestination, inlineDestination } from './destination.ts';
import type { Link } from './facts.ts';
import { unescapedText } from './mapped-text.ts';
import { type Reading, usesOf } from './markdown-reading.ts';
import { spanOfNode } from './markdown-tree.ts';
import { isExternal, readTarget } from './target.ts';
import type { Span } from './text.ts';

/** `<https://…>`, and addresses that GitHub turns into links, are written without brackets: none of our links. */
export function isAutolink(reading: Reading, span: Span): boolean {
  return reading.source[span.start] !== '[';
}

export function readLink(reading: Reading, node: LinkNode, span: Span): void {
  const last = node.children.at(-1);
  const textEnd = last ? spanOfNode(last)?.end : undefined;
  readInline(reading, 'link', node.url, span, textEnd ?? span.start + 1);
}

export function readImage(reading: Reading, node: Image, span: Span): void {
  readInline(reading, 'image', node.url, span, span.start + 2);
}

function readInline(reading: Reading, kind: Link['kind'], url: string, span: Span, from: number): void {
  if (isExternal(url)) return;
  const { source } = reading;
  const isTarget = (place: Span): boolean => unescapedText(source, place, 'markdown').text === url;
  addLink(reading, kind, span, inlineDestination(source, span, from, isTarget));
}

/** Of several definitions of a label the first one counts, even when it leads out of the repository. */
export function readDefinition(reading: Reading, node: Definition, span: Span): void {
  const isFirst = !reading.defined.has(node.identifier);
  reading.defined.add(node.identifier);
  if (isExternal(node.url)) return;
  const uses = isFirst ? usesOf(reading, node.identifier) : [];
  addLink(reading, 'definition', span, definitionDestination(reading.source, span), uses);
}

function addLink(reading: Reading, kind: Link['kind'], span: Span, place: Span | undefined, uses?: Span[]): void {
  const target = place && readTarget(reading.source, place, 'markdown');
  if (target) reading.links.push({ kind, span, targetSpan: place, ...target, ...(uses && { uses }) });
}
