// The clause panel as a person uses it, with what the server says of the sample.
import assert from 'node:assert/strict';
import { answers } from '../sample.mjs';
import { openPage, THEMES } from './harness.mjs';

export const tests = [];
const scene = (name, run) => tests.push({ name, run });

const load = answers('acme-with-gaps', async sample => ({
  root: sample.root,
  planned: await sample.clause('iso20000-1:8.4.3'),
  uncovered: await sample.clause('iso20000-1:6.2.1'),
  documented: await sample.clause('iso20000-1:8.6.1'),
  heading: await sample.clause('iso20000-1:8.6'),
  unknown: await sample.clause('iso20000-1:99'),
}));

const open = async (browser, name, options = {}) => {
  const data = await load();
  return { ...(await openPage(browser, 'clause', { data: data[name], ...options })), data };
};

/** The same clause with other claims, findings or steps. */
const withPage = (data, page) => ({ ...data, page: { ...data.page, ...page } });

const evil = '<img src=x onerror="window.attacked = 1"><script>window.attacked = 1</script>';

for (const theme of THEMES) {
  scene(`has no barrier, ${theme}`, async browser => {
    for (const name of ['planned', 'uncovered', 'documented', 'heading', 'unknown']) {
      const clause = await open(browser, name, { theme });
      assert.deepEqual(await clause.barriers(), [], name);
      await clause.close();
    }
  });
}

scene('says that it waits, and that a clause is unknown', async browser => {
  const clause = await open(browser, 'unknown', { data: undefined });
  assert.equal(await clause.page.textContent('h1'), 'Waiting for the server');
  await clause.show(clause.data.unknown);
  assert.match(await clause.page.textContent('main'), /There is no such clause.*iso20000-1:99/s);
  await clause.close();
});

scene('shows a clause whole', async browser => {
  const clause = await open(browser, 'documented');
  const text = await clause.page.innerText('main');
  for (const part of [
    /8\.6\.1 Incident management/,
    /Documented/,
    /Who provides it/,
    /What it calls for/,
    /Evidence/,
  ]) {
    assert.match(text, part);
  }
  assert.deepEqual(await clause.page.locator('.path button').allInnerTexts(), [
    '8 Operation of the service management system',
    '8.6 Resolution and fulfilment',
  ]);
  await clause.close();
});

scene('opens the exact place of a claim, beside with Ctrl', async browser => {
  const clause = await open(browser, 'documented');
  const [claim] = clause.data.documented.page.claims;
  await clause.page.click(`button.link:has(strong:text-is("${claim.name}"))`);
  await clause.page.click(`button.link:has(strong:text-is("${claim.name}"))`, { modifiers: ['Control'] });
  const at = { uri: claim.uri, range: claim.range };
  assert.deepEqual(await clause.sent('open'), [
    { kind: 'open', at, beside: false },
    { kind: 'open', at, beside: true },
  ]);
  await clause.close();
});

scene('opens findings and steps where they stand', async browser => {
  const clause = await open(browser, 'planned');
  const { findings, toGreen } = clause.data.planned.page;
  await clause.page.click('.warning button.link');
  await clause.page.click('.steps button:has-text("Open")');
  const places = (await clause.sent('open')).map(({ at }) => at);
  assert.deepEqual(places, [{ uri: findings[0].uri, range: findings[0].range }, toGreen[0].at]);
  await clause.close();
});

scene('asks for the edit of a step', async browser => {
  const edit = { action: 'mark-reviewed', uris: ['file:///a.md'] };
  const { planned } = await load();
  const data = withPage(planned, { toGreen: [{ text: 'Review it.', at: undefined, edit }] });
  const clause = await open(browser, 'planned', { data });
  await clause.page.click('vscode-button:has-text("Mark Reviewed")');
  assert.deepEqual(await clause.sent('edit'), [{ kind: 'edit', edit }]);
  await clause.close();
});

