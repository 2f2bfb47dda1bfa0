// For what follows while a person types: waits until they pause, so that not every key costs.

export interface Debounced<Value> {
  /** Runs with the last value, once nothing new has come for a while. */
  later(value: Value): void;
  /** Forgets what waits. */
  cancel(): void;
}

/** `pause` in milliseconds. */
export function debounced<Value>(run: (value: Value) => void, pause: number): Debounced<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    later(value) {
      clearTimeout(timer);
      timer = setTimeout(run, pause, value);
    },
    cancel: () => clearTimeout(timer),
  };
}
