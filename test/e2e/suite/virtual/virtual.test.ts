// A folder that is on no disk, beside one that is: findings, views, edits and files that come and go, as anywhere.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, discardEditors, extension, nodeIn, noNodeIn, ruleOf, run, until } from '../support.ts';
import { MemoryFiles } from './memoryFiles.ts';

const root = vscode.Uri.parse('memfs:/an%20sms');
const at = (path: string) => vscode.Uri.joinPath(root, path);

const MANIFEST = `organization: Far Away
roles: { director: { title: Director, holder: D. Example } }
rules: { coverage/*: off, metadata/*: off, reference/orphan-document: off }
`;

const POLICY = `---
id: POL-FAR
title: Far policy
type: policy
status: approved
version: "1.0"
owner: role:director
approver: role:director
approved: 2026-09-01
reviewed: 2026-09-01
clauses: [5.2.1]
history: [{ version: "1.0", date: 2026-09-01, author: D. Example, change: First version }]
---
# Far policy

See the [plan](plans/plan.md).
`;

const write = (path: string, text: string) => vscode.workspace.fs.writeFile(at(path), Buffer.from(text));
const read = async (path: string) => Buffer.from(await vscode.workspace.fs.readFile(at(path))).toString();

const rulesOn = (path: string) =>
  vscode.languages
    .getDiagnostics(at(path))
    .filter(({ source }) => source === 'clausetrace')
    .map(ruleOf);

const untilRules = (path: string, rules: readonly string[]) =>
  until(
    `${rules.join(', ') || 'nothing'} on ${path}`,
    () => rulesOn(path),
    found => JSON.stringify(found) === JSON.stringify(rules),
  );

const isPolicy = (node: { readonly isLeaf: boolean; readonly target: { readonly uri?: string } }) =>
  node.isLeaf && node.target.uri === at('policies/far.md').toString();

describe('a folder that is on no disk', () => {
  let provider: vscode.Disposable;

  before(async () => {
    provider = vscode.workspace.registerFileSystemProvider('memfs', new MemoryFiles(), { isCaseSensitive: true });
    await write('sms.yaml', MANIFEST);
    await write('policies/far.md', POLICY);
    await extension().activate();
    await until('the server', () => api().client?.isRunning() ?? false, Boolean);
  });
  afterEach(discardEditors);
  after(() => provider.dispose());

  it('is served as soon as it is opened, in views and findings', async () => {
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 0, { uri: root, name: 'far' }));
    await untilRules('policies/far.md', ['reference/broken-link']);
    await nodeIn('documents', isPolicy);
    await nodeIn('clauses', node => node.label.startsWith('5.2.1 ') && node.kind.startsWith('clause'));
    await nodeIn('gaps', node => node.target.uri === at('policies/far.md').toString());
    await until('figures', api().statusText, text => /clauses/.test(text));
  });

  it('follows an edit, saved or not', async () => {
    const editor = await vscode.window.showTextDocument(at('policies/far.md'));
    const { document } = editor;
    const end = document.positionAt(document.getText().length);
    assert.ok(await editor.edit(edit => edit.insert(end, '\n[[POL-NONE]]\n')));
    await untilRules('policies/far.md', ['reference/broken-link', 'reference/unknown-id']);
    assert.ok(await document.save());
    await discardEditors();
    await untilRules('policies/far.md', ['reference/broken-link', 'reference/unknown-id']);
    await write('policies/far.md', POLICY);
    await untilRules('policies/far.md', ['reference/broken-link']);
  });

  it('follows files and folders that appear, move and vanish', async () => {
    await write('policies/plans/plan.md', '# Plan\n');
    await untilRules('policies/far.md', []);
    await vscode.workspace.fs.rename(at('policies/plans'), at('plans'));
    await untilRules('policies/far.md', ['reference/broken-link']);
    await vscode.workspace.fs.rename(at('plans'), at('policies/plans'));
    await untilRules('policies/far.md', []);
    await vscode.workspace.fs.delete(at('policies/plans'), { recursive: true });
    await untilRules('policies/far.md', ['reference/broken-link']);
  });

  it('answers hover and definition, and its files are renamed with the links to them', async () => {
    await write('policies/plans/plan.md', '# Plan\n');
    await untilRules('policies/far.md', []);
    const document = await vscode.workspace.openTextDocument(at('policies/far.md'));
    const position = document.positionAt(document.getText().indexOf('plan.md'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('5.2.1') + 1),
    );
    assert.ok(hovers.length > 0, 'there is a hover');
    const targets = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    const uris = targets.map(one => ('targetUri' in one ? one.targetUri : one.uri).toString());
    assert.deepEqual([...new Set(uris)], [at('policies/plans/plan.md').toString()]);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(at('policies/plans/plan.md'), at('policies/plans/new plan.md'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until(
      'the link to the new name',
      () => document.getText(),
      text => /\(plans\/new%20plan\.md\)|\(<plans\/new plan\.md>\)/.test(text),
    );
    await untilRules('policies/far.md', []);
    assert.ok(await document.save());
  });

  it('takes what views and panels write: a review, a document, an export', async () => {
    await run('item.markReviewed', await nodeIn('documents', isPolicy));
    await until(
      'the date in the file',
      () => read('policies/far.md'),
      text => /^reviewed: 2026-11-20$/m.test(text),
    );
    const params = { root: root.toString(), clause: 'iso20000-1:8.6.1', type: 'procedure', title: 'Far procedure' };
    assert.equal(await run('newDocument', params), true);
    assert.ok(vscode.window.activeTextEditor?.document.uri.toString().startsWith(`${root}/`));
    await nodeIn('documents', ({ label }) => label === 'Far procedure');
    await run('exportMatrix', root.toString(), 'csv', at('matrix.csv'));
    assert.match(await read('matrix.csv'), /5\.2\.1/);
  });

  it('is gone when it is closed', async () => {
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 1));
    await untilRules('policies/far.md', []);
    await noNodeIn('documents', isPolicy);
    await until('the server to go on', () => api().client?.isRunning() ?? false, Boolean);
  });
});
