// Bytes of one file -> its facts. Nothing here throws: what cannot be read is a problem among the facts.

import type { Root } from 'mdast';
import { decodeText, sizeLimit, tooLarge } from './decode.ts';
import type { DocumentFacts, DocumentFormat, FileProblem } from './facts.ts';
import { frontMatterContent } from './front-matter.ts';
import { markdownFacts } from './markdown.ts';
import { intricacyOf } from './markdown-limits.ts';
import type { MarkdownParser } from './markdown-parser.ts';
import { rowsOf } from './rows.ts';
import { lineStartsOf } from './text.ts';
import { parseYaml } from './yaml.ts';
import { yamlSuppressions } from './yaml-comments.ts';
import { isSmsDocument, yamlMentions } from './yaml-mentions.ts';

const formats: Readonly<Record<string, DocumentFormat>> = {
  md: 'markdown',
  markdown: 'markdown',
  yaml: 'yaml',
  yml: 'yaml',
};

/** The format of a file by its extension; undefined for files that are none of ours. */
export function formatOf(path: string): DocumentFormat | undefined {
  const extension = /\.([A-Za-z]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(formats, extension) ? formats[extension] : undefined;
}

/** The facts of a file on disk or in a git revision. */
export function extractFacts(format: DocumentFormat, bytes: Uint8Array, parser: MarkdownParser): DocumentFacts {
  if (bytes.byteLength > sizeLimit) return unreadableFacts(format, 'too-large', tooLarge(bytes.byteLength), bytes);
  const { text, problems } = decodeText(bytes);
  const facts = extractFactsFromText(format, text, parser);
  return problems.length === 0 ? facts : { ...facts, problems: [...problems, ...facts.problems] };
}

/** The facts of a text that an editor holds. */
export function extractFactsFromText(format: DocumentFormat, text: string, parser: MarkdownParser): DocumentFacts {
  return format === 'markdown' ? factsOfMarkdown(text, parser) : factsOfYaml(text);
}

export type UnreadableReason = 'missing' | 'unreadable' | 'too-large' | 'directory';

/**
 * The facts of a file that was not read: one problem, and what the file says of itself at its head, where that is known. So
 * those that refer to it by its id are not told to be wrong.
 */
export function unreadableFacts(
  format: DocumentFormat,
  reason: UnreadableReason,
  message: string,
  head?: Uint8Array,
): DocumentFacts {
  const rule = reason === 'too-large' ? 'file/too-large' : 'file/unreadable';
  const facts = head ? headFacts(format, decodeText(head).text) : emptyFacts(format, '');
  return { ...facts, problems: [{ rule, message, span: { start: 0, end: 0 } }] };
}

/** Metadata alone, from the beginning of a file that may be cut anywhere. */
function headFacts(format: DocumentFormat, text: string): DocumentFacts {
  const isYaml = format === 'yaml';
  const end = isYaml
    ? text.lastIndexOf('\n') + 1
    : (/^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*\r?(?=\n)/.exec(text)?.[0].length ?? 0);
  const start = isYaml ? 0 : text.indexOf('\n') + 1;
  const yaml = text.slice(start, isYaml ? end : Math.max(start, text.lastIndexOf('\n', end - 1)));
  return { ...emptyFacts(format, text.slice(0, end)), metadata: end > 0 ? parseYaml(yaml, start).mapping : undefined };
}

function emptyFacts(format: DocumentFormat, text: string): DocumentFacts {
  return {
    format,
    lineStarts: lineStartsOf(text),
    length: text.length,
    metadata: undefined,
    frontMatter: undefined,
    headings: [],
    anchors: [],
    links: [],
    mentions: [],
    clauseComments: [],
    suppressions: [],
    rows: [],
    problems: [],
  };
}

export function factsOfYaml(text: string): DocumentFacts {
  const facts = emptyFacts('yaml', text);
  const { mapping, notMapping, problem } = parseYaml(text);
  return {
    ...facts,
    metadata: mapping,
    ...(notMapping && { notMapping }),
    mentions: mapping && isSmsDocument(mapping) ? yamlMentions(mapping, text) : [],
    suppressions: yamlSuppressions(text, 0, facts.lineStarts),
    rows: rowsOf(mapping),
    problems: problem ? [problem] : [],
  };
}

function factsOfMarkdown(text: string, parser: MarkdownParser): DocumentFacts {
  const facts = emptyFacts('markdown', text);
  const tree = parseMarkdown(text, parser);
  if ('rule' in tree) return { ...facts, problems: [tree] };
  const body = markdownFacts(tree, text, facts.lineStarts);
  if (!body.frontMatter) return { ...facts, ...body, ...unclosedFrontMatter(text) };
  const content = frontMatterContent(text, body.frontMatter);
  const yaml = text.slice(content.start, content.end);
  const { mapping, problem } = parseYaml(yaml, content.start);
  return {
    ...facts,
    ...body,
    metadata: mapping,
    suppressions: [...yamlSuppressions(yaml, content.start, facts.lineStarts), ...body.suppressions],
    problems: problem ? [problem] : [],
  };
}

function parseMarkdown(text: string, parser: MarkdownParser): Root | FileProblem {
  const intricacy = intricacyOf(text);
  if (intricacy) return intricacy;
  try {
    return parser.parse(text);
  } catch (error) {
    const message = `This file could not be read as Markdown: ${error instanceof Error ? error.message : String(error)}`;
    return { rule: 'file/syntax', message, span: { start: 0, end: 0 } };
  }
}

/** Lines between a fence at the very beginning and the first blank line, heading or dots. */
const openBlock = /^---[ \t]*\r?\n((?:[A-Za-z_][\w-]*:.*\r?\n|[ \t-].*\r?\n)+)/;

/**
 * Front matter that nobody closed is a rule above a paragraph to every parser, and the document would lose its id without a
 * word. It is told, and read as what it was meant to be, where it has an id.
 */
function unclosedFrontMatter(text: string): Partial<DocumentFacts> {
  const block = text.startsWith('---') ? openBlock.exec(text) : null;
  if (!block?.[1] || !/^id:/m.test(block[1])) return {};
  const start = block[0].length - block[1].length;
  const message = 'This front matter is never closed. Add a line `---` behind its last key.';
  return {
    metadata: parseYaml(block[1], start).mapping,
    problems: [{ rule: 'file/syntax', message, span: { start: 0, end: 3 } }],
  };
}
