// Reads annotated fixtures: small SMSs in one text file each, in which the expected finding stands below the place it speaks
// of. The format is described in CONTRIBUTING.md.

import { readFileSync } from 'node:fs';
import { sizeLimit } from '../../server/src/documents/decode.ts';

export interface FixtureCase {
  readonly name: string;
  readonly asOf: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** What git knows, oldest first; none where there is no repository. */
  readonly commits: readonly FixtureCommit[];
  /** Paths of the files that are there and cannot be read. */
  readonly unreadable: readonly string[];
  readonly expected: readonly Expectation[];
}

interface FixtureCommit {
  /** ISO 8601. */
  readonly day: string;
  /** `R. Example`, or `R. Example <r@acme.example>`. */
  readonly author: string;
  readonly subject: string;
  /** What it adds and changes; undefined for what it removes. */
  readonly files: Readonly<Record<string, Uint8Array | undefined>>;
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

const commitHeader = /^\*\*\* (\d{4}-\d{2}-\d{2}) (.+?): (.*)$/;

/** A case while it is read. */
interface OpenCase {
  readonly name: string;
  asOf: string;
  /** Everything that is written, in the order of the fixture. */
  readonly steps: Step[];
}

/** The files of a commit, or those that are not committed. */
interface Step {
  readonly commit: Omit<FixtureCommit, 'files'> | undefined;
  readonly files: Map<string, FileText>;
}

export function readFixture(file: string): FixtureCase[] {
  const cases: FixtureCase[] = [];
  let current: OpenCase | undefined;
  let target: FileText | undefined;
  const finish = () => current && cases.push(finishCase(current));
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const header = /^=== (.*)$/.exec(line);
    const fileHeader = /^--- (?!$)(.*?)((?: \([a-z0-9-]+\))*)$/.exec(line);
    const date = /^as-of: (.*)$/.exec(line);
    const commit = commitHeader.exec(line);
    if (header) {
      finish();
      current = { name: header[1]!, asOf: defaultAsOf, steps: [] };
      target = undefined;
    } else if (!current) {
    } else if (commit || line === '*** not committed') {
      const [, day, author, subject] = commit ?? [];
      current.steps.push({
        commit: commit ? { day: day!, author: author!, subject: subject! } : undefined,
        files: new Map(),
      });
      target = undefined;
    } else if (fileHeader) {
      target = { directives: fileHeader[2]!, lines: [], expected: [] };
      if (current.steps.length === 0) current.steps.push({ commit: undefined, files: new Map() });
      current.steps.at(-1)!.files.set(fileHeader[1]!, target);
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

function finishCase({ name, asOf, steps }: OpenCase): FixtureCase {
  // What was written last is what is there now.
  const now = new Map(steps.flatMap(({ files }) => [...files]));
  const there = [...now].filter(([, text]) => !isRemoved(text));
  return {
    name,
    asOf,
    files: Object.fromEntries(there.map(([path, text]) => [path, bytesOf(text)])),
    commits: steps.flatMap(({ commit, files }) => {
      const bytes = [...files].map(([path, text]) => [path, isRemoved(text) ? undefined : bytesOf(text)]);
      return commit ? [{ ...commit, files: Object.fromEntries(bytes) }] : [];
    }),
    unreadable: there.filter(([, { directives }]) => directives.includes('(unreadable)')).map(([path]) => path),
    expected: there.flatMap(([path, text]) => text.expected.map(one => ({ path, ...one }))),
  };
}

function isRemoved({ directives }: FileText): boolean {
  return directives.includes('(removed)');
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
