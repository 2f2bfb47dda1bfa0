// `npm run lint`: types, style, the floors of the house, unused exports and dependencies, and that every rule is whole.
// All checks run, so that one run tells everything.

import { spawnSync } from 'node:child_process';

const checks = [
  ['types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['types of the pages', 'tsc', ['--noEmit', '-p', 'client/webview/tsconfig.json']],
  ['style', 'biome', ['check', '.']],
  ['floors', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'server/src', 'client/src', 'client/webview']],
  ['unused', 'knip', []],
  ['rules', 'tsx', ['scripts/check-rules.ts']],
];

const failed = checks.filter(([name, command, args]) => {
  console.log(`— ${name}`);
  return spawnSync('npx', ['--no-install', command, ...args], { stdio: 'inherit' }).status !== 0;
});

if (failed.length > 0) {
  console.error(`lint failed: ${failed.map(([name]) => name).join(', ')}`);
  process.exit(1);
}
