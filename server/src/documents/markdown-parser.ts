// The Markdown parser: text -> mdast, CommonMark with GitHub's extensions and front matter, and nothing else.
// Satteri does it natively (or in WebAssembly, where its package for that is installed) in a hundredth of the time of
// remark, which stands in where neither can be loaded. Both are unified parsers and give the same tree.

import type { Root } from 'mdast';
import { type Plugin, type Processor, unified } from 'unified';

export type MarkdownParserName = 'satteri' | 'remark';

/** Parses synchronously; throws when the parser does. */
export interface MarkdownParser {
  readonly name: MarkdownParserName;
  readonly parse: (text: string) => Root;
}

/** Loads a parser, once, when a program starts: the preferred one, or by default the fastest there is. */
export async function loadMarkdownParser(preference?: MarkdownParserName): Promise<MarkdownParser> {
  if (preference) return load(preference);
  try {
    return await load('satteri');
  } catch {
    // No native code for this platform, and no WebAssembly package.
    return load('remark');
  }
}

async function load(name: MarkdownParserName): Promise<MarkdownParser> {
  return { name, parse: await parsers[name]() };
}

/** Imported on demand: remark costs a start 10 ms and more, and most starts never need it. */
const parsers: Readonly<Record<MarkdownParserName, () => Promise<MarkdownParser['parse']>>> = {
  satteri: async () => {
    const processor = unified()
      .use(await satteriParser())
      .freeze();
    return text => processor.parse(text);
  },
  remark: async () => {
    const [parse, gfm, frontmatter] = await Promise.all([
      import('remark-parse'),
      import('remark-gfm'),
      import('remark-frontmatter'),
    ]);
    const processor = unified()
      .use(parse.default)
      .use(gfm.default)
      .use(frontmatter.default, ['yaml', 'toml'])
      .use(keepAutolinkPlaces)
      .freeze();
    return text => processor.parse(text);
  },
};

/** Satteri as a unified parser, in the place of remark-parse. */
export async function satteriParser(): Promise<Plugin<[], string, Root>> {
  const { markdownToMdast } = await import('satteri');
  const features = { gfm: true, frontmatter: true, math: false };
  return function parser(this: Processor) {
    this.parser = document => markdownToMdast(document, { features }) as Root;
  };
}

interface FromMarkdownExtension {
  readonly enter?: Readonly<Record<string, unknown>>;
  transforms?: unknown[];
}

/**
 * remark-gfm looks for addresses in text a second time, and the texts it then splits lose their places. What its
 * tokenizer finds is enough: addresses are no facts.
 */
function keepAutolinkPlaces(this: Processor): void {
  const extensions = (this.data('fromMarkdownExtensions') ?? []) as unknown[];
  for (const extension of extensions.flat() as FromMarkdownExtension[]) {
    if (extension.enter && 'literalAutolink' in extension.enter) extension.transforms = [];
  }
}
