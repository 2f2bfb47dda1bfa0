// A person with an empty folder follows the walkthrough, step by step, to the first green clause; the command line agrees.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AS_OF, REPOSITORY } from '../scenarios.mjs';
import { until } from '../workbench.mjs';

export const settings = { 'clausetrace.asOf': AS_OF, 'workbench.colorTheme': 'Default Light Modern' };

export function prepare(scratch) {
  const folder = join(scratch, 'our-sms');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Nothing is there that would say so in the status bar. */
export const isReady = bench => bench.page.locator('.activitybar a.action-label[aria-label^="Clausetrace"]').waitFor();

const step = (bench, title) => bench.page.locator('.getting-started-step', { hasText: title });
/** To the walkthrough; again where a document that opens meanwhile comes before it. */
const goBack = bench =>
  until('the walkthrough', async () => {
    await bench.page.locator('.tab', { hasText: 'Walkthrough' }).first().click();
    await bench.settle();
    return bench.page.locator('.getting-started-step').first().isVisible();
  });

/** Whether the step is ticked off. */
async function isDone(bench, title) {
  await goBack(bench);
  await step(bench, title).locator('.codicon-getting-started-step-checked').waitFor();
}

/** Opens a step and presses its button. */
async function take(bench, title, button) {
  await goBack(bench);
  if (!/\bexpanded\b/.test(await step(bench, title).getAttribute('class'))) await step(bench, title).click();
  // The page moves the focus when a step unfolds; a question that is asked meanwhile would be gone.
  await bench.settle();
  await step(bench, title).locator('.button-link, a', { hasText: button }).first().click();
}

const explain = (folder, clause) =>
  spawnSync(
    process.execPath,
    [join(REPOSITORY, 'server', 'bin', 'clausetrace.js'), 'explain', clause, folder, '--as-of', AS_OF],
    { encoding: 'utf8' },
  ).stdout;

export const tests = [
  [
    'is shown the way from the empty view',
    async bench => {
      await bench.openSideBar();
      await bench.page.locator('.welcome-view a', { hasText: 'First Steps' }).click();
      await bench.page.locator('.getting-started-step').nth(6).waitFor();
    },
  ],
  [
    'begins a service management system',
    async bench => {
      await bench.persist(
        'the name of the organization',
        () => take(bench, 'Begin a service management system', 'Initialize'),
        options => bench.answer('Our Services', options),
      );
      await bench.ready();
      await isDone(bench, 'Begin a service management system');
      await until('the manifest', () => bench.read('sms.yaml').includes('Our Services'));
      assert.match(explain(bench.folder, '4.3'), /Status: planned/);
    },
  ],
  [
    'looks at the clauses',
    async bench => {
      await bench.run('View: Show Explorer');
      await take(bench, 'Look at the clauses', 'Show the Clauses');
      await until(
        'the clauses',
        () => bench.tree('Clauses').count(),
        count => count === 7,
      );
      await isDone(bench, 'Look at the clauses');
    },
  ],
  [
    'opens the statement of the scope and writes it',
    async bench => {
      await bench.persist(
        'the statement of the scope',
        () => take(bench, 'Write, and claim a clause', 'Go to a Document'),
        options => bench.pick('statements/scope.md', options),
      );
      await bench.page.locator('.tab.active', { hasText: 'scope.md' }).waitFor();
      await isDone(bench, 'Write, and claim a clause');
      const draft = bench.read('statements/scope.md');
      bench.write(
        'statements/scope.md',
        draft.replace('_What is stated, in words that can stand alone._', 'All of it.'),
      );
    },
  ],
  [
    'approves it, and the step is done when the clause is green',
    async bench => {
      const approved = bench
        .read('statements/scope.md')
        .replace('status: draft', `status: approved\napproved: ${AS_OF}`)
        .replace('version: "0.1"', 'version: "1.0"');
      bench.write('statements/scope.md', approved);
      await bench.page.locator('.tab', { hasText: 'scope.md' }).first().click();
      await bench.page.locator('.view-line', { hasText: 'approved' }).first().waitFor();
      await bench.run('Clausetrace: Mark as Reviewed');
      await bench.page.locator('.view-line', { hasText: `reviewed:` }).first().waitFor();
      await bench.page.keyboard.press('Control+S');
      await until('the date in the file', () => bench.read('statements/scope.md').includes(`reviewed: ${AS_OF}`));
      await isDone(bench, 'Approve and review');
      assert.match(explain(bench.folder, '4.3'), /Status: documented/);
    },
  ],
  [
    'sees the clause green in the matrix',
    async bench => {
      await take(bench, 'See the clause turn green', 'Open the Matrix');
      const frame = await bench.panel('matrix');
      await bench.fill(frame, '#filter input', 'clause:4.3');
      const status = frame.locator('.body [data-column=status]').first();
      await until(
        '4.3 documented',
        () => status.innerText(),
        text => /Documented/.test(text),
      );
      await isDone(bench, 'See the clause turn green');
    },
  ],
];
