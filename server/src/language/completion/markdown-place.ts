// Where the cursor is in the body of a Markdown file: in the destination of a link, in `[[…]]`, in a comment, in a word that
// may become an id. Read from the text before the cursor, which need not be Markdown yet.

import type { Span } from '../../documents/text.ts';
import type { Source } from '../source.ts';

export type MarkdownPlace = LinkPlace | WikilinkPlace | CommentPlace | WordPlace;

/** In the destination of a link, an image or a definition, or in `href` and `src`. */
export interface LinkPlace {
  readonly kind: 'link';
  /** The destination as written, up to the cursor. */
  readonly typed: string;
  readonly span: Span;
  /** How it is written, which says what has to be encoded. */
  readonly syntax: 'bare' | 'angle' | 'attribute';
}

export interface WikilinkPlace {
  readonly kind: 'wikilink';
  /** What stands between `[[` and the cursor. */
  readonly typed: string;
  readonly span: Span;
  readonly isClosed: boolean;
}

/** Inside of `<!-- … -->`, which may not be closed yet. */
interface CommentPlace {
  readonly kind: 'comment';
  readonly typed: string;
  readonly span: Span;
  readonly isClosed: boolean;
}

/** A word in running text; empty between words. */
export interface WordPlace {
  readonly kind: 'word';
  readonly typed: string;
  readonly span: Span;
  /** Nothing but the word stands on the line before the cursor. */
  readonly isFirst: boolean;
}

/** A comment longer than this is no place where anybody waits for proposals. */
const longestComment = 2000;

/** Undefined in code. `body` is where the body begins. */
export function markdownPlaceAt(source: Source, body: number, offset: number): MarkdownPlace | undefined {
  const { text } = source;
  const lineStart = Math.max(lineStartOf(text, offset), body);
  const before = text.slice(lineStart, offset);
  if (isInFence(text, body, lineStart) || isInCodeSpan(before)) return undefined;
  const after = /^[^\r\n]*/.exec(text.slice(offset, offset + 1000))![0];
  return (
    commentAt(text, body, offset) ??
    wikilinkAt(before, after, offset) ??
    linkAt(before, after, offset) ??
    wordAt(before, after, offset)
  );
}

function lineStartOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

const fence = /^ {0,3}(`{3,}|~{3,})([^\r\n]*)/gm;

function isInFence(text: string, body: number, lineStart: number): boolean {
  let open: string | undefined;
  fence.lastIndex = body;
  for (let match = fence.exec(text); match && match.index < lineStart; match = fence.exec(text)) {
    const [, marks = '', info = ''] = match;
    if (open === undefined) {
      if (marks[0] === '~' || !info.includes('`')) open = marks;
    } else if (marks[0] === open[0] && marks.length >= open.length && info.trim() === '') open = undefined;
  }
  return open !== undefined;
}

/** Code spans are looked for on the line of the cursor only. */
function isInCodeSpan(before: string): boolean {
  let open = 0;
  for (const [marks] of before.matchAll(/(?<!\\)`+/g)) {
    if (open === 0) open = marks.length;
    else if (marks.length === open) open = 0;
  }
  return open > 0;
}

function commentAt(text: string, body: number, offset: number): CommentPlace | undefined {
  const from = Math.max(body, offset - longestComment);
  const recent = text.slice(from, offset);
  const start = recent.lastIndexOf('<!--');
  if (start < 0 || recent.indexOf('-->', start) >= 0) return undefined;
  const typed = recent.slice(start + '<!--'.length);
  const behind = /^[\s\S]*?(?=--|<!--|\n[ \t]*\r?\n|$)/.exec(text.slice(offset, offset + longestComment))![0];
  const isClosed = text.startsWith('-->', offset + behind.length);
  return {
    kind: 'comment',
    typed,
    span: { start: offset - typed.length, end: offset + (isClosed ? behind.length : 0) },
    isClosed,
  };
}

function wikilinkAt(before: string, after: string, offset: number): WikilinkPlace | undefined {
  const typed = /\[\[([^[\]]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const behind = /^[^[\]|#]*/.exec(after)![0];
  const closing = /^[^[\]]*\]\]/.test(after);
  const end = closing ? offset + behind.length : offset;
  return { kind: 'wikilink', typed, span: { start: offset - typed.length, end }, isClosed: closing };
}

/** How each kind of destination begins, and what ends it. */
const destinations: readonly {
  readonly syntax: LinkPlace['syntax'];
  readonly before: RegExp;
  readonly after: RegExp;
}[] = [
  { syntax: 'angle', before: /(?:\]\(|^ {0,3}\[[^\]]+\]:)[ \t]*<([^<>]*)$/, after: /^[^<>]*(?=>)/ },
  { syntax: 'bare', before: /\]\([ \t]*([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)$/, after: /^[^\s()<>]*(?=[\s)])/ },
  { syntax: 'bare', before: /^ {0,3}\[[^\]]+\]:[ \t]*([^\s<>]*)$/, after: /^[^\s<>]*/ },
  { syntax: 'attribute', before: /<[a-zA-Z][^<>]*\s(?:href|src)\s*=\s*"([^"<>]*)$/i, after: /^[^"<>]*(?=")/ },
  { syntax: 'attribute', before: /<[a-zA-Z][^<>]*\s(?:href|src)\s*=\s*'([^'<>]*)$/i, after: /^[^'<>]*(?=')/ },
];

function linkAt(before: string, after: string, offset: number): LinkPlace | undefined {
  for (const destination of destinations) {
    const typed = destination.before.exec(before)?.[1];
    if (typed === undefined) continue;
    const behind = destination.after.exec(after)?.[0] ?? '';
    const span = { start: offset - typed.length, end: offset + behind.length };
    return { kind: 'link', typed, span, syntax: destination.syntax };
  }
  return undefined;
}

function wordAt(before: string, after: string, offset: number): WordPlace {
  const typed = /[^\s()[\]{}|*"',;]*$/.exec(before)![0];
  const behind = /^[\p{L}\p{N}_-]*/u.exec(after)![0];
  const isFirst = before.slice(0, before.length - typed.length).trim() === '';
  return { kind: 'word', typed, span: { start: offset - typed.length, end: offset + behind.length }, isFirst };
}
