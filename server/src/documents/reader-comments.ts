// The comments in the lines of a Markdown text, which a reader does not see.

const commentOrCode = /<!--|`+/g;

/** Takes comments out of lines that are given one after the other. Lines of code are not to be given. */
export class ReaderComments {
  readonly #lines: readonly string[];
  /** Inside a comment that began on an earlier line. */
  #isOpen = false;
  /** No comment that begins within the paragraph around ends before this line. */
  #unclosedUntil = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** What is left of a line, the `at`th; undefined where comments are all that stands on it. */
  cutFrom(line: string, at: number): string | undefined {
    if (!this.#isOpen && !line.includes('<!--')) return line;
    const parts: string[] = [];
    const lastClose = line.lastIndexOf('-->');
    const firstSign = line.search(/\S/);
    let shown = 0;
    let isInCode = false;
    for (let from = 0; from < line.length; ) {
      if (this.#isOpen) {
        const end = line.indexOf('-->', from);
        if (end < 0) return joined(parts);
        this.#isOpen = false;
        from = end + 3;
        shown = from;
        continue;
      }
      commentOrCode.lastIndex = from;
      const found = commentOrCode.exec(line);
      if (!found) break;
      from = commentOrCode.lastIndex;
      if (found[0] !== '<!--') isInCode = !isInCode;
      else if (!isInCode && (lastClose >= from || found.index === firstSign || this.#isClosedBelow(at))) {
        parts.push(line.slice(shown, found.index));
        this.#isOpen = true;
        shown = line.length;
      }
    }
    return joined([...parts, line.slice(shown)]);
  }

  /** A comment within a paragraph must end in it. At the beginning of a line it is a block, and may go on to the end of the text. */
  #isClosedBelow(at: number): boolean {
    if (at < this.#unclosedUntil) return false;
    for (let below = at + 1; below < this.#lines.length; below++) {
      const line = this.#lines[below]!;
      if (line.includes('-->')) return true;
      if (line.trim() !== '') continue;
      this.#unclosedUntil = below;
      return false;
    }
    this.#unclosedUntil = this.#lines.length;
    return false;
  }
}

function joined(parts: readonly string[]): string | undefined {
  const text = parts.join(' ');
  return text.trim() === '' ? undefined : text;
}
