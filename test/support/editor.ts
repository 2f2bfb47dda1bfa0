// An SMS in memory with marks in its texts, for the tests of editor features: `‸` is the cursor, `«…»` a range.

import { Analysis } from '../../server/src/analysis/analysis.ts';
import { extractFactsFromText, formatOf } from '../../server/src/documents/extract.ts';
import { loadMarkdownParser, type MarkdownParser } from '../../server/src/documents/markdown-parser.ts';
import { lineStartsOf, type Span } from '../../server/src/documents/text.ts';
import type { Source } from '../../server/src/language/source.ts';
import { readDocument } from '../../server/src/workspace/document.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { memoryWorkspace } from './memory-workspace.ts';

/** The day that counts as today where a test names none. */
const today = '2026-11-20';

interface Marked {
  readonly path: string;
  readonly span: Span;
}

export interface Editor {
  readonly workspace: Workspace;
  /** Texts without their marks. */
  readonly files: Readonly<Record<string, string>>;
  source(path: string): Source;
  /** The file that the cursor is in. */
  readonly path: string;
  /** Of the cursor. */
  readonly offset: number;
  /** Every cursor, by path and place. */
  readonly cursors: readonly { readonly path: string; readonly offset: number }[];
  /** Every range, by path and place of its beginning. */
  readonly ranges: readonly Marked[];
}

/** Where no cursor is marked, `path` is the first file and `offset` is 0. */
export async function editor(marked: Readonly<Record<string, string>>, asOf = today): Promise<Editor> {
  const read = Object.entries(marked).map(([path, text]) => ({ path, ...readMarks(text) }));
  const files = Object.fromEntries(read.map(({ path, text }) => [path, text]));
  const workspace = await memoryWorkspace(files);
  const parser = await loadMarkdownParser();
  const cursors = read.flatMap(({ path, cursors: offsets }) => offsets.map(offset => ({ path, offset })));
  const ranges = read.flatMap(({ path, spans }) => spans.map(span => ({ path, span })));
  return {
    workspace,
    files,
    source: path => sourceIn({ workspace, files, parser }, path, asOf),
    path: cursors[0]?.path ?? read[0]!.path,
    offset: cursors[0]?.offset ?? 0,
    cursors,
    ranges,
  };
}

function readMarks(marked: string): { text: string; cursors: number[]; spans: Span[] } {
  const cursors: number[] = [];
  const spans: Span[] = [];
  const open: number[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '‸') cursors.push(text.length);
    else if (character === '«') open.push(text.length);
    else if (character === '»') spans.push({ start: open.pop()!, end: text.length });
    else text += character;
  }
  return { text, cursors, spans: spans.sort((a, b) => a.start - b.start) };
}

interface Opened {
  readonly workspace: Workspace;
  readonly files: Readonly<Record<string, string>>;
  readonly parser: MarkdownParser;
}

function sourceIn({ workspace, files, parser }: Opened, path: string, asOf: string): Source {
  const sms = workspace.smsOf(path)!;
  const text = files[path]!;
  const document = sms.document(path);
  return {
    path,
    text,
    lineStarts: document?.facts.lineStarts ?? lineStartsOf(text),
    sms,
    analysis: new Analysis(sms, asOf),
    document,
    isManifest: sms.manifest.path === path,
    files: {
      systems: workspace.systems,
      uri: other => `file:///workspace/${other}`,
      textOf: other => files[other],
      version: () => null,
      reread: (other, otherText) => {
        const format = formatOf(other);
        return format && readDocument(other, extractFactsFromText(format, otherText, parser), sms.manifest);
      },
    },
  };
}
