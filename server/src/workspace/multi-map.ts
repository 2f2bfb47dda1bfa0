// Maps from a key to many values, which the index is made of.

import { compareText } from './paths.ts';

/** Values by key and by the file they come from. Values of a key are listed by file in code point order. */
export class MultiMap<V> {
  readonly #map = new Map<string, Map<string, V[]>>();
  readonly #flat = new Map<string, readonly V[]>();

  add(key: string, file: string, value: V): void {
    this.#flat.delete(key);
    let files = this.#map.get(key);
    if (!files) {
      files = new Map();
      this.#map.set(key, files);
    }
    const values = files.get(file);
    if (values) values.push(value);
    else files.set(file, [value]);
  }

  /** Removes everything that a file put under a key. */
  remove(key: string, file: string): void {
    this.#flat.delete(key);
    const files = this.#map.get(key);
    files?.delete(file);
    if (files?.size === 0) this.#map.delete(key);
  }

  get(key: string): readonly V[] {
    const files = this.#map.get(key);
    if (!files) return [];
    let flat = this.#flat.get(key);
    if (!flat) {
      flat = [...files.keys()].sort(compareText).flatMap(file => files.get(file)!);
      this.#flat.set(key, flat);
    }
    return flat;
  }

  /** Whether a key has more than one value. */
  hasSeveral(key: string): boolean {
    const files = this.#map.get(key);
    if (!files || files.size > 1) return files !== undefined;
    for (const values of files.values()) return values.length > 1;
    return false;
  }

  /** Whether a key has values from another file than this. */
  hasOther(key: string, file: string): boolean {
    const files = this.#map.get(key);
    return files !== undefined && files.size > (files.has(file) ? 1 : 0);
  }

  /** From how many files a key has values; `most` stands for any larger number. */
  files(key: string, most: number): number {
    return Math.min(this.#map.get(key)?.size ?? 0, most);
  }

  keys(): Iterable<string> {
    return this.#map.keys();
  }

  get size(): number {
    return this.#map.size;
  }
}

/** Sets of texts by key. */
export class SetMap {
  readonly #map = new Map<string, Set<string>>();

  add(key: string, value: string): void {
    const values = this.#map.get(key);
    if (values) values.add(value);
    else this.#map.set(key, new Set([value]));
  }

  remove(key: string, value: string): void {
    const values = this.#map.get(key);
    values?.delete(value);
    if (values?.size === 0) this.#map.delete(key);
  }

  get(key: string): Iterable<string> {
    return this.#map.get(key) ?? [];
  }
}
