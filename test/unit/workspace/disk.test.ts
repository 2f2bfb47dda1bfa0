import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discover } from '../../../server/src/workspace/discover.ts';
import { DiskFileSystem } from '../../../server/src/workspace/disk.ts';
import { readManifest } from '../../../server/src/workspace/manifest.ts';
import { manifestSource } from '../../support/yaml.ts';

/** Windows has neither permissions nor pipes of this kind. */
const hasPermissions = process.platform !== 'win32';
const hasPipes = process.platform !== 'win32';

/** Root reads what nobody may, so for a while it is somebody else. */
function asNobody(action: () => void): void {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    action();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('DiskFileSystem', () => {
  let root: string;
  let disk: DiskFileSystem;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'clausetrace disk ü#%-')));
    disk = new DiskFileSystem(root);
  });

  afterEach(() => {
    execFileSync('chmod', ['-R', 'u+rwX', root]);
    rmSync(root, { recursive: true, force: true });
  });

  it('lists files and directories in order, with any names', () => {
    for (const name of ['b.md', 'a b.md', 'ä.md', '#1%.md', '😀.md', 'B.md']) writeFileSync(join(root, name), '');
    mkdirSync(join(root, 'dir.md'));
    assert.deepEqual(
      disk.list('').map(({ name, kind }) => `${name} ${kind}`),
      ['#1%.md file', 'B.md file', 'a b.md file', 'b.md file', 'dir.md directory', 'ä.md file', '😀.md file'],
    );
    assert.deepEqual(disk.list('b.md'), []);
    assert.deepEqual(disk.list('missing'), []);
  });

  it('reads bytes, or says why it cannot', () => {
    writeFileSync(join(root, 'a.md'), 'text');
    writeFileSync(join(root, 'empty.md'), '');
    mkdirSync(join(root, 'dir.md'));
    assert.deepEqual(disk.read('a.md'), { bytes: Buffer.from('text') });
    assert.deepEqual(disk.read('empty.md'), { bytes: Buffer.from('') });
    assert.deepEqual(disk.read('a.md', 4), { bytes: Buffer.from('text') });
    const large = disk.read('a.md', 3);
    assert.ok('error' in large);
    assert.deepEqual(
      [large.error, large.message, large.head?.toString()],
      ['too-large', 'has 0.0 MiB, more than the 0.0 MiB that are read', 'text'],
    );
    assert.deepEqual(disk.read('a.md/b'), { error: 'missing', message: 'does not exist' });
    assert.deepEqual(disk.read('missing.md'), { error: 'missing', message: 'does not exist' });
    assert.deepEqual(disk.read('dir.md'), { error: 'directory', message: 'is a directory' });
  });

  it('tells what is at a path, also above the root', () => {
    writeFileSync(join(root, 'a.md'), '');
    mkdirSync(join(root, 'inner'));
    const inner = new DiskFileSystem(join(root, 'inner'));
    assert.deepEqual(
      ['../a.md', '..', '', '../missing', 'a\0b'].map(path => inner.kindOf(path)),
      ['file', 'directory', 'directory', undefined, undefined],
    );
    assert.ok('error' in inner.read('a\0b'));
  });

  it('follows links, except those to nowhere; one in a loop is a file that cannot be read', () => {
    writeFileSync(join(root, 'a.md'), 'text');
    symlinkSync('a.md', join(root, 'link.md'));
    symlinkSync('.', join(root, 'here'));
    symlinkSync('nowhere', join(root, 'broken.md'));
    symlinkSync('loop', join(root, 'loop'));
    assert.deepEqual(disk.list(''), [
      { name: 'a.md', kind: 'file' },
      { name: 'here', kind: 'directory', isLink: true },
      { name: 'link.md', kind: 'file', isLink: true },
      { name: 'loop', kind: 'file', isLink: true },
    ]);
    assert.ok('bytes' in disk.read('link.md'));
    assert.ok('error' in disk.read('loop'));
    assert.equal(disk.identityOf('here/here'), disk.identityOf(''));
    assert.equal(disk.identityOf('link.md'), `${disk.identityOf('')}/a.md`);
    assert.equal(disk.identityOf('loop'), undefined);
  });

  it('takes pipes and sockets for no files, and does not wait for them', async function () {
    if (!hasPipes) this.skip();
    execFileSync('mkfifo', [join(root, 'pipe.md')]);
    const server = createServer().listen(join(root, 's.md'));
    await new Promise(resolve => server.once('listening', resolve));
    try {
      assert.deepEqual(disk.list(''), []);
      assert.deepEqual([disk.kindOf('pipe.md'), disk.kindOf('s.md')], [undefined, undefined]);
      assert.ok('error' in disk.read('pipe.md'));
      assert.ok('error' in disk.read('s.md'));
    } finally {
      server.close();
    }
  });

  it('leaves out names that are not UTF-8', function () {
    if (process.platform !== 'linux') this.skip();
    writeFileSync(Buffer.concat([Buffer.from(`${root}/bad-`), Buffer.from([0xff, 0xfe]), Buffer.from('.md')]), 'x');
    writeFileSync(join(root, 'replacement-\uFFFD.md'), 'x');
    assert.deepEqual(
      disk.list('').map(entry => entry.name),
      ['replacement-\uFFFD.md'],
    );
  });

  it('says what may not be read, and goes on', function () {
    if (!hasPermissions) this.skip();
    writeFileSync(join(root, 'secret.md'), '');
    mkdirSync(join(root, 'closed'));
    chmodSync(join(root, 'secret.md'), 0);
    chmodSync(join(root, 'closed'), 0);
    chmodSync(root, 0o755);
    asNobody(() => {
      assert.deepEqual(disk.read('secret.md'), { error: 'unreadable', message: 'may not be read' });
      assert.deepEqual(disk.list('closed'), []);
    });
  });

  it('can be walked whatever lies there', () => {
    mkdirSync(join(root, 'docs/sub'), { recursive: true });
    mkdirSync(join(root, 'hidden/.store'), { recursive: true });
    writeFileSync(join(root, 'docs/a.md'), '');
    writeFileSync(join(root, 'hidden/.store/kept.md'), '');
    symlinkSync('../..', join(root, 'docs/sub/up'));
    symlinkSync('docs', join(root, 'also-docs'));
    symlinkSync('docs/a.md', join(root, 'also-a.md'));
    symlinkSync('hidden/.store', join(root, 'store'));
    symlinkSync(tmpdir(), join(root, 'outside'));
    const { systems, files } = discover(disk, path => readManifest(path, manifestSource(''), []));
    // Each file once, and only what links lead to inside of the workspace.
    assert.deepEqual(
      systems.map(sms => sms.files),
      [['docs/a.md', 'store/kept.md']],
    );
    assert.equal(files.kindOf('also-docs/a.md'), 'file');
    assert.equal(files.kindOf('docs/sub/up/docs/a.md'), 'file');
  });
});
