// A git that takes down that it was started, first on the path of the servers that a test starts meanwhile.

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export class RecordedGit {
  readonly #folder = mkdtempSync(join(tmpdir(), 'clausetrace-recorded-git-'));
  readonly #mark = join(this.#folder, 'started');

  constructor() {
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const program = join(this.#folder, 'git');
    writeFileSync(program, `#!/bin/sh\n: > '${this.#mark}'\nexec '${real}' "$@"\n`);
    chmodSync(program, 0o755);
  }

  get wasStarted(): boolean {
    return existsSync(this.#mark);
  }

  /** Programs that are started meanwhile find this git before all others. */
  async onPath<T>(start: () => Promise<T>): Promise<T> {
    const { PATH = '' } = process.env;
    process.env.PATH = `${this.#folder}${delimiter}${PATH}`;
    try {
      return await start();
    } finally {
      process.env.PATH = PATH;
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
