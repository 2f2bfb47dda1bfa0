// A revision as a file system: it answers as the disk would, links, submodules and all.

import { deepEqual, equal } from 'node:assert/strict';
import { type Content, RevisionFileSystem, type TreeEntry } from '../../../server/src/workspace/revision.ts';

/** Texts by path; `-> target` is a link, `submodule` one. */
function revision(files: Readonly<Record<string, string>>, folder = ''): RevisionFileSystem {
  const contents = new Map<string, Content>();
  const entries = Object.entries(files).map(([path, text]): TreeEntry => {
    const kind = text.startsWith('-> ') ? 'link' : text === 'submodule' ? 'submodule' : 'file';
    const bytes = new TextEncoder().encode(kind === 'link' ? text.slice(3) : text);
    contents.set(path, { size: bytes.length, bytes });
    return { path, kind, id: path };
  });
  return new RevisionFileSystem({ root: `/repository/${folder}`, folder, entries, contents });
}

function textOf(fileSystem: RevisionFileSystem, path: string): string {
  const content = fileSystem.read(path);
  return 'bytes' in content ? new TextDecoder().decode(content.bytes) : content.error;
}

describe('RevisionFileSystem', () => {
  it('lists folders in code point order', () => {
    const files = revision({ 'b/y.md': 'y', 'b/x.md': 'x', 'a.md': 'a', 'b/c/z.md': 'z' });
    deepEqual(files.list(''), [
      { name: 'a.md', kind: 'file' },
      { name: 'b', kind: 'directory' },
    ]);
    deepEqual(
      files.list('b').map(({ name }) => name),
      ['c', 'x.md', 'y.md'],
    );
    deepEqual(files.list('nowhere'), []);
    equal(textOf(files, 'b/c/z.md'), 'z');
    equal(textOf(files, 'b'), 'directory');
    equal(textOf(files, 'b/missing.md'), 'missing');
    equal(textOf(files, 'a.md/x'), 'missing');
  });

  it('sees the rest of the repository from a folder of it, and nothing above', () => {
    const files = revision({ 'sms/a.md': 'a', 'other/b.md': 'b', '.gitignore': 'x' }, 'sms');
    equal(textOf(files, 'a.md'), 'a');
    equal(textOf(files, '../other/b.md'), 'b');
    equal(textOf(files, '../.gitignore'), 'x');
    equal(files.kindOf('..'), 'directory');
    equal(files.kindOf('../.git'), 'directory');
    equal(files.kindOf('../../anything'), undefined);
    equal(files.kindOf('.git'), undefined);
  });

  it('follows links to files and folders, and says where they end', () => {
    const files = revision({
      'docs/real.md': 'real',
      'docs/near.md': '-> real.md',
      'up.md': '-> docs/../docs/near.md',
      folder: '-> docs',
      'docs/sub/back': '-> ..',
    });
    equal(textOf(files, 'docs/near.md'), 'real');
    equal(textOf(files, 'up.md'), 'real');
    equal(textOf(files, 'folder/real.md'), 'real');
    equal(textOf(files, 'docs/sub/back/near.md'), 'real');
    equal(files.identityOf('folder/near.md'), files.identityOf('docs/real.md'));
    deepEqual(files.list('')[1], { name: 'folder', kind: 'directory', isLink: true });
    equal(files.identityOf('docs/real.md')?.startsWith(`${files.identityOf('')}/`), true);
  });

  it('leaves out links to nowhere and out of the repository, and tells those in a loop', () => {
    const files = revision({
      'a.md': '-> b.md',
      'b.md': '-> a.md',
      'gone.md': '-> missing.md',
      'out.md': '-> ../../etc/passwd',
      'absolute.md': '-> /etc/passwd',
      'self/x': '-> x/y',
    });
    deepEqual(files.list(''), [
      { name: 'a.md', kind: 'file', isLink: true },
      { name: 'b.md', kind: 'file', isLink: true },
      { name: 'self', kind: 'directory' },
    ]);
    deepEqual(files.read('a.md'), { error: 'unreadable', message: 'is a link in a loop' });
    for (const path of ['gone.md', 'out.md', 'absolute.md']) equal(textOf(files, path), 'missing');
    equal(textOf(files, 'self/x'), 'unreadable');
  });

  it('takes a submodule for an empty folder', () => {
    const files = revision({ 'vendor/lib': 'submodule', 'a.md': 'a' });
    equal(files.kindOf('vendor/lib'), 'directory');
    deepEqual(files.list('vendor/lib'), []);
    equal(textOf(files, 'vendor/lib'), 'directory');
  });

  it('says what it does not have, and shows the head of what is too large', () => {
    const bytes = new TextEncoder().encode('head');
    const files = new RevisionFileSystem({
      root: '/r',
      folder: '',
      entries: [
        { path: 'image.png', kind: 'file', id: '1' },
        { path: 'large.md', kind: 'file', id: '2' },
      ],
      contents: new Map([['2', { size: 5_000_000, bytes }]]),
    });
    equal(files.kindOf('image.png'), 'file');
    equal(textOf(files, 'image.png'), 'unreadable');
    const content = files.read('large.md', 4_000_000);
    deepEqual('error' in content && [content.error, content.head], ['too-large', bytes]);
  });
});
