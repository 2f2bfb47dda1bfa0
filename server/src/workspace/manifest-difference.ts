// What a change of a manifest concerns: the reading of documents, the judgement of them, or neither, as where only a role or
// the organization is another.

import type { Manifest, Waiver } from './manifest.ts';
import type { RoleDefinition } from './roles.ts';

/** Whether documents mean the same under both. Which files are documents is another matter. */
export function readAlike(a: Manifest, b: Manifest): boolean {
  return a === b || areEqual(readingOf(a), readingOf(b));
}

/** Whether rules say the same of a document under both, roles aside. */
export function judgeAlike(a: Manifest, b: Manifest): boolean {
  return a === b || areEqual(judgementOf(a), judgementOf(b));
}

/** Ids of the roles that only one of two manifests has, or that are defined otherwise. */
export function differingRoles(a: Manifest, b: Manifest): Set<string> {
  const before = new Map(a.roles.map(role => [role.id, definitionOf(role)]));
  const after = new Map(b.roles.map(role => [role.id, definitionOf(role)]));
  const ids = [...before.keys(), ...after.keys()];
  return new Set(ids.filter(id => !areEqual(before.get(id), after.get(id))));
}

function readingOf({ path, standards, slugs, presets, aliases }: Manifest): unknown {
  return [path, standards.map(({ value }) => value), slugs, presets, [...aliases]];
}

function judgementOf({ reviews, rules, waivers, fileProblems }: Manifest): unknown {
  const { defaultInterval, dueSoon, intervals, living, bulkStamp, unsupported } = reviews;
  const settings = [defaultInterval, dueSoon, [...intervals], [...living], bulkStamp ?? 'none', [...unsupported]];
  return [settings, [...rules], waivers.map(acceptanceOf), fileProblems.length > 0];
}

function acceptanceOf({ rule, where, expires }: Waiver): unknown {
  return [rule.value, where.value, expires?.value];
}

function definitionOf({ title, holder, email, deputy }: RoleDefinition): unknown {
  return [title, holder?.value, email, deputy];
}

/** Of plain data. */
function areEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
