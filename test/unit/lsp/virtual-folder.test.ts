// A folder on no disk, with a client that is slow, forgetful or broken.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { FolderClient } from '../../../server/src/lsp/folder-client.ts';
import { pathInside, pathOfUri } from '../../../server/src/lsp/uris.ts';
import { VirtualFolder } from '../../../server/src/lsp/virtual-folder.ts';
import { type FileContent, type FileSystem, headSize } from '../../../server/src/workspace/file-system.ts';
import { MemoryFileSystem } from '../../../server/src/workspace/memory.ts';
import { ChangingFiles } from '../../support/changing-files.ts';

const root = 'memfs:/@/sms';

/** A client of the files in memory. `wait` is called before each answer. */
function clientOf(files: FileSystem, wait: (question: string) => Promise<void> = async () => {}): FolderClient {
  const local = (uri: string) => pathInside(root, pathOfUri(uri)!)!;
  const below = (folder: string, prefix: string): { path: string; kind: 'file' | 'directory' }[] =>
    files.list(folder).flatMap(({ name, kind }) => {
      const inner = kind === 'file' ? [] : below(folder === '' ? name : `${folder}/${name}`, `${prefix}${name}/`);
      return [{ path: prefix + name, kind }, ...inner];
    });
  return {
    async folder({ uri }) {
      const entries = below(local(uri), '');
      await wait(`folder ${local(uri)}`);
      return { entries, isCut: false };
    },
    async files({ uris, maxBytes }) {
      const contents = uris.map((uri): FileContent => files.read(local(uri), maxBytes));
      await wait(`files ${uris.map(local).join(' ')}`);
      return contents;
    },
  };
}

function folderOf(client: FolderClient) {
  const told: string[] = [];
  return { told, folder: new VirtualFolder(root, { client, tell: message => told.push(message) }) };
}

/** All that lies below a folder, with what can be read of it. */
function allOf(files: FileSystem, folder = ''): unknown[] {
  return files.list(folder).flatMap(({ name, kind }) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    return kind === 'directory' ? [path, ...allOf(files, path)] : [[path, isText(name) ? textOf(files, path) : '']];
  });
}

const isText = (name: string) => /\.(md|yaml)$/.test(name);

function textOf(files: FileSystem, path: string): string {
  const content = files.read(path);
  return 'bytes' in content ? Buffer.from(content.bytes).toString() : content.error;
}

