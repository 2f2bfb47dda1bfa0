// Runs the command line in the process of the test, in a temporary folder.

import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Surroundings } from '../../server/src/cli/command.ts';
import { run } from '../../server/src/cli/program.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  readonly isTerminal?: boolean;
  readonly env?: Surroundings['env'];
  /** Relative to the folder. */
  readonly cwd?: string;
}

const folders: string[] = [];

export const today = '2026-06-30';

export class Folder {
  readonly path: string;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.path = realpathSync(mkdtempSync(join(tmpdir(), 'clausetrace-cli-')));
    folders.push(this.path);
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  write(path: string, content: string | Uint8Array): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  async run(args: readonly string[], circumstances: Circumstances = {}): Promise<Outcome> {
    return runIn(this.path, args, circumstances);
  }
}

export async function runIn(
  folder: string,
  args: readonly string[],
  { isTerminal = false, env = {}, cwd = '.' }: Circumstances = {},
): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    stdout: { write: text => void out.push(text), isTerminal },
    stderr: { write: text => void err.push(text), isTerminal },
    cwd: join(folder, cwd),
    env,
    today: () => today,
    version: '0.0.0-test',
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** Git is found; nothing is kept for the next time. */
export const withGit: Readonly<Record<string, string>> = { PATH: process.env.PATH ?? '' };

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A small SMS with a clause that is covered, one that is planned and a broken link. */
export const smallSms: Readonly<Record<string, string>> = {
  'sms.yaml': `organization: Acme
roles:
  incident-manager: { title: Incident manager, holder: R. Example }
`,
  'processes/incident.md': `---
id: PRC-INC
title: Incident management process
type: process
status: approved
version: "1.0"
owner: role:incident-manager
approver: A. Director
approved: 2026-03-14
reviewed: 2026-03-14
clauses: [8.6.1]
---

# Incident management process

See [the policy](../policies/missing.md).
`,
  'processes/problem.md': `---
id: PRC-PRB
title: Problem management process
type: process
status: draft
owner: role:incident-manager
clauses: [8.6.3]
---

# Problem management process

Follows [[PRC-INC]].
`,
};
