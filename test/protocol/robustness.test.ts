// Whatever comes, from the client or from the disk, the server goes on.

import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  PublishDiagnosticsNotification,
} from 'vscode-languageserver/node';
import { rules } from '../../server/src/rules/registry.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { serverInProcess } from '../support/in-process.ts';
import type { LspClient } from '../support/lsp-client.ts';
import { cleanUp, fullClient, Project, plainClient, policy } from '../support/project.ts';

const broken = ['reference/broken-link'];

/** Proves that the server still works: an edit is answered. */
async function stillWorks(client: LspClient, project: Project): Promise<void> {
  const uri = project.uri('proof.md');
  client.open(uri, '[x](nowhere.md)\n');
  await client.untilRules(uri, broken);
  client.close(uri);
  await client.untilRules(uri, []);
}

describe('the server goes on', () => {
  afterEach(cleanUp);

  it('after methods that it does not know', async () => {
    const project = new Project();
    const client = await plainClient(project);
    equal((await client.response(client.send('textDocument/teleport', {}))).error?.code, -32601);
    client.notify('textDocument/didTeleport', {});
    client.notify('$/unknown', {});
    await stillWorks(client, project);
  });

  it('after notifications and requests of the wrong form', async () => {
    const project = new Project({ 'a.md': '[x](x.md)\n' });
    const client = await plainClient(project);
    await client.untilRules(project.uri('a.md'), broken);
    const uri = project.uri('a.md');
    for (const params of [
      {},
      null,
      [],
      'x',
      { textDocument: null },
      { textDocument: {} },
      { textDocument: { uri: 7, text: 8 } },
    ]) {
      client.notify('textDocument/didOpen', params);
      client.notify('textDocument/didChange', params);
      client.notify('textDocument/didClose', params);
      client.notify('textDocument/didSave', params);
      client.notify('workspace/didChangeWatchedFiles', params);
      client.notify('workspace/didChangeConfiguration', params);
      client.notify('workspace/didChangeWorkspaceFolders', params);
      client.notify('workspace/didRenameFiles', params);
      await client.response(client.send('workspace/executeCommand', params));
    }
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: null }, { uri: 'no uri' }, {}] });
    client.change(project.uri('not-open.md'), 2, 'x');
    client.open(uri, 'sound\n');
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: {} }, text: 4 }],
    });
    client.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: null });
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 4 },
      contentChanges: [
        { range: { start: { line: 99, character: 99 }, end: { line: 1e9, character: 0 } }, text: '[x](x.md)' },
      ],
    });
    await client.until('version 4', () => client.published(uri)!.version === 4);
    client.change(uri, 5, 'sound\n');
    await client.untilRules(uri, []);
    await stillWorks(client, project);
  });

  it('after documents of other schemes', async () => {
    const project = new Project();
    const client = await plainClient(project);
    const odd = ['file://', 'file:///', 'file:///tmp', 'file:///%ZZ%00.md', 'file://server/share/a.md', 'x', ''];
    for (const uri of ['untitled:Untitled-1', 'git:/a.md', 'http://a.example/a.md', ...odd]) {
      client.open(uri, '[x](x.md)\n');
      client.change(uri, 2, '[y](y.md)\n');
      client.close(uri);
    }
    await stillWorks(client, project);
  });

  it('after a document twice opened, twice closed, and of an older version', async () => {
    const project = new Project({ 'a.md': 'sound\n' });
    const uri = project.uri('a.md');
    const client = await plainClient(project);
    client.open(uri, '[x](x.md)\n', 5);
    client.open(uri, '[x](x.md) [y](y.md)\n', 6);
    await client.untilRules(uri, [...broken, ...broken]);
    client.change(uri, 2, 'sound\n');
    await client.untilRules(uri, []);
    client.close(uri);
    client.close(uri);
    await stillWorks(client, project);
  });

  it('after a huge document', async () => {
    const project = new Project();
    const client = await plainClient(project);
    client.open(project.uri('huge.md'), 'A line of no meaning at all.\n'.repeat(1_000_000));
    await client.untilRules(project.uri('huge.md'), ['file/too-large']);
    client.change(project.uri('huge.md'), 2, '[x](x.md)\n');
    await client.untilRules(project.uri('huge.md'), broken);
    await stillWorks(client, project);
  });

  it('after files of any bytes', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) & 255);
    const project = new Project({
      'latin1.md': Buffer.from('[x](x.md) Grüße\n', 'latin1'),
      'random.md': bytes,
      'random.yaml': bytes,
      'sms.yaml': bytes,
      'nul.md': '\0\0[x](x.md)\0',
      'utf16.md': Buffer.from('\uFEFF[x](x.md)\n', 'utf16le'),
      'bomb.yaml': `id: A\ntype: register\na: &a [1]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [${i ? `*b${i - 1}, *b${i - 1}` : '*a'}]`).join('\n')}\n`,
      'deep.yaml': `id: A\ntype: register\nx: ${'['.repeat(5000)}\n`,
      'deep.md': `${'> '.repeat(3000)}x\n`,
      'a.md': '[x](x.md)\n',
    });
    const client = await plainClient(project);
    await client.untilChecked();
    deepEqual(client.rules(project.uri('a.md')), broken);
    ok(client.rules(project.uri('latin1.md'))!.includes('file/encoding'));
    await stillWorks(client, project);
  });

  it('after lone surrogates and control characters in an editor', async () => {
    const project = new Project();
    const client = await plainClient(project);
    client.open(project.uri('a.md'), '\uD800 [x](x.md) \uDC00\u0007\n');
    await client.untilRules(project.uri('a.md'), broken);
    equal(client.published(project.uri('a.md'))!.diagnostics[0]!.range.start.character, 6);
  });

  it('after requests that are cancelled, at once or too late', async () => {
    const project = new Project({ 'a.md': '[x](x.md)\n' });
    const client = await fullClient([project]);
    const ids = Array.from({ length: 50 }, () => {
      const id = client.send('textDocument/diagnostic', { textDocument: { uri: project.uri('a.md') } });
      client.notify('$/cancelRequest', { id });
      return id;
    });
    client.notify('$/cancelRequest', { id: 12345 });
    for (const id of ids) {
      const { error } = await client.response(id);
      ok(error === undefined || error.code === -32800, JSON.stringify(error));
    }
    await client.untilChecked();
    const { items } = await client.request('textDocument/diagnostic', { textDocument: { uri: project.uri('a.md') } });
    equal(items.length, 1);
  });

  it('when everything is edited at once', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `d${i}.md`);
    const project = new Project(
      Object.fromEntries(names.map((name, i) => [name, policy(`POL-${i}`, `[n](d${i + 1}.md#here)`)])),
    );
    const client = await plainClient(project);
    for (const name of names) client.open(project.uri(name), 'x');
    for (let version = 2; version < 6; version++) {
      for (const name of names)
        client.change(project.uri(name), version, `# Here ${version === 5 ? '' : version}\n\n[n](${name}#here)\n`);
    }
    for (const name of names) await client.untilRules(project.uri(name), []);
    for (const name of names) client.close(project.uri(name));
    await client.until('what is saved', () => names.every(name => client.rules(project.uri(name))!.length > 0));
  });

  it('when a rule fails', async () => {
    const project = new Project({ 'a.md': '[x](x.md)\n', 'b.md': '[x](x.md)\n' });
    const failing: Rule = {
      id: 'file/failing',
      severity: 'error',
      summary: 'Fails.',
      checkDocument: ({ path }) => {
        throw new Error(`no way with ${path}`);
      },
    };
    const client = await serverInProcess({ rules: [failing, ...rules] });
    const found = new Map<string, string[]>();
    const logged: string[] = [];
    const changed = new Promise<void>(resolve => {
      client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics, version }) => {
        found.set(
          uri,
          diagnostics.map(({ code }) => String(code)),
        );
        if (version === 2) resolve();
      });
    });
    client.onNotification('window/logMessage', ({ message }: { message: string }) => {
      logged.push(message);
    });
    const checked = new Promise<void>(resolve => {
      client.onNotification('clausetrace/status', ({ indexing }: { indexing: boolean }) => {
        if (!indexing) resolve();
      });
    });
    await client.sendRequest('initialize', { processId: null, rootUri: project.uri(), capabilities: {} });
    await client.sendNotification('initialized', {});
    await checked;
    deepEqual([found.get(project.uri('a.md')), found.get(project.uri('b.md'))], [broken, broken]);
    ok(logged.some(message => message.includes('file/failing') && message.includes('no way with a.md')));
    const textDocument = { uri: project.uri('a.md'), languageId: 'markdown', version: 1, text: 'sound\n' };
    await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    const contentChanges = [{ text: '[x](x.md) [y](y.md)\n' }];
    await client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: textDocument.uri, version: 2 },
      contentChanges,
    });
    await changed;
    deepEqual(found.get(textDocument.uri), [...broken, ...broken]);
    await client.sendRequest('shutdown');
    client.dispose();
  });
});
