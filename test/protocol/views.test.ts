// `clausetrace/traceability`, `/clause`, `/neighbourhood` and `/edit`: what views ask of a real server.

import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  ClausePageView,
  EditResult,
  NeighbourhoodView,
  SystemView,
  TraceabilityResult,
} from '../../server/src/protocol/views.ts';
import { type LspClient, serverProgram } from '../support/lsp-client.ts';
import { cleanUp, everything, fullClient, Project, plainClient, policy, startClient } from '../support/project.ts';

const asOf = '2026-11-20';
const approved = policy('POL-A', '<!-- clause: 5.2.1 -->\nWords.').replace('draft', 'approved');

type Full = Extract<TraceabilityResult, { kind: 'full' }>;

async function full(client: LspClient, params: unknown = {}): Promise<Full> {
  const answer: TraceabilityResult = await client.request('clausetrace/traceability', params);
  ok(answer.kind === 'full', answer.kind);
  return answer;
}

async function theSystem(client: LspClient): Promise<SystemView> {
  const { systems } = await full(client);
  equal(systems.length, 1);
  return systems[0]!;
}

function statusOf(system: SystemView, key: string): string | undefined {
  return system.standards.flatMap(({ clauses }) => clauses).find(one => one.key === key)?.status;
}

async function codeOf(client: LspClient, method: string, params: unknown): Promise<number | undefined> {
  return (await client.response(client.send(method, params))).error?.code;
}

/** A client that counts bytes. */
async function byteClient(project: Project): Promise<LspClient> {
  const client = await startClient();
  await client.initialize({ rootUri: project.uri(), capabilities: { general: { positionEncodings: ['utf-8'] } } });
  return client;
}

