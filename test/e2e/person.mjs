// What a person sees and does, in a real VS Code in Chromium: one server and one browser, a window for each of `person/`, and the
// pictures of every view. Reports as the tests in the extension host do.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as beginner from './person/beginner.mjs';
import * as german from './person/german.mjs';
import * as large from './person/large.mjs';
import * as sample from './person/sample.mjs';
import { OUT, REPOSITORY } from './scenarios.mjs';
import { keepForDocumentation, takePictures, titles } from './screenshots.mjs';
import { startVSCode } from './workbench.mjs';

const PEOPLE = { sample, beginner, large, german };
const IMAGES = join(OUT, 'images');

const titleOf = (name, title) => `a person (${name}) ${title}`;

export const countPersonTests = () =>
  titles.length + Object.values(PEOPLE).reduce((total, { tests }) => total + tests.length, 0);

/** Runs a test and says what became of it; a failed one leaves a picture of the window. */
function runner(bench, report) {
  return async (title, run) => {
    const begin = Date.now();
    try {
      await run(bench);
      report({ title, state: 'passed', ms: Date.now() - begin });
    } catch (error) {
      const image = join(IMAGES, `failed-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 60)}.png`);
      await bench.page.screenshot({ path: image }).catch(() => {});
      report({ title, state: 'failed', error: `${error?.stack ?? error}\n${image}` });
    }
  };
}

/** Runs those whose titles match `grep`; without one, the pictures are taken too, and with `images` kept for the documentation. */
export async function runAsPerson({ grep = '', images = false, report }) {
  const pattern = new RegExp(grep);
  const scratch = mkdtempSync(join(tmpdir(), 'clausetrace-person-'));
  mkdirSync(IMAGES, { recursive: true });
  const vscode = await startVSCode();
  try {
    for (const [name, { prepare, settings, locale, isReady, tests }] of Object.entries(PEOPLE)) {
      const chosen = tests.filter(([title]) => pattern.test(titleOf(name, title)));
      const withPictures = name === 'sample' && grep === '';
      if (chosen.length === 0 && !withPictures) continue;
      const bench = await vscode.open(prepare(scratch), { settings, locale });
      const test = runner(bench, report);
      await (isReady ?? bench.ready)(bench);
      if (withPictures) {
        await takePictures(bench, settings, IMAGES, test);
        if (images) keepForDocumentation(IMAGES, join(REPOSITORY, 'docs', 'images'));
      }
      for (const [title, run] of chosen) await test(titleOf(name, title), run);
      await bench.page.close();
    }
  } finally {
    await vscode.close();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
