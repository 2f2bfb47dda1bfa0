// Opens a page of a panel in Chromium as VS Code would: the same HTML and policy (panels/pageHtml.ts), VS Code's style sheet and
// theme variables, and a host that records what the page says. `close` fails when the page broke its policy, threw, or put an
// error on the console.
//
//   const page = await openPage(browser, 'matrix', { theme: 'dark', data });
//   await page.page.click('…');            // playwright's page
//   await page.sent('open');               // messages of a kind, in order
//   await page.show(data);                 // a live update
//   await page.barriers();                 // what axe-core finds: []
//   await page.close();
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';

const { pageHtml } = await tsImport('../../../client/src/panels/pageHtml.ts', import.meta.url);

const root = fileURLToPath(new URL('../../..', import.meta.url));
const built = join(root, 'client/dist/webview');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The `--vscode-*` variables that a webview of VS Code 1.100 has in its default themes, as far as pages may use them. */
const variables = JSON.parse(readFileSync(new URL('themes.json', import.meta.url), 'utf8'));
const manifest = JSON.parse(readFileSync(join(root, 'client/package.json'), 'utf8'));

const origin = 'https://page.test';
const types = { js: 'text/javascript', css: 'text/css', ttf: 'font/ttf', map: 'application/json' };

/** VS Code's default themes, with the classes that it gives the body and its name for the theme in the manifest's colours. */
const kinds = {
  light: { classes: 'vscode-light', color: 'light' },
  dark: { classes: 'vscode-dark', color: 'dark' },
  'high-contrast-light': { classes: 'vscode-high-contrast-light vscode-high-contrast', color: 'highContrastLight' },
  'high-contrast': { classes: 'vscode-high-contrast', color: 'highContrast' },
};

export const THEMES = Object.keys(kinds);

/** As VS Code names it for webviews: it replaces the first dot only, so ids of ours have one. */
const variableOf = color => `--vscode-${color.replace('.', '-')}`;

/** The variables of a theme, with the colours that our extension contributes. */
function variablesOf(theme) {
  const own = (manifest.contributes.colors ?? []).map(({ id, defaults }) => {
    const value = defaults[kinds[theme].color] ?? defaults[theme.includes('light') ? 'light' : 'dark'];
    return [variableOf(id), value.startsWith('#') ? value : variables[theme][variableOf(value)]];
  });
  return { ...variables[theme], ...Object.fromEntries(own.filter(([, value]) => value !== undefined)) };
}

/** Runs in the page before anything else: what VS Code puts around a page. */
function becomeWebview({ theme, classes, state }) {
  const spy = { sent: [], state, troubles: [] };
  globalThis.webview = spy;
  globalThis.acquireVsCodeApi = () => ({
    postMessage: message => void spy.sent.push(structuredClone(message)),
    getState: () => spy.state,
    setState: value => {
      spy.state = structuredClone(value);
    },
  });
  document.addEventListener('securitypolicyviolation', event =>
    spy.troubles.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
  // Before the page's own script runs, as in VS Code.
  const dress = new MutationObserver(() => {
    const { documentElement, body } = document;
    if (!body) return;
    dress.disconnect();
    body.className = classes;
    body.dataset.vscodeThemeKind = classes.split(' ')[0];
    for (const [name, value] of Object.entries(theme)) documentElement.style.setProperty(name, value);
  });
  dress.observe(document, { childList: true, subtree: true });
}

async function answer(route, html) {
  const path = new URL(route.request().url()).pathname.slice(1);
  if (path === '') return route.fulfill({ contentType: 'text/html', body: html });
  const file = path === 'defaults.css' ? fileURLToPath(new URL(path, import.meta.url)) : join(built, path);
  if (!/^[\w-]+\.\w+$/.test(path) || !existsSync(file)) return route.fulfill({ status: 404, body: '' });
  return route.fulfill({ contentType: types[path.split('.').at(-1)] ?? 'text/plain', body: readFileSync(file) });
}

/**
 * Opens the page `name` (client/webview/pages/NAME.ts, built). `data` is what its panel shows it when it is ready; `state` what it
 * remembered; `zoom` 2 is 200 %; `language` 'ar' turns it from right to left; `l10n` a bundle of translations.
 */
export async function openPage(browser, name, options = {}) {
  const { theme = 'light', data, state, zoom = 1, reducedMotion = 'reduce', language = 'en', l10n } = options;
  const { width, height } = options.viewport ?? { width: 1200, height: 800 };
  assert.ok(existsSync(join(built, `${name}.js`)), `client/dist/webview/${name}.js is not built: run npm run build`);
  const context = await browser.newContext({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: zoom,
    reducedMotion,
    colorScheme: theme.includes('light') ? 'light' : 'dark',
    forcedColors: 'none',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const troubles = [];
  page.on('pageerror', error => troubles.push(String(error.stack ?? error)));
  page.on('console', message => message.type() === 'error' && troubles.push(message.text()));
  const html = pageHtml({
    setup: { l10n, language },
    nonce: 'bm9uY2Utb2YtdGhlLXRlc3Q=',
    source: origin,
    script: name,
    address: file => `${origin}/${file}`,
  });
  const whole = html.replace('<head>', '<head><link rel="stylesheet" href="defaults.css">');
  await context.route('**/*', route => answer(route, whole));
  const { classes } = kinds[theme];
  await page.addInitScript(becomeWebview, { theme: variablesOf(theme), classes, state });

  /** The panel's message with what to show; undefined while there is nothing. */
  const show = async next => {
    await page.evaluate(message => window.postMessage(message, '*'), { kind: 'data', data: next });
    await settle();
  };
  /** Until everything that was asked for is drawn. */
  const settle = () =>
    page.evaluate(
      () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
    );
  const sent = kind => page.evaluate(kind => globalThis.webview.sent.filter(one => !kind || one.kind === kind), kind);

  await page.goto(`${origin}/`);
  await page.waitForFunction(() => globalThis.webview.sent.some(({ kind }) => kind === 'ready'));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  if ('data' in options) await show(data);
  else await settle();

  return {
    page,
    show,
    settle,
    sent,
    /** Any other message of the panel. */
    post: async message => {
      await page.evaluate(message => window.postMessage(message, '*'), message);
      await settle();
    },
    /** What the page remembers over a reload. */
    state: () => page.evaluate(() => globalThis.webview.state),
    /** What axe-core finds, one line each. */
    async barriers() {
      // Not a script element, which the policy forbids.
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run(document));
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(node => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
      );
    },
    screenshot: path => page.screenshot({ path }),
    /** Fails when anything went wrong in the page. */
    async close() {
      const failed = (await sent('failed')).map(({ message }) => message);
      const policy = await page.evaluate(() => globalThis.webview.troubles);
      await context.close();
      // What goes wrong in one frame goes wrong in the next.
      assert.deepEqual([...new Set([...troubles, ...failed, ...policy])].slice(0, 5), []);
    },
  };
}
