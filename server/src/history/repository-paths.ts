// Paths of the workspace and paths of the repository that it lies in.

import type { Place } from './place.ts';

export class RepositoryPaths {
  readonly #prefix: string;
  readonly #ignoresCase: boolean;
  readonly #known: ReadonlySet<string>;
  #alike: ReadonlyMap<string, string> | undefined;

  /** `known`: the paths that git has. */
  constructor({ prefix, ignoresCase }: Pick<Place, 'prefix' | 'ignoresCase'>, known: Iterable<string>) {
    this.#prefix = prefix;
    this.#ignoresCase = ignoresCase;
    this.#known = new Set(known);
  }

  /**
   * As git has it. A disk may give a name in another composition of its accents, or in another case, than it was committed with;
   * it is the same file all the same.
   */
  inRepository(path: string): string {
    const joined = this.#prefix + path;
    if (this.#known.has(joined)) return joined;
    if (!this.#ignoresCase && isPlain.test(joined)) return joined;
    this.#alike ??= new Map([...this.#known].map(known => [this.#form(known), known]));
    return this.#alike.get(this.#form(joined)) ?? joined;
  }

  /** Undefined for what lies outside of the workspace. */
  inWorkspace(path: string): string | undefined {
    return path.startsWith(this.#prefix) ? path.slice(this.#prefix.length) : undefined;
  }

  /** The way from the workspace: what lies outside begins with `..`. */
  fromWorkspace(path: string): string {
    let shared = this.#prefix;
    let climb = '';
    while (!path.startsWith(shared)) {
      shared = shared.slice(0, shared.lastIndexOf('/', shared.length - 2) + 1);
      climb += '../';
    }
    return climb + path.slice(shared.length);
  }

  #form(path: string): string {
    const composed = path.normalize('NFC');
    return this.#ignoresCase ? composed.toLowerCase() : composed;
  }
}

const isPlain = /^[ -~]*$/;
