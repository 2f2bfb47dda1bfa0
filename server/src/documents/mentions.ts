// Ids and roles in running text: `PRC-INC`, `role:incident-manager`.

import type { Mention } from './facts.ts';
import { type MappedText, spanOf } from './mapped-text.ts';
import { ownText } from './own-text.ts';

/**
 * An id is two or more parts of capital letters and digits, joined by hyphens; what stands before it must not make it a
 * part of a longer word, a path, an address or a query. The end is checked by `endsToken`: looking ahead here would make
 * the pattern give letters back and find `FOO-BA` in `FOO-BAR_baz`.
 */
const tokenPattern =
  /(?<![\p{L}\p{N}\p{M}_\-./\\@#&=?%+~$])(?:role:([\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?)|(?<![\p{L}\p{N}]:)[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)/gu;
const tokenSign = /[A-Z0-9]-[A-Z0-9]|role:/;
const continuesToken = /[\p{L}\p{N}\p{M}_\-/\\@]|\.[\p{L}\p{N}_]|:\/\//uy;

/** A quick look that spares most texts the search. */
export function mayHoldMention(text: string): boolean {
  return tokenSign.test(text);
}

export function mentionsIn(mapped: MappedText): Mention[] {
  if (!mayHoldMention(mapped.text)) return [];
  const mentions: Mention[] = [];
  for (const match of mapped.text.matchAll(tokenPattern)) {
    const end = match.index + match[0].length;
    if (!endsToken(mapped.text, end)) continue;
    const role = match[1];
    mentions.push({
      kind: role ? 'role' : 'id',
      id: ownText(role ?? match[0]),
      span: spanOf(mapped, match.index, end),
    });
  }
  return mentions;
}

function endsToken(text: string, end: number): boolean {
  continuesToken.lastIndex = end;
  return !continuesToken.test(text);
}
