// What editors show beside the text: code lenses, inlay hints, semantic tokens. Asked for, turned off, and called for again when
// another document changes.

import { deepEqual, equal } from 'node:assert/strict';
import type { LspClient } from '../support/lsp-client.ts';
import { cleanUp, fullClient, Project, plainClient } from '../support/project.ts';

const policy = '---\nid: POL-A\ntitle: Policy\nclauses: [8.6.1]\n---\n\n# Policy\n';
const process = '---\nid: PRC-A\ntitle: Process\nrelated: [POL-A]\n---\n\n# Process\n';
const whole = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

function project(): Project {
  return new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': policy, 'b.md': process });
}

async function lensTitles(client: LspClient, uri: string): Promise<string[]> {
  const lenses = await client.request('textDocument/codeLens', { textDocument: { uri } });
  const titles: string[] = [];
  for (const lens of lenses) {
    titles.push((lens.command ? lens : await client.request('codeLens/resolve', lens)).command.title);
  }
  return titles;
}

async function hints(client: LspClient, uri: string): Promise<string[]> {
  const found = await client.request('textDocument/inlayHint', { textDocument: { uri }, range: whole });
  return found.map(({ label }: { label: string }) => label);
}

async function tokenCount(client: LspClient, uri: string, method = 'full'): Promise<number> {
  const params = { textDocument: { uri }, ...(method === 'range' && { range: whole }) };
  return (await client.request(`textDocument/semanticTokens/${method}`, params)).data.length / 5;
}

describe('beside the text', () => {
  afterEach(cleanUp);

  it('stands what every client can show', async () => {
    const one = project();
    const client = await plainClient(one);
    await client.untilChecked();
    const uri = one.uri('a.md');
    deepEqual(await lensTitles(client, uri), ['covers 8.6.1', 'referenced by 1 document']);
    deepEqual(await hints(client, uri), ['Incident management']);
    equal(await tokenCount(client, uri), 2);
    equal(await tokenCount(client, uri, 'range'), 2);
    deepEqual(client.all('workspace/codeLens/refresh'), []);
    const [, lens] = await client.request('textDocument/codeLens', { textDocument: { uri } });
    equal((await client.request('codeLens/resolve', lens)).command.command, '');
  });

  it('lead lenses to their references where the client can show them', async () => {
    const one = project();
    const client = await fullClient([one]);
    await client.untilChecked();
    const uri = one.uri('a.md');
    const [, lens] = await client.request('textDocument/codeLens', { textDocument: { uri } });
    const { command } = await client.request('codeLens/resolve', lens);
    const places = [
      { uri: one.uri('b.md'), range: { start: { line: 3, character: 10 }, end: { line: 3, character: 15 } } },
    ];
    equal(command.command, 'clausetrace.showReferences');
    deepEqual(command.arguments, [uri, { line: 6, character: 0 }, places]);
    const [standard] = await client.request('textDocument/codeLens', { textDocument: { uri: one.uri('sms.yaml') } });
    equal(standard, undefined);
  });

  it('is asked for again when another document changes it, and not for the one that is edited alone', async () => {
    const one = project();
    const client = await fullClient([one]);
    await client.untilChecked();
    const calls = () =>
      ['codeLens', 'inlayHint', 'semanticTokens'].map(kind => client.all(`workspace/${kind}/refresh`).length);
    await client.until('the calls at the end of reading', () => calls().every(count => count === 1));
    client.open(one.uri('b.md'), process);
    client.change(one.uri('b.md'), 2, process.replace('[POL-A]', '[]'));
    await client.untilChecked(2);
    deepEqual(calls(), [1, 1, 1]);
    client.open(one.uri('a.md'), policy);
    client.change(one.uri('b.md'), 3, `${process}\nPOL-A\n`);
    await client.until('the next calls', () => calls().every(count => count === 2));
    deepEqual(await lensTitles(client, one.uri('a.md')), ['covers 8.6.1', 'referenced by 1 document']);
  });

  it('stands nothing that the user has turned off', async () => {
    const one = project();
    const client = await fullClient([one], {
      codeLens: { enabled: false },
      inlayHints: { enabled: false },
      'semanticTokens.enabled': false,
    });
    await client.untilChecked();
    const uri = one.uri('a.md');
    deepEqual(await lensTitles(client, uri), []);
    deepEqual(await hints(client, uri), []);
    equal(await tokenCount(client, uri), 0);
    client.answers.set('workspace/configuration', () => [{}]);
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until('the calls', () => client.all('workspace/inlayHint/refresh').length > 1);
    deepEqual(await hints(client, uri), ['Incident management']);
  });

  it('stands nothing for files that are none of ours', async () => {
    const one = new Project({ 'sms.yaml': 'organization: Acme\n', 'ci.yaml': 'jobs: [POL-A]\n' });
    const client = await plainClient(one);
    await client.untilChecked();
    for (const uri of [one.uri('ci.yaml'), one.uri('missing.md'), 'untitled:Untitled-1', 'file:///elsewhere/a.md']) {
      deepEqual(await lensTitles(client, uri), []);
      deepEqual(await hints(client, uri), []);
      equal(await tokenCount(client, uri), 0);
    }
  });
});
