// Where the destination of a link stands. A Markdown tree gives the place of a whole link only, so its source is read
// again, from the end of the link's text: `[text](<destination> "title")`, `[label]: destination 'title'`.

import type { Span } from './text.ts';

/** The destination of an inline link or image whose text ends at or after `from`; `matches` tells the true one by its source. */
export function inlineDestination(
  source: string,
  node: Span,
  from: number,
  matches: (destination: Span) => boolean,
): Span | undefined {
  let first: Span | undefined;
  for (let at = source.indexOf('](', from); at >= 0 && at < node.end; at = source.indexOf('](', at + 1)) {
    const destination = isEscaped(source, at) ? undefined : destinationAt(source, at + 2, node.end);
    if (!destination || !closesAt(source, destination, node.end)) continue;
    if (matches(destination)) return destination;
    first ??= destination;
  }
  return first;
}

/** The destination of a reference definition. */
export function definitionDestination(source: string, node: Span): Span | undefined {
  for (let at = source.indexOf(']:', node.start); at >= 0 && at < node.end; at = source.indexOf(']:', at + 1)) {
    if (!isEscaped(source, at)) return destinationAt(source, at + 2, node.end);
  }
  return undefined;
}

function isEscaped(source: string, offset: number): boolean {
  let backslashes = 0;
  while (source[offset - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** Destinations may not nest parentheses deeper than this in CommonMark's reference implementation. */
const maximumNesting = 32;

function destinationAt(source: string, from: number, limit: number): Span | undefined {
  const start = skipSpace(source, from, limit);
  return source[start] === '<' ? bracketedDestination(source, start + 1, limit) : bareDestination(source, start, limit);
}

function bracketedDestination(source: string, start: number, limit: number): Span | undefined {
  for (let at = start; at < limit; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '>') return { start, end: at };
    else if (character === '<' || character === '\n' || character === '\r') return undefined;
  }
  return undefined;
}

function bareDestination(source: string, start: number, limit: number): Span | undefined {
  let depth = 0;
  let at = start;
  for (; at < limit; at++) {
    const character = source[at]!;
    if (character === '\\' && at + 1 < limit && source[at + 1]! > ' ') at++;
    else if (character <= ' ') break;
    else if (character === '(') depth++;
    else if (character === ')' && depth-- === 0) break;
    if (depth > maximumNesting) return undefined;
  }
  return { start, end: Math.min(at, limit) };
}

const closingQuotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')' };

/** Whether nothing but a title stands between a destination and the parenthesis that ends the link. */
function closesAt(source: string, destination: Span, end: number): boolean {
  const behind =
    source[destination.start - 1] === '<' && source[destination.end] === '>' ? destination.end + 1 : destination.end;
  let at = skipSpace(source, behind, end);
  const quote = at > behind ? closingQuotes[source[at]!] : undefined;
  if (quote) {
    at++;
    while (at < end && source[at] !== quote) at += source[at] === '\\' ? 2 : 1;
    at = skipSpace(source, at + 1, end);
  }
  return at === end - 1 && source[at] === ')';
}

/** White space, and behind a line break the marks of the block quotes around. */
function skipSpace(source: string, from: number, limit: number): number {
  let at = from;
  let isLineStart = false;
  for (; at < limit; at++) {
    const character = source[at]!;
    if (character === '\n' || character === '\r') isLineStart = true;
    else if (character !== ' ' && character !== '\t' && !(isLineStart && character === '>')) break;
  }
  return at;
}
