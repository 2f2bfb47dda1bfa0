// The baseline over the sample with a past, as its settings name it: `v1`. What views show of it, and what it is compared with.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, at, discardEditors, nodeIn, nodesOf, noNodeIn, open, replace, run, until } from '../support.ts';

const KNOWLEDGE = 'processes/knowledge.md';
const SCOPE = 'statements/scope.md';

const isRegressed = ({ kind, description }: { readonly kind: string; readonly description: string }) =>
  kind.startsWith('clause') && /at v1: /.test(description);

const activeTab = () => vscode.window.tabGroups.activeTabGroup.activeTab;

describe('the baseline', () => {
  before(async () => {
    await nodeIn('clauses', ({ tooltip }) => /at v1: /.test(tooltip));
  });

  afterEach(async () => {
    await run('groupGaps', 'rule');
    await discardEditors();
  });

  it('says of a clause that gets worse how it stood, and takes it back', async () => {
    assert.deepEqual(nodesOf('clauses').filter(isRegressed), []);
    await run('groupGaps', 'baseline');
    const editor = await open(SCOPE);
    await replace(editor, 'status: approved', 'status: draft');
    const clause = await nodeIn('clauses', isRegressed);
    assert.match(clause.description, /at v1: (Documented|Evidenced)/);
    await nodeIn('gaps', ({ label }) => label === 'New since v1');
    await discardEditors();
    await noNodeIn('clauses', isRegressed);
  });

  it('is compared with as a page', async () => {
    const page = (await run('compareWithBaseline')) as vscode.Uri;
    await until('a preview', activeTab, tab => tab?.input instanceof vscode.TabInputWebview);
    const { languageId } = await vscode.workspace.openTextDocument(page);
    assert.equal(languageId, 'markdown');
    const text = async () => (await vscode.workspace.openTextDocument(page)).getText();
    await until('what changed', text, told => /^# v1 /.test(told) && /Knowledge/i.test(told));
  });

  it('is compared with in the browser', async () => {
    const page = (await run('compareWithBaselineInBrowser')) as vscode.Uri;
    assert.match(Buffer.from(await vscode.workspace.fs.readFile(page)).toString('utf8'), /^<!doctype html>/i);
  });

  it('stands beside a document in the diff editor', async () => {
    await run('compareDocument', at(KNOWLEDGE));
    const tab = await until('a diff editor', activeTab, one => one?.input instanceof vscode.TabInputTextDiff);
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff);
    const { original, modified } = tab.input;
    assert.equal(modified.toString(), at(KNOWLEDGE).toString());
    assert.match((await vscode.workspace.openTextDocument(original)).getText(), /^status: draft$/m);
    assert.match(tab.label, /knowledge\.md \(since v1\)/);
  });

  it('is another, or none, as soon as it is set', async () => {
    await run('setBaseline', 'v2');
    const { workspaceValue } = vscode.workspace.getConfiguration('clausetrace').inspect<string>('baseline') ?? {};
    assert.equal(workspaceValue, 'v2');
    await run('groupGaps', 'baseline');
    await noNodeIn('clauses', ({ tooltip }) => /at v1: /.test(tooltip));
    await run('setBaseline', '');
    await until(
      'no baseline',
      () => api().view('gaps').nodes,
      nodes => nodes.every(({ label }) => label === 'Without a baseline'),
    );
    await run('setBaseline', 'v1');
    await nodeIn('clauses', ({ tooltip }) => /at v1: /.test(tooltip));
  });
});
