// Rename of names and of files over the protocol, for clients that can do everything and for those that can do little.

import { deepEqual, equal, match } from 'node:assert/strict';
import { type Files, withEdit } from '../support/apply-edit.ts';
import type { LspClient } from '../support/lsp-client.ts';
import { cleanUp, fullClient, Project, plainClient, policy } from '../support/project.ts';

const files: Files = {
  'sms.yaml': 'roles:\n  owner: { holder: N }\n',
  'a.md': policy('POL-A', '## Old name\n\nText.'),
  'docs/b.md': '[x](../a.md#old-name) [[POL-A]] role:owner\n',
};

function at(project: Project, path: string, word: string) {
  const lines = files[path]!.split('\n');
  const line = lines.findIndex(one => one.includes(word));
  return { textDocument: { uri: project.uri(path) }, position: { line, character: lines[line]!.indexOf(word) } };
}

async function edited(project: Project, edit: object): Promise<Files> {
  const local = JSON.parse(JSON.stringify(edit).replaceAll(project.uri(), 'file:///workspace'));
  return withEdit(files, local);
}

async function errorOf(client: LspClient, method: string, params: unknown) {
  return (await client.response(client.send(method, params))).error;
}

describe('rename', () => {
  afterEach(cleanUp);

  it('is prepared, and edits open documents by their version', async () => {
    const project = new Project(files);
    const client = await fullClient([project]);
    client.open(project.uri('docs/b.md'), files['docs/b.md']!, 7);
    const prepared = await client.request('textDocument/prepareRename', at(project, 'docs/b.md', 'old-name'));
    deepEqual(prepared, {
      range: { start: { line: 0, character: 12 }, end: { line: 0, character: 20 } },
      placeholder: 'Old name',
    });
    const edit = await client.request('textDocument/rename', { ...at(project, 'a.md', 'Old name'), newName: 'New' });
    deepEqual(
      edit.documentChanges.map(({ textDocument }: { textDocument: object }) => textDocument),
      [
        { uri: project.uri('a.md'), version: null },
        { uri: project.uri('docs/b.md'), version: 7 },
      ],
    );
    equal((await edited(project, edit))['docs/b.md'], '[x](../a.md#new) [[POL-A]] role:owner\n');
  });

  it('is by URI alone for clients that know no versions', async () => {
    const project = new Project(files);
    const client = await plainClient(project);
    const edit = await client.request('textDocument/rename', { ...at(project, 'a.md', 'POL-A'), newName: 'POL-B' });
    deepEqual(Object.keys(edit), ['changes']);
    const after = await edited(project, edit);
    equal(after['docs/b.md'], '[x](../a.md#old-name) [[POL-B]] role:owner\n');
    match(after['a.md']!, /^---\nid: POL-B\n/);
  });

  it('is refused with a message', async () => {
    const project = new Project(files);
    const client = await fullClient([project]);
    const error = await errorOf(client, 'textDocument/rename', { ...at(project, 'a.md', 'POL-A'), newName: 'a b' });
    equal(error?.code, -32803);
    match(error!.message, /cannot be an id/);
    const path = await errorOf(client, 'textDocument/prepareRename', at(project, 'docs/b.md', 'a.md'));
    match(path!.message, /rename or move the file/);
  });

  it('is nothing where nothing has a name, and in files that are none of ours', async () => {
    const project = new Project(files);
    const client = await fullClient([project]);
    equal(await client.request('textDocument/prepareRename', at(project, 'a.md', 'Text.')), null);
    const elsewhere = { textDocument: { uri: 'untitled:x' }, position: { line: 0, character: 0 } };
    equal(await client.request('textDocument/prepareRename', elsewhere), null);
    equal(await client.request('textDocument/rename', { ...elsewhere, newName: 'x' }), null);
  });
});

describe('renaming files', () => {
  afterEach(cleanUp);

  const rename = (client: LspClient, ...pairs: readonly (readonly [from: string, to: string])[]) =>
    client.request('workspace/willRenameFiles', {
      files: pairs.map(([oldUri, newUri]) => ({ oldUri, newUri })),
    });

  it('is announced to clients that ask, for files and folders, beside what else is announced', async () => {
    const project = new Project(files);
    const [full, plain] = [await fullClient([project]), await plainClient(project)];
    const operationsOf = (client: LspClient) =>
      client.received.find(message => message.result?.capabilities)!.result.capabilities.workspace.fileOperations;
    deepEqual(
      operationsOf(full).willRename.filters.map(({ pattern }: { pattern: { matches: string } }) => pattern.matches),
      ['file', 'folder'],
    );
    deepEqual(Object.keys(operationsOf(plain)).sort(), ['didCreate', 'didDelete', 'didRename']);
    equal(
      full.received.find(message => message.result?.capabilities)!.result.capabilities.renameProvider.prepareProvider,
      true,
    );
  });

  it('updates links, with what editors hold and is not saved', async () => {
    const project = new Project(files);
    const client = await fullClient([project]);
    client.open(project.uri('docs/b.md'), 'unsaved [y](../a.md)\n', 3);
    const edit = await rename(client, [project.uri('a.md'), project.uri('docs/new name.md')]);
    deepEqual(edit.documentChanges, [
      {
        textDocument: { uri: project.uri('docs/b.md'), version: 3 },
        edits: [
          { range: { start: { line: 0, character: 12 }, end: { line: 0, character: 19 } }, newText: 'new%20name.md' },
        ],
      },
    ]);
  });

  it('updates links between folders that are open together', async () => {
    const [one, two] = [new Project({ 'x.md': '' }), new Project({ 'sub/y.md': '' })];
    const name = two.folder.slice(two.folder.lastIndexOf('/') + 1);
    one.write('z.md', `[y](../${name}/sub/y.md)\n`);
    const client = await fullClient([one, two]);
    const edit = await rename(client, [two.uri('sub'), one.uri('sub')]);
    deepEqual(
      edit.documentChanges.map((change: { textDocument: object; edits: { newText: string }[] }) => [
        change.textDocument,
        change.edits[0]!.newText,
      ]),
      [[{ uri: one.uri('z.md'), version: null }, 'sub/y.md']],
    );
  });

  it('is nothing where nothing has to change', async () => {
    const project = new Project(files);
    const client = await plainClient(project);
    equal(await rename(client, [project.uri('sms.txt'), project.uri('x.txt')]), null);
    equal(await rename(client, ['untitled:a', 'untitled:b']), null);
    equal(await rename(client), null);
  });
});
