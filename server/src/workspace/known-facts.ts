// Facts by content, for a run that looks at several revisions: what two of them have in common is parsed once, wherever it lies.
// Contents have the names that git gives them, so those of a revision are known before a byte of them is read.

import { createHash } from 'node:crypto';
import type { DocumentFacts, DocumentFormat } from '../documents/facts.ts';

export type HashName = 'sha1' | 'sha256';

export class KnownFacts {
  readonly #hash: HashName;
  readonly #facts = new Map<string, DocumentFacts>();

  /** `hash`: how the repository names its objects. */
  constructor(hash: HashName = 'sha1') {
    this.#hash = hash;
  }

  /** How many contents were parsed: each once, in each format that it was asked for. */
  get size(): number {
    return this.#facts.size;
  }

  get(format: DocumentFormat, content: string): DocumentFacts | undefined {
    return this.#facts.get(keyOf(format, content));
  }

  set(format: DocumentFormat, content: string, facts: DocumentFacts): void {
    this.#facts.set(keyOf(format, content), facts);
  }

  /** The name that git gives a content. */
  nameOf(bytes: Uint8Array): string {
    return createHash(this.#hash).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  }
}

function keyOf(format: DocumentFormat, content: string): string {
  return `${format} ${content}`;
}
