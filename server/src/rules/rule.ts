// What a rule is. A rule is a pure function of the index and the analysis; it reads no clock, no disk and no environment
// (law 2 of the house). One file per rule, one page in docs/rules, one line in registry.ts.

import type { Analysis } from '../analysis/analysis.ts';
import type { Suppression } from '../documents/facts.ts';
import type { Span } from '../documents/text.ts';
import type { Clause } from '../standards/catalogue.ts';
import type { SmsDocument } from '../workspace/document.ts';
import type { Manifest, Severity, Waiver } from '../workspace/manifest.ts';
import type { Sms } from '../workspace/sms.ts';

export interface Rule {
  /** `group/name` */
  readonly id: string;
  /** Unless the manifest says otherwise, or a report is of lesser weight. */
  readonly severity: Severity;
  /** One sentence: what the rule finds. Shown by `explain`, in the editor and in the list of rules. */
  readonly summary: string;
  /**
   * Reports about one document, from it and from what it refers to. Pages are passed too: a rule of documents skips them.
   * Reports are kept until an answer of the index to what was asked here may be another one. Of another document that is
   * its metadata with the places, its title and the names of its fragments (workspace/appearance.ts): read nothing else.
   */
  readonly checkDocument?: (document: SmsDocument, context: RuleContext) => Iterable<Report>;
  /** Reports about the SMS as a whole. Runs at every check: ask the index for what matters and do not go through all documents. */
  readonly checkSms?: (context: RuleContext) => Iterable<Report>;
  /** Reports about suppressions and waivers, once all other rules have spoken. */
  readonly checkSilenced?: (silenced: Silenced, context: RuleContext) => Iterable<Report>;
}

export interface RuleContext {
  readonly sms: Sms;
  readonly analysis: Analysis;
  /** ISO 8601 date that counts as today. */
  readonly asOf: string;
}

/** What a rule says about a place, before severities, suppressions and waivers are applied. */
export interface Report {
  readonly at: Place;
  /** What is wrong, where, and what to do, in one or two sentences. */
  readonly message: string;
  /** Where this report weighs less than the rule's default: what is only expected, or rests on a low-confidence fact. */
  readonly severity?: Severity;
  readonly clause?: Clause;
  readonly document?: SmsDocument;
  readonly related?: readonly Related[];
  /** The one mend there is. */
  readonly fix?: Fix;
  /** Mends of which the author has to choose one, where there is no doubt about none. */
  readonly alternatives?: readonly Fix[];
}

export interface Place {
  readonly path: string;
  readonly lineStarts: readonly number[];
  readonly span: Span;
}

interface Related {
  readonly at: Place;
  readonly message: string;
}

/** A mechanical mend. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly at: Place; readonly newText: string }[];
}

/** How many findings each suppression and each waiver has silenced. */
export interface Silenced {
  /** Every rule there is, switched off or not. */
  readonly ruleIds: readonly string[];
  bySuppression(suppression: Suppression): number;
  byWaiver(waiver: Waiver): number;
}

export function placeIn(document: SmsDocument, span: Span): Place {
  return { path: document.path, lineStarts: document.facts.lineStarts, span };
}

/** Undefined where the SMS has no manifest: what belongs there is then not reported. */
export function placeInManifest(manifest: Manifest, span: Span): Place | undefined {
  return manifest.path === undefined ? undefined : { path: manifest.path, lineStarts: manifest.lineStarts, span };
}

/** Where a finding about a document as a whole belongs: its id, else its first line. */
export function headOf(document: SmsDocument): Place {
  return placeIn(document, document.metadata.id?.span ?? { start: 0, end: 0 });
}
