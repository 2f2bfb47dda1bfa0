// Drives VS Code as a person does: palette, views, keys, and the pages of our panels, which are frames within frames.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { EXTENSION } from './scenarios.mjs';
import { openBrowser, startServer, workbenchUrl } from './vscode-web.mjs';

/** Generous, for slow machines: nothing waits longer than it has to. */
const PATIENCE = Number(process.env.E2E_PATIENCE_MS ?? 30_000);
const PAUSE = 40;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the console says of us: our pages, our extension, or something that their policies refuse. */
const isOurs = message =>
  /clausetrace|client\/dist|fake\.html/i.test(`${message.location().url} ${message.text()}`) &&
  !/marketplace|vscode-cdn|open-vsx/.test(message.text());

/** Looks at `probe` until it gives what `accept` wants, and returns that. Fails with what was seen last. */
export async function until(what, probe, accept = Boolean) {
  const limit = Date.now() + PATIENCE;
  for (;;) {
    const value = await probe();
    if (accept(value)) return value;
    if (Date.now() > limit) throw new Error(`waited for ${what}; seen last: ${JSON.stringify(value)}`);
    await new Promise(done => setTimeout(done, PAUSE));
  }
}

/** Runs in a page: every element, those in shadow roots too. */
function missingIcons() {
  const missing = [];
  const visit = root => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const icon = [...element.classList].find(name => /^codicon-(?!modifier)/.test(name));
      if (icon === undefined || element.getClientRects().length === 0) continue;
      const { content, fontFamily } = getComputedStyle(element, '::before');
      if (content === 'none' || content === 'normal' || !fontFamily.includes('codicon')) missing.push(icon);
    }
  };
  visit(document);
  if (!document.fonts.check('16px codicon')) missing.push('the font of the icons');
  return missing;
}

