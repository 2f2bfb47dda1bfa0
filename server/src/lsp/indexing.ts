// Reads folders in slices, so that the server answers in between, and shows how far it is.

import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Root } from './root.ts';
import { lastName } from './uris.ts';

/** How long messages may wait for a slice of reading, in milliseconds. */
const slice = 8;

/** Clients open their documents right after the beginning, and those come first; in milliseconds. */
const headStart = 10;

/** A client that does not answer must not keep the server from its work, in milliseconds. */
const patience = 1000;

export interface IndexingHost {
  readonly connection: Connection;
  readonly canShowProgress: boolean;
  readonly ready: Promise<unknown>;
  /** What is to be done with a root that is read, in steps. */
  readonly onRead: (root: Root) => Iterable<unknown>;
  /** All are. */
  readonly onEnd: () => void;
  readonly report: (what: string, error: unknown) => void;
}

export class Indexing {
  readonly #host: IndexingHost;
  readonly #queue: Root[] = [];
  #run: Promise<void> | undefined;

  constructor(host: IndexingHost) {
    this.#host = host;
  }

  get isRunning(): boolean {
    return this.#run !== undefined;
  }

  get finished(): Promise<void> {
    return this.#run ?? Promise.resolve();
  }

  add(root: Root): void {
    // What has to be fetched takes its time: what is on the disk goes first.
    const place = root.isVirtual ? -1 : this.#queue.findIndex(one => one.isVirtual);
    this.#queue.splice(place < 0 ? this.#queue.length : place, 0, root);
    this.#run ??= this.#readAll().finally(() => {
      this.#run = undefined;
      this.#host.onEnd();
    });
  }

  async #readAll(): Promise<void> {
    const waits = [delay(headStart), atMost(patience, this.#host.ready)];
    const [created] = await Promise.all([this.#createProgress(), ...waits]);
    const progress = new ShownProgress(created);
    try {
      for (let done = 0, root = this.#queue.shift(); root; done++, root = this.#queue.shift()) {
        await this.#read(root, part => progress.show((done + part) / (done + 1 + this.#queue.length), root!.folder));
      }
    } finally {
      progress.end();
    }
  }

  async #read(root: Root, show: (part: number) => void): Promise<void> {
    show(0);
    const fetching = root.isVirtual ? 0.9 : 0;
    try {
      await root.fetch(part => show(fetching * part));
      await inSlices(root.load(), slice, ({ done, total }) => show(fetching + ((1 - fetching) * done) / total));
      await nextTurn();
      if (!root.isClosed) await inSlices(this.#host.onRead(root), slice);
    } catch (error) {
      this.#host.report(`Reading ${root.folder} failed`, error);
    }
  }

  async #createProgress(): Promise<WorkDoneProgressServerReporter | undefined> {
    if (!this.#host.canShowProgress) return undefined;
    return atMost(patience, this.#host.connection.window.createWorkDoneProgress());
  }
}

/** Goes through steps and lets messages in whenever a slice of time is over. */
async function inSlices<T>(
  steps: Iterable<T>,
  milliseconds: number,
  onSlice: (step: T) => void = () => {},
): Promise<void> {
  let start = performance.now();
  for (const step of steps) {
    if (performance.now() - start < milliseconds) continue;
    onSlice(step);
    await nextTurn();
    start = performance.now();
  }
}

/** What a promise gives; undefined when it fails or takes too long. */
async function atMost<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  const giveUp = new AbortController();
  const late = delay(milliseconds, undefined, { signal: giveUp.signal }).catch(() => undefined);
  const value = await Promise.race([promise.catch(() => undefined), late]);
  giveUp.abort();
  return value;
}

/** Progress until the end or until the user does not want to see it any more; the reading goes on. */
class ShownProgress {
  #progress: WorkDoneProgressServerReporter | undefined;
  #percentage = -1;

  constructor(progress: WorkDoneProgressServerReporter | undefined) {
    this.#progress = progress;
    progress?.begin('Clausetrace', 0, 'reading the workspace', true);
    progress?.token.onCancellationRequested(() => this.end());
  }

  show(part: number, folder: string): void {
    const percentage = Math.floor(part * 100);
    if (percentage === this.#percentage) return;
    this.#percentage = percentage;
    this.#progress?.report(percentage, lastName(folder));
  }

  end(): void {
    this.#progress?.done();
    this.#progress = undefined;
  }
}
