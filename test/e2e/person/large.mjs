// A person with 2,000 documents: everything opens, and the last row is as near as the first. No time is asserted.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { writeCorpus } from '../../bench/corpus.mjs';
import { AS_OF } from '../scenarios.mjs';
import { until } from '../workbench.mjs';

export const settings = { 'clausetrace.asOf': AS_OF, 'workbench.colorTheme': 'Default Light Modern' };

export function prepare(scratch) {
  const folder = join(scratch, 'large');
  writeCorpus(folder, 2000);
  return folder;
}

const rendered = frame => frame.locator('.body [role=row]').count();

export const tests = [
  [
    'sees 2,000 documents in the tree, and reaches the last',
    async bench => {
      await bench.openSideBar();
      const types = bench.tree('Documents');
      await until(
        'five types',
        () => types.count(),
        count => count === 5,
      );
      assert.match((await types.allInnerTexts()).join(), /400/);
      await types.first().click();
      await until(
        'documents',
        () => types.count(),
        count => count > 5,
      );
      await bench.page.keyboard.press('End');
      await until(
        'the last type',
        async () => (await types.allInnerTexts()).join(),
        text => /Statements/.test(text),
      );
    },
  ],
  [
    'scrolls the matrix from the first row to the last, of which only those in sight are drawn',
    async bench => {
      await bench.run('Clausetrace: Show the Traceability Matrix');
      const frame = await bench.panel('matrix');
      await until('rows', () => rendered(frame));
      await bench.enter(frame, '#filter input');
      await bench.page.keyboard.press('ArrowDown');
      await bench.page.keyboard.press('Control+End');
      const total = Number(await frame.locator('.table').getAttribute('aria-rowcount'));
      assert.ok(total > 2000, `${total} rows`);
      await until('the last row', () => frame.locator(`[aria-rowindex="${total}"]`).count());
      assert.ok((await rendered(frame)) < 200);
      await bench.page.keyboard.press('Control+Home');
      await until('the first row', () => frame.locator('[aria-rowindex="2"]').count());
      for (let i = 0; i < 20; i++) await bench.page.mouse.wheel(0, 2000);
      await until('rows', () => rendered(frame));
      assert.deepEqual(bench.errors, []);
    },
  ],
  [
    'finds one document among them as it is typed',
    async bench => {
      const frame = await bench.panel('matrix');
      await bench.enter(frame, '#filter input');
      await bench.page.keyboard.type('DOC-001234');
      await until(
        'the document',
        () => frame.locator('.body [data-column=document]').allInnerTexts(),
        all => all.length > 0 && all.every(text => text.includes('DOC-001234')),
      );
    },
  ],
];
