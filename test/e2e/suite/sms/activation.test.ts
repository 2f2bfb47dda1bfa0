// The extension wakes up in a workspace with a manifest, and puts its commands and its status into the window.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, extension, until } from '../support.ts';

describe('activation', () => {
  it('activates by itself where there is a manifest', async () => {
    await until('activation', () => extension().isActive, Boolean);
    await until('the server to run', () => api().client?.isRunning() ?? false, Boolean);
  });

  it('registers every command that it contributes', async () => {
    const { contributes } = extension().packageJSON as { contributes: { commands: { command: string }[] } };
    const contributed = contributes.commands.map(({ command }) => command);
    assert.ok(contributed.length > 0);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributed.filter(command => !registered.has(command)),
      [],
    );
  });

  it('shows coverage in the status bar', async () => {
    await until('figures', api().statusText, text => /^\$\(checklist\) [1-9]\d*\/\d+ clauses/.test(text));
  });
});
