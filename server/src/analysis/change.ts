// What has changed in a document since one of its versions, as a reader sees it: by which commits, in which sections.

import type { Heading } from '../documents/facts.ts';
import type { VersionFacts } from '../documents/version-facts.ts';
import type { Commit, FileHistory, History, Version } from '../history/history.ts';
import type { SmsDocument } from '../workspace/document.ts';

export interface Change {
  /** Those that changed the content, newest first. */
  readonly commits: readonly Commit[];
  /** Something of it is not committed yet. */
  readonly isUncommitted: boolean;
  readonly sections: ChangedSections;
}

/** Sections by their slugs, as GitHub makes them; rows of a register by their ids. */
interface ChangedSections {
  /** Every section whose text, or that of a section below it, is another one now. New ones among them. */
  readonly changed: ReadonlySet<string>;
  /** In the order of the document: the headings of the innermost sections that changed, the title aside, or the rows. */
  readonly titles: readonly string[];
  /** Slugs of those that are gone. */
  readonly removed: readonly string[];
}

/** Undefined where nothing changed, or where nobody can tell. `since` is the version's place in the file's history; -1 is now. */
export function changeSince(
  since: number,
  document: SmsDocument,
  file: FileHistory,
  history: History,
): Change | undefined {
  const version = file.versions[since];
  const before = version && history.facts(version.blob);
  const now = history.currentFacts(document.path);
  if (!before || !now || before.content === now.content) return undefined;
  const newest = history.facts(file.versions[0]!.blob);
  return {
    commits: commitsSince(since, file, history),
    isUncommitted: newest !== undefined && newest.content !== now.content,
    sections: changedSections(before, now, document),
  };
}

/** The commits of versions newer than one that changed the content. A merge counts where it is the only one. */
function commitsSince(since: number, { versions }: FileHistory, history: History): Commit[] {
  const commits = versions.slice(0, Math.max(since, 0)).filter(version => changesContent(version, history));
  const own = commits.filter(({ commit }) => !commit.isMerge);
  return (own.length > 0 ? own : commits).map(({ commit }) => commit);
}

/** Whether a commit changed what a reader sees; what cannot be read may be anything. */
export function changesContent({ blob, replaced }: Version, history: History): boolean {
  const after = history.facts(blob);
  const before = replaced === undefined ? undefined : history.facts(replaced);
  return !after || !before || after.content !== before.content;
}

function changedSections(before: VersionFacts, now: VersionFacts, document: SmsDocument): ChangedSections {
  const changed = new Set(
    [...now.sections].filter(([slug, text]) => before.sections.get(slug) !== text).map(([slug]) => slug),
  );
  const removed = [...before.sections.keys()].filter(slug => !now.sections.has(slug));
  const { headings, rows } = document.facts;
  const titles = headings.filter(({ slug, depth }, i) => {
    // That it lies in the document is known.
    if (!changed.has(slug) || (i === 0 && depth === 1)) return false;
    for (const below of headings.slice(i + 1)) {
      if (below.depth <= depth) return true;
      if (changed.has(below.slug)) return false;
    }
    return true;
  });
  const names = rows.filter(({ id }) => changed.has(id)).map(({ id }) => id);
  return { changed, removed, titles: [...titles.map(({ text }) => text), ...names] };
}

/** Whether a change touches a section, where it is known which one is meant; else it may. */
export function touches({ sections }: Change, heading: Pick<Heading, 'slug'> | undefined): boolean {
  return heading === undefined || sections.changed.has(heading.slug);
}
