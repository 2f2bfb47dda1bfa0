// Runs a scenario in the extension host of a VS Code server, with its workbench in Chromium: no desktop, no download of
// VS Code. The workbench calls `codeAutomationExit` in the page when the tests are through.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { E2E_ROOT, EXTENSION, prepareWorkspace, SUITE } from './scenarios.mjs';
import { openBrowser, startServer, workbenchUrl } from './vscode-web.mjs';

const LIMIT_MS = Number(process.env.E2E_TIMEOUT_MS ?? 180_000);

/** Resolves when the workbench says that the tests are through. */
function finished(page) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('the tests did not come to an end in time')), LIMIT_MS);
    const settle = outcome => {
      clearTimeout(limit);
      outcome();
    };
    page.once('crash', () => settle(() => reject(new Error('the page of the workbench crashed'))));
    const hooks = [
      page.exposeFunction('codeAutomationLog', () => {}),
      page.exposeFunction('codeAutomationExit', () => settle(resolve)),
    ];
    Promise.all(hooks).catch(error => settle(() => reject(error)));
  });
}

/** The end of the log of our language server, which explains most failures. */
function serverLog(data) {
  const logs = join(data, 'data', 'logs');
  if (!existsSync(logs)) {
    return '';
  }
  return readdirSync(logs, { recursive: true, encoding: 'utf8' })
    .filter(file => /[\\/]Clausetrace\.log$/.test(file))
    .map(file => readFileSync(join(logs, file), 'utf8').split('\n').slice(-40).join('\n'))
    .join('\n');
}

export async function runInBrowser(scenario, { grep = '' } = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'clausetrace-e2e-'));
  const results = join(scratch, 'results.json');
  let server;
  let browser;
  try {
    const workspace = prepareWorkspace(scenario, scratch);
    server = await startServer({ env: { E2E_RESULTS: results, E2E_SCENARIO: scenario.name, E2E_GREP: grep } });
    const opened = await openBrowser();
    browser = opened.browser;
    const { page } = opened;
    if (process.env.E2E_VERBOSE) {
      page.on('console', message => console.error(message.text()));
    }
    const end = finished(page);
    const tests = { extensionDevelopmentPath: EXTENSION, extensionTestsPath: SUITE };
    await page.goto(workbenchUrl(server, workspace, tests));
    try {
      await end;
    } catch (error) {
      mkdirSync(join(E2E_ROOT, 'out'), { recursive: true });
      await page.screenshot({ path: join(E2E_ROOT, 'out', `stuck-${scenario.name}.png`) }).catch(() => {});
      throw error;
    }
    const tested = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : [];
    return tested.some(({ state }) => state === 'failed')
      ? { tests: tested, log: serverLog(server.data) }
      : { tests: tested };
  } finally {
    await browser?.close();
    await server?.stop();
    if (!process.env.E2E_KEEP) {
      rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    }
  }
}
