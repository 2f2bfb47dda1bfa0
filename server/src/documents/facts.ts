// What one file says, and nothing else: the facts of a document are a pure function of its path's extension and its bytes
// (law 1 of the house). They can be cached by content hash, computed in a worker, and compared.

import type { Span } from './text.ts';
import type { YamlMapping, YamlScalar, YamlSequence } from './yaml-tree.ts';

export type DocumentFormat = 'markdown' | 'yaml';

export interface DocumentFacts {
  readonly format: DocumentFormat;
  /** Offsets of line starts, to turn spans into positions without the text. */
  readonly lineStarts: readonly number[];
  /** Length of the decoded text. */
  readonly length: number;
  /** Front matter of a Markdown file, the top-level mapping of a YAML file. */
  readonly metadata: YamlMapping | undefined;
  /** What stands at the top of a YAML file that is no mapping: a list or a text. */
  readonly notMapping?: YamlSequence | YamlScalar;
  /** The block of YAML with its fences, for Markdown files that have one; where it would be inserted otherwise is offset 0. */
  readonly frontMatter: Span | undefined;
  readonly headings: readonly Heading[];
  readonly anchors: readonly Anchor[];
  readonly links: readonly Link[];
  readonly mentions: readonly Mention[];
  readonly clauseComments: readonly ClauseComment[];
  readonly suppressions: readonly Suppression[];
  readonly rows: readonly Row[];
  readonly problems: readonly FileProblem[];
}

/** A heading of any syntax: ATX, setext, or HTML. */
export interface Heading {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  /** The text a reader sees, from which slugs are made: no marks, no tags, no images, but `{#id}`, which GitHub shows. A heading over two lines keeps its line break. */
  readonly text: string;
  /** GitHub's slug, made unique within the file (`-1`, `-2`, …). Made before the text is trimmed: an image and a title give `-title`. */
  readonly slug: string;
  readonly span: Span;
  /** The heading's content without its marks. */
  readonly textSpan: Span;
  /** Nothing but comments and empty subheadings up to the next heading of the same or a higher level. */
  readonly isEmpty: boolean;
}

/** A place named by the author: `<a id="x">`, `<a name="x">`, any element's `id`, or `{#x}` behind a heading. */
export interface Anchor {
  readonly name: string;
  /** The name itself. */
  readonly span: Span;
}

/** A link to another file, to a place in this file, or to an id. Links that leave the repository (`https:`, `mailto:`) are no facts. */
export interface Link {
  readonly kind: 'link' | 'image' | 'definition' | 'html' | 'wikilink';
  /** The whole link, or the whole definition. */
  readonly span: Span;
  /** The target as written, where a finding belongs and an edit goes (without angle brackets, quotes and title). */
  readonly targetSpan: Span;
  /**
   * Decoded path, `/`-separated, without query and fragment; empty for a place in this file. It starts with `/` when the
   * author meant the root of the repository. For a wikilink, the id.
   */
  readonly path: string;
  /** Decoded fragment without `#`; undefined without `#`, empty for a lone `#`. */
  readonly fragment: string | undefined;
  /** The fragment as written, without `#`. */
  readonly fragmentSpan: Span | undefined;
  /** For a definition: the places that use it. A definition that nothing uses shows no reader a broken link. */
  readonly uses?: readonly Span[];
}

/** Something that looks like an id, or a `role:…`, in running text or in a value of a YAML document. */
export interface Mention {
  readonly kind: 'id' | 'role';
  /** The id, without `role:`. */
  readonly id: string;
  readonly span: Span;
}

/** `<!-- clause: 8.6.1, 8.6.2 -->`: the section claims the clauses. */
export interface ClauseComment {
  readonly span: Span;
  /** Each clause reference as written. */
  readonly clauses: readonly { readonly text: string; readonly span: Span }[];
  /** Index in `headings` of the section that claims, or -1 above the first heading. */
  readonly heading: number;
}

/** `<!-- clausetrace-disable-next-line RULE: reason -->`, or the same behind `#` in YAML. */
export interface Suppression {
  readonly span: Span;
  /** The rule's id as written; empty when there is none. */
  readonly rule: string;
  readonly ruleSpan: Span;
  readonly reason: string;
  /** The zero-based line whose findings it silences. */
  readonly line: number;
}

/** A row of a register: a mapping with an `id`, in a list, in a YAML document of type `register`. */
export interface Row {
  readonly id: string;
  readonly idSpan: Span;
  readonly node: YamlMapping;
  /** The top-level key under which the list stands. */
  readonly list: string;
}

/** A defect of the file as such. */
export interface FileProblem {
  readonly rule: 'file/syntax' | 'file/too-large' | 'file/encoding' | 'file/unreadable';
  readonly message: string;
  readonly span: Span;
}
