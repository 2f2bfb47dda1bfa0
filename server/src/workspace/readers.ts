// Who asked the index what. While a reader is being answered, each question is noted; when the answer to a question may have
// become another one, those who asked it are stale. So an edit costs what depends on it, whatever rules read: nobody keeps a
// list of what they depend on.

/** The questions that an index can be asked, each by its own key. */
export const question = {
  /** What is at a path: a document as others see it, a file, or nothing. */
  path: (path: string) => `p ${path}`,
  /** What a fragment leads to in the document at a path. Fragments that differ only in case are one question. */
  place: (path: string, fragment: string) => `a ${path}#${fragment.toLowerCase()}`,
  /** Which fragments the document at a path has. */
  places: (path: string) => `a ${path}`,
  /** What the document at a path says, its running text too. */
  content: (path: string) => `w ${path}`,
  /** What is known of the review of the document at a path, which is itself the answer to other questions. */
  review: (path: string) => `q ${path}`,
  /** The symbols of the document at a path, whether others see them or not. */
  symbols: (path: string) => `s ${path}`,
  /** What an id names. */
  id: (id: string) => `i ${id}`,
  /** Whether ids of a prefix are in use. */
  prefix: (prefix: string) => `x ${prefix}`,
  role: (id: string) => `r ${id}`,
  referencesToPath: (path: string) => `tp ${path}`,
  referencesToId: (id: string) => `ti ${id}`,
  referencesToRole: (id: string) => `tr ${id}`,
  /** Whether anything refers to a path or an id at all. */
  isPathReferredTo: (path: string) => `up ${path}`,
  isIdReferredTo: (id: string) => `ui ${id}`,
  claims: (clause: string) => `c ${clause}`,
  /** How a clause stands, which is itself the answer to other questions. */
  coverage: (clause: string) => `k ${clause}`,
  providers: (information: string) => `v ${information}`,
  /** The names in a folder that share a remainder (documents/remainders.ts). */
  namesLike: (folder: string, remainder: string) => `d ${folder}/${remainder}`,
  pathsNamed: (name: string) => `n ${name}`,
  /** The README that is shown with a folder. */
  readme: (folder: string) => `m ${folder}`,
  documents: 'documents',
  /** Whether there is more than one document. */
  hasSeveralDocuments: 'documents?',
  ids: 'ids',
  /** The ids that share a remainder. */
  idsLike: (remainder: string) => `l ${remainder}`,
  hasIds: 'ids?',
  roles: 'roles',
} as const;

/** A question that somebody has asked. Most are asked by one reader. */
interface Asked {
  readonly key: string;
  askers: string | Set<string> | undefined;
}

export class Readers {
  readonly #onStale: (reader: string) => void;
  readonly #asked = new Map<string, Asked>();
  readonly #byReader = new Map<string, readonly Asked[]>();
  #reader: string | undefined;
  #noted = new Set<Asked>();

  /** `onStale` is told of readers whose answers may have changed since they asked. */
  constructor(onStale: (reader: string) => void) {
    this.#onStale = onStale;
  }

  /**
   * Notes what is asked in the meantime as a reader's questions, in place of those it asked before. While one reader is
   * answered another may be, whose questions are its own.
   */
  answer<T>(reader: string, ask: () => T): T {
    const [outerReader, outerNoted] = [this.#reader, this.#noted];
    this.#reader = reader;
    this.#noted = new Set();
    try {
      return ask();
    } finally {
      this.#replace(reader, this.#noted);
      this.#reader = outerReader;
      this.#noted = outerNoted;
    }
  }

  /** Whether this very reader is being answered. */
  isAnswering(reader: string): boolean {
    return this.#reader === reader;
  }

  /** Whether a reader was answered and not dismissed since. */
  has(reader: string): boolean {
    return this.#byReader.has(reader);
  }

  note(key: string): void {
    if (this.#reader === undefined) return;
    let asked = this.#asked.get(key);
    if (!asked) {
      asked = { key, askers: undefined };
      this.#asked.set(key, asked);
    }
    this.#noted.add(asked);
  }

  changed(key: string): void {
    const askers = this.#asked.get(key)?.askers;
    if (typeof askers === 'string') this.#onStale(askers);
    else for (const reader of askers ?? []) this.#onStale(reader);
  }

  /** A reader's answers may have changed, whatever it asked. */
  outdate(reader: string): void {
    this.#onStale(reader);
  }

  /** Forgets what a reader asked. */
  dismiss(reader: string): void {
    for (const asked of this.#byReader.get(reader) ?? []) this.#remove(asked, reader);
    this.#byReader.delete(reader);
  }

  /** Paths of which somebody asked what is there. */
  paths(): Iterable<string> {
    return this.#subjectsOf(question.path(''));
  }

  /** Folders whose README somebody asked for. */
  foldersWithReadme(): Iterable<string> {
    return this.#subjectsOf(question.readme(''));
  }

  *#subjectsOf(beginning: string): Iterable<string> {
    for (const key of this.#asked.keys()) if (key.startsWith(beginning)) yield key.slice(beginning.length);
  }

  /** Most readers ask the same again. */
  #replace(reader: string, noted: ReadonlySet<Asked>): void {
    const before = this.#byReader.get(reader) ?? [];
    if (before.length === noted.size && before.every(asked => noted.has(asked))) {
      if (noted.size === 0) this.#byReader.set(reader, before);
      return;
    }
    for (const asked of before) if (!noted.has(asked)) this.#remove(asked, reader);
    for (const asked of noted) add(asked, reader);
    this.#byReader.set(reader, [...noted]);
  }

  #remove(asked: Asked, reader: string): void {
    const { key, askers } = asked;
    if (typeof askers === 'string' || (askers?.delete(reader) && askers.size === 0)) this.#asked.delete(key);
  }
}

function add(asked: Asked, reader: string): void {
  const { askers } = asked;
  if (askers === undefined) asked.askers = reader;
  else if (typeof askers !== 'string') askers.add(reader);
  else if (askers !== reader) asked.askers = new Set([askers, reader]);
}
