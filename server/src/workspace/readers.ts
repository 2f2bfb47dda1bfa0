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
  namesIn: (folder: string) => `d ${folder}`,
  pathsNamed: (name: string) => `n ${name}`,
  /** The README that is shown with a folder. */
  readme: (folder: string) => `m ${folder}`,
  documents: 'documents',
  /** Whether there is more than one document. */
  hasSeveralDocuments: 'documents?',
  ids: 'ids',
  hasIds: 'ids?',
  roles: 'roles',
} as const;

export class Readers {
  readonly #onStale: (reader: string) => void;
  /** Most questions are asked by one reader. */
  readonly #askers = new Map<string, string | Set<string>>();
  readonly #questions = new Map<string, readonly string[]>();
  #noted: Set<string> | undefined;

  /** `onStale` is told of readers whose answers may have changed since they asked. */
  constructor(onStale: (reader: string) => void) {
    this.#onStale = onStale;
  }

  /**
   * Notes what is asked in the meantime as a reader's questions, in place of those it asked before. While one reader is
   * answered another may be, whose questions are its own.
   */
  answer<T>(reader: string, ask: () => T): T {
    const noted = new Set<string>();
    const outer = this.#noted;
    this.#noted = noted;
    try {
      return ask();
    } finally {
      this.#noted = outer;
      this.#replace(reader, noted);
    }
  }

  /** Whether a reader was answered and not dismissed since. */
  has(reader: string): boolean {
    return this.#questions.has(reader);
  }

  note(key: string): void {
    this.#noted?.add(key);
  }

  changed(key: string): void {
    const askers = this.#askers.get(key);
    if (typeof askers === 'string') this.#onStale(askers);
    else for (const reader of askers ?? []) this.#onStale(reader);
  }

  /** A reader's answers may have changed, whatever it asked. */
  outdate(reader: string): void {
    this.#onStale(reader);
  }

  /** Forgets what a reader asked. */
  dismiss(reader: string): void {
    for (const key of this.#questions.get(reader) ?? []) this.#remove(key, reader);
    this.#questions.delete(reader);
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
    for (const key of this.#askers.keys()) if (key.startsWith(beginning)) yield key.slice(beginning.length);
  }

  /** Most readers ask the same again. */
  #replace(reader: string, noted: ReadonlySet<string>): void {
    const before = this.#questions.get(reader) ?? [];
    if (before.length === noted.size && before.every(key => noted.has(key))) return;
    const asked = new Set(before);
    for (const key of before) if (!noted.has(key)) this.#remove(key, reader);
    for (const key of noted) if (!asked.has(key)) this.#add(key, reader);
    this.#questions.set(reader, [...noted]);
  }

  #add(key: string, reader: string): void {
    const askers = this.#askers.get(key);
    if (askers === undefined) this.#askers.set(key, reader);
    else if (typeof askers !== 'string') askers.add(reader);
    else if (askers !== reader) this.#askers.set(key, new Set([askers, reader]));
  }

  #remove(key: string, reader: string): void {
    const askers = this.#askers.get(key);
    if (typeof askers === 'string' || (askers?.delete(reader) && askers.size === 0)) this.#askers.delete(key);
  }
}
