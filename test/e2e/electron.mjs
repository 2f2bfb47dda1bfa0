// Runs a scenario in a desktop VS Code, which `@vscode/test-electron` downloads once: for machines with a network and a
// display (or `xvfb-run`). The same workspaces and the same tests as in the browser.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { EXTENSION, prepareWorkspace, SUITE } from './scenarios.mjs';
import { QUIET_SETTINGS } from './vscode-web.mjs';

export async function runInElectron(scenario, { grep = '' } = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'clausetrace-e2e-'));
  const results = join(scratch, 'results.json');
  const user = join(scratch, 'user');
  let failure;
  try {
    mkdirSync(join(user, 'User'), { recursive: true });
    writeFileSync(join(user, 'User', 'settings.json'), JSON.stringify(QUIET_SETTINGS));
    await runTests({
      extensionDevelopmentPath: EXTENSION,
      extensionTestsPath: SUITE,
      extensionTestsEnv: { E2E_RESULTS: results, E2E_SCENARIO: scenario.name, E2E_GREP: grep },
      launchArgs: [
        prepareWorkspace(scenario, scratch),
        '--disable-extensions',
        '--disable-workspace-trust',
        '--skip-release-notes',
        '--skip-welcome',
        `--user-data-dir=${user}`,
      ],
      ...(process.env.E2E_VSCODE_VERSION ? { version: process.env.E2E_VSCODE_VERSION } : {}),
    });
  } catch (error) {
    // A failed test fails the run too; the results tell more.
    failure = error;
  }
  try {
    if (!existsSync(results)) {
      throw failure ?? new Error('the tests wrote no results');
    }
    return { tests: JSON.parse(readFileSync(results, 'utf8')) };
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
