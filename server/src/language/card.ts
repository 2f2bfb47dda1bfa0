// A card: what is told about a thing of the SMS, in blocks. It is written as Markdown or as plain text, as the client can show
// it. Whatever comes from a document is text: none of its marks means anything in the Markdown.

import { escapeText } from '../documents/markdown-escape.ts';

/** A piece of a line. Plain strings are text. */
export type Inline =
  | string
  | { readonly bold: string }
  | { readonly code: string }
  | { readonly text: string; readonly href: string };

export type Line = string | readonly Inline[];

export type Block =
  | { readonly kind: 'title' | 'text' | 'quote'; readonly line: Line }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly Line[] }
  | { readonly kind: 'code'; readonly language: string; readonly content: string }
  | { readonly kind: 'image'; readonly uri: string; readonly alt: string };

export type Card = readonly Block[];

export const title = (...line: readonly Inline[]): Block => ({ kind: 'title', line });
export const text = (...line: readonly Inline[]): Block => ({ kind: 'text', line });
/** Lines as they are. */
export const code = (language: string, content: string): Block => ({ kind: 'code', language, content });
export const quote = (line: Line): Block => ({ kind: 'quote', line });

/** Longer lists in a hover are not read. */
const longest = 10;

/** Nothing where there are no items. */
export function list(heading: string, items: readonly Line[], most = longest): readonly Block[] {
  if (items.length === 0) return [];
  const rest = items.length - most;
  const shown = rest > 0 ? [...items.slice(0, most), `and ${rest} more`] : items;
  return [{ kind: 'list', title: heading, items: shown }];
}

/** Words of our own, in which what is written between backticks is code. */
export function worded(words: string): readonly Inline[] {
  return words.split(/(`[^`]+`)/).map((part, i) => (i % 2 === 1 ? { code: part.slice(1, -1) } : part));
}

/** Parts of a line joined with ` · `, those that are not there left out. */
export function dotted(...parts: readonly (Inline | undefined | false)[]): Inline[] {
  return parts
    .filter((part): part is Inline => part !== undefined && part !== false && part !== '')
    .flatMap((part, i): Inline[] => (i === 0 ? [part] : [' · ', part]));
}

interface Writing {
  readonly inline: (piece: Inline) => string;
  readonly line: (pieces: string) => string;
  readonly block: (block: Block, line: (line: Line) => string) => string;
}

const markdown: Writing = {
  // `1.`, `-` and `+` make a list where they begin a line.
  line: line => line.replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2').replace(/^[-+=]/, '\\$&'),
  inline(piece) {
    if (typeof piece === 'string') return escaped(piece);
    if ('bold' in piece) return piece.bold.trim() === '' ? '' : `**${escapeText(piece.bold)}**`;
    if ('code' in piece) return codeSpan(piece.code);
    return `[${escapeText(piece.text)}](${target(piece.href)})`;
  },
  block(block, line) {
    if (block.kind === 'image') return `![${escapeText(block.alt)}](${target(block.uri)})`;
    if (block.kind === 'code') return fenced(block);
    if (block.kind === 'list') {
      return `**${escapeText(block.title)}**\n\n${block.items.map(item => `- ${line(item)}`).join('\n')}`;
    }
    return block.kind === 'quote' ? `> ${line(block.line)}` : line(block.line);
  },
};

const plain: Writing = {
  line: line => line,
  inline(piece) {
    return textOf(piece).replace(/[\s\p{Cc}]+/gu, ' ');
  },
  block(block, line) {
    if (block.kind === 'image') return '';
    if (block.kind === 'code') return block.content;
    if (block.kind === 'list') return [`${block.title}:`, ...block.items.map(item => `  - ${line(item)}`)].join('\n');
    return line(block.line);
  },
};

export function markdownOf(card: Card): string {
  return written(card, markdown);
}

export function plainTextOf(card: Card): string {
  return written(card, plain);
}

function written(card: Card, writing: Writing): string {
  const line = (one: Line) => writing.line((typeof one === 'string' ? [one] : one).map(writing.inline).join(''));
  return card
    .map(block => writing.block(block, line))
    .filter(block => block !== '')
    .join('\n\n');
}

/** An address in the web is worth reading; that of a file is not. */
function textOf(piece: Inline): string {
  if (typeof piece === 'string') return piece;
  if ('bold' in piece) return piece.bold;
  if ('code' in piece) return piece.code;
  return piece.href.startsWith('https:') ? `${piece.text}: ${piece.href}` : piece.text;
}

/** Between more backticks than it has in a row. */
function fenced({ language, content }: Extract<Block, { readonly kind: 'code' }>): string {
  const longestRun = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return `${fence}${language}\n${content}\n${fence}`;
}

/** The target of a link between angle brackets. */
function target(uri: string): string {
  return `<${uri.replace(/[<>\s\\]/g, encodeURIComponent)}>`;
}

/** Escapes, and keeps the spaces at the ends that join pieces. */
function escaped(piece: string): string {
  const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(piece) ?? [];
  return `${before && ' '}${escapeText(middle)}${after && ' '}`;
}

function codeSpan(code: string): string {
  const line = code.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const longestRun = Math.max(0, ...[...line.matchAll(/`+/g)].map(run => run[0].length));
  const fence = '`'.repeat(longestRun + 1);
  return line === '' ? '' : longestRun > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
