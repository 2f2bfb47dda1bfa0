// The traceability matrix as a person uses it: filter, sort, keyboard, groups, columns, what survives, and what it says to its panel.
import assert from 'node:assert/strict';
import { tsImport } from 'tsx/esm/api';
import { openPage, THEMES } from './harness.mjs';

const { systemView } = await tsImport('../../support/system-view.ts', import.meta.url);

export const tests = [];
const scene = (name, run) => tests.push({ name, run });

const formats = [
  { id: 'html', label: 'HTML page' },
  { id: 'csv', label: 'CSV table' },
];
const dataOf = (...systems) => ({ asOf: '2026-11-20', systems, asked: undefined, formats });
const small = dataOf(systemView({ clauses: 30, documents: 20 }));

const open = (browser, options = {}) => openPage(browser, 'matrix', { data: small, ...options });

/** The active cell, as a person sees it. */
const active = ({ page }) =>
  page.evaluate(() => {
    const cell = document.activeElement;
    const row = cell?.closest('[role=row]');
    return {
      role: cell?.getAttribute('role'),
      column: cell?.dataset.column,
      row: Number(row?.getAttribute('aria-rowindex')),
      text: cell?.innerText.trim(),
    };
  });

/** Into the grid from the filter. */
async function enter({ page }) {
  await page.focus('#filter input');
  await page.keyboard.press('ArrowDown');
}

const press = async (matrix, ...keys) => {
  for (const key of keys) await matrix.page.keyboard.press(key);
  await matrix.settle();
};

const filter = async (matrix, text) => {
  await matrix.page.fill('#filter input', text);
  await matrix.settle();
};

const rowCount = ({ page }) => page.evaluate(() => Number(document.querySelector('.table').ariaRowCount) - 1);

const texts = ({ page }, column) =>
  page.evaluate(
    column => [...document.querySelectorAll(`.body [data-column=${column}]`)].map(cell => cell.innerText.trim()),
    column,
  );

/** Chooses in a select of the toolbar. */
async function choose({ page, settle }, label, option) {
  await page.click(`vscode-single-select[title="${label}"]`);
  await page.click(`vscode-single-select[title="${label}"] .option >> text="${option}"`);
  await settle();
}

for (const theme of THEMES) {
  scene(`has no barrier, ${theme}`, async browser => {
    const matrix = await open(browser, { theme });
    assert.deepEqual(await matrix.barriers(), []);
    await enter(matrix);
    await press(matrix, 'ArrowDown', 'ArrowRight');
    assert.deepEqual(await matrix.barriers(), []);
    await matrix.page.click('[popovertarget=filters]');
    assert.deepEqual(await matrix.barriers(), []);
    await matrix.page.keyboard.press('Escape');
    await matrix.page.click('[popovertarget=columns]');
    assert.deepEqual(await matrix.barriers(), []);
    await matrix.page.keyboard.press('Escape');
    await matrix.page.click('text=Export');
    assert.deepEqual(await matrix.barriers(), []);
    await matrix.close();
  });
}

for (const [name, options] of Object.entries({
  'at 200 %': { zoom: 2 },
  'from right to left': { language: 'ar' },
  'on a narrow screen': { viewport: { width: 420, height: 700 } },
})) {
  scene(`has no barrier and no sideways scrolling ${name}`, async browser => {
    const matrix = await open(browser, options);
    assert.deepEqual(await matrix.barriers(), []);
    const overflow = await matrix.page.evaluate(() => document.querySelector('main').scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `wider than the screen by ${overflow}`);
    await matrix.close();
  });
}

scene('says that it waits, that there is nothing, and that nothing matches', async browser => {
  const matrix = await open(browser, { data: undefined });
  assert.match(await matrix.page.innerText('main'), /Waiting for the documents/);
  assert.deepEqual(await matrix.barriers(), []);
  await matrix.show(dataOf());
  assert.match(await matrix.page.innerText('main'), /No service management system/);
  await matrix.page.click('text=Initialize');
  assert.equal((await matrix.sent('command')).at(-1).command, 'clausetrace.initialize');
  await matrix.show(small);
  await filter(matrix, 'nothing is called this');
  assert.match(await matrix.page.innerText('.empty'), /No row matches/);
  assert.deepEqual(await matrix.barriers(), []);
  await matrix.page.click('.empty button');
  await matrix.settle();
  assert.ok((await rowCount(matrix)) > 30);
  assert.equal(await matrix.page.inputValue('#filter input'), '');
  await matrix.show(undefined);
  assert.match(await matrix.page.innerText('main'), /Waiting/);
  await matrix.close();
});

