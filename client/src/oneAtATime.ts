// Work that is asked for more often than it can be done: one run is on its way, and one more follows it at most.

/** The run that follows does so whatever becomes of the one before it; `failed` is told of each that rejects. */
export function oneAtATime(run: () => Promise<void>, failed: (error: unknown) => void): () => Promise<void> {
  let isRunning = false;
  let isWanted = false;
  return async () => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await run().catch(failed);
    }
    isRunning = false;
  };
}
