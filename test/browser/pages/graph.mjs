// The neighbourhood graph as a person uses it, with what the server says of the sample.
import assert from 'node:assert/strict';
import { answers } from '../sample.mjs';
import { openPage, THEMES } from './harness.mjs';

export const tests = [];
const scene = (name, run) => tests.push({ name, run });

const load = answers('acme', async sample => ({
  root: sample.root,
  process: await sample.graph('processes/incident.md'),
  policy: await sample.graph('policies/service-management-policy.md'),
  far: await sample.graph('processes/incident.md', 3),
  page: await sample.graph('README.md'),
}));

const open = async (browser, name, options = {}) => {
  const data = await load();
  return { ...(await openPage(browser, 'graph', { data: data[name], ...options })), data };
};

const focused = page => page.evaluate(() => document.activeElement.querySelector('strong')?.textContent);
const node = name => `.node:has(strong:text-is("${name}"))`;
const cameraOf = page => page.evaluate(() => document.querySelector('.stage').style.transform);

const evil = '<img src=x onerror="window.attacked = 1"><script>window.attacked = 1</script>';

for (const theme of THEMES) {
  scene(`has no barrier, ${theme}`, async browser => {
    for (const name of ['process', 'policy', 'page']) {
      const graph = await open(browser, name, { theme });
      assert.deepEqual(await graph.barriers(), [], name);
      if (name === 'process') {
        await graph.page.click('button:has-text("List")');
        assert.deepEqual(await graph.barriers(), [], 'as lists');
      }
      await graph.close();
    }
  });
}

scene('says that it waits, and that a page is no document', async browser => {
  const graph = await open(browser, 'page', { data: undefined });
  assert.equal(await graph.page.textContent('h1'), 'Waiting for the server');
  await graph.show(graph.data.page);
  assert.match(await graph.page.textContent('h1'), /no document/);
  await graph.close();
});

scene('draws each document once, apart from the others, and lines between them', async browser => {
  const graph = await open(browser, 'policy');
  const { nodes } = graph.data.policy.view;
  assert.equal(await graph.page.locator('.node').count(), nodes.length);
  assert.ok((await graph.page.locator('path.line.implements').count()) > 10);
  const boxes = await graph.page
    .locator('.node')
    .evaluateAll(all => all.map(one => one.getBoundingClientRect().toJSON()));
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top, 'apart');
    }
  });
  await graph.close();
});

scene('is walked with the keyboard', async browser => {
  const graph = await open(browser, 'process');
  const { page, data } = graph;
  const centre = data.process.view.nodes[data.process.view.centre];
  await page.focus('.node[tabindex="0"]');
  assert.equal(await focused(page), centre.name);
  await page.keyboard.press('ArrowUp');
  const above = await focused(page);
  assert.notEqual(above, centre.name);
  assert.equal(await page.locator('.node[tabindex="0"]').count(), 1, 'one document is in the order of tabs');
  assert.match(await page.innerText('footer'), new RegExp(above));
  await page.keyboard.press('Control+Enter');
  const opened = data.process.view.nodes.find(({ name }) => name === above);
  assert.deepEqual(await graph.sent('open'), [
    { kind: 'open', at: { uri: opened.uri, range: opened.range }, beside: false },
  ]);
  await page.keyboard.press('Enter');
  assert.deepEqual(await graph.sent('go'), [{ kind: 'go', uri: opened.uri }]);
  await graph.show({ ...data.policy, uri: opened.uri });
  await page.keyboard.press('Escape');
  assert.deepEqual((await graph.sent('go')).at(-1), { kind: 'go', uri: data.process.uri });
  await graph.close();
});

scene('goes back and forward from anywhere, and with Escape in the drawing alone', async browser => {
  const graph = await open(browser, 'process');
  const { page, data } = graph;
  const gone = async () => (await graph.sent('go')).map(({ uri }) => uri);
  await graph.show(data.policy);
  await page.focus('select');
  await page.keyboard.press('Escape');
  await page.click('button:has-text("List")');
  await page.keyboard.press('Escape');
  assert.deepEqual(await gone(), []);
  await page.keyboard.press('Alt+ArrowLeft');
  assert.deepEqual(await gone(), [data.process.uri]);
  await graph.show(data.process);
  assert.ok(await page.isDisabled('[title^="Back"]'));
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowRight');
  assert.deepEqual(await gone(), [data.process.uri, data.policy.uri]);
  await graph.show(data.policy);
  assert.ok(await page.isDisabled('[title^="Forward"]'));
  await page.click('[title^="Back"]');
  assert.equal((await gone()).at(-1), data.process.uri);
  await graph.close();
});

scene('leads to the clauses of a document', async browser => {
  const graph = await open(browser, 'process');
  await graph.page.click('footer button.link');
  assert.deepEqual(await graph.sent('command'), [
    { kind: 'command', command: 'clausetrace.showClause', arguments: [graph.data.root, 'iso20000-1:8.6.1'] },
  ]);
  await graph.close();
});

scene('arranges anew when the window becomes higher than wide', async browser => {
  const graph = await open(browser, 'process');
  const wide = () => graph.page.evaluate(() => Number(document.querySelector('.stage svg').getAttribute('width')));
  const before = await wide();
  await graph.page.setViewportSize({ width: 500, height: 800 });
  await graph.settle();
  assert.ok((await wide()) < before);
  assert.ok(await graph.page.isVisible('.node.centre'));
  await graph.close();
});

