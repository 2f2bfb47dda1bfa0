// Puts a real VS Code (its server and its web workbench) into a cache folder, once, from the npm package `code-server`.
// No install script runs, nothing is compiled, nothing but the npm registry is asked.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** VS Code 1.100.3: the newest that runs on Node 20 without its compiled modules. */
const VERSION = '4.100.3';
/** From `npm view code-server@4.100.3 dist.integrity`: other bytes are not run. */
const INTEGRITY = 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==';

/** VS Code could not be fetched: no network, say. Tests that need it are skipped rather than failed. */
export class Unavailable extends Error {}

const cacheRoot = () => process.env.E2E_CACHE ?? join(homedir(), '.cache', 'vscode-e2e');

function run(command, args, cwd) {
  const result = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    throw new Unavailable(`${command} ${args.join(' ')} failed\n${result.error ?? ''}${result.stdout}${result.stderr}`);
  }
  return result.stdout;
}

/** Whether `folder` holds the whole of the pinned version. */
function isComplete(folder) {
  const marker = join(folder, '.complete');
  return existsSync(marker) && readFileSync(marker, 'utf8') === INTEGRITY;
}

function install(folder) {
  const root = cacheRoot();
  mkdirSync(root, { recursive: true });
  const scratch = mkdtempSync(join(root, 'tmp-'));
  try {
    const pack = ['pack', `code-server@${VERSION}`, '--json', '--pack-destination', scratch];
    const [tarball] = JSON.parse(run('npm', pack, scratch));
    if (tarball.integrity !== INTEGRITY) {
      throw new Error(`code-server@${VERSION} has the integrity ${tarball.integrity}, not the pinned one`);
    }
    const unpack = ['xzf', join(scratch, tarball.filename), '-C', scratch, '--exclude=*.map', 'package/lib/vscode'];
    run('tar', unpack, scratch);
    const code = join(scratch, 'package', 'lib', 'vscode');
    // `npm ci` finds this shrinkwrap out of step with its package.json. The native modules that the scripts would
    // compile are optional at run time.
    run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], code);
    // The marker goes in last and the folder moves whole: an interrupted installation is never taken for one.
    writeFileSync(join(code, '.complete'), INTEGRITY);
    if (!isComplete(folder)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(code, folder);
    }
  } catch (error) {
    // Another run may have been quicker; theirs is as good.
    if (!isComplete(folder)) {
      throw error;
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The folder that holds `out/server-main.js`. */
export function ensureVSCode() {
  const folder = join(cacheRoot(), `code-server-${VERSION}`);
  if (!isComplete(folder)) {
    console.error(`installing VS Code (code-server ${VERSION}) into ${folder} …`);
    install(folder);
  }
  const logger = join(dirname(fileURLToPath(import.meta.url)), 'spdlog.cjs');
  copyFileSync(logger, join(folder, 'node_modules', '@vscode', 'spdlog', 'index.js'));
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(ensureVSCode());
}
