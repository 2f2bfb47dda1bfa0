// What a code action is before it is the protocol's: a title, a kind, and changes that are made when somebody wants them.

import type { Command } from 'vscode-languageserver';
import type { Span } from '../../documents/text.ts';
import type { Finding } from '../../rules/check.ts';
import type { Source } from '../source.ts';
import type { FileEdit } from '../workspace-edit.ts';

export const kinds = {
  quickFix: 'quickfix',
  rewrite: 'refactor.rewrite',
  fixAll: 'source.fixAll.clausetrace',
} as const;
export type ActionKind = (typeof kinds)[keyof typeof kinds];

/** A file to be made. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

export type FileChange = FileEdit | NewFile;

export interface Action {
  readonly title: string;
  readonly kind: ActionKind;
  /** The finding that it mends. */
  readonly finding?: Finding;
  /** The one mend there is, which an editor may apply without asking. */
  readonly isPreferred?: boolean;
  /** Makes a file, which not every client can. */
  readonly makesFile?: boolean;
  /** Undefined where it turns out that there is no sure way. Absent where a command does it. */
  readonly changes?: () => readonly FileChange[] | undefined;
  /** Run by the client, where it said that it has it. */
  readonly command?: Command;
}

/** What actions are asked for. */
export interface Circumstances {
  readonly source: Source;
  /** Cursor or selection. */
  readonly span: Span;
  /** Findings at the span, those that the client asks about. */
  readonly findings: readonly Finding[];
  /** All findings of the file. */
  readonly fileFindings: readonly Finding[];
}

/** Proposes actions of one sort. */
export type Proposer = (circumstances: Circumstances) => Iterable<Action>;
