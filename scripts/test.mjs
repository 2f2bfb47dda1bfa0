// `npm test`: unit, fixture, protocol and command-line tests, then those that need a browser. The last line counts them all:
// `N passed, N failed, N skipped`.

import { spawn } from 'node:child_process';

/** Each suite prints as it goes; its last lines say how many tests passed, failed and were skipped. */
const suites = [
  { name: 'unit, rules, protocol, command line', command: ['npx', '--no-install', 'mocha'], count: countMocha },
  { name: 'reports in a browser', command: [process.execPath, 'test/browser/run.mjs'], count: countLine },
  { name: 'VS Code', command: [process.execPath, 'test/e2e/run.mjs'], count: countLine },
];

const total = { passed: 0, failed: 0, skipped: 0 };
for (const { name, command, count } of suites) {
  console.log(`\n— ${name}`);
  const { output, code } = await run(command);
  const counts = count(output);
  // A suite that dies before it counts has failed, whatever it printed.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (code === 0 && counts.passed + counts.skipped === 0) counts.failed = 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

function run([command, ...args]) {
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', data => {
      process.stdout.write(data);
      output += data;
    });
    child.on('error', error => resolve({ output: String(error), code: 1 }));
    child.on('close', code => resolve({ output, code }));
  });
}

function countMocha(output) {
  const number = word => Number(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'm').exec(output)?.[1] ?? 0);
  return { passed: number('passing'), failed: number('failing'), skipped: number('pending') };
}

function countLine(output) {
  const match = output.match(/(\d+) passed, (\d+) failed(?:, (\d+) skipped)?/g)?.at(-1) ?? '';
  const [passed = 0, failed = 0, skipped = 0] = (match.match(/\d+/g) ?? []).map(Number);
  return { passed, failed, skipped };
}
