// The index of one SMS: every document, and the ways from any symbol (path, id, role, clause, documented information) to those
// who define it and those who refer to it. Documents are put and taken one at a time, at the cost of their own symbols;
// after any sequence of changes the index equals a fresh one of the same documents. Whoever wants to know when an answer may
// have changed asks as a reader (readers.ts).

import { remaindersOf } from '../documents/remainders.ts';
import type { SlugDialect } from '../documents/slugs.ts';
import type { Span } from '../documents/text.ts';
import type { Catalogue, Clause } from '../standards/catalogue.ts';
import { announce, clausesOf, type Indexed } from './announce.ts';
import type { Entity, Fragment, SmsDocument } from './document.ts';
import type { Manifest } from './manifest.ts';
import { differingRoles } from './manifest-difference.ts';
import type { Field, RoleDefinition } from './metadata.ts';
import { MultiMap, SetMap } from './multi-map.ts';
import { baseNameOf, compareText, directoryOf, isInside } from './paths.ts';
import { placeAmong, placeOf, withoutPrefix } from './place.ts';
import { question, type Readers } from './readers.ts';
import { type Claim, type PathTarget, type Reference, type SymbolScope, type Symbols, symbolsOf } from './symbols.ts';

export { placeOf } from './place.ts';

/** What is on the disk besides documents, so that links can be followed. */
export interface FileTable {
  /** By exact case; undefined when nothing is there. */
  kindOf(path: string): 'file' | 'directory' | undefined;
  /** The path as it is on disk, when it differs from the given one in nothing but case. */
  inOtherCase(path: string): string | undefined;
  /** What lies in a folder, by name. */
  entriesOf(directory: string): ReadonlyMap<string, 'file' | 'directory'>;
  /** The Markdown file that GitHub shows with a folder. */
  readmeOf(directory: string): string | undefined;
  /** The fragments of a Markdown file, whoever it belongs to; undefined for other files, and where nobody can tell. */
  fragmentsOf(path: string, dialect: SlugDialect): ReadonlyMap<string, Fragment> | undefined;
}

export interface SmsScope extends SymbolScope {
  readonly manifest: Manifest;
  readonly files: FileTable;
  /** Standards that the manifest names and nobody supplies. */
  readonly unknownStandards: readonly Field<string>[];
  /** Every standard that a manifest here could name: built in, or in order beside the manifest. */
  readonly knownStandards: readonly string[];
  /** What is wrong with standards beside the manifest. */
  readonly standardProblems: readonly StandardFileProblem[];
}

export interface StandardFileProblem {
  readonly path: string;
  readonly lineStarts: readonly number[];
  readonly span: Span;
  readonly message: string;
}

/** A role and where it is defined: in the manifest, or in a document of type `roles`. */
export interface Role {
  readonly definition: RoleDefinition;
  /** Undefined: in the manifest. */
  readonly document: SmsDocument | undefined;
}

/** A document that provides an item of documented information. */
export interface Provider {
  readonly document: SmsDocument;
  readonly field: Field<string>;
}

/** Where a link leads. */
export type Resolution =
  | { readonly kind: 'document'; readonly document: SmsDocument; readonly place: Fragment | undefined | 'missing' }
  | { readonly kind: 'file'; readonly path: string; readonly place: Fragment | undefined | 'missing' }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'other-case'; readonly path: string }
  | { readonly kind: 'missing' };

export class Sms {
  #scope: SmsScope;
  #files: FileTable;
  #revision = 0;
  readonly #indexed = new Map<string, Indexed>();
  readonly #entities = new MultiMap<Entity>();
  readonly #roles = new MultiMap<Role>();
  readonly #ambiguous = new Set<string>();
  readonly #prefixes = new Map<string, number>();
  readonly #byPath = new MultiMap<Reference>();
  readonly #byId = new MultiMap<Reference>();
  readonly #byRole = new MultiMap<Reference>();
  readonly #claims = new MultiMap<Claim>();
  readonly #providers = new MultiMap<Provider>();
  readonly #implementing = new Map<string, SmsDocument>();
  readonly #suppressing = new Map<string, SmsDocument>();
  #documentCount = 0;
  readonly #inFolders = new SetMap();
  readonly #byName = new SetMap();
  #sorted: readonly SmsDocument[] | undefined;
  #readers: Readers | undefined;
  /** Where the links lead that a reader who is being answered has asked about. */
  #resolutions: RecentResolutions | undefined;

  constructor(scope: SmsScope) {
    this.#scope = scope;
    this.#files = scope.files;
    this.#addRolesOfManifest();
  }

  get scope(): SmsScope {
    return this.#scope;
  }

