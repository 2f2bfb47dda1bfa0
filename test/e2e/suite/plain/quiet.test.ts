// A folder of Markdown in which nobody wrote an SMS: links are checked, and nothing else is said or shown.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, extension, finding, open, ruleOf, until } from '../support.ts';

describe('a workspace without an SMS', () => {
  it('does not wake the extension before a Markdown file is opened', async () => {
    assert.equal(extension().isActive, false);
    await open('docs/guide.md');
    await until('activation', () => extension().isActive, Boolean);
  });

  it('gets findings about links, and about nothing else', async () => {
    await finding('reference/broken-link', 'docs/guide.md');
    const rules = vscode.languages
      .getDiagnostics()
      .flatMap(([, all]) => all)
      .filter(({ source }) => source === 'clausetrace')
      .map(ruleOf);
    assert.deepEqual(rules, ['reference/broken-link']);
  });

  it('has nothing in the status bar', () => {
    assert.equal(api().statusText(), '');
  });
});
