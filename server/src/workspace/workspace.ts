// A workspace: the SMSs below one root, each with its index, kept up to date as files change. What was read of a file is kept,
// so that a change of a manifest reads no file again that did not change itself.

import { sizeLimit } from '../documents/decode.ts';
import { extractFacts, formatOf, unreadableFacts } from '../documents/extract.ts';
import type { DocumentFacts, DocumentFormat } from '../documents/facts.ts';
import type { MarkdownParser } from '../documents/markdown-parser.ts';
import { atOnce, type Drive } from '../documents/steps.ts';
import { type Discovery, discover, isDocumentName } from './discover.ts';
import { type FileContent, isSameContent } from './file-system.ts';
import type { KnownFacts } from './known-facts.ts';
import { type Manifest, manifestName, readManifest } from './manifest.ts';
import { directoryOf, isInside } from './paths.ts';
import type { Sms } from './sms.ts';
import { System, type SystemSetup } from './system.ts';

export interface WorkspaceSetup extends SystemSetup {
  readonly parser: MarkdownParser;
  /** Every rule there is, so that a manifest can be told of one that is not. */
  readonly ruleIds: readonly string[];
  /** What is known of contents beforehand, as from another revision; facts that are read are kept there. */
  readonly known?: KnownFacts;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What a change at a path may mean. */
type Meaning =
  /** A file that was there has, perhaps, another text: nothing but what it says has changed. */
  | 'text'
  /** Something that can be no document, such as an image, appeared or vanished. */
  | 'presence'
  /** Anything else: a walk has to find out. */
  | 'anything';

export class Workspace {
  readonly #setup: WorkspaceSetup;
  readonly #facts = new Map<string, DocumentFacts>();
  readonly #manifests = new Map<string, { readonly content: FileContent; readonly manifest: Manifest }>();
  #discovery: Discovery | undefined;
  #systems: readonly System[] = [];
  /** Counts the changes that were heard of, so that a walk in steps sees that it was overtaken. */
  #changes = 0;

  constructor(setup: WorkspaceSetup) {
    this.#setup = setup;
  }

  /** Opens a workspace and reads all of it. */
  static async open(
    setup: WorkspaceSetup,
    onProgress: (progress: Progress) => void = () => {},
    drive: Drive = atOnce,
  ): Promise<Workspace> {
    const workspace = new Workspace(setup);
    await drive(workspace.#loadTelling(onProgress));
    return workspace;
  }

  *#loadTelling(onProgress: (progress: Progress) => void): Generator<void> {
    for (const progress of this.load()) {
      onProgress(progress);
      yield;
    }
  }

  /** By folder; the SMS of the root is always there, with or without a manifest. */
  get systems(): readonly Sms[] {
    return this.#systems.map(({ sms }) => sms);
  }

  /** The SMS whose manifest is the nearest above a path. */
  smsOf(path: string): Sms | undefined {
    let best: Sms | undefined;
    for (const { sms } of this.#systems) {
      if (isInside(path, sms.root) && (!best || sms.root.length > best.root.length)) best = sms;
    }
    return best;
  }

