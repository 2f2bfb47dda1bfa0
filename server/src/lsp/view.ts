// What those who show findings (push.ts, pull.ts) see of a session. Paths are absolute.

import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../rules/check.ts';

export interface OpenDocument {
  /** As the client writes it. */
  readonly uri: string;
  readonly version: number;
}

export interface View {
  /** Findings of the root that speaks for the file. The same object as long as they do not differ. */
  findings(path: string): readonly Finding[];
  diagnostics(path: string): Diagnostic[];
  openDocument(path: string): OpenDocument | undefined;
  /** As the client writes it where the file is open. */
  uri(path: string): string;
  /** Files with findings, each once. */
  paths(): string[];
  /** Every folder is read and checked. */
  readonly isComplete: boolean;
}

/** Shows findings to the client, in its way. */
export interface Presenter {
  /** The user opened, changed or closed these documents; their findings are up to date. */
  edited(paths: readonly string[]): void;
  /** Findings of these files may differ from what was shown. */
  changed(paths: readonly string[]): void;
  /** The same of many, a file in every step. */
  changedSteps(paths: Iterable<string>): Generator<void, void>;
  /** Findings of any file may. */
  reconsider(): void;
  /** Every folder is read and checked now. */
  completed(): void;
  stop(): void;
}