scene('filters by text, status, facets and flags, and clears', async browser => {
  const matrix = await open(browser);
  const whole = await rowCount(matrix);
  await filter(matrix, 'owner:incident');
  const owners = (await texts(matrix, 'owner')).filter(text => text !== '');
  assert.ok(owners.length > 0 && owners.every(owner => owner.startsWith('Incident manager')));
  await filter(matrix, '');
  await matrix.page.click('.chip:has-text("Partial")');
  await matrix.settle();
  assert.ok((await texts(matrix, 'status')).every(text => text.startsWith('Partial')));
  assert.match(await matrix.page.innerText('.status-row [role=status]'), /^\d+ of \d+ rows$/);
  await matrix.page.click('text=Clear Filters');
  await matrix.page.click('[popovertarget=filters]');
  await matrix.page.click('#filters .choice:has-text("Gaps only")');
  await matrix.settle();
  assert.ok((await texts(matrix, 'status')).every(text => !/Documented|Evidenced/.test(text)));
  await matrix.page.click('#filters .choice:has-text("Policy") >> nth=0');
  await matrix.settle();
  assert.match(await matrix.page.innerText('[popovertarget=filters]'), /Filters \(2\)/);
  await matrix.page.keyboard.press('Escape');
  await matrix.page.click('text=Clear Filters');
  await matrix.settle();
  assert.equal(await rowCount(matrix), whole);
  await matrix.close();
});

scene('sorts by a click, the other way by the next, and by several with Shift', async browser => {
  const matrix = await open(browser);
  await choose(matrix, 'Group by', 'No groups');
  const head = '[role=columnheader][data-column=document]';
  await matrix.page.click(head);
  await matrix.settle();
  assert.equal(await matrix.page.getAttribute(head, 'aria-sort'), 'ascending');
  const first = (await texts(matrix, 'document')).map(text => Number(/DOC-(\d+)/.exec(text)?.[1]));
  assert.deepEqual(
    first,
    [...first].sort((a, b) => a - b),
  );
  await matrix.page.click(head);
  await matrix.settle();
  assert.equal(await matrix.page.getAttribute(head, 'aria-sort'), 'descending');
  await matrix.page.click('[role=columnheader][data-column=owner]', { modifiers: ['Shift'] });
  await matrix.settle();
  assert.equal(await matrix.page.locator('[aria-sort]').count(), 2);
  assert.equal(await matrix.page.innerText('[data-column=owner] .priority'), '2');
  await matrix.close();
});

scene('is walked through by keyboard, as a grid', async browser => {
  const matrix = await open(browser);
  await enter(matrix);
  assert.equal((await active(matrix)).row, 2);
  await press(matrix, 'ArrowDown');
  assert.deepEqual(await active(matrix), { role: 'rowheader', column: 'clause', row: 3, text: '1.1' });
  await press(matrix, 'ArrowRight');
  assert.equal((await active(matrix)).column, 'title');
  await press(matrix, 'End');
  assert.equal((await active(matrix)).column, 'type');
  await press(matrix, 'Home');
  assert.equal((await active(matrix)).column, 'clause');
  await press(matrix, 'Control+End');
  const last = await active(matrix);
  assert.equal(last.row, (await rowCount(matrix)) + 1);
  await press(matrix, 'PageUp');
  const up = await active(matrix);
  assert.ok(up.row < last.row - 5);
  await press(matrix, 'PageDown');
  assert.equal((await active(matrix)).row, last.row);
  await press(matrix, 'Control+Home', 'ArrowUp');
  assert.equal((await active(matrix)).role, 'columnheader');
  // What has the focus is in sight, and not below the heads or the first column.
  await press(matrix, 'Control+End');
  const hidden = await matrix.page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return at?.closest('.cell') !== document.activeElement;
  });
  assert.equal(hidden, false);
  await press(matrix, 'Control+f');
  assert.equal(await matrix.page.evaluate(() => document.activeElement.id), 'filter');
  await matrix.close();
});

