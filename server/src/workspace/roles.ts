// Reads the definitions of roles: those of the manifest, and those of a document of type `roles`.

import type { Span } from '../documents/text.ts';
import { type Field, type FormReader, idPattern, shown } from '../documents/yaml-reading.ts';
import { valueAt, type YamlNode } from '../documents/yaml-tree.ts';
import { roleKeys } from './metadata-keys.ts';

export interface RoleDefinition {
  readonly id: string;
  readonly idSpan: Span;
  readonly title: string | undefined;
  readonly holder: Field<string> | undefined;
  readonly email: string | undefined;
  readonly deputy: string | undefined;
}

/** A role without any field is defined, and vacant. */
export function readRoles(reader: FormReader, node: YamlNode | undefined): RoleDefinition[] {
  const seen = new Set<string>();
  return (reader.mapping(node, '`roles`')?.entries ?? []).flatMap(({ key: id, keySpan: idSpan, value }) => {
    if (!idPattern.test(id)) {
      const message = `${shown(id)} cannot be the id of a role: it starts with a letter or digit and goes on with letters, digits, \`.\`, \`_\` and \`-\`.`;
      reader.add({ message, span: idSpan });
      return [];
    }
    if (seen.has(id)) {
      reader.add({ message: `The role ${shown(id)} is here a second time.`, span: idSpan });
      return [];
    }
    seen.add(id);
    const written = reader.mapping(value, `The role ${shown(id)}`);
    const fields = written && reader.knownKeys(written, roleKeys, 'a role');
    const text = (key: (typeof roleKeys)[number]) => reader.text(valueAt(fields, key), `\`${key}\``);
    return [
      {
        id,
        idSpan,
        title: text('title')?.value,
        holder: text('holder'),
        email: text('email')?.value,
        deputy: text('deputy')?.value,
      },
    ];
  });
}
