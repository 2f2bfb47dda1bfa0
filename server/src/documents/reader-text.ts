// Markdown -> the text that two versions of a document are compared by: what a reader sees. How lines are broken, white space,
// the style of marks and comments are not in it; words, structure, link targets and the lines of code are. A scanner rather than
// the parser, because a history has ten thousands of versions and a digest needs no tree. Where a construct is read otherwise
// than the parser reads it, it is so in both versions.

import GithubSlugger from 'github-slugger';
import { headingWords } from './heading-words.ts';
import { ReaderComments } from './reader-comments.ts';
import { cellsOf, seen } from './reader-words.ts';

export interface ReaderText {
  readonly text: string;
  readonly headings: readonly ReaderHeading[];
}

interface ReaderHeading {
  readonly depth: number;
  /** As `Heading.slug` of the document's facts. */
  readonly slug: string;
  /** Where the heading begins in the text. */
  readonly start: number;
}

/** Reads the body of a document, without front matter. */
export function readerText(body: string): ReaderText {
  const scanner = new Scanner(body);
  scanner.scan();
  return scanner;
}

const fencePattern = /^(`{3,}|~{3,})([^\n]*)$/;
const headingPattern = /^(#{1,6})(?:[ \t]+(.*))?$/;
const underlinePattern = /^(?:=+|-+)[ \t]*$/;
const rulePattern = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const itemPattern = /^([-+*]|\d{1,9}[.)])(?:[ \t]+(.*))?$/;
const definitionPattern = /^(\[(?!\^)[^\]]+\]:)[ \t]*(\S.*)$/;
const delimiterRowPattern = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const htmlHeadingPattern = /^<h([1-6])(?:\s[^>]*)?>(.*)<\/h\1\s*>/i;

const quotePattern = /^[ \t]*> ?/;

/** Marks within each other that are told apart, and characters of a heading that is looked into: nobody writes more. */
const deepest = 40;
const longest = 2000;

type Block = 'none' | 'paragraph' | 'table' | 'code';

interface Fence {
  readonly mark: string;
  readonly length: number;
  readonly indent: number;
}

class Scanner implements ReaderText {
  text = '';
  readonly headings: ReaderHeading[] = [];
  readonly #lines: readonly string[];
  readonly #comments: ReaderComments;
  readonly #slugger = new GithubSlugger();
  #block: Block = 'none';
  #fence: Fence | undefined;
  /** Columns where the content of the list items around begins, outermost first. */
  #items: number[] = [];
  #quotes = 0;
  /** Blank lines behind indented code, which belong to it where it goes on. */
  #gap = 0;
  /** The lines of the paragraph that is open, which an underline may turn into a heading. */
  #paragraph: string[] = [];

  constructor(body: string) {
    this.#lines = body.split(/\r\n?|\n/);
    this.#comments = new ReaderComments(this.#lines);
  }

  scan(): void {
    for (let at = 0; at < this.#lines.length; at++) {
      const line = this.#lines[at]!;
      if (this.#fence) this.#codeLine(line, this.#fence);
      else this.#line(line, at);
    }
    this.#endParagraph();
  }

  #line(written: string, at: number): void {
    const shown = this.#comments.cutFrom(written, at);
    // A line of nothing but comments is not there at all: it parts no paragraph.
    if (shown === undefined) return;
    const { rest, quotes } = withoutQuotes(shown);
    const content = rest.trim();
    // A paragraph of a quote goes on where the marks are left out.
    const isLazy = quotes < this.#quotes && this.#block === 'paragraph' && content !== '' && !beginsBlock(content);
    if (!isLazy) this.#enterQuotes(quotes);
    if (content !== '') this.#content(content, columnsOf(rest), at);
    else if (this.#block === 'code') this.#gap++;
    else this.#endBlock();
  }

  #enterQuotes(quotes: number): void {
    if (quotes === this.#quotes) return;
    this.#endBlock();
    this.#items = [];
    this.#quotes = quotes;
  }

  /** What stands on a line behind its quotes, or behind the marker of its list item. */
  #content(content: string, indent: number, at: number): void {
    const item = itemPattern.exec(content);
    if ((this.#block === 'none' || this.#block === 'code') && !item) while (indent < this.#item) this.#items.pop();
    const isTaken =
      this.#deepLine(content, indent, item !== null) ||
      this.#fenceLine(content, indent) ||
      this.#headingLine(content) ||
      this.#underline(content, indent) ||
      this.#ruleLine(content) ||
      this.#definitionLine(content) ||
      (item !== null && this.#itemLine(item, indent, at)) ||
      (content.includes('|') && this.#tableLine(content, at));
    if (!isTaken) this.#words(content);
  }

  /** Four columns further in, a line goes on with a paragraph, or is code. */
  #deepLine(content: string, indent: number, isItem: boolean): boolean {
    const depth = indent - this.#item - 4;
    if (depth < 0 || this.#block === 'table') return false;
    if (this.#block === 'paragraph') this.#words(content);
    else if (isItem) return false;
    else this.#indentedCode(' '.repeat(depth) + content);
    return true;
  }

  get #item(): number {
    return this.#items.at(-1) ?? 0;
  }

  /** A list begins in the middle of a paragraph only where it surely is one. */
  #mayBegin([, marker, rest]: RegExpExecArray): boolean {
    if (this.#items.length >= deepest) return false;
    if (this.#block !== 'paragraph' || this.#items.length > 0) return true;
    return rest !== undefined && rest !== '' && (!/^\d/.test(marker!) || /^1[.)]/.test(marker!));
  }

  #itemLine(item: RegExpExecArray, indent: number, at: number): boolean {
    if (!this.#mayBegin(item)) return false;
    const [whole, marker, rest = ''] = item;
    this.#endBlock();
    while (indent < this.#item) this.#items.pop();
    this.#begin(`${'  '.repeat(this.#items.length)}${/^\d/.test(marker!) ? '1.' : '-'}`);
    const column = indent + (rest === '' ? marker!.length + 1 : whole.length - rest.length);
    this.#items.push(column);
    const { rest: quoted, quotes } = withoutQuotes(rest);
    this.#quotes += quotes;
    if (quoted !== '') this.#content(quoted.trimStart(), column, at);
    return true;
  }

  #words(content: string): void {
    if (this.#block !== 'paragraph') this.#endBlock();
    this.#block = 'paragraph';
    // A backslash breaks the line, as two spaces do.
    this.#paragraph.push(content.replace(/\\$/, ''));
  }

  #headingLine(content: string): boolean {
    const marked = headingPattern.exec(content);
    const html = content.startsWith('<') && content.length < longest ? htmlHeadingPattern.exec(content) : null;
    if (marked) this.#heading(marked[1]!.length, (marked[2] ?? '').replace(/(?:^|[ \t])#+$/, ''));
    else if (html) this.#heading(Number(html[1]), html[2]!);
    return marked !== null || html !== null;
  }

  /** The line below a paragraph that makes it a heading. */
  #underline(content: string, indent: number): boolean {
    if (this.#paragraph.length === 0 || indent < this.#item || !underlinePattern.test(content)) return false;
    const text = this.#paragraph.join('\n');
    this.#paragraph = [];
    this.#heading(content.startsWith('=') ? 1 : 2, text);
    return true;
  }

  #heading(depth: number, text: string): void {
    this.#endBlock();
    const slug = this.#slugger.slug(text.length < longest ? headingWords(text) : text);
    this.headings.push({ depth, slug, start: this.text.length });
    this.#begin(`${'#'.repeat(depth)} ${seen(text)}`);
  }

  #ruleLine(content: string): boolean {
    if (!rulePattern.test(content)) return false;
    this.#single('---');
    return true;
  }

  /** `[label]: target`, one a line. */
  #definitionLine(content: string): boolean {
    const definition = this.#block === 'paragraph' ? null : definitionPattern.exec(content);
    if (definition) this.#single(seen(`${definition[1]} ${definition[2]}`));
    return definition !== null;
  }

  #single(mark: string): void {
    this.#endBlock();
    this.#begin(mark);
  }

  /** Whether a line is a row: of the table that is open, or one above the row that makes a table. */
  #tableLine(content: string, at: number): boolean {
    if (this.#block === 'table') {
      if (!delimiterRowPattern.test(content)) this.#row(content);
      return true;
    }
    const next = (this.#lines[at + 1] ?? '').replace(/^[ \t>]*/, '');
    if (!next.includes('-') || !delimiterRowPattern.test(next)) return false;
    if (cellsOf(next.trimEnd()).length !== cellsOf(content).length) return false;
    this.#endBlock();
    this.#block = 'table';
    this.#row(content);
    return true;
  }

  #row(content: string): void {
    this.#begin(`| ${cellsOf(content).map(seen).join(' | ')}`);
  }

  #indentedCode(content: string): void {
    if (this.#block !== 'code') this.#single('```');
    this.#block = 'code';
    this.text += `${'\n'.repeat(this.#gap)}\n${content}`;
    this.#gap = 0;
  }

  #fenceLine(content: string, indent: number): boolean {
    const [, marks, info = ''] = fencePattern.exec(content) ?? [];
    if (!marks || (marks.startsWith('`') && info.includes('`'))) return false;
    this.#single(`\`\`\`${info.trim()}`);
    this.#fence = { mark: marks[0]!, length: marks.length, indent };
    return true;
  }

  #codeLine(line: string, { mark, length, indent }: Fence): void {
    let rest = line;
    for (let quote = 0; quote < this.#quotes; quote++) rest = rest.replace(quotePattern, '');
    const content = rest.trim();
    if (content.length >= length && content === mark.repeat(content.length)) {
      this.#fence = undefined;
      return;
    }
    this.text += `\n${rest.slice(Math.min(indent, rest.length - rest.trimStart().length)).trimEnd()}`;
  }

  /** Writes the mark that begins a block, on a line of its own. */
  #begin(mark: string): void {
    this.text += `\n${'>'.repeat(this.#quotes)}${mark}`;
  }

  #endBlock(): void {
    this.#endParagraph();
    this.#gap = 0;
    this.#block = 'none';
  }

  #endParagraph(): void {
    if (this.#paragraph.length === 0) return;
    this.#begin(`¶ ${seen(this.#paragraph.join(' '))}`);
    this.#paragraph = [];
  }
}

function beginsBlock(content: string): boolean {
  return [fencePattern, headingPattern, rulePattern, itemPattern].some(pattern => pattern.test(content));
}

function withoutQuotes(line: string): { rest: string; quotes: number } {
  let rest = line;
  let quotes = 0;
  for (; quotes < deepest; quotes++) {
    const mark = quotePattern.exec(rest);
    if (!mark) break;
    rest = rest.slice(mark[0].length);
  }
  return { rest, quotes };
}

/** The column at which the content of a line begins; tabs lead to the next multiple of four. */
function columnsOf(line: string): number {
  let column = 0;
  for (let at = 0; line[at] === ' ' || line[at] === '\t'; at++) column += line[at] === '\t' ? 4 - (column % 4) : 1;
  return column;
}
