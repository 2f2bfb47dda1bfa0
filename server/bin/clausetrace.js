#!/usr/bin/env node
// The command `clausetrace`. The program itself is the bundle that `npm run build` writes.
import { existsSync } from 'node:fs';

const program = new URL('../dist/cli.js', import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error('clausetrace is not built yet: run `npm run build` in the root of the repository.');
  process.exitCode = 2;
}
