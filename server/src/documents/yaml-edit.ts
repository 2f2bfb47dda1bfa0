// Edits of metadata: a key more, an item more, another value. All bytes that an edit is not about stay as they are: comments,
// quotes, order and line breaks. Every edit is read back before it is given; what would not say exactly what was meant (an
// alias, a tag, a text over several lines in the way) is not offered at all.

import type { DocumentFormat } from './facts.ts';
import { frontMatterContent } from './front-matter.ts';
import type { Span } from './text.ts';
import { applyEdits, lineBreakOf, type TextEdit } from './text-edits.ts';
import { parseYaml } from './yaml.ts';
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence } from './yaml-tree.ts';
import { entryOf } from './yaml-tree.ts';
import {
  fieldLines,
  flowText,
  isList,
  isPlainReadable,
  meaningOf,
  meaningOfValue,
  quotedText,
  scalarText,
  type YamlFields,
  type YamlValue,
} from './yaml-values.ts';

/** A file with metadata: YAML, or Markdown with front matter or none. */
export interface YamlFile {
  readonly text: string;
  readonly format: DocumentFormat;
  readonly metadata: YamlMapping | undefined;
  /** The front matter with its fences, of Markdown that has one. */
  readonly frontMatter: Span | undefined;
}

/** Undefined: the file is written in a way that leaves no sure place for the edit. */
export type Edits = readonly TextEdit[] | undefined;

/** How an item that is a mapping is written in a list that has none to go by: `- { a: b }`, or a line for each key. */
export type ItemForm = 'flow' | 'lines';

/** Adds keys that are not there, each where `order` wants it among those that are. Makes the front matter where there is none. */
export function insertKeys(file: YamlFile, fields: YamlFields, order: readonly string[]): Edits {
  const keys = Object.keys(fields);
  if (keys.length === 0 || keys.some(key => entryOf(file.metadata, key))) return undefined;
  const sorted = keys.sort((a, b) => rankIn(order, a) - rankIn(order, b));
  const lines = sorted.map(key => ({ key, text: `${scalarText(key)}: ${flowText(fields[key]!)}` }));
  return checked(file, placeLines(file, lines, order), meaning => {
    for (const key of keys) meaning.set(key, meaningOfValue(fields[key]!));
  });
}

/** Gives a key a text, in the quotes of the old one. Adds the key where it is not there. */
export function setText(file: YamlFile, key: string, text: string, order: readonly string[]): Edits {
  const entry = entryOf(file.metadata, key);
  if (!entry) return insertKeys(file, { [key]: text }, order);
  if (entry.value.kind !== 'scalar') return undefined;
  const edits = [replaceScalar(file, entry.value, text)];
  return checked(file, edits, meaning => void meaning.set(key, meaningOfValue(text)));
}

export interface ListChange {
  readonly key: string;
  readonly item: YamlValue;
  readonly at?: 'start' | 'end';
  readonly form?: ItemForm;
}

/** Adds an item to a list. A single value becomes a list of two; a key that is not there is added. */
export function addItem(file: YamlFile, change: ListChange, order: readonly string[]): Edits {
  const { key, item, at = 'end' } = change;
  const value = entryOf(file.metadata, key)?.value;
  const before = value === undefined || isNothing(value) ? [] : value.kind === 'sequence' ? value.items : [value];
  const meanings = before.map(meaningOf);
  const added = meaningOfValue(item);
  const expected = at === 'start' ? [added, ...meanings] : [...meanings, added];
  return checked(file, itemEdits(file, change, order), meaning => void meaning.set(key, `[${expected.join(',')}]`));
}

/** Takes an item out of a list, with its line; the last one takes the key with it. */
export function removeItem(file: YamlFile, key: string, index: number): Edits {
  const entry = entryOf(file.metadata, key);
  const items = entry?.value.kind === 'sequence' ? entry.value.items : [];
  const item = items[index];
  if (!entry || !item) return items.length === 0 && index === 0 ? removeKey(file, key) : undefined;
  if (items.length === 1) return removeKey(file, key);
  const span = isFlow(file.text, entry.value) ? withComma(items, index) : linesOf(file.text, item.span);
  const left = items.filter(one => one !== item).map(meaningOf);
  return checked(file, [{ span, newText: '' }], meaning => void meaning.set(key, `[${left.join(',')}]`));
}

