// The beginning and the end of the server's life.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { LspClient } from '../support/lsp-client.ts';
import { cleanUp, everything, Project, plainClient, startClient } from '../support/project.ts';

describe('life of the server', () => {
  afterEach(cleanUp);

  it('says who it is and what it can do', async () => {
    const client = await startClient();
    const { serverInfo, capabilities } = await client.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    equal(serverInfo.name, 'clausetrace');
    ok(serverInfo.version);
    deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: { includeText: false } });
    equal(capabilities.diagnosticProvider, undefined);
    equal(capabilities.workspace.workspaceFolders.supported, true);
    ok(capabilities.executeCommandProvider.commands.includes('clausetrace.matrix'));
  });

  it('offers to be asked for diagnostics to those who can ask', async () => {
    const client = await startClient();
    const { capabilities } = await client.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: everything,
    });
    const { interFileDependencies, workspaceDiagnostics } = capabilities.diagnosticProvider;
    deepEqual(
      { interFileDependencies, workspaceDiagnostics },
      { interFileDependencies: true, workspaceDiagnostics: true },
    );
  });

  it('ends with code 0 after shutdown and exit', async () => {
    const client = await plainClient(new Project());
    equal(await client.request('shutdown'), null);
    client.notify('exit', undefined);
    equal(await client.exitCode, 0);
  });

  it('ends with code 1 at exit without shutdown', async () => {
    const client = await plainClient(new Project());
    client.notify('exit', undefined);
    equal(await client.exitCode, 1);
  });

  it('ends with code 1 when the client closes the stream', async () => {
    const client = await plainClient(new Project());
    client.process.stdin!.end();
    equal(await client.exitCode, 1);
  });

  it('ends with its client, though the stream stays open', async () => {
    const editor = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    const client = await startClient();
    await client.request('initialize', { processId: editor.pid, rootUri: null, capabilities: {} });
    editor.kill('SIGKILL');
    equal(await client.exitCode, 1);
  });

  it('speaks over a socket too, and ends with it', async () => {
    const port = await new Promise<number>(resolve => {
      const listener = createServer(socket => {
        const body = JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          method: 'initialize',
          params: { processId: null, capabilities: {} },
        });
        socket.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
        socket.once('data', data => {
          match(String(data), /Content-Length/);
          socket.destroy();
          listener.close();
        });
      });
      listener.listen(0, '127.0.0.1', () => resolve((listener.address() as AddressInfo).port));
    });
    const client = await LspClient.start(['serve', `--socket=${port}`]);
    equal(await client.exitCode, 1);
  });

  it('needs to be told how to speak', async () => {
    for (const args of [['serve'], ['serve', '--stdio', '--node-ipc'], ['serve', '--socket=x']]) {
      const client = await LspClient.start(args);
      equal(await client.exitCode, 2);
      match(client.stderr, /^clausetrace: .*\n$/);
    }
  });

  it('refuses requests before initialize, a second initialize, and requests after shutdown', async () => {
    const client = await startClient();
    const params = { textDocument: { uri: 'file:///x.md' } };
    equal((await client.response(client.send('textDocument/diagnostic', params))).error?.code, -32002);
    equal((await client.response(client.send('shutdown', undefined))).error?.code, -32002);
    await client.initialize({ rootUri: null, capabilities: everything });
    equal((await client.response(client.send('initialize', { capabilities: {} }))).error?.code, -32600);
    await client.request('shutdown');
    equal((await client.response(client.send('textDocument/diagnostic', params))).error?.code, -32600);
    client.notify('exit', undefined);
    equal(await client.exitCode, 0);
  });

  it('takes a client that says nothing of its capabilities as one without any', async () => {
    for (const params of [{ rootUri: null }, { rootUri: null, capabilities: null }]) {
      const client = await startClient();
      const { serverInfo } = await client.request('initialize', params);
      equal(serverInfo.name, 'clausetrace');
    }
  });

  it('takes the folder from rootUri and from rootPath where there are no workspace folders', async () => {
    for (const from of ['rootUri', 'rootPath']) {
      const project = new Project({ 'a.md': '[b](b.md)\n' });
      const client = await startClient();
      await client.initialize({ [from]: from === 'rootUri' ? project.uri() : project.folder });
      await client.untilRules(project.uri('a.md'), ['reference/broken-link']);
    }
  });
});