  /** Reads everything, a file at each step, so that a server can answer between steps. */
  *load(): Generator<Progress> {
    const discovery = this.#discover();
    this.#discovery = discovery;
    this.#systems = discovery.systems.map(found => new System(found, discovery, this.#setup));
    const files = discovery.systems.flatMap(({ files }, i) => files.map(path => ({ path, system: this.#systems[i]! })));
    let done = 0;
    for (const { path, system } of files) {
      this.#give(system, path);
      yield { done: ++done, total: files.length };
    }
  }

  /** Takes in that files or folders changed, appeared or vanished. Only what changed is read again. */
  update(paths: readonly string[]): void {
    for (const _ of this.updateSteps(paths));
  }

  /**
   * The same in steps, between which the index may be updated with other paths: files that were there by and by, everything
   * else at once with the last step. Whoever does not take all steps has to come back with the same paths.
   */
  *updateSteps(paths: readonly string[]): Generator<void> {
    this.#changes++;
    for (const path of paths) this.#facts.delete(path);
    const meanings = new Set(paths.map(path => this.#meaningOf(path)));
    if (meanings.has('anything') || (meanings.has('presence') && !this.#lookAround(paths))) yield* this.#walk(paths);
    else for (const path of paths) this.#reread(path);
  }

  /** Whether a change at a path can concern nothing but what a known file says. */
  isOfText(path: string): boolean {
    return this.#meaningOf(path) === 'text';
  }

  #meaningOf(path: string): Meaning {
    const before = this.#discovery?.files.kindOf(path);
    const now = this.#setup.fileSystem.kindOf(path);
    if (!this.#discovery || before === 'directory' || now === 'directory' || this.#isSpecial(path)) return 'anything';
    // What was never there may be a sign to search.
    if (before === now && now) return 'text';
    return isDocumentName(path) ? 'anything' : 'presence';
  }

  /** Files that say which others count, and how. */
  #isSpecial(path: string): boolean {
    const [name, folder] = path.split('/').reverse();
    return name === manifestName || name === '.gitignore' || (folder === 'standards' && formatOf(path) === 'yaml');
  }

  #reread(path: string): void {
    for (const system of this.#systems) if (system.governs(path)) this.#give(system, path);
    // Links may lead to places in files of other SMSs, and of none.
    if (this.#discovery?.files.forget(path)) for (const { sms } of this.#systems) sms.fileChanged(path);
  }

  /**
   * Lists again the folders in which something appeared or vanished that is no document. Returns whether that was all:
   * more may have happened there, of which nobody has told yet.
   */
  #lookAround(paths: readonly string[]): boolean {
    const { fileSystem } = this.#setup;
    const files = this.#discovery!.files;
    const told = new Set(paths);
    const listings = [...new Set(paths.map(directoryOf))].map(folder => ({ folder, entries: fileSystem.list(folder) }));
    for (const { folder, entries } of listings) {
      if (files.kindOf(folder) !== fileSystem.kindOf(folder)) return false;
      const before = files.entriesOf(folder);
      const now = new Map(entries.map(({ name, kind }) => [name, kind]));
      const names = new Set([...before.keys(), ...now.keys()]);
      const isTold = (name: string) => told.has(folder === '' ? name : `${folder}/${name}`);
      for (const name of names) if (before.get(name) !== now.get(name) && !isTold(name)) return false;
    }
    for (const { folder, entries } of listings) files.add(folder, entries);
    for (const { sms } of this.#systems) sms.filesAppearedOrVanished(paths);
    return true;
  }

  /** One walk finds what there is now; SMSs that are made from what they were made from before change by the difference. */
  *#walk(paths: readonly string[]): Generator<void> {
    for (;;) {
      const changes = this.#changes;
      const discovery = this.#discover();
      const changed = this.#changedPlaces(paths, discovery);
      for (const path of this.#facts.keys()) if (changed.isInFolder(path)) this.#facts.delete(path);
      const systems = discovery.systems.map(
        found =>
          this.#systems.find(system => system.canBe(found, discovery, this.#setup.fileSystem)) ??
          new System(found, discovery, this.#setup),
      );
      const known = new Set(this.#systems);
      for (const [i, system] of systems.entries()) {
        if (known.has(system)) continue;
        for (const path of discovery.systems[i]!.files) {
          this.#give(system, path);
          yield;
          if (changes !== this.#changes) break;
        }
      }
      if (changes !== this.#changes) continue;
      const before = this.#discovery?.files;
      const hasOtherPlaces = remembered(path => changed.has(path) && before?.forget(path) === true);
      this.#discovery = discovery;
      this.#systems = systems;
      for (const [i, system] of systems.entries()) {
        if (known.has(system)) {
          system.be(discovery.systems[i]!);
          system.sms.useFiles(discovery.files, hasOtherPlaces);
        }
        this.#settle(system, new Set(discovery.systems[i]!.files));
      }
      if (before) discovery.files.rememberFrom(before, path => changed.has(path));
      this.#forgetUngoverned();
      return;
    }
  }

  #settle(system: System, files: ReadonlySet<string>): void {
    for (const path of [...system.paths]) if (!files.has(path)) system.remove(path);
    for (const path of files) if (!system.has(path, this.#facts.get(path))) this.#give(system, path);
  }

  #give(system: System, path: string): void {
    const facts = this.#facts.get(path) ?? readFacts(path, this.#setup);
    if (!facts) {
      system.remove(path);
      return;
    }
    this.#facts.set(path, facts);
    system.give(path, facts);
  }

  #forgetUngoverned(): void {
    for (const path of this.#facts.keys()) {
      if (!this.#systems.some(system => system.governs(path))) this.#facts.delete(path);
    }
  }

  /** Of a folder only its own path is said to have changed. */
  #changedPlaces(paths: readonly string[], { files }: Discovery): ChangedPlaces {
    const isFolder = (path: string) =>
      files.kindOf(path) === 'directory' || this.#discovery?.files.kindOf(path) === 'directory';
    return new ChangedPlaces(paths, paths.filter(isFolder));
  }

  #discover(): Discovery {
    return discover(
      this.#setup.fileSystem,
      path => this.#readManifest(path),
      path => this.#facts.get(path) ?? readFacts(path, this.#setup, 'markdown'),
    );
  }

  /** The same manifest as long as it has the same bytes. */
  #readManifest(path: string): Manifest {
    const { fileSystem, parser, ruleIds } = this.#setup;
    const content = fileSystem.read(path, sizeLimit);
    const known = this.#manifests.get(path);
    if (known && isSameContent(known.content, content)) return known.manifest;
    const facts = factsOf('yaml', content, parser) ?? unreadableFacts('yaml', 'missing', '');
    const manifest = readManifest(path, facts, ruleIds);
    this.#manifests.set(path, { content, manifest });
    return manifest;
  }
}

/** A test whose answer for each text is that of the first time. */
function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return text => {
    const answer = answers.get(text) ?? test(text);
    answers.set(text, answer);
    return answer;
  };
}

/** Files and folders that are said to have changed, with all that lies in the folders. */
class ChangedPlaces {
  readonly #paths: ReadonlySet<string>;
  readonly #folders: readonly string[];

  constructor(paths: readonly string[], folders: readonly string[]) {
    this.#paths = new Set(paths);
    this.#folders = folders;
  }

  has(path: string): boolean {
    return this.#paths.has(path) || this.isInFolder(path);
  }

  isInFolder(path: string): boolean {
    return this.#folders.some(folder => isInside(path, folder));
  }
}

/** Undefined for a file that vanished since it was found. */
function readFacts(
  path: string,
  { fileSystem, parser, known }: Pick<WorkspaceSetup, 'fileSystem' | 'parser' | 'known'>,
  format = formatOf(path),
): DocumentFacts | undefined {
  if (!format) return undefined;
  const named = known && fileSystem.contentNameOf?.(path);
  const facts = named && known.get(format, named);
  if (facts) return facts;
  const content = fileSystem.read(path, sizeLimit);
  if (!known || !('bytes' in content)) return factsOf(format, content, parser);
  const name = named ?? known.nameOf(content.bytes);
  const found = known.get(format, name) ?? extractFacts(format, content.bytes, parser);
  known.set(format, name, found);
  return found;
}

function factsOf(format: DocumentFormat, content: FileContent, parser: MarkdownParser): DocumentFacts | undefined {
  if ('bytes' in content) return extractFacts(format, content.bytes, parser);
  return content.error === 'missing'
    ? undefined
    : unreadableFacts(format, content.error, content.message, content.head);
}
