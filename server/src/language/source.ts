// What an editor feature is asked about: a file with its text, and the SMS that governs it. Features take a source and an
// offset or a span and give protocol types; they know no connection, and they change nothing.

import type { Position, Range } from 'vscode-languageserver';
import type { Analysis } from '../analysis/analysis.ts';
import { lineStartsOf, rangeOf, type Span } from '../documents/text.ts';
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

/** What is enough to tell of an SMS as a whole. */
export type SmsSource = Pick<Source, 'sms' | 'analysis' | 'files'>;

export interface SourceFiles {
  /** Every SMS of the workspace: the documents of one may link to those of another. */
  readonly systems: readonly Sms[];
  uri(path: string): string;
  /** The text of a file of the workspace: the editor's where one is open. */
  textOf(path: string): string | undefined;
  /** Of the open editor, as the client counts; null where none has the file open. */
  version(path: string): number | null;
  /** A file of the SMS as it would be with another text. */
  reread(path: string, text: string): SmsDocument | undefined;
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

/** Of any file of the SMS. */
export function lineStartsIn({ sms, files }: Pick<Source, 'sms' | 'files'>, path: string): readonly number[] {
  return sms.document(path)?.facts.lineStarts ?? lineStartsOf(files.textOf(path) ?? '');
}

export function rangeIn({ lineStarts }: Pick<Source, 'lineStarts'>, span: Span): Range {
  return rangeOf(lineStarts, span);
}

export function spanIn(source: Source, { start, end }: Range): Span {
  return { start: offsetAt(source, start), end: offsetAt(source, end) };
}
