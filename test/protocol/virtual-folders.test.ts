// Folders that are on no disk: the client tells what is in them, and everything works as if they were.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { sizeLimit } from '../../server/src/documents/decode.ts';
import type { LspClient, Message } from '../support/lsp-client.ts';
import { cleanUp, Project, plainClient, policy } from '../support/project.ts';
import { type Answer, VirtualProject, virtualClient } from '../support/virtual-project.ts';

const broken = ['reference/broken-link'];
const quiet = 'organization: Far\nrules: { coverage/*: off, reference/orphan-document: off }\n';

const warnings = (client: LspClient): string[] => client.all('window/showMessage').map(({ params }) => params.message);

const at = (uri: string, line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });

describe('a folder that is on no disk', () => {
  afterEach(cleanUp);

  it('is fetched and analysed, its manifest, standards and ignored files included', async () => {
    const project = new VirtualProject({
      'sms.yaml': `${quiet}standards: [acme:1]\n`,
      'standards/acme.yaml': 'key: acme\nedition: "1"\ntitle: Acme\nclauses: [{ id: 1 }]\n',
      '.gitignore': 'drafts/\n',
      'drafts/a.md': '[x](nowhere.md)\n',
      'a b/ü.md': policy('POL-A', '[b](../b.md#here) [picture](../p.png) [c](c.md)'),
      'b.md': `${policy('POL-B', '# Here\n\n[[POL-A]] [[POL-X]]')}`,
      'p.png': new Uint8Array(100),
    });
    const client = await virtualClient([project]);
    await client.untilRules(project.uri('a b/ü.md'), broken);
    await client.untilRules(project.uri('b.md'), ['reference/unknown-id']);
    const { params } = await client.untilChecked();
    deepEqual(
      params.systems.map(({ root, name, standard }: Record<string, string>) => [root, name, standard]),
      [[project.uri(), 'Far', 'acme:1']],
    );
    equal(client.published(project.uri('drafts/a.md')), undefined);
    deepEqual(warnings(client), []);
    ok(project.asked.every(question => !question.includes('.png')));
  });

  it('has URIs of its own in answers and in edits', async () => {
    const project = new VirtualProject(
      { 'sms.yaml': quiet, 'a.md': policy('POL-A', '[b](c%20d/b.md)'), 'c d/b.md': policy('POL-B', '[[POL-A]]') },
      'vscode-vfs://github%2Bab/owner/repo',
    );
    const client = await virtualClient([project], { pulls: true });
    await client.untilChecked();
    client.open(project.uri('a.md'), policy('POL-A', '[b](c%20d/b.md)'));
    const definition = await client.request('textDocument/definition', at(project.uri('a.md'), 10, 8));
    equal(definition[0].targetUri, project.uri('c d/b.md'));
    const hover = await client.request('textDocument/hover', at(project.uri('a.md'), 1, 6));
    match(hover.contents.value, /Policy POL-A/);
    const renamed = await client.request('textDocument/rename', { ...at(project.uri('a.md'), 1, 6), newName: 'POL-Z' });
    deepEqual(
      renamed.documentChanges.map(({ textDocument }: Message['result']) => textDocument),
      [
        { uri: project.uri('a.md'), version: 1 },
        { uri: project.uri('c d/b.md'), version: null },
      ],
    );
    const files = [{ oldUri: project.uri('c d'), newUri: project.uri('e') }];
    const moved = await client.request('workspace/willRenameFiles', { files });
    equal(moved.documentChanges[0].edits[0].newText, 'e/b.md');
    const view = await client.request('clausetrace/traceability', {});
    deepEqual([view.systems[0].root, view.systems[0].documents[1].uri], [project.uri(), project.uri('c d/b.md')]);
    const params = { action: 'new-document', root: project.uri(), type: 'policy', title: 'Third' };
    const { open } = await client.request('clausetrace/edit', params);
    ok(open.startsWith(`${project.uri()}/`), open);
    const reports = await client.request('workspace/diagnostic', { previousResultIds: [] });
    ok(reports.items.every(({ uri }: { uri: string }) => uri.startsWith(project.uri())));
  });

  it('follows edits, and what is saved', async () => {
    const project = new VirtualProject({ 'a.md': '[b](b.md)\n', 'b.md': '# B\n' });
    const client = await virtualClient([project]);
    await client.untilChecked();
    const uri = project.uri('a.md');
    client.open(uri, '[b](b.md#none)\n');
    await client.untilRules(uri, ['reference/broken-anchor']);
    client.change(uri, 2, '[b](c.md)\n');
    await client.untilRules(uri, broken);
    // Nobody tells of the change but the editor that saves.
    project.write('a.md', '[b](c.md)\n');
    client.notify('textDocument/didSave', { textDocument: { uri } });
    await client.until('the saved text to be fetched', () => project.asked.at(-1) === `files ${uri}`);
    client.close(uri);
    project.write('c.md', '');
    client.watched([project.uri('c.md'), 1]);
    await client.untilRules(uri, []);
    project.write('a.md', '[b](d.md)\n');
    client.watched([uri, 2]);
    await client.untilRules(uri, broken);
  });

  it('follows files and folders that appear, move and vanish', async () => {
    const project = new VirtualProject({ 'a.md': '[b](in/b.md) [p](in/deep/p.png)\n' });
    const client = await virtualClient([project]);
    await client.untilRules(project.uri('a.md'), [...broken, ...broken]);
    project.write('in/b.md', '[x](x.md)\n');
    project.write('in/deep/p.png', new Uint8Array(9));
    // Of a folder that appears with all that is in it, editors name the folder alone.
    client.watched([project.uri('in'), 1]);
    await client.untilRules(project.uri('in/b.md'), broken);
    await client.untilRules(project.uri('a.md'), []);
    project.remove('in/deep');
    client.watched([project.uri('in/deep'), 3]);
    await client.untilRules(project.uri('a.md'), broken);
    project.remove('in');
    client.notify('workspace/didDeleteFiles', { files: [{ uri: project.uri('in') }] });
    await client.untilRules(project.uri('in/b.md'), []);
    await client.untilRules(project.uri('a.md'), [...broken, ...broken]);
    project.write('in', 'a file now');
    client.watched([project.uri('in'), 1]);
    project.write('sms.yaml', 'rules: { reference/broken-link: off }\n');
    client.watched([project.uri('sms.yaml'), 1]);
    await client.untilRules(project.uri('a.md'), []);
  });

  it('may lie beside folders on the disk, which are read first, and comes and goes', async () => {
    const near = new Project({ 'a.md': '[x](x.md)\n' });
    const far = new VirtualProject({ 'a.md': '[x](x.md)\n' });
    const client = await virtualClient([far, near]);
    let answer: () => void = () => {};
    await client.untilRules(near.uri('a.md'), broken);
    await client.untilRules(far.uri('a.md'), broken);
    const change = (event: object) => client.notify('workspace/didChangeWorkspaceFolders', { event });
    const folders = [{ uri: far.uri(), name: 'far' }];
    change({ added: [], removed: folders });
    await client.untilRules(far.uri('a.md'), []);
    client.answers.set('clausetrace/folder', ({ uri }) => {
      answer = () =>
        client.write({ jsonrpc: '2.0', id: pending(client, 'clausetrace/folder'), result: far.folder(uri) });
      return undefined;
    });
    change({ added: folders, removed: [] });
    await client.until('the folder to be asked for', () => client.all('clausetrace/folder').length === 2);
    // Nothing is said of a document whose manifest may still come.
    client.open(far.uri('a.md'), '---\nid: [\n---\n');
    client.open(near.uri('a.md'), '[y](y.md) [z](z.md)\n');
    await client.untilRules(near.uri('a.md'), [...broken, ...broken]);
    deepEqual(client.rules(far.uri('a.md')), []);
    answer();
    await client.untilRules(far.uri('a.md'), ['file/syntax']);
    // Gone while it is being fetched.
    change({ added: [], removed: folders });
    change({ added: folders, removed: [] });
    await client.until('the folder to be asked for again', () => client.all('clausetrace/folder').length === 3);
    change({ added: [], removed: folders });
    await client.until('the question to be taken back', () => client.all('$/cancelRequest').length === 1);
    await client.untilRules(near.uri('a.md'), [...broken, ...broken]);
    deepEqual(warnings(client), []);
  });

  it('may be the root of a scheme, and lie in another one, whose SMS it belongs to', async () => {
    const outer = new VirtualProject(
      { 'a.md': policy('POL-A', '[[POL-B]]'), 'in/b.md': policy('POL-B', '[[POL-A]] [x](x.md)') },
      'memfs:',
    );
    const client = await virtualClient([outer, { uri: () => outer.uri('in') }]);
    await client.untilRules('memfs:/in/b.md', broken);
    const { params } = await client.untilChecked();
    deepEqual(
      params.systems.map(({ root }: { root: string }) => root),
      ['memfs:/'],
    );
    deepEqual(client.rules('memfs:/a.md') ?? [], []);
    deepEqual(outer.asked, ['folder memfs:/', 'files memfs:/a.md memfs:/in/b.md']);
    const { title } = await client.request('clausetrace/edit', { action: 'init', root: 'memfs:/' });
    ok(!title.includes('@'), title);
  });

  it('is known without a disk and without git', async () => {
    const project = new VirtualProject({ 'a.md': '[x](x.md) [y](../y.md)\n', 'b.md': policy('POL-B') });
    const client = await trapped(() => virtualClient([project]));
    await client.untilRules(project.uri('a.md'), [...broken, ...broken]);
    const { systems } = await client.request('clausetrace/traceability', {});
    equal(systems.length, 1);
    client.notify('textDocument/didSave', { textDocument: { uri: project.uri('a.md') } });
    client.watched([project.uri('.git/HEAD'), 2], [project.uri('node_modules/x/a.md'), 1]);
    await client.request('textDocument/hover', at(project.uri('b.md'), 1, 6));
    ok(project.asked.every(question => !/\.git|node_modules/.test(question)));
  });
});

