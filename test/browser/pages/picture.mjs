// The coverage picture as a person uses it, with what the server says of the sample.
import assert from 'node:assert/strict';
import { answers } from '../sample.mjs';
import { openPage, THEMES } from './harness.mjs';

export const tests = [];
const scene = (name, run) => tests.push({ name, run });

const load = answers('acme-with-gaps', async sample => ({ root: sample.root, data: sample.picture() }));

const open = async (browser, options = {}) => {
  const { root, data } = await load();
  return { ...(await openPage(browser, 'picture', { data, ...options })), data, root };
};

const focused = page => page.evaluate(() => document.activeElement.dataset.key);

/** The data with clauses changed. */
const withClauses = (data, change) => ({
  ...data,
  systems: data.systems.map(system => ({
    ...system,
    standards: system.standards.map(standard => ({ ...standard, clauses: standard.clauses.map(change) })),
  })),
});

const evil = '<img src=x onerror="window.attacked = 1"><script>window.attacked = 1</script>';

for (const theme of THEMES) {
  scene(`has no barrier, ${theme}`, async browser => {
    const picture = await open(browser, { theme });
    assert.deepEqual(await picture.barriers(), []);
    await picture.page.click('button:has-text("Not covered")');
    await picture.page.focus('.tile[tabindex="0"]');
    assert.deepEqual(await picture.barriers(), [], 'with a spotlight and a card');
    await picture.page.click('button:has-text("Table")');
    assert.deepEqual(await picture.barriers(), [], 'as a table');
    await picture.close();
  });
}

scene('says that it waits, and that there is nothing', async browser => {
  const picture = await open(browser, { data: undefined });
  assert.equal(await picture.page.textContent('h1'), 'Waiting for the server');
  await picture.show({ asOf: '2026-06-30', systems: [] });
  assert.match(await picture.page.textContent('h1'), /no service management system/);
  await picture.page.click('vscode-button');
  assert.deepEqual(await picture.sent('command'), [
    { kind: 'command', command: 'clausetrace.initialize', arguments: [] },
  ]);
  assert.deepEqual(await picture.barriers(), []);
  await picture.close();
});

scene('has a tile for each audited clause, and figures that agree with them', async browser => {
  const picture = await open(browser);
  const { clauses } = picture.data.systems[0].standards[0];
  const audited = clauses.filter(({ status }) => status !== undefined);
  assert.equal(await picture.page.locator('.tile').count(), audited.length);
  const covered = audited.filter(({ status }) => status === 'documented' || status === 'evidenced').length;
  assert.match(
    await picture.page.innerText('.figures'),
    new RegExp(`${covered} of ${audited.length} clauses are covered`),
  );
  for (const status of ['not-covered', 'planned', 'partial', 'documented', 'evidenced']) {
    const count = audited.filter(one => one.status === status).length;
    assert.equal(await picture.page.locator(`.tile.${status}`).count(), count);
  }
  const sizes = await picture.page
    .locator('.tile')
    .evaluateAll(tiles => [...new Set(tiles.map(({ offsetWidth, offsetHeight }) => `${offsetWidth}x${offsetHeight}`))]);
  assert.equal(sizes.length, 1, `tiles of one size: ${sizes}`);
  await picture.close();
});

scene('is walked with the keyboard, and leads to the clause', async browser => {
  const picture = await open(browser);
  const { page } = picture;
  await page.focus('.tile[tabindex="0"]');
  assert.equal(await focused(page), 'iso20000-1:4.1');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(page), 'iso20000-1:4.2');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page), 'iso20000-1:5.2.1');
  await page.keyboard.press('Control+End');
  assert.equal(await focused(page), 'iso20000-1:10.2');
  await page.keyboard.press('PageUp');
  assert.equal(await focused(page), 'iso20000-1:9.1');
  await page.keyboard.press('Home');
  assert.equal(await page.locator('.tile[tabindex="0"]').count(), 1, 'one tile is in the order of tabs');
  assert.match(await page.innerText('.card'), /9\.1 /);
  await page.keyboard.press('Escape');
  assert.ok(await page.isHidden('.card'));
  await page.keyboard.press('Enter');
  await page.click('[data-key="iso20000-1:8.6.1"]');
  assert.deepEqual(await picture.sent('command'), [
    { kind: 'command', command: 'clausetrace.showClause', arguments: [picture.root, 'iso20000-1:9.1'] },
    { kind: 'command', command: 'clausetrace.showClause', arguments: [picture.root, 'iso20000-1:8.6.1'] },
  ]);
  await picture.close();
});

scene('says of a tile what it is, in its name and on a card', async browser => {
  const picture = await open(browser);
  const label = await picture.page.getAttribute('[data-key="iso20000-1:8.4.3"]', 'aria-label');
  assert.match(label, /^8\.4\.3 Capacity management: Planned/);
  await picture.page.hover('[data-key="iso20000-1:8.4.3"]');
  assert.match(await picture.page.innerText('.card'), /8\.4\.3 Capacity management.*Planned.*not approved/s);
  await picture.page.hover('h1');
  assert.ok(await picture.page.isHidden('.card'));
  await picture.close();
});

