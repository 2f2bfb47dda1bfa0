// Metadata as the manifest reads it: the raw mapping of a file, through presets and aliases, into typed fields with places.
// Interpreting never fails: what has the wrong form is left out of the fields and listed in `problems`. What is nearly right is
// listed too, and read as what was meant: nobody is to be told of one slip twice.

import { compareDates } from '../documents/dates.ts';
import { nearestTo } from '../documents/similar.ts';
import type { Span } from '../documents/text.ts';
import {
  type Field,
  type FormProblem,
  FormReader,
  idPattern,
  type Replacement,
  replacing,
  shown,
} from '../documents/yaml-reading.ts';
import { valueAt, type YamlMapping, type YamlNode } from '../documents/yaml-tree.ts';
import { type RawClaim, readClaims } from './claims.ts';
import { type Dialect, type Translated, translate } from './dialect.ts';
import {
  type ClaimCoverage,
  type DocumentStatus,
  type DocumentType,
  documentStatuses,
  documentTypes,
  type MetadataKey,
  registerKinds,
} from './metadata-keys.ts';
import { type RoleDefinition, readRoles } from './roles.ts';

export type { ClaimCoverage, DocumentStatus, DocumentType, Field, RawClaim, RoleDefinition };

/** Who owns or approves: a role by id, or a person by name. */
export type Party = { readonly role: string } | { readonly person: string };

export interface HistoryEntry {
  readonly version: Field<string> | undefined;
  readonly date: Field<string> | undefined;
  readonly author: Field<string> | undefined;
  readonly change: Field<string> | undefined;
  readonly span: Span;
}

/** What a document implements: a document or row by id, and the section of it that it follows, as in `POL-SM#roles`. */
export interface Upstream extends Field<string> {
  readonly section: string | undefined;
  /** Undefined where quotes leave no sure place. */
  readonly sectionSpan: Span | undefined;
}

/** All dates here are valid ISO 8601 calendar dates and all intervals valid ISO 8601 durations; others are in `problems`. */
export interface Metadata {
  readonly id: Field<string> | undefined;
  readonly title: Field<string> | undefined;
  readonly type: Field<DocumentType> | undefined;
  readonly status: Field<DocumentStatus> | undefined;
  readonly version: Field<string> | undefined;
  readonly owner: Field<Party> | undefined;
  readonly approver: Field<Party> | undefined;
  readonly author: Field<Party> | undefined;
  readonly approved: Field<string> | undefined;
  readonly effective: Field<string> | undefined;
  readonly reviewed: Field<string> | undefined;
  readonly reviewInterval: Field<string> | undefined;
  readonly classification: Field<string> | undefined;
  readonly clauses: readonly RawClaim[];
  readonly provides: readonly Field<string>[];
  readonly evidence: readonly Field<string>[];
  readonly related: readonly Field<string>[];
  readonly implements: readonly Upstream[];
  readonly supersedes: readonly Field<string>[];
  readonly history: readonly HistoryEntry[];
  readonly location: Field<string> | undefined;
  readonly periodFrom: Field<string> | undefined;
  readonly periodTo: Field<string> | undefined;
  readonly collected: Field<string> | undefined;
  readonly frequency: Field<string> | undefined;
  readonly retention: Field<string> | undefined;
  /** Kind of register. */
  readonly register: Field<string> | undefined;
  readonly roles: readonly RoleDefinition[];
  readonly problems: readonly MetadataProblem[];
  /** The mapping it was read from. */
  readonly source: YamlMapping | undefined;
  /** Where each of our keys stands, under whatever name, its value sound or not. */
  readonly keySpans: ReadonlyMap<string, Span>;
}

export interface MetadataProblem {
  readonly rule: 'metadata/schema' | 'metadata/invalid-date';
  readonly message: string;
  readonly span: Span;
  /** What to write instead, where it is known. */
  readonly replacement?: Replacement;
}

const rolePrefix = 'role:';

/** Reads front matter, or the top of a YAML document, in the dialect of a manifest. */
export function readMetadata(source: YamlMapping | undefined, dialect: Dialect): Metadata {
  if (!source) return nothing;
  const reader = new FormReader();
  const translated = translate(source, dialect);
  const fields = readFields(reader, translated);
  for (const { entry, meant } of translated.slips) {
    reader.unknown(`${shown(entry.key)} is no key of metadata`, entry.keySpan, meant);
  }
  const problems = reader.problems.map(toMetadataProblem);
  return { ...fields, problems, source, keySpans: translated.keySpans };
}

/** What a file without metadata says; most pages have none, so they share it. */
const nothing: Metadata = {
  ...readFields(new FormReader(), { values: new Map(), keySpans: new Map(), slips: [] }),
  problems: [],
  source: undefined,
  keySpans: new Map(),
};

