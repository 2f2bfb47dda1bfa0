// What the JSON Schemas in schemas/ say about a place in YAML: which keys may stand there, which values, and the words that
// explain them. Completion and hover read the schemas here, so that they say what the validation says.

import common from '../../../schemas/common.schema.json' with { type: 'json' };
import document from '../../../schemas/document.schema.json' with { type: 'json' };
import manifest from '../../../schemas/manifest.schema.json' with { type: 'json' };
import agreements from '../../../schemas/registers/agreements.schema.json' with { type: 'json' };
import audits from '../../../schemas/registers/audits.schema.json' with { type: 'json' };
import competence from '../../../schemas/registers/competence.schema.json' with { type: 'json' };
import configurationItems from '../../../schemas/registers/configuration-items.schema.json' with { type: 'json' };
import documents from '../../../schemas/registers/documents.schema.json' with { type: 'json' };
import improvements from '../../../schemas/registers/improvements.schema.json' with { type: 'json' };
import managementReviews from '../../../schemas/registers/management-reviews.schema.json' with { type: 'json' };
import nonconformities from '../../../schemas/registers/nonconformities.schema.json' with { type: 'json' };
import objectives from '../../../schemas/registers/objectives.schema.json' with { type: 'json' };
import risks from '../../../schemas/registers/risks.schema.json' with { type: 'json' };
import services from '../../../schemas/registers/services.schema.json' with { type: 'json' };
import suppliers from '../../../schemas/registers/suppliers.schema.json' with { type: 'json' };
import standard from '../../../schemas/standard.schema.json' with { type: 'json' };
import { registerKinds } from '../workspace/metadata-keys.ts';

/** The way from the top of a YAML document to a place in it: keys, and a number for the item of a list. */
export type YamlPath = readonly (string | number)[];

/** What the schemas say about one place. */
export interface SchemaPlace {
  readonly description: string | undefined;
  /** Keys of a mapping here, in the order of the schema. */
  readonly keys: readonly SchemaKey[];
  /** Values that may stand here, where the schema lists them. */
  readonly values: readonly SchemaValue[];
  /** What counts where nothing is written. */
  readonly default: unknown;
  readonly isList: boolean;
  readonly isMapping: boolean;
  readonly isText: boolean;
  /** Names of the shared definitions that a value here follows: `date`, `duration`, `party`, `clauseReference` … */
  readonly forms: ReadonlySet<string>;
}

export interface SchemaKey {
  readonly key: string;
  readonly description: string | undefined;
  readonly isRequired: boolean;
}

interface SchemaValue {
  readonly value: string;
  readonly description: string | undefined;
}

/** Which schema a YAML document follows. */
export type SchemaName = 'document' | 'roles' | 'manifest' | 'standard' | (typeof registerKinds)[number];

/** The part of JSON Schema that ours are written in. */
interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly then?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** A schema with the file that its references are relative to, and the names of the definitions that led to it. */
interface Part {
  readonly schema: Schema;
  readonly file: Schema;
  readonly form: string | undefined;
  /** Holds under a condition only, so what it requires is not required always. */
  readonly isConditional?: boolean;
}

const files = {
  common,
  document,
  roles: document,
  manifest,
  standard,
  services,
  agreements,
  suppliers,
  risks,
  objectives,
  improvements,
  nonconformities,
  audits,
  'management-reviews': managementReviews,
  competence,
  'configuration-items': configurationItems,
  documents,
} as unknown as Readonly<Record<SchemaName | 'common', Schema>>;

/** The schema of a document's metadata, by its type and, for a register, its kind. */
export function schemaNameOf(type: string | undefined, register: string | undefined): SchemaName {
  if (type === 'roles') return 'roles';
  const kind = type === 'register' ? registerKinds.find(one => one === register) : undefined;
  return kind ?? 'document';
}

/** Undefined where the schema has nothing to say: keys of other tools, texts of one's own. */
export function schemaAt(name: SchemaName, path: YamlPath): SchemaPlace | undefined {
  const file = files[name];
  let parts = partsOf({ schema: file, file, form: undefined }, name === 'roles');
  path.forEach((step, depth) => {
    const below = parts.flatMap(part => stepInto(part, step));
    // The rows of a register may stand under a key of any name.
    const isRows = below.length === 0 && depth === 0 && file.properties?.rows !== undefined;
    parts = isRows ? parts.flatMap(part => stepInto(part, 'rows')) : below;
  });
  return parts.length === 0 ? undefined : placeOf(parts);
}

function stepInto({ schema, file }: Part, step: string | number): Part[] {
  const below = typeof step === 'number' ? schema.items : propertyOf(schema, step);
  return below ? partsOf({ schema: below, file, form: undefined }, true) : [];
}

function propertyOf({ properties, additionalProperties }: Schema, key: string): Schema | undefined {
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** A schema and everything it is put together from, the outermost first. */
function partsOf(part: Part, withConditions: boolean): Part[] {
  const { schema, file } = part;
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? [])].map(one => ({ ...part, schema: one }));
  const conditional = withConditions && schema.then ? [{ ...part, schema: schema.then, isConditional: true }] : [];
  const target = schema.$ref === undefined ? [] : [referenced(schema.$ref, file)];
  return [part, ...[...target, ...inner, ...conditional].flatMap(one => partsOf(one, withConditions))];
}

/** `common.schema.json#/definitions/date`, `../document.schema.json`, `#/definitions/row` */
function referenced(reference: string, from: Schema): Part {
  const [path = '', pointer = ''] = reference.split('#');
  const fileName = /([a-z-]+)\.schema\.json$/.exec(path)?.[1];
  const file = fileName === undefined ? from : files[fileName as keyof typeof files];
  const form = pointer.slice('/definitions/'.length) || undefined;
  return { schema: form === undefined ? file : (file.definitions?.[form] ?? {}), file, form };
}

function placeOf(parts: readonly Part[]): SchemaPlace {
  const schemas = parts.map(({ schema }) => schema);
  const has = (type: string) => schemas.some(schema => [schema.type].flat().includes(type));
  return {
    description: schemas.find(schema => schema.description !== undefined)?.description,
    keys: keysOf(parts),
    values: schemas.flatMap(valuesOf),
    default: schemas.find(schema => schema.default !== undefined)?.default,
    isList: has('array'),
    isMapping: has('object') || schemas.some(schema => schema.properties !== undefined),
    isText: has('string') || has('number') || schemas.some(schema => schema.enum !== undefined),
    forms: new Set(parts.flatMap(({ form }) => form ?? [])),
  };
}

function keysOf(parts: readonly Part[]): SchemaKey[] {
  const keys = new Map<string, SchemaKey>();
  const required = new Set(
    parts.flatMap(({ schema, isConditional }) => (isConditional ? [] : (schema.required ?? []))),
  );
  for (const part of parts) {
    const names = partsOf({ ...part, schema: part.schema.propertyNames ?? {} }, true).flatMap(
      one => one.schema.enum ?? [],
    );
    for (const key of [...Object.keys(part.schema.properties ?? {}), ...names.map(String)]) {
      if (keys.has(key)) continue;
      const below = stepInto(part, key);
      const description = below.find(({ schema }) => schema.description !== undefined)?.schema.description;
      keys.set(key, { key, description, isRequired: required.has(key) });
    }
  }
  return [...keys.values()];
}

function valuesOf(schema: Schema): SchemaValue[] {
  const listed = (schema.enum ?? []).map((value, i) => ({
    value: String(value),
    description: schema.enumDescriptions?.[i],
  }));
  return schema.const === undefined ? listed : [...listed, { value: String(schema.const), description: undefined }];
}
