// Reads a standard from its catalogue file, and lays a licence holder's wording over one that is there already. Reading is
// all or nothing: a standard with a defect is not used, because every coverage figure would rest on it.

import type { Span } from '../documents/text.ts';
import { type FormProblem, FormReader, headOf, shown } from '../documents/yaml-reading.ts';
import { entryOf, valueAt, type YamlMapping, type YamlNode } from '../documents/yaml-tree.ts';
import {
  type Clause,
  confidences,
  type DocumentedInformation,
  informationKinds,
  type Standard,
  type StandardProblem,
} from './catalogue.ts';

export type StandardReading = { readonly standard: Standard } | { readonly problems: readonly StandardProblem[] };

/** A clause while its standard is being put together. */
type ClauseDraft = { -readonly [K in keyof Clause]: Clause[K] } & {
  children: Clause[];
  documentedInformation: DocumentedInformation[];
};

/** A clause as its file tells it, before clauses know each other. */
interface ClauseEntry {
  readonly node: YamlMapping;
  readonly id: string;
  readonly idSpan: Span;
}

const standardKeys = [
  'key',
  'edition',
  'title',
  'short_title',
  'published',
  'publisher',
  'attribution',
  'amendments',
  'conformity',
  'clauses',
] as const;
const conformityKeys = ['exclusions', 'excludable', 'other_parties'] as const;
const clauseKeys = [
  'id',
  'parent',
  'title',
  'title_confidence',
  'title_note',
  'auditable',
  'cited',
  'amended_by',
  'summary',
  'periodic',
  'text',
  'documented_information',
] as const;
const informationKeys = ['id', 'title', 'kind', 'mandatory', 'basis', 'confidence', 'note', 'rolls_up'] as const;

/** `iso20000-1:2018` of a standard's file; undefined where the file does not say. */
export function standardIdOf(mapping: YamlMapping): string | undefined {
  const reader = new FormReader();
  const key = reader.id(valueAt(mapping, 'key'), '`key`')?.value;
  const edition = reader.id(valueAt(mapping, 'edition'), '`edition`')?.value;
  return key !== undefined && edition !== undefined ? `${key}:${edition}` : undefined;
}

export function readStandard(mapping: YamlMapping): StandardReading {
  const reader = new FormReader();
  reader.knownKeys(mapping, standardKeys, 'a standard');
  const key = required(reader, mapping, 'key', 'a standard', (node, name) => reader.id(node, name));
  const edition = required(reader, mapping, 'edition', 'a standard', (node, name) => reader.id(node, name));
  const title = required(reader, mapping, 'title', 'a standard', (node, name) => reader.text(node, name));
  const conformity = reader.mapping(valueAt(mapping, 'conformity'), '`conformity`');
  if (conformity) reader.knownKeys(conformity, conformityKeys, '`conformity`');

  const clauses = new Map<string, ClauseDraft>();
  const standard: Standard = {
    key: key?.value ?? '',
    edition: edition?.value ?? '',
    id: `${key?.value}:${edition?.value}`,
    title: title?.value ?? '',
    shortTitle: reader.text(valueAt(mapping, 'short_title'), '`short_title`')?.value ?? title?.value ?? '',
    amendments: readAmendments(reader, mapping),
    exclusions:
      reader.choice(valueAt(conformity, 'exclusions'), '`exclusions`', ['none', 'justified'])?.value ?? 'none',
    excludable: readClauseList(reader, conformity, 'excludable'),
    otherParties: readClauseList(reader, conformity, 'other_parties'),
    clauses,
  };
  const entries = readEntries(reader, mapping);
  for (const entry of entries) clauses.set(entry.id, readClause(reader, entry, standard, clauses.size));
  for (const entry of entries) adopt(reader, entry, clauses);
  rejectCycles(reader, entries, clauses);
  checkInformation(reader, entries);
  checkClauseLists(reader, conformity, clauses);
  return reader.problems.length === 0 ? { standard } : { problems: reader.problems.map(toStandardProblem) };
}

/**
 * Lays wording over a standard: the file names the standard by `key` and `edition` and gives a `text` per clause. Nothing else
 * of the standard can be changed this way. The wording that is in order is used whatever else the file says.
 */
export function layTextOver(
  standard: Standard,
  mapping: YamlMapping,
): { readonly standard: Standard; readonly problems: readonly StandardProblem[] } {
  const reader = new FormReader();
  for (const { key, keySpan } of mapping.entries) {
    // Titles help the people who keep the file to find their way in it; here they are passed over.
    if (['key', 'edition', 'title', 'short_title', 'clauses'].includes(key)) continue;
    reader.add({
      message: `${shown(key)} cannot be laid over ${standard.id}, which is built in: only a \`text\` per clause.`,
      span: keySpan,
    });
  }
  const texts = new Map<string, string>();
  for (const { node, id, idSpan } of readEntries(reader, mapping)) {
    if (!standard.clauses.has(id)) {
      reader.add({ message: `${standard.id} has no clause ${shown(id)} to lay a \`text\` over.`, span: idSpan });
      continue;
    }
    for (const { key, keySpan } of node.entries) {
      if (['id', 'title', 'text'].includes(key)) continue;
      reader.add({ message: `${shown(key)} cannot be laid over a built-in clause: only its \`text\`.`, span: keySpan });
    }
    const text = reader.text(valueAt(node, 'text'), '`text`');
    if (text) texts.set(id, text.value);
  }
  return { standard: withTexts(standard, texts), problems: reader.problems.map(toStandardProblem) };
}

