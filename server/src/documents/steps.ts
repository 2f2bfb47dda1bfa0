// Long work is written in steps (a generator), so that whoever asks for it says whether others have their turn in between.

/** Goes through steps to their end. */
export type Drive = <T>(steps: Generator<unknown, T>) => T | Promise<T>;

/** Nobody else has to wait. */
export const atOnce = <T>(steps: Generator<unknown, T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};
