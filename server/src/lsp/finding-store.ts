// The findings of every file of a root as they were last computed. A list that did not change stays the same object, so that
// whoever shows it sees at once whether there is anything new.

import { compareFindings, type Finding } from '../rules/check.ts';

type Findings = readonly Finding[];

export const noFindings: Findings = [];

export class FindingStore {
  readonly #lists = new Map<string, Findings>();

  get(path: string): Findings {
    return this.#lists.get(path) ?? noFindings;
  }

  /** Files with findings. */
  paths(): Iterable<string> {
    return this.#lists.keys();
  }

  /** Whether there is a difference. */
  set(path: string, findings: Findings): boolean {
    if (isSame(this.get(path), findings)) return false;
    if (findings.length === 0) this.#lists.delete(path);
    else this.#lists.set(path, findings);
    return true;
  }

  /** Of findings of all files, by path, the lists that differ from those that are here. A file in every step; it changes nothing. */
  *differing(all: readonly ReadonlyMap<string, Findings>[]): Generator<void, ReadonlyMap<string, Findings>> {
    const lists = new Map<string, Findings>();
    for (const one of all) {
      for (const [path, findings] of one) {
        const others = lists.get(path);
        lists.set(path, others ? [...others, ...findings].sort(compareFindings) : findings);
        yield;
      }
    }
    for (const path of this.#lists.keys()) if (!lists.has(path)) lists.set(path, noFindings);
    for (const [path, findings] of lists) {
      if (isSame(this.get(path), findings)) lists.delete(path);
      yield;
    }
    return lists;
  }
}

function isSame(a: Findings, b: Findings): boolean {
  return (
    a === b || (a.length === b.length && a.every((finding, i) => finding === b[i] || isSameFinding(finding, b[i]!)))
  );
}

function isSameFinding(a: Finding, b: Finding): boolean {
  if (a.rule !== b.rule || a.severity !== b.severity || a.message !== b.message) return false;
  if (!isSamePlace(a, b) || a.document !== b.document || a.clause !== b.clause) return false;
  // Most findings have none of them.
  const more = ({ related, fix, alternatives }: Finding) => related || fix || alternatives;
  if (!more(a) && !more(b)) return true;
  return JSON.stringify([a.related, a.fix, a.alternatives]) === JSON.stringify([b.related, b.fix, b.alternatives]);
}

function isSamePlace({ range: a }: Finding, { range: b }: Finding): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
