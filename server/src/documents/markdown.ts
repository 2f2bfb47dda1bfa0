// Markdown -> facts, in one walk over the tree: each type of node has a reader in the table below.

import type { Heading, Nodes, Parents, Root, Text } from 'mdast';
import { stacked } from './comments.ts';
import type { DocumentFacts, Link, Mention } from './facts.ts';
import { headingAnchor } from './heading-anchors.ts';
import { alignText } from './mapped-text.ts';
import { closeHtmlHeading, readHtml } from './markdown-html.ts';
import { isAutolink, readDefinition, readImage, readLink } from './markdown-links.ts';
import { type Reading, startReading, usesOf } from './markdown-reading.ts';
import { spanOfNode, walkTree } from './markdown-tree.ts';
import { mayHoldMention, mentionsIn } from './mentions.ts';
import type { Span } from './text.ts';
import { mayHoldWikilink, wikilinksIn } from './wikilinks.ts';

/** What the body of a Markdown file says, and where its front matter stands. */
export type MarkdownFacts = Pick<
  DocumentFacts,
  'frontMatter' | 'headings' | 'anchors' | 'links' | 'mentions' | 'clauseComments' | 'suppressions'
>;

export function markdownFacts(tree: Root, source: string, lineStarts: readonly number[]): MarkdownFacts {
  const reading = startReading(source, lineStarts);
  if (source.includes('[^')) findShownFootnotes(reading, tree);
  walkTree(tree, {
    enter: (node, parent) => enter(reading, node, parent),
    leave: node => leave(reading, node),
  });
  closeHtmlHeading(reading, source.length, source.length);
  const { frontMatter, outline, anchors, links, mentions, clauseComments } = reading;
  const suppressions = stacked(reading.suppressions, source, lineStarts);
  return { frontMatter, headings: outline.headings, anchors, links, mentions, clauseComments, suppressions };
}

function findShownFootnotes({ shownFootnotes }: Reading, tree: Root): void {
  walkTree(tree, {
    enter: node => {
      if (node.type === 'footnoteReference') shownFootnotes.add(node.identifier);
      return true;
    },
    leave: () => {},
  });
}

/** Reads a node before its children; `false` leaves the children out. */
type NodeReader<N extends Nodes> = (reading: Reading, node: N, span: Span, parent: Parents | undefined) => unknown;

const readers: { readonly [T in Nodes['type']]?: NodeReader<Extract<Nodes, { type: T }>> } = {
  yaml: (reading, _, span) => {
    reading.frontMatter = span;
  },
  heading: (reading, node, span) => {
    closeHtmlHeading(reading, span.start, span.start);
    reading.outline.openHeading(node.depth, span.start);
  },
  text: readText,
  inlineCode: (reading, node) => reading.outline.addText(node.value),
  code: reading => reading.outline.addContent(),
  break: reading => reading.outline.addText('\n'),
  link: (reading, node, span) => {
    if (!isAutolink(reading, span)) return readLink(reading, node, span);
    for (const child of node.children) if (child.type === 'text') reading.outline.addText(child.value);
    return false;
  },
  image: (reading, node, span) => {
    reading.outline.addContent();
    readImage(reading, node, span);
  },
  definition: readDefinition,
  linkReference: (reading, node, span) => {
    usesOf(reading, node.identifier).push(span);
  },
  imageReference: (reading, node, span) => {
    reading.outline.addContent();
    usesOf(reading, node.identifier).push(span);
  },
  footnoteReference: (reading, node) => {
    const number = reading.footnotes.get(node.identifier) ?? reading.footnotes.size + 1;
    reading.footnotes.set(node.identifier, number);
    reading.outline.addText(String(number));
  },
  footnoteDefinition: (reading, node) => reading.shownFootnotes.delete(node.identifier),
  table: (reading, node) => {
    reading.columns = node.align?.length ?? Number.POSITIVE_INFINITY;
  },
  tableRow: reading => {
    reading.cells = 0;
  },
  // Cells beyond the columns are not shown.
  tableCell: reading => ++reading.cells <= reading.columns,
  html: readHtml,
};

/** What is read even where a comment hides it: the parser has taken it in before a browser sees the comment. */
const readInComments: ReadonlySet<string> = new Set(['html', 'definition']);

function enter(reading: Reading, node: Nodes, parent: Parents | undefined): boolean {
  if (reading.isInComment && !readInComments.has(node.type)) return true;
  const reader = readers[node.type] as NodeReader<Nodes> | undefined;
  const span = reader && spanOfNode(node);
  return !span || reader(reading, node, span, parent) !== false;
}

function leave(reading: Reading, node: Nodes): void {
  const span = node.type === 'heading' ? spanOfNode(node) : undefined;
  if (!span || node.type !== 'heading' || reading.isInComment) return;
  const textSpan = headingText(reading.source, node, span);
  reading.outline.closeHeading(span.end, textSpan);
  const anchor = headingAnchor(reading.source, textSpan);
  if (anchor) reading.anchors.push(anchor);
}

/** The content of a heading; for an empty one the place behind its opening marks. */
function headingText(source: string, node: Heading, span: Span): Span {
  const first = node.children[0];
  const last = node.children.at(-1);
  const start = first && spanOfNode(first)?.start;
  const end = last && spanOfNode(last)?.end;
  if (start !== undefined && end !== undefined) return { start, end };
  let behindMarks = span.start;
  while (behindMarks < span.end && source[behindMarks] === '#') behindMarks++;
  return { start: behindMarks, end: behindMarks };
}

function readText(reading: Reading, node: Text, span: Span, parent: Parents | undefined): void {
  reading.outline.addText(node.value);
  if (!mayHoldWikilink(node.value) && !mayHoldMention(node.value)) return;
  const mapped = alignText(node.value, reading.source, span, 'markdown');
  if (!mapped) return;
  const links = wikilinksIn(mapped, reading.source, (parent && spanOfNode(parent)?.end) ?? span.end);
  for (const mention of outside(mentionsIn(mapped), reading.wikilink ? [reading.wikilink, ...links] : links))
    reading.mentions.push(mention);
  for (const link of links) reading.links.push(link);
  reading.wikilink = links.at(-1) ?? reading.wikilink;
}

/** The mentions that no link by id contains; both come in the order of the text. */
function outside(mentions: readonly Mention[], links: readonly Link[]): Mention[] {
  let next = 0;
  return mentions.filter(mention => {
    while (next < links.length && links[next]!.span.end <= mention.span.start) next++;
    const link = links[next];
    return !link || mention.span.end <= link.span.start;
  });
}
