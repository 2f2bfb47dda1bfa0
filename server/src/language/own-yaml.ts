// The YAML of a file: the front matter of a Markdown document, a whole YAML document, or the manifest.

import type { Span } from '../documents/text.ts';
import type { YamlMapping } from '../documents/yaml-tree.ts';
import { manifestOf } from './own-manifest.ts';
import type { Source } from './source.ts';

export interface OwnYaml {
  /** All of the text that is YAML, with the fences of front matter. */
  readonly span: Span;
  readonly mapping: YamlMapping | undefined;
}

/** Undefined for Markdown without front matter, and for YAML that is none of ours. */
export function yamlOf(source: Source): OwnYaml | undefined {
  const { text, document, isManifest } = source;
  const whole = { start: 0, end: text.length };
  if (isManifest) return { span: whole, mapping: manifestOf(source).source };
  if (!document) return undefined;
  const { format, frontMatter, metadata } = document.facts;
  if (format === 'yaml') return { span: whole, mapping: metadata };
  return frontMatter && { span: frontMatter, mapping: metadata };
}

/** Where what is written ends: some nodes reach over the blank lines behind them. */
export function writtenEnd({ text }: Pick<Source, 'text'>, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}
