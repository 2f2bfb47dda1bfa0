// What git knew on a day. A date in the past asks what could be said then: commits that came later are left out.

import type { FileHistory, History } from './history.ts';

/** The same history, where nothing came after the day (ISO 8601). */
export function historyAsOf(history: History, day: string): History {
  const head = history.headOn(day);
  if (history.state.kind !== 'known' || head?.id === history.head?.id) return history;
  const cut = ({ versions, isWhole }: FileHistory): FileHistory => ({
    versions: head ? versions.filter(({ commit }) => history.has(head, commit)) : [],
    isWhole,
  });
  const files = new Map<string, FileHistory | undefined>();
  const file = (path: string): FileHistory | undefined => {
    if (!files.has(path)) {
      const now = history.file(path);
      const then = now && cut(now);
      files.set(path, then && then.versions.length > 0 ? then : undefined);
    }
    return files.get(path);
  };
  return {
    state: history.state,
    head,
    get paths() {
      return history.paths.filter(path => file(path) !== undefined);
    },
    get removed() {
      return history.removed.map(cut).filter(({ versions }) => versions.length > 0);
    },
    file,
    facts: blob => history.facts(blob),
    currentFacts: path => {
      const [now, then] = [history.file(path)?.versions[0], file(path)?.versions[0]];
      // What is there now came later.
      if (now?.commit.id !== then?.commit.id) return then && history.facts(then.blob);
      return history.currentFacts(path);
    },
    changedBy: commit => history.changedBy(commit),
    has: (at, commit) => history.has(at, commit),
    headOn: other => history.headOn(other < day ? other : day),
  };
}
