// Texts that no author writes and that would keep a Markdown parser busy for minutes, or fill the memory. Satteri is linear but
// for four things, each measured: joining the text around character references (every reference copies what of the paragraph
// stands before it), underscores in one endless word, strikethrough without end, and block quotes or lists opened on one
// line. A text with too much of these goes to remark, which has other weaknesses; only one that is too much for both is a
// problem, told before anything is parsed. The estimate for Satteri may be too high, since remark then reads the text; that
// for remark is rather too low, so that nothing ordinary is ever refused.

import type { FileProblem } from './facts.ts';
import type { Span } from './text.ts';

/** A text below this size is parsed in no time whatever it holds. */
const harmlessSize = 5_000;
/** References times the length of their paragraph, summed up: half a second, and 250 MB. */
const mostJoining = 500_000_000;
/** Underscores times the length of the word they stand in: five seconds; remark is no faster on texts like that. */
const mostUnderscoring = 10_000_000_000;
/** Two seconds. */
const mostTildes = 300_000;
/** Block quotes and lists opened on one line, squared: two seconds. */
const mostNesting = 2_000_000_000;
/** Marks times the length of their paragraph: two seconds of remark, up to twenty with the marks it likes least. */
const mostMarking = 2_000_000_000;

/** Why a text must not be given to any parser; undefined for every ordinary text. */
export function intricacyOf(text: string): FileProblem | undefined {
  if (text.length < harmlessSize) return undefined;
  const nested = overnestedLine(text);
  if (nested !== undefined)
    return problemAt(nested, 'This line opens too many block quotes or lists. Nest less deeply.');
  const overloaded = isTooMuchForSatteri(text) ? overloadedForRemark(text) : undefined;
  if (overloaded === undefined) return undefined;
  const advice = 'Divide the paragraph that ends here by empty lines.';
  return problemAt(
    overloaded,
    `Too many of the marks \`*\`, \`_\`, \`~\`, \`[\` and \`&\` in too much text. ${advice}`,
  );
}

/** Whether Satteri would take seconds for a text, or more memory than there is. */
export function isTooMuchForSatteri(text: string): boolean {
  if (text.length < harmlessSize) return false;
  // Nothing that is split into paragraphs can cost more than the whole as one.
  const mayUnderscore = count(text, '_') * text.length > mostUnderscoring;
  if (countReferences(text) * text.length <= mostJoining && count(text, '~') <= mostTildes && !mayUnderscore)
    return false;
  let joining = 0;
  let underscoring = 0;
  let tildes = 0;
  for (const { start, end } of paragraphsOf(text, surely)) {
    const paragraph = text.slice(start, end);
    joining += countReferences(paragraph) * paragraph.length;
    tildes += count(paragraph, '~');
    if (mayUnderscore) underscoring += workOfUnderscores(paragraph);
    if (joining > mostJoining || tildes > mostTildes || underscoring > mostUnderscoring) return true;
  }
  return false;
}

function problemAt(start: number, what: string): FileProblem {
  return { rule: 'file/syntax', message: `This file was not read as Markdown. ${what}`, span: { start, end: start } };
}

/** Where the line stands up to which the work becomes too much. */
function overloadedForRemark(text: string): number | undefined {
  let work = 0;
  for (const { start, end } of paragraphsOf(text, probably)) {
    work += countMarks(text.slice(start, end)) * (end - start);
    if (work > mostMarking) return text.lastIndexOf('\n', Math.max(0, end - 2)) + 1;
  }
  return undefined;
}

const nestedLinePattern = /^(?:[ \t]*(?:>|(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]))){1000}.*/gm;
const openingPattern = /[ \t]*(?:>|(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]))/y;

function overnestedLine(text: string): number | undefined {
  let work = 0;
  for (const { 0: line, index } of text.matchAll(nestedLinePattern)) {
    let depth = 0;
    openingPattern.lastIndex = 0;
    while (openingPattern.test(line)) depth++;
    work += depth * depth;
    if (work > mostNesting) return index;
  }
  return undefined;
}

function count(text: string, sign: string): number {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found++;
  return found;
}

const remarkMarks = new Set([...'*_~[]<`\\'].map(mark => mark.charCodeAt(0)));

function countMarks(text: string): number {
  let marks = 0;
  for (let i = 0; i < text.length; i++) if (remarkMarks.has(text.charCodeAt(i))) marks++;
  return marks;
}

