// Texts that no author writes and that would keep the Markdown parser busy for minutes, or fill the memory: its work grows
// with the square of some things. Such a file is a problem, told before anything is parsed.

import type { FileProblem } from './facts.ts';

/** Block quotes and lists opened on one line. */
const maximumNesting = 500;
/** Paragraphs' marks times their length, summed up: what joining the pieces of their text costs at most. */
const maximumWork = 100_000_000;

/** A text below this size is parsed in no time whatever it holds. */
const harmlessSize = 5_000;

const nestedLinePattern = new RegExp(`^(?:[ \\t]*(?:>|(?:[-+*]|[0-9]{1,9}[.)])(?=[ \\t]))){${maximumNesting}}`, 'm');

/** Why a text must not be given to a parser; undefined for every ordinary text. */
export function intricacyOf(text: string): FileProblem | undefined {
  if (text.length < harmlessSize) return undefined;
  const nested = nestedLinePattern.exec(text);
  if (nested) {
    return problemAt(
      nested.index,
      `This line opens more than ${maximumNesting} block quotes or lists. Nest less deeply.`,
    );
  }
  const overloaded = overloadedParagraph(text);
  if (overloaded === undefined) return undefined;
  const advice = 'Divide the paragraph that ends here by empty lines.';
  return problemAt(
    overloaded,
    `Too many of the marks \`*\`, \`_\`, \`~\`, \`\\\` and \`&\` in too much text. ${advice}`,
  );
}

function problemAt(start: number, what: string): FileProblem {
  return { rule: 'file/syntax', message: `This file was not read as Markdown. ${what}`, span: { start, end: start } };
}

/** A line that begins a paragraph, an item, a row or a fence, so that the marks before it do not meet those behind it. */
const blockStartPattern = /^[ \t>]*(?:\s*$|[|#]|(?:[-+*]|[0-9]{1,9}[.)])[ \t])/;
const fencePattern = /^[ \t>]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)?(?:```|~~~)/;

/** Where the line stands at which the work becomes too much. */
function overloadedParagraph(text: string): number | undefined {
  // Nothing that is split into paragraphs can cost more than the whole as one.
  if (countMarks(text) * text.length <= maximumWork) return undefined;
  let work = 0;
  let marks = 0;
  let length = 0;
  let isCode = false;
  for (const { 0: line, index } of text.matchAll(/.+|\n\r?\n/g)) {
    const isFence = fencePattern.test(line);
    if (isFence) isCode = !isCode;
    if (isFence || blockStartPattern.test(line)) {
      work += marks * length;
      marks = 0;
      length = 0;
    }
    if (!isCode) {
      marks += countMarks(line);
      length += line.length;
    }
    if (work + marks * length > maximumWork) return index;
  }
  return undefined;
}

function countMarks(text: string): number {
  let marks = 0;
  for (let i = 0; i < text.length; i++) if (markCodes.has(text.charCodeAt(i))) marks++;
  return marks;
}

const markCodes = new Set([...'*_~\\&'].map(mark => mark.charCodeAt(0)));
