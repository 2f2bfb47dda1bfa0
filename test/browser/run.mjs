// In a real browser: the HTML matrix (no request leaves it, axe finds nothing, it fits narrow screens, filters and sorts, reads
// without scripts and prints), and the pages of the extension's panels (pages/*.mjs). Skipped where there is no Chromium, except
// in continuous integration.
//
//   node test/browser/run.mjs [--grep PATTERN]

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../e2e/vscode-web.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'server/bin/clausetrace.js');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const executablePath = findChromium();

const folder = mkdtempSync(join(tmpdir(), 'clausetrace-browser-'));
const tests = [];
/** The HTML matrices, written when the first test asks for them. */
let reports;
const test = (name, run) =>
  tests.push({
    name,
    run: browser => {
      reports ??= writeReports();
      return run(browser, ...reports);
    },
  });

/** An SMS that has something of everything, and as many documents as asked for. */
function writeSms(name, documents) {
  const write = (path, text) => {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write(
    'sms.yaml',
    `organization: "A long name of an organization <script>window.attacked = 1</script>"
roles:
  im: { title: Incident manager, holder: R. Example }
  pm: { title: Problem manager, holder: P. Example }
waivers:
  - { rule: coverage/clause-not-covered, where: "8.4.3", reason: Rewritten, approved_by: role:im, expires: 2027-01-31 }
`,
  );
  const clauses = ['4.1', '4.2', '4.3', '5.1', '6.3', '7.1', '8.6.1', '8.6.2', '8.6.3', '9.1', '10.2'];
  for (let i = 0; i < documents; i++) {
    const status = i % 5 === 0 ? 'draft' : 'approved';
    write(
      `processes/folder-${i % 7}/a-process-with-a-long-name-${i}.md`,
      `---
id: PRC-${i}
title: "Process ${i} <script>window.attacked = 1</script>"
type: process
status: ${status}
version: "1.0"
owner: role:${i % 2 ? 'im' : 'pm'}
approver: A. Director
approved: 2025-0${1 + (i % 9)}-10
reviewed: ${2024 + (i % 3)}-0${1 + (i % 9)}-10
clauses: ["${clauses[i % clauses.length]}"]
evidence: [REC-INC]
---

# Process ${i}

Follows [[PRC-${(i + 1) % documents}]].
`,
    );
  }
  write(
    'records/incidents.yaml',
    `id: REC-INC
title: Incident records
type: record
owner: role:im
provides: [incident-records]
location: https://servicedesk.example/${'incidents/'.repeat(12)}
period: { from: 2026-01-01, to: 2026-03-31 }
collected: 2026-04-02
frequency: P3M
`,
  );
}

function writeMatrix(name) {
  const output = join(folder, `${name}.html`);
  const args = [program, 'matrix', join(folder, name), '--as-of', '2026-06-30', '--output', output];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return pathToFileURL(output).href;
}

/** A page that fails the test when it asks for anything, breaks its policy or throws. */
async function openPage(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  const troubles = [];
  page.on('request', request => request.url().split('#')[0] !== url && troubles.push(`request ${request.url()}`));
  page.on('pageerror', error => troubles.push(error.message));
  page.on('console', message => message.type() === 'error' && troubles.push(message.text()));
  await page.goto(url);
  return { page, context, troubles };
}

/** What axe finds on a page. */
async function violationsOf(page) {
  await page.evaluate(axe);
  return page.evaluate(async () =>
    (await globalThis.axe.run(document)).violations.map(one => `${one.id}: ${one.nodes[0]?.html}`),
  );
}

for (const width of [1400, 800, 360, 320]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`has no barrier and fits ${width} px, ${colorScheme}`, async (browser, url) => {
      const { page, context, troubles } = await openPage(browser, url, {
        viewport: { width, height: 900 },
        colorScheme,
      });
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, 'wider than the screen');
      assert.deepEqual(await violationsOf(page), []);
      assert.equal(await page.evaluate(() => window.attacked), undefined);
      assert.deepEqual(troubles, []);
      await context.close();
    });
  }
}

