// YAML -> the tree of yaml-tree.ts, with the first syntax problem in plain words. No JavaScript object is ever made of
// keys, so `__proto__` is a key like any other.

import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  Lexer,
  type ParsedNode,
  Parser,
  type Scalar,
  visit,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { FileProblem } from './facts.ts';
import { ownText } from './own-text.ts';
import type { Span } from './text.ts';
import { syntaxMessage, unclosedMessage } from './yaml-messages.ts';
import { readSimpleYaml } from './yaml-simple.ts';
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence } from './yaml-tree.ts';

export interface ParsedYaml {
  /** The first document in the text that is a mapping. */
  readonly mapping: YamlMapping | undefined;
  /** What the first document is where none is a mapping: a list, or plain text. */
  readonly notMapping?: YamlSequence | YamlScalar;
  readonly problem: FileProblem | undefined;
}

/** Parses a text; `base` is the offset of its first character in the file. */
export function parseYaml(text: string, base = 0): ParsedYaml {
  const simple = readSimpleYaml(text, base);
  if (simple) return { mapping: simple, problem: undefined };
  const { tear, ...parsed } = parseWithLibrary(text, base);
  if (tear === undefined || text.length > salvageLimit) return parsed;
  return { ...parsed, mapping: salvage(text, base, tear, parsed.mapping) };
}

/** Longer texts with errors are read once. */
const salvageLimit = 64 * 1024;

/**
 * Adds what a text says besides the line that tears it apart, or the line before, where the parser may see an opening quote or
 * bracket late: one slip must not take all later keys with it, or every finding that rests on them would be told too.
 */
function salvage(text: string, base: number, tear: number, torn: YamlMapping | undefined): YamlMapping | undefined {
  const line = lineAround(text, tear);
  const before = lineAround(text, Math.max(0, text.slice(0, line.start).trimEnd().length - 1));
  for (const lines of [[line], [before], [before, line]]) {
    const { tear: again, mapping } = parseWithLibrary(lines.reduce(blank, text), base);
    if (again !== undefined || !mapping) continue;
    const saved = new Set(mapping.entries.map(entry => entry.key));
    const readable = (torn?.entries ?? []).filter(
      ({ key, value }) => !saved.has(key) && isOnOneLine(value, text, base),
    );
    const entries = [...mapping.entries, ...readable].sort((a, b) => a.keySpan.start - b.keySpan.start);
    return { ...mapping, entries };
  }
  return torn;
}

/** A value that goes on over lines, or is a collection, is likely to be what the tear made of the text. */
function isOnOneLine({ kind, span }: YamlNode, text: string, base: number): boolean {
  return kind === 'scalar' && !text.slice(span.start - base, span.end - base).includes('\n');
}

function lineAround(text: string, offset: number): Span {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
}

/** Offsets stay as they are. */
function blank(text: string, { start, end }: Span): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r]/g, ' ') + text.slice(end);
}

const options = {
  version: '1.2',
  schema: 'core',
  merge: false,
  // Repeated keys are told in our own words.
  uniqueKeys: false,
  prettyErrors: false,
  keepSourceTokens: false,
  logLevel: 'silent',
} as const;

/** `tear`: where the text stops being YAML, from its beginning; what follows may be lost or misread. */
export function parseWithLibrary(text: string, base: number): ParsedYaml & { readonly tear?: number } {
  let tear: number | undefined;
  let problem: FileProblem | undefined;
  let notMapping: YamlSequence | YamlScalar | undefined;
  try {
    for (const document of new Composer(options).compose(tokensOf(text), false, text.length)) {
      const converter = new Converter(text, base);
      const root = document.contents ? converter.convert(document.contents) : undefined;
      const syntax = syntaxProblem(document, text, base);
      problem ??= syntax ?? converter.problem;
      tear ??= syntax && syntax.span.start - base;
      if (root?.kind === 'mapping') return { mapping: root, problem, ...(tear !== undefined && { tear }) };
      notMapping ??= root;
    }
    return { mapping: undefined, ...(notMapping && { notMapping }), problem, ...(tear !== undefined && { tear }) };
  } catch (error) {
    // Nothing but the limit on nesting is known to throw.
    const reason = error instanceof Error ? error.message : String(error);
    return { mapping: undefined, problem: problem ?? problemAt(`This YAML was not read: ${reason}.`, base, base) };
  }
}

/** Collections within each other. The library composes them by recursion, and a stack that it exhausts can end the process. */
const maximumNesting = 200;
/** Errors after which the rest of a text is not looked at: only the first one is told. */
const maximumErrors = 100;

function* tokensOf(text: string): Generator<CST.Token> {
  const parser = new Parser();
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') errors++;
      yield token;
    }
    if (parser.stack.length > maximumNesting) throw new Error(`it nests more than ${maximumNesting} collections`);
    if (errors > maximumErrors) break;
  }
  yield* parser.end();
}

function problemAt(message: string, start: number, end: number): FileProblem {
  return { rule: 'file/syntax', message, span: { start, end } };
}

function syntaxProblem(
  document: Pick<Document, 'errors' | 'contents'>,
  text: string,
  base: number,
): FileProblem | undefined {
  const error = document.errors[0];
  if (!error) return undefined;
  const start = Math.min(error.pos[0], text.length);
  const opening = openUntil(start, error, document);
  if (opening === undefined) {
    return problemAt(syntaxMessage(error), base + start, base + Math.max(start, Math.min(error.pos[1], text.length)));
  }
  const line = lineAround(text, opening);
  const end = opening + text.slice(opening, line.end).trimEnd().length;
  return problemAt(unclosedMessage(error), base + opening, base + end);
}