scene('brings what has the focus into view', async browser => {
  const graph = await open(browser, 'far');
  const { page } = graph;
  await page.focus('.node[tabindex="0"]');
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft']) {
    await page.keyboard.press(key);
    const [box, view] = await page.evaluate(() => [
      document.activeElement.getBoundingClientRect().toJSON(),
      document.querySelector('.view').getBoundingClientRect().toJSON(),
    ]);
    assert.ok(box.left >= view.left && box.right <= view.right, key);
    assert.ok(box.top >= view.top && box.bottom <= view.bottom, key);
  }
  await graph.close();
});

scene('zooms and pans', async browser => {
  const graph = await open(browser, 'process');
  const { page } = graph;
  const first = await cameraOf(page);
  await page.click('button[aria-label^="Zoom in"]');
  const near = await cameraOf(page);
  assert.notEqual(near, first);
  await page.focus('.node[tabindex="0"]');
  await page.keyboard.press('-');
  await page.keyboard.press('0');
  assert.equal(await cameraOf(page), first);
  await page.mouse.move(600, 120);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await graph.settle();
  assert.notEqual(await cameraOf(page), first);
  const before = await cameraOf(page);
  await page.mouse.down();
  await page.mouse.move(700, 200, { steps: 3 });
  await page.mouse.up();
  await graph.settle();
  assert.notEqual(await cameraOf(page), before);
  await graph.close();
});

scene('hides kinds of references, and what only they lead to', async browser => {
  const graph = await open(browser, 'process');
  const before = await graph.page.locator('.node').count();
  await graph.page.click('header button:has-text("References")');
  assert.ok((await graph.page.locator('.node').count()) < before);
  assert.equal(await graph.page.locator('path.line.references').count(), 0);
  assert.deepEqual((await graph.state()).hidden, ['references']);
  await graph.page.click('header button:has-text("References")');
  assert.equal(await graph.page.locator('.node').count(), before);
  await graph.close();
});

scene('asks for more steps, and to follow the editor', async browser => {
  const graph = await open(browser, 'process');
  await graph.page.selectOption('select', '2');
  await graph.page.click('button:has-text("Follow the Editor")');
  assert.deepEqual(await graph.sent('depth'), [{ kind: 'depth', depth: 2 }]);
  assert.deepEqual(await graph.sent('follow'), [{ kind: 'follow', follows: true }]);
  await graph.close();
});

scene('tells the same as lists, and what is left out', async browser => {
  const { process } = await load();
  const graph = await open(browser, 'process', { data: { ...process, view: { ...process.view, omitted: 7 } } });
  assert.match(await graph.page.innerText('.omitted'), /^.*7 more documents/);
  await graph.page.click('button:has-text("List")');
  const text = await graph.page.innerText('.outline');
  for (const { name } of process.view.nodes) assert.ok(text.includes(name), name);
  assert.match(text, /implements/);
  await graph.page.click('.outline button.link >> nth=1');
  assert.equal((await graph.sent('open')).length, 1);
  await graph.page.click('.outline button[aria-label^="Put"] >> nth=0');
  assert.equal((await graph.sent('go')).length, 1);
  await graph.close();
});

scene('keeps focus and place while documents change', async browser => {
  const graph = await open(browser, 'process');
  const { page } = graph;
  const { process } = graph.data;
  await page.focus('.node[tabindex="0"]');
  await page.keyboard.press('ArrowUp');
  const name = await focused(page);
  const centre = process.view.nodes[process.view.centre].name;
  const before = await page.locator(node(centre)).boundingBox();
  const added = { ...process.view.nodes[1], uri: 'file:///new.md', name: 'NEW', title: 'A new process' };
  const nodes = [...process.view.nodes, added];
  const edges = [
    ...process.view.edges,
    { from: nodes.length - 1, to: process.view.centre, kind: 'implements', count: 1 },
  ];
  await graph.show({ ...process, view: { ...process.view, nodes, edges } });
  assert.equal(await focused(page), name);
  assert.equal(await page.locator(node('NEW')).count(), 1);
  const after = await page.locator(node(centre)).boundingBox();
  assert.ok(Math.abs(before.x - after.x) < 2 && Math.abs(before.y - after.y) < 2, 'the middle stays where it is');
  await graph.close();
});

scene('remembers its way over a reload', async browser => {
  const graph = await open(browser, 'process');
  await graph.show(graph.data.policy);
  const state = await graph.state();
  assert.deepEqual(state.trail, [graph.data.process.uri, graph.data.policy.uri]);
  await graph.close();
  const again = await open(browser, 'policy', { state });
  assert.ok(await again.page.isEnabled('button[aria-label^="Back"]'));
  await again.close();
});

scene('shows whatever documents say as text', async browser => {
  const { process } = await load();
  const nodes = process.view.nodes.map(one => ({ ...one, name: evil, title: evil, type: evil, status: evil }));
  const graph = await open(browser, 'process', { data: { ...process, view: { ...process.view, nodes } } });
  assert.equal(await graph.page.evaluate(() => window.attacked), undefined);
  await graph.page.click('button:has-text("List")');
  assert.equal(await graph.page.evaluate(() => window.attacked), undefined);
  assert.equal(await graph.page.locator('img').count(), 0);
  await graph.close();
});

scene('survives 200 %, narrow windows and right to left', async browser => {
  for (const options of [{ zoom: 2 }, { viewport: { width: 400, height: 600 } }, { language: 'ar' }]) {
    const graph = await open(browser, 'process', options);
    assert.deepEqual(await graph.barriers(), []);
    assert.ok(await graph.page.isVisible('.node.centre'));
    await graph.close();
  }
});
