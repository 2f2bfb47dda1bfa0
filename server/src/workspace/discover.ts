// Finds the SMSs of a workspace in one walk: every manifest, the files that each governs, and what else lies there.

import { formatOf } from '../documents/extract.ts';
import type { DirectoryEntry, FileSystem } from './file-system.ts';
import { DiscoveredFiles, type FileTableSetup } from './file-table.ts';
import { type GlobSet, globSet } from './globs.ts';
import { IgnoreRules } from './ignore-files.ts';
import { defaultManifest, type Manifest, manifestName } from './manifest.ts';
import { compareText } from './paths.ts';

export interface Discovery {
  /** By folder. The root is always one of them, with the default manifest where it has none of its own. */
  readonly systems: readonly DiscoveredSms[];
  readonly files: DiscoveredFiles;
  /** The way from the root of the workspace to that of its repository: empty, or `..` segments; undefined outside of any. */
  readonly repository: string | undefined;
}

export interface DiscoveredSms {
  /** The folder of the manifest; empty for the root. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Markdown and YAML files that the manifest governs, by path. Not the manifest itself. */
  readonly files: readonly string[];
  /** Files that may be standards or wording laid over them: `standards/*.yaml` beside the manifest, ignored by git or not. */
  readonly standards: readonly string[];
}

/** An SMS while the walk is in its folder. */
interface Scope {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly documents: GlobSet;
  readonly exclude: GlobSet;
  readonly files: string[];
  readonly standards: readonly string[];
}

/** A symbolic link, to be looked at when it is known what the walk has seen without it. */
interface PendingLink {
  readonly path: string;
  readonly kind: DirectoryEntry['kind'];
  readonly scope: Scope;
  readonly rules: IgnoreRules;
}

const documentExtensions: ReadonlySet<string> = new Set(['md', 'markdown', 'yaml', 'yml']);
const yamlExtensions: ReadonlySet<string> = new Set(['yaml', 'yml']);

/** Holds what people read, such as how to contribute, beside configuration, which is none of ours. */
const gitHubFolder = '.github';

function isGitHubs(path: string): boolean {
  return path.startsWith(`${gitHubFolder}/`) || path.includes(`/${gitHubFolder}/`);
}

/** `readManifest` is called once for each manifest, with its path; `readMarkdown` for files that only links lead to. */
export function discover(
  fileSystem: FileSystem,
  readManifest: (path: string) => Manifest,
  readMarkdown?: FileTableSetup['readMarkdown'],
): Discovery {
  const repository = findRepository(fileSystem);
  const files = new DiscoveredFiles(fileSystem, { repository, ...(readMarkdown && { readMarkdown }) });
  const walk = new Walk(fileSystem, readManifest, files);
  walk.start(IgnoreRules.above(fileSystem, repository));
  walk.followLinks();
  const systems = walk.scopes.map(({ folder, manifest, files, standards }) => ({
    folder,
    manifest,
    files: files.sort(compareText),
    standards,
  }));
  return { systems: systems.sort((a, b) => compareText(a.folder, b.folder)), files, repository };
}

/** Whether a file can be a document by its name. */
export function isDocumentName(name: string): boolean {
  return documentExtensions.has(extensionOf(name));
}

class Walk {
  readonly scopes: Scope[] = [];
  readonly #files: DiscoveredFiles;
  readonly #fileSystem: FileSystem;
  readonly #readManifest: (path: string) => Manifest;
  /** Folders that were walked and files that were taken, by where they really are, relative to the root. */
  readonly #seen = new Set<string>();
  readonly #links: PendingLink[] = [];

  constructor(fileSystem: FileSystem, readManifest: (path: string) => Manifest, files: DiscoveredFiles) {
    this.#fileSystem = fileSystem;
    this.#readManifest = readManifest;
    this.#files = files;
  }

  start(rules: IgnoreRules): void {
    this.#enter('', '', undefined, rules);
  }

