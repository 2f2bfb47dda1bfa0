// Diagnostics for a client that asks for them.

import { deepEqual, equal, ok } from 'node:assert/strict';
import type { LspClient, TestDiagnostic } from '../support/lsp-client.ts';
import { cleanUp, fullClient, Project, plainClient } from '../support/project.ts';

const broken = ['reference/broken-link'];

interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly uri?: string;
  readonly version?: number | null;
  readonly resultId: string;
  readonly items?: readonly TestDiagnostic[];
}

function ask(client: LspClient, uri: string, previousResultId?: string): Promise<Report> {
  return client.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
}

async function askAll(
  client: LspClient,
  previousResultIds: readonly { uri: string; value: string }[] = [],
): Promise<Report[]> {
  return (await client.request('workspace/diagnostic', { previousResultIds })).items;
}

function rulesOf({ items }: Report): string[] {
  return (items ?? []).map(({ code }) => code);
}

describe('diagnostics on request', () => {
  afterEach(cleanUp);

  it('are never published as well', async () => {
    const project = new Project({ 'a.md': '[b](b.md)\n' });
    const client = await fullClient([project]);
    client.open(project.uri('a.md'), '[b](b.md)\n');
    await client.untilChecked();
    deepEqual(rulesOf(await ask(client, project.uri('a.md'))), broken);
    equal(client.all('textDocument/publishDiagnostics').length, 0);
  });

  it('are refused to a client that did not say that it asks', async () => {
    const project = new Project({ 'a.md': '[b](b.md)\n' });
    const client = await plainClient(project);
    const id = client.send('textDocument/diagnostic', { textDocument: { uri: project.uri('a.md') } });
    equal((await client.response(id)).error?.code, -32600);
  });

  it('of a document are unchanged until they change', async () => {
    const project = new Project({ 'a.md': '[b](b.md)\n' });
    const uri = project.uri('a.md');
    const client = await fullClient([project]);
    await client.untilChecked();
    client.open(uri, '[b](b.md)\n');
    const first = await ask(client, uri);
    deepEqual(await ask(client, uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    client.change(uri, 2, '\n[b](b.md)\n');
    const second = await ask(client, uri, first.resultId);
    equal(second.kind, 'full');
    equal(second.items![0]!.range.start.line, 1);
    client.change(uri, 3, 'sound\n');
    deepEqual(rulesOf(await ask(client, uri, second.resultId)), []);
  });

  it('of a document are those of its last change, however many there were', async () => {
    const project = new Project({ 'a.md': '' });
    const uri = project.uri('a.md');
    const client = await fullClient([project]);
    await client.untilChecked();
    client.open(uri, '');
    for (let version = 2; version < 50; version++) client.change(uri, version, '[b](b.md)\n'.repeat(version));
    equal((await ask(client, uri)).items!.length, 49);
  });

  it('of files elsewhere and of other schemes are none', async () => {
    const client = await fullClient([new Project()]);
    for (const uri of ['untitled:Untitled-1', 'git:/a.md?x', 'file:///nowhere/at/all.md', 'no uri', '']) {
      deepEqual(rulesOf(await ask(client, uri)), []);
    }
  });

  it('of the workspace come with result ids, and unchanged with them', async () => {
    const project = new Project({ 'a.md': '[b](b.md)\n', 'c.md': '[d](d.md)\n', 'sound.md': '' });
    const client = await fullClient([project]);
    client.open(project.uri('a.md'), '[b](b.md)\n', 7);
    const first = await askAll(client);
    deepEqual(
      first.map(({ kind, uri, version }) => ({ kind, uri, version })),
      [
        { kind: 'full', uri: project.uri('a.md'), version: 7 },
        { kind: 'full', uri: project.uri('c.md'), version: null },
      ],
    );
    const known = first.map(({ uri, resultId }) => ({ uri: uri!, value: resultId }));
    deepEqual(
      (await askAll(client, known)).map(({ kind }) => kind),
      ['unchanged', 'unchanged'],
    );
    project.write('c.md', 'mended\n');
    client.watched([project.uri('c.md'), 2]);
    await client.untilChecked(2);
    const second = await askAll(client, known);
    deepEqual(
      second.map(({ kind, uri }) => [kind, uri]),
      [
        ['unchanged', project.uri('a.md')],
        ['full', project.uri('c.md')],
      ],
    );
    deepEqual(second[1]!.items, []);
  });

  it('of the workspace are streamed where the client asks for that, and held back until there is something new', async () => {
    const project = new Project(Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`${i}.md`, '[x](x.md)\n'])));
    const client = await fullClient([project]);
    const final = await client.request('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'p' });
    deepEqual(final.items, []);
    const parts = client.all('$/progress').filter(({ params }) => params.token === 'p');
    ok(parts.length > 1);
    const reports: Report[] = parts.flatMap(({ params }) => params.value.items);
    equal(reports.length, 1200);
    const known = reports.map(({ uri, resultId }) => ({ uri, value: resultId }));
    const held = client.send('workspace/diagnostic', { previousResultIds: known, partialResultToken: 'q' });
    project.write('7.md', 'mended\n');
    client.watched([project.uri('7.md'), 2]);
    deepEqual((await client.response(held)).result, { items: [] });
    const news = client.all('$/progress').filter(({ params }) => params.token === 'q');
    deepEqual(
      news.flatMap(({ params }) => params.value.items.map((item: Report) => [item.uri, item.items])),
      [[project.uri('7.md'), []]],
    );
  });

  it('can be cancelled while they are held back', async () => {
    const client = await fullClient([new Project({ 'a.md': '[b](b.md)\n' })]);
    const known = (await askAll(client)).map(({ uri, resultId }) => ({ uri: uri!, value: resultId }));
    const held = client.send('workspace/diagnostic', { previousResultIds: known, partialResultToken: 'q' });
    client.notify('$/cancelRequest', { id: held });
    equal((await client.response(held)).error?.code, -32800);
    equal(await client.request('shutdown'), null);
  });

  it('that are held back end with the server', async () => {
    const client = await fullClient([new Project({ 'a.md': '[b](b.md)\n' })]);
    const known = (await askAll(client)).map(({ uri, resultId }) => ({ uri: uri!, value: resultId }));
    const held = client.send('workspace/diagnostic', { previousResultIds: known, partialResultToken: 'q' });
    equal(await client.request('shutdown'), null);
    deepEqual((await client.response(held)).result, { items: [] });
  });

  it('are to be asked for again when the index is complete, and when another document changes them', async () => {
    const project = new Project({ 'hub.md': '# One\n', 'a.md': '[h](hub.md#one)\n' });
    const client = await fullClient([project]);
    const refreshes = () => client.all('workspace/diagnostic/refresh').length;
    client.open(project.uri('a.md'), '[h](hub.md#one)\n');
    await client.until('the first call', () => refreshes() === 1);
    deepEqual(rulesOf(await ask(client, project.uri('a.md'))), []);
    client.open(project.uri('hub.md'), '# Two\n');
    await client.until('the second call', () => refreshes() === 2);
    deepEqual(rulesOf(await ask(client, project.uri('a.md'))), ['reference/broken-anchor']);
  });

  it('are not to be asked for again because of an edit that the client asks about itself', async () => {
    const project = new Project({ 'a.md': 'sound\n' });
    const client = await fullClient([project]);
    await client.until('the call', () => client.all('workspace/diagnostic/refresh').length === 1);
    client.open(project.uri('a.md'), '[b](b.md)\n');
    deepEqual(rulesOf(await ask(client, project.uri('a.md'))), broken);
    await client.untilChecked(2);
    equal(client.all('workspace/diagnostic/refresh').length, 1);
  });

  it('come again though the client never answers a call to ask', async () => {
    const project = new Project({ 'hub.md': '# One\n', 'a.md': '[h](hub.md#one)\n' });
    const client = await fullClient([project]);
    client.answers.set('workspace/diagnostic/refresh', () => undefined);
    await client.untilChecked();
    client.open(project.uri('hub.md'), '# Two\n');
    await client.untilChecked(2);
    deepEqual(rulesOf(await ask(client, project.uri('a.md'))), ['reference/broken-anchor']);
  });
});
