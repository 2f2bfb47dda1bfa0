// What the end-to-end tests open: each scenario is a workspace (a copy of a folder of `fixture/`, or of `from`, or what `make` makes), its settings, and the
// tests of the folder of the same name in `suite/`.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRepository } from '../../samples/with-history.mjs';

export const E2E_ROOT = dirname(fileURLToPath(import.meta.url));
export const REPOSITORY = join(E2E_ROOT, '..', '..');
export const EXTENSION = join(REPOSITORY, 'client');
export const OUT = join(E2E_ROOT, 'out');
/** The module that either launcher loads inside the extension host. */
export const SUITE = join(OUT, 'index.cjs');

/** The tests look at a day of their own, so that no finding comes and goes with the calendar. */
export const AS_OF = '2026-11-20';

export const SCENARIOS = [
  { name: 'sms', settings: { 'clausetrace.asOf': AS_OF } },
  { name: 'sample', from: join(REPOSITORY, 'samples', 'acme-with-gaps'), settings: { 'clausetrace.asOf': AS_OF } },
  { name: 'history', make: makeRepository, settings: { 'clausetrace.asOf': AS_OF, 'clausetrace.baseline': 'v1' } },
  { name: 'plain', settings: {} },
  // More folders may come to it without a restart of the extension host.
  { name: 'virtual', from: join(E2E_ROOT, 'fixture', 'plain'), settings: { 'clausetrace.asOf': AS_OF }, isFile: true },
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
  return withSettings(to, settings);
}

function withSettings(to, settings) {
  mkdirSync(join(to, '.vscode'), { recursive: true });
  writeFileSync(join(to, '.vscode', 'settings.json'), JSON.stringify(settings, null, 2));
  return to;
}

/** The workspace of a scenario, in `scratch`: a folder, or a file that names it. */
export function prepareWorkspace(
  { name, settings, make, from = join(E2E_ROOT, 'fixture', name), isFile = false },
  scratch,
) {
  const place = join(scratch, 'workspace');
  make?.(place);
  const folder = make ? withSettings(place, settings) : copyWorkspace(from, place, settings);
  if (!isFile) {
    return folder;
  }
  const file = join(scratch, 'test.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: 'workspace' }], settings }, null, 2));
  return file;
}
