// Mends that put one word in the place of another.

import type { Fix, Place } from './rule.ts';
import { quote } from './wording.ts';

/** Writes the one near word where the unknown one stands; where there are several, the author has to choose. */
export function changeToNear(
  at: Place,
  near: readonly string[],
  written: string | undefined = near[0],
): { readonly fix?: Fix } {
  if (near.length !== 1 || written === undefined) return {};
  return { fix: { title: `Change to ${quote(near[0]!)}`, edits: [{ at, newText: written }] } };
}
