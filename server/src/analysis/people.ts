// Who is who: people as documents name them, by name or by role, and as git knows them, by name and address.

import type { Person } from '../history/history.ts';
import type { Party } from '../workspace/metadata.ts';
import type { Sms } from '../workspace/sms.ts';

/** Whether two people of git are one: by address, else by name. */
export function isSamePerson(a: Person, b: Person): boolean {
  return isSameText(a.email, b.email) || isSameText(a.name, b.name);
}

/** Whether one of git's people is the one, or holds the role, that a document names. Undefined where nobody can tell. */
export function isParty(person: Person, party: Party, sms: Sms): boolean | undefined {
  const known =
    'person' in party
      ? personIn(party.person)
      : sms.roles(party.role).flatMap(({ definition: { holder, email } }) => [...personIn(holder?.value ?? ''), email]);
  const names = known.filter(text => text !== undefined && text.trim() !== '');
  if (names.length === 0) return undefined;
  return names.some(name => isSameText(name, person.name) || isSameText(name, person.email));
}

/** A forge that commits what people merge on its pages is nobody; its name says who it is in public. */
export function isForge({ email }: Person): boolean {
  return /^noreply@/i.test(email);
}

/** `R. Example <r@acme.example>`, or one of the two. */
function personIn(text: string): readonly (string | undefined)[] {
  const both = /^(.*?)\s*<([^<>]+)>\s*$/.exec(text);
  return both ? [both[1], both[2]] : [text];
}

function isSameText(a: string | undefined, b: string): boolean {
  const text = a?.trim().toLowerCase();
  return text !== undefined && text !== '' && text === b.trim().toLowerCase();
}
