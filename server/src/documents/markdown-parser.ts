// The Markdown parser: text -> mdast, CommonMark with GitHub's extensions and front matter, and nothing else.
// Satteri does it in native code, in a hundredth of the time of remark; its own loader takes its WebAssembly package where
// that is installed instead. remark stands in where neither can be loaded, and for a text on which Satteri fails or is slow.
// Both are unified parsers and give the same tree.

import type { Root } from 'mdast';
import { type Plugin, type Processor, unified } from 'unified';
import { isTooMuchForSatteri } from './markdown-limits.ts';

export type MarkdownParserName = 'satteri' | 'remark';

/** Parses synchronously; throws when the parser does. */
export interface MarkdownParser {
  readonly name: MarkdownParserName;
  readonly parse: (text: string) => Root;
}

/** Loads a parser, once, when a program starts: the fastest there is, or exactly the one that is asked for. */
export async function loadMarkdownParser(preference?: MarkdownParserName): Promise<MarkdownParser> {
  if (preference) return load(preference);
  const remark = await load('remark');
  try {
    return withFallback(await load('satteri'), remark);
  } catch {
    // No native code for this platform, and no WebAssembly package.
    return remark;
  }
}

/** Satteri, which gives a text that is too much for it, or on which it fails, to another parser. */
export function withFallback(parser: MarkdownParser, fallback: MarkdownParser): MarkdownParser {
  const parse = (text: string): Root => {
    if (isTooMuchForSatteri(text)) return fallback.parse(text);
    try {
      return parser.parse(text);
    } catch {
      return fallback.parse(text);
    }
  };
  return { name: parser.name, parse };
}

async function load(name: MarkdownParserName): Promise<MarkdownParser> {
  return { name, parse: await parsers[name]() };
}

/** Imported on demand, so that a missing package is an error that can be caught. In the bundle remark loads in 4 ms. */
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