describe('clausetrace/traceability', () => {
  afterEach(cleanUp);

  for (const sample of ['samples/acme', 'samples/acme-with-gaps']) {
    it(`agrees with the status, the matrix and the command line on ${sample}`, async () => {
      const project = new Project();
      cpSync(fileURLToPath(new URL(`../../${sample}`, import.meta.url)), project.folder, { recursive: true });
      const client = await startClient();
      await client.initialize({ rootUri: project.uri(), initializationOptions: { asOf } });
      const answer = await full(client);
      equal(answer.asOf, asOf);
      const [view] = answer.systems;
      const [status] = (await client.untilChecked()).params.systems;
      deepEqual([view!.name, view!.root, view!.standards[0]!.id], [status.name, status.root, status.standard]);
      deepEqual(view!.standards[0]!.counts, status.counts);
      equal(view!.documents.filter(({ review }) => review.state === 'overdue').length, status.overdue);
      for (const severity of ['error', 'warning', 'info']) {
        equal(view!.gaps.filter(gap => gap.severity === severity).length, status.findings[severity], severity);
      }

      const command = { command: 'clausetrace.matrix', arguments: [{ root: project.uri(), format: 'json' }] };
      const { content } = await client.request('workspace/executeCommand', command);
      const [matrix] = JSON.parse(content).matrices;
      deepEqual(matrix.figures.clauses, view!.standards[0]!.counts);
      deepEqual(
        matrix.clauses.map((row: { key: string; status?: string }) => [row.key, row.status]),
        view!.standards[0]!.clauses.map(({ key, status: is }) => [key, is]),
      );
      deepEqual(
        matrix.documents.map((row: { document: { name: string } }) => row.document.name),
        view!.documents.map(({ name }) => name),
      );

      const args = [await serverProgram(), 'check', project.folder, '--format', 'json', '--as-of', asOf];
      const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 });
      deepEqual(
        view!.gaps.map(({ rule, message, range, uri }) => [rule, message, range, uri]),
        JSON.parse(stdout).findings.map((one: { rule: string; message: string; range: unknown; file: string }) => [
          one.rule,
          one.message,
          one.range,
          project.uri(one.file),
        ]),
      );
    });
  }

  it('says that nothing has changed, and what there is when it has', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': approved });
    const client = await plainClient(project);
    const first = await full(client);
    notEqual(statusOf(first.systems[0]!, 'iso20000-1:5.2.1'), 'not-covered');
    const ask = (previousResultId: string) => client.request('clausetrace/traceability', { previousResultId });
    deepEqual(await ask(first.resultId), { kind: 'unchanged', resultId: first.resultId });
    equal((await ask('of another server')).kind, 'full');

    // Words that no view shows.
    client.open(project.uri('a.md'), `${approved}\nMore words.\n`);
    deepEqual(await ask(first.resultId), { kind: 'unchanged', resultId: first.resultId });

    client.change(project.uri('a.md'), 2, approved.replace('5.2.1', '5.2.2').replace('R. Example', 'B. Example'));
    const second = await full(client, { previousResultId: first.resultId });
    notEqual(second.resultId, first.resultId);
    equal(statusOf(second.systems[0]!, 'iso20000-1:5.2.1'), 'not-covered');
    equal(second.systems[0]!.documents[0]!.owner!.title, 'B. Example');

    client.close(project.uri('a.md'));
    deepEqual(await full(client), first);
  });

  it('says nothing before everything is read, and follows the day', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `d/${i}.md`,
        policy(`POL-${i}`).replace('owner:', 'reviewed: 2026-01-01\nowner:').replace('draft', 'approved'),
      ]),
    );
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', ...files });
    const client = await startClient();
    await client.initialize({ rootUri: project.uri(), initializationOptions: { asOf } });
    const before = await full(client);
    equal(before.systems[0]!.documents.length, 300);
    ok(before.systems[0]!.documents.every(({ review }) => review.state !== 'overdue'));
    client.notify('workspace/didChangeConfiguration', { settings: { clausetrace: { asOf: '2028-01-01' } } });
    const after = await full(client, { previousResultId: before.resultId });
    equal(after.asOf, '2028-01-01');
    ok(after.systems[0]!.documents.every(({ review }) => review.state === 'overdue'));
  });

  it('is overtaken by edits, and then tells of what they made', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [`d/${i}.md`, approved.replaceAll('POL-A', `POL-${i}`)]),
    );
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', ...files });
    const client = await plainClient(project);
    await client.untilChecked();
    const uri = project.uri('d/7.md');
    client.open(uri, files['d/7.md']!);
    const asked: number[] = [];
    for (let version = 2; version < 12; version++) {
      client.change(uri, version, files['d/7.md']!.replace('title: Policy', `title: Version ${version} of policy`));
      asked.push(client.send('clausetrace/traceability', {}));
    }
    const answers = await Promise.all(asked.map(id => client.response(id)));
    answers.forEach(({ result }, i) => {
      const { documents } = result.systems[0] as SystemView;
      equal(documents.length, 400);
      const title = documents.find(one => one.uri === uri)!.title;
      ok(Number(/^Version (\d+) /.exec(title)?.[1]) >= i + 2, title);
    });
  });

  it('tells of an SMS once, however folders lie in each other', async () => {
    const outer = new Project({
      'sms.yaml': 'organization: Outer\n',
      'a.md': approved,
      'inner/sms.yaml': 'organization: Inner\n',
      'inner/b.md': policy('POL-B'),
      'inner/deep/c.md': policy('POL-C'),
    });
    const inner = { uri: () => outer.uri('inner') };
    const deep = { uri: () => outer.uri('inner/deep') };
    for (const folders of [[outer, inner, deep], [deep, inner, outer], [outer]]) {
      const client = await plainClient(...folders);
      const { systems } = await full(client);
      deepEqual(
        systems.map(({ name, root, documents }) => [name, root, documents.map(({ path }) => path).join()]).sort(),
        [
          ['Inner', outer.uri('inner'), 'b.md,deep/c.md'],
          ['Outer', outer.uri(), 'a.md'],
        ],
      );
      const { params } = await client.untilChecked();
      deepEqual(params.systems.map(({ root }: { root: string }) => root).sort(), [outer.uri(), outer.uri('inner')]);
    }
  });

  it('does without a manifest, and leaves out what is no SMS', async () => {
    const plain = new Project({ 'README.md': '# Nothing\n' });
    const unprepared = new Project({ 'docs/a.md': approved });
    const system = await theSystem(await plainClient(plain, unprepared));
    deepEqual([system.manifest, system.root, system.documents[0]!.path], [undefined, unprepared.uri(), 'docs/a.md']);
    deepEqual((await full(await plainClient(plain))).systems, []);
    deepEqual((await full(await plainClient())).systems, []);
  });

  it('has every standard of the manifest', async () => {
    const project = new Project({
      'sms.yaml': 'standards: ["house:1", "iso20000-1:2018"]\n',
      'standards/house.yaml':
        'key: house\nedition: "1"\ntitle: House rules\nclauses:\n  - { id: "1", title: Doors, auditable: true, summary: Close them. }\n',
      'a.md': approved.replace('5.2.1', '1, iso20000-1:5.2.1'),
    });
    const system = await theSystem(await plainClient(project));
    deepEqual(
      system.standards.map(({ id }) => id),
      ['house:1', 'iso20000-1:2018'],
    );
    deepEqual(system.documents[0]!.clauses, ['house:1', 'iso20000-1:5.2.1']);
  });

  it('counts as the client does', async () => {
    const text = `${approved.replace('<!-- clause', '## ÄÖ 😀\n\n<!-- clause')}\nÜ [x](x.md)\n`;
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': text });
    const [utf16, utf8] = await Promise.all(
      [plainClient(project), byteClient(project)].map(async one => theSystem(await one)),
    );
    const places = (system: SystemView) => [
      system.standards[0]!.clauses.find(({ id }) => id === '5.2.1')!.claims[0]!.range,
      system.gaps.find(({ rule }) => rule === 'reference/broken-link')!.range,
    ];
    const [heading, link] = places(utf16!);
    const [heading8, link8] = places(utf8!);
    deepEqual([heading!.start.character, heading!.end.character, link!.start.character], [3, 8, 6]);
    deepEqual([heading8!.start.character, heading8!.end.character, link8!.start.character], [3, 12, 7]);
  });

  it('writes URIs as the client writes them where a document is open', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': approved });
    const client = await plainClient(project);
    equal((await theSystem(client)).documents[0]!.uri, project.uri('a.md'));
    const peculiar = project.uri('a.md').replace('a.md', '%61.md');
    client.open(peculiar, approved);
    equal((await theSystem(client)).documents[0]!.uri, peculiar);
    client.close(peculiar);
    equal((await theSystem(client)).documents[0]!.uri, project.uri('a.md'));
  });

  it('takes anything for parameters', async () => {
    const client = await plainClient(new Project({ 'sms.yaml': 'organization: Acme\n' }));
    for (const params of [undefined, null, [], {}, { previousResultId: null }, { previousResultId: 7 }]) {
      equal((await full(client, params)).systems.length, 1);
    }
  });
});

