// One SMS of a workspace with what it was made from, so that it is made anew only when its documents mean something else: when
// the manifest reads them in another way, or a standard beside it is another.

import type { DocumentFacts } from '../documents/facts.ts';
import type { StandardLibrary } from './builtin-standards.ts';
import type { DiscoveredSms, Discovery } from './discover.ts';
import { readDocument } from './document.ts';
import { type FileContent, type FileSystem, isSameContent } from './file-system.ts';
import type { Manifest } from './manifest.ts';
import { readAlike } from './manifest-difference.ts';
import { Sms } from './sms.ts';
import { catalogueFor, maxStandardBytes } from './sms-standards.ts';

export interface SystemSetup {
  readonly fileSystem: FileSystem;
  /** Built-in standards. */
  readonly standards: StandardLibrary;
}

export class System {
  readonly sms: Sms;
  #manifest: Manifest;
  readonly #repository: string | undefined;
  readonly #standards: ReadonlyMap<string, FileContent>;
  /** The files that the manifest governs, with the facts that were read. */
  readonly #files = new Map<string, DocumentFacts>();

  constructor(found: DiscoveredSms, { files, repository }: Discovery, setup: SystemSetup) {
    const { standards, unknown, known, problems } = catalogueFor(found, setup);
    this.#manifest = found.manifest;
    this.#repository = repository;
    this.#standards = contentsOf(found.standards, setup.fileSystem);
    this.sms = new Sms({
      manifest: found.manifest,
      catalogue: standards,
      root: found.folder,
      repository: repository ?? '',
      files,
      unknownStandards: unknown,
      knownStandards: known,
      standardProblems: problems,
    });
  }

  /** Whether an SMS that was found can go on as this one. */
  canBe(found: DiscoveredSms, { repository }: Discovery, fileSystem: FileSystem): boolean {
    return (
      found.folder === this.sms.root &&
      readAlike(found.manifest, this.#manifest) &&
      repository === this.#repository &&
      areSame(contentsOf(found.standards, fileSystem), this.#standards)
    );
  }

  /** Goes on as an SMS that it can be. */
  be({ manifest }: DiscoveredSms): void {
    if (manifest === this.#manifest) return;
    this.#manifest = manifest;
    this.sms.useManifest(manifest);
  }

  /** Paths of the files that the manifest governs, whether they are documents or not. */
  get paths(): Iterable<string> {
    return this.#files.keys();
  }

  governs(path: string): boolean {
    return this.#files.has(path);
  }

  /** Whether a file was given with these very facts. */
  has(path: string, facts: DocumentFacts | undefined): boolean {
    return facts !== undefined && this.#files.get(path) === facts;
  }

  /** Takes in what a file says now. */
  give(path: string, facts: DocumentFacts): void {
    this.#files.set(path, facts);
    const document = readDocument(path, facts, this.#manifest);
    if (document) this.sms.put(document);
    else this.sms.take(path);
  }

  /** A file is no longer there, or no longer governed. */
  remove(path: string): void {
    this.#files.delete(path);
    this.sms.take(path);
  }
}

function contentsOf(paths: readonly string[], fileSystem: FileSystem): Map<string, FileContent> {
  return new Map(paths.map(path => [path, fileSystem.read(path, maxStandardBytes)]));
}

function areSame(a: ReadonlyMap<string, FileContent>, b: ReadonlyMap<string, FileContent>): boolean {
  if (a.size !== b.size) return false;
  return [...a].every(([path, content]) => b.has(path) && isSameContent(content, b.get(path)!));
}
