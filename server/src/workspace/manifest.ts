// The manifest `sms.yaml`: what governs an SMS. Reading it never fails: what has the wrong form is left at its default and
// listed in `problems`.

import type { DocumentFacts, FileProblem, Suppression } from '../documents/facts.ts';
import { nearestTo } from '../documents/similar.ts';
import type { Span } from '../documents/text.ts';
import {
  type Field,
  FormReader,
  headOf,
  listed,
  type Replacement,
  replacing,
  shown,
} from '../documents/yaml-reading.ts';
import { valueAt, type YamlMapping } from '../documents/yaml-tree.ts';
import { defectOf } from './globs.ts';
import {
  type DocumentType,
  documentTypes,
  type MetadataPreset,
  metadataKeys,
  metadataPresets,
} from './metadata-keys.ts';
import { type RoleDefinition, readRoles } from './roles.ts';

export const manifestName = 'sms.yaml';

export const slugDialects = ['github', 'gitlab', 'azure-devops', 'docusaurus', 'hugo'] as const;
type SlugDialect = (typeof slugDialects)[number];

export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

export interface Waiver {
  readonly rule: Field<string>;
  /** A clause, a document id or a path glob. */
  readonly where: Field<string>;
  readonly reason: Field<string> | undefined;
  readonly approvedBy: Field<string> | undefined;
  /** ISO 8601 date; the last day on which it holds. */
  readonly expires: Field<string> | undefined;
  readonly span: Span;
}

/** What speaks against a review, by git. */
const stampDefects = ['date-only', 'bulk-stamp', 'author-alone'] as const;
export type StampDefect = (typeof stampDefects)[number];

interface ReviewSettings {
  /** ISO 8601 duration, or `none`. */
  readonly defaultInterval: string;
  readonly dueSoon: string;
  readonly intervals: ReadonlyMap<DocumentType, string>;
  /** Types of documents that are kept up to date between reviews: their changes ask for none. */
  readonly living: ReadonlySet<DocumentType>;
  /** How many documents one commit stamps as reviewed before each of the reviews is in doubt; undefined: any number may be. */
  readonly bulkStamp: number | undefined;
  /** What makes a review unsupported. */
  readonly unsupported: ReadonlySet<StampDefect>;
}

export interface Manifest {
  /** Path of the file, relative to the workspace; undefined when the SMS has none and everything is at its default. */
  readonly path: string | undefined;
  readonly lineStarts: readonly number[];
  readonly organization: string | undefined;
  /** As written: `iso20000-1:2018`. Spans are empty for defaults. */
  readonly standards: readonly Field<string>[];
  readonly documents: readonly string[];
  readonly exclude: readonly string[];
  readonly slugs: SlugDialect;
  readonly reviews: ReviewSettings;
  readonly roles: readonly RoleDefinition[];
  readonly certification: { readonly certified?: string; readonly expires?: string; readonly body?: string };
  readonly presets: readonly MetadataPreset[];
  /** Our key for the key that front matter uses. */
  readonly aliases: ReadonlyMap<string, string>;
  /** By rule id or `group/*`; a rule id wins over its group. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  readonly waivers: readonly Waiver[];
  readonly problems: readonly ManifestProblem[];
  readonly fileProblems: readonly FileProblem[];
  readonly suppressions: readonly Suppression[];
  /** The mapping it was read from; undefined without a manifest, and where it is no mapping. */
  readonly source: YamlMapping | undefined;
  /** Where a finding about the manifest as a whole belongs. */
  readonly span: Span;
}

interface ManifestProblem {
  readonly message: string;
  readonly span: Span;
  readonly replacement?: Replacement;
}

/** What a manifest is read from: the facts of its file. */
export type ManifestSource = Pick<
  DocumentFacts,
  'metadata' | 'notMapping' | 'lineStarts' | 'problems' | 'suppressions'
>;

const emptySource: ManifestSource = { metadata: undefined, lineStarts: [0], problems: [], suppressions: [] };

const defaults = {
  standards: [{ value: 'iso20000-1:2018', span: { start: 0, end: 0 } }],
  documents: ['**/*.{md,yaml,yml}'],
  slugs: 'github',
  defaultInterval: 'P1Y',
  dueSoon: 'P30D',
  /** Nobody reviews these: a record says what was, and a template is reviewed with what is made from it. */
  intervals: [
    ['record', 'none'],
    ['report', 'none'],
    ['template', 'none'],
  ],
  living: ['register'],
  bulkStamp: 10,
} as const;

/** What stands in `sms.yaml` at each level. The schema in schemas/manifest.schema.json says the same; a test compares them. */
export const manifestKeys = {
  top: [
    'organization',
    'standards',
    'documents',
    'exclude',
    'slugs',
    'reviews',
    'roles',
    'certification',
    'metadata',
    'rules',
    'waivers',
  ],
  reviews: ['default_interval', 'due_soon', 'intervals', 'living', 'bulk_stamp', 'unsupported'],
  certification: ['certified', 'expires', 'body'],
  metadata: ['presets', 'aliases'],
  waiver: ['rule', 'where', 'reason', 'approved_by', 'expires'],
} as const;