test('has no barrier with several systems', async (browser, _url, _large, several) => {
  const { page, context, troubles } = await openPage(browser, several);
  assert.deepEqual(await violationsOf(page), []);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('filters, sorts, groups and resets', async (browser, url) => {
  const { page, context, troubles } = await openPage(browser, url);
  const said = () => page.textContent('form[data-for=m] output');
  assert.equal(await said(), '62 of 62 clauses');
  await page.fill('form[data-for=m] input[type=search]', 'incident manag');
  assert.match(await said(), /^[1-9]\d? of 62 clauses$/);
  await page.click('form[data-for=m] button[type=reset]');
  await page.selectOption('form[data-for=m] select[name=chapter]', '8');
  await page.waitForFunction(() => document.querySelector('output').textContent === '30 of 62 clauses');
  await page.selectOption('form[data-for=m] select[name=chapter]', '');
  await page.uncheck('form[data-for=m] input[name=group]');
  await page.click('#m thead th:nth-child(2) button');
  assert.equal(await page.getAttribute('#m thead th:nth-child(2)', 'aria-sort'), 'ascending');
  assert.equal(await page.textContent('#m tbody tr:first-child .badge'), 'not covered');
  await page.click('#m thead th:nth-child(2) button');
  assert.equal(await page.getAttribute('#m thead th:nth-child(2)', 'aria-sort'), 'descending');
  assert.notEqual(await page.textContent('#m tbody tr:first-child .badge'), 'not covered');
  assert.deepEqual(troubles, []);
  await context.close();
});

test('leads from a tile to its row, even when a filter hides it', async (browser, url) => {
  const { page, context } = await openPage(browser, url);
  await page.selectOption('form[data-for=m] select[name=chapter]', '8');
  await page.focus('a.tile[href="#clause-4.1"]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.getElementById('clause-4.1').checkVisibility());
  assert.equal(await page.textContent('form[data-for=m] output'), '62 of 62 clauses');
  await context.close();
});

test('reads without scripts', async (browser, url) => {
  const { page, context } = await openPage(browser, url, { javaScriptEnabled: false });
  assert.equal(await page.isVisible('form.filters'), false);
  assert.equal(await page.isVisible('[id="clause-8.6.1"]'), true);
  await context.close();
});

test('prints every clause and document, with heads on each page', async (browser, url) => {
  const { page, context } = await openPage(browser, url);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.isVisible('form.filters'), false);
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.querySelector('#m thead')).display),
    'table-header-group',
  );
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.querySelector('.tile')).backgroundColor),
    'rgb(255, 255, 255)',
  );
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.ok(pdf.length > 10_000);
  await context.close();
});

test('holds two thousand documents', async (browser, _url, large) => {
  const { page, context, troubles } = await openPage(browser, large);
  await page.click('#documents details > summary');
  await page.fill('form[data-for=documents-table] input[type=search]', 'PRC-1999');
  assert.match(await page.textContent('form[data-for=documents-table] output'), /^\d+ of 2001 documents$/);
  assert.deepEqual(troubles, []);
  await context.close();
});

function writeReports() {
  writeSms('small', 40);
  writeSms('large', 2000);
  writeSms('several/a', 5);
  writeSms('several/b', 5);
  return ['small', 'large', 'several'].map(writeMatrix);
}

/** What the files of `pages` export as `tests`: `{ name, run(browser) }`; others help them. */
async function pageTests() {
  const files = readdirSync(new URL('pages', import.meta.url))
    .filter(file => file.endsWith('.mjs'))
    .sort();
  const suites = files
    .filter(file => file !== 'harness.mjs')
    .map(async file => {
      const { tests = [] } = await import(`./pages/${file}`);
      return tests.map(({ name, run }) => ({ name: `${file.slice(0, -'.mjs'.length)}: ${name}`, run }));
    });
  return (await Promise.all(suites)).flat();
}

async function runAll() {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  let failed = 0;
  for (const { name, run } of tests) {
    try {
      await run(browser);
      console.log(`  ✓ ${name}`);
    } catch (error) {
      failed++;
      console.log(`  ✗ ${name}\n${error.stack}`);
    }
  }
  await browser.close();
  console.log(`${tests.length - failed} passed, ${failed} failed, 0 skipped`);
  return failed === 0;
}

const { values } = parseArgs({ options: { grep: { type: 'string', default: '' } } });
const wanted = new RegExp(values.grep);
tests.push(...(await pageTests()));
tests.splice(0, tests.length, ...tests.filter(({ name }) => wanted.test(name)));

if (executablePath) {
  try {
    process.exitCode = (await runAll()) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  rmSync(folder, { recursive: true, force: true });
  console.log(
    'No Chromium found: install it (Debian: apt-get update && apt-get install -y chromium), or set E2E_CHROMIUM.',
  );
  console.log(
    process.env.CI ? `0 passed, ${tests.length} failed, 0 skipped` : `0 passed, 0 failed, ${tests.length} skipped`,
  );
  process.exitCode = process.env.CI ? 1 : 0;
}
