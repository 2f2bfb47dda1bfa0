// What the server tells of SMSs as a whole, for views: trees, the traceability matrix, the page of a clause, pictures and graphs.
// Types only, plain JSON, the same for every client: docs/protocol.md describes the requests. The extension imports this file,
// and nothing else of the server.
//
// URIs are as the client writes them where a document is open. Ranges are those of the protocol (zero-based lines, characters
// in the encoding that was agreed on). Dates are ISO 8601. Texts are plain texts for people, never markup,
// and hold nothing that turns the direction of text around.

import type { Range } from 'vscode-languageserver';

/** Worst first. */
export type ClauseStatus = 'not-covered' | 'planned' | 'partial' | 'documented' | 'evidenced';
export type ItemState = 'provided' | 'no-occurrence' | 'outdated' | 'planned' | 'missing';
export type ReviewState =
  | 'never-reviewed'
  | 'overdue'
  | 'changed-since-review'
  | 'suspect'
  | 'due-soon'
  | 'current'
  | 'exempt';
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A place in a file. */
export interface PlaceView {
  readonly uri: string;
  readonly range: Range;
}

// `clausetrace/traceability`: everything that trees, matrix and picture show, in one answer that fits together.

export interface TraceabilityParams {
  /** Of the last answer; when nothing of it has changed, the answer says so and repeats nothing. */
  readonly previousResultId?: string;
}

export type TraceabilityResult =
  | { readonly kind: 'unchanged'; readonly resultId: string }
  | {
      readonly kind: 'full';
      readonly resultId: string;
      /** The day that counts as today. */
      readonly asOf: string;
      readonly systems: readonly SystemView[];
    };

/** One SMS. Folders that nobody made an SMS of are left out. */
export interface SystemView {
  readonly name: string;
  /** URI of its folder. */
  readonly root: string;
  /** The manifest's URI; undefined where there is none. */
  readonly manifest: string | undefined;
  readonly standards: readonly StandardView[];
  /** By path. Claims, providers and evidence name documents by their index in this list. */
  readonly documents: readonly DocumentView[];
  /** Findings, as `check` reports them (no hints), in its order. */
  readonly gaps: readonly GapView[];
  /** Audits to come: those of the programme, surveillance, recertification; by date, at most 50. */
  readonly audits: readonly AuditView[];
  /** What it is held against, where the setting `baseline` names a revision; absent until that is read. */
  readonly baseline?: BaselineView;
}

export interface BaselineView {
  /** As the setting names it. */
  readonly revision: string;
  /** Whole object name. */
  readonly commit: string;
  /** The day of the commit, ISO 8601. */
  readonly day: string;
  /** Whether there was such an SMS then. If not, everything is new. */
  readonly existed: boolean;
}

export interface StandardView {
  /** `iso20000-1:2018` */
  readonly id: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly counts: Readonly<Record<ClauseStatus, number>>;
  /** Auditable clauses and the headings above them, in the order of the standard. */
  readonly clauses: readonly ClauseView[];
}

export interface ClauseView {
  /** `iso20000-1:8.6.1`, unique in the SMS. */
  readonly key: string;
  /** `8.6.1` */
  readonly id: string;
  readonly title: string | undefined;
  /** Key of the clause above; undefined at the top level. */
  readonly parent: string | undefined;
  /** A clause with requirements of its own has a status; a heading has the counts of what is below it. */
  readonly status: ClauseStatus | undefined;
  readonly counts: Readonly<Record<ClauseStatus, number>>;
  /** A covering document's review is overdue, or its content changed since. What is below a heading says so itself. */
  readonly stale: boolean;
  /** A finding about it is waived. */
  readonly waived: boolean;
  /** Those of retired documents left out; none of a heading. */
  readonly claims: readonly ClaimView[];
  readonly items: readonly ItemView[];
  /** Indices of records and reports that show that the clause is met. */
  readonly evidence: readonly number[];
  /** Of covering documents: the latest review, and the earliest that is due. */
  readonly lastReview: string | undefined;
  readonly nextReview: string | undefined;
  /** Indices in `gaps` of what is reported about the clause. */
  readonly gaps: readonly number[];
  /** How it stood at the baseline, on the day of its commit; absent without a baseline, and where it was no clause of the SMS then. */
  readonly baseline?: ClauseStatus;
}

