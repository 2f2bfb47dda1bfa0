// What a link's destination points at: a path, a fragment, or something outside the repository, which is no fact of ours.

import { offsetOf, unescapedText } from './mapped-text.ts';
import { ownText } from './own-text.ts';
import type { Span } from './text.ts';

export interface Target {
  readonly path: string;
  readonly fragment: string | undefined;
  readonly fragmentSpan: Span | undefined;
}

/** A scheme has two letters or more: `C:\file` is a path. */
const schemePattern = /^\s*[A-Za-z][A-Za-z0-9+.-]+:/;
const protocolRelativePattern = /^\s*\/\//;
/** `{{ … }}`, `{% … %}`, `<% … %>`, `${ … }`: filled in by another tool before anyone follows the link. */
const templatePattern = /\{\{|\{%|<%|\$\{/;

export function isExternal(destination: string): boolean {
  return (
    schemePattern.test(destination) || protocolRelativePattern.test(destination) || templatePattern.test(destination)
  );
}

/** Reads a destination where it is written; undefined when it leads out of the repository. */
export function readTarget(source: string, span: Span, syntax: 'markdown' | 'html'): Target | undefined {
  const destination = unescapedText(source, span, syntax);
  if (isExternal(destination.text)) return undefined;
  const hash = destination.text.indexOf('#');
  const locator = hash < 0 ? destination.text : destination.text.slice(0, hash);
  const query = locator.indexOf('?');
  const fragmentStart = hash < 0 ? undefined : offsetOf(destination, hash + 1);
  return {
    path: ownText(decodePercent((query < 0 ? locator : locator.slice(0, query)).trim())),
    fragment: hash < 0 ? undefined : ownText(decodePercent(destination.text.slice(hash + 1).trimEnd())),
    fragmentSpan: fragmentStart === undefined ? undefined : { start: fragmentStart, end: span.end },
  };
}

/** Percent-decodes; sequences that are not UTF-8 stay as written. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, sequence => {
    try {
      return decodeURIComponent(sequence);
    } catch {
      return sequence;
    }
  });
}
