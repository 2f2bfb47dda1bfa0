// Links by id: `[[PRC-INC]]`, `[[PRC-INC#escalation]]`, `[[PRC-INC|the process]]`.

import type { Link } from './facts.ts';
import { type MappedText, offsetOf, spanOf } from './mapped-text.ts';
import { ownText } from './own-text.ts';

/** The target has the form of an id, so that `[[ -f file ]]` and `[[^1]]` are text. Behind `|` comes what a reader sees. */
const wikilinkPattern = /\[\[([\p{L}\p{N}][\p{L}\p{N}._-]*)(?:#([^[\]|\r\n]*))?(?:\]\]|\|([^[\]\r\n]*)(\]\])?)/gu;

/** A quick look that spares most texts the search. */
export function mayHoldWikilink(text: string): boolean {
  return text.includes('[[');
}

/**
 * The links by id in a text. The label may hold markup, which makes it end in another text: it is then looked up in the
 * source, up to `limit`, the end of the block.
 */
export function wikilinksIn(mapped: MappedText, source: string, limit: number): Link[] {
  if (!mayHoldWikilink(mapped.text)) return [];
  return [...mapped.text.matchAll(wikilinkPattern)].flatMap(match => wikilinkOf(match, mapped, source, limit) ?? []);
}

function wikilinkOf(match: RegExpExecArray, mapped: MappedText, source: string, limit: number): Link | undefined {
  const [whole, id, anchor, label, labelEnd] = match as unknown as [string, string, string?, string?, string?];
  const start = offsetOf(mapped, match.index);
  // `\[\[x]]` is the text of a link, not a link.
  if (!source.startsWith('[[', start)) return undefined;
  const isOpen = label !== undefined && labelEnd === undefined;
  if (isOpen && match.index + whole.length < mapped.text.length) return undefined;
  const end = isOpen
    ? source.indexOf(']]', offsetOf(mapped, match.index + whole.length)) + 2
    : offsetOf(mapped, match.index + whole.length);
  if (end < start + 4 || end > limit || !source.startsWith(']]', end - 2)) return undefined;
  const targetStart = match.index + 2;
  const targetEnd = targetStart + id.length + (anchor === undefined ? 0 : anchor.length + 1);
  return {
    kind: 'wikilink',
    span: { start, end },
    targetSpan: spanOf(mapped, targetStart, targetEnd),
    path: ownText(id),
    fragment: anchor && ownText(anchor),
    fragmentSpan: anchor === undefined ? undefined : spanOf(mapped, targetStart + id.length + 1, targetEnd),
  };
}
