// Where output goes: files that are written as what they are, and streams that cannot be written.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, constants, lstatSync, openSync, readSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replaceFile } from '../../server/src/cli/write.ts';
import { Folder, removeFolders, smallSms } from './harness.ts';

afterEach(removeFolders);

describe('replacing a file', () => {
  it('follows links, also one to a file that is still to be made', () => {
    const folder = new Folder({ 'deep/a.txt': 'old' });
    symlinkSync('deep/a.txt', join(folder.path, 'one'));
    symlinkSync('one', join(folder.path, 'two'));
    symlinkSync('deep/new.txt', join(folder.path, 'new'));
    replaceFile(join(folder.path, 'two'), 'text');
    replaceFile(join(folder.path, 'new'), 'made');
    assert.equal(folder.read('deep/a.txt'), 'text');
    assert.equal(folder.read('deep/new.txt'), 'made');
    for (const name of ['one', 'two', 'new']) assert.ok(lstatSync(join(folder.path, name)).isSymbolicLink());
  });

  it('says what is wrong with links that lead in a circle', () => {
    const folder = new Folder();
    symlinkSync('b', join(folder.path, 'a'));
    symlinkSync('a', join(folder.path, 'b'));
    assert.throws(() => replaceFile(join(folder.path, 'a'), 'text'), /a cannot be written: its links lead in a circle/);
  });

  it('writes straight into a pipe with a name', function () {
    if (process.platform === 'win32') this.skip();
    const folder = new Folder();
    const pipe = join(folder.path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    try {
      replaceFile(pipe, 'text');
      assert.ok(lstatSync(pipe).isFIFO());
      const bytes = Buffer.alloc(10);
      assert.equal(bytes.toString('utf8', 0, readSync(reader, bytes)), 'text');
    } finally {
      closeSync(reader);
    }
  });
});

describe('a standard output that cannot be written', () => {
  it('is told in one line, with exit code 2', function () {
    if (process.platform === 'win32') this.skip();
    const folder = new Folder({ ...smallSms, closed: '' });
    const readOnly = openSync(join(folder.path, 'closed'), 'r');
    const main = fileURLToPath(new URL('../../server/src/cli/main.ts', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', main, 'check', folder.path], {
      stdio: ['ignore', readOnly, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(readOnly);
    assert.match(stderr, /^clausetrace: the standard output cannot be written: [^\n]+\n$/);
    assert.equal(status, 2);
  });
});
