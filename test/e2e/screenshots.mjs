// The pictures of the documentation: findings in VS Code, and the traceability matrix in a browser. The end-to-end run takes
// them (run.mjs), and puts them into docs/images when it is told to.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { copyWorkspace, EXTENSION, REPOSITORY } from './scenarios.mjs';
import { openBrowser, startServer, workbenchUrl } from './vscode-web.mjs';

const SIZE = { width: 1400, height: 900 };
const AS_OF = '2026-11-20';
/** The samples: one with gaps to show findings, the clean one to show a matrix. */
const WITH_GAPS = join(REPOSITORY, 'samples', 'acme-with-gaps');
const CLEAN = join(REPOSITORY, 'samples', 'acme');
/** The document of the sample that the picture of the findings opens. */
const OPENED = 'processes/incident.md';

/** Waits until the page stops changing: fonts, icons and late decorations are in. */
async function settle(page) {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  for (let before = '', same = 0; same < 3; ) {
    const now = (await page.screenshot()).toString('base64');
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

async function problems(scratch, image) {
  const settings = {
    'clausetrace.asOf': AS_OF,
    'editor.cursorBlinking': 'solid',
    'editor.minimap.enabled': false,
    'editor.wordWrap': 'on',
    'workbench.colorTheme': 'Default Light Modern',
    'workbench.layoutControl.enabled': false,
  };
  const workspace = copyWorkspace(WITH_GAPS, join(scratch, 'acme-with-gaps'), settings);
  // One document of the sample refers to the sample beside it.
  cpSync(CLEAN, join(scratch, 'acme'), { recursive: true });
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
    await page.screenshot({ path: image });
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function matrix(scratch, image) {
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
    await page.screenshot({ path: image });
  } finally {
    await browser.close();
  }
}

const PICTURES = { problems, matrix };

/** How many pictures there are. */
export const countPictures = () => Object.keys(PICTURES).length;

/** Takes every picture, and says of each what became of it, as of a test. */
export async function takePictures(folder) {
  const scratch = mkdtempSync(join(tmpdir(), 'clausetrace-screenshots-'));
  mkdirSync(folder, { recursive: true });
  const tests = [];
  try {
    for (const [name, take] of Object.entries(PICTURES)) {
      const title = `pictures ${name}.png can be taken`;
      try {
        await take(scratch, join(folder, `${name}.png`));
        tests.push({ title, state: 'passed' });
      } catch (error) {
        tests.push({ title, state: 'failed', error: String(error?.stack ?? error) });
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
  return tests;
}
