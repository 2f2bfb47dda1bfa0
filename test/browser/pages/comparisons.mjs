// The pages of `diff` and `history`, made of the sample with a past: no request leaves them, axe finds nothing, they fit.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { makeRepository } from '../../../samples/with-history.mjs';

const program = fileURLToPath(new URL('../../../server/bin/clausetrace.js', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const commands = { diff: ['diff', 'v1', 'proposal'], history: ['history', '--every', 'P1W'] };

let folder;

function pageOf(name) {
  if (!folder) {
    folder = mkdtempSync(join(tmpdir(), 'clausetrace-comparisons-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    makeRepository(join(folder, 'sms'));
  }
  const file = join(folder, `${name}.html`);
  const args = [program, ...commands[name], '--as-of', '2026-11-23', '--output', file];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: join(folder, 'sms'), encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return pathToFileURL(file).href;
}

async function examine(browser, name) {
  const url = pageOf(name);
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1400, 400]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const asked = [];
      page.on('request', request => asked.push(request.url()));
      page.on('pageerror', error => assert.fail(error));
      await page.goto(url);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => (await window.axe.run()).violations.map(({ id }) => id));
      assert.deepEqual(violations, [], `${name}, ${width} px, ${colorScheme}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${name} is ${overflow} px too wide for ${width} px`);
      assert.deepEqual(asked, [url]);
      await context.close();
    }
  }
}

export const tests = Object.keys(commands).map(name => ({
  name: `the page of ${name} has no barrier, fits and asks for nothing`,
  run: browser => examine(browser, name),
}));
