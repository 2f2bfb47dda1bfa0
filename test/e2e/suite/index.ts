// The entry of the tests INSIDE the extension host. Both launchers load it and call `run`; what it finds goes into the
// file that E2E_RESULTS names.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Result {
  title: string;
  state: 'passed' | 'failed' | 'pending';
  ms?: number;
  error?: string;
}

export async function run(): Promise<void> {
  const { E2E_RESULTS, E2E_SCENARIO = 'sms', E2E_GREP } = process.env;
  // mocha is an ES module, and the extension host loads us as CommonJS.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000, ...(E2E_GREP ? { grep: E2E_GREP } : {}) });
  const folder = join(__dirname, E2E_SCENARIO);
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.test.cjs')) {
      mocha.addFile(join(folder, file));
    }
  }
  await mocha.loadFilesAsync();
  const results: Result[] = [];
  const failures = await new Promise<number>(resolve => {
    const runner = mocha.run(resolve);
    runner.on('pass', test => results.push({ title: test.fullTitle(), state: 'passed', ms: test.duration ?? 0 }));
    runner.on('pending', test => results.push({ title: test.fullTitle(), state: 'pending' }));
    runner.on('fail', (test, error) =>
      results.push({ title: test.fullTitle(), state: 'failed', error: String(error?.stack ?? error) }),
    );
  });
  if (E2E_RESULTS) {
    writeFileSync(E2E_RESULTS, JSON.stringify(results));
  }
  if (failures > 0) {
    throw new Error(`${failures} of ${results.length} tests failed`);
  }
}