/** Takes a key out, with its lines. */
export function removeKey(file: YamlFile, key: string): Edits {
  const { text, metadata } = file;
  const index = metadata?.entries.findIndex(entry => entry.key === key) ?? -1;
  if (!metadata || index < 0) return undefined;
  const spans = metadata.entries.map(({ keySpan, value }) => ({ start: keySpan.start, end: value.span.end }));
  const span = isFlow(text, metadata)
    ? withComma(
        spans.map(one => ({ span: one })),
        index,
      )
    : linesOf(text, spans[index]!);
  return checked(file, [{ span, newText: '' }], meaning => void meaning.delete(key));
}

function itemEdits(file: YamlFile, change: ListChange, order: readonly string[]): Edits {
  const { key, item, at = 'end', form = 'lines' } = change;
  const entry = entryOf(file.metadata, key);
  if (!entry) return placeLines(file, [{ key, text: newList(file, key, item, form) }], order);
  const { value } = entry;
  if (isNothing(value)) return fillList(file, entry, item, form);
  if (value.kind !== 'sequence') return wrapInList(value, item, at);
  if (!isFlow(file.text, value)) return addLine(file.text, value, item, at, form);
  if (value.items.length === 0 && !isShort(item)) return fillList(file, entry, item, form);
  return [addToFlow(file.text, value, item, at)];
}

// Keys.

interface KeyLine {
  readonly key: string;
  /** May go on over several lines. */
  readonly text: string;
}

/** Puts lines of new keys, already in order, to where each belongs. */
function placeLines(file: YamlFile, lines: readonly KeyLine[], order: readonly string[]): Edits {
  const { text, metadata } = file;
  if (!metadata) return [createMetadata(file, lines)].flatMap(edit => edit ?? []);
  if (isFlow(text, metadata)) {
    const end = metadata.entries.at(-1)?.value.span.end;
    const texts = lines.map(line => line.text).join(', ');
    const at = end ?? metadata.span.start + 1;
    return [{ span: { start: at, end: at }, newText: end === undefined ? texts : `, ${texts}` }];
  }
  const indent = indentOf(text, metadata.entries[0]?.keySpan.start ?? metadata.span.start);
  if (indent === undefined) return undefined;
  return lines.map(line => {
    const place = placeOfKey(file, metadata, line.key, order);
    return linesAt(text, place, line.text, indent);
  });
}

/** Where the line of a new key begins. */
function placeOfKey(file: YamlFile, { entries }: YamlMapping, key: string, order: readonly string[]): number {
  const rank = rankIn(order, key);
  const ranked = entries.filter(entry => order.includes(entry.key));
  const before = ranked.filter(entry => rankIn(order, entry.key) < rank);
  const previous = before.reduce<YamlEntry | undefined>(
    (best, one) => (best && rankIn(order, best.key) > rankIn(order, one.key) ? best : one),
    undefined,
  );
  if (previous) return endOfEntry(file, previous);
  const next = rank < order.length ? ranked.find(entry => rankIn(order, entry.key) > rank) : undefined;
  return next ? startOfEntry(file, next) : endOfEntry(file, entries.at(-1)!);
}

function rankIn(order: readonly string[], key: string): number {
  const rank = order.indexOf(key);
  return rank < 0 ? order.length : rank;
}

/** The line of the key, or of the comments directly above it. */
function startOfEntry({ text, frontMatter }: YamlFile, { keySpan }: YamlEntry): number {
  const first = frontMatter ? frontMatterContent(text, frontMatter).start : 0;
  let start = lineStart(text, keySpan.start);
  while (start > first) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start);
    // The line that names the schema stays on top.
    if (!/^\s*#/.test(line) || line.includes('yaml-language-server')) break;
    start = above;
  }
  return start;
}

/** Behind the last line of the value, and behind the comments that are deeper than the key: they belong to it. */
function endOfEntry({ text, frontMatter }: YamlFile, { keySpan, value }: YamlEntry): number {
  const last = frontMatter ? frontMatterContent(text, frontMatter).end : text.length;
  const column = keySpan.start - lineStart(text, keySpan.start);
  let end = endOfLines(text, value.span);
  while (end < last) {
    const next = nextLine(text, end);
    const comment = /^( *)#/.exec(text.slice(end, next));
    if (!comment || comment[1]!.length <= column) break;
    end = next;
  }
  return end;
}

/** Metadata for a file that has none; nothing where something else stands in its place. */
function createMetadata(file: YamlFile, lines: readonly KeyLine[]): TextEdit | undefined {
  const { text, format, frontMatter } = file;
  const newLine = lineBreakOf(text);
  const block = lines.map(line => withBreaks(`${line.text}\n`, newLine)).join('');
  if (frontMatter) {
    const { start } = frontMatterContent(text, frontMatter);
    return { span: { start, end: start }, newText: block };
  }
  if (format === 'markdown') {
    const space = text === '' || /^\r?\n/.test(text) ? '' : newLine;
    return { span: { start: 0, end: 0 }, newText: `---${newLine}${block}---${newLine}${space}` };
  }
  const joint = text === '' || text.endsWith('\n') ? '' : newLine;
  return { span: { start: text.length, end: text.length }, newText: joint + block };
}

