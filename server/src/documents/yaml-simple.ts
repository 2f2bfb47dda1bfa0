// A fast reader for the plain YAML that metadata is written in: mappings and lists of one-line scalars, `[…]` and `{…}` on
// one line. Reading front matter with the YAML library costs twice as much as parsing the whole Markdown behind it.
//
// It reads a subset and is sure of it: at the first sign of anything else (quotes with escapes, several lines, anchors,
// tags, a repeated key, a mistake) it gives up, and the library reads the text. A test compares the two.

import { ownText } from './own-text.ts';
import type { Span } from './text.ts';
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence } from './yaml-tree.ts';

/** The top-level mapping, or undefined when the text is not surely of the subset. `base` is the offset of the text in its file. */
export function readSimpleYaml(text: string, base: number): YamlMapping | undefined {
  if (unusualCharacter.test(text)) return undefined;
  try {
    return new SimpleReader(text, base).read();
  } catch (error) {
    if (error === notSimple) return undefined;
    throw error;
  }
}

/** Made once: it carries no place, and making a stack trace each time would cost more than reading. */
const notSimple = new Error('not of the simple subset of YAML');

const unusualCharacter = /[\0-\x08\t\v\f\x0e-\x1f\x7f-\x9f\ufeff\u2028\u2029\ud800-\udfff\ufffe\uffff]|\r(?!\n)/;
const keyPattern = /([A-Za-z_][A-Za-z0-9_-]{0,99}):(?=[ \r\n]|$)/y;
const flowKeyPattern = /([A-Za-z_][A-Za-z0-9_-]{0,99}): +(?=[^ ])/y;
/** First characters that make a scalar something else than plain, or plain only under conditions. */
const indicators = new Set('-?:,[]{}#&*!|>\'"%@`');
const flowPlainPattern = /[^,[\]{}#\r\n]+/y;
const maximumDepth = 30;

class SimpleReader {
  readonly #text: string;
  readonly #base: number;
  #depth = 0;
  // The current line: of those that are neither blank nor a comment. At the end of the text its indentation is -1.
  #indent = -1;
  #content = 0;
  #lineEnd = 0;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  read(): YamlMapping {
    this.#goToLine(0);
    const mapping = this.#mapping(this.#indent);
    if (this.#indent !== -1) throw notSimple;
    return mapping;
  }

  /** Goes to the first line from an offset on that says something. */
  #goToLine(from: number): void {
    const text = this.#text;
    for (let start = from; start < text.length; ) {
      const lineBreak = text.indexOf('\n', start);
      const next = lineBreak < 0 ? text.length : lineBreak + 1;
      let content = start;
      while (text[content] === ' ') content++;
      const first = text[content];
      if (content < next && first !== '\n' && first !== '\r' && first !== '#') {
        this.#indent = content - start;
        this.#content = content;
        this.#lineEnd = lineBreak < 0 ? text.length : lineBreak;
        return;
      }
      start = next;
    }
    this.#indent = -1;
  }

  #goToNextLine(): void {
    this.#goToLine(this.#lineEnd + 1);
  }

  #span(start: number, end: number): Span {
    return { start: this.#base + start, end: this.#base + end };
  }

  /** A block mapping whose keys stand at a column; the current line holds the first key at `#content`. */
  #mapping(column: number): YamlMapping {
    if (++this.#depth > maximumDepth) throw notSimple;
    const entries: YamlEntry[] = [];
    const keys = new Set<string>();
    const start = this.#content;
    while (this.#indent === column && !this.#isAtListItem()) {
      const entry = this.#entry(column);
      if (keys.has(entry.key)) throw notSimple;
      keys.add(entry.key);
      entries.push(entry);
    }
    if (entries.length === 0 || this.#indent > column) throw notSimple;
    this.#depth--;
    return { kind: 'mapping', span: { start: this.#base + start, end: entries.at(-1)!.value.span.end }, entries };
  }

  #entry(column: number): YamlEntry {
    keyPattern.lastIndex = this.#content;
    const key = keyPattern.exec(this.#text)?.[1];
    if (!key) throw notSimple;
    const keyEnd = this.#content + key.length;
    const keySpan = this.#span(this.#content, keyEnd);
    const valueStart = this.#skipSpaces(keyEnd + 1);
    const value = this.#isLineOver(valueStart)
      ? this.#blockValue(column, keyEnd + 1)
      : this.#lineValue(valueStart, column);
    return { key: ownText(key), keySpan, value };
  }

  /** What stands on the lines below a key: a list, which need not be indented, a mapping, or nothing. */
  #blockValue(column: number, behindColon: number): YamlNode {
    this.#goToNextLine();
    if (this.#indent >= column && this.#isAtListItem()) return this.#list(this.#indent);
    if (this.#indent > column) return this.#mapping(this.#indent);
    return { kind: 'scalar', span: this.#span(behindColon, behindColon), value: null, source: '' };
  }

  #isAtListItem(): boolean {
    return this.#text[this.#content] === '-' && this.#text[this.#content + 1] === ' ';
  }

  #list(column: number): YamlSequence {
    if (++this.#depth > maximumDepth) throw notSimple;
    const items: YamlNode[] = [];
    const start = this.#content;
    while (this.#indent === column && this.#isAtListItem()) items.push(this.#listItem(column));
    this.#depth--;
    return { kind: 'sequence', span: { start: this.#base + start, end: items.at(-1)!.span.end }, items };
  }

  #listItem(column: number): YamlNode {
    const start = this.#skipSpaces(this.#content + 1);
    if (this.#isLineOver(start)) throw notSimple;
    keyPattern.lastIndex = start;
    if (!keyPattern.test(this.#text)) return this.#lineValue(start, column);
    // `- key: value`: a mapping whose first line begins behind the hyphen.
    this.#indent = start - this.#content + column;
    this.#content = start;
    return this.#mapping(this.#indent);
  }

  /** A value that ends with its line; a deeper line behind it would continue it. */
  #lineValue(start: number, column: number): YamlNode {
    const first = this.#text[start];
    const isFlow = first === '[' || first === '{';
    const value = isFlow ? this.#flowValue(start) : (this.#quoted(start) ?? this.#plain(start));
    if (!this.#isLineOver(this.#skipSpaces(value.span.end - this.#base), value.span.end - this.#base)) throw notSimple;
    this.#goToNextLine();
    if (this.#indent > column) throw notSimple;
    return value;
  }

  #skipSpaces(from: number): number {
    let at = from;
    while (this.#text[at] === ' ') at++;
    return at;
  }

  /** Whether nothing but a comment, which needs a space before it, is left of the line. */
  #isLineOver(at: number, from = at - 1): boolean {
    const character = this.#text[at];
    return at >= this.#lineEnd || character === '\r' || (character === '#' && at > from);
  }

  #plain(start: number): YamlScalar {
    if (indicators.has(this.#text[start]!)) throw notSimple;
    const comment = this.#text.slice(start, this.#lineEnd).indexOf(' #');
    let end = comment < 0 ? this.#lineEnd : start + comment;
    while (this.#text[end - 1] === ' ' || this.#text[end - 1] === '\r') end--;
    return this.#plainScalar(start, end);
  }

  #plainScalar(start: number, end: number): YamlScalar {
    const source = ownText(this.#text.slice(start, end));
    if (source.includes(': ') || source.endsWith(':')) throw notSimple;
    return { kind: 'scalar', span: this.#span(start, end), value: plainValue(source), source };
  }

  /** A quoted string without escapes; undefined when there is none. */
  #quoted(start: number): YamlScalar | undefined {
    const quote = this.#text[start]!;
    if (quote !== '"' && quote !== "'") return undefined;
    const length = this.#text.slice(start + 1, this.#lineEnd).indexOf(quote);
    if (length < 0) throw notSimple;
    const end = start + 1 + length;
    const value = ownText(this.#text.slice(start + 1, end));
    const isEscaped = quote === '"' ? value.includes('\\') : this.#text[end + 1] === quote;
    if (isEscaped) throw notSimple;
    return { kind: 'scalar', span: this.#span(start, end + 1), value, source: value };
  }

  #flowValue(start: number): YamlNode {
    if (++this.#depth > maximumDepth) throw notSimple;
    const first = this.#text[start];
    const value =
      first === '['
        ? this.#flowList(start)
        : first === '{'
          ? this.#flowMapping(start)
          : (this.#quoted(start) ?? this.#flowPlain(start));
    this.#depth--;
    return value;
  }

  #flowPlain(start: number): YamlScalar {
    if (indicators.has(this.#text[start]!)) throw notSimple;
    flowPlainPattern.lastIndex = start;
    const written = flowPlainPattern.exec(this.#text)?.[0];
    // `:` before a bracket or comma ends a key.
    if (!written || /:$/.test(written)) throw notSimple;
    return this.#plainScalar(start, start + written.trimEnd().length);
  }

  #flowList(start: number): YamlSequence {
    const items: YamlNode[] = [];
    let at = this.#skipSpaces(start + 1);
    while (this.#text[at] !== ']') {
      const item = this.#flowValue(at);
      items.push(item);
      at = this.#behindFlowItem(item, ']');
    }
    return { kind: 'sequence', span: this.#span(start, at + 1), items };
  }

  #flowMapping(start: number): YamlMapping {
    const entries: YamlEntry[] = [];
    let at = this.#skipSpaces(start + 1);
    while (this.#text[at] !== '}') {
      flowKeyPattern.lastIndex = at;
      const match = flowKeyPattern.exec(this.#text);
      const key = match?.[1];
      if (!match || !key || entries.some(entry => entry.key === key)) throw notSimple;
      const value = this.#flowValue(at + match[0].length);
      entries.push({ key: ownText(key), keySpan: this.#span(at, at + key.length), value });
      at = this.#behindFlowItem(value, '}');
    }
    return { kind: 'mapping', span: this.#span(start, at + 1), entries };
  }

  /** Where the next item, or the closing bracket, stands. */
  #behindFlowItem(item: YamlNode, close: ']' | '}'): number {
    const at = this.#skipSpaces(item.span.end - this.#base);
    if (this.#text[at] === close) return at;
    const next = this.#skipSpaces(at + 1);
    if (this.#text[at] !== ',' || this.#text[next] === close || next >= this.#lineEnd) throw notSimple;
    return next;
  }
}

const plainKeywords = new Map<string, boolean | null>([
  ['~', null],
  ...['null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
]);
const plainNumber = /^[0-9]{1,15}(?:\.[0-9]{1,15})?$/;
/** Numbers of the core schema in all their forms. */
const anyNumber =
  /^(?:[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

function plainValue(source: string): string | number | boolean | null {
  const keyword = plainKeywords.get(source);
  if (keyword !== undefined) return keyword;
  if (plainNumber.test(source)) return Number(source);
  if (anyNumber.test(source)) throw notSimple;
  return source;
}
