// Where the cursor is in YAML that is being written and need not parse: the way of keys and items to it, and the word it is
// in. Read from the lines above the cursor by their indentation, and inside `[…]` and `{…}` by their brackets.

import { lineAt, type Span } from '../../documents/text.ts';
import type { YamlPath } from '../schema.ts';
import type { Source } from '../source.ts';
import { flowAt } from './yaml-flow.ts';
import type { YamlComment, YamlPlace } from './yaml-place.ts';

/** Tells `owner:` from `iso27001:` where the cursor is right behind the colon. */
type IsKey = (path: YamlPath, key: string) => boolean;

/** Undefined inside of long texts, where nothing can be known. */
export function yamlPlaceAt(
  source: Source,
  region: Span,
  offset: number,
  isKey: IsKey,
): YamlPlace | YamlComment | undefined {
  const { text, lineStarts } = source;
  const lineIndex = lineAt(lineStarts, offset);
  const lineStart = Math.max(lineStarts[lineIndex]!, region.start);
  const before = text.slice(lineStart, offset);
  const line = readLine(before);
  const last = line.openings.at(-1);
  // The colon of `owner: role:` belongs to the value.
  const isGlued = last?.kind === 'key' && before.endsWith(':') && line.rest === before.length;
  const own = isGlued ? line.openings.slice(0, -1) : line.openings;
  const lines = new LinesAround(source, region, lineIndex);
  const restColumn = isGlued ? last.column : line.rest;
  const ancestors = lines.ancestorsOf(depthOf(line.openings[0] ?? { kind: 'key', column: line.rest }));

  const comment = commentIn(before);
  const opener = openerOf(ancestors, source, offset);
  if (opener === 'text') return undefined;
  if (comment !== undefined && opener === undefined) return { kind: 'comment', start: lineStart + comment };
  if (opener) return flowAt(source, opener.start, offset, opener.path);

  const path = [...ancestors, ...own].map(stepOf);
  const rest = before.slice(restColumn);
  if (/^[[{]/.test(rest)) return flowAt(source, lineStart + restColumn, offset, path);
  if (isGlued && isKey(path, last.key)) {
    return { ...valuePlace(source, offset, ''), path: [...path, last.key], column: last.column, isGlued: true };
  }
  if (!isGlued && last?.kind === 'key') return { ...valuePlace(source, offset, rest), path, column: last.column };
  return slotPlace({ source, offset, rest, path, lines, beginsItem: own.length > 0 });
}

/** What a line opens: an item of a list, or a key. */
type Opening =
  | { readonly kind: 'item'; readonly column: number }
  | { readonly kind: 'key'; readonly column: number; readonly key: string };

interface Line {
  readonly openings: readonly Opening[];
  /** Where what the last opening holds begins. */
  readonly rest: number;
}

/** An opening on a line above, with the offset of what it holds. */
type Ancestor = Opening & { readonly content: Span };

const keyPattern =
  /("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'[\]{},&*!|>%@`-][^\r\n#]*?|-[^\s][^\r\n#]*?)[ \t]*:(?=[ \t]|$)[ \t]*/y;

function readLine(text: string): Line {
  const openings: Opening[] = [];
  let at = skipBlanks(text, 0);
  while (text[at] === '-' && (at + 1 === text.length || /[ \t]/.test(text[at + 1]!))) {
    // A dash right before the cursor is not an item yet: nothing can stand there.
    openings.push({ kind: 'item', column: at });
    at = skipBlanks(text, at + 1);
  }
  keyPattern.lastIndex = at;
  const key = keyPattern.exec(text);
  if (!key) return { openings, rest: at };
  const column = at;
  return {
    openings: [...openings, { kind: 'key', column, key: unquoted(key[1]!) }],
    rest: column + key[0].length,
  };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function unquoted(key: string): string {
  return /^["']/.test(key) ? key.slice(1, -1) : key;
}

/** A list may stand at the column of its key, so an item is half a step deeper than a key of its column. */
function depthOf({ kind, column }: Pick<Opening, 'kind' | 'column'>): number {
  return 2 * column + (kind === 'item' ? 1 : 0);
}

function stepOf(opening: Opening): string | number {
  return opening.kind === 'key' ? opening.key : 0;
}

interface LineAround extends Line {
  readonly span: Span;
  readonly indent: number;
}

const silent: LineAround = { openings: [], rest: 0, span: { start: 0, end: 0 }, indent: Number.POSITIVE_INFINITY };

/** The lines around that of the cursor, read when needed. */
class LinesAround {
  readonly #source: Source;
  readonly #region: Span;
  readonly #index: number;

  constructor(source: Source, region: Span, index: number) {
    this.#source = source;
    this.#region = region;
    this.#index = index;
  }

  /** The openings that something at a depth stands in, the outermost first. */
  ancestorsOf(depth: number): Ancestor[] {
    const ancestors: Ancestor[] = [];
    let limit = depth;
    for (let i = this.#index - 1; i >= 0 && limit > 0; i--) {
      const line = this.#line(i, limit);
      if (!line) break;
      for (const opening of line.openings.toReversed()) {
        if (depthOf(opening) >= limit) continue;
        limit = depthOf(opening);
        const isLast = opening === line.openings.at(-1);
        const start = isLast ? line.span.start + line.rest : line.span.end;
        ancestors.unshift({ ...opening, content: { start, end: line.span.end } });
      }
    }
    return ancestors;
  }

  /** Keys of the mapping that a key at a column belongs to, above and below. */
  siblingsAt(column: number, directions: readonly (-1 | 1)[]): Set<string> {
    const siblings = new Set<string>();
    for (const direction of directions) {
      for (let i = this.#index + direction; ; i += direction) {
        const line = this.#line(i, 2 * column + 1);
        if (!line) break;
        const own = line.openings.find(opening => opening.kind === 'key' && opening.column === column);
        if (own?.kind === 'key' && (direction < 0 || own === line.openings[0])) siblings.add(own.key);
        if (line.indent < column) break;
      }
    }
    return siblings;
  }

  /** Undefined outside of the region. Blank lines, comments, and lines that begin at a depth or deeper, open nothing. */
  #line(index: number, depth: number): LineAround | undefined {
    const { lineStarts, text } = this.#source;
    const start = lineStarts[index];
    if (start === undefined || start < this.#region.start || start >= this.#region.end) return undefined;
    const end = Math.min(lineStarts[index + 1] ?? text.length, this.#region.end);
    const first = skipBlanks(text, start);
    // A register has thousands of lines that are too deep: they are passed over by a look at how they begin.
    if (first >= end || 2 * (first - start) + (text[first] === '-' ? 1 : 0) >= depth) return silent;
    if (/[\r\n#]/.test(text[first]!)) return silent;
    const content = text.slice(start, end).trimEnd();
    return { ...readLine(content), span: { start, end: start + content.length }, indent: first - start };
  }
}

/** What around the cursor began on a line above and is not over: brackets, or a text that may look like anything. */
function openerOf(
  ancestors: readonly Ancestor[],
  { text }: Source,
  offset: number,
): { readonly start: number; readonly path: YamlPath } | 'text' | undefined {
  for (const [i, { content }] of ancestors.entries()) {
    const value = text.slice(content.start, content.end);
    if (/^[|>]/.test(value)) return 'text';
    if (/^[[{]/.test(value)) return { start: content.start, path: ancestors.slice(0, i + 1).map(stepOf) };
    // A plain text goes on in deeper lines.
    if (value !== '' && !/^[#&!]/.test(value) && content.end < offset) return 'text';
  }
  return undefined;
}

/** Where a comment begins in the part of a line before the cursor. Quotes count where a value can begin. */
function commentIn(before: string): number | undefined {
  let quote = '';
  for (let at = 0; at < before.length; at++) {
    const character = before[at]!;
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && /(?:^|[:,[{-])[ \t]*$/.test(before.slice(0, at))) {
      quote = character;
    } else if (character === '#' && (at === 0 || /[ \t]/.test(before[at - 1]!))) return at + 1;
  }
  return undefined;
}

type Word = Pick<YamlPlace, 'token' | 'typed' | 'quote'>;

/** The word in a line of its own: it ends before a comment, or with its quote. */
function wordAt({ text }: Source, offset: number, rest: string): Word {
  const quote = rest[0] === '"' || rest[0] === "'" ? rest[0] : '';
  const typed = rest.slice(quote.length);
  const after = /^[^\r\n]*/.exec(text.slice(offset, offset + 1000))![0];
  const end = quote === '' ? after.search(/\s+#|\s*$/) : after.indexOf(quote);
  return { token: { start: offset - typed.length, end: offset + Math.max(end, 0) }, typed, quote };
}

function valuePlace(source: Source, offset: number, rest: string): Omit<YamlPlace, 'path' | 'column'> {
  const shared = {
    kind: 'value',
    isFlow: false,
    siblings: new Set<string>(),
    hasColon: false,
    isGlued: false,
  } as const;
  return { ...shared, ...wordAt(source, offset, rest) };
}

interface Slot {
  readonly source: Source;
  readonly offset: number;
  /** What of the line is not a dash, up to the cursor. */
  readonly rest: string;
  readonly path: YamlPath;
  readonly lines: LinesAround;
  /** The line begins an item, so that a mapping begins here. */
  readonly beginsItem: boolean;
}

function slotPlace({ source, offset, rest, path, lines, beginsItem }: Slot): YamlPlace {
  const word = wordAt(source, offset, rest);
  const lineStart = source.lineStarts[lineAt(source.lineStarts, offset)]!;
  const column = word.token.start - word.quote.length - lineStart;
  const colon = /^[^\s:#,]*?(?=[ \t]*:(?:\s|$))/.exec(source.text.slice(offset, offset + 200));
  const siblings = lines.siblingsAt(column, beginsItem ? [1] : [-1, 1]);
  const isInMapping = path.length === 0 || siblings.size > 0;
  return {
    ...word,
    ...(colon && { token: { start: word.token.start, end: offset + colon[0].length } }),
    kind: isInMapping || colon ? 'key' : 'slot',
    path,
    isFlow: false,
    column,
    siblings,
    hasColon: colon !== null,
    isGlued: false,
  };
}
