// Several folders, folders in folders, and files outside of all.

import { deepEqual, equal } from 'node:assert/strict';
import { fileUri, type LspClient } from '../support/lsp-client.ts';
import { cleanUp, everything, Project, plainClient, policy, startClient } from '../support/project.ts';

const broken = ['reference/broken-link'];

async function clientWithFolders(...uris: readonly string[]): Promise<LspClient> {
  const client = await startClient();
  const { diagnostic: _, ...textDocument } = everything.textDocument;
  await client.initialize({
    workspaceFolders: uris.map(uri => ({ uri, name: 'folder' })),
    capabilities: { workspace: { workspaceFolders: true }, textDocument },
  });
  return client;
}

function changeFolders(client: LspClient, added: readonly string[], removed: readonly string[]): void {
  const folders = (uris: readonly string[]) => uris.map(uri => ({ uri, name: 'folder' }));
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: folders(added), removed: folders(removed) } });
}

describe('workspace folders', () => {
  afterEach(cleanUp);

  it('are each an SMS of their own', async () => {
    const one = new Project({ 'a.md': policy('POL-A', '[[POL-B]]') });
    const two = new Project({
      'b.md': policy('POL-B', '[b](b.md)'),
      'sms.yaml': 'organization: Two\nrules: { coverage/*: off }\n',
    });
    const client = await plainClient(one, two);
    await client.untilRules(one.uri('a.md'), ['reference/unknown-id']);
    const { params } = await client.untilChecked();
    deepEqual(params.systems.map(({ root }: { root: string }) => root).sort(), [one.uri(), two.uri()].sort());
    equal(client.published(two.uri('b.md')), undefined);
  });

  it('come and go', async () => {
    const one = new Project({ 'a.md': '[b](b.md)\n' });
    const two = new Project({ 'a.md': '[b](b.md)\n' });
    const client = await clientWithFolders(one.uri());
    await client.untilRules(one.uri('a.md'), broken);
    changeFolders(client, [two.uri()], []);
    await client.untilRules(two.uri('a.md'), broken);
    changeFolders(client, [], [one.uri()]);
    await client.untilRules(one.uri('a.md'), []);
    deepEqual(client.rules(two.uri('a.md')), broken);
    changeFolders(client, [one.uri()], [two.uri()]);
    await client.untilRules(two.uri('a.md'), []);
    await client.untilRules(one.uri('a.md'), broken);
  });

  it('that lie in each other say everything once, the inner one of its own files', async () => {
    const project = new Project({
      'a.md': '[b](inner/b.md#none) [[POL-B]]\n',
      'inner/b.md': policy('POL-B', '[x](x.md)'),
    });
    const client = await clientWithFolders(project.uri(), project.uri('inner'));
    await client.untilRules(project.uri('inner/b.md'), broken);
    await client.untilChecked();
    // The outer folder still knows what is in the inner one.
    await client.untilRules(project.uri('a.md'), ['reference/broken-anchor']);
    const uris = client.all('textDocument/publishDiagnostics').map(({ params }) => params.uri);
    equal(uris.filter(uri => uri.endsWith('/b.md')).length, 1);
    client.open(project.uri('inner/b.md'), '# None\n\n[x](x.md) [y](y.md)\n');
    await client.untilRules(project.uri('inner/b.md'), [...broken, ...broken]);
    changeFolders(client, [], [project.uri('inner')]);
    await client.untilChecked(3);
    deepEqual(client.rules(project.uri('inner/b.md')), [...broken, ...broken]);
    client.change(project.uri('inner/b.md'), 2, 'sound\n');
    await client.untilRules(project.uri('inner/b.md'), []);
  });

  it('hold documents whose folder was not open before', async () => {
    const project = new Project({ 'a.md': '', 'b.md': '# Here\n' });
    const client = await clientWithFolders();
    const text = '---\nid: POL-A\ntype: policy\nstatus: draft\n---\n[b](b.md#here) [c](c.md) [[POL-B]]\n';
    client.open(project.uri('a.md'), text);
    // Alone: what needs other documents is not said.
    await client.until('findings', () => client.rules(project.uri('a.md'))?.includes('reference/broken-link'));
    equal(client.rules(project.uri('a.md'))!.includes('reference/unknown-id'), false);
    changeFolders(client, [project.uri()], []);
    await client.until('more', () => client.rules(project.uri('a.md'))?.includes('reference/unknown-id'));
    changeFolders(client, [], [project.uri()]);
    await client.until('less', () => !client.rules(project.uri('a.md'))!.includes('reference/unknown-id'));
    client.close(project.uri('a.md'));
    await client.untilRules(project.uri('a.md'), []);
  });

  it('may be none: an open file is served alone, and nothing around it is read', async () => {
    const project = new Project({
      'a.md': '',
      'b.md': '[x](x.md)\n',
      'sub/c.md': '[x](x.md)\n',
      'sms.yaml': 'organization: A\n',
    });
    const client = await startClient();
    await client.initialize({ rootUri: null });
    const uri = project.uri('a.md');
    client.open(uri, '---\nid: POL-A\ntype: polcy\nrelated: [POL-B]\n---\n[b](b.md) [c](sub/c.md) [d](d.md)\n');
    await client.until('findings', () => client.rules(uri)?.includes('metadata/schema'));
    deepEqual(
      client.rules(uri)!.filter(rule => rule.startsWith('reference/')),
      broken,
    );
    client.change(uri, 2, '[b](b.md)\n');
    await client.untilRules(uri, []);
    const uris = new Set(client.all('textDocument/publishDiagnostics').map(({ params }) => params.uri));
    deepEqual([...uris], [uri]);
    const { params } = client.all('clausetrace/status').at(-1)!;
    deepEqual(params, { indexing: false, systems: [] });
  });

  it('may have any name', async () => {
    const project = new Project({ 'Ä b#1 100% 😀/a.md': '[b](b.md)\n' });
    const folder = fileUri(project.folder, 'Ä b#1 100% 😀');
    const client = await clientWithFolders(`${folder}/`);
    const { params } = await client.until('diagnostics', () => client.all('textDocument/publishDiagnostics')[0]);
    equal(decodeURIComponent(params.uri), decodeURIComponent(`${folder}/a.md`));
  });

  it('that do not exist, or are no files, do no harm', async () => {
    const project = new Project({ 'a.md': '[b](b.md)\n' });
    const client = await clientWithFolders(
      'file:///nowhere/at/all',
      'vscode-vfs://github/a/b',
      'no uri',
      project.uri(),
    );
    await client.untilRules(project.uri('a.md'), broken);
    await client.untilChecked();
  });
});