describe('a client that tells of folders on no disk', () => {
  afterEach(cleanUp);

  const answers: readonly (readonly [what: string, answer: Answer])[] = [
    ['nothing', () => null],
    ['something else', () => 'x'],
    ['a list that is none', () => ({ entries: { length: 3 } })],
    [
      'an error',
      () => {
        throw new Error('no such folder');
      },
    ],
  ];
  for (const [what, answer] of answers) {
    it(`may answer ${what}: the user is told, and everything else goes on`, async () => {
      const near = new Project({ 'a.md': '[x](x.md)\n' });
      const far = new VirtualProject({ 'a.md': '[x](x.md)\n' });
      const client = await virtualClient([far, near], { answers: { 'clausetrace/folder': answer } });
      await client.untilChecked();
      await client.untilRules(near.uri('a.md'), broken);
      equal(warnings(client).length, 1);
      match(warnings(client)[0]!, /^Clausetrace could not read memfs:\/sms: /);
      client.open(far.uri('a.md'), '[y](y.md)\n');
      await client.untilRules(far.uri('a.md'), broken);
    });
  }

  it('may give paths and contents that are none', async () => {
    const entries: unknown[] = ['', '/', '..', '../x.md', 'a//b.md', './c.md', 'd/../e.md', '\ud800.md', 'n\0.md', 7];
    const listed = entries.map(path => ({ path, kind: 'file' }));
    const sound = ['a.md', 'b.md', 'c.md', 'd.md', 'e.md', 'f.md'].map(path => ({ path, kind: 'file' }));
    const files: Record<string, unknown> = {
      'memfs:/sms/a.md': { kind: 'file', size: 3, base64: '&&&' },
      'memfs:/sms/b.md': null,
      'memfs:/sms/c.md': { kind: 'unreadable', message: 'may not be read' },
      'memfs:/sms/d.md': { kind: 'file', size: 'x', base64: Buffer.from([0xff, 0xfe, 0, 1]).toString('base64') },
      'memfs:/sms/e.md': { kind: 'directory' },
      'memfs:/sms/f.md': { kind: 'file', size: 9, base64: Buffer.from('[x](x.md)').toString('base64') },
    };
    const client = await virtualClient([new VirtualProject({})], {
      answers: {
        'clausetrace/folder': () => ({ entries: [...listed, { path: 'z', kind: 'socket' }, null, ...sound] }),
        'clausetrace/files': ({ uris }) => ({ files: uris.map((uri: string) => files[uri]) }),
      },
    });
    await client.untilRules('memfs:/sms/f.md', broken);
    await client.untilRules('memfs:/sms/c.md', ['file/unreadable']);
    await client.untilRules('memfs:/sms/d.md', ['file/encoding']);
    deepEqual(warnings(client), []);
    // A later answer that cannot be used changes nothing, and is told once.
    client.answers.set('clausetrace/files', () => ({ files: [] }));
    client.watched(['memfs:/sms/f.md', 2]);
    await client.until('a warning', () => warnings(client).length === 1);
    client.watched(['memfs:/sms/f.md', 2]);
    await client.request('textDocument/hover', at('memfs:/sms/f.md', 0, 0));
    deepEqual(client.rules('memfs:/sms/f.md'), broken);
    equal(warnings(client).length, 1);
  });

  it('is asked for many files in many messages, and sends of large ones the head', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`${i % 50}/${i}.md`, policy(`POL-${i}`)]));
    const large = policy('POL-L') + 'x'.repeat(sizeLimit);
    const project = new VirtualProject({
      ...many,
      'sms.yaml': quiet,
      'l.md': large,
      'a.md': '[[POL-2999]] [[POL-L]]\n',
    });
    const client = await virtualClient([project]);
    await client.untilRules(project.uri('l.md'), ['file/too-large']);
    await client.untilChecked();
    equal(client.published(project.uri('a.md')), undefined);
    const questions = project.asked.map(question => question.split(' ').length - 1);
    equal(questions.length, 1 + Math.ceil(3003 / 32));
    equal(Math.max(...questions), 32);
    ok(client.all('$/progress').some(({ params }) => params.value.percentage > 0));
  });

  it('is told when there is more than is read', async () => {
    const client = await virtualClient([new VirtualProject({})], {
      answers: {
        'clausetrace/folder': ({ maxEntries }) => ({
          entries: Array.from({ length: maxEntries + 1 }, (_, i) => ({ path: `${i}.png`, kind: 'file' })),
        }),
      },
    });
    await client.untilChecked();
    deepEqual(warnings(client).length, 1);
    match(warnings(client)[0]!, /no more than 100000 files of memfs:\/sms/);
  });
});

