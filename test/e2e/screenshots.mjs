// Every view and panel, in light, dark and high contrast: what is shown must be whole, its icons there, its pages without
// barriers. The pictures are in out/images to be looked at; those of the documentation go to docs/images.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SCREENS } from './screens.mjs';

const THEMES = [
  { name: 'light', theme: 'Default Light Modern', workbench: '.monaco-workbench.vs', page: 'vscode-light' },
  { name: 'dark', theme: 'Default Dark Modern', workbench: '.monaco-workbench.vs-dark', page: 'vscode-dark' },
  {
    name: 'contrast',
    theme: 'Default High Contrast',
    workbench: '.monaco-workbench.hc-black',
    page: 'vscode-high-contrast',
  },
];

/** What the documentation shows: its name there, and the picture. */
const IN_DOCUMENTATION = {
  'views.png': 'views-light.png',
  'problems.png': 'problems-dark.png',
  'matrix.png': 'matrix-light.png',
  'clause.png': 'clause-dark.png',
  'picture.png': 'picture-light.png',
  'graph.png': 'graph-dark.png',
};

const titleOf = (screen, theme) => `the ${screen.name} in ${theme.name}: whole, with its icons, without barriers`;

export const titles = SCREENS.flatMap(screen => THEMES.map(theme => titleOf(screen, theme)));

async function wear(bench, theme, settings) {
  bench.configure({ ...settings, 'workbench.colorTheme': theme.theme });
  await bench.page.locator(theme.workbench).first().waitFor();
}

async function look(bench, screen, theme, image) {
  const frame = screen.page === undefined ? undefined : await bench.panel(screen.page);
  if (frame) {
    await frame.locator(`body.${theme.page}`).waitFor();
    await screen.isWhole(frame);
  }
  await bench.settle();
  await bench.page.screenshot({ path: image });
  assert.deepEqual(await bench.missingIcons(frame), [], 'icons');
  if (frame) assert.deepEqual(await bench.barriers(frame), [], 'barriers');
  assert.deepEqual(bench.errors, [], 'errors on the console');
}

const SIDE_BAR = 'View: Toggle Primary Side Bar Visibility';

/** What is wide has the room of the side bar, too. */
async function begin(bench, screen) {
  await bench.run('View: Close All Editors');
  if (screen.isWide) await bench.run(SIDE_BAR);
  await screen.open(bench);
}

/** Takes the pictures into `folder`; `test` runs and reports one of them. */
export async function takePictures(bench, settings, folder, test) {
  mkdirSync(folder, { recursive: true });
  for (const screen of SCREENS) {
    const opened = begin(bench, screen);
    // Told by the first picture of the screen.
    opened.catch(() => {});
    for (const theme of THEMES) {
      await test(titleOf(screen, theme), async () => {
        await opened;
        await wear(bench, theme, settings);
        await look(bench, screen, theme, join(folder, `${screen.name}-${theme.name}.png`));
      });
    }
    await screen.close?.(bench);
    if (screen.isWide) await bench.run(SIDE_BAR);
  }
  await wear(bench, THEMES[0], settings);
}

export function keepForDocumentation(from, to) {
  for (const [name, picture] of Object.entries(IN_DOCUMENTATION)) copyFileSync(join(from, picture), join(to, name));
}
