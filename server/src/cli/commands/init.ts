// `clausetrace init`: a manifest and a first set of documents, all of them drafts.

import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { firstSet } from '../../templates/first-set.ts';
import { type Command, CommandFailure, exitCodes } from '../command.ts';
import { requireName } from '../folder.ts';
import { createFile } from '../write.ts';

export const init: Command = {
  name: 'init',
  summary: 'write a manifest and a first set of documents',
  arguments: [
    { name: 'DIR', description: 'folder of the new SMS; made where it does not exist (default: the current folder)' },
  ],
  example:
    'clausetrace init our-sms\nWrites sms.yaml, roles, a scope statement, the policy, the plan and a register; never overwrites.',
  async run(input, { cwd, stdout }) {
    const asked = input.argument('DIR') ?? '.';
    requireName(asked);
    const folder = resolve(cwd, asked);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
      throw new CommandFailure(`${asked} is not a folder`);
    const files = firstSet(basename(folder) || 'Our organization');
    // All or nothing: half a set beside documents of one's own helps nobody.
    const taken = files.find(({ path }) => existsSync(join(folder, path)));
    if (taken) throw new CommandFailure(`${join(asked, taken.path)} exists already; nothing was written`);
    makeFolder(folder, asked);
    for (const { path, text } of files) createFile(join(folder, path), text);
    const place = asked === '.' ? '' : ` ${asked}`;
    stdout.write(`${files.map(({ path }) => `wrote ${join(asked, path)}\n`).join('')}
Next: put names into roles/roles.yaml, write the scope, then see what is missing:
  clausetrace check${place}
  clausetrace status${place}
`);
    return exitCodes.fine;
  },
};

function makeFolder(folder: string, asked: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new CommandFailure(`${asked} cannot be made: ${(error as Error).message}`);
  }
}
