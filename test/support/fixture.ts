// Reads annotated fixtures: small SMSs in one text file each, in which the expected finding stands below the place it speaks
// of. The format is described in CONTRIBUTING.md.

import { readFileSync } from 'node:fs';
import { sizeLimit } from '../../server/src/documents/decode.ts';

export interface FixtureCase {
  readonly name: string;
  readonly asOf: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Paths of the files that are there and cannot be read. */
  readonly unreadable: readonly string[];
  readonly expected: readonly Expectation[];
}

export interface Expectation {
  readonly path: string;
  /** Zero-based line of the file, annotations removed. */
  readonly line: number;
  readonly start: number;
  /** Exclusive column of the last caret. */
  readonly end: number;
  readonly severity: string;
  readonly rule: string;
  /** Part of the message. */
  readonly message: string;
}

const defaultAsOf = '2026-06-30';
const annotation = /^( *)(\^+) (error|warning|info|hint) ([a-z]+\/[a-z-]+)(?:: (.*))?$/;

export function readFixture(file: string): FixtureCase[] {
  const cases: FixtureCase[] = [];
  let current: { name: string; asOf: string; files: Map<string, FileText> } | undefined;
  let target: FileText | undefined;
  const finish = () => current && cases.push(finishCase(current));
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const header = /^=== (.*)$/.exec(line);
    const fileHeader = /^--- (?!$)(.*?)((?: \([a-z0-9-]+\))*)$/.exec(line);
    const date = /^as-of: (.*)$/.exec(line);
    if (header) {
      finish();
      current = { name: header[1]!, asOf: defaultAsOf, files: new Map() };
      target = undefined;
    } else if (!current) {
    } else if (fileHeader) {
      target = { directives: fileHeader[2]!, lines: [], expected: [] };
      current.files.set(fileHeader[1]!, target);
    } else if (!target && date) {
      current.asOf = date[1]!;
    } else if (target) {
      const match = annotation.exec(line);
      if (match) target.expected.push(expectation(match, target.lines.length - 1));
      else target.lines.push(line);
    }
  }
  finish();
  return cases;
}

interface FileText {
  readonly directives: string;
  readonly lines: string[];
  readonly expected: Omit<Expectation, 'path'>[];
}

function expectation(match: RegExpExecArray, line: number): Omit<Expectation, 'path'> {
  const start = match[1]!.length;
  return { line, start, end: start + match[2]!.length, severity: match[3]!, rule: match[4]!, message: match[5] ?? '' };
}

function finishCase(current: { name: string; asOf: string; files: Map<string, FileText> }): FixtureCase {
  return {
    name: current.name,
    asOf: current.asOf,
    files: Object.fromEntries([...current.files].map(([path, text]) => [path, bytesOf(text)])),
    unreadable: [...current.files]
      .filter(([, { directives }]) => directives.includes('(unreadable)'))
      .map(([path]) => path),
    expected: [...current.files].flatMap(([path, text]) => text.expected.map(one => ({ path, ...one }))),
  };
}

/** A file's lines end where the next header begins; blank lines before it belong to the fixture, one line feed to the file. */
function bytesOf({ lines, directives }: FileText): Uint8Array {
  const text = lines.join('\n').replace(/\n+$/, '');
  if (directives.includes('(base64)')) return Buffer.from(text.trim(), 'base64');
  let content = directives.includes('(no-final-newline)') || text === '' ? text : `${text}\n`;
  if (directives.includes('(crlf)')) content = content.replaceAll('\n', '\r\n');
  if (directives.includes('(bom)')) content = `\uFEFF${content}`;
  if (directives.includes('(too-large)')) content = content.padEnd(sizeLimit + 1);
  return Buffer.from(content, 'utf8');
}
