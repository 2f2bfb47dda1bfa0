// `npm run bench [-- --docs 2000]`: the time of a cold check beside the time it takes to read and parse the same bytes with the
// Markdown and YAML parsers alone, in the same run. Prints medians of whole processes; it asserts nothing.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCorpus } from './corpus.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const sizes = process.argv.includes('--docs') ? [argument('docs')] : [500, 2000, 10000];
const runs = argument('runs', 5);

const programs = {
  'read and parse alone': folder => [path.join(here, 'floor.mjs'), folder],
  'clausetrace check': folder => [
    path.join(here, '../../server/bin/clausetrace.js'),
    'check',
    folder,
    '--as-of',
    '2026-06-30',
  ],
};

for (const size of sizes) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'clausetrace-bench-'));
  try {
    const { links, broken } = writeCorpus(folder, size);
    console.log(`\n${size} documents, ${links} links, ${broken} of them broken, ${runs} runs each, in turn`);
    const times = Object.fromEntries(Object.keys(programs).map(name => [name, []]));
    for (let run = 0; run <= runs; run++) {
      for (const [name, command] of Object.entries(programs)) {
        const measured = measure(command(folder));
        if (run > 0) times[name].push(measured); // the first one warms the disk
      }
    }
    for (const [name, all] of Object.entries(times)) {
      const sorted = all.sort((a, b) => a.seconds - b.seconds);
      const { seconds, megabytes } = sorted[Math.floor(sorted.length / 2)];
      console.log(`  ${name.padEnd(24)} ${seconds.toFixed(2)} s  ${megabytes} MB`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Wall time of a whole process, and its largest resident size as the process itself reports it on its way out. */
function measure(args) {
  const start = process.hrtime.bigint();
  const report = path.join(here, 'report-memory.mjs');
  const result = spawnSync(process.execPath, ['--import', report, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.status === null || result.status > 1) throw new Error(`${args.join(' ')} failed:\n${result.stderr}`);
  const megabytes = Number(/maximum resident: (\d+) MB/.exec(result.stderr)?.[1] ?? Number.NaN);
  return { seconds, megabytes };
}