function toStandardProblem({ message, span }: FormProblem): StandardProblem {
  return { message, span };
}

/** Reads a value that has to be there. */
function required<T>(
  reader: FormReader,
  mapping: YamlMapping,
  key: string,
  where: string,
  read: (node: YamlNode | undefined, name: string) => T | undefined,
): T | undefined {
  const before = reader.problems.length;
  const value = read(valueAt(mapping, key), `\`${key}\``);
  if (value === undefined && reader.problems.length === before) {
    const span = entryOf(mapping, key)?.keySpan ?? headOf(mapping);
    reader.add({ message: `\`${key}\` is missing: ${where} must have one.`, span });
  }
  return value;
}

function readAmendments(reader: FormReader, mapping: YamlMapping): Standard['amendments'] {
  return reader.list(valueAt(mapping, 'amendments'), '`amendments`', 'mappings').flatMap(item => {
    const amendment = reader.mapping(item, 'an amendment');
    if (!amendment) return [];
    const id = required(reader, amendment, 'id', 'an amendment', (node, name) => reader.text(node, name));
    const title = reader.text(valueAt(amendment, 'title'), '`title`');
    return id ? [{ id: id.value, title: title?.value ?? id.value }] : [];
  });
}

function readClauseList(reader: FormReader, conformity: YamlMapping | undefined, key: string): string[] | undefined {
  const node = valueAt(conformity, key);
  return node && reader.texts(node, `\`${key}\``).map(field => field.value);
}

