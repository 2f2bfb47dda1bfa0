// Text as a reader sees it, with the way back to the source: Markdown takes away escapes, references, the indentation of
// continued lines and the `>` of block quotes, and findings still belong to exact places.

import { referenceAt } from './entities.ts';
import type { Span } from './text.ts';

export interface MappedText {
  readonly text: string;
  /** Where the text begins in the source. */
  readonly start: number;
  /** The place of each character; undefined when text and source are equal. */
  readonly places: readonly Span[] | undefined;
}

/** The source offset of an index into the text. */
export function offsetOf({ text, start, places }: MappedText, index: number): number {
  if (!places) return start + index;
  if (index < text.length) return places[index]!.start;
  return places.at(-1)?.end ?? start;
}

/** The span in the source of a part of the text. */
export function spanOf(mapped: MappedText, start: number, end: number): Span {
  const offset = offsetOf(mapped, start);
  if (!mapped.places || end <= start) return { start: offset, end: offset + Math.max(0, end - start) };
  return { start: offset, end: mapped.places[end - 1]!.end };
}

/** The text of a source that is taken as it is. */
export function plainText(source: string, span: Span): MappedText {
  return { text: source.slice(span.start, span.end), start: span.start, places: undefined };
}

/** Which signs of the source stand for others: in prose both, in raw HTML neither. */
export type Decoding = 'markdown' | 'none';

/**
 * Finds where a node's value stands in the source of its span. Undefined when the two cannot be brought together, which
 * no input is known to cause; the text then has no places and yields no facts.
 */
export function alignText(value: string, source: string, span: Span, decoding: Decoding): MappedText | undefined {
  if (span.end - span.start === value.length && source.startsWith(value, span.start)) {
    return { text: value, start: span.start, places: undefined };
  }
  const places: Span[] = [];
  let at = span.start;
  while (places.length < value.length && at < span.end) {
    const step = stepAt(value, places.length, source, at, decoding);
    if (!step) return undefined;
    const place = { start: at, end: at + step.length };
    for (let i = 0; i < step.consumed; i++) places.push(place);
    at += step.length;
  }
  return places.length < value.length ? undefined : { text: value, start: span.start, places };
}

/** How many characters of the value the next `length` characters of the source stand for. */
interface Step {
  readonly consumed: number;
  readonly length: number;
}

const oneToOne: Step = { consumed: 1, length: 1 };
const skipped: Step = { consumed: 0, length: 1 };

function stepAt(value: string, index: number, source: string, at: number, decoding: Decoding): Step | undefined {
  const wanted = value[index];
  const found = source[at]!;
  if (decoding === 'markdown') {
    if (found === '\\' && source[at + 1] === wanted && isPunctuation(source, at + 1)) return { consumed: 1, length: 2 };
    const reference = found === '&' ? referenceAt(source, at) : undefined;
    if (reference && value.startsWith(reference.character, index)) {
      return { consumed: reference.character.length, length: reference.written.length };
    }
  }
  if (found === wanted) return oneToOne;
  if (found === '\0' && wanted === '\uFFFD') return oneToOne;
  // A table cell escapes its `|` before anything else in it is read.
  if (found === '\\' && source[at + 1] === '|' && wanted === '|') return { consumed: 1, length: 2 };
  // What continues a line: indentation, the marks of block quotes, the spaces before the break, half of a `\r\n`.
  return /[ \t>\r\n]/.test(found) ? skipped : undefined;
}

/** ASCII punctuation, which a backslash escapes. */
function isPunctuation(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  );
}

/** Reads references, and backslash escapes where Markdown has them, in a part of the source. */
export function unescapedText(source: string, span: Span, syntax: 'markdown' | 'html'): MappedText {
  const raw = source.slice(span.start, span.end);
  if (!raw.includes('&') && (syntax === 'html' || !raw.includes('\\'))) return plainText(source, span);
  const places: Span[] = [];
  let text = '';
  for (let at = 0; at < raw.length; ) {
    const reference = raw[at] === '&' ? referenceAt(raw, at) : undefined;
    const isEscape = syntax === 'markdown' && raw[at] === '\\' && isPunctuation(raw, at + 1);
    const character = reference?.character ?? (isEscape ? raw[at + 1]! : raw[at]!);
    const length = reference?.written.length ?? (isEscape ? 2 : 1);
    const place = { start: span.start + at, end: span.start + at + length };
    for (let i = 0; i < character.length; i++) places.push(place);
    text += character;
    at += length;
  }
  return { text, start: span.start, places };
}
