// Code actions over the protocol: for a client that can do everything, for one that cannot wait for edits, and for one that
// takes none.

import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import type { LspClient } from '../support/lsp-client.ts';
import { cleanUp, fullClient, Project, plainClient, policy, startClient } from '../support/project.ts';

const text = '[b](incidnt.md) [c](new.md)\n';

function project(): Project {
  return new Project({ 'sms.yaml': '', 'a.md': text, 'incident.md': policy('POL-INC') });
}

function actionsAt(
  client: LspClient,
  uri: string,
  line: number,
  character: number,
  context: object = {},
): Promise<CodeAction[]> {
  const position = { line, character };
  return client.request('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [], ...context },
  });
}

function titled(actions: readonly CodeAction[], title: string): CodeAction {
  const found = actions.find(action => action.title === title);
  assert.ok(found, `"${title}" is none of: ${actions.map(action => action.title).join(', ')}`);
  return found;
}

describe('code actions over the protocol', () => {
  afterEach(cleanUp);

  it('come without edits, which follow when one is chosen', async () => {
    const folder = project();
    const client = await fullClient([folder]);
    client.open(folder.uri('a.md'), text, 7);
    await client.untilChecked();
    const actions = await actionsAt(client, folder.uri('a.md'), 0, 6);
    const fix = titled(actions, 'Change to "incident.md"');
    assert.equal(fix.edit, undefined);
    assert.equal(fix.isPreferred, true);
    const resolved: CodeAction = await client.request('codeAction/resolve', fix);
    assert.deepEqual(resolved.edit, {
      documentChanges: [
        {
          textDocument: { uri: folder.uri('a.md'), version: 7 },
          edits: [
            { range: { start: { line: 0, character: 4 }, end: { line: 0, character: 14 } }, newText: 'incident.md' },
          ],
        },
      ],
    });
  });

  it('make files', async () => {
    const folder = project();
    const client = await fullClient([folder]);
    await client.untilChecked();
    const actions = await actionsAt(client, folder.uri('a.md'), 0, 22);
    const made: CodeAction = await client.request('codeAction/resolve', titled(actions, 'Create the document new.md'));
    const [create, fill] = made.edit!.documentChanges as [
      { kind: string; uri: string },
      { edits: { newText: string }[] },
    ];
    assert.deepEqual(create, { kind: 'create', uri: folder.uri('new.md') });
    assert.match(fill.edits[0]!.newText, /^---\nid: /);
  });

  it('fix the whole file when it is saved', async () => {
    const folder = project();
    const client = await fullClient([folder]);
    await client.untilChecked();
    const only = { only: ['source.fixAll.clausetrace'] };
    const [fixAll, ...others] = await actionsAt(client, folder.uri('a.md'), 0, 0, only);
    assert.deepEqual(others, []);
    assert.equal(fixAll!.kind, 'source.fixAll.clausetrace');
    const resolved: CodeAction = await client.request('codeAction/resolve', fixAll);
    assert.match(JSON.stringify(resolved.edit), /"newText":"incident\.md"/);
  });

  it('speak of the text as it is now', async () => {
    const folder = project();
    const client = await fullClient([folder]);
    client.open(folder.uri('a.md'), text);
    await client.untilChecked();
    client.change(folder.uri('a.md'), 2, `Text.\n\n${text}`);
    const actions = await actionsAt(client, folder.uri('a.md'), 2, 6);
    const resolved: CodeAction = await client.request('codeAction/resolve', titled(actions, 'Change to "incident.md"'));
    assert.match(JSON.stringify(resolved.edit), /"version":2.*"line":2,"character":4/);
  });

  it('are all there right after an edit, before everything is checked again', async () => {
    const folder = project();
    const client = await fullClient([folder]);
    client.open(folder.uri('sms.yaml'), '');
    await client.untilChecked();
    client.change(folder.uri('sms.yaml'), 2, 'standards: [iso20000-1:2018]\n');
    const actions = await actionsAt(client, folder.uri('sms.yaml'), 0, 15);
    const claim = actions.find(({ title }) => /^Claim .* in POL-INC$/.test(title));
    const waiver = actions.find(({ title }) => title.startsWith('Create a document for'));
    assert.ok(claim ?? waiver, actions.map(({ title }) => title).join('\n'));
    client.change(folder.uri('sms.yaml'), 3, 'standards: [iso20000-1:2018] #\n');
    const resolved: CodeAction = await client.request('codeAction/resolve', (claim ?? waiver)!);
    assert.ok(resolved.edit);
  });

  it('come with plain edits, and make no files, where a client can take no more', async () => {
    const folder = project();
    const client = await startClient();
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
    const result = await client.initialize({
      rootUri: folder.uri(),
      capabilities: { textDocument: { codeAction } },
    });
    assert.equal(result.capabilities.codeActionProvider.resolveProvider, false);
    await client.untilChecked();
    const actions = await actionsAt(client, folder.uri('a.md'), 0, 6);
    const fix = titled(actions, 'Change to "incident.md"');
    assert.equal(fix.isPreferred, undefined);
    assert.deepEqual(Object.keys(fix.edit!), ['changes']);
    const onNew = await actionsAt(client, folder.uri('a.md'), 0, 22);
    assert.ok(!onNew.some(({ title }) => title.startsWith('Create')));
  });

  it('are none for a client that takes commands only', async () => {
    const folder = project();
    const client = await plainClient(folder);
    await client.untilChecked();
    assert.deepEqual(await actionsAt(client, folder.uri('a.md'), 0, 6), []);
  });

  it('are none for files that are none of ours, and of nonsense', async () => {
    const folder = new Project({ 'sms.yaml': '', 'pipeline.yaml': 'steps: []\n', 'a.md': text });
    const client = await fullClient([folder]);
    await client.untilChecked();
    for (const uri of [folder.uri('pipeline.yaml'), folder.uri('gone.md'), 'untitled:x', 'http://a/b.md']) {
      assert.deepEqual(await actionsAt(client, uri, 0, 0), []);
    }
    for (const data of [null, {}, { uri: folder.uri('a.md'), key: 'x', span: { start: 1e9, end: -1 } }]) {
      const action = { title: 'x', ...(data && { data }) };
      assert.deepEqual(await client.request('codeAction/resolve', action), action);
    }
  });
});
