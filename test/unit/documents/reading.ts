// Shorthand for the tests of documents/: facts of a text, and what a span covers.

import { extractFactsFromText } from '../../../server/src/documents/extract.ts';
import type { DocumentFacts } from '../../../server/src/documents/facts.ts';
import { loadMarkdownParser } from '../../../server/src/documents/markdown-parser.ts';
import type { Span } from '../../../server/src/documents/text.ts';
import type { YamlNode } from '../../../server/src/documents/yaml-tree.ts';

export const parser = await loadMarkdownParser();

export function readMarkdown(text: string): DocumentFacts {
  return extractFactsFromText('markdown', text, parser);
}

export function readYaml(text: string): DocumentFacts {
  return extractFactsFromText('yaml', text, parser);
}

export function slice(text: string, span: Span | undefined): string | undefined {
  return span && text.slice(span.start, span.end);
}

/** Plain data of a YAML tree, as `[key, value]` pairs where there are keys, to compare with what a test expects. */
export function plain(node: YamlNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return new Map(node.entries.map(entry => [entry.key, plain(entry.value)]));
}
