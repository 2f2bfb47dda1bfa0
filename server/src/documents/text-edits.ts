// Edits of a text: what to write in the place of which span. Offsets are those of the text before any of the edits.

import type { Span } from './text.ts';

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The text with all edits made. Insertions at one place keep their order; edits may not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of inOrder(edits)) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Whether two edits cannot both be made as they were meant: they overlap, or stand at the same place. */
export function areInConflict(a: Span, b: Span): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

/** The same edits with those that insert at one place made one. */
export function withInsertionsJoined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of inOrder(edits)) {
    const last = joined.at(-1);
    const isSamePlace = last?.span.start === edit.span.start && last.span.end === edit.span.end;
    if (last && isSamePlace) joined[joined.length - 1] = { span: last.span, newText: last.newText + edit.newText };
    else joined.push(edit);
  }
  return joined;
}

/** By place, and as given where the place is the same. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The line break that a text uses: that of its first line. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}
