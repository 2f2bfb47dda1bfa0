// Character references (`&amp;`, `&#38;`, `&#x26;`) as CommonMark reads them.

import { parseFragment } from 'parse5';

/** One reference at the place of `lastIndex`. */
const referencePattern = /&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/y;

export interface Reference {
  readonly written: string;
  readonly character: string;
}

/** The character reference that begins at an index, where there is one. */
export function referenceAt(text: string, index: number): Reference | undefined {
  referencePattern.lastIndex = index;
  const written = referencePattern.exec(text)?.[0];
  const character = written && (written[1] === '#' ? numericCharacter(written) : namedCharacter(written));
  return character ? { written, character } : undefined;
}

function numericCharacter(written: string): string {
  const isHex = written[2] === 'x' || written[2] === 'X';
  const code = isHex ? Number.parseInt(written.slice(3), 16) : Number.parseInt(written.slice(2), 10);
  const isCharacter = code !== 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
}

const namedCharacters = new Map<string, string | undefined>();

function namedCharacter(written: string): string | undefined {
  if (!namedCharacters.has(written)) {
    if (namedCharacters.size > 5000) namedCharacters.clear();
    namedCharacters.set(written, parsedCharacter(written));
  }
  return namedCharacters.get(written);
}

/** HTML also knows references without a semicolon (`&notit;` is `¬it;`): more than two code units mean such a one. */
function parsedCharacter(written: string): string | undefined {
  const node = parseFragment(written).childNodes[0];
  const text = node && 'value' in node ? node.value : '';
  return text.length <= 2 && text !== written ? text : undefined;
}