/** One server and one browser, for windows over several folders. */
export async function startVSCode({ width = 1400, height = 900 } = {}) {
  const server = await startServer();
  const { browser, page: first } = await openBrowser({ width, height }).catch(async error => {
    await server.stop();
    throw error;
  });
  const context = first.context();
  return {
    /** A window over a folder, with the settings of the workspace; `locale` is the language of the display. */
    async open(folder, { settings = {}, locale = 'en' } = {}) {
      const page = await context.newPage();
      // What a language pack would say; VS Code's own texts stay English without one.
      await page.addInitScript(language => {
        globalThis._VSCODE_NLS_LANGUAGE = language;
      }, locale);
      const url = workbenchUrl(server, folder, { extensionDevelopmentPath: EXTENSION });
      return openWindow(page, folder, url, settings);
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

async function openWindow(page, folder, url, settings) {
  page.setDefaultTimeout(PATIENCE);
  const errors = [];
  page.on('console', message => message.type() === 'error' && isOurs(message) && errors.push(message.text()));
  page.on(
    'pageerror',
    error => /clausetrace|client\/dist/.test(String(error.stack)) && errors.push(String(error.stack)),
  );

  const quickInput = page.locator('.quick-input-widget');
  const row = text => quickInput.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();

  const bench = {
    page,
    folder,
    /** What went wrong on the console, of ours. */
    errors,
    read: path => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => writeFileSync(join(folder, path), text),
    /** Settings of the workspace, which VS Code sees at once. */
    configure(settings) {
      mkdirSync(join(folder, '.vscode'), { recursive: true });
      bench.write('.vscode/settings.json', JSON.stringify(settings, null, 2));
    },

    /** Until the server has read the folder: the status bar has figures. */
    ready: () =>
      page
        .locator('.statusbar-item', { hasText: /\d+\/\d+/ })
        .first()
        .waitFor(),

    /** Runs a command by its title, through the palette; again where a page that opens meanwhile takes the focus from it. */
    run: title =>
      until(`the command ${title}`, async () => {
        await page.keyboard.press('F1');
        const once = { timeout: 3000 };
        return quickInput
          .locator('input')
          .fill(`>${title}`, once)
          .then(() => row(title).click(once))
          .then(
            () => true,
            () => false,
          );
      }),

    /** Picks an entry of a list by its text. */
    async pick(text, options) {
      await quickInput.locator('input').fill(text, options);
      await row(text).click(options);
    },

    /** Answers a question with a text. */
    async answer(text, options) {
      await quickInput.locator('input').fill(text, options);
      await page.keyboard.press('Enter');
    },

    /** Asks until the answer is taken: a question vanishes where a page or a document comes to the front. */
    persist: (what, ask, reply) =>
      until(what, async () => {
        await ask();
        return reply({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      }),

    /** The view container of ours, with its trees: four views, or one in a folder without an SMS. */
    async openSideBar() {
      const title = page.locator('.sidebar .composite.title', { hasText: 'Clausetrace' });
      // A click on what is open would close it. The badge lies over the icon.
      if (!(await title.isVisible()))
        await page.locator('.activitybar a.action-label[aria-label^="Clausetrace"]').click({ force: true });
      await title.waitFor();
    },

    /** Opens a document by its path. */
    async openDocument(path) {
      await bench.run('Clausetrace: Go to Document');
      await bench.pick(path);
      await page.locator('.tabs-container .tab.active', { hasText: path.slice(path.lastIndexOf('/') + 1) }).waitFor();
    },

    /** Unfolds a view of ours. */
    async expand(title) {
      const header = page.locator(`.sidebar .pane-header[aria-label^="${title}"]`);
      if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    },

    /** The rows of a tree, by the title of its view. */
    tree: title =>
      page
        .locator('.sidebar .pane', { has: page.locator(`.pane-header[aria-label^="${title}"]`) })
        .locator('.monaco-list-row'),

    /** The page of a panel that is in front: the innermost frame, which has our setup. */
    panel: script =>
      until(`the page ${script}`, async () => {
        for (const frame of page.frames()) {
          const found = await frame.evaluate(isPage, script).catch(() => false);
          if (found) return frame;
        }
        return undefined;
      }),

    /** Puts the keys into a page, at an element of it: what follows is typed there. */
    enter: (frame, selector) =>
      until(`the keys to be in ${selector}`, async () => {
        await frame.click(selector);
        return frame.evaluate(() => document.hasFocus());
      }),

    /** Writes into a field of a page; again where VS Code moved the focus meanwhile. */
    fill: (frame, selector, text) =>
      until(`${text} in ${selector}`, async () => {
        await frame.fill(selector, text);
        return (await frame.inputValue(selector)) === text;
      }),

    /** Until nothing moves: two pictures in a row are the same. The pointer points at nothing. */
    async settle() {
      await page.mouse.move(1, 1);
      for (const frame of page.frames())
        await frame.evaluate(() => document.fonts.ready.then(() => {})).catch(() => {});
      for (let before = '', same = 0; same < 2; ) {
        const now = (await page.screenshot()).toString('base64');
        same = now === before ? same + 1 : 0;
        before = now;
      }
    },

    /** Icons on display that are no icons: their names. */
    missingIcons: async frame => [
      ...(await page.evaluate(missingIcons)),
      ...((await frame?.evaluate(missingIcons)) ?? []),
    ],

    /** What axe-core finds in the page of a panel, one line each. */
    async barriers(frame) {
      if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axe);
      const { violations } = await frame.evaluate(() => globalThis.axe.run(document, { iframes: false }));
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
      );
    },

    /** Until VS Code has put its state, with the text in it, where it survives a reload: it does so every few seconds. */
    remembered: text => until(`${text} to be remembered`, () => page.evaluate(isStored, text)),

    async reload() {
      await page.reload();
      await bench.ready();
    },
  };
  bench.configure(settings);
  await page.goto(url);
  return bench;
}

/** Runs in the workbench: whether a text is in one of its databases. */
async function isStored(text) {
  const settled = request =>
    new Promise((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    try {
      for (const store of database.objectStoreNames) {
        const all = await settled(database.transaction(store).objectStore(store).getAll());
        if (JSON.stringify(all).includes(text)) return true;
      }
    } finally {
      database.close();
    }
  }
  return false;
}

/** Runs in a frame: whether it is the page of that name, on display. */
function isPage(script) {
  return (
    document.getElementById('page-setup') !== null &&
    [...document.scripts].some(({ src }) => src.endsWith(`/${script}.js`)) &&
    document.body.getClientRects().length > 0 &&
    innerWidth > 0
  );
}
