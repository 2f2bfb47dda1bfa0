// What an editor can fold: front matter, sections, lists, tables, blocks of code and comments of Markdown; entries, rows and
// comments of YAML.

import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { lineAt, type Span } from '../documents/text.ts';
import type { YamlNode } from '../documents/yaml-tree.ts';
import { blocksOf } from './blocks.ts';
import { yamlOf } from './own-yaml.ts';
import { sectionsOf } from './sections.ts';
import type { Source } from './source.ts';

interface Fold {
  readonly span: Span;
  readonly kind?: FoldingRangeKind;
}

/** Whole lines, which every client can fold; of folds that begin on one line the longest. */
export function foldingRanges(source: Source): FoldingRange[] {
  const { text, lineStarts } = source;
  const byLine = new Map<number, FoldingRange>();
  for (const { span, kind } of foldsOf(source)) {
    const startLine = lineAt(lineStarts, span.start);
    const endLine = lineAt(lineStarts, span.start + text.slice(span.start, span.end).trimEnd().length);
    if (endLine <= startLine || endLine <= (byLine.get(startLine)?.endLine ?? 0)) continue;
    byLine.set(startLine, { startLine, endLine, ...(kind && { kind }) });
  }
  return [...byLine.values()].sort((a, b) => a.startLine - b.startLine);
}

function* foldsOf(source: Source): Iterable<Fold> {
  const yaml = yamlOf(source);
  if (yaml) {
    if (yaml.mapping) yield* nodeFolds(yaml.mapping);
    yield* hashComments(source, yaml.span);
  }
  if (source.document?.facts.format !== 'markdown') return;
  if (yaml) yield { span: yaml.span };
  for (const { span } of sectionsOf(source)) yield { span };
  for (const { kind, span } of blocksOf(source)) {
    if (kind === 'comment') yield { span, kind: FoldingRangeKind.Comment };
    else if (kind !== 'paragraph') yield { span };
  }
}

/** Entries from their keys on, and the items of lists. */
function* nodeFolds(node: YamlNode): Iterable<Fold> {
  if (node.kind === 'scalar') return;
  if (node.kind === 'sequence') {
    for (const item of node.items) {
      yield { span: item.span };
      yield* nodeFolds(item);
    }
    return;
  }
  for (const { keySpan, value } of node.entries) {
    yield { span: { start: keySpan.start, end: value.span.end } };
    yield* nodeFolds(value);
  }
}

/** Lines of YAML that hold nothing but a comment, one after the other. */
function* hashComments({ text, lineStarts }: Source, within: Span): Iterable<Fold> {
  const first = lineAt(lineStarts, within.start);
  const last = lineAt(lineStarts, within.end);
  let start: number | undefined;
  for (let line = first; line <= last + 1; line++) {
    const from = lineStarts[line] ?? text.length;
    const isComment = line <= last && /^[ \t]*#/.test(text.slice(from, lineStarts[line + 1]));
    if (isComment) start ??= from;
    else if (start !== undefined) {
      yield { span: { start, end: from }, kind: FoldingRangeKind.Comment };
      start = undefined;
    }
  }
}