function readFields(reader: FormReader, { values }: Translated): Omit<Metadata, 'problems' | 'source' | 'keySpans'> {
  const value = (key: MetadataKey) => values.get(key);
  const name = (key: MetadataKey) => `\`${key}\``;
  const text = (key: MetadataKey) => reader.text(value(key), name(key));
  const date = (key: MetadataKey) => reader.date(value(key), name(key));
  const duration = (key: MetadataKey) => reader.duration(value(key), name(key));
  const party = (key: MetadataKey) => readParty(reader, value(key), name(key));
  const texts = (key: MetadataKey) => reader.texts(value(key), name(key));
  const type = reader.choice(value('type'), name('type'), documentTypes);
  const period = readPeriod(reader, value('period'));
  return {
    id: reader.id(value('id'), name('id')),
    title: text('title'),
    type,
    status: reader.choice(value('status'), name('status'), documentStatuses),
    version: text('version'),
    owner: party('owner'),
    approver: party('approver'),
    author: party('author'),
    approved: date('approved'),
    effective: date('effective'),
    reviewed: date('reviewed'),
    reviewInterval: reader.duration(value('review_interval'), name('review_interval'), 'or none'),
    classification: text('classification'),
    clauses: readClaims(reader, value('clauses')),
    provides: texts('provides'),
    evidence: texts('evidence'),
    related: texts('related'),
    implements: texts('implements').map(upstreamOf),
    supersedes: texts('supersedes'),
    history: readHistory(reader, value('history')),
    location: text('location'),
    periodFrom: period.from,
    periodTo: period.to,
    collected: date('collected'),
    frequency: duration('frequency'),
    retention: duration('retention'),
    register: readRegisterKind(reader, value('register')),
    // Elsewhere `roles` may be anything.
    roles: type?.value === 'roles' ? readRoles(reader, value('roles')) : [],
  };
}

function readParty(reader: FormReader, node: YamlNode | undefined, name: string): Field<Party> | undefined {
  const field = reader.text(node, name);
  if (!field) return undefined;
  const { value, span } = field;
  if (!value.toLowerCase().startsWith(rolePrefix)) return { value: { person: value }, span };
  const role = value.slice(rolePrefix.length).trim();
  const written = rolePrefix + role;
  const isId = idPattern.test(role);
  if (isId && value === written) return { value: { role }, span };
  const message = `${name} is ${shown(value)}, which names no role; write it as \`role:ID\`, with the id of a role.`;
  reader.add({ message, span, ...replacing(span, isId ? written : undefined) });
  return undefined;
}

/** `POL-SM#roles`: the id has its place, and the section has one. */
function upstreamOf({ value, span }: Field<string>): Upstream {
  const hash = value.indexOf('#');
  if (hash < 1 || hash === value.length - 1) return { value, span, section: undefined, sectionSpan: undefined };
  const isPlain = span.end - span.start === value.length;
  return {
    value: value.slice(0, hash),
    span: isPlain ? { start: span.start, end: span.start + hash } : span,
    section: value.slice(hash + 1),
    sectionSpan: isPlain ? { start: span.start + hash + 1, end: span.end } : undefined,
  };
}

function readHistory(reader: FormReader, node: YamlNode | undefined): HistoryEntry[] {
  return reader.list(node, '`history`', 'mappings').flatMap(item => {
    const entry = reader.mapping(item, 'An entry of `history`');
    if (!entry) return [];
    const text = (key: string) => reader.text(valueAt(entry, key), `\`${key}\``);
    const date = reader.date(valueAt(entry, 'date'), '`date`');
    return [{ version: text('version'), date, author: text('author'), change: text('change'), span: entry.span }];
  });
}

function readPeriod(reader: FormReader, node: YamlNode | undefined) {
  const period = reader.mapping(node, '`period`');
  const from = reader.date(valueAt(period, 'from'), '`from`');
  const to = reader.date(valueAt(period, 'to'), '`to`');
  if (from && to && compareDates(from.value, to.value) > 0) {
    reader.add({ message: `The period ends on ${shown(to.value)}, before it begins.`, span: to.span });
  }
  return { from, to };
}

/** Any name will do, but one that is nearly a known kind is a slip: the rules for that kind would never see the register. */
function readRegisterKind(reader: FormReader, node: YamlNode | undefined): Field<string> | undefined {
  const kind = reader.text(node, '`register`');
  const meant = kind && nearestTo(kind.value, registerKinds);
  if (!kind || meant === undefined || meant === kind.value) return kind;
  reader.unknown(`There is no register kind ${shown(kind.value)}`, kind.span, meant);
  return { ...kind, value: meant };
}

function toMetadataProblem({ about, ...problem }: FormProblem): MetadataProblem {
  return { rule: about === 'date' ? 'metadata/invalid-date' : 'metadata/schema', ...problem };
}
