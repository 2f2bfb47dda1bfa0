// The blocks of a Markdown text below its front matter, told by their lines: enough to fold them and to select them. The index
// keeps no tree of a document, and parsing one for every request would cost more than it tells.

import { lineAt, type Span } from '../documents/text.ts';
import type { Source } from './source.ts';

export interface Block {
  readonly kind: 'code' | 'table' | 'item' | 'comment' | 'paragraph';
  /** From the beginning of its first line to the end of its last one, without the line break. */
  readonly span: Span;
}

interface OpenLeaf {
  readonly kind: Exclude<Block['kind'], 'item'>;
  readonly start: number;
  /** Whether a line is the last one, for what ends with a mark of its own. */
  readonly until?: (line: string) => boolean;
}

const fence = /^[\s>]*(`{3,}|~{3,})/;
const marker = /^(\s*)(?:[-*+]|\d{1,9}[.)])(?=\s|$)/;
const commentStart = /^\s*<!--/;
const delimiterRow = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Those that hold others come before them. Headings are no blocks: they begin sections. */
export function blocksOf({ text, lineStarts, document }: Source): Block[] {
  const { frontMatter, headings = [] } = document?.facts ?? {};
  const headingLines = new Set(headings.flatMap(({ span }) => linesOf(span, text, lineStarts)));
  const reader = new BlockReader(text);
  lineStarts.forEach((start, i) => {
    if (frontMatter && start < frontMatter.end) return;
    if (headingLines.has(i)) reader.heading();
    else reader.line(start, lineEnd(text, start, lineStarts[i + 1] ?? text.length));
  });
  return reader.finish();
}

/** The lines of a heading that stands alone in them, which one in a list does not. */
function linesOf({ start, end }: Span, text: string, lineStarts: readonly number[]): number[] {
  const first = lineAt(lineStarts, start);
  if (text.slice(lineStarts[first], start).trim() !== '') return [];
  const count = lineAt(lineStarts, Math.max(start, end - 1)) - first + 1;
  return Array.from({ length: count }, (_, i) => first + i);
}

function lineEnd(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return end;
}

interface OpenItem {
  /** Columns before its marker: what stands as far to the left, and begins anew, is no part of it. */
  readonly indent: number;
  readonly start: number;
}

class BlockReader {
  readonly #text: string;
  readonly #blocks: Block[] = [];
  readonly #items: OpenItem[] = [];
  #leaf: OpenLeaf | undefined;
  /** The end of the last line that is not blank. */
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  heading(): void {
    this.#closeLeaf();
    this.#closeItems(0);
  }

  line(start: number, end: number): void {
    const line = this.#text.slice(start, end);
    if (this.#leaf?.until) this.#goOn(line, end, this.#leaf.until);
    else if (line.trim() === '') this.#closeLeaf();
    else this.#begin(line, start, end);
  }

  finish(): Block[] {
    this.#closeLeaf();
    this.#closeItems(0);
    return this.#blocks.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  }

  /** A line of a block that ends with a mark of its own. */
  #goOn(line: string, end: number, isLast: (line: string) => boolean): void {
    if (line.trim() !== '') this.#end = end;
    if (isLast(line)) this.#closeLeaf();
  }

  #begin(line: string, start: number, end: number): void {
    const item = marker.exec(line);
    // A paragraph goes on in the next line, however far to the left it stands; anything else there ends the items.
    const isLazy = this.#leaf?.kind === 'paragraph' && !item && !fence.test(line);
    if (!isLazy) this.#closeItems(item ? item[1]!.length : indentOf(line) - 1);
    if (item) {
      this.#closeLeaf();
      this.#items.push({ indent: item[1]!.length, start });
    }
    this.#openLeaf(item ? line.slice(item[0].length) : line, start);
    this.#end = end;
    if (this.#leaf?.kind === 'comment' && isClosed(line)) this.#closeLeaf();
  }

  #openLeaf(line: string, start: number): void {
    const fenced = fence.exec(line)?.[1];
    if (fenced) this.#replaceLeaf({ kind: 'code', start, until: closes(fenced) });
    else if (commentStart.test(line)) this.#replaceLeaf({ kind: 'comment', start, until: isClosed });
    else if (!this.#leaf) this.#leaf = { kind: 'paragraph', start };
    // The second line of a table tells it from a paragraph.
    else if (this.#leaf.kind === 'paragraph' && line.includes('|') && delimiterRow.test(line)) {
      this.#leaf = { kind: 'table', start: this.#leaf.start };
    }
  }

  #replaceLeaf(leaf: OpenLeaf): void {
    this.#closeLeaf();
    this.#leaf = leaf;
  }

  #closeLeaf(): void {
    if (this.#leaf) this.#blocks.push({ kind: this.#leaf.kind, span: { start: this.#leaf.start, end: this.#end } });
    this.#leaf = undefined;
  }

  /** Ends the items whose markers stand at a column or to the right of it. */
  #closeItems(column: number): void {
    while (this.#items.length > 0 && this.#items.at(-1)!.indent >= Math.max(0, column)) {
      this.#closeLeaf();
      this.#blocks.push({ kind: 'item', span: { start: this.#items.pop()!.start, end: this.#end } });
    }
  }
}

function isClosed(comment: string): boolean {
  return comment.includes('-->');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A fence ends with as many of its marks or more, and nothing behind them. */
function closes(opening: string): (line: string) => boolean {
  return line => {
    const end = line.replace(/^[\s>]+/, '').trimEnd();
    return end.length >= opening.length && [...end].every(mark => mark === opening[0]);
  };
}
