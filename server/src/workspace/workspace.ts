// A workspace: the SMSs below one root, each with its index, kept up to date as files change. Facts are kept by path, so that
// a change of a manifest reads no file again that did not change itself.

import { sizeLimit } from '../documents/decode.ts';
import { extractFacts, formatOf, unreadableFacts } from '../documents/extract.ts';
import type { DocumentFacts } from '../documents/facts.ts';
import type { MarkdownParser } from '../documents/markdown-parser.ts';
import type { StandardLibrary } from './builtin-standards.ts';
import { type DiscoveredSms, type Discovery, discover, isDocumentName } from './discover.ts';
import { readDocument } from './document.ts';
import type { FileSystem } from './file-system.ts';
import { type Manifest, manifestName, readManifest } from './manifest.ts';
import { directoryOf, isInside } from './paths.ts';
import { Sms } from './sms.ts';
import { catalogueFor } from './sms-standards.ts';

export interface WorkspaceSetup {
  readonly fileSystem: FileSystem;
  readonly parser: MarkdownParser;
  /** Built-in standards. */
  readonly standards: StandardLibrary;
  /** Every rule there is, so that a manifest can be told of one that is not. */
  readonly ruleIds: readonly string[];
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export class Workspace {
  readonly #setup: WorkspaceSetup;
  readonly #facts = new Map<string, DocumentFacts>();
  #discovery: Discovery | undefined;
  #systems: readonly Sms[] = [];

  constructor(setup: WorkspaceSetup) {
    this.#setup = setup;
  }

  /** Opens a workspace and reads all of it. */
  static async open(setup: WorkspaceSetup, onProgress?: (progress: Progress) => void): Promise<Workspace> {
    const workspace = new Workspace(setup);
    for (const progress of workspace.load()) onProgress?.(progress);
    return workspace;
  }

  /** By folder; the SMS of the root is always there, with or without a manifest. */
  get systems(): readonly Sms[] {
    return this.#systems;
  }

  /** The SMS whose manifest is the nearest above a path. */
  smsOf(path: string): Sms | undefined {
    let best: Sms | undefined;
    for (const sms of this.#systems) {
      if (isInside(path, sms.root) && (!best || sms.root.length > best.root.length)) best = sms;
    }
    return best;
  }

  /**
   * Reads everything, a file at each step, so that a server can answer between steps. Files named in `first` come first.
   * Facts of files that did not change are kept.
   */
  *load(first: ReadonlySet<string> = new Set()): Generator<Progress> {
    const discovery = discover(this.#setup.fileSystem, path => this.#readManifest(path));
    this.#discovery = discovery;
    const systems = discovery.systems.map(found => ({ found, sms: this.#open(found, discovery) }));
    this.#systems = systems.map(({ sms }) => sms);
    const files = systems.flatMap(({ found, sms }) => found.files.map(path => ({ path, sms })));
    this.#forgetExcept(new Set(files.map(({ path }) => path)));
    const ordered =
      first.size === 0 ? files : [...files].sort((a, b) => Number(first.has(b.path)) - Number(first.has(a.path)));
    const total = ordered.length;
    let done = 0;
    for (const { path, sms } of ordered) {
      this.#put(sms, path);
      yield { done: ++done, total };
    }
  }

  /**
   * Takes in that files changed, appeared or vanished. Returns the SMSs that it concerns. Only what changed is read again;
   * a manifest, a standard or a `.gitignore` makes the indexes anew from the facts that are there.
   */
  update(paths: readonly string[]): readonly Sms[] {
    for (const path of paths) this.#facts.delete(path);
    if (!this.#discovery || paths.some(path => this.#isStructural(path))) return this.#reload();
    if (paths.every(path => this.smsOf(path)?.document(path) && this.#setup.fileSystem.kindOf(path) === 'file')) {
      return this.#putAll(paths);
    }
    return this.#rediscover(paths);
  }

  #putAll(paths: readonly string[]): readonly Sms[] {
    const concerned = new Set<Sms>();
    for (const path of paths) {
      const sms = this.smsOf(path);
      if (!sms) continue;
      this.#put(sms, path);
      concerned.add(sms);
    }
    return [...concerned];
  }

  #reload(): readonly Sms[] {
    for (const _ of this.load());
    return this.#systems;
  }

  /** Files appeared or vanished: one walk finds which, and the indexes are changed by the difference. */
  #rediscover(changed: readonly string[]): readonly Sms[] {
    const discovery = discover(this.#setup.fileSystem, path => this.#readManifest(path));
    this.#discovery = discovery;
    if (discovery.systems.length !== this.#systems.length) return this.#reload();
    const touched = new Set(changed);
    for (const [i, found] of discovery.systems.entries()) {
      const sms = this.#systems[i]!;
      if (sms.root !== found.folder) return this.#reload();
      sms.useFiles(discovery.files);
      const files = new Set(found.files);
      for (const { path } of sms.documents) {
        if (files.has(path)) continue;
        sms.take(path);
        this.#facts.delete(path);
      }
      for (const path of found.files) if (touched.has(path) || !this.#facts.has(path)) this.#put(sms, path);
    }
    // A file that appears or vanishes can mend or break a link of any SMS.
    return this.#systems;
  }

  #isStructural(path: string): boolean {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name === manifestName || name === '.gitignore') return true;
    return this.#systems.some(({ root, manifest }) => {
      const standards = root === '' ? 'standards' : `${root}/standards`;
      return manifest.path !== undefined && directoryOf(path) === standards && isDocumentName(name);
    });
  }

  #open(found: DiscoveredSms, discovery: Discovery): Sms {
    const { standards, unknown, known, problems } = catalogueFor(found, this.#setup);
    return new Sms({
      manifest: found.manifest,
      catalogue: standards,
      root: found.folder,
      repository: discovery.repository ?? '',
      files: discovery.files,
      unknownStandards: unknown,
      knownStandards: known,
      standardProblems: problems,
    });
  }

  #put(sms: Sms, path: string): void {
    let facts = this.#facts.get(path);
    if (!facts) {
      facts = readFacts(path, this.#setup);
      if (facts) this.#facts.set(path, facts);
    }
    const document = facts && readDocument(path, facts, sms.manifest);
    if (document) sms.put(document);
    else sms.take(path);
  }

  #readManifest(path: string): Manifest {
    const facts = readFacts(path, this.#setup) ?? unreadableFacts('yaml', 'missing', '');
    return readManifest(path, facts, this.#setup.ruleIds);
  }

  #forgetExcept(paths: ReadonlySet<string>): void {
    for (const path of this.#facts.keys()) if (!paths.has(path)) this.#facts.delete(path);
  }
}

/** Undefined for a file that vanished since it was found. */
export function readFacts(
  path: string,
  { fileSystem, parser }: Pick<WorkspaceSetup, 'fileSystem' | 'parser'>,
): DocumentFacts | undefined {
  const format = formatOf(path);
  if (!format) return undefined;
  const content = fileSystem.read(path, sizeLimit);
  if ('bytes' in content) return extractFacts(format, content.bytes, parser);
  return content.error === 'missing' ? undefined : unreadableFacts(format, content.error, content.message);
}
