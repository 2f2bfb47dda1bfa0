// What a broken link may have meant: documents of the same SMS whose path is like the one written.

import { directoryOf } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';
import type { PathTarget } from '../workspace/symbols.ts';
import { indexBy, NearWords } from './near.ts';
import type { RuleContext } from './rule.ts';

/** Every folder has one of these: the same name elsewhere means another file. */
const namesOfManyFiles = new Set(['README.md', 'index.md', '_index.md', 'CHANGELOG.md', 'LICENSE.md']);

/** Paths of documents: the same with another ending, else names like it in its folder and its name in other folders. */
export function nearPaths({ candidates }: PathTarget, context: RuleContext): readonly string[] {
  const path = candidates[0]!;
  const { sms } = context;
  const spelled = [`${path}.md`, path.replace(/\.(html?|markdown|md|ya?ml)$/i, '.md'), path.replaceAll('\\', '/')];
  const respelled = spelled.filter(one => one !== path && sms.document(one));
  if (respelled.length > 0) return respelled;
  const names = namesOf(context);
  const folder = directoryOf(path);
  const name = nameOf(path);
  const slips = names.like(name, folder).map(one => (folder === '' ? one : `${folder}/${one}`));
  const moved = namesOfManyFiles.has(name) ? [] : names.elsewhere(name);
  return [...new Set([...slips, ...moved])].sort().slice(0, 3);
}

/** Kept for one run of the rules, in which the index does not change. */
const namesOfRuns = new WeakMap<RuleContext, DocumentNames>();

function namesOf(context: RuleContext): DocumentNames {
  let names = namesOfRuns.get(context);
  if (!names) {
    names = new DocumentNames(context.sms);
    namesOfRuns.set(context, names);
  }
  return names;
}

/** Documents by name and by folder. The first few questions look through all paths, as after an edit; then there is an index. */
class DocumentNames {
  readonly #sms: Sms;
  readonly #near = new Map<string, NearWords>();
  #asked = 0;
  #byFolder: Map<string, string[]> | undefined;
  #byName: Map<string, string[]> | undefined;

  constructor(sms: Sms) {
    this.#sms = sms;
  }

  /** Names of documents in a folder that are like a name. */
  like(name: string, folder: string): readonly string[] {
    let near = this.#near.get(folder);
    if (!near) {
      near = new NearWords(() => this.#namesIn(folder));
      this.#near.set(folder, near);
    }
    return near.near(name);
  }

  /** Paths of documents of a name. */
  elsewhere(name: string): readonly string[] {
    if (this.#isAskedOften()) {
      this.#byName ??= indexBy(this.#paths(), path => [nameOf(path)]);
      return this.#byName.get(name) ?? [];
    }
    return [...this.#paths()].filter(path => path.endsWith(name) && nameOf(path) === name);
  }

  #namesIn(folder: string): readonly string[] {
    if (this.#isAskedOften()) {
      this.#byFolder ??= indexBy(this.#paths(), path => [directoryOf(path)]);
      return (this.#byFolder.get(folder) ?? []).map(nameOf);
    }
    const paths = [...this.#paths()].filter(path => path.startsWith(folder) && directoryOf(path) === folder);
    return paths.map(nameOf);
  }

  #isAskedOften(): boolean {
    return ++this.#asked > 8;
  }

  *#paths(): Iterable<string> {
    for (const { path } of this.#sms.documents) yield path;
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
