// What a broken link may have meant: documents of the same SMS whose path is like the one written.

import type { SmsDocument } from '../workspace/document.ts';
import { directoryOf } from '../workspace/paths.ts';
import type { PathTarget } from '../workspace/symbols.ts';
import { nearWords } from './near.ts';
import type { RuleContext } from './rule.ts';

/** Every folder has one of these: the same name elsewhere means another file. */
const namesOfManyFiles = new Set(['readme.md', 'index.md', '_index.md', 'changelog.md', 'license.md']);

/** Paths of documents, the surest first kind of likeness only: another ending, then a slip in the name or another folder. */
export function nearPaths({ candidates, link }: PathTarget, context: RuleContext): readonly string[] {
  const path = candidates[0]!;
  const { sms } = context;
  const spelled = [`${path}.md`, path.replace(/\.(html?|markdown|md|ya?ml)$/i, '.md'), path.replaceAll('\\', '/')];
  const respelled = spelled.filter(one => one !== path && sms.document(one));
  if (respelled.length > 0 || nameOf(path) === '') return respelled;
  const { byFolder, byName } = groupingsOf(context);
  const slips = nearWords(path, byFolder.get(directoryOf(path)));
  const moved = namesOfManyFiles.has(foldedNameOf(path)) ? [] : byName.get(foldedNameOf(path));
  // A link without a name in it, such as `../`, is like nothing.
  return link.path === '' ? [] : [...new Set([...slips, ...moved])].sort();
}

interface Groupings {
  readonly byFolder: Grouping;
  readonly byName: Grouping;
}

/** Kept for one run of the rules, in which the index does not change. */
const groupings = new WeakMap<RuleContext, Groupings>();

function groupingsOf(context: RuleContext): Groupings {
  let found = groupings.get(context);
  if (!found) {
    const documents = () => context.sms.documents;
    found = { byFolder: new Grouping(documents, directoryOf), byName: new Grouping(documents, foldedNameOf) };
    groupings.set(context, found);
  }
  return found;
}

/** Paths by something they have in common. The first few are looked for, as after an edit; then all are grouped at once. */
class Grouping {
  readonly #documents: () => readonly SmsDocument[];
  readonly #keyOf: (path: string) => string;
  #asked = 0;
  #groups: Map<string, string[]> | undefined;

  constructor(documents: () => readonly SmsDocument[], keyOf: (path: string) => string) {
    this.#documents = documents;
    this.#keyOf = keyOf;
  }

  get(key: string): readonly string[] {
    if (this.#groups) return this.#groups.get(key) ?? [];
    const paths = this.#documents().map(document => document.path);
    if (this.#asked++ < 4) return paths.filter(path => this.#keyOf(path) === key);
    this.#groups = new Map();
    for (const path of paths) {
      const group = this.#groups.get(this.#keyOf(path));
      if (group) group.push(path);
      else this.#groups.set(this.#keyOf(path), [path]);
    }
    return this.get(key);
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function foldedNameOf(path: string): string {
  return nameOf(path).toLowerCase();
}