/** What governs a folder that has no manifest. */
export function defaultManifest(): Manifest {
  return readFrom(undefined, emptySource, []);
}

/** `ruleIds` are the rules there are: they live on a higher floor, and a manifest may only name those. */
export function readManifest(path: string, source: ManifestSource, ruleIds: Iterable<string>): Manifest {
  return readFrom(path, source, [...ruleIds]);
}

function readFrom(path: string | undefined, source: ManifestSource, ruleIds: readonly string[]): Manifest {
  const reader = new FormReader();
  const mapping = reader.mapping(source.metadata ?? source.notMapping, 'The manifest');
  const fields = mapping && reader.knownKeys(mapping, manifestKeys.top, 'the manifest');
  const standards = readStandards(reader, fields);
  const documents = readGlobs(reader, fields, 'documents');
  const metadata = readSection(reader, fields, 'metadata');
  return {
    path,
    lineStarts: source.lineStarts,
    organization: reader.text(valueAt(fields, 'organization'), '`organization`')?.value,
    standards,
    documents: documents ?? defaults.documents,
    exclude: readGlobs(reader, fields, 'exclude') ?? [],
    slugs: reader.choice(valueAt(fields, 'slugs'), '`slugs`', slugDialects)?.value ?? defaults.slugs,
    reviews: readReviews(reader, fields),
    roles: readRoles(reader, valueAt(fields, 'roles')),
    certification: readCertification(reader, fields),
    presets: readPresets(reader, metadata),
    aliases: readAliases(reader, metadata),
    rules: readRules(reader, fields, ruleIds),
    waivers: readWaivers(reader, fields, ruleIds),
    problems: reader.problems.map(({ about: _, ...problem }) => problem),
    fileProblems: source.problems,
    suppressions: source.suppressions,
    source: mapping,
    span: mapping ? headOf(mapping) : { start: 0, end: 0 },
  };
}

/** A mapping one level down, with its keys checked. */
function readSection(
  reader: FormReader,
  mapping: YamlMapping | undefined,
  key: Exclude<keyof typeof manifestKeys, 'top' | 'waiver'>,
): YamlMapping | undefined {
  const section = reader.mapping(valueAt(mapping, key), `\`${key}\``);
  return section && reader.knownKeys(section, manifestKeys[key], `\`${key}\``);
}

/** The sound globs; undefined where there is none though some are written, or nothing is. An empty list is a list. */
function readGlobs(
  reader: FormReader,
  mapping: YamlMapping | undefined,
  key: 'documents' | 'exclude',
): string[] | undefined {
  const node = valueAt(mapping, key);
  const globs = reader.texts(node, `\`${key}\``).flatMap(({ value, span }) => {
    const defect = defectOf(value);
    if (!defect) return [value];
    reader.add({ message: `The glob ${shown(value)} ${defect.message}.`, span, ...replacing(span, defect.meant) });
    return [];
  });
  const isEmptyList = node?.kind === 'sequence' && node.items.length === 0;
  return globs.length > 0 || isEmptyList ? globs : undefined;
}

/** At least one, each once: the first gives bare clause numbers their meaning. */
function readStandards(reader: FormReader, mapping: YamlMapping | undefined): readonly Field<string>[] {
  const standards = new Map<string, Field<string>>();
  const node = valueAt(mapping, 'standards');
  if (node?.kind === 'sequence' && node.items.length === 0) {
    const taken = listed(defaults.standards.map(({ value }) => value));
    reader.add({
      message: `\`standards\` names no standard, so ${taken} is taken. Name one, or remove the key.`,
      span: node.span,
    });
  }
  for (const field of reader.texts(node, '`standards`')) {
    if (!standards.has(field.value)) standards.set(field.value, field);
    else reader.add({ message: `The standard ${shown(field.value)} is here a second time.`, span: field.span });
  }
  return standards.size > 0 ? [...standards.values()] : defaults.standards;
}

function readReviews(reader: FormReader, mapping: YamlMapping | undefined): ReviewSettings {
  const section = readSection(reader, mapping, 'reviews');
  const duration = (key: string, orNone: 'or none' | 'always') =>
    reader.duration(valueAt(section, key), `\`${key}\``, orNone)?.value;
  const intervals = new Map<DocumentType, string>(defaults.intervals);
  const written = reader.mapping(valueAt(section, 'intervals'), '`intervals`');
  const byType = written && reader.knownKeys(written, documentTypes, '`intervals`');
  for (const type of documentTypes) {
    const interval = reader.duration(valueAt(byType, type), `\`${type}\``, 'or none');
    if (interval) intervals.set(type, interval.value);
  }
  return {
    defaultInterval: duration('default_interval', 'or none') ?? defaults.defaultInterval,
    dueSoon: duration('due_soon', 'always') ?? defaults.dueSoon,
    intervals,
    living: new Set(readChoices(reader, section, 'living', documentTypes) ?? defaults.living),
    bulkStamp: readBulkStamp(reader, section),
    unsupported: new Set(readChoices(reader, section, 'unsupported', stampDefects) ?? stampDefects),
  };
}

