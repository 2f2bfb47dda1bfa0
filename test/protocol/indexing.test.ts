// While the workspace is read: open documents first, progress, and no false alarms.

import { deepEqual, equal, ok } from 'node:assert/strict';
import type { LspClient } from '../support/lsp-client.ts';
import { cleanUp, everything, fullClient, Project, startClient } from '../support/project.ts';

const many = 1500;

/** Large enough that reading it takes many slices. */
function largeProject(extra: Readonly<Record<string, string>>): Project {
  const text = `# Heading\n\n${'Some text with a [link](0.md#heading) and more.\n\n'.repeat(40)}`;
  const files = Array.from({ length: many }, (_, i) => [`pages/${i}.md`, text]);
  return new Project({ ...Object.fromEntries(files), ...extra });
}

function progress(client: LspClient, kind: string) {
  return client.all('$/progress').filter(({ params }) => params.value.kind === kind);
}

describe('indexing', () => {
  afterEach(cleanUp);

  it('shows the open document’s own findings before the index is complete, and no false alarms', async () => {
    const text =
      '---\nid: POL-A\ntype: policy\nstatus: wrong\n---\n\n[z](z.md) [page](pages/1499.md#heading) [[POL-Z]]\n';
    const project = largeProject({ 'a.md': text });
    const client = await startClient();
    await client.initialize({ rootUri: project.uri() });
    client.open(project.uri('a.md'), text);
    await client.untilChecked();
    await client.until('broken links', () => client.rules(project.uri('a.md'))?.includes('reference/broken-link'));
    const complete = client.received.findIndex(
      ({ method, params }) => method === 'clausetrace/status' && !params.indexing,
    );
    const published = client.received.findIndex(
      ({ method, params }) => method === 'textDocument/publishDiagnostics' && params.uri === project.uri('a.md'),
    );
    ok(published >= 0 && published < complete, `${published} is before ${complete}`);
    const early = client.received
      .slice(0, complete)
      .filter(({ method }) => method === 'textDocument/publishDiagnostics');
    deepEqual(
      early[0]!.params.diagnostics.map(({ code }: { code: string }) => code),
      ['metadata/schema'],
    );
  });

  it('reads metadata early as the manifest says', async () => {
    const project = largeProject({
      'sms.yaml': 'metadata: { aliases: { status: state } }\nrules: { file/*: off }\n',
      'a.md': '---\nid: POL-A\nstate: wrong\n---\n',
    });
    const client = await startClient();
    await client.initialize({ rootUri: project.uri() });
    client.open(project.uri('a.md'), '---\nid: POL-A\nstate: wrong\n---\n');
    await client.until('first diagnostics', () => client.published(project.uri('a.md')));
    const { params } = client.all('textDocument/publishDiagnostics')[0]!;
    deepEqual(
      params.diagnostics.map(({ code, range }: never) => [code, (range as { start: { line: number } }).start.line]),
      [['metadata/schema', 2]],
    );
    equal(
      client.all('clausetrace/status').some(message => !message.params.indexing),
      false,
    );
  });

  it('answers a request for an open document before the index is complete', async () => {
    const project = largeProject({});
    const client = await fullClient([project]);
    const text = '---\nid: POL-A\ntype: policy\nstatus: wrong\n---\n\n[z](z.md)\n';
    client.open(project.uri('a.md'), text);
    const report = await client.request('textDocument/diagnostic', { textDocument: { uri: project.uri('a.md') } });
    equal(
      client.all('clausetrace/status').some(({ params }) => !params.indexing),
      false,
    );
    deepEqual(
      report.items.map(({ code }: { code: string }) => code),
      ['metadata/schema'],
    );
    await client.until('a call to ask again', () => client.all('workspace/diagnostic/refresh').length > 0);
    const again = await client.request('textDocument/diagnostic', { textDocument: { uri: project.uri('a.md') } });
    ok(again.items.some(({ code }: { code: string }) => code === 'reference/broken-link'));
  });

  it('shows how far it is', async () => {
    const client = await fullClient([largeProject({})]);
    await client.untilChecked();
    const [create] = client.all('window/workDoneProgress/create');
    ok(create!.params.token);
    const [begin] = progress(client, 'begin');
    equal(begin!.params.token, create!.params.token);
    deepEqual([begin!.params.value.percentage, begin!.params.value.cancellable], [0, true]);
    const percentages = progress(client, 'report').map(({ params }) => params.value.percentage);
    ok(percentages.length > 1);
    deepEqual(
      percentages,
      [...percentages].sort((a, b) => a - b),
    );
    ok(percentages.every(percentage => Number.isInteger(percentage) && percentage <= 100));
    equal(progress(client, 'end').length, 1);
  });

  it('goes on when its progress is cancelled', async () => {
    const project = largeProject({ 'a.md': '[z](z.md)\n' });
    const client = await fullClient([project]);
    const begin = await client.until('progress', () => progress(client, 'begin')[0]);
    client.notify('window/workDoneProgress/cancel', { token: begin.params.token });
    await client.untilChecked();
    equal(progress(client, 'end').length, 1);
    const report = await client.request('textDocument/diagnostic', { textDocument: { uri: project.uri('a.md') } });
    equal(report.items.length, 1);
  });

  it('waits for no client that does not answer', async () => {
    const project = new Project({ 'a.md': '[z](z.md)\n' });
    const client = await startClient();
    for (const method of ['workspace/configuration', 'window/workDoneProgress/create', 'client/registerCapability']) {
      client.answers.set(method, () => undefined);
    }
    const { diagnostic: _, ...textDocument } = everything.textDocument;
    await client.initialize({ rootUri: project.uri(), capabilities: { ...everything, textDocument } });
    await client.untilRules(project.uri('a.md'), ['reference/broken-link']);
    equal(progress(client, 'begin').length, 0);
  });

  it('takes in what happens meanwhile', async () => {
    const project = largeProject({ 'pages/a.md': 'sound\n', 'pages/b.md': '[z](z.md)\n' });
    const client = await startClient();
    await client.initialize({ rootUri: project.uri() });
    await client.until('indexing', () => client.all('clausetrace/status')[0]);
    client.open(project.uri('pages/a.md'), 'sound\n');
    client.change(project.uri('pages/a.md'), 2, '[z](z.md)\n');
    project.remove('pages/b.md');
    client.watched([project.uri('pages/b.md'), 3]);
    client.open(project.uri('pages/c.md'), '[z](z.md)\n');
    client.close(project.uri('pages/c.md'));
    await client.untilChecked();
    await client.untilRules(project.uri('pages/a.md'), ['reference/broken-link']);
    deepEqual(client.rules(project.uri('pages/b.md')) ?? [], []);
    deepEqual(client.rules(project.uri('pages/c.md')) ?? [], []);
  });
});
