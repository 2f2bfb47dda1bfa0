// The metadata of one version of a file, and the content of one that is YAML, in a form that does not depend on layout: neither the
// order of keys nor comments, quotes or line breaks make another version of it.

import { rowsOf } from './rows.ts';
import { parseYaml } from './yaml.ts';
import { textOf, type YamlEntry, type YamlNode } from './yaml-tree.ts';

export interface VersionMetadata {
  readonly keys: ReadonlyMap<string, string>;
  /** Lists and mappings. */
  readonly lists: string;
}

/** Reads what stands between the fences of front matter. */
export function versionMetadata(yaml: string): VersionMetadata {
  const entries = yaml === '' ? [] : (parseYaml(yaml).mapping?.entries ?? []);
  return { keys: scalarsOf(entries), lists: inOrder(entries.filter(({ value }) => value.kind !== 'scalar')) };
}

interface YamlVersion extends VersionMetadata {
  readonly content: string;
  /** By id, each with all it says. */
  readonly rows: readonly (readonly [id: string, content: string])[];
}

/** Reads a YAML document: its content is what stands in lists and mappings that are no metadata, and prose under keys of its own. */
export function yamlVersion(text: string): YamlVersion {
  const { mapping, notMapping } = parseYaml(text);
  const entries = mapping?.entries ?? [];
  const contents = entries.filter(isContent);
  const lists = entries.filter(entry => entry.value.kind !== 'scalar' && !isContent(entry));
  return {
    keys: scalarsOf(entries),
    lists: inOrder(lists),
    rows: rowsOf(mapping).map(({ id, node }) => [id, formOf(node)]),
    content: mapping ? inOrder(contents) : notMapping ? formOf(notMapping) : '',
  };
}

/** Keys of ours that hold lists or mappings and are metadata. */
export const metadataLists: ReadonlySet<string> = new Set([
  'clauses',
  'evidence',
  'history',
  'implements',
  'keywords',
  'period',
  'provides',
  'related',
  'supersedes',
]);

/** Keys of ours that hold prose and are metadata. */
const metadataProse: ReadonlySet<string> = new Set(['title', 'description', 'distribution', 'location']);

/** So many words under a key that is not ours are said to a reader; fewer are a name, a date or a state. */
const fewestWords = 5;

function isContent({ key, value }: YamlEntry): boolean {
  if (value.kind !== 'scalar') return !metadataLists.has(key);
  return !metadataProse.has(key) && oneLine(value.source).split(' ').length >= fewestWords;
}

function scalarsOf(entries: readonly YamlEntry[]): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { key, value } of entries) {
    const text = textOf(value);
    // Of a repeated key the first one stands.
    if (text !== undefined && !keys.has(key)) keys.set(key, text);
  }
  return keys;
}

function inOrder(entries: readonly YamlEntry[]): string {
  return entries
    .map(({ key, value }) => `${JSON.stringify(key)}:${formOf(value)}`)
    .sort()
    .join('\n');
}

function formOf(node: YamlNode): string {
  if (node.kind === 'scalar') return node.value === null ? '~' : JSON.stringify(oneLine(node.source));
  if (node.kind === 'sequence') return `[${node.items.map(formOf).join()}]`;
  return `{${inOrder(node.entries)}}`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