export interface ClaimView {
  /** Index of the document. */
  readonly document: number;
  readonly coverage: 'full' | 'partial' | 'other-party' | 'no-occurrence' | 'not-applicable';
  /** Title of the section that addresses the clause; undefined: the document as a whole. */
  readonly section: string | undefined;
  /** Where to read it: the section's heading, else the claim itself. */
  readonly range: Range;
  /** The document is in force and the claim may be made. */
  readonly counts: boolean;
}

/** Documented information that the clause calls for. */
export interface ItemView {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly mandatory: boolean;
  readonly state: ItemState;
  /** Indices of the documents that provide it. */
  readonly providers: readonly number[];
}

export interface DocumentView {
  readonly uri: string;
  /** Relative to the SMS's folder. */
  readonly path: string;
  /** Its id, else its path. */
  readonly name: string;
  readonly title: string;
  readonly type: string | undefined;
  readonly status: string | undefined;
  readonly version: string | undefined;
  readonly owner: PartyView | undefined;
  readonly approver: PartyView | undefined;
  readonly review: ReviewView;
  /** Keys of the clauses it claims, each once; as written where they are unknown. */
  readonly clauses: readonly string[];
  /** Set where the document is a record or report: when it is due again. */
  readonly evidence: { readonly state: 'current' | 'outdated'; readonly due: string | undefined } | undefined;
  /** Indices in `gaps` of what is reported in the document. */
  readonly gaps: readonly number[];
}

export interface PartyView {
  /** Id of the role; undefined for a person. */
  readonly role: string | undefined;
  /** Title of the role, or the person's name. */
  readonly title: string;
  readonly holder: string | undefined;
}

export interface ReviewView {
  readonly state: ReviewState;
  readonly reviewed: string | undefined;
  readonly due: string | undefined;
  /** Days from the as-of date to the due date; negative when overdue. */
  readonly days: number | undefined;
  /** Why it is not what it says, in words, where git knows better: what changed since, what it follows, what the stamp is worth. */
  readonly remarks: readonly string[];
}

export interface GapView {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly uri: string;
  readonly range: Range;
  /** Index of the document it stands in; undefined in the manifest, in files that are no documents, and on the page of a clause. */
  readonly document: number | undefined;
  /** Key of the clause it is about. */
  readonly clause: string | undefined;
  /** It was not there at the baseline, on the same day. Absent without a baseline. */
  readonly isNew?: boolean;
}

export interface AuditView {
  readonly kind: 'internal' | 'supplier' | 'surveillance' | 'recertification' | 'other';
  /** ISO 8601 date. */
  readonly date: string;
  readonly title: string;
  /** Where it stands: a row of the programme, or the manifest. */
  readonly at: PlaceView | undefined;
  /** Indices of documents whose review, or whose evidence, is overdue on that day unless something is done. */
  readonly overdue: readonly number[];
}

// `clausetrace/clause`: one clause whole.

export interface ClauseParams {
  /** URI of the SMS's folder. */
  readonly root: string;
  /** `iso20000-1:8.6.1`, or as a claim of this SMS writes it. */
  readonly clause: string;
}

/** Null where there is no such clause. Headings have a page too. */
export interface ClausePageView {
  readonly root: string;
  readonly key: string;
  readonly id: string;
  readonly title: string | undefined;
  readonly standard: { readonly id: string; readonly title: string; readonly shortTitle: string };
  readonly parent: ClauseLinkView | undefined;
  readonly children: readonly ClauseLinkView[];
  /** The clauses and headings before and after it, in the order of the standard. */
  readonly previous: ClauseLinkView | undefined;
  readonly next: ClauseLinkView | undefined;
  /** In own words; the wording of a licence holder where one is laid over. */
  readonly summary: string;
  readonly wording: string | undefined;
  readonly status: ClauseStatus | undefined;
  readonly counts: Readonly<Record<ClauseStatus, number>>;
  readonly stale: boolean;
  readonly waived: boolean;
  /** Of a heading, those that name it. `note`: control, dated statement or justification. */
  readonly claims: readonly (ClaimPlaceView & { readonly note: string | undefined })[];
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: string;
    readonly mandatory: boolean;
    readonly state: ItemState;
    readonly providers: readonly DocumentLinkView[];
  }[];
  readonly evidence: readonly {
    readonly document: DocumentLinkView;
    readonly state: 'current' | 'outdated';
    readonly period: string | undefined;
    readonly due: string | undefined;
    readonly location: string | undefined;
  }[];
  readonly findings: readonly GapView[];
  /** Clauses of other standards that the crosswalk relates to it; empty where there is no crosswalk. */
  readonly related: readonly (ClauseLinkView & { readonly standard: string; readonly relation: string })[];
  /** The shortest list of edits that makes it documented, and what else makes it evidenced. */
  readonly toGreen: readonly StepView[];
  readonly toEvidenced: readonly StepView[];
}

