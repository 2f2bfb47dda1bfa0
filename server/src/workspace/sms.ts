// The index of one SMS: every document, and the ways from any symbol (path, id, role, clause, documented information) to those
// who define it and those who refer to it. Documents are put and taken one at a time, at the cost of their own symbols;
// after any sequence of changes the index equals a fresh one of the same documents.

import type { Span } from '../documents/text.ts';
import type { Catalogue, Clause } from '../standards/catalogue.ts';
import type { Entity, Fragment, SmsDocument } from './document.ts';
import type { Manifest } from './manifest.ts';
import type { Field, RoleDefinition } from './metadata.ts';
import { compareText, isInside } from './paths.ts';
import {
  type Claim,
  coveredBy,
  type PathTarget,
  type Reference,
  type SymbolScope,
  type Symbols,
  symbolsOf,
} from './symbols.ts';

/** What is on the disk besides documents, so that links can be followed. */
export interface FileTable {
  /** By exact case; undefined when nothing is there. */
  kindOf(path: string): 'file' | 'directory' | undefined;
  /** The path as it is on disk, when it differs from the given one in nothing but case. */
  inOtherCase(path: string): string | undefined;
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
  | { readonly kind: 'file' | 'directory'; readonly path: string }
  | { readonly kind: 'other-case'; readonly path: string }
  | { readonly kind: 'missing' };

export class Sms {
  readonly scope: SmsScope;
  #files: FileTable;
  readonly #documents = new Map<string, SmsDocument>();
  readonly #symbols = new Map<string, Symbols>();
  readonly #entities = new MultiMap<Entity>();
  readonly #roles = new MultiMap<Role>();
  readonly #prefixes = new Map<string, number>();
  readonly #byPath = new MultiMap<Reference>();
  readonly #byId = new MultiMap<Reference>();
  readonly #byRole = new MultiMap<Reference>();
  readonly #claims = new MultiMap<Claim>();
  readonly #providers = new MultiMap<Provider>();
  #sorted: readonly SmsDocument[] | undefined;

