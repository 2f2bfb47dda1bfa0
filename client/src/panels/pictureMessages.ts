// What the coverage picture is drawn from: of the model, what a map of clauses needs, and no more.
import type { AuditView, ClauseStatus, ReviewState } from '../../../server/src/protocol/views.ts';

export interface PictureData {
  /** The day that counts as today, ISO 8601. */
  readonly asOf: string;
  readonly systems: readonly PictureSystem[];
}

export interface PictureSystem {
  readonly name: string;
  /** URI of the SMS's folder. */
  readonly root: string;
  readonly standards: readonly PictureStandard[];
  /** How many documents have a review in each state. */
  readonly reviews: Readonly<Record<ReviewState, number>>;
  /** The audit that comes next. */
  readonly audit: (Pick<AuditView, 'title' | 'date'> & { readonly overdue: number }) | undefined;
}

export interface PictureStandard {
  /** `iso20000-1:2018` */
  readonly id: string;
  /** `ISO/IEC 20000-1:2018` */
  readonly name: string;
  readonly title: string;
  readonly clauses: readonly PictureClause[];
}

export interface PictureClause {
  readonly key: string;
  readonly id: string;
  readonly title: string | undefined;
  readonly parent: string | undefined;
  /** Undefined for a heading. */
  readonly status: ClauseStatus | undefined;
  readonly stale: boolean;
  readonly waived: boolean;
  /** How many documents claim it. */
  readonly documents: number;
  /** Titles of mandatory documented information that is missing or outdated. */
  readonly lacking: readonly string[];
  /** When the first review of a covering document is due. */
  readonly nextReview: string | undefined;
}

export type FromPicturePage =
  /** Write the picture into a file that the person chooses. */
  | { readonly kind: 'save'; readonly name: string; readonly content: string }
  /** Of which SMS the picture is now: for the tab. */
  | { readonly kind: 'shows'; readonly root: string };

/** What the page remembers over reloads. */
export interface PictureMemory {
  readonly root: string | undefined;
  readonly mode: 'map' | 'table';
  readonly spotlight: ClauseStatus | 'stale' | 'waived' | undefined;
  /** The clause that has the focus, by standard. */
  readonly current: Readonly<Record<string, string>>;
  readonly scroll: number;
}
