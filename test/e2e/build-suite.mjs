// Bundles the tests into `out/`, as CommonJS, which every extension host loads.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { E2E_ROOT, OUT, SCENARIOS, testFiles } from './scenarios.mjs';

export async function buildSuite() {
  rmSync(OUT, { recursive: true, force: true });
  await build({
    entryPoints: [join(E2E_ROOT, 'suite', 'index.ts'), ...SCENARIOS.flatMap(testFiles)],
    outbase: join(E2E_ROOT, 'suite'),
    outdir: OUT,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}