describe('clausetrace/clause', () => {
  afterEach(cleanUp);

  it('tells of a clause, with what is being edited', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': approved });
    const client = await plainClient(project);
    const params = { root: project.uri(), clause: 'iso20000-1:5.2.1' };
    const page: ClausePageView = await client.request('clausetrace/clause', params);
    deepEqual([page.id, page.claims.map(({ uri }) => uri)], ['5.2.1', [project.uri('a.md')]]);
    client.open(project.uri('a.md'), approved.replace('5.2.1', '5.2.2'));
    const after: ClausePageView = await client.request('clausetrace/clause', params);
    deepEqual([after.status, after.claims], ['not-covered', []]);
    ok(after.findings.some(({ rule }) => rule === 'coverage/clause-not-covered'));
  });

  it('is null for what there is not, whatever is sent', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n' });
    const client = await plainClient(project);
    const clause = 'iso20000-1:5.2.1';
    for (const params of [
      undefined,
      null,
      7,
      [],
      {},
      { root: project.uri() },
      { root: project.uri(), clause: 5 },
      { root: project.uri(), clause: 'iso20000-1:99' },
      { root: project.uri('nowhere'), clause },
      { root: 'nonsense', clause },
      { root: 'https://example.com', clause },
      { root: { uri: project.uri() }, clause },
    ]) {
      equal(await client.request('clausetrace/clause', params), null, JSON.stringify(params));
    }
  });
});

describe('clausetrace/neighbourhood', () => {
  afterEach(cleanUp);

  it('tells what lies around a document, in the positions of the client', async () => {
    const project = new Project({
      'sms.yaml': 'organization: Acme\n',
      'a.md': policy('POL-A', '[b](b.yaml)'),
      'b.yaml': '{ title: "ü", id: POL-B, type: policy }\n',
    });
    for (const [client, start] of [
      [await plainClient(project), 18],
      [await byteClient(project), 19],
    ] as const) {
      const view: NeighbourhoodView = await client.request('clausetrace/neighbourhood', { uri: project.uri('a.md') });
      deepEqual(
        view.nodes.map(({ uri, range }) => [uri, range.start.character]),
        [
          [project.uri('a.md'), 4],
          [project.uri('b.yaml'), start],
        ],
      );
      deepEqual(view.edges, [{ from: 0, to: 1, kind: 'references', count: 1 }]);
    }
  });

  it('is null for what is no document, whatever is sent', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'README.md': '# Page\n', 'a.md': approved });
    const client = await plainClient(project);
    for (const uri of [
      undefined,
      null,
      7,
      'nonsense',
      project.uri('README.md'),
      project.uri('sms.yaml'),
      project.uri('x.md'),
    ]) {
      equal(await client.request('clausetrace/neighbourhood', { uri, depth: 1 }), null, JSON.stringify(uri));
    }
    for (const params of [undefined, null, []]) equal(await client.request('clausetrace/neighbourhood', params), null);
    for (const depth of [undefined, null, 'far', -1, 1e9, 0.5]) {
      const view = await client.request('clausetrace/neighbourhood', { uri: project.uri('a.md'), depth });
      equal(view.nodes.length, 1, JSON.stringify(depth));
    }
  });
});

