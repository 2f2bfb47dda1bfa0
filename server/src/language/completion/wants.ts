// What fits the place of the cursor, for every kind of file.

import { lineAt } from '../../documents/text.ts';
import type { Source } from '../source.ts';
import { markdownWants } from './markdown-wants.ts';
import { regionAt } from './region.ts';
import type { Wanted } from './wanted.ts';
import { yamlWants } from './yaml-wants.ts';

export function wantsAt(source: Source, offset: number): readonly Wanted[] {
  const region = regionAt(source, offset);
  const block = blockWanted(source, offset);
  if (region.kind === 'yaml') return [...(block ? [block] : []), ...yamlWants(source, region, offset)];
  return block ? [block] : markdownWants(source, region.start, offset);
}

/** A file with nothing in it, or with the first marks of front matter, may become a document of any type. */
function blockWanted({ text, lineStarts, sms, isManifest }: Source, offset: number): Wanted | undefined {
  if (sms.manifest.path === undefined || isManifest || !/^\s*(?:-{1,3}\s*)?(?:---\s*)?$/.test(text)) return undefined;
  const start = lineStarts[lineAt(lineStarts, offset)]!;
  const typed = text.slice(start, offset);
  const rest = /^-*/.exec(text.slice(offset))![0];
  return { what: 'blocks', typed, span: { start, end: offset + rest.length } };
}
