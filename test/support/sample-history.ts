// The sample with a past, as `node samples/with-history.mjs` makes it: `v1`, `v2`, and the branch `proposal`. It is made once in
// a run, and copied for each test.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitRepository } from './git-repository.ts';

const script = new URL('../../samples/with-history.mjs', import.meta.url);

let made: string | undefined;

export async function sampleWithHistory(): Promise<GitRepository> {
  made ??= await make();
  const repository = new GitRepository({}, false);
  cpSync(made, repository.folder, { recursive: true });
  return repository;
}

async function make(): Promise<string> {
  const { makeRepository } = (await import(script.href)) as { makeRepository: (folder: string) => void };
  const folder = mkdtempSync(join(tmpdir(), 'clausetrace-sample-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  makeRepository(folder);
  return folder;
}
