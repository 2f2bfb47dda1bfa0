// Diagnostics for a client that cannot ask for them.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { cleanUp, everything, Project, plainClient, policy, startClient } from '../support/project.ts';

const broken = ['reference/broken-link'];

describe('published diagnostics', () => {
  afterEach(cleanUp);

  it('come for files that are not open, without a version', async () => {
    const project = new Project({ 'a.md': '[b](b.md)\n', 'sound.md': '[a](a.md)\n' });
    const client = await plainClient(project);
    await client.untilRules(project.uri('a.md'), broken);
    await client.untilChecked();
    const { version, diagnostics } = client.published(project.uri('a.md'))!;
    equal(version, undefined);
    deepEqual(diagnostics[0]!.range, { start: { line: 0, character: 4 }, end: { line: 0, character: 8 } });
    equal(diagnostics[0]!.severity, 1);
    equal(diagnostics[0]!.source, 'clausetrace');
    equal(client.published(project.uri('sound.md')), undefined, 'nothing is said of a sound file');
    equal(client.all('client/registerCapability').length, 0, 'nothing is asked of a client that can do nothing');
    equal(client.all('window/workDoneProgress/create').length, 0);
    equal(client.all('workspace/configuration').length, 0);
  });

  it('leave out what the client does not understand', async () => {
    const project = new Project({ 'sms.yaml': 'organization: A\nwaver: []\n' });
    const client = await plainClient(project);
    await client.untilChecked();
    const keys = new Set(client.published(project.uri('sms.yaml'))!.diagnostics.flatMap(one => Object.keys(one)));
    deepEqual([...keys].sort(), ['code', 'message', 'range', 'severity', 'source']);
  });

  it('carry all that the client understands', async () => {
    const project = new Project({
      'a.md': policy('POL-A', '<!-- clausetrace-disable-next-line reference/broken-link: none here -->\ntext'),
      'b.md': policy('POL-A', '[a](A.md)'),
    });
    const client = await startClient();
    const { diagnostic: _, ...textDocument } = everything.textDocument;
    await client.initialize({ rootUri: project.uri(), capabilities: { textDocument } });
    await client.untilChecked();
    const all = client.all('textDocument/publishDiagnostics').flatMap(({ params }) => params.diagnostics);
    const duplicate = all.find(({ code }) => code === 'metadata/duplicate-id');
    equal(duplicate.codeDescription.href.replace(/^.*docs\/rules/, ''), '/metadata/duplicate-id.md');
    ok(duplicate.relatedInformation[0].location.uri.endsWith('.md'));
    deepEqual(all.find(({ code }) => code === 'metadata/suppression-unused').tags, [1]);
    const { fix } = all.find(({ code }) => code === 'reference/case-mismatch').data;
    ok(fix.title);
    equal(fix.edits[0].uri, project.uri('b.md'));
    equal(fix.edits[0].edit.newText, 'a.md');
  });

  it('are kept up to date with an open document, version by version', async () => {
    const project = new Project({ 'a.md': 'sound\n' });
    const uri = project.uri('a.md');
    const client = await plainClient(project);
    client.open(uri, 'sound\n');
    await client.untilRules(uri, []);
    client.change(uri, 2, '[b](b.md)\n');
    await client.untilRules(uri, broken);
    equal(client.published(uri)!.version, 2);
    client.change(uri, 3, 'again [b](b.md)\n');
    await client.until('version 3', () => client.published(uri)!.version === 3);
    equal(client.published(uri)!.diagnostics[0]!.range.start.character, 10);
    client.change(uri, 4, 'sound\n');
    await client.until('version 4', () => client.published(uri)!.version === 4);
    deepEqual(client.rules(uri), []);
  });

  it('follow incremental edits, in UTF-16', async () => {
    const project = new Project({ 'a.md': '' });
    const uri = project.uri('a.md');
    const client = await plainClient(project);
    client.open(uri, 'Grüße 😀 [x](b.md) and\r\nmore\n');
    await client.untilRules(uri, broken);
    equal(client.published(uri)!.diagnostics[0]!.range.start.character, 13);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } }, text: '[y](c.md)' },
        { range: { start: { line: 0, character: 6 }, end: { line: 0, character: 8 } }, text: '' },
      ],
    });
    await client.untilRules(uri, [...broken, ...broken]);
    const places = client.published(uri)!.diagnostics.map(({ range }) => [range.start.line, range.start.character]);
    deepEqual(places, [
      [0, 11],
      [1, 4],
    ]);
  });

  it('let the open text win over the disk, until it is closed', async () => {
    const project = new Project({ 'a.md': '[b](b.md)\n', 'c.md': '[a](a.md#here)\n' });
    const client = await plainClient(project);
    await client.untilRules(project.uri('a.md'), broken);
    await client.untilRules(project.uri('c.md'), ['reference/broken-anchor']);
    client.open(project.uri('a.md'), '# Here\n');
    await client.untilRules(project.uri('a.md'), []);
    await client.untilRules(project.uri('c.md'), []);
    client.close(project.uri('a.md'));
    await client.untilRules(project.uri('a.md'), broken);
    await client.untilRules(project.uri('c.md'), ['reference/broken-anchor']);
    equal(client.published(project.uri('a.md'))!.version, undefined);
  });

  it('know an open document that was never saved, and forget it', async () => {
    const project = new Project({ 'a.md': '[new](new.md)\n' });
    const client = await plainClient(project);
    await client.untilRules(project.uri('a.md'), broken);
    client.open(project.uri('new.md'), '[c](c.md)\n');
    await client.untilRules(project.uri('new.md'), broken);
    await client.untilRules(project.uri('a.md'), []);
    client.close(project.uri('new.md'));
    await client.untilRules(project.uri('new.md'), []);
    await client.untilRules(project.uri('a.md'), broken);
  });

  it('reach the documents that refer to an edited one', async () => {
    const project = new Project({ 'hub.md': '# One\n', 'a.md': '[h](hub.md#one)\n', 'b.md': '[h](hub.md#two)\n' });
    const client = await plainClient(project);
    await client.untilRules(project.uri('b.md'), ['reference/broken-anchor']);
    client.open(project.uri('hub.md'), '# One\n');
    client.change(project.uri('hub.md'), 2, '# Two\n');
    await client.untilRules(project.uri('b.md'), []);
    await client.untilRules(project.uri('a.md'), ['reference/broken-anchor']);
  });

  it('follow the manifest while it is edited', async () => {
    const manifest = 'organization: A\nstandards: [iso20000-1:2018]\n';
    const project = new Project({ 'sms.yaml': manifest, 'a.md': '[b](b.md)\n' });
    const uri = project.uri('sms.yaml');
    const client = await plainClient(project);
    await client.untilChecked();
    ok(client.rules(uri)!.includes('coverage/clause-not-covered'));
    await client.untilRules(project.uri('a.md'), broken);
    client.open(uri, manifest);
    client.change(uri, 2, `${manifest}rules: { reference/broken-link: off, coverage/*: off }\n`);
    await client.untilRules(project.uri('a.md'), []);
    await client.untilRules(uri, []);
    client.change(uri, 3, `${manifest}exclude: ["a.md"]\nrules: { coverage/*: off, "review/*": loud }\n`);
    await client.untilRules(uri, ['manifest/schema']);
    await client.untilRules(project.uri('a.md'), []);
    client.close(uri);
    await client.untilRules(project.uri('a.md'), broken);
  });

  it('take a manifest that does not exist on the disk', async () => {
    const project = new Project({ 'sms/a.md': policy('POL-A') });
    const client = await plainClient(project);
    await client.untilChecked();
    client.open(project.uri('sms/sms.yaml'), 'organization: A\n');
    await client.until('gaps', () =>
      client.rules(project.uri('sms/sms.yaml'))?.includes('coverage/clause-not-covered'),
    );
    client.close(project.uri('sms/sms.yaml'));
    await client.untilRules(project.uri('sms/sms.yaml'), []);
  });

  it('name files by the URI that the client uses', async () => {
    const names = ['Ä ö#1 100%.md', '😀.md', 'a+b&c.md', "it's (1).md"];
    const project = new Project(Object.fromEntries(names.map(name => [name, '[x](x.md)\n'])));
    const client = await plainClient(project);
    await client.untilChecked();
    const found = client.all('textDocument/publishDiagnostics').map(({ params }) => decodeURIComponent(params.uri));
    deepEqual(found.sort(), names.map(name => decodeURIComponent(project.uri(name))).sort());
    // Encoded as little as can be: another spelling than the server's own.
    const own = project.uri().concat("/it's (1).md");
    client.open(own, '[x](x.md)\n');
    await client.untilRules(own, broken);
    client.change(own, 2, 'sound');
    await client.untilRules(own, []);
  });
});
