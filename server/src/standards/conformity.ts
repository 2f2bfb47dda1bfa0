// What a standard allows a claim to say: whether a clause can be left out, and whether other parties may help to meet it.

import type { Clause } from './catalogue.ts';

/** Whether `coverage: not-applicable` is allowed, with a justification. */
export function canBeExcluded(clause: Clause): boolean {
  const { exclusions, excludable } = clause.standard;
  return exclusions === 'justified' && isBelowOneOf(clause, excludable);
}

/** Whether `coverage: other-party` is allowed, with evidence of control. */
export function canBeMetByOthers(clause: Clause): boolean {
  return isBelowOneOf(clause, clause.standard.otherParties);
}

function isBelowOneOf(clause: Clause, ids: readonly string[] | undefined): boolean {
  if (!ids) return true;
  for (let one: Clause | undefined = clause; one; one = one.parent) if (ids.includes(one.id)) return true;
  return false;
}
