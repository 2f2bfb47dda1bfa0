// Mends that put one word in the place of another. Where one word may have been meant it is a fix, which can be applied unseen;
// where there are several the author has to choose.

import type { Fix, Place, Report } from './rule.ts';
import { quote } from './wording.ts';

/** Writes a near word where the unknown one stands; `write` says how it is written there. */
export function changeToNear(
  at: Place,
  near: readonly string[],
  write: (word: string) => string = word => word,
): Pick<Report, 'fix' | 'alternatives'> {
  return fixOrChoice(near.map(word => ({ title: `Change to ${quote(word)}`, edits: [{ at, newText: write(word) }] })));
}

/** One mend is the fix; of several the author has to choose. */
export function fixOrChoice(fixes: readonly Fix[]): Pick<Report, 'fix' | 'alternatives'> {
  const [first] = fixes;
  if (!first) return {};
  return fixes.length === 1 ? { fix: first } : { alternatives: fixes };
}

/** Puts another clause in the place of the one claimed. */
export function claimInstead(at: Place, clauses: readonly string[]): Pick<Report, 'fix' | 'alternatives'> {
  return fixOrChoice(clauses.map(clause => ({ title: `Claim ${clause} instead`, edits: [{ at, newText: clause }] })));
}
