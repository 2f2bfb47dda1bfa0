// What a root is held against: the state of its SMSs at the revision that the setting names. It is read in the background, and anew
// when there is another revision, another head or another day. In a workspace that nobody trusts, nothing is read.

import type { Drive } from '../documents/steps.ts';
import { gitFolderAbove, headMark } from '../history/head.ts';
import type { BaselineState } from '../language/views/baseline.ts';
import type { Baselines } from './baselines.ts';

export interface RootBaselineSetup {
  /** Absolute path. */
  readonly folder: string;
  /** Undefined where git may not be started, and where there is none. */
  readonly baselines: Baselines | undefined;
  readonly drive: Drive;
  /** Tells the user why there is no baseline. */
  readonly tell: (problem: string) => void;
}

export interface BaselineWish {
  /** In the syntax of git; undefined: no baseline. */
  readonly revision: string | undefined;
  /** ISO 8601 */
  readonly asOf: string;
}

export class RootBaseline {
  readonly #setup: RootBaselineSetup;
  #current: BaselineState | undefined;
  /** Of what is read, or being read. */
  #mark = '';
  /** The problem that the user was told of last. */
  #told = '';
  #isClosed = false;

  constructor(setup: RootBaselineSetup) {
    this.#setup = setup;
  }

  /** Undefined where there is none, or none is read yet. */
  get current(): BaselineState | undefined {
    return this.#current;
  }

  /** Reads what is wished for where that may be news. Resolves to whether there is another baseline now, or none any more. */
  async learn({ revision, asOf }: BaselineWish): Promise<boolean> {
    const { folder, baselines, drive } = this.#setup;
    const head = baselines && this.#headMark();
    if (!baselines || head === undefined) return false;
    const mark = JSON.stringify(revision === undefined ? [] : [revision, asOf, head]);
    if (mark === this.#mark) return false;
    this.#mark = mark;
    const before = this.#current;
    // What was meant before is not shown under another name.
    if (before?.revision !== revision) this.#current = undefined;
    if (revision === undefined) return before !== undefined;
    const answer = await unlessOvertaken(
      baselines.state({ folder, revision, asOf }, steps => drive(this.#untilStale(steps, mark))),
    );
    if (!answer || this.#isStale(mark)) return false;
    if ('problem' in answer) this.#tellOnce(`clausetrace.baseline: ${answer.problem}`);
    else this.#told = '';
    this.#current = 'problem' in answer ? undefined : answer;
    return this.#current !== before;
  }

  /** Ends what is under way. */
  close(): void {
    this.#isClosed = true;
  }

  /** Undefined where there is no repository: a folder of several may be without. */
  #headMark(): string | undefined {
    const git = gitFolderAbove(this.#setup.folder);
    return git && headMark(git);
  }

  #tellOnce(message: string): void {
    if (message !== this.#told) this.#setup.tell(message);
    this.#told = message;
  }

  #isStale(mark: string): boolean {
    return this.#isClosed || mark !== this.#mark;
  }

  /** Nobody waits for what is no longer wished for. */
  *#untilStale<T>(steps: Generator<unknown, T>, mark: string): Generator<void, T> {
    for (;;) {
      if (this.#isStale(mark)) throw new Overtaken();
      const step = steps.next();
      if (step.done) return step.value;
      yield;
    }
  }
}

/** Another baseline is wished for. */
class Overtaken extends Error {}

async function unlessOvertaken<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Overtaken) return undefined;
    throw error;
  }
}
