// The findings of every file of a root as they were last computed. A list that did not change stays the same object, so that
// whoever shows it sees at once whether there is anything new.

import type { Finding } from '../rules/check.ts';

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

  /** Takes findings of all files; returns those that differ. */
  setAll(findings: Iterable<Finding>): string[] {
    const lists = new Map<string, Finding[]>();
    for (const finding of findings) {
      const list = lists.get(finding.path);
      if (list) list.push(finding);
      else lists.set(finding.path, [finding]);
    }
    const paths = new Set([...this.#lists.keys(), ...lists.keys()]);
    return [...paths].filter(path => this.set(path, lists.get(path) ?? noFindings));
  }
}

function isSame(a: Findings, b: Findings): boolean {
  return a === b || (a.length === b.length && a.every((finding, i) => isSameFinding(finding, b[i]!)));
}

function isSameFinding(a: Finding, b: Finding): boolean {
  if (a.rule !== b.rule || a.severity !== b.severity || a.message !== b.message) return false;
  if (!isSamePlace(a, b)) return false;
  // Most findings have neither.
  if (!a.related && !b.related && !a.fix && !b.fix) return true;
  return JSON.stringify([a.related, a.fix]) === JSON.stringify([b.related, b.fix]);
}

function isSamePlace({ range: a }: Finding, { range: b }: Finding): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