describe('a folder that the client tells of', () => {
  it('is what the client has, after any sequence of changes', async () => {
    const name = fc.constantFrom('a.md', 'b.md', 'c', 'd', 'p.png', 'sms.yaml');
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map(names => names.join('/'));
    const change = fc.record({ path, text: fc.constantFrom('', 'x', 'y', undefined), isTold: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), fc.nat(12), async (changes, before) => {
        const files = new ChangingFiles();
        const { folder, told } = folderOf(clientOf(files));
        const untold = new Set<string>();
        const apply = ({ path, text }: (typeof changes)[number]) => {
          // No name is a file and a folder at once, nor is there a way through a file.
          const isTaken = files.paths().some(one => `${path}/`.startsWith(`${one}/`) && one !== path);
          if (text === undefined) files.remove(path);
          else if (!isTaken && files.kindOf(path) !== 'directory') files.write(path, text);
          // A folder is there as long as something is in it.
          for (let one = path; one !== ''; one = one.slice(0, Math.max(0, one.lastIndexOf('/')))) untold.add(one);
        };
        for (const one of changes.slice(0, before)) apply(one);
        await folder.fetch();
        untold.clear();
        for (const one of changes.slice(before)) {
          apply(one);
          if (!one.isTold) continue;
          await folder.refresh([...untold]);
          untold.clear();
          deepEqual(allOf(folder.files), allOf(files));
        }
        await folder.refresh([...untold]);
        deepEqual(allOf(folder.files), allOf(files));
        deepEqual(told, []);
      }),
      { numRuns: 300 },
    );
  });

  it('names what is another than before, and nothing else', async () => {
    const files = new ChangingFiles({ 'a.md': 'a', 'in/b.md': 'b', 'in/deep/c.md': 'c', 'p.png': 'p' });
    const { folder } = folderOf(clientOf(files));
    await folder.fetch();
    deepEqual(await folder.refresh(['a.md', 'p.png', 'none.md', 'in']), []);
    files.write('a.md', 'A');
    files.write('p.png', 'P');
    deepEqual(await folder.refresh(['a.md', 'p.png']), ['a.md']);
    files.remove('in/deep');
    files.write('in/new.md', '');
    deepEqual((await folder.refresh(['in'])).toSorted(), ['in/deep', 'in/deep/c.md', 'in/new.md']);
    files.remove('in');
    deepEqual((await folder.refresh(['in'])).toSorted(), ['in', 'in/b.md', 'in/new.md']);
  });

  it('takes no older answer after a newer one', async () => {
    const files = new ChangingFiles({ 'a.md': 'old' });
    const waiting: (() => void)[] = [];
    const { folder } = folderOf(clientOf(files, () => new Promise(resolve => waiting.push(resolve))));
    const fetched = folder.fetch();
    files.write('a.md', 'new');
    const refreshed = folder.refresh(['a.md']);
    let isDone = false;
    void refreshed.then(() => {
      isDone = true;
    });
    // The answers come in the reverse order, if it were asked for all at once.
    while (!isDone) {
      waiting.pop()?.();
      await new Promise(resolve => setImmediate(resolve));
    }
    await fetched;
    equal(textOf(folder.files, 'a.md'), 'new');
  });

  it('keeps what it has when the client fails, and says so once', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${String(i).padStart(2, '0')}.md`, 'x']));
    const files = new ChangingFiles(many);
    let failing = 'files 32.md';
    const client = clientOf(files, async question => {
      if (failing !== '' && question.startsWith(failing)) throw new Error('the network is gone');
    });
    const { folder, told } = folderOf(client);
    await folder.fetch();
    equal(folder.isFetched, true);
    equal(textOf(folder.files, '31.md'), 'x');
    equal(textOf(folder.files, '32.md'), 'unreadable');
    match(
      told.join('\n'),
      /^Clausetrace could not read memfs:\/sms: the network is gone\. It tries again when [^\n]+$/,
    );
    failing = '';
    // What was missing comes with the next change.
    ok((await folder.refresh(['00.md'])).includes('32.md'));
    equal(textOf(folder.files, '39.md'), 'x');
    failing = 'files';
    deepEqual(await folder.refresh(['00.md']), []);
    deepEqual(await folder.refresh(['00.md']), []);
    equal(told.length, 2);
    equal(textOf(folder.files, '00.md'), 'x');
    failing = '';
    deepEqual(await folder.refresh(['32.md']), []);
    failing = 'files';
    await folder.refresh(['00.md']);
    equal(told.length, 3);
  });

  it('says nothing any more when it is closed', async () => {
    let signalled = false;
    const { folder, told } = folderOf({
      folder: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            signalled = true;
            reject(new Error('aborted'));
          });
        }),
      files: async () => [],
    });
    const fetched = folder.fetch();
    await new Promise(resolve => setImmediate(resolve));
    folder.close();
    await fetched;
    deepEqual([signalled, told], [true, []]);
  });

  it('gives no more of a file than is asked for', async () => {
    const { folder } = folderOf(clientOf(new MemoryFileSystem({ 'a.md': 'x'.repeat(2 * headSize) })));
    await folder.fetch();
    const content = folder.files.read('a.md', headSize);
    equal('error' in content && content.error === 'too-large' && content.head?.length, headSize);
    deepEqual(folder.files.read('none.md'), { error: 'missing', message: 'does not exist' });
    equal('error' in folder.files.read('') && folder.files.kindOf(''), 'directory');
  });
});
