// Findings, where the person looks: on open files and on others, before saving and after, from the editor and the disk.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  api,
  asOf,
  at,
  discardEditors,
  finding,
  noFinding,
  open,
  readText,
  replace,
  rulesOn,
  setAsOf,
  until,
} from '../support.ts';

const INCIDENT = 'processes/incident.md';
const PROBLEM = 'processes/problem.md';
const POLICY = 'policy.md';

describe('findings', () => {
  afterEach(discardEditors);

  it('are there for files that nobody opened', async () => {
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ uri }) => uri.path.endsWith(INCIDENT)),
      [],
    );
    await finding('reference/broken-link', INCIDENT);
    await finding('coverage/unknown-clause', PROBLEM);
  });

  it('say which rule, where, and where to read about it', async () => {
    const found = await finding('reference/broken-link', INCIDENT);
    assert.equal(found.source, 'clausetrace');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof found.code === 'object', 'the code has a target');
    assert.equal(found.code.value, 'reference/broken-link');
    assert.match(found.code.target.toString(true), /reference\/broken-link/);
    assert.match(found.message, /retired-plan\.md/);
    const { document } = await open(INCIDENT);
    assert.match(document.getText(found.range), /retired-plan\.md/);
  });

  it('go when the text is put right, without saving', async () => {
    const before = await readText(INCIDENT);
    const editor = await open(INCIDENT);
    await finding('reference/broken-link', INCIDENT);
    await replace(editor, '../plans/retired-plan.md', '../policy.md');
    await noFinding('reference/broken-link', INCIDENT);
    assert.ok(editor.document.isDirty);
    assert.equal(await readText(INCIDENT), before);
  });

  it('come when the text is broken, and go back to what the disk says when it is closed without saving', async () => {
    await noFinding('reference/broken-anchor', POLICY);
    const editor = await open(POLICY);
    await replace(editor, 'processes/incident.md#escalation', 'processes/incident.md#no-such-heading');
    await finding('reference/broken-anchor', POLICY);
    await discardEditors();
    await noFinding('reference/broken-anchor', POLICY);
  });

  it('reach the files that depend on the one that is edited', async () => {
    await noFinding('reference/broken-anchor', POLICY);
    const editor = await open(INCIDENT);
    await replace(editor, '## Escalation', '## Raising the alarm');
    await finding('reference/broken-anchor', POLICY);
    await discardEditors();
    await noFinding('reference/broken-anchor', POLICY);
  });

  it('come and go with a file on the disk', async () => {
    const path = 'processes/created-on-disk.md';
    await vscode.workspace.fs.writeFile(at(path), Buffer.from('# A page\n\nSee [nothing](nowhere.md).\n'));
    await finding('reference/broken-link', path);
    await vscode.workspace.fs.delete(at(path));
    await until(
      'no findings on the deleted file',
      () => rulesOn(path),
      rules => rules.length === 0,
    );
  });

  it('follow a file that is changed on the disk', async () => {
    const before = await readText(PROBLEM);
    await finding('coverage/unknown-clause', PROBLEM);
    try {
      await vscode.workspace.fs.writeFile(at(PROBLEM), Buffer.from(before.replace('8.6.99', '8.6.3')));
      await noFinding('coverage/unknown-clause', PROBLEM);
    } finally {
      await vscode.workspace.fs.writeFile(at(PROBLEM), Buffer.from(before));
    }
    await finding('coverage/unknown-clause', PROBLEM);
  });

  it('follow the as-of date, and so does the status bar', async () => {
    const day = asOf();
    await noFinding('review/overdue', POLICY);
    assert.doesNotMatch(api().statusText(), /overdue/);
    try {
      await setAsOf('2028-06-01');
      await finding('review/overdue', POLICY);
      await until('overdue reviews in the status bar', api().statusText, text => /· [1-9]\d* overdue/.test(text));
    } finally {
      await setAsOf(day);
    }
    await noFinding('review/overdue', POLICY);
    await until('no overdue reviews in the status bar', api().statusText, text => !/overdue/.test(text));
  });
});
