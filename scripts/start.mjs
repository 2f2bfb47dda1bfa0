// `npm start`: the built command line on the sample SMS. Shows findings and coverage, and writes the traceability matrix.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'server/bin/clausetrace.js');
const sample = 'samples/acme';
const gaps = 'samples/acme-with-gaps';
const matrix = resolve(root, 'out/acme-matrix.html');

/** Exit code 1 says that there are findings, which is no failure here. */
function clausetrace(...args) {
  console.log(`\n> clausetrace ${args.join(' ')}\n`);
  const { status, error } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0 && status !== 1) process.exit(status ?? 2);
}

console.log('Clausetrace on a sample service management system.');
clausetrace('check', sample);
clausetrace('status', sample);
mkdirSync(resolve(root, 'out'), { recursive: true });
clausetrace('matrix', sample, '--output', 'out/acme-matrix.html');

console.log(`\nThe traceability matrix is in ${matrix}`);
console.log(`Open it in a browser: ${pathToFileURL(matrix).href}`);
if (existsSync(join(root, gaps))) {
  console.log(`To see findings, run: node server/bin/clausetrace.js check ${gaps}`);
}