scene('goes up, to the neighbours, back and forward', async browser => {
  const clause = await open(browser, 'documented');
  const { root, data, page } = clause;
  const { parent, next } = data.documented.page;
  await page.click(`button[aria-label^="Clause above"]`);
  await page.click(`button[aria-label^="Next clause"]`);
  assert.deepEqual(await clause.sent('go'), [
    { kind: 'go', place: { root: data.root, clause: parent.key } },
    { kind: 'go', place: { root: data.root, clause: next.key } },
  ]);
  assert.equal(root, undefined);
  await clause.show(data.heading);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await page.keyboard.press('Alt+ArrowLeft');
  assert.deepEqual((await clause.sent('go')).at(-1).place, data.documented.place);
  await clause.show(data.documented);
  assert.ok(await page.isDisabled('button[aria-label^="Back"]'));
  await page.keyboard.press('Alt+ArrowRight');
  assert.deepEqual((await clause.sent('go')).at(-1).place, data.heading.place);
  await clause.close();
});

scene('keeps scroll and focus when the same clause changes', async browser => {
  const clause = await open(browser, 'documented', { viewport: { width: 900, height: 300 } });
  const { page, data } = clause;
  const link = page.locator('section:has(h2:has-text("Evidence")) button.link').first();
  await link.focus();
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => [scrollY, document.activeElement.textContent]);
  assert.ok(before[0] > 0);
  const changed = withPage(data.documented, { summary: 'Another summary of the clause.', stale: true });
  await clause.show(changed);
  const after = await page.evaluate(() => document.activeElement.textContent);
  assert.equal(after, before[1]);
  assert.match(await page.innerText('main'), /Another summary/);
  assert.ok((await page.evaluate(() => scrollY)) > 0);
  await clause.close();
});

scene('hands the focus to the title when what had it is gone', async browser => {
  const clause = await open(browser, 'planned');
  await clause.page.focus('.steps button');
  await clause.show(withPage(clause.data.planned, { toGreen: [] }));
  assert.equal(await clause.page.evaluate(() => document.activeElement.tagName), 'H1');
  await clause.close();
});

scene('remembers its way over a reload, and that it is pinned', async browser => {
  const clause = await open(browser, 'documented');
  await clause.page.click('button:has-text("Pin")');
  assert.deepEqual(await clause.sent('pin'), [{ kind: 'pin', isPinned: true }]);
  await clause.show({ ...clause.data.heading, isPinned: true });
  const state = await clause.state();
  assert.equal(state.isPinned, true);
  assert.deepEqual(
    state.trail.places.map(place => place.clause),
    ['iso20000-1:8.6.1', 'iso20000-1:8.6'],
  );
  await clause.close();
  const again = await open(browser, 'heading', { state });
  assert.ok(await again.page.isEnabled('button[aria-label^="Back"]'));
  await again.close();
});

scene('shows whatever documents say as text', async browser => {
  const { documented } = await load();
  const { page } = documented;
  const data = withPage(documented, {
    title: evil,
    summary: evil,
    wording: evil,
    claims: page.claims.map(claim => ({ ...claim, name: evil, title: evil, section: evil, note: evil, type: evil })),
    items: page.items.map(item => ({ ...item, title: evil, kind: '__proto__' })),
    findings: [{ rule: evil, severity: 'error', message: evil, uri: 'file:///a', range: page.claims[0].range }],
    toGreen: [{ text: evil, at: undefined, edit: undefined }],
  });
  const clause = await open(browser, 'documented', { data });
  assert.equal(await clause.page.evaluate(() => window.attacked), undefined);
  assert.equal(await clause.page.locator('img').count(), 0);
  assert.match(await clause.page.innerText('h1'), /<img src=x/);
  await clause.close();
});

scene('fits 200 % and narrow windows, and runs from right to left', async browser => {
  for (const options of [{ zoom: 2 }, { viewport: { width: 320, height: 600 } }, { language: 'ar' }]) {
    const clause = await open(browser, 'documented', options);
    const [wide, seen] = await clause.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= seen, `${wide} in ${seen} (${JSON.stringify(options)})`);
    assert.deepEqual(await clause.barriers(), []);
    await clause.close();
  }
});
