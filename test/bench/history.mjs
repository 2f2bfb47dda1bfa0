// `npm run bench:history [-- --commits 2000 --docs 500]`: the time it takes to learn what git knows of a synthetic repository, for the
// first time, again, and after a commit more, beside the time that git alone takes to tell the same. It asserts nothing.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeRepository } from './history-repository.mjs';

const here = fileURLToPath(import.meta.url);
const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};

if (process.argv.includes('--open')) await open(argument('open'), argument('cache'));
else compare({ commits: Number(argument('commits', 20_000)), documents: Number(argument('docs', 5_000)) });

/** In a process of its own, so that nothing is warm that would not be. */
async function open(folder, cacheFolder) {
  const { Git } = await import('../../server/src/history/git.ts');
  const { openHistory } = await import('../../server/src/history/repository.ts');
  const git = new Git({ folder, env: process.env });
  const start = performance.now();
  const history = await openHistory({ git, read: () => undefined, cacheFolder });
  const versions = history.paths.reduce((sum, file) => sum + history.file(file).versions.length, 0);
  const seconds = (performance.now() - start) / 1000;
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ seconds, megabytes, processes: git.processes, versions, ...history.work }));
}

function compare(size) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'clausetrace-bench-'));
  const cache = mkdtempSync(path.join(os.tmpdir(), 'clausetrace-bench-'));
  try {
    const { commits, merges, renames, documents } = writeRepository(folder, size);
    console.log(`${commits} commits (${merges} merges), ${documents} documents, ${renames} renames`);
    console.log(`  git alone                ${gitAlone(folder).toFixed(2)} s`);
    const opened = name => {
      const args = ['--import', 'tsx', here, '--open', folder, '--cache', cache];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      const { seconds, megabytes, processes, versions, commits: read, blobs } = JSON.parse(stdout);
      const work = `${read} commits and ${blobs} contents read, ${versions} versions known`;
      console.log(`  ${name.padEnd(24)} ${seconds.toFixed(2)} s  ${megabytes} MB  ${processes} processes, ${work}`);
    };
    opened('first time');
    opened('again');
    writeFileSync(path.join(folder, 'area-0', 'new.md'), '# New\n');
    git(folder, ['add', '-A']);
    git(folder, ['-c', 'user.name=R. Example', '-c', 'user.email=r@example.org', 'commit', '-q', '-m', 'New']);
    opened('after a commit');
  } finally {
    for (const made of [folder, cache]) rmSync(made, { recursive: true, force: true });
  }
}

/** The log and all contents that it names, told to nobody. */
function gitAlone(folder) {
  const start = performance.now();
  const log = git(folder, [
    'log',
    '--raw',
    '--no-abbrev',
    '-M',
    '--diff-merges=first-parent',
    '--format=%H',
    '--',
    '*.md',
  ]);
  const blobs = new Set([...log.matchAll(/^:\S+ \S+ \S+ (\S+) /gm)].map(([, blob]) => blob));
  git(folder, ['cat-file', '--batch', '--buffer'], [...blobs, ''].join('\n'));
  return (performance.now() - start) / 1000;
}

function git(cwd, args, input) {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, input, encoding: 'latin1', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr}`);
  return stdout;
}
