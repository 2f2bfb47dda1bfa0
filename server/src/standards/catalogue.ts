// The standards as data: clauses, documented information and what a claim may say. Built from catalogue files by load.ts.

import type { Span } from '../documents/text.ts';

/** How sure the catalogue is of a fact. What rests on `low` is at most an `info`. */
export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

export const informationKinds = [
  'policy',
  'plan',
  'statement',
  'procedure',
  'process',
  'register',
  'agreement',
  'record',
  'report',
] as const;
export type InformationKind = (typeof informationKinds)[number];

/** An item a clause calls for. */
export interface DocumentedInformation {
  /** Stable id, unique in the catalogue; what `provides` names. */
  readonly id: string;
  readonly title: string;
  readonly kind: InformationKind;
  /** Asked for by the clause itself; otherwise expected by auditors. */
  readonly mandatory: boolean;
  readonly confidence: Confidence;
  readonly note?: string;
  /** Ids of the items this one sums up. A roll-up is provided when they all are, and is never missing on its own. */
  readonly rollsUp?: readonly string[];
  /** The clause that calls for it. */
  readonly clause: Clause;
}

export interface Clause {
  /** `iso20000-1:8.6.1`: standard without edition, and number. The form used in findings and waivers. */
  readonly key: string;
  readonly standard: Standard;
  /** The number: `8.6.1`, `A.5.24`. */
  readonly id: string;
  /** Undefined for numbered paragraphs without a title. */
  readonly title: string | undefined;
  readonly summary: string;
  /** Place in the standard, from 0. */
  readonly order: number;
  /** Carries requirements; otherwise a heading. */
  readonly auditable: boolean;
  /** A level people cite: a claim here covers the auditable children. */
  readonly cited: boolean;
  readonly confidence: Confidence;
  readonly amendedBy: string | undefined;
  /** Things to be done at planned intervals. */
  readonly periodic: readonly string[];
  readonly documentedInformation: readonly DocumentedInformation[];
  readonly parent: Clause | undefined;
  readonly children: readonly Clause[];
  /** Wording laid over the catalogue by a licence holder; never exported unless asked. */
  readonly text: string | undefined;
}

export interface Standard {
  /** `iso20000-1` */
  readonly key: string;
  /** `2018` */
  readonly edition: string;
  /** `iso20000-1:2018`, as the manifest names it. */
  readonly id: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly amendments: readonly { readonly id: string; readonly title: string }[];
  /** `none`: no auditable clause can be left out. `justified`: with a justification. */
  readonly exclusions: 'none' | 'justified';
  /** Where exclusions are justified: the clauses below which they can be (Annex A, say); undefined: all. */
  readonly excludable: readonly string[] | undefined;
  /** Clauses below which other parties may help to meet a requirement; undefined: all. */
  readonly otherParties: readonly string[] | undefined;
  /** All clauses by number, in the order of the standard. */
  readonly clauses: ReadonlyMap<string, Clause>;
}

/** A defect of a standard's file. */
export interface StandardProblem {
  readonly message: string;
  readonly span: Span;
}

/** The standards of one SMS, in the order of its manifest; the first one gives bare clause numbers their meaning. */
export interface Catalogue {
  readonly standards: readonly Standard[];
  /** Documented information by id, over all standards of the catalogue. */
  readonly information: ReadonlyMap<string, DocumentedInformation>;
}

/** What a clause reference such as `8.6.1`, `iso27001:A.5.24` or `iso20000-1:2018:8.6.1` names. */
export type ClauseLookup =
  | { readonly clause: Clause }
  /** `standard`: no such standard among those of the SMS. `clause`: the standard has no such clause; `near` are existing ones. */
  | {
      readonly unknown: 'standard' | 'clause';
      readonly standard: Standard | undefined;
      readonly near: readonly Clause[];
    };