describe('clausetrace/edit', () => {
  afterEach(cleanUp);

  const edit = (client: LspClient, params: unknown): Promise<EditResult> => client.request('clausetrace/edit', params);

  it('marks many as reviewed in one edit, of the text as it is being edited', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': approved, 'b.md': policy('POL-B') });
    const client = await fullClient([project], { asOf });
    client.open(project.uri('a.md'), approved.replace('owner:', 'reviewed: 2020-01-01\nowner:'), 3);
    const uris = [project.uri('a.md'), project.uri('b.md'), project.uri('none.md')];
    const result = await edit(client, { action: 'mark-reviewed', uris });
    ok('edit' in result);
    const { documentChanges } = result.edit as { documentChanges: { textDocument: unknown; edits: unknown[] }[] };
    deepEqual(
      documentChanges.map(({ textDocument }) => textDocument),
      [
        { uri: project.uri('a.md'), version: 3 },
        { uri: project.uri('b.md'), version: null },
      ],
    );
    deepEqual(documentChanges[0]!.edits, [
      { range: { start: { line: 5, character: 10 }, end: { line: 5, character: 20 } }, newText: asOf },
    ]);
    deepEqual(
      result.refused.map(({ uri }) => uri),
      [project.uri('none.md')],
    );
  });

  it('makes the first set in an empty folder, and then a document that turns a clause', async () => {
    const project = new Project({ '.keep': '' });
    const client = await fullClient([project], { asOf });
    const result = await edit(client, { action: 'init', root: project.uri(), organization: 'Acme' });
    ok('edit' in result);
    equal(result.open, project.uri('sms.yaml'));
    type Change = { kind?: string; uri?: string; textDocument?: { uri: string }; edits?: { newText: string }[] };
    const apply = ({ edit: one }: { edit: unknown }) => {
      for (const { textDocument, edits } of (one as { documentChanges: Change[] }).documentChanges) {
        if (!textDocument) continue;
        const path = decodeURIComponent(textDocument.uri.slice(project.uri().length + 1));
        project.write(path, edits![0]!.newText);
        client.watched([textDocument.uri, 1]);
      }
    };
    apply(result);
    equal((await theSystem(client)).name, 'Acme');
    const page: ClausePageView = await client.request('clausetrace/clause', { root: project.uri(), clause: '8.6.1' });
    const [step] = page.toGreen;
    equal(step!.edit!.action, 'new-document');
    const made = await edit(client, step!.edit);
    ok('edit' in made);
    apply(made);
    equal(statusOf(await theSystem(client), 'iso20000-1:8.6.1'), 'planned');
    const again = await edit(client, { action: 'init', root: project.uri() });
    ok(!('edit' in again));
    match(again.refused[0]!.why, /exists already/);
  });

  it('counts as the client does', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': policy('POL-A', '## Türen\n\nWords.') });
    const params = { action: 'claim', uri: project.uri('a.md'), clause: '5.2.1', section: 'türen' };
    for (const [client, character] of [
      [await plainClient(project), 8],
      [await byteClient(project), 9],
    ] as const) {
      const result = await edit(client, params);
      ok('edit' in result, JSON.stringify(result));
      const { changes } = result.edit as { changes: Record<string, { range: { start: { character: number } } }[]> };
      equal(changes[project.uri('a.md')]![0]!.range.start.character, character);
    }
  });

  it('makes no file for a client that cannot, and says so', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n' });
    const client = await startClient();
    await client.initialize({
      rootUri: project.uri(),
      capabilities: { ...everything, workspace: { workspaceEdit: { documentChanges: true } } },
    });
    const result = await edit(client, { action: 'new-document', root: project.uri(), type: 'policy' });
    ok(!('edit' in result));
    match(result.refused[0]!.why, /cannot make files/);
  });

  it('refuses parameters that are none, and the server lives on', async () => {
    const project = new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': approved });
    const client = await plainClient(project);
    for (const params of [
      undefined,
      null,
      7,
      [],
      {},
      { action: 'erase' },
      { action: 'claim', uri: [] },
      { action: 'init' },
    ]) {
      equal(await codeOf(client, 'clausetrace/edit', params), -32602, JSON.stringify(params));
    }
    for (const params of [
      { action: 'mark-reviewed', uris: ['', 'nonsense', 'file:///nowhere', 'https://example.com/a.md', 'file:///%00'] },
      { action: 'claim', uri: 'nonsense', clause: '5.2.1' },
      { action: 'provide', uri: project.uri(), item: 'service-management-policy' },
      { action: 'new-document', root: 'nonsense', type: 'policy' },
      { action: 'init', root: 'https://example.com' },
    ]) {
      const result = await edit(client, params);
      ok(!('edit' in result) && result.refused.length > 0, JSON.stringify(params));
    }
    equal((await full(client)).systems.length, 1);
  });
});
