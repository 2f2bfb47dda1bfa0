// What the end-to-end tests open: each scenario is a workspace (a copy of a folder of `fixture/`, or of `from`), its settings, and the
// tests of the folder of the same name in `suite/`.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const E2E_ROOT = dirname(fileURLToPath(import.meta.url));
export const REPOSITORY = join(E2E_ROOT, '..', '..');
export const EXTENSION = join(REPOSITORY, 'client');
export const OUT = join(E2E_ROOT, 'out');
/** The module that either launcher loads inside the extension host. */
export const SUITE = join(OUT, 'index.cjs');

/** The tests look at a day of their own, so that no finding comes and goes with the calendar. */
const AS_OF = '2026-11-20';

export const SCENARIOS = [
  { name: 'sms', settings: { 'clausetrace.asOf': AS_OF } },
  { name: 'sample', from: join(REPOSITORY, 'samples', 'acme-with-gaps'), settings: { 'clausetrace.asOf': AS_OF } },
  { name: 'plain', settings: {} },
];

/** The test files of a scenario. */
export function testFiles({ name }) {
  const folder = join(E2E_ROOT, 'suite', name);
  return readdirSync(folder)
    .filter(file => file.endsWith('.test.ts'))
    .sort()
    .map(file => join(folder, file));
}

/** How many tests there are, counted in the source: what is reported as skipped where none can run. */
export const countTests = () =>
  SCENARIOS.flatMap(testFiles).reduce(
    (n, file) => n + (readFileSync(file, 'utf8').match(/^\s*it\(/gm) ?? []).length,
    0,
  );

/** Copies `from` to `to` with the workspace settings that make it the same for every launcher. */
export function copyWorkspace(from, to, settings) {
  cpSync(from, to, { recursive: true });
  mkdirSync(join(to, '.vscode'), { recursive: true });
  writeFileSync(join(to, '.vscode', 'settings.json'), JSON.stringify(settings, null, 2));
  return to;
}

/** The workspace of a scenario, in `scratch`. */
export const prepareWorkspace = ({ name, settings, from = join(E2E_ROOT, 'fixture', name) }, scratch) =>
  copyWorkspace(from, join(scratch, 'workspace'), settings);
