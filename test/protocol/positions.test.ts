// Characters beyond ASCII, for clients that count UTF-16 code units and for those that count bytes.

import { deepEqual, equal } from 'node:assert/strict';
import type { LspClient } from '../support/lsp-client.ts';
import { cleanUp, everything, Project, startClient } from '../support/project.ts';

/** A combining mark, a surrogate pair and an umlaut before each link. */
const text = '# Ü\r\n\r\nu\u0308😀ü [x](x.md) 😀 [b](b.md)\r\n';
const target = '# 😀 [a](a.md)\n';

async function clientThatCounts(
  project: Project,
  positionEncodings: readonly string[] | undefined,
  pull = false,
): Promise<LspClient> {
  const client = await startClient();
  const { diagnostic, ...textDocument } = everything.textDocument;
  const { result } = await client.response(
    client.send('initialize', {
      processId: null,
      rootUri: project.uri(),
      capabilities: {
        ...(positionEncodings && { general: { positionEncodings } }),
        textDocument: pull ? { ...textDocument, diagnostic } : textDocument,
      },
    }),
  );
  equal(result.capabilities.positionEncoding, positionEncodings?.[0] === 'utf-8' ? 'utf-8' : undefined);
  client.notify('initialized', {});
  return client;
}

const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

const clients: readonly {
  readonly name: string;
  readonly encodings: readonly string[] | undefined;
  readonly broken: readonly [number, number];
  readonly link: number;
  readonly anchor: readonly [number, number];
}[] = [
  { name: 'nothing about it', encodings: undefined, broken: [10, 14], link: 23, anchor: [9, 13] },
  { name: 'that it likes UTF-16 better', encodings: ['utf-16', 'utf-8'], broken: [10, 14], link: 23, anchor: [9, 13] },
  { name: 'that it likes UTF-8 better', encodings: ['utf-8', 'utf-16'], broken: [14, 18], link: 29, anchor: [11, 15] },
];

for (const { name, encodings, broken, link, anchor } of clients) {
  describe(`positions, for a client that says ${name}`, () => {
    afterEach(cleanUp);

    it('are right in what is published, in open and unopened files', async () => {
      const project = new Project({ 'a.md': text, 'b.md': target.replace('a.md', 'y.md') });
      const client = await clientThatCounts(project, encodings);
      await client.untilRules(project.uri('a.md'), ['reference/broken-link']);
      deepEqual(client.published(project.uri('a.md'))!.diagnostics[0]!.range, range(2, broken[0], broken[1]));
      await client.untilRules(project.uri('b.md'), ['reference/broken-link']);
      deepEqual(client.published(project.uri('b.md'))!.diagnostics[0]!.range, range(0, anchor[0], anchor[1]));
    });

    it('are right in requests and their answers', async () => {
      const project = new Project({ 'a.md': text, 'b.md': target });
      const client = await clientThatCounts(project, encodings, true);
      await client.untilChecked();
      const textDocument = { uri: project.uri('a.md') };
      client.open(textDocument.uri, text);
      const report = await client.request('textDocument/diagnostic', { textDocument });
      deepEqual(
        report.items.map((item: { range: unknown }) => item.range),
        [range(2, broken[0], broken[1])],
      );
      const position = { line: 2, character: link + 1 };
      const references = await client.request('textDocument/references', {
        textDocument,
        position,
        context: { includeDeclaration: false },
      });
      deepEqual(
        references
          .filter(({ uri }: { uri: string }) => uri === textDocument.uri)
          .map((one: { range: unknown }) => one.range),
        [range(2, link, link + 4)],
      );
    });

    it('are right where the user types', async () => {
      const project = new Project({ 'a.md': text, 'b.md': target });
      const client = await clientThatCounts(project, encodings);
      const uri = project.uri('a.md');
      client.open(uri, text);
      await client.untilRules(uri, ['reference/broken-link']);
      const [start, end] = broken;
      client.notify('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [
          { range: range(2, start, end), text: 'b.md' },
          { range: range(2, link, link + 4), text: 'ü😀.md' },
          { range: range(2, link, link + (encodings?.[0] === 'utf-8' ? 6 : 3)), text: 'z' },
        ],
      });
      await client.until('version 2', () => client.published(uri)!.version === 2);
      const { diagnostics } = client.published(uri)!;
      deepEqual(
        diagnostics.map(({ message, range: place }) => [/"(.*?)"/.exec(message)![1], place]),
        [['z.md', range(2, link, link + 4)]],
      );
    });
  });
}