scene('opens and closes groups by keyboard and by click', async browser => {
  const matrix = await open(browser);
  const whole = await rowCount(matrix);
  await enter(matrix);
  const head = '.line.group >> nth=0';
  assert.equal(await matrix.page.getAttribute(head, 'aria-expanded'), 'true');
  await press(matrix, 'ArrowLeft');
  assert.equal(await matrix.page.getAttribute(head, 'aria-expanded'), 'false');
  assert.ok((await rowCount(matrix)) < whole);
  await press(matrix, 'ArrowRight');
  assert.equal(await rowCount(matrix), whole);
  await press(matrix, 'ArrowRight', 'ArrowLeft');
  assert.equal((await active(matrix)).row, 2);
  await press(matrix, ' ');
  assert.ok((await rowCount(matrix)) < whole);
  await matrix.page.click(head);
  await matrix.settle();
  assert.equal(await rowCount(matrix), whole);
  await choose(matrix, 'Group by', 'Status');
  assert.match(await matrix.page.innerText(head), /Not covered/);
  await matrix.close();
});

scene('opens the exact section, the evidence, the finding and the clause', async browser => {
  const matrix = await open(browser);
  const [system] = small.systems;
  await filter(matrix, 'clause:1.3 document:doc');
  await enter(matrix);
  await press(matrix, 'ArrowDown', 'Enter');
  const clause = system.standards[0].clauses.find(({ id }) => id === '1.3');
  const name = /DOC-\d+/.exec((await texts(matrix, 'document'))[0])[0];
  const claim = clause.claims.find(({ document }) => system.documents[document].name === name);
  const expected = {
    kind: 'open',
    at: { uri: system.documents[claim.document].uri, range: claim.range },
    beside: false,
  };
  assert.deepEqual((await matrix.sent('open')).at(-1), expected);
  await press(matrix, 'Control+Enter');
  assert.equal((await matrix.sent('open')).at(-1).beside, true);
  await press(matrix, 'Alt+Enter');
  const shown = { kind: 'command', command: 'clausetrace.showClause', arguments: [system.root, 'std:1.3'] };
  assert.deepEqual((await matrix.sent('command')).at(-1), shown);
  await filter(matrix, 'status:"not covered" clause:1.1');
  await matrix.page.click('.body [data-column=findings] .leads');
  const { uri, range } = system.gaps[0];
  assert.deepEqual((await matrix.sent('open')).at(-1).at, { uri, range });
  await matrix.page.click('.body [data-column=clause] .leads');
  assert.equal((await matrix.sent('command')).at(-1).arguments[1], 'std:1.1');
  await matrix.close();
});

scene('offers what can be done with a row, and with a column', async browser => {
  const matrix = await open(browser);
  await filter(matrix, 'clause:1.3 document:doc');
  await enter(matrix);
  await press(matrix, 'ArrowDown', 'Shift+F10');
  const entries = await matrix.page.locator('.menu [role^=menuitem]').allInnerTexts();
  assert.ok(entries.some(text => text.startsWith('Open to the Side')));
  assert.ok(entries.some(text => text.startsWith('Claim 1.3')));
  await press(matrix, 'Escape');
  assert.equal((await active(matrix)).column, 'clause');
  await press(matrix, 'ContextMenu');
  await matrix.page.click('.menu >> text=/Neighbourhood/');
  const graph = (await matrix.sent('command')).at(-1);
  assert.equal(graph.command, 'clausetrace.showGraph');
  assert.match(graph.arguments[0], /^file:/);
  await matrix.page.click('.body [data-column=owner] >> nth=0', { button: 'right' });
  await matrix.page.click('.menu >> text=/^Only Incident|^Only .*manager|^Only Service/');
  await matrix.settle();
  assert.equal(new Set((await texts(matrix, 'owner')).filter(Boolean)).size, 1);
  await matrix.page.click('[role=columnheader][data-column=owner]', { button: 'right' });
  await matrix.page.click('.menu >> text=Hide Owner');
  await matrix.settle();
  assert.equal(await matrix.page.locator('[role=columnheader][data-column=owner]').count(), 0);
  await matrix.close();
});

