// From nothing to an SMS: what the button of the empty view does.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, at, discardEditors, extension, nodeIn, readText, run, until } from '../support.ts';

describe('a workspace in which nobody wrote an SMS yet', () => {
  after(discardEditors);

  it('has empty views and no badge', async () => {
    await extension().activate();
    const { nodes, badge } = api().view('clauses');
    assert.deepEqual([nodes, badge], [[], undefined]);
  });

  it('gets a manifest and first documents from `initialize`, and views with it', async () => {
    assert.equal(await run('initialize', at(''), 'Example "Services"'), true);
    assert.match(await readText('sms.yaml'), /organization: .*Example/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, at('sms.yaml').path);
    await nodeIn('clauses', ({ label }) => label.startsWith('4 '));
    await until('figures', api().statusText, text => /clauses/.test(text));
  });

  it('is not initialised a second time', async () => {
    const before = await readText('sms.yaml');
    assert.equal(await run('initialize', at(''), 'Another'), false);
    assert.equal(await readText('sms.yaml'), before);
  });
});
