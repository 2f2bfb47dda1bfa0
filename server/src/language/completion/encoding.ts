// How a name is written in the destination of a link.

import type { LinkPlace } from './markdown-place.ts';

/** What would end the destination, or mean something else in it. */
const unsafe: Readonly<Record<LinkPlace['syntax'], RegExp>> = {
  bare: /[\s\p{Cc}()<>%#?\\`*_[\]&|"']/gu,
  angle: /[\r\n\p{Cc}<>%#?\\`&|]/gu,
  attribute: /[\s\p{Cc}<>%#?\\"'&|`]/gu,
};

/** Signs that only need it in pairs stay as people write them: `incident_management.md`. */
const harmless = /[_*&]/;

export function encodedFor(syntax: LinkPlace['syntax'], name: string): string {
  return name.replace(unsafe[syntax], character =>
    syntax === 'bare' && harmless.test(character) ? character : percent(character),
  );
}

function percent(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
