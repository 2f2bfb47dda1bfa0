// What the vocabulary of completion is: what a place wants, and what a provider proposes for it.

import type { CompletionItemKind, MarkupKind } from 'vscode-languageserver';
import type { Span } from '../../documents/text.ts';
import type { SchemaName } from '../schema.ts';
import type { Source } from '../source.ts';
import type { LinkPlace } from './markdown-place.ts';
import type { YamlPlace } from './yaml-place.ts';

/** The parts of completion that not every client can take. */
export interface CompletionSupport {
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  /** Multi-line texts are inserted as they are. */
  readonly asIs: boolean;
  readonly deprecated: boolean;
  readonly documentation: MarkupKind;
  /** The client's command that asks for proposals again, to be run after a folder, say; undefined: it has none. */
  readonly askAgain: string | undefined;
}

export type What =
  | 'keys'
  | 'values'
  | 'clauses'
  | 'sections'
  | 'information'
  | 'ids'
  | 'roles'
  | 'names'
  | 'titles'
  | 'dates'
  | 'durations'
  | 'rules'
  | 'standards'
  | 'paths'
  | 'anchors'
  | 'comments'
  | 'suppressions'
  | 'blocks'
  | 'rows';

/** One kind of thing that fits a place. A place may want several. */
export interface Wanted {
  readonly what: What;
  /** What is there already, up to the cursor. */
  readonly typed: string;
  /** What is there altogether: what a proposal replaces. */
  readonly span: Span;
  /** What has to be written around a proposal: a dash, a space, a bracket that is missing. */
  readonly before?: string;
  readonly after?: string;
  /** In YAML. */
  readonly yaml?: YamlWanted;
  /** In the destination of a link. */
  readonly syntax?: LinkPlace['syntax'];
  /** Of anchors and titles: the file that they are of. Of paths: the folder, as it is written. */
  readonly path?: string;
}

export interface YamlWanted {
  readonly place: YamlPlace;
  readonly schema: SchemaName;
  /** With our keys where the front matter has keys of its own. */
  readonly path: readonly (string | number)[];
  /** The last key on the path. */
  readonly key: string;
}

/** What completionItem/resolve looks up again. */
export interface About {
  readonly kind: 'clause' | 'entity' | 'role' | 'information' | 'rule';
  readonly key: string;
}

export interface Candidate {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is written; by default the label. */
  readonly newText?: string;
  /** The same with tab stops, for clients that know them. */
  readonly snippet?: string;
  /** What the typed text is matched with; by default the label. */
  readonly filterText?: string;
  /** Shown beside the label: a title. */
  readonly detail?: string;
  /** Shown at the right edge: a state. */
  readonly description?: string;
  /** Said at once; what costs work is looked up by `about` when the proposal is looked at. */
  readonly documentation?: string;
  readonly about?: About;
  /** YAML would read it as something else without quotes. */
  readonly needsQuotes?: boolean;
  /** Proposals go on behind it: a folder, a prefix. */
  readonly continues?: boolean;
  readonly isDeprecated?: boolean;
}

/** A candidate that is made only if it is among those that are shown: for what there are thousands of. */
export interface LateCandidate {
  readonly filterText: string;
  readonly make: () => Candidate;
}

export type Provider = (wanted: Wanted, source: Source) => Iterable<Candidate | LateCandidate>;

/** What of a list stands elsewhere than where the cursor is. */
export function elsewhere<T extends { readonly span: Span }>(fields: readonly T[], { start, end }: Span): readonly T[] {
  return fields.filter(({ span }) => span.end < start || span.start > end);
}
