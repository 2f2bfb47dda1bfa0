// Long work leaves room for messages: in slices of time that all of it shares, and in steps that edits may come between.

import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { loadMarkdownParser } from '../../../server/src/documents/markdown-parser.ts';
import type { History } from '../../../server/src/history/history.ts';
import { Root, type RootTools } from '../../../server/src/lsp/root.ts';
import { ruleSets } from '../../../server/src/lsp/rule-sets.ts';
import { inSlices } from '../../../server/src/lsp/slices.ts';
import { headOf, type Rule } from '../../../server/src/rules/rule.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { ChangingFiles } from '../../support/changing-files.ts';
import { memoryHistory } from '../../support/memory-history.ts';
import { smallStandards } from '../../support/random-edits.ts';
import { Work } from '../../support/work.ts';

const asOf = '2026-06-30';
const count = 200;
const documentOf = (n: number, text = '') =>
  `---\nid: D-${n}\ntype: policy\nreviewed: 2026-01-01\n---\n# Document ${n}\n\n${text}\n`;
const files = Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}.md`, documentOf(n)]));

/** A rule that finds one thing in every document, and counts how often it is asked. */
function countingRule(work: Work): Rule {
  return {
    id: 'test/every-document',
    severity: 'info',
    summary: 'Every document is found.',
    checkDocument(document) {
      work.do();
      return [{ at: headOf(document), message: 'Found.' }];
    },
  };
}

async function toolsOn(disk: ChangingFiles, rules: readonly Rule[]): Promise<RootTools> {
  const report = (what: string, error: unknown) => {
    throw new Error(what, { cause: error });
  };
  return {
    parser: await loadMarkdownParser(),
    standards: smallStandards(),
    rules: ruleSets(rules),
    disk: () => disk,
    virtual: () => report('every folder is on the disk', undefined),
    report,
    tell: () => {},
  };
}

describe('long work in the language server', () => {
  describe('in slices', () => {
    const { now } = performance;
    afterEach(() => {
      performance.now = now;
    });

    it('shares a slice in every turn, however many works there are and however short they are', async () => {
      let clock = 0;
      performance.now = () => clock;
      function* steps(length: number): Generator<void, number> {
        for (let i = 0; i < length; i++) {
          clock++;
          yield;
        }
        return length;
      }
      let isOver = false;
      let longest = 0;
      const watching = (async () => {
        for (let before = clock; !isOver; before = clock) {
          await nextTurn();
          longest = Math.max(longest, clock - before);
        }
      })();
      const many = async (times: number) => {
        let sum = 0;
        for (let i = 0; i < times; i++) sum += await inSlices(steps(1));
        return sum;
      };
      const sums = await Promise.all([inSlices(steps(100)), inSlices(steps(50)), many(70)]);
      isOver = true;
      await watching;
      assert.deepEqual(sums, [100, 50, 70]);
      assert.ok(longest <= 5, `${longest} ms`);
    });
  });

  it('takes in what git knows a file at a time', async () => {
    const disk = new ChangingFiles(files);
    const { parser, standards } = await toolsOn(disk, []);
    const workspace = new Workspace({ fileSystem: disk, parser, standards, ruleIds: [] });
    for (const _ of workspace.load());
    const work = new Work();
    const historyOf = (commits: Parameters<typeof memoryHistory>[0]): History => {
      const history = memoryHistory(commits, path => disk.text(path));
      const file = (path: string) => {
        work.do();
        return history.file(path);
      };
      return { ...history, file };
    };
    const analysis = new Analysis(workspace.systems[0]!, asOf);
    const first = { day: '2026-01-01', files };
    work.done(analysis.useHistorySteps(historyOf([first])));
    const second = { day: '2026-02-01', files: { '7.md': documentOf(7, 'More.') } };
    const after = historyOf([first, second]);
    work.done(analysis.useHistorySteps(after));
    assert.equal(analysis.history, after);
    // Of a file, what was known before and what is known now.
    assert.ok(work.units >= 2 * count, String(work.units));
    assert.ok(work.most <= 2, String(work.most));
  });

  it('examines a document at a time, also where an edit comes after every one of them', async () => {
    for (const isEdited of [false, true]) {
      const disk = new ChangingFiles(files);
      const work = new Work();
      const root = new Root('/workspace', await toolsOn(disk, [countingRule(work)]));
      for (const _ of root.load());
      let edits = 0;
      const changed = work.done(
        root.checkSteps(() => asOf),
        () => {
          if (isEdited) root.setText(`${edits % 3}.md`, documentOf(edits % 3, `Edit ${edits++}.`));
        },
      );
      assert.deepEqual(changed.sort(), Object.keys(files).sort());
      assert.ok(work.units >= count, String(work.units));
      assert.ok(work.most <= (isEdited ? 4 : 1), `${work.most} at once, with edits: ${isEdited}`);
      if (isEdited) assert.ok(edits > count, String(edits));
      assert.deepEqual(root.check(asOf), []);
    }
  });
});
