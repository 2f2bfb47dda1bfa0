// The facts of all versions, by blob, in the form in which they are kept on disk: a line each, read when it is asked for. So ten
// thousands of them cost little memory and no time to load.

import type { VersionFacts } from '../documents/version-facts.ts';

/** Facts that were read a moment ago are likely to be asked for again. */
const keptRead = 4096;
/** Lines that are kept together. */
const linesOfPiece = 64;
const lineBreak = 10;
const tab = 9;

type Line = readonly [keys: string[], lists: string, content: string, sections: string[]] | null;

export class FactsStore {
  readonly #lines = new Map<string, Buffer>();
  readonly #read = new Map<string, VersionFacts | undefined>();

  /** Takes in what `toBytes` gave. A line in every step. */
  static *from(bytes: Buffer): Generator<void, FactsStore> {
    const store = new FactsStore();
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(lineBreak, start);
      if (end < 0) break;
      const behindId = bytes.indexOf(tab, start);
      store.#lines.set(bytes.toString('latin1', start, behindId), bytes.subarray(behindId + 1, end));
      start = end + 1;
      yield;
    }
    return store;
  }

  get size(): number {
    return this.#lines.size;
  }

  keys(): Iterable<string> {
    return this.#lines.keys();
  }

  /** Whether a blob was looked at; what is no document has no facts all the same. */
  has(blob: string): boolean {
    return this.#lines.has(blob);
  }

  set(blob: string, facts: VersionFacts | undefined): void {
    const line: Line = facts ? [[...facts.keys].flat(), facts.lists, facts.content, [...facts.sections].flat()] : null;
    this.#lines.set(blob, Buffer.from(JSON.stringify(line)));
  }

  get(blob: string): VersionFacts | undefined {
    if (this.#read.has(blob)) return this.#read.get(blob);
    const bytes = this.#lines.get(blob);
    const facts = bytes && factsOf(JSON.parse(bytes.toString('utf8')) as Line);
    if (this.#read.size >= keptRead) this.#read.clear();
    this.#read.set(blob, facts);
    return facts;
  }

  /** The facts of those blobs, and of no others, to be kept: in pieces, a line in every step. */
  *toBytes(blobs: Iterable<string>): Generator<void, Buffer[]> {
    const pieces: Buffer[] = [];
    let lines: Buffer[] = [];
    for (const blob of blobs) {
      const line = this.#lines.get(blob);
      if (line) lines.push(Buffer.concat([Buffer.from(`${blob}\t`, 'latin1'), line, newLine]));
      if (lines.length === linesOfPiece) {
        pieces.push(Buffer.concat(lines));
        lines = [];
      }
      yield;
    }
    return [...pieces, Buffer.concat(lines)];
  }
}

const newLine = Buffer.from('\n');

function factsOf(line: Line): VersionFacts | undefined {
  if (!line) return undefined;
  const [keys, lists, content, sections] = line;
  return { keys: pairs(keys), lists, content, sections: pairs(sections) };
}

function pairs(flat: readonly string[]): Map<string, string> {
  const map = new Map<string, string>();
  for (let at = 0; at + 1 < flat.length; at += 2) map.set(flat[at]!, flat[at + 1]!);
  return map;
}
