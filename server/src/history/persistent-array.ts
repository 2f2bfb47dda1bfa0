// An array of which every commit can have its own copy: copies share what they have in common.

const chunkSize = 64;

export class PersistentArray<T> {
  #chunks: (readonly (T | undefined)[])[] = [];
  /** Chunks that this copy has made, and may write to. */
  readonly #own = new Set<number>();

  get(index: number): T | undefined {
    return this.#chunks[Math.floor(index / chunkSize)]?.[index % chunkSize];
  }

  set(index: number, value: T): void {
    const number = Math.floor(index / chunkSize);
    if (!this.#own.has(number)) {
      this.#chunks[number] = [...(this.#chunks[number] ?? [])];
      this.#own.add(number);
    }
    (this.#chunks[number] as (T | undefined)[])[index % chunkSize] = value;
  }

  /** Neither sees what is written to the other from now on. */
  copy(): PersistentArray<T> {
    const copy = new PersistentArray<T>();
    copy.#chunks = [...this.#chunks];
    this.#own.clear();
    return copy;
  }
}