function countReferences(text: string): number {
  let found = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    referencePattern.lastIndex = at;
    if (referencePattern.test(text)) found++;
  }
  return found;
}

const referencePattern = /&[#0-9A-Za-z]{1,32};/y;

function workOfUnderscores(paragraph: string): number {
  let work = 0;
  for (const word of paragraph.split(/\s+/)) work += count(word, '_') * word.length;
  return work;
}

/** What tells where a paragraph ends: never where none does, or also where one is most likely to. */
interface Structure {
  /** A line that begins something new. */
  readonly start: RegExp;
  readonly fence: RegExp;
  readonly html: RegExp;
}

/** Only marks without indentation: others may continue a paragraph, or end with the list around. */
const surely: Structure = {
  start: /^(?: {0,3}(?:#{1,6}[ \t]|[-+*][ \t]+[^ \t\r]|1[.)][ \t]+[^ \t\r]))/,
  fence: /^()(`{3,}(?=[^`]*$)|~{3,})/,
  html: /^()<(?:(!--|\?|!\[CDATA\[)|(?:pre|script|style|textarea)(?=[\s>]|$)|\/?(?:address|article|aside|blockquote|body|center|col|colgroup|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|optgroup|option|p|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=\s|\/?>|$))/i,
};

const probably: Structure = {
  start: /^[ \t>]*(?:[|#]|(?:[-+*]|[0-9]{1,9}[.)])[ \t]|\[[^\]]*\]:|[^|]*\|)/,
  fence: /^([ \t>]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})/,
  html: /^([ \t>]*)<(?:(!--|\?|!\[CDATA\[)|\/?[a-z])/i,
};

const blankPattern = /^[ \t>]*\r?$/;
const delimiterRowPattern = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?$/;
const commentEnds: Readonly<Record<string, string>> = { '!--': '-->', '?': '?>', '![CDATA[': ']]>' };

/** The parts of a text that are read as text with marks in it: no front matter, code, HTML blocks. The rows of a table are paragraphs. */
function* paragraphsOf(
  text: string,
  { start: startPattern, fence: fencePattern, html: htmlPattern }: Structure,
): Generator<Span> {
  /** Where the paragraph began that is going on. */
  let paragraph: number | undefined;
  let fence: string | undefined;
  /** What ends the HTML block that is going on; empty: a blank line. */
  let html: string | undefined;
  let isTable = false;
  let previous = '';
  for (let at = frontMatterEnd(text), next = at; at < text.length; at = next) {
    next = text.indexOf('\n', at) + 1 || text.length;
    const line = text.slice(at, next);
    if (fence !== undefined) {
      const close = /^[ \t>]*(`{3,}|~{3,})[ \t]*\r?\n?$/.exec(line)?.[1];
      if (close?.startsWith(fence)) fence = undefined;
      continue;
    }
    const isBlank = blankPattern.test(line.trimEnd());
    if (html !== undefined) {
      if (html === '' ? isBlank : line.includes(html)) html = undefined;
      continue;
    }
    const opened = fencePattern.exec(line);
    const openedHtml = opened ? null : htmlPattern.exec(line);
    const isDelimiterRow =
      cellsOf(line) > 0 && cellsOf(line) === cellsOf(previous) && delimiterRowPattern.test(line.trimEnd());
    if (isBlank || opened || openedHtml || isTable || isDelimiterRow || startPattern.test(line)) {
      if (paragraph !== undefined) yield { start: paragraph, end: at };
      paragraph = undefined;
    }
    previous = line;
    isTable = !isBlank && !opened && !openedHtml && (isTable || isDelimiterRow);
    if (opened) fence = opened[2]!;
    else if (openedHtml) {
      const end = commentEnds[openedHtml[2] ?? ''] ?? '';
      if (!(end && line.includes(end))) html = end;
    } else if (!isBlank) paragraph ??= at;
  }
  if (paragraph !== undefined) yield { start: paragraph, end: text.length };
}

function frontMatterEnd(text: string): number {
  if (!/^(?:---|\+\+\+)[ \t]*\r?\n/.test(text)) return 0;
  const end = /\n(?:---|\+\+\+)[ \t]*(?:\r?\n|$)/.exec(text);
  return end ? end.index + end[0].length : 0;
}

/** How many cells a line would have as a row of a table. */
function cellsOf(line: string): number {
  if (!line.includes('|')) return 0;
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/).length;
}
