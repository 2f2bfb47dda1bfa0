// What is kept of every version that a file ever had, to compare versions as a reader sees them: its metadata as written, and
// digests of its content. Metadata, white space and the way lines are broken do not count as content. A pure function of the
// bytes, far cheaper than all facts of a document, so that ten thousands of versions can be looked at.

import { createHash } from 'node:crypto';
import { decodeText, sizeLimit } from './decode.ts';
import type { DocumentFormat } from './facts.ts';
import { readerText } from './reader-text.ts';
import { type VersionMetadata, versionMetadata, yamlVersion } from './version-metadata.ts';

export interface VersionFacts {
  /** The scalars at the top level of the metadata, as written, by key as written. Aliases come in where a manifest is known. */
  readonly keys: ReadonlyMap<string, string>;
  /** Digest of the lists and mappings of the metadata: claims, `implements`, `history`. Empty where there are none. */
  readonly lists: string;
  /** Digest of the whole content without metadata. */
  readonly content: string;
  /**
   * Digests by the slug of the heading, GitHub's: of the section with everything below it, up to the next heading of its level. Of a
   * register, by the ids of its rows.
   */
  readonly sections: ReadonlyMap<string, string>;
}

/** Undefined for what is no text that could be compared: binary or encrypted content, pointers of Git LFS, files above the limit. */
export function versionFacts(format: DocumentFormat, bytes: Uint8Array): VersionFacts | undefined {
  if (bytes.byteLength > sizeLimit) return undefined;
  const { text, problems } = decodeText(bytes);
  if ((text === '' && problems.length > 0) || text.startsWith(lfsPointer)) return undefined;
  return format === 'markdown' ? markdownVersion(text) : yamlVersionFacts(text);
}

const lfsPointer = 'version https://git-lfs.github.com/spec/';

function markdownVersion(text: string): VersionFacts {
  const { yaml, body } = parted(text);
  const read = readerText(body);
  const sections = new Map<string, string>();
  read.headings.forEach(({ slug, depth, start }, index) => {
    let next = index + 1;
    while (next < read.headings.length && read.headings[next]!.depth > depth) next++;
    sections.set(slug, digest(read.text.slice(start, read.headings[next]?.start)));
  });
  return { ...facts(versionMetadata(yaml)), content: digest(read.text), sections };
}

/** Front matter stands between two lines of three hyphens at the very beginning; that of other tools, in TOML, is no content either. */
function parted(text: string): { readonly yaml: string; readonly body: string } {
  const open = /^(---|\+\+\+)[ \t]*\r?\n/.exec(text);
  if (!open) return { yaml: '', body: text };
  const isYaml = open[1] === '---';
  const close = isYaml ? /^---[ \t]*\r?$/gm : /^\+\+\+[ \t]*\r?$/gm;
  close.lastIndex = open[0].length;
  const end = close.exec(text);
  if (!end) return { yaml: '', body: text };
  return { yaml: isYaml ? text.slice(open[0].length, end.index) : '', body: text.slice(close.lastIndex) };
}

function yamlVersionFacts(text: string): VersionFacts {
  const { content, rows, ...metadata } = yamlVersion(text);
  return {
    ...facts(metadata),
    content: digest(content),
    sections: new Map(rows.map(([id, row]) => [id, digest(row)])),
  };
}

function facts({ keys, lists }: VersionMetadata): Pick<VersionFacts, 'keys' | 'lists'> {
  return { keys, lists: lists === '' ? '' : digest(lists) };
}

/** 72 bits, in 12 characters: enough to tell any two versions of a document apart. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
