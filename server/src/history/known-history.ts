// What is known of a repository, behind the questions that are asked of it. Answers are made when they are asked for, and kept.

import { decodeText } from '../documents/decode.ts';
import { formatOf } from '../documents/extract.ts';
import { type VersionFacts, versionFacts } from '../documents/version-facts.ts';
import type { Ancestry } from './ancestry.ts';
import { readBlobs } from './blobs.ts';
import type { Commits } from './commits.ts';
import type { FactsStore } from './facts-store.ts';
import type { Commit, FileHistory, History, HistoryState, Version } from './history.ts';
import type { HistoryOptions } from './history-options.ts';
import type { Line } from './lineage.ts';
import { versionsOf } from './lines.ts';
import type { Place } from './place.ts';
import type { RepositoryPaths } from './repository-paths.ts';

export interface OpenedHistory extends History {
  /** The same with files whose content may be another now. Costs nothing but what is asked of it. */
  changed(paths: Iterable<string>): OpenedHistory;
  /** The text of a version, read when it is asked for: one process. Undefined where it is not there or no text. */
  text(blob: string): Promise<string | undefined>;
  /** What it cost to open. */
  readonly work: { readonly commits: number; readonly blobs: number };
}

export interface Knowledge {
  readonly options: HistoryOptions;
  readonly place: Place;
  readonly commits: Commits;
  /** Relative to the root of the repository. */
  readonly changed: ReadonlySet<string>;
  readonly lines: ReadonlyMap<string, Line>;
  /** By the commit that made them. */
  readonly made: ReadonlyMap<string, readonly Line[]>;
  readonly gone: readonly (readonly Line[])[];
  readonly paths: RepositoryPaths;
  readonly ancestry: Ancestry;
  /** What is known of, by object name; the store may hold more, which others asked for. */
  readonly contents: ReadonlyMap<string, string>;
  readonly store: FactsStore;
  readonly blobs: number;
}

export class KnownHistory implements OpenedHistory {
  readonly state: HistoryState;
  readonly head: History['head'];
  readonly work: OpenedHistory['work'];
  readonly #knowledge: Knowledge;
  readonly #files = new Map<string, FileHistory | undefined>();
  readonly #current = new Map<string, VersionFacts | undefined>();
  #paths: readonly string[] | undefined;
  #removed: readonly FileHistory[] | undefined;

  constructor(knowledge: Knowledge) {
    const { place, commits, blobs } = knowledge;
    this.#knowledge = knowledge;
    this.state = { kind: 'known', isShallow: place.shallow.size > 0 };
    this.head = commits.entries[0]?.commit;
    this.work = { commits: commits.asked, blobs };
  }

  get paths(): readonly string[] {
    const { lines, paths } = this.#knowledge;
    this.#paths ??= [...lines.keys()].flatMap(path => paths.inWorkspace(path) ?? []).sort();
    return this.#paths;
  }

  get removed(): readonly FileHistory[] {
    this.#removed ??= this.#knowledge.gone.map(versions => this.#historyOf(versions));
    return this.#removed;
  }

  file(path: string): FileHistory | undefined {
    if (!this.#files.has(path)) this.#files.set(path, this.#fileAt(path));
    return this.#files.get(path);
  }

  facts(blob: string): VersionFacts | undefined {
    const { contents, store } = this.#knowledge;
    return contents.has(blob) ? store.get(blob) : undefined;
  }

  currentFacts(path: string): VersionFacts | undefined {
    if (!this.#current.has(path)) this.#current.set(path, this.#currentFactsOf(path));
    return this.#current.get(path);
  }

  changedBy({ id }: Commit): readonly Version[] {
    return (this.#knowledge.made.get(id) ?? []).map(line => this.#versionAt(line));
  }

  has(at: Commit, commit: Commit): boolean {
    return this.#knowledge.ancestry.has(at, commit);
  }

  headOn(day: string): Commit | undefined {
    return this.#knowledge.ancestry.headOn(day);
  }

  changed(paths: Iterable<string>): OpenedHistory {
    const { changed, paths: repository } = this.#knowledge;
    const more = [...paths].map(path => repository.inRepository(path));
    return new KnownHistory({ ...this.#knowledge, changed: new Set([...changed, ...more]) });
  }

  async text(blob: string): Promise<string | undefined> {
    let text: string | undefined;
    await readBlobs(this.#knowledge.options.git, [blob], (_, bytes) => {
      const decoded = decodeText(bytes);
      text = decoded.text === '' && decoded.problems.length > 0 ? undefined : decoded.text;
    });
    return text;
  }

  #fileAt(path: string): FileHistory | undefined {
    const { lines, paths } = this.#knowledge;
    const line = lines.get(paths.inRepository(path));
    return line && this.#historyOf(versionsOf(line));
  }

  #historyOf(versions: readonly Line[]): FileHistory {
    return {
      versions: versions.map(line => this.#versionAt(line)),
      isWhole: !versions.some(line => this.#isCutOff(line)),
    };
  }

  #versionAt({ commit, path, blob, replaced, kind }: Line): Version {
    return { commit, path: this.#knowledge.paths.fromWorkspace(path), blob, replaced, kind };
  }

  /** Whether there may be earlier versions that nobody sees: a partial clone lacks what a move with an edit is found by. */
  #isCutOff({ commit, rank, origins }: Line): boolean {
    const { place, commits } = this.#knowledge;
    if (place.shallow.has(commit.id)) return true;
    return (
      place.isPartial && origins.length === 0 && commits.entries[rank]!.changes.some(({ kind }) => kind === 'deleted')
    );
  }

  #currentFactsOf(path: string): VersionFacts | undefined {
    const { options, lines, paths, changed } = this.#knowledge;
    const inRepository = paths.inRepository(path);
    const committed = lines.get(inRepository);
    const isAsCommitted = options.revision !== undefined || !changed.has(inRepository);
    if (committed && isAsCommitted) return this.facts(committed.blob);
    const format = formatOf(path);
    const bytes = format && options.revision === undefined ? options.read(path) : undefined;
    return format && bytes && versionFacts(format, bytes);
  }
}