describe('a client that does not tell of folders on no disk', () => {
  afterEach(cleanUp);

  it('is asked nothing, and gets nothing for them', async () => {
    const near = new Project({ 'a.md': '[x](x.md)\n' });
    const far = new VirtualProject({ 'a.md': '[x](x.md)\n' });
    const client = await plainClient(far, near);
    client.open(far.uri('a.md'), '[x](x.md)\n');
    client.open('untitled:/x.md', '[x](x.md)\n');
    await client.untilRules(near.uri('a.md'), broken);
    await client.untilChecked();
    equal(client.published(far.uri('a.md')), undefined);
    equal(client.published('untitled:/x.md'), undefined);
    deepEqual(far.asked, []);
    deepEqual(client.all('clausetrace/folder'), []);
  });
});

/** Starts a server where files lie that it would find if it took a path of its own for one of the disk. */
async function trapped(start: () => Promise<LspClient>): Promise<LspClient> {
  // Windows has no such names.
  if (process.platform === 'win32') return start();
  const wrong = ['sms.yaml', 'x.md', '.git/HEAD'].flatMap(name => [`memfs:/@/${name}`, `memfs:/@/sms/${name}`]);
  const project = new Project(Object.fromEntries([...wrong, 'sms.yaml', 'y.md', '.git/HEAD'].map(path => [path, ''])));
  const folder = process.cwd();
  process.chdir(project.folder);
  try {
    return await start();
  } finally {
    process.chdir(folder);
  }
}

/** The id of the last request of a kind. */
const pending = (client: LspClient, method: string): Message['id'] => client.all(method).at(-1)?.id;
