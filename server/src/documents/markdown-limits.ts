// Texts that no author writes and that keep a Markdown parser busy for minutes: its time grows with the square of some
// things. Such a file is a problem, told before anything is parsed.

import type { FileProblem } from './facts.ts';

/** Block quotes and lists opened on one line. */
const maximumNesting = 500;
/** Emphasis marks in one paragraph. */
const maximumMarks = 10_000;

const nestedLinePattern = new RegExp(`^(?:[ \\t]*(?:>|(?:[-+*]|[0-9]{1,9}[.)])(?=[ \\t]))){${maximumNesting}}`, 'm');

/** A text below this size is parsed in no time whatever it holds. */
const harmlessSize = maximumMarks;

export function intricacyOf(text: string): FileProblem | undefined {
  if (text.length < harmlessSize) return undefined;
  const nested = nestedLinePattern.exec(text);
  if (nested) {
    const message = `This line opens more than ${maximumNesting} block quotes or lists, so the file was not read.`;
    return { rule: 'file/syntax', message, span: { start: nested.index, end: nested.index } };
  }
  const paragraph = overmarkedParagraph(text);
  if (paragraph === undefined) return undefined;
  const message = `This paragraph has more than ${maximumMarks} of the marks \`*\`, \`_\` and \`~\`, so the file was not read. Divide it by empty lines.`;
  return { rule: 'file/syntax', message, span: { start: paragraph, end: paragraph } };
}

/** A line that begins a paragraph, an item or a row, so that the marks before it do not meet those behind it. */
const blockStartPattern = /^[ \t>]*(?:$|[|#]|[-+*][ \t]|[0-9]{1,9}[.)][ \t])/;
const fencePattern = /^[ \t>]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)?(?:```|~~~)/;

/** Where the line stands at which a paragraph has too many marks. */
function overmarkedParagraph(text: string): number | undefined {
  let marks = 0;
  let isCode = false;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (fencePattern.test(line)) isCode = !isCode;
    if (isCode || blockStartPattern.test(line.trimEnd())) marks = 0;
    if (!isCode) marks += line.match(/[*_~]/g)?.length ?? 0;
    if (marks > maximumMarks) return index;
  }
  return undefined;
}