  constructor(scope: SmsScope) {
    this.scope = scope;
    this.#files = scope.files;
    for (const definition of scope.manifest.roles)
      this.#roles.add(definition.id, '', { definition, document: undefined });
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

  /** A new look at the disk, after files appeared or vanished. */
  useFiles(files: FileTable): void {
    this.#files = files;
  }

  /** What the SMS is called in reports: its organization, or its folder. */
  get name(): string {
    return this.manifest.organization ?? (this.root === '' ? 'SMS' : this.root);
  }

  put(document: SmsDocument): void {
    this.take(document.path);
    const symbols = symbolsOf(document, this.scope);
    const { path } = document;
    this.#documents.set(path, document);
    this.#symbols.set(path, symbols);
    this.#sorted = undefined;
    for (const entity of symbols.entities) {
      this.#entities.add(entity.id, path, entity);
      this.#countPrefix(entity.id, 1);
    }
    for (const definition of symbols.roles) this.#roles.add(definition.id, path, { definition, document });
    for (const reference of symbols.references) this.#eachKey(reference, (map, key) => map.add(key, path, reference));
    for (const claim of symbols.claims) {
      if ('clause' in claim.lookup) {
        for (const clause of coveredBy(claim.lookup.clause)) this.#claims.add(clause.key, path, claim);
      }
    }
    for (const field of document.metadata.provides) this.#providers.add(field.value, path, { document, field });
  }

  take(path: string): void {
    const document = this.#documents.get(path);
    const symbols = this.#symbols.get(path);
    if (!document || !symbols) return;
    this.#documents.delete(path);
    this.#symbols.delete(path);
    this.#sorted = undefined;
    for (const { id } of symbols.entities) {
      this.#entities.remove(id, path);
      this.#countPrefix(id, -1);
    }
    for (const { id } of symbols.roles) this.#roles.remove(id, path);
    for (const reference of symbols.references) this.#eachKey(reference, (map, key) => map.remove(key, path));
    for (const claim of symbols.claims) {
      if ('clause' in claim.lookup) {
        for (const clause of coveredBy(claim.lookup.clause)) this.#claims.remove(clause.key, path);
      }
    }
    for (const field of document.metadata.provides) this.#providers.remove(field.value, path);
  }

  /** All documents and pages, by path. */
  get documents(): readonly SmsDocument[] {
    this.#sorted ??= [...this.#documents.values()].sort((a, b) => compareText(a.path, b.path));
    return this.#sorted;
  }

  document(path: string): SmsDocument | undefined {
    return this.#documents.get(path);
  }

  /** Documents and rows with an id, by path; more than one means a duplicate. */
  entities(id: string): readonly Entity[] {
    return this.#entities.get(id);
  }

  /** Every id in use. */
  ids(): Iterable<string> {
    return this.#entities.keys();
  }

  /** Whether ids beginning like this one, up to its first hyphen, are in use. */
  isPrefixInUse(id: string): boolean {
    return this.#prefixes.has(prefixOf(id));
  }

  roles(id: string): readonly Role[] {
    return this.#roles.get(id);
  }

  /** Every role defined in the manifest or in a document, by id. */
  allRoles(): readonly Role[] {
    return [...this.#roles.keys()].sort(compareText).flatMap(id => this.#roles.get(id));
  }

  /** What a document refers to, in no particular order. */
  referencesFrom(document: SmsDocument): readonly Reference[] {
    return this.#symbols.get(document.path)?.references ?? [];
  }

  /** References to a path, whether or not anything is there. */
  referencesToPath(path: string): readonly Reference[] {
    return this.#byPath.get(path);
  }

  referencesToId(id: string): readonly Reference[] {
    return this.#byId.get(id);
  }

  referencesToRole(id: string): readonly Reference[] {
    return this.#byRole.get(id);
  }

  /** References from other documents to this one: by path, by its id, or by the id of one of its rows. */
  referencesTo(document: SmsDocument): readonly Reference[] {
    const ids = (this.#symbols.get(document.path)?.entities ?? []).map(entity => entity.id);
    return [...this.#byPath.get(document.path), ...ids.flatMap(id => this.#byId.get(id))].filter(
      reference => reference.from !== document,
    );
  }

  claimsIn(document: SmsDocument): readonly Claim[] {
    return this.#symbols.get(document.path)?.claims ?? [];
  }

  /** Claims that cover an auditable clause, its cited parents' included, by path. */
  claimsOn(clause: Clause): readonly Claim[] {
    return this.#claims.get(clause.key);
  }

  providersOf(information: string): readonly Provider[] {
    return this.#providers.get(information);
  }

  /** Where a link leads. Documents win over the disk: an open editor may hold a file that is not saved. */
  resolve(target: PathTarget): Resolution {
    for (const path of target.candidates) {
      const document = this.#documents.get(path);
      if (document) return { kind: 'document', document, place: placeOf(document, target.fragment) };
      const kind = this.#files.kindOf(path);
      if (kind === 'directory') {
        const readme = target.fragment ? this.#documents.get(`${path === '' ? '' : `${path}/`}README.md`) : undefined;
        return readme
          ? { kind: 'document', document: readme, place: placeOf(readme, target.fragment) }
          : { kind, path };
      }
      if (kind) return { kind, path };
    }
    for (const path of target.candidates) {
      const actual = this.#files.inOtherCase(path);
      if (actual !== undefined) return { kind: 'other-case', path: actual };
    }
    return { kind: 'missing' };
  }

  /** Whether a path lies in the folder of this SMS. */
  contains(path: string): boolean {
    return isInside(path, this.root);
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

/** `PRC` of `PRC-INC`; the whole id where there is no hyphen. */
export function prefixOf(id: string): string {
  const hyphen = id.indexOf('-');
  return hyphen < 0 ? id : id.slice(0, hyphen);
}

/**
 * GitHub finds a fragment by its exact name and, failing that, in lower case, with or without the prefix it gives to every
 * id; `top` and the empty fragment are always there. YAML has no places to lead to.
 */
export function placeOf(
  { facts, fragments }: SmsDocument,
  fragment: string | undefined,
): Fragment | undefined | 'missing' {
  if (facts.format === 'yaml' || !fragment || fragment.toLowerCase() === 'top' || isLineRange(fragment))
    return undefined;
  const name = fragment.startsWith('user-content-') ? fragment.slice('user-content-'.length) : fragment;
  return fragments.get(fragment) ?? fragments.get(name) ?? fragments.get(name.toLowerCase()) ?? 'missing';
}

/** `L10`, `L10-L20`, `L10C5-L20C8`: lines of the source, which the index leaves alone. */
function isLineRange(fragment: string): boolean {
  return /^L\d+(C\d+)?(-L?\d+(C\d+)?)?$/.test(fragment);
}

/** Values by key and by the file they come from. Values of a key are listed by file in code point order. */
class MultiMap<V> {
  readonly #map = new Map<string, Map<string, V[]>>();
  readonly #flat = new Map<string, readonly V[]>();

  add(key: string, file: string, value: V): void {
    this.#flat.delete(key);
    let files = this.#map.get(key);
    if (!files) {
      files = new Map();
      this.#map.set(key, files);
    }
    const values = files.get(file);
    if (values) values.push(value);
    else files.set(file, [value]);
  }

  /** Removes everything that a file put under a key. */
  remove(key: string, file: string): void {
    this.#flat.delete(key);
    const files = this.#map.get(key);
    files?.delete(file);
    if (files?.size === 0) this.#map.delete(key);
  }

  get(key: string): readonly V[] {
    const files = this.#map.get(key);
    if (!files) return [];
    let flat = this.#flat.get(key);
    if (!flat) {
      flat = [...files.keys()].sort(compareText).flatMap(file => files.get(file)!);
      this.#flat.set(key, flat);
    }
    return flat;
  }

  keys(): Iterable<string> {
    return this.#map.keys();
  }
}
