// What git knows of the documents of a root, with what is being edited. It is learned in the background, and anew when the head
// has moved; in between, the text of the editors counts. In a workspace that nobody trusts, git is never started.

import { callsForGit } from '../analysis/witness.ts';
import { sizeLimit } from '../documents/decode.ts';
import { formatOf } from '../documents/extract.ts';
import { type VersionFacts, versionFacts } from '../documents/version-facts.ts';
import { userCacheFolder } from '../history/cache.ts';
import { Git } from '../history/git.ts';
import { gitFolderAbove, headMark } from '../history/head.ts';
import { type History, unknownHistory } from '../history/history.ts';
import type { OpenedHistory } from '../history/known-history.ts';
import { openHistory } from '../history/repository.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import type { Sms } from '../workspace/sms.ts';
import { inSlices } from './slices.ts';
import { isVirtual } from './uris.ts';

/** The variables of the process, among them where git is. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface RootHistorySetup {
  /** Absolute path. */
  readonly folder: string;
  /** With the texts of the editors. */
  readonly fileSystem: FileSystem;
  /** Whether a file is open in an editor. */
  readonly isOpen: (path: string) => boolean;
  readonly systems: () => readonly Sms[];
  /** Goes by what is known now; nothing more is learned before it has done so. */
  readonly use: (history: History) => Promise<void>;
  /** Undefined where git may not be started. */
  readonly env: Environment | undefined;
}

export class RootHistory {
  readonly #setup: RootHistorySetup;
  readonly #gitFolder: string | undefined;
  #opened: OpenedHistory | undefined;
  #current: History;
  /** Of the head that was learned of, or is being learned of. */
  #mark: string | undefined;
  /** Files that may have changed since git was asked. */
  #touched = new Set<string>();
  /** What those say that are not as git left them. */
  readonly #facts = new Map<string, VersionFacts | undefined>();
  readonly #abort = new AbortController();
  #learning: Promise<boolean> | undefined;

  constructor(setup: RootHistorySetup) {
    this.#setup = setup;
    this.#gitFolder = setup.env && gitFolderAbove(setup.folder);
    this.#current = unknownHistory(isVirtual(setup.folder) ? 'no-repository' : setup.env ? 'not-asked' : 'untrusted');
  }

  /** What is known so far. */
  get current(): History {
    return this.#current;
  }

  /** A file says, or may say, something else now. */
  touch(path: string): void {
    this.#touched.add(path);
    this.#facts.delete(path);
  }

  /** Asks git where its head has moved, or was never asked and something calls for it. Resolves to whether there is news. */
  async learn(): Promise<boolean> {
    if (this.#learning) await this.#learning;
    const mark = this.#gitFolder === undefined || this.#abort.signal.aborted ? undefined : headMark(this.#gitFolder);
    if (mark === undefined || mark === this.#mark || !this.#isCalledFor()) return false;
    this.#mark = mark;
    this.#learning = this.#ask();
    try {
      return await this.#learning;
    } finally {
      this.#learning = undefined;
    }
  }

  /** The text of a version, for those who compare; undefined where it is not there. */
  async text(blob: string): Promise<string | undefined> {
    return this.#opened?.text(blob);
  }

  /** Ends what is under way. */
  close(): void {
    this.#abort.abort();
  }

  #isCalledFor(): boolean {
    return this.#setup.systems().some(sms => sms.documents.some(callsForGit));
  }

  async #ask(): Promise<boolean> {
    const { folder, env = {} } = this.#setup;
    const before = this.#touched;
    this.#touched = new Set();
    const opened = await openHistory({
      git: new Git({ folder, env }),
      read: path => this.#read(path),
      cacheFolder: userCacheFolder(env),
      signal: this.#abort.signal,
      drive: inSlices,
    });
    if (this.#abort.signal.aborted) return false;
    if (opened.state.kind === 'unknown') {
      // As long as git knows nothing, what it knew before still holds.
      for (const path of before) this.#touched.add(path);
      return false;
    }
    this.#opened = opened;
    this.#facts.clear();
    this.#current = {
      state: opened.state,
      head: opened.head,
      get paths() {
        return opened.paths;
      },
      get removed() {
        return opened.removed;
      },
      file: path => opened.file(path),
      facts: blob => opened.facts(blob),
      currentFacts: path => (this.#isAsCommitted(path) ? opened.currentFacts(path) : this.#factsOf(path)),
      changedBy: commit => opened.changedBy(commit),
      has: (at, commit) => opened.has(at, commit),
      headOn: day => opened.headOn(day),
    };
    await this.#setup.use(this.#current);
    return true;
  }

  #isAsCommitted(path: string): boolean {
    return !this.#touched.has(path) && !this.#setup.isOpen(path);
  }

  #factsOf(path: string): VersionFacts | undefined {
    if (!this.#facts.has(path)) {
      const [format, bytes] = [formatOf(path), this.#read(path)];
      this.#facts.set(path, format && bytes && versionFacts(format, bytes));
    }
    return this.#facts.get(path);
  }

  #read(path: string): Uint8Array | undefined {
    const content = this.#setup.fileSystem.read(path, sizeLimit);
    return 'bytes' in content ? content.bytes : undefined;
  }
}
