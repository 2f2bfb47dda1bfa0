// What an editor feature is asked about: a file with its text, and the SMS that governs it. Features take a source and an
// offset or a span and give protocol types; they know no connection, and they change nothing.

import type { Position, Range } from 'vscode-languageserver';
import type { Analysis } from '../analysis/analysis.ts';
import { rangeOf, type Span } from '../documents/text.ts';
import type { SmsDocument } from '../workspace/document.ts';
import type { Sms } from '../workspace/sms.ts';

export interface Source {
  /** Relative to the workspace. */
  readonly path: string;
  /** As the editor has it, without a byte order mark. */
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly sms: Sms;
  /** Of the SMS, as of the day that counts as today. */
  readonly analysis: Analysis;
  /** The file as a document or page; undefined for the manifest and for YAML that is none of ours. */
  readonly document: SmsDocument | undefined;
  readonly isManifest: boolean;
  /** Other files, by their path in the workspace. */
  readonly files: SourceFiles;
}

export interface SourceFiles {
  uri(path: string): string;
  /** The text of a file of the workspace: the editor's where one is open. */
  textOf(path: string): string | undefined;
}

/** Beyond the end of a line is its end, beyond the last line the end of the text, as the protocol wants it. */
export function offsetAt({ text, lineStarts }: Source, { line, character }: Position): number {
  const start = lineStarts[line];
  if (start === undefined) return text.length;
  const next = lineStarts[line + 1] ?? text.length;
  let end = next;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return Math.min(start + character, line + 1 < lineStarts.length ? end : text.length);
}

export function rangeIn({ lineStarts }: Pick<Source, 'lineStarts'>, span: Span): Range {
  return rangeOf(lineStarts, span);
}
