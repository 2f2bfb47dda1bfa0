// The server in the process of the test, over the real protocol, where a test has to stand in for the clock or the rules.

import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { loadMarkdownParser } from '../../server/src/documents/markdown-parser.ts';
import { type ServerSetup, startServer } from '../../server/src/lsp/server.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { builtinStandards } from '../../server/src/workspace/builtin-standards.ts';

export async function serverInProcess(setup: Partial<ServerSetup>): Promise<ProtocolConnection> {
  const [there, back] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(new StreamMessageReader(there), new StreamMessageWriter(back)), {
    version: '0',
    parser: await loadMarkdownParser(),
    standards: builtinStandards(),
    rules,
    today: () => '2026-11-20',
    ...setup,
  });
  const client = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  client.listen();
  return client;
}
