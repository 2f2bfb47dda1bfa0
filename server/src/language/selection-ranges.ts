// What a selection grows to, step by step: from a word over the part of a link, the paragraph and the section to the whole
// document; in YAML from a value over its entry and the mapping around it.

import type { SelectionRange } from 'vscode-languageserver';
import type { Span } from '../documents/text.ts';
import type { YamlNode } from '../documents/yaml-tree.ts';
import { blocksOf } from './blocks.ts';
import { writtenEnd, yamlOf } from './own-yaml.ts';
import { sectionsOf } from './sections.ts';
import { rangeIn, type Source } from './source.ts';

/** One for each offset, in their order: the innermost range, with the ones around it as parents. */
export function selectionRanges(source: Source, offsets: readonly number[]): SelectionRange[] {
  const spans = [...spansOf(source)];
  return offsets.map(offset => {
    const around = [wordAt(source.text, offset), ...spans].filter(({ start, end }) => start <= offset && offset <= end);
    return nested(around).reduceRight<SelectionRange | undefined>(
      (parent, span) => ({ range: rangeIn(source, span), ...(parent && { parent }) }),
      undefined,
    )!;
  });
}

/** From the innermost outwards, each within the next: of spans that cross, the one that comes first by length stays. */
function nested(spans: readonly Span[]): Span[] {
  const chain: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = chain.at(-1);
    const isAround = !inner || (span.start <= inner.start && span.end >= inner.end);
    const isSame = inner && span.start === inner.start && span.end === inner.end;
    if (isAround && !isSame) chain.push(span);
  }
  return chain;
}

/** Letters and digits, with what joins the parts of an id; empty between words. */
function wordAt(text: string, offset: number): Span {
  const isWord = (part: string | undefined) => part !== undefined && /^[\p{L}\p{N}\p{M}_-]+$/u.test(part);
  let start = offset;
  let end = offset;
  for (let before = characterBefore(text, start); isWord(before); before = characterBefore(text, start)) {
    start -= before!.length;
  }
  for (let next = characterAt(text, end); isWord(next); next = characterAt(text, end)) end += next!.length;
  return { start, end };
}

function characterAt(text: string, offset: number): string | undefined {
  const code = text.codePointAt(offset);
  return code === undefined ? undefined : String.fromCodePoint(code);
}

function characterBefore(text: string, offset: number): string | undefined {
  if (offset === 0) return undefined;
  const isPair = /[\uDC00-\uDFFF]/.test(text[offset - 1]!) && /[\uD800-\uDBFF]/.test(text[offset - 2] ?? '');
  return text.slice(offset - (isPair ? 2 : 1), offset);
}

function* spansOf(source: Source): Iterable<Span> {
  const { text, document } = source;
  yield { start: 0, end: text.length };
  const yaml = yamlOf(source);
  if (yaml) {
    yield yaml.span;
    if (yaml.mapping) yield* nodeSpans(source, yaml.mapping);
  }
  if (document?.facts.format !== 'markdown') return;
  const { links, mentions, headings, clauseComments } = document.facts;
  for (const { span, targetSpan, fragmentSpan } of links) {
    yield span;
    yield targetSpan;
    if (fragmentSpan) yield fragmentSpan;
  }
  for (const { span } of mentions) yield span;
  for (const { span, textSpan } of headings) {
    yield span;
    yield textSpan;
  }
  for (const { span, clauses } of clauseComments) {
    yield span;
    for (const clause of clauses) yield clause.span;
  }
  for (const { span } of sectionsOf(source)) yield span;
  for (const { span } of blocksOf(source)) yield span;
}

function* nodeSpans(source: Source, node: YamlNode): Iterable<Span> {
  yield { start: node.span.start, end: writtenEnd(source, node.span) };
  if (node.kind === 'sequence') for (const item of node.items) yield* nodeSpans(source, item);
  if (node.kind !== 'mapping') return;
  for (const { keySpan, value } of node.entries) {
    const entry = { start: keySpan.start, end: Math.max(keySpan.end, value.span.end) };
    yield keySpan;
    yield { start: entry.start, end: writtenEnd(source, entry) };
    yield* nodeSpans(source, value);
  }
}
