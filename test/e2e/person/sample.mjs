// A person with the sample: looks at the matrix, follows it into documents, takes it along as a file, reviews, edits, reloads.
import assert from 'node:assert/strict';
import { cpSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AS_OF, copyWorkspace, REPOSITORY } from '../scenarios.mjs';
import { until } from '../workbench.mjs';
import { sideBarTests } from './side-bar.mjs';

export const settings = {
  'clausetrace.asOf': AS_OF,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.layoutControl.enabled': false,
};

export function prepare(scratch) {
  // One document of the sample refers to the sample beside it.
  cpSync(join(REPOSITORY, 'samples', 'acme'), join(scratch, 'acme'), { recursive: true });
  return copyWorkspace(join(REPOSITORY, 'samples', 'acme-with-gaps'), join(scratch, 'acme-with-gaps'), settings);
}

const showMatrix = async bench => {
  await bench.run('Clausetrace: Show the Traceability Matrix');
  const frame = await bench.panel('matrix');
  await frame.locator('.body [role=row]').first().waitFor();
  return frame;
};

const texts = (frame, column) => frame.locator(`.body [data-column=${column}]`).allInnerTexts();
const firstText = (frame, column) => frame.locator(`.body [data-column=${column}]`).first().innerText();

const filter = async (bench, frame, text) => {
  await bench.fill(frame, '#filter input', text);
  await until(
    `the rows of ${text}`,
    () => texts(frame, 'clause'),
    all => text === '' || (all.length > 0 && all.every(one => one.trim() === '' || text.includes(one.trim()))),
  );
};

const status = bench => bench.page.locator('.statusbar-item', { hasText: /\d+\/\d+ clauses/ }).innerText();

export const tests = [
  ...sideBarTests,
  [
    'filters the matrix by text, and sorts it by a column',
    async bench => {
      await bench.run('View: Close All Editors');
      const frame = await showMatrix(bench);
      await filter(bench, frame, 'clause:8.7.2');
      assert.match((await texts(frame, 'document')).join(), /PLN-CONT/);
      await filter(bench, frame, '');
      const head = frame.locator('[role=columnheader][data-column=status]');
      await head.click();
      await until(
        'the order',
        () => head.getAttribute('aria-sort'),
        order => order === 'ascending',
      );
      assert.match(await firstText(frame, 'status'), /Documented/);
      await head.click();
      await until(
        'the order',
        () => head.getAttribute('aria-sort'),
        order => order === 'descending',
      );
      assert.match(await firstText(frame, 'status'), /Evidenced/);
      await head.click();
    },
  ],
  [
    'goes by keyboard from the filter to a row, and from the row to the exact section',
    async bench => {
      const frame = await showMatrix(bench);
      await filter(bench, frame, 'clause:8.6.2 document:PRC-INC');
      await bench.enter(frame, '#filter input');
      await bench.page.keyboard.press('ArrowDown');
      await bench.page.keyboard.press('ArrowDown');
      await bench.page.keyboard.press('Enter');
      await bench.page.locator('.tab.active', { hasText: 'incident.md' }).waitFor();
      const line = bench.read('processes/incident.md').split('\n').indexOf('## Requests') + 1;
      assert.ok(line > 20);
      await bench.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
    },
  ],
  [
    'exports the matrix as a file that can be read back',
    async bench => {
      const frame = await showMatrix(bench);
      await frame.click('text=Export');
      await frame.click('text=CSV table');
      const target = join(dirname(bench.folder), 'exported.csv');
      const place = bench.page.locator('.quick-input-widget input');
      await until(
        'the proposal',
        () => place.inputValue(),
        text => text.endsWith('-matrix.csv'),
      );
      await place.fill(target);
      // The dialog looks at the folder first.
      await bench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'acme-with-gaps' }).waitFor();
      await bench.page.locator('.quick-input-widget').getByRole('button', { name: 'OK', exact: true }).click();
      const text = await until('the file', () => existsSync(target) && bench.read('../exported.csv'));
      const rows = text
        .replace(/^\uFEFF/, '')
        .split('\r\n')
        .filter(Boolean);
      assert.equal(rows.length, 1 + 62, 'a head and a row for each auditable clause');
      assert.match(text, /8\.6\.1/);
    },
  ],
  [
    'marks a document as reviewed, and the file, the reviews, the clause and the matrix follow',
    async bench => {
      await bench.openSideBar();
      assert.match(await status(bench), /1 overdue/);
      const clause = await (async () => {
        await bench.run('Clausetrace: Show Clause');
        await bench.pick('8.7.2');
        return bench.panel('clause');
      })();
      await clause.locator('text=Overdue').first().waitFor();
      const row = bench.tree('Reviews').filter({ hasText: 'Service continuity plan' });
      await row.hover();
      await row.locator('a.action-label[aria-label^="Mark as Reviewed"]').first().click();
      await until('the date in the file', () => bench.read('plans/continuity-plan.md').includes(`reviewed: ${AS_OF}`));
      await until(
        'the status bar',
        () => status(bench),
        text => !text.includes('overdue'),
      );
      await clause.locator('text=Overdue').first().waitFor({ state: 'detached' });
      await bench.tree('Reviews').filter({ hasText: 'Overdue' }).first().waitFor({ state: 'detached' });
      const frame = await showMatrix(bench);
      await filter(bench, frame, 'clause:8.7.2');
      await until(
        'the review in the matrix',
        () => texts(frame, 'review'),
        all => /Current/.test(all.join()),
      );
    },
  ],
  [
    'edits a process, and the matrix follows before anything is saved',
    async bench => {
      const frame = await showMatrix(bench);
      await filter(bench, frame, 'clause:8.6.1');
      assert.match(await firstText(frame, 'status'), /Documented/);
      await bench.run('View: Split Editor Right');
      await bench.openDocument('processes/incident.md');
      await bench.page.keyboard.press('Control+G');
      const line = bench.read('processes/incident.md').split('\n').indexOf('  - 8.6.1') + 1;
      await bench.answer(`:${line}`);
      // A line is gone to when the cursor is there: an Enter that comes too early is not taken.
      await until('the cursor in the line', async () => {
        const input = bench.page.locator('.quick-input-widget input').first();
        // Into the question, never into the document behind it.
        if (await input.isVisible()) await input.press('Enter', { timeout: 1000 }).catch(() => {});
        return bench.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).isVisible();
      });
      await bench.page.keyboard.press('Control+Shift+K');
      const matrix = await bench.panel('matrix');
      await until(
        '8.6.1 to be uncovered',
        () => firstText(matrix, 'status'),
        text => /Not covered/.test(text),
      );
      await bench.page.keyboard.press('Control+Z');
      await until(
        '8.6.1 to be covered',
        () => firstText(matrix, 'status'),
        text => /Documented/.test(text),
      );
    },
  ],
  [
    'reloads the window, and finds the matrix as it was',
    async bench => {
      await bench.run('View: Close All Editors');
      await filter(bench, await showMatrix(bench), 'clause:8.6.3');
      await bench.remembered('clause:8.6.3');
      await bench.reload();
      const frame = await bench.panel('matrix');
      await until(
        'the filter',
        () => frame.inputValue('#filter input'),
        text => text === 'clause:8.6.3',
      );
      await until(
        'the row',
        () => texts(frame, 'clause'),
        all => all.join().includes('8.6.3'),
      );
    },
  ],
];
