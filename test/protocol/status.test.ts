// `clausetrace/status` and `clausetrace.matrix`: figures for a status bar, and the matrix as text.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { cleanUp, Project, plainClient, policy } from '../support/project.ts';

const approved = policy('POL-A', '<!-- clause: 5.2 -->\nWords.').replace('draft', 'approved');

describe('status', () => {
  afterEach(cleanUp);

  it('says that the workspace is being read, and then what is in it', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': approved });
    const client = await plainClient(project);
    const { params } = await client.untilChecked();
    equal(client.all('clausetrace/status')[0]!.params.indexing, true);
    const [system] = params.systems;
    equal(params.systems.length, 1);
    deepEqual([system.name, system.root, system.standard], ['Acme', project.uri(), 'iso20000-1:2018']);
    const total = Object.values<number>(system.counts).reduce((sum, count) => sum + count, 0);
    equal(total, system.auditable);
    equal(system.covered, system.counts.documented + system.counts.evidenced);
    equal(system.overdue, 0);
    const published = client.all('textDocument/publishDiagnostics').flatMap(message => message.params.diagnostics);
    for (const [severity, name] of [
      [1, 'error'],
      [2, 'warning'],
      [3, 'info'],
    ] as const) {
      equal(system.findings[name], published.filter(one => one.severity === severity).length, name);
    }
  });

  it('is sent again after an edit', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': approved });
    const client = await plainClient(project);
    await client.untilChecked();
    const reviewed = approved.replace('owner:', 'reviewed: 2000-01-01\nowner:');
    client.open(project.uri('a.md'), reviewed);
    await client.until(
      'an overdue review',
      () => client.all('clausetrace/status').at(-1)!.params.systems[0]?.overdue === 1,
    );
  });

  it('leaves out folders that are no SMS, and knows several in one', async () => {
    const plain = new Project({ 'README.md': '# Nothing\n', 'ci.yaml': 'jobs: []\n' });
    const nested = new Project({
      'README.md': '# Two\n',
      'one/sms.yaml': 'organization: One\n',
      'two/sms.yaml': 'organization: Two\n',
      'two/a.md': approved,
    });
    const client = await plainClient(plain, nested);
    const { params } = await client.untilChecked();
    deepEqual(
      params.systems.map(({ name, root }: { name: string; root: string }) => [name, root]),
      [
        ['One', nested.uri('one')],
        ['Two', nested.uri('two')],
      ],
    );
  });
});

describe('the command clausetrace.matrix', () => {
  afterEach(cleanUp);

  it('gives the matrix in every format', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': approved });
    const client = await plainClient(project);
    const run = async (format: string): Promise<string> => {
      const values = [{ root: project.uri(), format }];
      return (await client.request('workspace/executeCommand', { command: 'clausetrace.matrix', arguments: values }))
        .content;
    };
    match(await run('html'), /^<!doctype html>/i);
    match(await run('md'), /^# .*Acme/);
    match(await run('csv'), /Clause,/);
    equal(JSON.parse(await run('json')).matrices[0].sms.name, 'Acme');
  });

  it('sees what is being edited', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': approved });
    const client = await plainClient(project);
    client.open(project.uri('a.md'), approved.replaceAll('POL-A', 'POL-NEW'));
    const { content } = await client.request('workspace/executeCommand', {
      command: 'clausetrace.matrix',
      arguments: [{ format: 'json' }],
    });
    ok(content.includes('POL-NEW') && !content.includes('POL-A"'));
  });

  it('refuses formats, folders and commands that there are not', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n' });
    const client = await plainClient(project);
    for (const values of [
      [{ format: 'exe' }],
      [{ format: '__proto__' }],
      [{ root: 'file:///nowhere' }],
      [{ root: 7 }],
    ]) {
      const id = client.send('workspace/executeCommand', { command: 'clausetrace.matrix', arguments: values });
      equal((await client.response(id)).error?.code, -32602, JSON.stringify(values));
    }
    equal((await client.response(client.send('workspace/executeCommand', { command: 'rm -rf' }))).error?.code, -32602);
  });
});
