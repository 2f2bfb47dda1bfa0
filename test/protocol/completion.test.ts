// Completion over the protocol.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { LspClient } from '../support/lsp-client.ts';
import { cleanUp, everything, Project, plainClient, policy, startClient } from '../support/project.ts';

const modernItems = {
  snippetSupport: true,
  insertReplaceSupport: true,
  labelDetailsSupport: true,
  documentationFormat: ['markdown', 'plaintext'],
  insertTextModeSupport: { valueSet: [1, 2] },
  tagSupport: { valueSet: [1] },
};

async function modernClient(project: Project): Promise<LspClient> {
  const client = await startClient();
  const textDocument = { ...everything.textDocument, completion: { completionItem: modernItems } };
  const experimental = { commands: { commands: ['editor.action.triggerSuggest'] } };
  await client.initialize({
    workspaceFolders: [{ uri: project.uri(), name: 'project' }],
    capabilities: { ...everything, textDocument, experimental },
  });
  return client;
}

/** The cursor is at the end of a line. */
function ask(client: LspClient, uri: string, line: number, character: number) {
  return client.request('textDocument/completion', { textDocument: { uri }, position: { line, character } });
}

const manifest = 'organization: Acme\nroles:\n  boss: { title: The boss, holder: R. Example }\n';

describe('completion over the protocol', () => {
  afterEach(cleanUp);

  it('sees what was typed last, before the text parses', async () => {
    const project = new Project({ 'sms.yaml': manifest, 'a.md': policy('POL-A') });
    const client = await modernClient(project);
    const uri = project.uri('a.md');
    client.open(uri, policy('POL-A'));
    await client.untilChecked();
    client.change(uri, 2, '---\nid: POL-A\ntype: policy\nclauses: [5.2\n---\n');
    const { items, isIncomplete } = await ask(client, uri, 3, 13);
    equal(isIncomplete, false);
    const item = items.find(({ label }: { label: string }) => label === '5.2.1');
    deepEqual(item.labelDetails, {
      detail: ' Establishing the service management policy',
      description: 'not covered',
    });
    deepEqual(item.textEdit, {
      newText: '5.2.1',
      insert: { start: { line: 3, character: 10 }, end: { line: 3, character: 13 } },
      replace: { start: { line: 3, character: 10 }, end: { line: 3, character: 13 } },
    });
    equal(item.documentation, undefined);
    const resolved = await client.request('completionItem/resolve', item);
    equal(resolved.documentation.kind, 'markdown');
    match(resolved.documentation.value, /5\.2\.1/);
  });

  it('asks a client that can to ask again behind a folder', async () => {
    const project = new Project({ 'sms.yaml': manifest, 'a.md': '[x]()\n', 'plans/b.md': '# B\n' });
    const client = await modernClient(project);
    await client.untilChecked();
    client.open(project.uri('a.md'), '[x]()\n');
    const { items } = await ask(client, project.uri('a.md'), 0, 4);
    const folder = items.find(({ label }: { label: string }) => label === 'plans/');
    equal(folder.command.command, 'editor.action.triggerSuggest');
  });

  it('keeps to what a plain client understands', async () => {
    const project = new Project({ 'sms.yaml': manifest, 'a.md': policy('POL-A') });
    const client = await plainClient(project);
    const uri = project.uri('a.md');
    client.open(uri, '---\nid: POL-A\nowner: \n---\n');
    await client.untilChecked();
    const { items } = await ask(client, uri, 2, 7);
    deepEqual(items[0], {
      label: 'role:boss',
      kind: 21,
      detail: 'The boss · R. Example',
      sortText: '00000',
      filterText: 'role:boss The boss R. Example',
      textEdit: {
        newText: 'role:boss',
        range: { start: { line: 2, character: 7 }, end: { line: 2, character: 7 } },
      },
      data: { uri, about: { kind: 'role', key: 'boss' } },
    });
    equal((await client.request('completionItem/resolve', items[0])).documentation.kind, 'plaintext');
    client.open(project.uri('new.md'), '');
    const blocks = (await ask(client, project.uri('new.md'), 0, 0)).items;
    ok(blocks.length > 0 && blocks.every((item: { insertTextFormat?: number }) => item.insertTextFormat === undefined));
  });

  it('is there for the manifest while it is being written', async () => {
    const project = new Project({ 'sms.yaml': manifest });
    const client = await plainClient(project);
    await client.untilChecked();
    const uri = project.uri('sms.yaml');
    client.open(uri, `${manifest}rev\n`);
    const { items } = await ask(client, uri, 3, 3);
    ok(items.some(({ label }: { label: string }) => label === 'reviews'));
  });

  it('answers nothing about files that are none of ours, and gives back items that it does not know', async () => {
    const project = new Project({ 'sms.yaml': manifest, 'notes.txt': 'x' });
    const client = await plainClient(project);
    await client.untilChecked();
    client.open(project.uri('ci.yml'), 'jobs:\n  \n');
    deepEqual((await ask(client, project.uri('ci.yml'), 1, 2)).items, []);
    equal(await ask(client, 'untitled:Untitled-1', 0, 0), null);
    for (const data of [
      undefined,
      null,
      7,
      { uri: 7 },
      { uri: project.uri('sms.yaml'), about: { kind: '__proto__', key: 'x' } },
    ]) {
      const item = { label: 'x', data };
      deepEqual(await client.request('completionItem/resolve', item), JSON.parse(JSON.stringify(item)));
    }
  });
});