scene('leaves only tiles of one kind filled', async browser => {
  const picture = await open(browser);
  await picture.page.click('.legend button:has-text("Stale")');
  const { clauses } = picture.data.systems[0].standards[0];
  const stale = clauses.filter(clause => clause.status && clause.stale).length;
  assert.equal(await picture.page.locator('.tile:not(.away)').count(), stale);
  await picture.page.click('button:has-text("Table")');
  assert.equal(await picture.page.locator('tbody tr:not(.chapter)').count(), stale);
  await picture.page.click('.legend button:has-text("Stale")');
  const audited = clauses.filter(({ status }) => status !== undefined).length;
  assert.equal(await picture.page.locator('tbody tr:not(.chapter)').count(), audited);
  await picture.close();
});

scene('tells the same as a table, from which clauses open', async browser => {
  const picture = await open(browser);
  await picture.page.focus('[role=radio][aria-checked=true]');
  await picture.page.keyboard.press('ArrowRight');
  assert.equal(await picture.page.evaluate(() => document.activeElement.textContent.trim()), 'Table');
  await picture.page.click('button:has-text("8.4.3 Capacity management")');
  const [{ arguments: opened }] = await picture.sent('command');
  assert.deepEqual(opened, [picture.root, 'iso20000-1:8.4.3']);
  assert.equal((await picture.state()).mode, 'table');
  await picture.close();
});

scene('keeps focus and tiles while the SMS changes', async browser => {
  const picture = await open(browser);
  const { page } = picture;
  await page.focus('.tile[tabindex="0"]');
  await page.keyboard.press('PageDown');
  await page.evaluate(() => {
    document.activeElement.marked = true;
  });
  const all = withClauses(picture.data, clause => (clause.status ? { ...clause, status: 'evidenced' } : clause));
  await picture.show(all);
  assert.equal(await focused(page), 'iso20000-1:5.1');
  assert.equal(await page.evaluate(() => document.activeElement.marked), true, 'the same element');
  assert.match(await page.innerText('.figures'), /100 %/);
  await picture.close();
});

scene('chooses among several systems, and remembers', async browser => {
  const { data } = await load();
  const [system] = data.systems;
  const other = { ...system, name: 'Other', root: 'file:///other', standards: [] };
  const picture = await open(browser, { data: { ...data, systems: [system, other] } });
  await picture.page.selectOption('select', 'file:///other');
  assert.equal(await picture.page.innerText('h1'), 'Other');
  assert.deepEqual((await picture.sent('shows')).at(-1), { kind: 'shows', root: 'file:///other' });
  const state = await picture.state();
  await picture.close();
  const again = await open(browser, { data: { ...data, systems: [system, other] }, state });
  assert.equal(await again.page.innerText('h1'), 'Other');
  await again.close();
});

scene('is saved as an SVG that a browser reads', async browser => {
  const { data } = await load();
  const picture = await open(browser, { data: withClauses(data, clause => ({ ...clause, title: evil })) });
  await picture.page.click('button:has-text("Save as SVG")');
  const [{ content, name }] = await picture.sent('save');
  assert.match(name, /2026-06-30$/);
  await picture.close();
  const page = await browser.newPage();
  await page.setContent(content);
  const count = data.systems[0].standards[0].clauses.filter(({ status }) => status).length;
  assert.ok((await page.locator('svg rect[width="92"]').count()) === count);
  const problem = await page.evaluate(
    text => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent,
    content,
  );
  assert.equal(problem, undefined);
  assert.equal(await page.evaluate(() => window.attacked), undefined);
  await page.close();
});

scene('shows whatever the standard and documents say as text', async browser => {
  const { data } = await load();
  const picture = await open(browser, {
    data: withClauses(data, clause => ({ ...clause, title: evil, lacking: [evil] })),
  });
  await picture.page.hover('[data-key="iso20000-1:8.6.1"]');
  assert.match(await picture.page.innerText('.card'), /<img src=x/);
  await picture.page.click('button:has-text("Table")');
  assert.equal(await picture.page.evaluate(() => window.attacked), undefined);
  assert.equal(await picture.page.locator('img').count(), 0);
  await picture.close();
});

scene('fits 200 % and narrow windows, and runs from right to left', async browser => {
  for (const options of [{ zoom: 2 }, { viewport: { width: 320, height: 600 } }, { language: 'ar' }]) {
    const picture = await open(browser, options);
    const [wide, seen] = await picture.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= seen, `${wide} in ${seen} (${JSON.stringify(options)})`);
    assert.deepEqual(await picture.barriers(), []);
    await picture.close();
  }
});

scene('draws no tile anew for a change of one', async browser => {
  const { data } = await load();
  const picture = await open(browser);
  await picture.page.evaluate(() => {
    window.drawn = 0;
    new MutationObserver(changes => {
      window.drawn += changes.filter(({ addedNodes }) => [...addedNodes].some(node => node.nodeType === 1)).length;
    }).observe(document.querySelector('.map'), { subtree: true, childList: true });
  });
  await picture.show(
    withClauses(data, clause => (clause.id === '8.6.2' ? { ...clause, status: 'documented' } : clause)),
  );
  assert.ok((await picture.page.evaluate(() => window.drawn)) <= 3, 'icon of the tile, and shares of its chapter');
  await picture.close();
});
