// The commands do what their titles say.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, asOf, discardEditors, finding, nodeIn, run, setAsOf, until } from '../support.ts';

describe('commands', () => {
  afterEach(discardEditors);

  it('setAsOf writes the setting of the workspace', async () => {
    const before = asOf();
    try {
      await run('setAsOf', '2027-02-28');
      const { workspaceValue } = vscode.workspace.getConfiguration('clausetrace').inspect<string>('asOf') ?? {};
      assert.equal(workspaceValue, '2027-02-28');
      await until('the day in the status bar', api().asOfText, text => text === '2027-02-28');
    } finally {
      await setAsOf(before);
    }
  });

  it('openMatrixInBrowser writes the traceability matrix and shows it', async () => {
    await nodeIn('documents', ({ label }) => label === 'Incident management process');
    const page = (await run('openMatrixInBrowser')) as vscode.Uri;
    const html = Buffer.from(await vscode.workspace.fs.readFile(page)).toString('utf8');
    assert.match(html, /^<!doctype html>/i);
    assert.match(html, /PRC-INC/);
  });

  it('restart starts another server, and the findings are back', async () => {
    const before = api().client;
    await run('restart');
    assert.notEqual(api().client, before);
    assert.ok(api().client?.isRunning());
    await finding('reference/broken-link', 'processes/incident.md');
    await until('figures', api().statusText, text => text !== '');
  });

  it('showOutput shows the log', async () => {
    await run('showOutput');
  });
});