  /** Takes in what only links lead to, as long as it lies in the workspace; a link that leads back ends there. */
  followLinks(): void {
    const root = this.#fileSystem.identityOf('');
    if (root === undefined) return;
    // Following a link may find more of them.
    for (const { path, kind, scope, rules } of this.#links) {
      const identity = this.#fileSystem.identityOf(path);
      // A link in a loop leads nowhere; that it cannot be read is told of it as of a file.
      if (identity === undefined && kind === 'file') this.#take(path, path, scope);
      if (!identity?.startsWith(`${root}/`)) continue;
      const actual = identity.slice(root.length + 1);
      if (this.#seen.has(actual)) continue;
      if (kind === 'directory') this.#enter(path, actual, scope, rules);
      else this.#take(path, actual, scope);
    }
  }

  /** `actual`: where the folder really is, when it was reached by a link. */
  #enter(directory: string, actual: string, outer: Scope | undefined, outerRules: IgnoreRules): void {
    this.#seen.add(actual);
    const entries = this.#fileSystem.list(directory);
    this.#files.add(directory, entries);
    const hasFile = (name: string) => entries.some(entry => entry.name === name && entry.kind === 'file');
    const rules = outerRules.enter(directory, this.#fileSystem, hasFile('.gitignore'));
    const scope = !outer || hasFile(manifestName) ? this.#openScope(directory, hasFile(manifestName)) : outer;
    for (const { name, kind, isLink } of entries) {
      if ((name.startsWith('.') && name !== gitHubFolder) || name === 'node_modules' || name === manifestName) continue;
      if (kind === 'file' && !isDocumentName(name)) continue;
      const path = directory === '' ? name : `${directory}/${name}`;
      if (kind === 'file' && isGitHubs(path) && formatOf(name) !== 'markdown') continue;
      if (!isGoverned(path, kind, scope) || rules.ignores(kind === 'directory' ? `${path}/` : path)) continue;
      const place = actual === '' ? name : `${actual}/${name}`;
      if (isLink) this.#links.push({ path, kind, scope, rules });
      else if (kind === 'directory') this.#enter(path, place, scope, rules);
      else this.#take(path, place, scope);
    }
  }

  #take(path: string, actual: string, scope: Scope): void {
    this.#seen.add(actual);
    scope.files.push(path);
  }

  #openScope(folder: string, hasManifest: boolean): Scope {
    const inFolder = (name: string) => (folder === '' ? name : `${folder}/${name}`);
    const manifest = hasManifest ? this.#readManifest(inFolder(manifestName)) : defaultManifest();
    const standards = hasManifest ? this.#fileSystem.list(inFolder('standards')) : [];
    const scope: Scope = {
      folder,
      manifest,
      documents: globSet(manifest.documents),
      exclude: globSet(manifest.exclude),
      files: [],
      standards: standards
        .filter(({ name, kind }) => kind === 'file' && yamlExtensions.has(extensionOf(name)))
        .map(({ name }) => inFolder(`standards/${name}`)),
    };
    this.scopes.push(scope);
    return scope;
  }
}

/** Whether the globs of a manifest take in a file, or leave room for something in a folder. */
function isGoverned(path: string, kind: DirectoryEntry['kind'], { folder, documents, exclude }: Scope): boolean {
  const local = folder === '' ? path : path.slice(folder.length + 1);
  // Globs do not match names that begin with a dot, unless they say so.
  const undotted = local.replace(/(?<=^|\/)\.(?=github(?:\/|$))/g, '');
  if (kind === 'directory') return !exclude.matchesAllIn(local) && !exclude.matchesAllIn(undotted);
  // `POLICY.MD` is Markdown too, whatever case the globs are written in.
  const inLowerCase = (one: string) => one.slice(0, one.length - extensionOf(one).length) + extensionOf(one);
  const names = [...new Set([local, undotted].map(inLowerCase))];
  return names.some(documents.matches) && !names.some(exclude.matches);
}

/** In lower case; empty where there is none. */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** The nearest folder with a `.git`, at the root of the workspace or above it. */
function findRepository(fileSystem: FileSystem): string | undefined {
  const depth = fileSystem.root.split(/[\\/]/).filter(Boolean).length;
  for (let up = 0; up <= depth; up++) {
    const folder = Array.from({ length: up }, () => '..').join('/');
    if (fileSystem.kindOf(up === 0 ? '.git' : `${folder}/.git`)) return folder;
  }
  return undefined;
}