/** The library tells of a quote or bracket that is never closed where it gives up; people look where it is opened. */
function openUntil(place: number, { code, message }: YAMLError, { contents }: Pick<Document, 'contents'>) {
  if (!contents || !(code === 'MISSING_CHAR' || (code === 'BAD_INDENT' && message.startsWith('Flow '))))
    return undefined;
  let opening: number | undefined;
  visit(contents, {
    Node: (_, node) => {
      const isDelimited =
        (isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')) ||
        (isCollection(node) && node.flow === true);
      if (isDelimited && node.range && node.range[0] < place && node.range[1] >= place) opening = node.range[0];
    },
  });
  return opening;
}

/** Nodes that aliases may add to one document before they are taken for an attempt to exhaust memory. */
const aliasBudget = 10_000;

/** Turns the library's nodes into ours. */
class Converter {
  /** The first problem that the library does not tell. */
  problem: FileProblem | undefined;
  readonly #text: string;
  readonly #base: number;
  readonly #anchors = new Map<string, YamlNode>();
  /** How many nodes a collection stands for, its aliases expanded. */
  readonly #sizes = new Map<YamlNode, number>();
  #expanded = 0;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  convert(node: ParsedNode): YamlNode {
    if (isAlias(node)) return this.#alias(node);
    const converted = isScalar(node) ? this.#scalar(node) : isMap(node) ? this.#mapping(node) : this.#sequence(node);
    if (node.anchor) this.#anchors.set(node.anchor, converted);
    return converted;
  }

  #span(start: number, end: number): Span {
    return { start: this.#base + start, end: this.#base + end };
  }

  #spanOf(node: ParsedNode): Span {
    return this.#span(node.range[0], Math.max(node.range[0], node.range[1]));
  }

  #report(message: string, span: Span): void {
    this.problem ??= { rule: 'file/syntax', message, span };
  }

  #scalar(node: Scalar.Parsed): YamlScalar {
    const isPlain = node.type === 'PLAIN';
    if (isPlain && node.source === '') return this.#nothing(node.range[0]);
    const value = scalarValue(node.value);
    const source = typeof value === 'string' ? value : ownText(node.source ?? String(value));
    return { kind: 'scalar', span: this.#spanOf(node), value, source };
  }

  /** A value that is left out stands directly behind what calls for it. */
  #nothing(offset: number): YamlScalar {
    let at = offset;
    while (at > 0 && /\s/.test(this.#text[at - 1]!)) at--;
    return { kind: 'scalar', span: this.#span(at, at), value: null, source: '' };
  }

  #mapping(node: YAMLMap.Parsed): YamlMapping {
    const entries: YamlEntry[] = [];
    const keys = new Set<string>();
    let size = 1;
    let end = node.range[0];
    for (const pair of node.items) {
      const keySpan = this.#spanOf(pair.key);
      const key = this.#keyText(pair.key);
      const value = pair.value ? this.convert(pair.value) : this.#nothing(pair.key.range[1]);
      size += 1 + this.#sizeOf(value);
      end = Math.max(end, this.#endOf(pair.value ?? pair.key, value));
      if (keys.has(key)) {
        this.#report(`The key \`${key}\` is given twice, and only the first one counts. Remove one of them.`, keySpan);
        continue;
      }
      keys.add(key);
      entries.push({ key, keySpan, value });
    }
    return this.#sized({ kind: 'mapping', span: this.#collectionSpan(node, end), entries }, size);
  }

  #sequence(node: YAMLSeq.Parsed): YamlSequence {
    const items: YamlNode[] = [];
    let size = 1;
    let end = node.range[0];
    for (const item of node.items as ParsedNode[]) {
      const converted = this.convert(item);
      size += this.#sizeOf(converted);
      end = Math.max(end, this.#endOf(item, converted));
      items.push(converted);
    }
    return this.#sized({ kind: 'sequence', span: this.#collectionSpan(node, end), items }, size);
  }

  /** Keys are text, whatever they would be as values. */
  #keyText(key: ParsedNode): string {
    const node = this.convert(key);
    return node.kind === 'scalar' ? node.source : ownText(this.#text.slice(key.range[0], key.range[1]));
  }

  /** Without brackets a collection ends with its last item, not with the lines behind. */
  #collectionSpan(node: YAMLMap.Parsed | YAMLSeq.Parsed, lastEnd: number): Span {
    return node.flow ? this.#spanOf(node) : this.#span(node.range[0], lastEnd);
  }

  #endOf(node: ParsedNode, converted: YamlNode): number {
    return isAlias(node) ? node.range[1] : converted.span.end - this.#base;
  }

  #sized<T extends YamlNode>(node: T, size: number): T {
    this.#sizes.set(node, size);
    return node;
  }

  #sizeOf(node: YamlNode): number {
    return this.#sizes.get(node) ?? 1;
  }

  #alias(node: Alias.Parsed): YamlNode {
    const span = this.#spanOf(node);
    const target = this.#anchors.get(node.source);
    if (!target) {
      this.#report(`\`*${node.source}\` refers to an anchor that is not set above. Write the value itself.`, span);
      return { kind: 'scalar', span, value: null, source: '' };
    }
    this.#expanded += this.#sizeOf(target);
    if (this.#expanded > aliasBudget) {
      this.#report('The aliases of this file expand too far. Write out the values that it needs.', span);
      return { kind: 'scalar', span, value: null, source: '' };
    }
    return target.kind === 'scalar' ? { ...target, span } : target;
  }
}

/** A value of the core schema; tags can give others, which become text. */
function scalarValue(value: unknown): YamlScalar['value'] {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  return ownText(String(value));
}
