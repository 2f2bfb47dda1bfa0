// The JSON Schemas, compiled, for tests.

import { readdirSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { isDate } from '../../server/src/documents/dates.ts';

const folder = new URL('../../schemas/', import.meta.url);

/** Names relative to `schemas/`, in code point order. */
export const schemaNames: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map(name => name.replaceAll('\\', '/'))
  .filter(name => name.endsWith('.schema.json'))
  .sort();

const ajv = new Ajv({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
  formats: { date: isDate },
});
// An extension of editors: words for each value of an `enum`.
ajv.addKeyword({ keyword: 'enumDescriptions', schemaType: 'array' });
for (const name of schemaNames) ajv.addSchema(readSchema(name), new URL(name, 'file:///schemas/').href);

// biome-ignore lint/suspicious/noExplicitAny: a schema is whatever JSON it is
export function readSchema(name: string): any {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

export function schema(name: string): ValidateFunction {
  const validate = ajv.getSchema(new URL(name, 'file:///schemas/').href);
  if (!validate) throw new Error(`There is no schema ${name}.`);
  return validate;
}

/** What is wrong with a value: `path message` of each error. */
export function errorsOf(name: string, value: unknown): string[] {
  const validate = schema(name);
  return validate(value) ? [] : (validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`);
}
