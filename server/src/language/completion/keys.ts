// Keys that fit a mapping and are not in it yet, with what has to follow them.

import { CompletionItemKind } from 'vscode-languageserver';
import type { Sms } from '../../workspace/sms.ts';
import { type SchemaKey, type SchemaPlace, schemaAt } from '../schema.ts';
import type { Source } from '../source.ts';
import { choice } from './snippets.ts';
import type { Candidate, Wanted, YamlWanted } from './wanted.ts';

export function* keys({ yaml, before = '' }: Wanted, { sms, isManifest }: Source): Iterable<Candidate> {
  const at = yaml && schemaAt(yaml.schema, yaml.path);
  if (!yaml || !at) return;
  const isTop = yaml.path.length === 0 && !isManifest;
  const indent = ' '.repeat(yaml.place.column + before.length);
  const requiredFirst = at.keys.toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired));
  for (const one of requiredFirst) {
    const written = isTop ? (sms.manifest.aliases.get(one.key) ?? one.key) : one.key;
    if (yaml.place.siblings.has(written) || yaml.place.siblings.has(one.key)) continue;
    yield candidate(one, written, yaml, indent);
  }
  if (isRoles(yaml)) yield* undefinedRoles(yaml, sms);
}

function candidate(
  { key, description, isRequired }: SchemaKey,
  written: string,
  yaml: YamlWanted,
  indent: string,
): Candidate {
  const { place, schema, path } = yaml;
  const at = schemaAt(schema, [...path, key]);
  return {
    label: written,
    kind: CompletionItemKind.Property,
    ...(description !== undefined && { documentation: description }),
    ...(isRequired && { description: 'required' }),
    ...(written !== key && { filterText: `${written} ${key}`, detail: key }),
    ...(place.hasColon ? {} : textFor(written, at, place.isFlow, indent)),
    continues: true,
  };
}

interface KeyText {
  readonly newText: string;
  readonly snippet?: string;
}

/** A key with the beginning of its value, in the form that people mostly give it. */
function textFor(key: string, at: SchemaPlace | undefined, isFlow: boolean, indent: string): KeyText {
  const inline = (snippet: string) => ({ newText: `${key}: `, snippet: `${key}: ${snippet}` });
  const below = (beginning: string) => {
    const newText = `${key}:\n${indent}  ${beginning}`;
    return { newText, snippet: `${newText}$0` };
  };
  if (at && at.values.length > 0) {
    const values = at.values.map(({ value }) => value);
    return inline(choice(1, values));
  }
  if (at?.isList) return isFlow || (at.isText && at.keys.length === 0) ? inline('[$0]') : below('- ');
  if (at?.isMapping && !at.isText) {
    const fields = at.keys.map((one, i) => `${one.key}: $${i + 1}`).join(', ');
    return isFlow || isShort(at) ? inline(`{ ${fields} }`) : below('');
  }
  return { newText: `${key}: ` };
}

/** `period: { from: …, to: … }` stands on one line. */
function isShort({ keys: known }: SchemaPlace): boolean {
  return known.length === 2 && known.every(({ key }) => ['from', 'to'].includes(key));
}

/** Keys of `roles` are ids of one's own: those that somebody refers to and nobody defines. */
function isRoles({ path, key }: YamlWanted): boolean {
  return path.length === 1 && key === 'roles';
}

function* undefinedRoles({ place }: YamlWanted, sms: Sms): Iterable<Candidate> {
  for (const id of sms.roleIdsReferredTo()) {
    if (sms.roles(id).length > 0 || place.siblings.has(id)) continue;
    yield {
      label: id,
      kind: CompletionItemKind.Constant,
      detail: 'referred to, and not defined yet',
      ...(place.hasColon ? {} : { newText: `${id}:\n${' '.repeat(place.column)}  title: ` }),
    };
  }
}
