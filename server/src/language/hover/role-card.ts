// The card of a role: its title, who holds it, and what they own and approve.

import { textOf, valueAt } from '../../documents/yaml-tree.ts';
import { nearWords } from '../../rules/near.ts';
import { nameOf, titleOf } from '../../workspace/document.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { Reference, ReferenceForm } from '../../workspace/symbols.ts';
import { type Card, dotted, type Line, list, text, title } from '../card.ts';
import type { Source } from '../source.ts';
import { linkTo, placeLink } from './links.ts';

/** What a role does where it is named in each of these ways; in other ways it is merely mentioned. */
const duties: readonly { readonly form: ReferenceForm; readonly title: string }[] = [
  { form: 'owner', title: 'Owns' },
  { form: 'approver', title: 'Approves' },
  { form: 'author', title: 'Writes' },
];

export function roleCard(id: string, source: Source): Card {
  const { sms } = source;
  const [role] = sms.roles(id);
  if (!role) return unknownRoleCard(id, sms);
  const { title: name, holder, email, deputy } = role.definition;
  const references = sms.referencesToRole(id);
  return [
    title({ bold: name ?? id }, ' ', { code: `role:${id}` }),
    text(
      ...dotted(
        holder ? `Held by ${holder.value}` : 'Vacant: nobody holds this role',
        email,
        deputy && `deputy: ${deputy}`,
      ),
    ),
    ...duties.flatMap(duty => list(duty.title, documentsIn(references, duty.form, source))),
    ...list('Named in rows of', rowsIn(references, source)),
    text(
      'Defined in ',
      role.document ? placeLink(nameOf(role.document), role.document, role.definition.idSpan, source) : 'the manifest',
    ),
  ];
}

/** `Incident manager (R. Example)` */
export function roleWords(role: string, { sms }: Source): string {
  const definition = sms.roles(role)[0]?.definition;
  return definition
    ? `${definition.title ?? role} (${definition.holder?.value ?? 'vacant'})`
    : `role:${role} (unknown)`;
}

function documentsIn(references: readonly Reference[], form: ReferenceForm, source: Source): Line[] {
  const documents = new Set(references.filter(one => one.form === form).map(({ from }) => from));
  return [...documents].map(document => [linkTo(document, source), ` ${titleOf(document)}`]);
}

/** Rows by the register they stand in: `owner` of a service, `treatment` of a risk. */
function rowsIn(references: readonly Reference[], source: Source): Line[] {
  const values = references.filter(({ form, from }) => form === 'value' && from.facts.rows.length > 0);
  return [...new Set(values.map(({ from }) => from))].map(document => {
    const named = values.filter(({ from }) => from === document);
    const rows = document.facts.rows.filter(({ node }) =>
      named.some(({ span }) => node.span.start <= span.start && span.end <= node.span.end),
    );
    const shown = rows.map(row => textOf(valueAt(row.node, 'title')) ?? row.id);
    return [linkTo(document, source), ` ${titleOf(document)}${shown.length > 0 ? `: ${shown.join(', ')}` : ''}`];
  });
}

function unknownRoleCard(id: string, sms: Sms): Card {
  const known = new Set(sms.allRoles().map(({ definition }) => definition.id));
  return [
    text(
      'No role ',
      { code: id },
      ' is defined, neither in the manifest nor in a document of type ',
      { code: 'roles' },
      '.',
    ),
    ...list('Perhaps meant', nearWords(id, known)),
  ];
}
