// What a broken link may have meant: documents of the same SMS whose path is like the one written.

import { baseNameOf, directoryOf } from '../workspace/paths.ts';
import type { PathTarget } from '../workspace/symbols.ts';
import { NearWords } from './near.ts';
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
  const folder = directoryOf(path);
  const name = baseNameOf(path);
  const slips = namesLike(name, folder, context).map(one => (folder === '' ? one : `${folder}/${one}`));
  const moved = namesOfManyFiles.has(name) ? [] : sms.pathsNamed(name);
  return [...new Set([...slips, ...moved])].sort().slice(0, 3);
}

/** By folder. Kept for one run of the rules, in which the index does not change. */
const namesOfRuns = new WeakMap<RuleContext, Map<string, NearWords>>();

/** Names of documents in a folder that are like a name. */
function namesLike(name: string, folder: string, context: RuleContext): readonly string[] {
  let folders = namesOfRuns.get(context);
  if (!folders) {
    folders = new Map();
    namesOfRuns.set(context, folders);
  }
  // The index is asked each time, so that it knows of everyone who depends on the answer.
  context.sms.namesNear(name, folder);
  let near = folders.get(folder);
  if (!near) {
    near = new NearWords(word => context.sms.namesNear(word, folder));
    folders.set(folder, near);
  }
  return near.near(name);
}
