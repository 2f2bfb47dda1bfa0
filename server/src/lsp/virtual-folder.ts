// A folder that is on no disk: fetched from the client once, and kept up to date by what the client says has changed.

import { sizeLimit } from '../documents/decode.ts';
import { isDocumentName } from '../workspace/discover.ts';
import { type FileContent, headSize } from '../workspace/file-system.ts';
import { isMarkdownName } from '../workspace/file-table.ts';
import { baseNameOf } from '../workspace/paths.ts';
import type { FolderClient } from './folder-client.ts';
import { absolutePath, pathInside, pathOfUri, uriOfPath } from './uris.ts';
import { unread, VirtualFiles } from './virtual-files.ts';

/** More files and folders than any SMS has; all of them are held in memory. */
const maxEntries = 100_000;

/** How many files are asked for at once: as many as fit into a message when each is as large as may be. */
const few = 32;

export interface VirtualFolderSetup {
  readonly client: FolderClient;
  /** Tells the user what went wrong. */
  readonly tell: (message: string) => void;
}

/** How much is there, from 0 to 1. */
type OnPart = (part: number) => void;

/** Takes down paths at which something else is now. */
type Note = (paths: readonly string[]) => void;

export class VirtualFolder {
  /** What is known of it. */
  readonly files: VirtualFiles;
  readonly #client: FolderClient;
  readonly #tell: (message: string) => void;
  /** The client is asked one thing after the other, so that no older answer follows a newer one. */
  #turn: Promise<void> = Promise.resolve();
  readonly #end = new AbortController();
  #isFetched = false;
  /** Whether all of it was had. */
  #isWhole = false;
  #told = '';

  /** `root`: a virtual path. */
  constructor(root: string, { client, tell }: VirtualFolderSetup) {
    this.files = new VirtualFiles(root);
    this.#client = client;
    this.#tell = tell;
  }

  /** Whether the client has been asked for everything, and was heard. */
  get isFetched(): boolean {
    return this.#isFetched;
  }

  /** Fetches everything. Never rejects: what cannot be had is left out, and the user is told. */
  async fetch(onPart: OnPart = () => {}): Promise<void> {
    await this.#inTurn(() => this.#fetchAll(() => {}, onPart));
    this.#isFetched = true;
  }

  /** Looks again at what is at paths and below them. Resolves to the paths at which something else is now; never rejects. */
  async refresh(paths: readonly string[]): Promise<readonly string[]> {
    const changed = new Set<string>();
    const note: Note = more => {
      for (const path of more) changed.add(path);
    };
    await this.#inTurn(() => (this.#isWhole ? this.#look(paths, note) : this.#fetchAll(note)));
    return [...changed];
  }

  /** Nobody needs it any more. */
  close(): void {
    this.#end.abort();
  }

  /** What fails is told, once until something succeeds; what is known stays. */
  #inTurn(action: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      try {
        await action();
        this.#told = '';
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const advice = 'It tries again when something in it is saved.';
        const message = `Clausetrace could not read ${this.#uri('')}: ${why}. ${advice}`;
        if (!this.#end.signal.aborted && message !== this.#told) this.#tell(message);
        this.#told = message;
      }
    });
    return this.#turn;
  }

  async #fetchAll(note: Note, onPart?: OnPart): Promise<void> {
    await this.#fetchBelow('', note, onPart);
    this.#isWhole = true;
  }

  async #look(paths: readonly string[], note: Note): Promise<void> {
    for await (const [path, content] of this.#contentsOf(paths)) {
      if (isError(content, 'directory')) await this.#fetchBelow(path, note);
      else note(isError(content, 'missing') ? this.files.take(path) : this.files.put(path, content));
    }
  }

  /** Takes in all that lies in a folder now, and forgets what did. */
  async #fetchBelow(folder: string, note: Note, onPart?: OnPart): Promise<void> {
    const { entries, isCut } = await this.#client.folder({ uri: this.#uri(folder), maxEntries }, this.#end.signal);
    if (isCut) {
      const advice = 'What else lies there is taken to be missing: open a smaller folder.';
      this.#tell(`Clausetrace reads no more than ${maxEntries} files of ${this.#uri(folder)}. ${advice}`);
    }
    const kinds = new Map(entries.map(({ path, kind }) => [folder === '' ? path : `${folder}/${path}`, kind] as const));
    const found = [...kinds].filter(([path]) => this.#isSound(path));
    for (const path of this.files.below(folder)) if (!kinds.has(path)) note(this.files.take(path));
    note(this.files.putFolder(folder));
    for (const [path, kind] of found) {
      if (kind === 'directory') note(this.files.putFolder(path));
      else if (!this.files.has(path)) note(this.files.put(path, unread));
    }
    const texts = found.flatMap(([path, kind]) => (kind === 'file' && isText(path) ? path : []));
    for await (const [path, content] of this.#contentsOf(texts, onPart)) {
      const isGone = isError(content, 'missing') || isError(content, 'directory');
      note(isGone ? this.files.take(path) : this.files.put(path, content));
    }
  }

  /** What is at paths now; of files that nobody looks into only that they are there. */
  async *#contentsOf(paths: readonly string[], onPart: OnPart = () => {}): AsyncGenerator<[string, FileContent]> {
    const texts = paths.filter(isText);
    const others = paths.filter(path => !isText(path));
    let done = 0;
    for (const { group, limits } of [
      { group: texts, limits: { maxBytes: sizeLimit, headBytes: headSize } },
      { group: others, limits: { maxBytes: 0, headBytes: 0 } },
    ]) {
      for (let i = 0; i < group.length; i += few) {
        const asked = group.slice(i, i + few);
        const uris = asked.map(path => this.#uri(path));
        const contents = await this.#client.files({ uris, ...limits }, this.#end.signal);
        for (const [index, path] of asked.entries()) yield [path, seen(path, contents[index]!)];
        done += asked.length;
        onPart(done / paths.length);
      }
    }
  }

  #uri(path: string): string {
    return uriOfPath(absolutePath(this.files.root, path));
  }

  /** Whether a path of the client is one that URIs can name, below the folder, in one spelling. */
  #isSound(path: string): boolean {
    const { root } = this.files;
    const absolute = absolutePath(root, path);
    try {
      return path !== '' && pathInside(root, absolute) === path && pathOfUri(uriOfPath(absolute)) === absolute;
    } catch {
      return false;
    }
  }
}

/** Whether anybody looks into a file: it may be a document, a manifest, a standard, the target of a link, or says what is ignored. */
function isText(path: string): boolean {
  return isDocumentName(path) || isMarkdownName(path) || baseNameOf(path) === '.gitignore';
}

function isError(content: FileContent, error: Extract<FileContent, { error: unknown }>['error']): boolean {
  return 'error' in content && content.error === error;
}

function seen(path: string, content: FileContent): FileContent {
  const isThere = 'bytes' in content || content.error === 'too-large';
  return isThere && !isText(path) ? unread : content;
}
