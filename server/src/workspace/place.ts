// Where a fragment leads to in a document.

import type { Fragment, SmsDocument } from './document.ts';

/**
 * GitHub finds a fragment by its exact name and, failing that, in lower case, with or without the prefix it gives to every
 * id; `top` and the empty fragment are always there. YAML has no places to lead to.
 */
export function placeOf(
  { facts, fragments }: SmsDocument,
  fragment: string | undefined,
): Fragment | undefined | 'missing' {
  return facts.format === 'yaml' ? undefined : placeAmong(fragments, fragment);
}

/** The same among fragments of whatever file. */
export function placeAmong(
  fragments: ReadonlyMap<string, Fragment>,
  fragment: string | undefined,
): Fragment | undefined | 'missing' {
  if (!fragment || isAlwaysThere(fragment)) return undefined;
  const name = withoutPrefix(fragment);
  return fragments.get(fragment) ?? fragments.get(name) ?? fragments.get(name.toLowerCase()) ?? 'missing';
}

/** Without what GitHub puts before every id. */
export function withoutPrefix(fragment: string): string {
  return fragment.startsWith('user-content-') ? fragment.slice('user-content-'.length) : fragment;
}

/** The top of the page, and lines of the source. */
function isAlwaysThere(fragment: string): boolean {
  const first = fragment.charAt(0);
  return first === 'L' ? isLineRange(fragment) : (first === 't' || first === 'T') && fragment.toLowerCase() === 'top';
}

/** `L10`, `L10-L20`, `L10C5-L20C8`: lines of the source, which the index leaves alone. */
function isLineRange(fragment: string): boolean {
  return /^L\d+(C\d+)?(-L?\d+(C\d+)?)?$/.test(fragment);
}