  get root(): string {
    return this.scope.root;
  }

  get manifest(): Manifest {
    return this.scope.manifest;
  }

  get catalogue(): Catalogue {
    return this.scope.catalogue;
  }

  get files(): FileTable {
    return this.#files;
  }

  /** Counts the changes of the index: what was computed at the same revision still holds. */
  get revision(): number {
    return this.#revision;
  }

  /** Another manifest, under which documents read alike. Who judges by it has to look for himself. */
  useManifest(manifest: Manifest): void {
    const before = this.manifest;
    for (const { id } of before.roles) this.#roles.remove(id, '');
    const unknownStandards = manifest.standards.filter(
      ({ value }) => !this.catalogue.standards.some(({ id }) => id === value),
    );
    this.#scope = { ...this.#scope, manifest, unknownStandards };
    this.#addRolesOfManifest();
    this.#revision++;
    const differing = differingRoles(before, manifest);
    for (const id of differing) this.#readers?.changed(question.role(id));
    if (differing.size > 0) this.#readers?.changed(question.roles);
  }

  #addRolesOfManifest(): void {
    for (const definition of this.manifest.roles) {
      this.#roles.add(definition.id, '', { definition, document: undefined });
    }
  }

  /** A new look at the disk, after something appeared, changed or vanished. `hasOtherPlaces`: of files that are no documents. */
  useFiles(files: FileTable, hasOtherPlaces: (path: string) => boolean): void {
    const before = this.#files;
    this.#files = files;
    this.#revision++;
    const readers = this.#readers;
    if (!readers) return;
    for (const path of readers.paths()) {
      if (this.#indexed.has(path)) continue;
      if (hasOtherPlaces(path) || isAnotherFile(path, before, files)) readers.changed(question.path(path));
    }
    for (const folder of readers.foldersWithReadme()) {
      if (before.readmeOf(folder) !== files.readmeOf(folder)) readers.changed(question.readme(folder));
    }
  }

  /** A file has another content. It concerns links to it where it is no document here. */
  fileChanged(path: string): void {
    if (this.#indexed.has(path)) return;
    this.#revision++;
    this.#readers?.changed(question.path(path));
  }

  /** Files that are no documents anywhere are there now, or no longer; the table of files knows. */
  filesAppearedOrVanished(paths: readonly string[]): void {
    this.#revision++;
    const names = new Set(paths.map(foldPath));
    for (const path of this.#readers?.paths() ?? []) {
      if (!this.#indexed.has(path) && names.has(foldPath(path))) this.#readers!.changed(question.path(path));
    }
  }

  /** From now on, these are told of every question that is asked and of every answer that may have changed. */
  serve(readers: Readers | undefined): void {
    this.#readers = readers;
  }

  /** A question about what is computed of the index, by those who answer it. */
  note(key: string): void {
    this.#readers?.note(key);
  }

  /** Answers a reader, whose questions are noted where somebody keeps an account of them. The index must not change in it. */
  answer<T>(reader: string, ask: () => T): T {
    const outer = this.#resolutions;
    this.#resolutions = new RecentResolutions();
    try {
      return this.#readers ? this.#readers.answer(reader, ask) : ask();
    } finally {
      this.#resolutions = outer;
    }
  }

  /** What the SMS is called in reports: its organization, or its folder. */
  get name(): string {
    return this.manifest.organization ?? (this.root === '' ? 'SMS' : this.root);
  }

  /** Whoever asks depends on what the document at a path says, its running text too. */
  noteContent(path: string): void {
    this.#noteOf(question.content, path);
  }

  /** Git knows something else of a file than before. */
  historyChanged(path: string): void {
    if (this.#indexed.has(path)) this.#readers?.outdate(path);
    this.#readers?.changed(question.content(path));
    this.#readers?.changed(question.review(path));
  }

  put(document: SmsDocument): void {
    this.#change(document.path, { document, symbols: symbolsOf(document, this.scope) });
  }

  take(path: string): void {
    this.#change(path, undefined);
  }

  /** All documents and pages, by path. */
  get documents(): readonly SmsDocument[] {
    this.note(question.documents);
    this.#sorted ??= [...this.#indexed.values()]
      .map(({ document }) => document)
      .sort((a, b) => compareText(a.path, b.path));
    return this.#sorted;
  }

  document(path: string): SmsDocument | undefined {
    this.#noteOfDocument(path, question.path);
    return this.#indexed.get(path)?.document;
  }

  /** Whether there is more than one document; pages do not count. */
  get hasSeveralDocuments(): boolean {
    this.note(question.hasSeveralDocuments);
    return this.#documentCount > 1;
  }

  /** Documents that implement others, by path. */
  implementing(): readonly SmsDocument[] {
    this.note(question.documents);
    return byPath(this.#implementing);
  }

  /** Documents and pages with suppressions, by path. */
  suppressing(): readonly SmsDocument[] {
    this.note(question.documents);
    return byPath(this.#suppressing);
  }

  /** Names of the documents and pages of a folder, to be searched for those that are one slip of the pen from a word. */
  namesNear(word: string, folder: string): Iterable<string> {
    if (this.#readers) for (const remainder of remaindersOf(word)) this.note(question.namesLike(folder, remainder));
    return this.#inFolders.get(folder);
  }

  /** Paths of the documents and pages of a name, in no particular order. */
  pathsNamed(name: string): Iterable<string> {
    this.#noteOf(question.pathsNamed, name);
    return this.#byName.get(name);
  }

  /** Documents and rows with an id, by path; more than one means a duplicate. */
  entities(id: string): readonly Entity[] {
    this.#noteOf(question.id, id);
    return this.#entities.get(id);
  }

  /** Every id in use. */
  ids(): Iterable<string> {
    this.note(question.ids);
    return this.#entities.keys();
  }

  /** Every id in use, to be searched for those that are one slip of the pen from a word. */
  idsNear(word: string): Iterable<string> {
    if (this.#readers) for (const remainder of remaindersOf(word)) this.note(question.idsLike(remainder));
    return this.#entities.keys();
  }

  /** Ids of more than one document or row, in no particular order. */
  ambiguousIds(): Iterable<string> {
    this.note(question.ids);
    return this.#ambiguous;
  }

  /** Whether any id is in use. */
  get hasIds(): boolean {
    this.note(question.hasIds);
    return this.#entities.size > 0;
  }

  /** Whether ids beginning like this one, up to its first hyphen, are in use. */
  isPrefixInUse(id: string): boolean {
    const prefix = prefixOf(id);
    this.#noteOf(question.prefix, prefix);
    return this.#prefixes.has(prefix);
  }

  roles(id: string): readonly Role[] {
    this.#noteOf(question.role, id);
    return this.#roles.get(id);
  }

  /** Every role defined in the manifest or in a document, by id. */
  allRoles(): readonly Role[] {
    this.note(question.roles);
    return [...this.#roles.keys()].sort(compareText).flatMap(id => this.#roles.get(id));
  }

  /** Every role that something refers to, whether or not it is defined. */
  roleIdsReferredTo(): Iterable<string> {
    return this.#byRole.keys();
  }

  /** What a document refers to, in no particular order. */
  referencesFrom(document: SmsDocument): readonly Reference[] {
    return this.#symbolsOf(document)?.references ?? [];
  }

  /** References to a path, whether or not anything is there. */
  referencesToPath(path: string): readonly Reference[] {
    this.#noteOf(question.referencesToPath, path);
    return this.#byPath.get(path);
  }

  referencesToId(id: string): readonly Reference[] {
    this.#noteOf(question.referencesToId, id);
    return this.#byId.get(id);
  }

  referencesToRole(id: string): readonly Reference[] {
    this.#noteOf(question.referencesToRole, id);
    return this.#byRole.get(id);
  }

  /** References from other documents to this one: by path, by its id, or by the id of one of its rows. */
  referencesTo(document: SmsDocument): readonly Reference[] {
    const ids = (this.#symbolsOf(document)?.entities ?? []).map(entity => entity.id);
    const references = [...this.referencesToPath(document.path), ...ids.flatMap(id => this.referencesToId(id))];
    return references.filter(reference => reference.from !== document);
  }

  /** Whether there are any. */
  isReferredTo(document: SmsDocument): boolean {
    const { path } = document;
    const entities = this.#symbolsOf(document)?.entities ?? [];
    this.#noteOf(question.isPathReferredTo, path);
    for (const { id } of entities) this.#noteOf(question.isIdReferredTo, id);
    return this.#byPath.hasOther(path, path) || entities.some(({ id }) => this.#byId.hasOther(id, path));
  }

  claimsIn(document: SmsDocument): readonly Claim[] {
    return this.#symbolsOf(document)?.claims ?? [];
  }

  /** Claims that cover an auditable clause, its cited parents' included, by path. */
  claimsOn(clause: Clause): readonly Claim[] {
    this.#noteOf(question.claims, clause.key);
    return this.#claims.get(clause.key);
  }

  providersOf(information: string): readonly Provider[] {
    this.#noteOf(question.providers, information);
    return this.#providers.get(information);
  }

  /** Where a link leads. Documents win over the disk: an open editor may hold a file that is not saved. */
  resolve(target: PathTarget): Resolution {
    const known = this.#resolutions?.get(target);
    if (known) return known;
    const resolution = this.#resolve(target);
    this.#resolutions?.add(target, resolution);
    return resolution;
  }

  #resolve(target: PathTarget): Resolution {
    for (const path of target.candidates) {
      const document = this.document(path);
      if (document) return this.#inDocument(document, target);
      const kind = this.#files.kindOf(path);
      if (kind === 'directory') {
        return (target.fragment ? this.#inReadme(path, target) : undefined) ?? { kind, path };
      }
      if (kind) return this.#inFile(path, target);
    }
    for (const path of target.candidates) {
      const actual = this.#files.inOtherCase(path);
      if (actual !== undefined) return { kind: 'other-case', path: actual };
    }
    return { kind: 'missing' };
  }

  #inReadme(directory: string, target: PathTarget): Resolution | undefined {
    this.#noteOf(question.readme, directory);
    const path = this.#files.readmeOf(directory);
    if (path === undefined) return undefined;
    const document = this.document(path);
    return document ? this.#inDocument(document, target) : this.#inFile(path, target);
  }

  #inFile(path: string, { fragment }: PathTarget): Resolution {
    const fragments = fragment ? this.#files.fragmentsOf(path, this.manifest.slugs) : undefined;
    return { kind: 'file', path, place: fragments && placeAmong(fragments, fragment) };
  }

  #inDocument(document: SmsDocument, { fragment }: PathTarget): Resolution {
    const place = placeOf(document, fragment);
    if (fragment) this.#noteOfDocument(document.path, path => question.place(path, withoutPrefix(fragment)));
    // Whoever names the places that are there instead depends on all of them.
    if (place === 'missing') this.#noteOfDocument(document.path, question.places);
    return { kind: 'document', document, place };
  }

  /** Whether a path lies in the folder of this SMS. */
  contains(path: string): boolean {
    return isInside(path, this.root);
  }

  #symbolsOf({ path }: SmsDocument): Symbols | undefined {
    this.#noteOfDocument(path, question.symbols);
    return this.#indexed.get(path)?.symbols;
  }

  /** A question about something. Most checks have nobody who takes notes. */
  #noteOf(key: (subject: string) => string, subject: string): void {
    this.#readers?.note(key(subject));
  }

  /** A question about a document. Of itself nobody has to ask: its own change concerns it anyway. */
  #noteOfDocument(path: string, key: (path: string) => string): void {
    if (this.#readers && !this.#readers.isAnswering(path)) this.#readers.note(key(path));
  }

  #change(path: string, after: Indexed | undefined): void {
    const before = this.#indexed.get(path);
    if (!before && !after) return;
    this.#revision++;
    const had = this.#readers && this.#simpleAnswers(before, after);
    if (before) this.#remove(path, before);
    if (after) this.#add(path, after);
    this.#sorted = this.#sorted && withChange(this.#sorted, before?.document, after?.document);
    if (!had || !this.#readers) return;
    announce(path, before, after, this.#readers);
    const has = this.#simpleAnswers(before, after);
    for (const [key, answer] of had) if (has.get(key) !== answer) this.#readers.changed(key);
  }

  /** The answers to questions of yes and no, or of few and many, that a change of a document from one version to another concerns. */
  #simpleAnswers(...versions: readonly (Indexed | undefined)[]): Map<string, boolean | number> {
    const answers = new Map<string, boolean | number>([
      [question.hasIds, this.#entities.size > 0],
      [question.hasSeveralDocuments, this.#documentCount > 1],
    ]);
    for (const version of versions) {
      for (const { id } of version?.symbols.entities ?? []) {
        answers.set(question.prefix(prefixOf(id)), this.#prefixes.has(prefixOf(id)));
      }
      for (const { target } of version?.symbols.references ?? []) {
        // Of two files that refer to a document at least one is another than itself.
        if (target.kind === 'id') answers.set(question.isIdReferredTo(target.id), this.#byId.files(target.id, 2));
        if (target.kind !== 'path') continue;
        for (const path of target.candidates) {
          answers.set(question.isPathReferredTo(path), this.#byPath.files(path, 2));
        }
      }
    }
    return answers;
  }

  #add(path: string, indexed: Indexed): void {
    const { document, symbols } = indexed;
    this.#indexed.set(path, indexed);
    if (document.kind === 'document') this.#documentCount++;
    if (document.metadata.implements.length > 0) this.#implementing.set(path, document);
    if (document.facts.suppressions.length > 0) this.#suppressing.set(path, document);
    this.#inFolders.add(directoryOf(path), baseNameOf(path));
    this.#byName.add(baseNameOf(path), path);
    for (const entity of symbols.entities) {
      this.#entities.add(entity.id, path, entity);
      if (this.#entities.hasSeveral(entity.id)) this.#ambiguous.add(entity.id);
      this.#countPrefix(entity.id, 1);
    }
    for (const definition of symbols.roles) this.#roles.add(definition.id, path, { definition, document });
    for (const reference of symbols.references) this.#eachKey(reference, (map, key) => map.add(key, path, reference));
    for (const claim of symbols.claims) {
      for (const clause of clausesOf(claim)) this.#claims.add(clause.key, path, claim);
    }
    for (const field of document.metadata.provides) this.#providers.add(field.value, path, { document, field });
  }

  #remove(path: string, { document, symbols }: Indexed): void {
    this.#indexed.delete(path);
    if (document.kind === 'document') this.#documentCount--;
    this.#implementing.delete(path);
    this.#suppressing.delete(path);
    this.#inFolders.remove(directoryOf(path), baseNameOf(path));
    this.#byName.remove(baseNameOf(path), path);
    for (const { id } of symbols.entities) {
      this.#entities.remove(id, path);
      if (!this.#entities.hasSeveral(id)) this.#ambiguous.delete(id);
      this.#countPrefix(id, -1);
    }
    for (const { id } of symbols.roles) this.#roles.remove(id, path);
    for (const reference of symbols.references) this.#eachKey(reference, (map, key) => map.remove(key, path));
    for (const claim of symbols.claims) {
      for (const clause of clausesOf(claim)) this.#claims.remove(clause.key, path);
    }
    for (const field of document.metadata.provides) this.#providers.remove(field.value, path);
  }

  #eachKey(reference: Reference, visit: (map: MultiMap<Reference>, key: string) => void): void {
    const { target } = reference;
    if (target.kind === 'path') for (const path of target.candidates) visit(this.#byPath, path);
    else visit(target.kind === 'id' ? this.#byId : this.#byRole, target.id);
  }

  #countPrefix(id: string, change: number): void {
    const prefix = prefixOf(id);
    if (prefix === id) return;
    const count = (this.#prefixes.get(prefix) ?? 0) + change;
    if (count > 0) this.#prefixes.set(prefix, count);
    else this.#prefixes.delete(prefix);
  }
}

/** Whether a link to a path leads elsewhere by a later look at the disk. Above the workspace nobody remembers the earlier one. */
function isAnotherFile(path: string, before: FileTable, after: FileTable): boolean {
  if (path.startsWith('../')) return true;
  const kind = after.kindOf(path);
  return before.kindOf(path) !== kind || (kind === undefined && before.inOtherCase(path) !== after.inOtherCase(path));
}

/** Equal for paths that differ in nothing but case or the composition of accents. */
function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function byPath(documents: ReadonlyMap<string, SmsDocument>): readonly SmsDocument[] {
  return [...documents.values()].sort((a, b) => compareText(a.path, b.path));
}

/** A sorted list with one version of a document in the place of another. */
function withChange(
  sorted: readonly SmsDocument[],
  before: SmsDocument | undefined,
  after: SmsDocument | undefined,
): readonly SmsDocument[] {
  const place = placeIn(sorted, (before ?? after)!.path);
  return sorted.toSpliced(place, before ? 1 : 0, ...(after ? [after] : []));
}

/** The first place in a sorted list whose path is not below the one given. */
function placeIn(sorted: readonly SmsDocument[], path: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareText(sorted[middle]!.path, path) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Several rules follow the links of a document one after the other, all in the same order. */
class RecentResolutions {
  readonly #targets: PathTarget[] = [];
  readonly #resolutions: Resolution[] = [];
  #next = 0;

  get(target: PathTarget): Resolution | undefined {
    const place = this.#targets[this.#next] === target ? this.#next : this.#targets.indexOf(target);
    if (place < 0) return undefined;
    this.#next = place + 1;
    return this.#resolutions[place];
  }

  /** Beyond so many, looking for one takes as long as finding out. */
  add(target: PathTarget, resolution: Resolution): void {
    if (this.#targets.length >= 64) return;
    this.#targets.push(target);
    this.#resolutions.push(resolution);
    this.#next = this.#targets.length;
  }
}

/** `PRC` of `PRC-INC`; the whole id where there is no hyphen. */
export function prefixOf(id: string): string {
  const hyphen = id.indexOf('-');
  return hyphen < 0 ? id : id.slice(0, hyphen);
}
