// The as-of date: from the clock, from settings of every kind, and when it changes.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { serverInProcess } from '../support/in-process.ts';
import type { LspClient } from '../support/lsp-client.ts';
import { cleanUp, everything, fullClient, Project, startClient } from '../support/project.ts';

const reviewed = `---
id: POL-A
title: Policy
type: policy
status: approved
version: "1"
owner: R. Example
approver: S. Example
approved: 2000-01-01
reviewed: 2000-01-01
review_interval: P1Y
---

# Policy
`;

const overdue = 'review/overdue';

function project(): Project {
  return new Project({ 'a.md': reviewed });
}

function isOverdue(client: LspClient, one: Project): boolean {
  return client.rules(one.uri('a.md'))?.includes(overdue) ?? false;
}

function warnings(client: LspClient): string[] {
  return client.all('window/showMessage').map(({ params }) => params.message);
}

const { diagnostic: _, ...pushed } = everything.textDocument;
const withoutPull = { ...everything, textDocument: pushed };

describe('as-of date', () => {
  afterEach(cleanUp);

  it('is today where nothing else is said', async () => {
    const one = project();
    const client = await startClient();
    await client.initialize({ rootUri: one.uri() });
    await client.until('an overdue review', () => isOverdue(client, one));
  });

  it('comes from initializationOptions and didChangeConfiguration where the client cannot be asked', async () => {
    const one = project();
    const client = await startClient();
    await client.initialize({ rootUri: one.uri(), initializationOptions: { asOf: '2000-06-01' } });
    await client.untilChecked();
    equal(isOverdue(client, one), false);
    client.notify('workspace/didChangeConfiguration', { settings: { clausetrace: { asOf: '2001-06-01' } } });
    await client.until('an overdue review', () => isOverdue(client, one));
    client.notify('workspace/didChangeConfiguration', { settings: { clausetrace: { asOf: ' 2000-06-01 ' } } });
    await client.until('no overdue review', () => !isOverdue(client, one));
    client.notify('workspace/didChangeConfiguration', { settings: { clausetrace: {} } });
    await client.until('an overdue review', () => isOverdue(client, one));
    deepEqual(warnings(client), []);
  });

  it('is asked for where the client can be asked, before anything is shown that depends on it', async () => {
    const one = project();
    const client = await startClient();
    let asOf = '2000-06-01';
    client.answers.set('workspace/configuration', ({ items }) => items.map(() => ({ asOf })));
    await client.initialize({ rootUri: one.uri(), capabilities: withoutPull });
    await client.untilChecked();
    equal(
      client.all('textDocument/publishDiagnostics').some(({ params }) => JSON.stringify(params).includes(overdue)),
      false,
    );
    deepEqual(client.all('workspace/configuration')[0]!.params.items, [{ section: 'clausetrace' }]);
    asOf = '2001-06-01';
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until('an overdue review', () => isOverdue(client, one));
  });

  it('changes what a pulling client gets, and it is told', async () => {
    const one = project();
    const settings = { asOf: '2000-06-01' };
    const client = await fullClient([one], settings);
    const ask = () => client.request('textDocument/diagnostic', { textDocument: { uri: one.uri('a.md') } });
    await client.untilChecked();
    client.open(one.uri('a.md'), reviewed);
    equal(JSON.stringify(await ask()).includes(overdue), false);
    await client.until('the call', () => client.all('workspace/diagnostic/refresh').length === 1);
    settings.asOf = '2001-06-01';
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until('the second call', () => client.all('workspace/diagnostic/refresh').length === 2);
    equal(JSON.stringify(await ask()).includes(overdue), true);
  });

  it('that is none is warned of, once, and today counts', async () => {
    const one = project();
    const client = await startClient();
    await client.initialize({ rootUri: one.uri(), initializationOptions: { asOf: '2026-02-30' } });
    await client.until('an overdue review', () => isOverdue(client, one));
    equal(warnings(client).length, 1);
    ok(warnings(client)[0]!.includes('2026-02-30'));
    equal(client.all('window/showMessage')[0]!.params.type, 2);
    client.notify('workspace/didChangeConfiguration', { settings: { clausetrace: { asOf: '2026-02-30' } } });
    client.notify('workspace/didChangeConfiguration', { settings: { clausetrace: { asOf: 20000601 } } });
    await client.until('another warning', () => warnings(client).length === 2);
    client.notify('workspace/didChangeConfiguration', { settings: { clausetrace: { asOf: '2000-06-01' } } });
    await client.until('no overdue review', () => !isOverdue(client, one));
    equal(warnings(client).length, 2);
  });

  it('moves on at midnight, at the next thing that the client says', async () => {
    const one = project();
    let today = '2001-01-01';
    const client = await serverInProcess({ today: () => today });
    // biome-ignore lint/suspicious/noExplicitAny: the protocol's own answers
    const ask = (method: string, params: object): Promise<any> => client.sendRequest(method, params);
    await ask('initialize', {
      processId: null,
      rootUri: one.uri(),
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await client.sendNotification('initialized', {});
    const first = await ask('workspace/diagnostic', { previousResultIds: [] });
    equal(JSON.stringify(first).includes(overdue), false);
    today = '2001-01-02';
    const second = await ask('textDocument/diagnostic', { textDocument: { uri: one.uri('a.md') } });
    equal(JSON.stringify(second).includes(overdue), true);
    await ask('shutdown', {});
    client.dispose();
  });
});