/** Undefined where nothing is written; a list may be empty. */
function readChoices<const T extends string>(
  reader: FormReader,
  section: YamlMapping | undefined,
  key: string,
  choices: readonly T[],
): T[] | undefined {
  const node = valueAt(section, key);
  if (node === undefined) return undefined;
  return reader
    .list(node, `\`${key}\``, 'text')
    .flatMap(item => reader.choice(item, `An item of \`${key}\``, choices)?.value ?? []);
}

function readBulkStamp(reader: FormReader, section: YamlMapping | undefined): number | undefined {
  const field = reader.text(valueAt(section, 'bulk_stamp'), '`bulk_stamp`');
  if (!field) return defaults.bulkStamp;
  if (field.value === 'none') return undefined;
  if (/^\d{1,6}$/.test(field.value) && Number(field.value) >= 2) return Number(field.value);
  reader.add({
    message: `\`bulk_stamp\` is ${shown(field.value)}, not a number of documents from 2 on, or \`none\`.`,
    span: field.span,
  });
  return defaults.bulkStamp;
}

function readCertification(reader: FormReader, mapping: YamlMapping | undefined): Manifest['certification'] {
  const section = readSection(reader, mapping, 'certification');
  const certified = reader.date(valueAt(section, 'certified'), '`certified`')?.value;
  const expires = reader.date(valueAt(section, 'expires'), '`expires`')?.value;
  const body = reader.text(valueAt(section, 'body'), '`body`')?.value;
  return {
    ...(certified !== undefined && { certified }),
    ...(expires !== undefined && { expires }),
    ...(body !== undefined && { body }),
  };
}

function readPresets(reader: FormReader, metadata: YamlMapping | undefined): MetadataPreset[] {
  const items = reader.list(valueAt(metadata, 'presets'), '`presets`', 'text');
  return items.flatMap(item => reader.choice(item, 'A preset', metadataPresets)?.value ?? []);
}

function readAliases(reader: FormReader, metadata: YamlMapping | undefined): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const { key, keySpan, value } of reader.mapping(valueAt(metadata, 'aliases'), '`aliases`')?.entries ?? []) {
    const theirs = reader.text(value, `The alias for ${shown(key)}`);
    if (metadataKeys.some(known => known === key)) {
      if (theirs) aliases.set(key, theirs.value);
    } else if (theirs && metadataKeys.some(known => known === theirs.value)) {
      const message = `The alias stands the wrong way round: our key comes first, then yours. Write ${shown(`${theirs.value}: ${key}`)}.`;
      reader.add({ message, span: keySpan });
    } else {
      reader.unknown(
        `${shown(key)} is no key of document metadata`,
        keySpan,
        nearestTo(key, metadataKeys),
        ', so it can have no alias',
      );
    }
  }
  return aliases;
}

function readRules(
  reader: FormReader,
  mapping: YamlMapping | undefined,
  ruleIds: readonly string[],
): Map<string, Severity | 'off'> {
  const rules = new Map<string, Severity | 'off'>();
  const groups = new Set(ruleIds.map(id => `${id.split('/')[0]}/*`));
  for (const { key, keySpan, value } of reader.mapping(valueAt(mapping, 'rules'), '`rules`')?.entries ?? []) {
    const severity = reader.choice(value, `The severity of ${shown(key)}`, [...severities, 'off']);
    if (!ruleIds.includes(key) && !groups.has(key)) {
      reader.unknown(`There is no rule ${shown(key)}`, keySpan, nearestTo(key, [...ruleIds, ...groups]));
    } else if (severity) rules.set(key, severity.value);
  }
  return rules;
}

function readWaivers(reader: FormReader, mapping: YamlMapping | undefined, ruleIds: readonly string[]): Waiver[] {
  return reader.list(valueAt(mapping, 'waivers'), '`waivers`', 'mappings').flatMap(item => {
    const written = reader.mapping(item, 'A waiver');
    if (!written) return [];
    const node = reader.knownKeys(written, manifestKeys.waiver, 'a waiver');
    const text = (key: string) => reader.text(valueAt(node, key), `\`${key}\``);
    const waiver = {
      rule: text('rule'),
      where: text('where'),
      reason: text('reason'),
      approvedBy: text('approved_by'),
      expires: reader.date(valueAt(node, 'expires'), '`expires`'),
      span: node.span,
    };
    const missing = manifestKeys.waiver.filter(key => valueAt(node, key) === undefined);
    if (missing.length > 0) reader.add({ message: `This waiver has no ${listed(missing)}.`, span: headOf(node) });
    const { rule, where } = waiver;
    if (rule && !ruleIds.includes(rule.value)) {
      reader.unknown(`There is no rule ${shown(rule.value)}`, rule.span, nearestTo(rule.value, ruleIds));
    }
    return rule && where ? [{ ...waiver, rule, where }] : [];
  });
}