export interface ClauseLinkView {
  readonly key: string;
  readonly id: string;
  readonly title: string | undefined;
  readonly status: ClauseStatus | undefined;
}

export interface DocumentLinkView extends PlaceView {
  readonly name: string;
  readonly title: string;
}

interface ClaimPlaceView extends DocumentLinkView {
  readonly type: string | undefined;
  readonly documentStatus: string | undefined;
  readonly coverage: ClaimView['coverage'];
  readonly section: string | undefined;
  readonly counts: boolean;
  readonly owner: PartyView | undefined;
  readonly review: ReviewView;
}

export interface StepView {
  /** An instruction. */
  readonly text: string;
  /** Where to do it. */
  readonly at: PlaceView | undefined;
  /** What does it, where it can be done mechanically; its parameters are those of `clausetrace/edit`. */
  readonly edit: EditParams | undefined;
}

// `clausetrace/neighbourhood`: a document with what it refers to and what refers to it.

export interface NeighbourhoodParams {
  readonly uri: string;
  /** How many steps away; 1 by default, at most 3. */
  readonly depth?: number;
}

/** Null where the file is no document. The nearest come first, and of those equally near the ones with the stronger tie. */
export interface NeighbourhoodView {
  readonly root: string;
  /** Index of the document that was asked for. */
  readonly centre: number;
  /** Documents of the SMS, at most 150; pages are left out. */
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  /** How many neighbours were left out, because there are too many to look at. */
  readonly omitted: number;
}

export interface NodeView extends PlaceView {
  readonly name: string;
  readonly title: string;
  readonly type: string | undefined;
  readonly status: string | undefined;
  readonly review: ReviewState;
  /** Clauses it claims. */
  readonly clauses: readonly string[];
}

export interface EdgeView {
  readonly from: number;
  readonly to: number;
  readonly kind: 'implements' | 'evidence' | 'supersedes' | 'references';
  /** How many references. */
  readonly count: number;
}

// `clausetrace/edit`: what a person asks for in a view, as an edit for the client to apply.

export type EditParams =
  /** Reviewed on the as-of date; with a new version and a row in the history where asked for. */
  | { readonly action: 'mark-reviewed'; readonly uris: readonly string[]; readonly withVersion?: boolean }
  /** A claim on the clause in a document; `section`: the anchor of the section that makes it. */
  | { readonly action: 'claim'; readonly uri: string; readonly clause: string; readonly section?: string }
  /** A document from a template that claims the clause, or provides the item. */
  | {
      readonly action: 'new-document';
      readonly root: string;
      readonly type: string;
      readonly clause?: string;
      readonly item?: string;
      readonly title?: string;
    }
  /** An item in the `provides` of a document. */
  | { readonly action: 'provide'; readonly uri: string; readonly item: string }
  /** A manifest and a first set of documents, in a folder that is open and has nothing of it yet. */
  | { readonly action: 'init'; readonly root: string; readonly organization?: string };

export type EditResult =
  | {
      /** A `WorkspaceEdit` of the protocol. */
      readonly edit: unknown;
      /** What it does, for undo and for the user. */
      readonly title: string;
      /** The document to open afterwards. */
      readonly open: string | undefined;
      /** Documents for which it could not be done, and why. */
      readonly refused: readonly { readonly uri: string; readonly why: string }[];
    }
  /** Nothing can be done. */
  | { readonly refused: readonly { readonly uri: string; readonly why: string }[] };
