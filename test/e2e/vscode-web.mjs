// A VS Code without a desktop: its server over throw-away folders, its workbench in Chromium. Used by the test runner, by
// the screenshots and by `npm run vscode`.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureVSCode } from './install-vscode.mjs';

/** Nothing that moves, asks, reports or updates by itself. */
export const QUIET_SETTINGS = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.confirmBeforeClose': 'never',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const CHROMIUM_COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The full path of the first of `names` that is on the PATH. */
export function onPath(names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap(folder => names.flatMap(name => endings.map(ending => join(folder, name + ending))))
    .find(existsSync);
}

/** The Chromium to use; undefined where there is none. A path that the environment gives is used or nothing is. */
export function findChromium() {
  const { E2E_CHROMIUM } = process.env;
  if (E2E_CHROMIUM) {
    return existsSync(E2E_CHROMIUM) ? E2E_CHROMIUM : undefined;
  }
  return CHROMIUM_PATHS.find(existsSync) ?? onPath(CHROMIUM_COMMANDS);
}

/** VS Code started from a terminal of VS Code would take the outer one's channels for its own. */
function environment(extra) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE|ELECTRON)_/.test(name));
  return { ...Object.fromEntries(inherited), ...extra };
}

/** Resolves with the port that the server announces; rejects with all it said when it ends or stays silent. */
function listening(server, log) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = why => {
      clearTimeout(limit);
      reject(new Error(`the VS Code server ${why}:\n${said}`));
    };
    const limit = setTimeout(() => fail('did not start in time'), 60_000);
    const listen = chunk => {
      log.write(chunk);
      said += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(said);
      if (port) {
        clearTimeout(limit);
        resolve(Number(port[1]));
      }
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.once('error', error => fail(`did not start (${error.message})`));
    server.once('exit', status => fail(`ended with ${status}`));
  });
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const gone = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(patience);
}

/**
 * Starts a VS Code server on a free port of this machine alone, with data folders of its own.
 * `env` reaches the extension host. `stop` ends it and removes what it wrote.
 */
export async function startServer({ env = {}, settings = {} } = {}) {
  const code = ensureVSCode();
  const scratch = mkdtempSync(join(tmpdir(), 'clausetrace-vscode-'));
  const data = join(scratch, 'data');
  for (const scope of ['User', 'Machine']) {
    mkdirSync(join(data, 'data', scope), { recursive: true });
  }
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }));
  const args = [
    join(code, 'out', 'server-main.js'),
    '--accept-server-license-terms',
    '--disable-workspace-trust',
    '--without-connection-token',
    ...['--host', '127.0.0.1', '--port', '0', '--server-data-dir', data, '--telemetry-level', 'off'],
  ];
  const log = createWriteStream(join(scratch, 'server.log'));
  const server = spawn(process.execPath, args, { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    await end(server);
    await new Promise(resolve => log.end(resolve));
    if (!process.env.E2E_KEEP) {
      rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    }
  };
  try {
    const port = await listening(server, log);
    return { host: `127.0.0.1:${port}`, scratch, data, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const isOurs = ({ protocol, hostname }) =>
  ['blob:', 'data:', 'file:'].includes(protocol) || hostname === '127.0.0.1' || hostname === 'localhost';

/** Opens Chromium, which reaches nothing but this machine, so that a run is the same with a network and without. */
export async function openBrowser({ width = 1400, height = 900, headless = true } = {}) {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('there is no Chromium on this machine');
  }
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    headless,
    args: [
      // Chromium's sandbox refuses root, and many containers lack what it needs; only our own pages are opened.
      ...(headless || isRoot ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const context = await browser.newContext({ viewport: headless ? { width, height } : null });
  await context.route('**/*', route =>
    isOurs(new URL(route.request().url())) ? route.continue() : route.abort('connectionrefused'),
  );
  return { browser, page: await context.newPage() };
}

/** The address of the workbench over a folder, or a `.code-workspace`. Paths in `payload` are paths of the machine that the server runs on. */
export function workbenchUrl({ host }, workspace, payload = {}) {
  const remote = value => (value.startsWith('/') ? `vscode-remote://${host}${value}` : value);
  const pairs = Object.entries({ ...payload, skipWelcome: 'true', skipReleaseNotes: 'true' });
  const query = new URLSearchParams({
    [workspace.endsWith('.code-workspace') ? 'workspace' : 'folder']: workspace,
    payload: JSON.stringify(pairs.map(([key, value]) => [key, remote(value)])),
  });
  return `http://${host}/?${query}`;
}
