// Views of any SMS at all: nothing throws, every index leads somewhere, and what is said twice is said alike.

import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { loadMarkdownParser } from '../../../server/src/documents/markdown-parser.ts';
import { clausePageView } from '../../../server/src/language/views/clause.ts';
import { neighbourhoodView } from '../../../server/src/language/views/neighbourhood.ts';
import type { SystemView } from '../../../server/src/protocol/views.ts';
import { type CheckResult, checkSms } from '../../../server/src/rules/check.ts';
import { ruleIds, rules } from '../../../server/src/rules/registry.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { ChangingFiles } from '../../support/changing-files.ts';
import { smallStandards, story } from '../../support/random-edits.ts';
import { asOf, systemView, uriOf } from '../../support/views.ts';

/** That every index leads to an entry, and that both ways agree. */
function hold({ standards, documents, gaps, audits }: SystemView): void {
  const areDocuments = (indices: readonly number[]) => ok(indices.every(i => documents[i] !== undefined));
  for (const { clauses, counts } of standards) {
    const keys = new Set(clauses.map(({ key }) => key));
    for (const clause of clauses) {
      ok(clause.parent === undefined || keys.has(clause.parent));
      areDocuments([...clause.claims.map(({ document }) => document), ...clause.evidence]);
      for (const { providers } of clause.items) areDocuments(providers);
      ok(clause.gaps.every(i => gaps[i]!.clause === clause.key));
    }
    const sum = (all: object) => Object.values(all).reduce((a: number, b: number) => a + b, 0);
    equal(sum(counts), clauses.filter(({ status }) => status !== undefined).length);
  }
  documents.forEach((document, i) => {
    ok(document.gaps.every(gap => gaps[gap]!.document === i && gaps[gap]!.uri === document.uri));
  });
  for (const { overdue } of audits) areDocuments(overdue);
}

function holdTogether(result: CheckResult): void {
  const view = systemView(result);
  hold(view);
  const { sms } = result.analysis;
  for (const { key, status, stale, claims } of view.standards.flatMap(({ clauses }) => clauses)) {
    const page = clausePageView(key, result, uriOf)!;
    equal(page.status, status);
    equal(page.stale, stale);
    if (status) equal(page.claims.length, claims.length);
  }
  for (const document of sms.documents) {
    const around = neighbourhoodView(document, 3, result.analysis, uriOf);
    if (!around) continue;
    const { nodes, edges } = around;
    equal(new Set(nodes.map(({ uri }) => uri)).size, nodes.length);
    ok(edges.every(({ from, to, count }) => from !== to && nodes[from] && nodes[to] && count > 0));
    // Whoever is shown is tied to somebody who is.
    ok(nodes.every((_, i) => i === 0 || edges.some(({ from, to }) => from === i || to === i)));
  }
}

describe('views of any SMS', () => {
  it('hold together', async function () {
    this.timeout(0);
    const parser = await loadMarkdownParser();
    const standards = smallStandards();
    fc.assert(
      fc.property(story, ({ files }) => {
        const workspace = new Workspace({ fileSystem: new ChangingFiles(files), parser, standards, ruleIds });
        for (const _ of workspace.load());
        for (const sms of workspace.systems) holdTogether(checkSms(new Analysis(sms, asOf), rules));
      }),
      { numRuns: 300 },
    );
  });
});
