// Where the YAML of a Markdown file stands.

import type { Span } from './text.ts';

/** The lines between the fences. */
export function frontMatterContent(text: string, frontMatter: Span): Span {
  const start = text.indexOf('\n', frontMatter.start) + 1 || text.indexOf('\r', frontMatter.start) + 1;
  return { start, end: Math.max(start, text.lastIndexOf('---', frontMatter.end)) };
}