/** The clauses of a file that have an id of their own; the others are reported. */
function readEntries(reader: FormReader, mapping: YamlMapping): ClauseEntry[] {
  const list = required(reader, mapping, 'clauses', 'a standard', node => node);
  const seen = new Set<string>();
  return reader.list(list, '`clauses`', 'mappings').flatMap(item => {
    const node = reader.mapping(item, 'a clause');
    const id = node && required(reader, node, 'id', 'a clause', (value, name) => reader.text(value, name));
    if (!id) return [];
    if (/[\s:,#]/.test(id.value)) {
      reader.add({
        message: `The clause number ${shown(id.value)} has a space, \`:\`, \`,\` or \`#\` in it; no reference could name it.`,
        span: id.span,
      });
      return [];
    }
    if (seen.has(id.value)) {
      reader.add({ message: `The clause ${shown(id.value)} is here a second time.`, span: id.span });
      return [];
    }
    seen.add(id.value);
    return [{ node, id: id.value, idSpan: id.span }];
  });
}

function readClause(reader: FormReader, { node, id }: ClauseEntry, standard: Standard, order: number): ClauseDraft {
  reader.knownKeys(node, clauseKeys, 'a clause');
  const clause: ClauseDraft = {
    key: `${standard.key}:${id}`,
    standard,
    id,
    order,
    title: reader.text(valueAt(node, 'title'), '`title`')?.value,
    summary: reader.text(valueAt(node, 'summary'), '`summary`')?.value ?? '',
    auditable: reader.flag(valueAt(node, 'auditable'), '`auditable`') ?? false,
    cited: reader.flag(valueAt(node, 'cited'), '`cited`') ?? false,
    confidence: reader.choice(valueAt(node, 'title_confidence'), '`title_confidence`', confidences)?.value ?? 'high',
    amendedBy: reader.text(valueAt(node, 'amended_by'), '`amended_by`')?.value,
    periodic: reader.texts(valueAt(node, 'periodic'), '`periodic`').map(field => field.value),
    documentedInformation: [],
    parent: undefined,
    children: [],
    text: reader.text(valueAt(node, 'text'), '`text`')?.value,
  };
  clause.documentedInformation = readInformation(reader, node, clause);
  return clause;
}

function readInformation(reader: FormReader, node: YamlMapping, clause: Clause): DocumentedInformation[] {
  const list = reader.list(valueAt(node, 'documented_information'), '`documented_information`', 'mappings');
  return list.flatMap(entry => {
    const item = reader.mapping(entry, 'an item of documented information');
    if (!item) return [];
    reader.knownKeys(item, informationKeys, 'documented information');
    const where = 'documented information';
    const id = required(reader, item, 'id', where, (value, name) => reader.id(value, name));
    const title = required(reader, item, 'title', where, (value, name) => reader.text(value, name));
    const kind = required(reader, item, 'kind', where, (value, name) => reader.choice(value, name, informationKinds));
    const note = reader.text(valueAt(item, 'note'), '`note`')?.value;
    const rollsUp = reader.texts(valueAt(item, 'rolls_up'), '`rolls_up`').map(field => field.value);
    if (!id || !title || !kind) return [];
    return [
      {
        id: id.value,
        title: title.value,
        kind: kind.value,
        mandatory: reader.flag(valueAt(item, 'mandatory'), '`mandatory`') ?? false,
        confidence: reader.choice(valueAt(item, 'confidence'), '`confidence`', confidences)?.value ?? 'high',
        ...(note !== undefined && { note }),
        ...(rollsUp.length > 0 && { rollsUp }),
        clause,
      },
    ];
  });
}

/** Finds a clause's parent: the one it names, or the one its number does (`8.6` for `8.6.1`, `A.5` for `A.5.24`). */
function adopt(reader: FormReader, { node, id, idSpan }: ClauseEntry, clauses: ReadonlyMap<string, ClauseDraft>): void {
  const child = clauses.get(id)!;
  const named = reader.text(valueAt(node, 'parent'), '`parent`');
  const parentId = named ? named.value : numberAbove(id);
  if (parentId === undefined || parentId === 'none') return;
  const parent = clauses.get(parentId);
  if (parent) {
    child.parent = parent;
    parent.children.push(child);
  } else if (named) {
    reader.add({
      message: `The parent ${shown(parentId)} of ${shown(id)} is no clause of this standard.`,
      span: named.span,
    });
  } else if (!/^[A-Z]$/.test(parentId)) {
    // An annex needs no clause of its own above `A.5`; any other gap is more likely a slip.
    const message = `The clause ${shown(parentId)} above ${shown(id)} is missing. Add it, or name another with \`parent\` (\`none\` for none).`;
    reader.add({ message, span: idSpan });
  }
}

function numberAbove(id: string): string | undefined {
  const dot = id.lastIndexOf('.');
  return dot > 0 ? id.slice(0, dot) : undefined;
}

function rejectCycles(
  reader: FormReader,
  entries: readonly ClauseEntry[],
  clauses: ReadonlyMap<string, ClauseDraft>,
): void {
  const safe = new Set<Clause>();
  for (const { id, idSpan } of entries) {
    const way = new Set<Clause>();
    let clause: ClauseDraft | undefined = clauses.get(id);
    while (clause && !safe.has(clause) && !way.has(clause)) {
      way.add(clause);
      clause = clause.parent as ClauseDraft | undefined;
    }
    if (clause && way.has(clause)) {
      reader.add({ message: `The clause ${shown(id)} is above itself: its parents lead in a circle.`, span: idSpan });
    }
    for (const one of way) safe.add(one);
  }
}

/** Ids of documented information are unique in a standard, and a roll-up sums up what is there. */
function checkInformation(reader: FormReader, entries: readonly ClauseEntry[]): void {
  const silent = new FormReader();
  const items = entries.flatMap(({ node }) => silent.list(valueAt(node, 'documented_information'), '', 'mappings'));
  const seen = new Set<string>();
  for (const item of items) {
    const id = silent.text(valueAt(item, 'id'), '');
    if (id && seen.has(id.value)) {
      reader.add({ message: `Documented information ${shown(id.value)} is here a second time.`, span: id.span });
    }
    if (id) seen.add(id.value);
  }
  for (const item of items) {
    for (const part of silent.texts(valueAt(item, 'rolls_up'), '')) {
      if (seen.has(part.value)) continue;
      reader.add({
        message: `\`rolls_up\` names ${shown(part.value)}, which is no documented information of this standard.`,
        span: part.span,
      });
    }
  }
}

function checkClauseLists(
  reader: FormReader,
  conformity: YamlMapping | undefined,
  clauses: ReadonlyMap<string, Clause>,
): void {
  const silent = new FormReader();
  for (const key of ['excludable', 'other_parties']) {
    for (const { value, span } of silent.texts(valueAt(conformity, key), '')) {
      if (clauses.has(value)) continue;
      reader.add({ message: `\`${key}\` names ${shown(value)}, which is no clause of this standard.`, span });
    }
  }
}

/** The same standard with other wording: a copy, since an SMS without the licence may share the original. */
function withTexts(standard: Standard, texts: ReadonlyMap<string, string>): Standard {
  const clauses = new Map<string, ClauseDraft>();
  const copy: Standard = { ...standard, clauses };
  for (const clause of standard.clauses.values()) {
    const draft: ClauseDraft = { ...clause, standard: copy, children: [], documentedInformation: [] };
    draft.text = texts.get(clause.id) ?? clause.text;
    draft.documentedInformation = clause.documentedInformation.map(item => ({ ...item, clause: draft }));
    clauses.set(clause.id, draft);
  }
  for (const clause of standard.clauses.values()) {
    const draft = clauses.get(clause.id)!;
    draft.parent = clause.parent && clauses.get(clause.parent.id);
    draft.children = clause.children.map(child => clauses.get(child.id)!);
  }
  return copy;
}
