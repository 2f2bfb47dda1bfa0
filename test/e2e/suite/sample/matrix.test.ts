// The panel of the traceability matrix in its editor, and its exports; what stands in it is tested in test/browser/pages.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, discardEditors, until } from '../support.ts';

const matrixTabs = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('clausetrace.matrix'));

/** What each format begins with. */
const beginnings: Readonly<Record<string, RegExp>> = {
  html: /^<!doctype html>/,
  csv: /^\ufeff?"?\w/,
  md: /^# /,
  json: /^\{/,
};

describe('the traceability matrix', () => {
  afterEach(discardEditors);

  it('opens in one panel, with the name of the SMS', async () => {
    await vscode.commands.executeCommand('clausetrace.showMatrix');
    await vscode.commands.executeCommand('clausetrace.showMatrix', at('').toString());
    const tabs = await until('the panel', matrixTabs, ([tab]) => tab?.label.includes('Acme') === true);
    assert.equal(tabs.length, 1);
  });

  it('is exported to every format', async () => {
    for (const [format, beginning] of Object.entries(beginnings)) {
      const target = at(`.vscode/exported.${format}`);
      await until(
        `an export as ${format}`,
        async () =>
          vscode.commands.executeCommand<vscode.Uri | undefined>('clausetrace.exportMatrix', undefined, format, target),
        written => written !== undefined,
      );
      const text = Buffer.from(await vscode.workspace.fs.readFile(target)).toString('utf8');
      assert.match(text, beginning);
      assert.match(text, /8\.6\.1/);
    }
  });
});
