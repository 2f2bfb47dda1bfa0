// Takes the pictures of the documentation: docs/images/problems.png (findings in VS Code) and docs/images/matrix.png (the
// traceability matrix in a browser). Run it after `npm run build`: node test/e2e/screenshots.mjs
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { copyWorkspace, EXTENSION, REPOSITORY } from './scenarios.mjs';
import { openBrowser, startServer, workbenchUrl } from './vscode-web.mjs';

const SIZE = { width: 1400, height: 900 };
const AS_OF = '2026-11-20';
const IMAGES = join(REPOSITORY, 'docs', 'images');
/** The samples: one with gaps to show findings, the clean one to show a matrix. */
const WITH_GAPS = join(REPOSITORY, 'samples', 'acme-with-gaps');
const CLEAN = join(REPOSITORY, 'samples', 'acme');
/** The document that the picture of the findings opens, where the sample has it. */
const OPENED = process.argv[2] ?? 'processes/incident-management.md';

const scratch = mkdtempSync(join(tmpdir(), 'clausetrace-screenshots-'));

/** Waits until the page stops changing: fonts, icons and late decorations are in. */
async function settle(page) {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  for (let before = '', same = 0; same < 3; ) {
    const now = (await page.screenshot()).toString('base64');
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

async function problems() {
  const settings = {
    'clausetrace.asOf': AS_OF,
    'editor.cursorBlinking': 'solid',
    'editor.minimap.enabled': false,
    'editor.wordWrap': 'on',
    'workbench.colorTheme': 'Default Light Modern',
    'workbench.layoutControl.enabled': false,
  };
  const workspace = copyWorkspace(WITH_GAPS, join(scratch, 'acme'), settings);
  const server = await startServer();
  const { browser, page } = await openBrowser(SIZE);
  try {
    const payload = { extensionDevelopmentPath: EXTENSION, openFile: join(workspace, OPENED) };
    await page.goto(workbenchUrl(server, workspace, payload));
    const status = page.locator('.statusbar-item', { hasText: /\d+\/\d+ clauses/ });
    await status.waitFor({ timeout: 90_000 });
    // A click on the status bar item is the way to the findings.
    await status.locator('a').click();
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'clausetrace' }).first().waitFor();
    await page.locator('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning').first().waitFor();
    await page.locator('.notification-list-item').waitFor({ state: 'detached' });
    await settle(page);
    await page.screenshot({ path: join(IMAGES, 'problems.png') });
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function matrix() {
  const output = join(scratch, 'matrix.html');
  const cli = join(REPOSITORY, 'server', 'bin', 'clausetrace.js');
  const args = [cli, 'matrix', CLEAN, '--format', 'html', '--output', output, '--as-of', AS_OF];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) {
    throw new Error(`clausetrace matrix ended with ${status}`);
  }
  const { browser, page } = await openBrowser(SIZE);
  try {
    await page.goto(pathToFileURL(output).href);
    await settle(page);
    await page.screenshot({ path: join(IMAGES, 'matrix.png') });
  } finally {
    await browser.close();
  }
}

const PICTURES = { problems, matrix };

mkdirSync(IMAGES, { recursive: true });
try {
  for (const [name, take] of Object.entries(PICTURES)) {
    await take();
    console.log(`docs/images/${name}.png`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
