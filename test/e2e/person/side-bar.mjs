// A person at the trees of the side bar: what they opened stays open while documents change, and what they chose is kept.
import assert from 'node:assert/strict';
import { until } from '../workbench.mjs';

const INCIDENT = 'processes/incident.md';
const TITLE = 'Incident and request management process';

const shown = rows => rows.evaluateAll(all => all.map(row => row.getAttribute('aria-label')));

/** Opens a branch, unless it is open. */
async function unfold(rows, text) {
  const row = rows.filter({ hasText: text }).first();
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('.monaco-tl-twistie').click();
  await until(
    `${text} to be open`,
    () => row.getAttribute('aria-expanded'),
    state => state === 'true',
  );
}

export const sideBarTests = [
  [
    'keeps open what is open in the tree of clauses while a document changes',
    async bench => {
      await bench.openSideBar();
      const rows = bench.tree('Clauses');
      for (const clause of ['8 Operation', '8.6 Resolution', '8.6.1 Incident']) await unfold(rows, clause);
      const claim = await until(
        'what covers it',
        () => shown(rows),
        all => all.some(label => label.startsWith(TITLE)),
      );
      const before = bench.read(INCIDENT);
      bench.write(INCIDENT, before.replace(TITLE, 'Handling of incidents'));
      const after = await until(
        'the new title',
        () => shown(rows),
        all => all.some(label => /^Handling of/.test(label)),
      );
      assert.deepEqual(
        after.map(label => label.replace('Handling of incidents', TITLE)),
        claim,
      );
      bench.write(INCIDENT, before);
      await until(
        'the old title',
        () => shown(rows),
        all => all.some(label => label.startsWith(TITLE)),
      );
      await rows.filter({ hasText: '8 Operation' }).first().locator('.monaco-tl-twistie').click();
    },
  ],
  [
    'searches the clauses while typing, and has all of them back with Escape',
    async bench => {
      await bench.openSideBar();
      const rows = bench.tree('Clauses');
      await bench.run('Clausetrace: Search the Clauses');
      await bench.page.locator('.quick-input-widget input').fill('PRC-PRB');
      await until(
        'what is left',
        () => shown(rows),
        labels => labels[0]?.startsWith('8 ') && labels.length > 2,
      );
      await bench.page.locator('.sidebar .message', { hasText: 'PRC-PRB' }).waitFor();
      await bench.page.keyboard.press('Escape');
      // Only rows in sight are there.
      await until(
        'all clauses',
        () => shown(rows),
        labels => labels[0]?.startsWith('4 '),
      );
    },
  ],
  [
    'chooses how documents are grouped, and finds them so after a reload',
    async bench => {
      await bench.run('Clausetrace: Group the Documents');
      await bench.pick('By review');
      await bench.openSideBar();
      const rows = bench.tree('Documents');
      await until(
        'the groups',
        () => shown(rows),
        labels => labels[0]?.startsWith('Overdue'),
      );
      await bench.remembered('clausetrace.documents.grouping');
      await bench.reload();
      await bench.openSideBar();
      await until(
        'the groups',
        () => shown(rows),
        labels => labels[0]?.startsWith('Overdue'),
      );
      await bench.run('Clausetrace: Group the Documents');
      await bench.pick('By type');
    },
  ],
];
