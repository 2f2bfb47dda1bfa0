// Writes values as YAML text, the way people write metadata: plain where that reads back as the same text, quoted elsewhere.

import { parseYaml } from './yaml.ts';
import type { YamlNode, YamlScalar } from './yaml-tree.ts';

/** A value to be written: a text, a list, or a mapping with its keys in the order in which they are to stand. */
export type YamlValue = string | readonly YamlValue[] | YamlFields;
export interface YamlFields {
  readonly [key: string]: YamlValue;
}

/** On one line: `text`, `[a, b]`, `{ key: value }`. */
export function flowText(value: YamlValue): string {
  if (typeof value === 'string') return scalarText(value);
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  const fields = Object.entries(value).map(([key, one]) => `${scalarText(key)}: ${flowText(one)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** The lines of a mapping, one key a line; nested values stand on the line of their key. */
export function fieldLines(fields: YamlFields): string[] {
  return Object.entries(fields).map(([key, value]) => `${scalarText(key)}: ${flowText(value)}`);
}

/**
 * Plain where the text reads back as the same text among brackets, too; else in double quotes. Numbers are quoted: as `8.10`
 * is a clause and `1.10` a version, no reader may take them for 8.1 and 1.1.
 */
export function scalarText(text: string): string {
  return isPlainSafe(text) ? text : quotedText(text);
}

/** In double quotes, with every character escaped that does not stand there as it is. */
export function quotedText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** Whether a text can stand without quotes where one like it stood: a number does, and is read as it is written. */
export function isPlainReadable(text: string): boolean {
  return plainScalar(text)?.source === text;
}

function isPlainSafe(text: string): boolean {
  return plainScalar(text)?.value === text;
}

/** What is read where a text stands without quotes, in brackets or not; undefined where that is not one value. */
function plainScalar(text: string): YamlScalar | undefined {
  if (!/^[\p{L}\p{N}_]/u.test(text) || /[,[\]{}#\r\n]|: |:$|\s$/.test(text)) return undefined;
  const { mapping, problem } = parseYaml(`k: [${text}]`);
  const list = mapping?.entries[0]?.value;
  const item = list?.kind === 'sequence' && list.items.length === 1 ? list.items[0] : undefined;
  return problem === undefined && item?.kind === 'scalar' && item.value !== null ? item : undefined;
}

/** What a node says, without places and quotes, so that two can be compared. The order of keys says nothing. */
export function meaningOf(node: YamlNode): string {
  if (node.kind === 'scalar') return node.value === null ? '~' : JSON.stringify(node.source);
  if (node.kind === 'sequence') return `[${node.items.map(meaningOf).join(',')}]`;
  const entries = node.entries.map(({ key, value }) => `${JSON.stringify(key)}:${meaningOf(value)}`);
  return `{${entries.sort().join(',')}}`;
}

/** The same of a value that is to be written. */
export function meaningOfValue(value: YamlValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(meaningOfValue).join(',')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${meaningOfValue(one)}`);
  return `{${entries.sort().join(',')}}`;
}
