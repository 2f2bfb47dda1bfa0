// The things of an SMS that stand in a text and that a feature can be asked about: clauses, ids, places, roles and so on. Each
// knows its place; `symbols-in.ts` finds them in a file, `symbol-at.ts` at an offset, `occurrences.ts` all over the SMS.

import type { Heading, Link } from '../documents/facts.ts';
import type { Span } from '../documents/text.ts';
import type { YamlEntry } from '../documents/yaml-tree.ts';
import type { ClauseLookup, DocumentedInformation, Standard } from '../standards/catalogue.ts';
import type { Fragment, SmsDocument } from '../workspace/document.ts';
import type { Resolution } from '../workspace/sms.ts';
import type { Claim, PathTarget, ReferenceForm } from '../workspace/symbols.ts';
import type { YamlPath } from './schema.ts';

interface Placed {
  /**
   * The name alone, as a rename replaces it: an id without `role:`, a fragment without `#`, a value without its quotes. Where
   * it does not stand in the text as it is (YAML escapes, say), the whole value: then the text there differs from the name.
   */
  readonly span: Span;
  /** Whether the thing is made here; otherwise it is referred to. */
  readonly isDefinition: boolean;
}

export interface ClauseAt extends Placed {
  readonly kind: 'clause';
  readonly isDefinition: false;
  readonly form: 'claim' | 'comment' | 'waiver' | 'row';
  /** As written, qualified or not. */
  readonly text: string;
  readonly lookup: ClauseLookup;
  /** Of front matter and of comments. */
  readonly claim: Claim | undefined;
}

/** The id of a document or of a row of a register. */
export interface IdAt extends Placed {
  readonly kind: 'id';
  readonly form: 'document' | 'row' | 'waiver' | ReferenceForm;
  readonly id: string;
}

/** The part of a link, a wikilink or a claim that names a place in a document. */
export interface FragmentAt extends Placed {
  readonly kind: 'fragment';
  readonly isDefinition: false;
  readonly form: 'section' | ReferenceForm;
  readonly fragment: string;
  /** Undefined where the link leads to none. */
  readonly document: SmsDocument | undefined;
  /** Undefined: the document as a whole. */
  readonly place: Fragment | undefined | 'missing';
}

/** The path of a link, an image, a definition or an HTML element; it includes a query. */
export interface PathAt extends Placed {
  readonly kind: 'path';
  readonly isDefinition: false;
  readonly target: PathTarget;
  readonly resolution: Resolution;
}

/** `[text][label]`: a link whose target stands in a definition of the same file. */
export interface LabelAt extends Placed {
  readonly kind: 'label';
  readonly isDefinition: false;
  readonly definition: Link;
  readonly target: PathTarget;
  readonly resolution: Resolution;
}

export interface HeadingAt extends Placed {
  readonly kind: 'heading';
  readonly isDefinition: true;
  readonly document: SmsDocument;
  readonly heading: Heading;
}

/** `<a id="name">`, `{#name}` */
export interface AnchorAt extends Placed {
  readonly kind: 'anchor';
  readonly isDefinition: true;
  readonly document: SmsDocument;
  readonly name: string;
}

export interface RoleAt extends Placed {
  readonly kind: 'role';
  readonly form: 'role' | 'waiver' | ReferenceForm;
  readonly id: string;
}

/** Documented information that a document provides. */
export interface InformationAt extends Placed {
  readonly kind: 'information';
  readonly isDefinition: false;
  readonly id: string;
  readonly item: DocumentedInformation | undefined;
}

/** A standard that the manifest names. */
export interface StandardAt extends Placed {
  readonly kind: 'standard';
  /** As written: `iso20000-1:2018` */
  readonly id: string;
  readonly standard: Standard | undefined;
}

export interface RuleAt extends Placed {
  readonly kind: 'rule';
  readonly isDefinition: false;
  readonly form: 'suppression' | 'severity' | 'waiver';
  /** `group/name`, or `group/*` in the manifest. */
  readonly id: string;
}

export interface DateAt extends Placed {
  readonly kind: 'date';
  readonly isDefinition: false;
  readonly date: string;
  /** Our keys that lead to it, items of lists left out: `['history', 'date']`. */
  readonly keys: readonly string[];
}

/** A key of metadata, of a row or of the manifest. */
export interface KeyAt extends Placed {
  readonly kind: 'key';
  readonly isDefinition: false;
  readonly where: 'metadata' | 'manifest';
  /** The way from the top, in our keys, this one included. */
  readonly path: YamlPath;
  /** The same without the items of lists. */
  readonly keys: readonly string[];
  readonly entry: YamlEntry;
}

export type SymbolAt =
  | ClauseAt
  | IdAt
  | FragmentAt
  | PathAt
  | LabelAt
  | HeadingAt
  | AnchorAt
  | RoleAt
  | InformationAt
  | StandardAt
  | RuleAt
  | DateAt
  | KeyAt;
