// The structure of documents and of the workspace: outline, folding, selection, symbols by name, hierarchy.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { cleanUp, fullClient, Project, plainClient } from '../support/project.ts';

const policy = '---\nid: POL-A\ntitle: Policy\n---\n\n# Policy\n\n## Part\n\nText.\n';
const process = '---\nid: PRC-A\ntitle: Process\nimplements: POL-A\n---\n';

function project(): Project {
  return new Project({ 'sms.yaml': 'organization: Acme\n', 'a.md': policy, 'b.md': process });
}

describe('structure', () => {
  afterEach(cleanUp);

  it('is a tree for clients that know trees', async () => {
    const one = project();
    const client = await fullClient([one]);
    // At once: the answer waits until the folder is read.
    const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri: one.uri('a.md') } });
    deepEqual(
      symbols.map(({ name, children }: { name: string; children: { name: string }[] }) => [
        name,
        children.map(child => child.name),
      ]),
      [
        ['Front matter', ['id', 'title']],
        ['Policy', ['Part']],
      ],
    );
  });

  it('is a list for all others', async () => {
    const one = project();
    const client = await plainClient(one);
    const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri: one.uri('a.md') } });
    deepEqual(
      symbols.map(({ name, containerName }: { name: string; containerName?: string }) => [name, containerName]),
      [
        ['Front matter', undefined],
        ['id', 'Front matter'],
        ['title', 'Front matter'],
        ['Policy', undefined],
        ['Part', 'Policy'],
      ],
    );
  });

  it('folds and selects, with what is being edited', async () => {
    const one = project();
    const client = await plainClient(one);
    await client.untilChecked();
    const textDocument = { uri: one.uri('a.md') };
    client.open(textDocument.uri, policy);
    client.change(textDocument.uri, 2, `\n${policy}`.trimStart().replace('Text.', 'More.\nText.'));
    const folds = await client.request('textDocument/foldingRange', { textDocument });
    deepEqual(
      folds.map(({ startLine, endLine }: { startLine: number; endLine: number }) => [startLine, endLine]),
      [
        [0, 3],
        [5, 10],
        [7, 10],
      ],
    );
    const positions = [{ line: 7, character: 4 }];
    const [range] = await client.request('textDocument/selectionRange', { textDocument, positions });
    deepEqual([range.range.start.character, range.range.end.character], [3, 7]);
    deepEqual([range.parent.range.start.line, range.parent.range.end.line], [7, 7]);
  });

  it('finds symbols by name, clauses for clients that can open them', async () => {
    const one = project();
    for (const client of [await plainClient(one), await fullClient([one])]) {
      await client.untilChecked();
      const [symbol] = await client.request('workspace/symbol', { query: 'polpol' });
      deepEqual([symbol.name, symbol.location.uri], ['POL-A Policy', one.uri('a.md')]);
    }
    const client = await fullClient([one]);
    await client.untilChecked();
    const [clause] = await client.request('workspace/symbol', { query: '8.6.1' });
    ok(clause.location.uri.startsWith('clausetrace:/clause/iso20000-1/2018/8.6.1'));
    ok((await client.request('clausetrace/content', { uri: clause.location.uri })).text.includes('8.6.1'));
  });

  it('leads from a document to what implements it and to what it implements', async () => {
    const one = project();
    const client = await plainClient(one);
    await client.untilChecked();
    const prepare = (path: string, line: number) =>
      client.request('textDocument/prepareCallHierarchy', {
        textDocument: { uri: one.uri(path) },
        position: { line, character: 5 },
      });
    const [item] = await prepare('a.md', 1);
    equal(item.name, 'POL-A');
    const [incoming] = await client.request('callHierarchy/incomingCalls', { item });
    deepEqual([incoming.from.name, incoming.from.uri], ['PRC-A', one.uri('b.md')]);
    const [outgoing] = await client.request('callHierarchy/outgoingCalls', { item: incoming.from });
    equal(outgoing.to.name, 'POL-A');
    equal(await prepare('a.md', 9), null);
    equal(await prepare('nothing.md', 0), null);
  });

  it('can be turned off', async () => {
    const one = project();
    const off = Object.fromEntries(
      ['folding', 'selectionRanges', 'documentSymbols', 'workspaceSymbols', 'callHierarchy'].map(feature => [
        feature,
        { enabled: false },
      ]),
    );
    const client = await fullClient([one], off);
    await client.untilChecked();
    const textDocument = { uri: one.uri('a.md') };
    const position = { line: 1, character: 5 };
    deepEqual(await client.request('textDocument/documentSymbol', { textDocument }), []);
    deepEqual(await client.request('textDocument/foldingRange', { textDocument }), []);
    equal(await client.request('textDocument/selectionRange', { textDocument, positions: [position] }), null);
    equal(await client.request('textDocument/prepareCallHierarchy', { textDocument, position }), null);
    deepEqual(await client.request('workspace/symbol', { query: 'pol' }), []);
  });
});
