// Objects of a repository by the thousand from one process: `git cat-file --batch`, read as it comes.

import { atOnce } from '../documents/steps.ts';
import { type Git, type GitFailure, isFailure } from './git.ts';
import type { Run } from './history-options.ts';

export interface GitObject {
  /** As it was asked for. */
  readonly name: string;
  /** Its name in full, hexadecimal. */
  readonly id: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** As much of it as was wanted, from its beginning. */
  readonly bytes: Buffer;
}

/**
 * Gives every object that is there, in the order of the names; others are passed over. `keep` says how many bytes of an object of
 * a size are wanted. A name is anything that `git rev-parse` takes, without line breaks. No names: no process.
 */
export async function readObjects(
  git: Git,
  names: readonly string[],
  keep: (size: number) => number,
  take: (object: GitObject) => void,
  { drive = atOnce, signal }: Partial<Run> = {},
): Promise<GitFailure | undefined> {
  if (names.length === 0) return undefined;
  const reader = new BatchReader(names, keep, take);
  return git.stream(['cat-file', '--batch', '--buffer'], chunk => drive(reader.read(chunk)), {
    signal,
    input: `${names.join('\n')}\n`,
  });
}

/** What is there of a partial clone. To ask for what is not would make git fetch it. */
export async function localObjects(git: Git, { signal }: Partial<Run> = {}): Promise<Set<string> | GitFailure> {
  const args = ['cat-file', '--batch-check=%(objectname)', '--batch-all-objects', '--unordered', '--buffer'];
  const answer = await git.read(args, { signal });
  return isFailure(answer) ? answer : new Set(answer.toString('latin1').split('\n'));
}

const lineFeed = 0x0a;

/** Reads `id type size`, the bytes and a line break, again and again; or `name missing`. Chunks may be cut anywhere. */
class BatchReader {
  readonly #names: readonly string[];
  readonly #keep: (size: number) => number;
  readonly #take: (object: GitObject) => void;
  #next = 0;
  /** Of a line that is not whole yet. */
  #line: Buffer[] = [];
  #object: (Omit<GitObject, 'bytes'> & { readonly parts: Buffer[]; wanted: number; left: number }) | undefined;

  constructor(names: readonly string[], keep: (size: number) => number, take: (object: GitObject) => void) {
    this.#names = names;
    this.#keep = keep;
    this.#take = take;
  }

  /** An object, or what there is of it, in every step. */
  *read(chunk: Buffer): Generator<void, void> {
    for (let at = 0; at < chunk.length; yield)
      at = this.#object ? this.#readBytes(chunk, at) : this.#readLine(chunk, at);
  }

  #readLine(chunk: Buffer, start: number): number {
    const end = chunk.indexOf(lineFeed, start);
    this.#line.push(chunk.subarray(start, end < 0 ? chunk.length : end));
    if (end < 0) return chunk.length;
    const line = Buffer.concat(this.#line).toString('utf8');
    this.#line = [];
    const name = this.#names[this.#next++] ?? '';
    const [, id, type, digits] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(line) ?? [];
    if (id && type) {
      const size = Number(digits);
      this.#object = { name, id, type, size, parts: [], wanted: Math.min(size, this.#keep(size)), left: size + 1 };
    }
    return end + 1;
  }

  #readBytes(chunk: Buffer, start: number): number {
    const object = this.#object!;
    const end = Math.min(chunk.length, start + object.left);
    object.left -= end - start;
    const part = chunk.subarray(start, Math.min(end, start + object.wanted));
    object.wanted -= part.length;
    if (part.length > 0) object.parts.push(part);
    if (object.left > 0) return end;
    this.#object = undefined;
    const { name, id, type, size, parts } = object;
    // A copy: a part would keep its whole chunk.
    this.#take({ name, id, type, size, bytes: Buffer.concat(parts) });
    return end;
  }
}
