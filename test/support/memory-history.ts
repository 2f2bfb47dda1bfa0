// What git would know of a few commits, one after the other, for tests that need no repository. Follows no renames: tests of the
// real thing do.

import { createHash } from 'node:crypto';
import { formatOf } from '../../server/src/documents/extract.ts';
import { type VersionFacts, versionFacts } from '../../server/src/documents/version-facts.ts';
import {
  type Commit,
  type History,
  type Person,
  unknownHistory,
  type Version,
} from '../../server/src/history/history.ts';

export interface MemoryCommit {
  /** ISO 8601. */
  readonly day: string;
  readonly author?: string;
  readonly subject?: string;
  /** Undefined for what it removes. */
  readonly files: Readonly<Record<string, string | Uint8Array | undefined>>;
}

type Content = string | Uint8Array | undefined;

/** `now` gives what a file says at present. Without a commit there is no repository. */
export function memoryHistory(commits: readonly MemoryCommit[], now: (path: string) => Content): History {
  if (commits.length === 0) return unknownHistory('no-repository');
  const versions = new Map<string, Version[]>();
  const removed = new Map<string, Version[]>();
  const known = new Map<string, VersionFacts>();
  const nameOf = (path: string, content: string | Uint8Array): string => {
    const blob = createHash('sha1').update(content).digest('hex');
    const format = formatOf(path);
    const facts = format && !known.has(blob) ? versionFacts(format, Buffer.from(content)) : undefined;
    if (facts) known.set(blob, facts);
    return blob;
  };
  const made = new Map<string, Version[]>();
  const line: Commit[] = [];
  let head: Commit | undefined;
  for (const [i, { day, author = 'A. Author', subject = `Step ${i + 1}`, files }] of commits.entries()) {
    const by = personOf(author);
    const id = createHash('sha1').update(`${i} ${day} ${author} ${subject}`).digest('hex');
    head = { id, time: Date.parse(day) / 1000 + i, day, author: by, committer: by, subject, isMerge: false };
    line.push(head);
    for (const [path, content] of Object.entries(files)) {
      const before = versions.get(path) ?? [];
      if (content === undefined) {
        if (before.length > 0) removed.set(`${path} ${i}`, before);
        versions.delete(path);
      } else {
        const replaced = before[0]?.blob;
        const blob = nameOf(path, content);
        if (blob === replaced) continue;
        const version: Version = { commit: head, path, blob, replaced, kind: before[0] ? 'modified' : 'added' };
        versions.set(path, [version, ...before]);
        made.set(id, [...(made.get(id) ?? []), version]);
      }
    }
  }
  return {
    state: { kind: 'known', isShallow: false },
    head,
    paths: [...versions.keys()].sort(),
    removed: [...removed.values()].map(own => ({ versions: own, isWhole: true })),
    file: path => {
      const own = versions.get(path);
      return own && { versions: own, isWhole: true };
    },
    facts: blob => known.get(blob),
    currentFacts: path => {
      const content = now(path);
      return content === undefined ? undefined : known.get(nameOf(path, content));
    },
    changedBy: ({ id }) => made.get(id) ?? [],
    has: (at, { id }) => line.findIndex(one => one.id === id) <= line.findIndex(one => one.id === at.id),
    headOn: day => line.findLast(commit => commit.day <= day),
  };
}

function personOf(text: string): Person {
  const [, name = text, email] = /^(.*?)\s*(?:<(.*)>)?$/.exec(text) ?? [];
  return { name, email: email ?? `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org` };
}
