// Counts how much is done between two steps of long work.

export class Work {
  /** All that was done. */
  units = 0;
  /** The most between two steps. */
  most = 0;
  #sinceStep = 0;

  /** Something is done. */
  do(): void {
    this.units++;
    this.#sinceStep++;
    this.most = Math.max(this.most, this.#sinceStep);
  }

  /** The same list; to read an element of it in a loop is work. */
  counted<T>(list: readonly T[]): readonly T[] {
    const work = this;
    return new Proxy(list, {
      get(target, key) {
        if (key !== Symbol.iterator) return Reflect.get(target, key);
        return function* () {
          for (const one of target) {
            work.do();
            yield one;
          }
        };
      },
    });
  }

  /** Goes through steps to their end; `between` happens after each. */
  done<T>(steps: Generator<unknown, T>, between: () => void = () => {}): T {
    for (;;) {
      this.#sinceStep = 0;
      const step = steps.next();
      if (step.done) return step.value;
      between();
    }
  }
}
