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

  it('takes no key from VS Code', async () => {
    const { contributes } = extension().packageJSON as { contributes: { keybindings: { key: string }[] } };
    const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const defaults = (await vscode.workspace.openTextDocument(uri)).getText();
    const taken = [...defaults.matchAll(/"key": "([^"]*)",[^{}]*"command": "([^"]*)"/g)]
      .filter(([, , command]) => !command!.startsWith('clausetrace.'))
      .map(([, key]) => key);
    assert.ok(taken.includes('ctrl+k ctrl+t'), 'the keys of VS Code are known');
    assert.deepEqual(
      contributes.keybindings.map(({ key }) => key).filter(key => taken.includes(key)),
      [],
    );
  });

  it('shows coverage in the status bar', async () => {
    await until('figures', api().statusText, text => /^\$\(checklist\) [1-9]\d*\/\d+ clauses/.test(text));
  });
});
