// An SMS held against a baseline, an earlier revision of it: what clients ask, and what they are told. Types only.

/** `clausetrace/baselines` */
export interface BaselinesParams {
  /** URI of the SMS's folder. */
  readonly root: string;
}

/** `clausetrace/diff` */
export interface DiffParams extends BaselinesParams {
  /** In the syntax of git; the setting `baseline` where it is left out. */
  readonly revision?: string;
  /** As `clausetrace diff` prints it; a page of HTML by default. */
  readonly format?: DiffFormat;
}

export type DiffFormat = 'html' | 'md' | 'json';

/** `clausetrace/documentAtBaseline` */
export interface DocumentAtBaselineParams {
  /** URI of a document as it is now. */
  readonly uri: string;
}

/** Why there is no answer, in a line for people. */
export interface NoBaseline {
  readonly problem: string;
}

/** A revision that one may choose. */
export interface RevisionView {
  readonly name: string;
  /** The day of its commit, ISO 8601. */
  readonly day: string;
  /** The first line of the commit's message. */
  readonly subject: string;
}

export type BaselinesResult =
  | {
      /** The newest first. */
      readonly tags: readonly RevisionView[];
      /** The audit that was done last, and the newest tag until its day; absent where there is no such audit or no such tag. */
      readonly lastAudit?: { readonly date: string; readonly title: string; readonly tag: string };
    }
  | NoBaseline;

/** What was asked for, as text; a page of HTML needs nothing else. */
export type DiffResult = { readonly content: string } | NoBaseline;

/** `before`: what to ask `clausetrace/content` for. `revision`: as the setting names it. */
export type DocumentAtBaselineResult = { readonly before: string; readonly revision: string } | NoBaseline;