scene('leads the focus back where it was, also from a menu that took the place of another', async browser => {
  const matrix = await open(browser);
  await enter(matrix);
  await press(matrix, 'ArrowDown');
  const before = await active(matrix);
  await press(matrix, 'Shift+F10');
  // No click went before it, which would have moved the focus.
  await matrix.page.evaluate(() => {
    const cell = document.querySelector('.body [data-column=owner]');
    cell.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
  });
  await matrix.settle();
  assert.equal(await matrix.page.evaluate(() => document.activeElement.closest('.menu') !== null), true);
  await press(matrix, 'Escape');
  assert.equal(await matrix.page.evaluate(() => document.activeElement === document.body), false);
  assert.deepEqual(await active(matrix), before);
  await matrix.close();
});

scene('copies a cell', async browser => {
  const matrix = await open(browser);
  await enter(matrix);
  await press(matrix, 'ArrowDown', 'ArrowRight', 'Control+c');
  assert.equal(await matrix.page.evaluate(() => navigator.clipboard.readText()), 'Clause 0 on a subject');
  await matrix.close();
});

scene('hides, moves and widens columns, and puts them back', async browser => {
  const matrix = await open(browser);
  const ids = () =>
    matrix.page.evaluate(() => [...document.querySelectorAll('[role=columnheader]')].map(one => one.dataset.column));
  const natural = await ids();
  await matrix.page.click('[popovertarget=columns]');
  await matrix.page.click('#columns .choice:has-text("Section")');
  await matrix.page.click('#columns [aria-label="Move Owner towards the start"]');
  await matrix.settle();
  const now = await ids();
  assert.ok(!now.includes('section'));
  assert.ok(now.indexOf('owner') < now.indexOf('document') + 2);
  await matrix.page.click('text=Reset Columns');
  await matrix.settle();
  assert.deepEqual(await ids(), natural);
  await matrix.page.keyboard.press('Escape');
  const width = () =>
    matrix.page.evaluate(() => document.querySelector('[role=columnheader][data-column=title]').offsetWidth);
  const before = await width();
  await enter(matrix);
  await press(matrix, 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowUp', 'Alt+ArrowRight', 'Alt+ArrowRight');
  assert.equal(await width(), before + 32);
  const sash = await matrix.page.locator('[data-sash=title]').boundingBox();
  await matrix.page.mouse.move(sash.x + 3, sash.y + 5);
  await matrix.page.mouse.down();
  await matrix.page.mouse.move(sash.x + 63, sash.y + 5, { steps: 3 });
  await matrix.page.mouse.up();
  await matrix.settle();
  assert.equal(await width(), before + 92);
  assert.equal(await matrix.page.locator('[aria-sort]').count(), 0);
  await matrix.close();
});

scene('reads backward: each document with its clauses', async browser => {
  const matrix = await open(browser);
  await matrix.page.click('text=By document');
  await choose(matrix, 'Group by', 'No groups');
  const heads = await matrix.page.locator('[role=columnheader]').allInnerTexts();
  assert.deepEqual(heads.slice(0, 2), ['Document', 'Type']);
  const documents = await texts(matrix, 'document');
  assert.match(documents[0], /^DOC-0/);
  assert.ok((await texts(matrix, 'clause')).some(text => text !== ''));
  await matrix.close();
});

scene('shows one of several SMSs and standards, and a standard beside another', async browser => {
  const [one] = small.systems;
  const [standard] = one.standards;
  const other = {
    ...standard,
    id: 'other:1',
    shortTitle: 'OTHER',
    clauses: [{ ...standard.clauses[1], key: 'other:A.5', id: 'A.5', title: 'Another clause', claims: [], items: [] }],
  };
  const documents = one.documents.map(document => ({ ...document, clauses: [...document.clauses, 'other:A.5'] }));
  const both = { ...one, documents, standards: [standard, other] };
  const second = systemView({ clauses: 4, documents: 2, name: 'Second', root: 'file:///second' });
  const matrix = await open(browser, { data: dataOf(both, second) });
  assert.deepEqual(await matrix.barriers(), []);
  await choose(matrix, 'Standard beside it', 'Beside: OTHER');
  assert.ok((await matrix.page.locator('[role=columnheader]').allInnerTexts()).includes('OTHER'));
  await choose(matrix, 'Standard', 'OTHER');
  assert.ok((await texts(matrix, 'title')).includes('Another clause'));
  await choose(matrix, 'Standard', 'All standards');
  assert.ok((await rowCount(matrix)) > 30);
  await choose(matrix, 'Service management system', 'Second');
  assert.ok((await rowCount(matrix)) < 15);
  await matrix.show({ ...dataOf(both, second), asked: { root: both.root, serial: 1 } });
  assert.ok((await rowCount(matrix)) > 30);
  await choose(matrix, 'Service management system', 'Second');
  await matrix.show({ ...dataOf(both, second), asked: { root: both.root, serial: 1 } });
  assert.ok((await rowCount(matrix)) < 15, 'a wish is followed once');
  await matrix.close();
});

scene('exports to every format that the panel offers', async browser => {
  const matrix = await open(browser);
  await matrix.page.click('text=Export');
  await matrix.page.click('.menu >> text=CSV table');
  assert.deepEqual((await matrix.sent('command')).at(-1), {
    kind: 'command',
    command: 'clausetrace.exportMatrix',
    arguments: ['file:///acme', 'csv'],
  });
  await matrix.close();
});

scene('remembers filter, order, groups, columns, place and cell over a reload', async browser => {
  const data = dataOf(systemView({ clauses: 100, documents: 100 }));
  const matrix = await open(browser, { data });
  await filter(matrix, 'clause');
  await matrix.page.click('[role=columnheader][data-column=owner]');
  await choose(matrix, 'Group by', 'No groups');
  await enter(matrix);
  await press(matrix, 'Control+End', 'ArrowUp');
  const before = await active(matrix);
  const top = await matrix.page.evaluate(() => document.querySelector('.box').scrollTop);
  // As when the window is reloaded.
  await matrix.page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  const state = await matrix.state();
  await matrix.close();
  const again = await open(browser, { data, state });
  assert.equal(await again.page.inputValue('#filter input'), 'clause');
  assert.equal(await again.page.locator('[role=columnheader][aria-sort=ascending]').innerText(), 'Owner');
  assert.equal(await again.page.locator('.line.group').count(), 0);
  assert.equal(await again.page.evaluate(() => document.querySelector('.box').scrollTop), top);
  await again.page.focus('.body [tabindex="0"]');
  assert.deepEqual(await active(again), before);
  // The server is gone for a moment.
  await again.show(undefined);
  assert.match(await again.page.innerText('main'), /Waiting/);
  await again.show(data);
  assert.equal(await again.page.evaluate(() => document.querySelector('.box').scrollTop), top);
  await again.page.focus('.body [tabindex="0"]');
  assert.deepEqual(await active(again), before);
  await again.close();
  const torn = await open(browser, { data, state: { settings: { tables: 3 }, position: 'x' } });
  assert.ok((await rowCount(torn)) > 100);
  await torn.close();
});

scene('keeps place, focus and cell over a live update, and marks what changed', async browser => {
  const system = systemView({ clauses: 100, documents: 100 });
  const matrix = await open(browser, { data: dataOf(system), reducedMotion: 'no-preference' });
  await enter(matrix);
  await press(
    matrix,
    'PageDown',
    'PageDown',
    'PageDown',
    'PageDown',
    'ArrowRight',
    'ArrowRight',
    'ArrowRight',
    'ArrowRight',
  );
  const before = await active(matrix);
  const place = () => matrix.page.evaluate(() => document.activeElement.getBoundingClientRect().top);
  const y = await place();
  const [standard] = system.standards;
  // A clause at the top is gone, and every document has another title.
  const clauses = standard.clauses.filter(({ id }) => id !== '1.2');
  const documents = system.documents.map(document => ({ ...document, title: `New title of ${document.name}` }));
  await matrix.show(dataOf({ ...system, documents, standards: [{ ...standard, clauses }] }));
  const after = await active(matrix);
  assert.equal(after.column, before.column);
  assert.equal(await place(), y);
  assert.match(after.text, /New title/);
  assert.ok((await matrix.page.locator('.document.changed').count()) > 0);
  assert.equal(await matrix.page.locator('.owner.changed').count(), 0);
  await matrix.page.waitForFunction(() => document.querySelectorAll('.changed').length === 0);
  assert.deepEqual((await active(matrix)).text, after.text);
  await matrix.close();
});

scene('takes nothing from documents for markup', async browser => {
  const prefix = '<img src=x onerror="window.attacked=1"><b>"\'&amp; ';
  const matrix = await open(browser, {
    data: dataOf(systemView({ clauses: 20, documents: 20, prefix, name: prefix })),
  });
  assert.ok((await texts(matrix, 'title'))[0].startsWith('<img src=x'));
  await matrix.page.hover('.body [data-column=title] >> nth=0');
  await matrix.page.click('.body [data-column=title] >> nth=0', { button: 'right' });
  await press(matrix, 'Escape');
  await matrix.page.click('[popovertarget=filters]');
  assert.equal(await matrix.page.evaluate(() => document.querySelectorAll('main img, main b').length), 0);
  assert.equal(await matrix.page.evaluate(() => window.attacked), undefined);
  await matrix.close();
});

scene('draws no more of ten thousand rows than is in sight', async browser => {
  const matrix = await open(browser, { data: dataOf(systemView({ clauses: 300, documents: 2000, claims: 6 })) });
  assert.ok((await rowCount(matrix)) > 8000, String(await rowCount(matrix)));
  const drawn = () => matrix.page.locator('.body .line').count();
  assert.ok((await drawn()) < 60);
  await enter(matrix);
  await press(matrix, 'Control+End');
  assert.equal((await active(matrix)).row, (await rowCount(matrix)) + 1);
  assert.ok((await drawn()) < 70);
  // The cell with the focus is still there when it is far out of sight.
  await matrix.page.evaluate(() => document.querySelector('.box').scrollTo(0, 0));
  await matrix.settle();
  assert.equal((await active(matrix)).row, (await rowCount(matrix)) + 1);
  await filter(matrix, 'document:doc-1999');
  assert.ok((await rowCount(matrix)) < 20);
  await matrix.close();
});

/** The same SMS, held against a baseline at which all of its first clauses were partial. */
function held() {
  const [system] = small.systems;
  const [standard] = system.standards;
  const clauses = standard.clauses.map((clause, i) =>
    clause.status && i < 12 ? { ...clause, baseline: 'partial' } : clause,
  );
  const baseline = { revision: 'v1', commit: 'c0ffee', day: '2026-09-30', existed: true };
  return { ...system, standards: [{ ...standard, clauses }], baseline };
}

scene(
  'says how clauses stood at the baseline, in words and arrows, and filters by what became of them',
  async browser => {
    const matrix = await open(browser, { data: dataOf(held()) });
    assert.deepEqual([...new Set(await texts(matrix, 'baseline'))].filter(Boolean).sort(), [
      'Partial',
      'Partial\n, Improved',
      'Partial\n, Regressed',
    ]);
    assert.deepEqual(await matrix.barriers(), []);
    await matrix.page.click('[popovertarget=filters]');
    await matrix.page.click('fieldset:has(legend:text-is("Since the baseline")) label:has-text("Regressed")');
    await matrix.settle();
    const left = new Set((await texts(matrix, 'status')).filter(Boolean).map(text => text.split('\n')[0]));
    assert.deepEqual([...left].sort(), ['Not covered', 'Planned']);
    await matrix.show(small);
    assert.equal(await matrix.page.locator('[data-column=baseline]').count(), 0);
    assert.equal(await matrix.page.locator('legend:text-is("Since the baseline")').count(), 0);
    await matrix.close();
  },
);