// Scalars.

function replaceScalar({ text }: YamlFile, { span, value }: YamlScalar, newText: string): TextEdit {
  const written = text.slice(span.start, span.end);
  if (value === null) return { span, newText: `${isSpaceNeeded(text, span) ? ' ' : ''}${scalarText(newText)}` };
  const isSafeInSingle = !/['\r\n\p{Cc}]/u.test(newText);
  if (written.startsWith("'") && isSafeInSingle) return { span, newText: `'${newText}'` };
  if (/^['"]/.test(written)) return { span, newText: quotedText(newText) };
  // A block of text takes its last line break with it.
  const end = written.endsWith('\n') ? lineBreakOf(text) : '';
  return { span, newText: (isPlainReadable(newText) ? newText : scalarText(newText)) + end };
}

function isSpaceNeeded(text: string, { start }: Span): boolean {
  return !/\s/.test(text[start - 1] ?? ' ');
}

// Lists.

/** The text of a key with a list of one item: short items in brackets, unless the lists of the file are written in lines. */
function newList(file: YamlFile, key: string, item: YamlValue, form: ItemForm): string {
  const habit = dashIndentOf(file);
  const name = scalarText(key);
  if (isShort(item) && habit === undefined) return `${name}: [${flowText(item)}]`;
  return [`${name}:`, ...itemLines(item, habit ?? '  ', form)].join('\n');
}

/** How far the lists of a file are indented below their keys; undefined where none is written in lines. */
function dashIndentOf({ text, metadata }: YamlFile): string | undefined {
  const lists = (metadata?.entries ?? []).filter(({ value }) => value.kind === 'sequence' && value.items.length > 0);
  const inLines = lists.filter(({ value }) => !isFlow(text, value));
  // What is a mapping in a list has to be in lines, so it shows no habit for short items.
  const telling = inLines.find(({ value }) => value.kind === 'sequence' && value.items[0]!.kind === 'scalar');
  if (!telling) return undefined;
  const column = (offset: number) => offset - lineStart(text, offset);
  return ' '.repeat(Math.max(0, column(telling.value.span.start) - column(telling.keySpan.start)));
}

/** A key with nothing, or an empty list, behind it. */
function fillList(file: YamlFile, { keySpan, value }: YamlEntry, item: YamlValue, form: ItemForm): Edits {
  const { text } = file;
  if (isShort(item)) {
    const space = isSpaceNeeded(text, value.span) ? ' ' : '';
    return [{ span: value.span, newText: `${space}[${flowText(item)}]` }];
  }
  const indent = indentOf(text, keySpan.start);
  if (indent === undefined) return undefined;
  const behind = text.slice(value.span.end, nextLine(text, value.span.end));
  // A comment behind the brackets would come to stand behind the item.
  if (value.span.end > value.span.start && behind.trim() !== '')
    return [{ span: value.span, newText: `[${flowText(item)}]` }];
  const lines = itemLines(item, dashIndentOf(file) ?? '  ', form).map(line => indent + line);
  const newText = lines.join(lineBreakOf(text));
  if (value.span.end === value.span.start) return [linesAt(text, nextLine(text, value.span.end), newText, '')];
  return [{ span: { start: keySpan.end + 1, end: value.span.end }, newText: lineBreakOf(text) + newText }];
}

function wrapInList({ span }: YamlNode, item: YamlValue, at: 'start' | 'end'): Edits {
  const added = flowText(item);
  const [open, close] = at === 'start' ? [`[${added}, `, ']'] : ['[', `, ${added}]`];
  return [
    { span: { start: span.start, end: span.start }, newText: open },
    { span: { start: span.end, end: span.end }, newText: close },
  ];
}

/** In a list with an item a line, the new one gets a line, too. */
function addToFlow(text: string, list: YamlSequence, item: YamlValue, at: 'start' | 'end'): TextEdit {
  const added = flowText(item);
  const neighbour = at === 'start' ? list.items[0] : list.items.at(-1);
  if (!neighbour) return { span: { start: list.span.start + 1, end: list.span.start + 1 }, newText: added };
  const indent = indentOf(text, neighbour.span.start);
  const joint = indent === undefined ? ' ' : lineBreakOf(text) + indent;
  const place = at === 'start' ? neighbour.span.start : neighbour.span.end;
  return { span: { start: place, end: place }, newText: at === 'start' ? `${added},${joint}` : `,${joint}${added}` };
}

function addLine(text: string, list: YamlSequence, item: YamlValue, at: 'start' | 'end', form: ItemForm): Edits {
  const indent = indentOf(text, list.span.start);
  if (indent === undefined) return undefined;
  const sibling = list.items.find(({ kind }) => kind === 'mapping');
  const habit = sibling ? (isFlow(text, sibling) ? 'flow' : 'lines') : form;
  const lines = itemLines(item, '', habit).join('\n');
  const place = at === 'start' ? lineStart(text, list.span.start) : endOfLines(text, list.items.at(-1)!.span);
  return [linesAt(text, place, lines, indent)];
}

/** The lines of a list item. */
function itemLines(item: YamlValue, indent: string, form: ItemForm): string[] {
  if (typeof item === 'string' || isList(item) || form === 'flow') return [`${indent}- ${flowText(item)}`];
  return fieldLines(item).map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}`);
}

function isShort(item: YamlValue): boolean {
  return typeof item === 'string';
}

/** An item in brackets with the comma that goes with it. */
function withComma(items: readonly { readonly span: Span }[], index: number): Span {
  const [before, own, behind] = [items[index - 1], items[index]!, items[index + 1]];
  if (behind) return { start: own.span.start, end: behind.span.start };
  return { start: before?.span.end ?? own.span.start, end: own.span.end };
}

// Lines.

/** Lines put before the line that begins at a place, or behind the last one. */
function linesAt(text: string, place: number, lines: string, indent: string): TextEdit {
  const newLine = lineBreakOf(text);
  const indented = withBreaks(lines.replace(/^/gm, indent), newLine);
  const isBehindEnd = place === text.length && place > 0 && text[place - 1] !== '\n';
  return { span: { start: place, end: place }, newText: isBehindEnd ? newLine + indented : indented + newLine };
}

function withBreaks(text: string, newLine: string): string {
  return newLine === '\n' ? text : text.replace(/\r?\n/g, newLine);
}

/** The lines that a value, and nothing else, stands on. */
function linesOf(text: string, span: Span): Span {
  return { start: lineStart(text, span.start), end: endOfLines(text, span) };
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function nextLine(text: string, offset: number): number {
  return text.indexOf('\n', offset) + 1 || text.length;
}

/** The line behind a value. A block of text ends behind its last line break. */
function endOfLines(text: string, { start, end }: Span): number {
  return end > start && text[end - 1] === '\n' ? end : nextLine(text, end);
}

/** What stands before a place on its line; undefined where that is more than white space. */
function indentOf(text: string, offset: number): string | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  return /^\s*$/.test(before) ? before : undefined;
}

function isFlow(text: string, { span }: YamlNode): boolean {
  return text[span.start] === '[' || text[span.start] === '{';
}

function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

// The proof.

/** Gives the edits if the file then says what it said, but for the change. */
function checked(file: YamlFile, edits: Edits, change: (meaning: Map<string, string>) => void): Edits {
  if (!edits || edits.length === 0) return undefined;
  const expected = meaningOfEntries(file.metadata);
  change(expected);
  const read = readBack(file, applyEdits(file.text, edits));
  const actual = read && meaningOfEntries(read);
  if (!actual || actual.size !== expected.size) return undefined;
  for (const [key, meaning] of expected) if (actual.get(key) !== meaning) return undefined;
  return edits;
}

function meaningOfEntries(mapping: YamlMapping | undefined): Map<string, string> {
  return new Map((mapping?.entries ?? []).map(({ key, value }) => [key, meaningOf(value)]));
}

function readBack({ text: before, format, frontMatter }: YamlFile, text: string): YamlMapping | undefined {
  const content = contentOf(text, format, frontMatter && grown(frontMatter, text.length - before.length));
  const isTorn = format === 'markdown' && text[content.end - 1] !== '\n';
  const { mapping, problem } = parseYaml(text.slice(content.start, content.end), content.start);
  return problem || isTorn ? undefined : mapping;
}

function grown({ start, end }: Span, by: number): Span {
  return { start, end: end + by };
}

/** Front matter that was made anew stands at the beginning, up to the first closing fence. */
function contentOf(text: string, format: DocumentFormat, frontMatter: Span | undefined): Span {
  if (format === 'yaml') return { start: 0, end: text.length };
  if (frontMatter) return frontMatterContent(text, frontMatter);
  return { start: nextLine(text, 0), end: text.search(/\n---\r?(\n|$)/) + 1 };
}
