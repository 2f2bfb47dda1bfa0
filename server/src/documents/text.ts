// Places in a text: spans of offsets, and positions of line and character. Offsets and characters are UTF-16 code units,
// counted in the decoded text without a byte order mark, as editors count them.

/** A half-open range of offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A zero-based place, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open range of positions. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The offset at which each line begins. A line ends with `\n`, `\r\n` or a lone `\r`, as in the protocol. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (code === 10 || code === 13) starts.push(i + 1);
  }
  return starts;
}

/** The zero-based line that holds an offset. */
export function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function positionAt(lineStarts: readonly number[], offset: number): Position {
  const line = lineAt(lineStarts, offset);
  return { line, character: offset - lineStarts[line]! };
}

export function rangeOf(lineStarts: readonly number[], span: Span): Range {
  return { start: positionAt(lineStarts, span.start), end: positionAt(lineStarts, span.end) };
}

export function spanOf(lineStarts: readonly number[], { start, end }: Range): Span {
  const offset = ({ line, character }: Position) => (lineStarts[line] ?? 0) + character;
  return { start: offset(start), end: offset(end) };
}
