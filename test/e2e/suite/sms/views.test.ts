// What the views let a person do: mark as reviewed, claim, make a document. Files change, and so do the trees.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, discardEditors, nodeIn, noNodeIn, open, readText, run, until } from '../support.ts';

const INCIDENT = 'processes/incident.md';
const PROBLEM = 'processes/problem.md';

const isClause = (number: string) => (node: { readonly kind: string; readonly label: string }) =>
  node.kind.startsWith('clause') && node.label.startsWith(`${number} `);

const isDocument = (path: string) => (node: { readonly isLeaf: boolean; readonly target: { readonly uri?: string } }) =>
  node.isLeaf && node.target.uri === at(path).toString();

/** Runs `act`, and puts the files of the workspace back as they were. */
async function restoring(paths: readonly string[], act: () => Promise<void>): Promise<void> {
  const before = await Promise.all(paths.map(readText));
  const shown = (path: string) => nodeIn('documents', isDocument(path)).then(({ tooltip }) => tooltip);
  const tooltips = await Promise.all(paths.map(shown));
  try {
    await act();
  } finally {
    await discardEditors();
    for (const [index, path] of paths.entries()) {
      await vscode.workspace.fs.writeFile(at(path), Buffer.from(before[index]!));
      await until(
        `${path} as it was`,
        () => shown(path),
        tooltip => tooltip === tooltips[index],
      );
    }
  }
}

describe('the views', () => {
  afterEach(discardEditors);

  it('mark one document as reviewed', () =>
    restoring([PROBLEM], async () => {
      await run('item.markReviewed', await nodeIn('reviews', isDocument(PROBLEM)));
      await until(
        'the date in the file',
        () => readText(PROBLEM),
        text => /^reviewed: 2026-11-20$/m.test(text),
      );
      await nodeIn('reviews', node => isDocument(PROBLEM)(node) && node.description.includes('2027-11-20'));
    }));

  it('mark several documents as reviewed at once, with a new version', () =>
    restoring([INCIDENT, PROBLEM], async () => {
      const nodes = [await nodeIn('documents', isDocument(INCIDENT)), await nodeIn('documents', isDocument(PROBLEM))];
      await run('item.markReviewedWithVersion', nodes[0], nodes);
      for (const path of [INCIDENT, PROBLEM]) {
        const text = await until(
          `the version in ${path}`,
          () => readText(path),
          found => /^version: "1\.1"$/m.test(found),
        );
        assert.match(text, /^reviewed: 2026-11-20$/m);
        assert.match(text, /version: "?1\.1"?, date: 2026-11-20/);
      }
    }));

  it('say why a document was not marked, and change nothing', () =>
    restoring([INCIDENT], async () => {
      assert.equal(await run('markReviewed', at('processes/no-such-file.md')), false);
      assert.equal(await run('markReviewed', 'not a URI'), false);
    }));

  it('claim a clause in the document of the active editor', async () => {
    const editor = await open(INCIDENT);
    await run('item.claim', await nodeIn('clauses', isClause('8.6.2')));
    await until(
      'the claim',
      () => editor.document.getText(),
      text => /^clauses: \[8\.6\.1, 8\.6\.2\]$/m.test(text),
    );
    // It is under the eyes of the person who asked: they save it.
    assert.ok(editor.document.isDirty);
    await nodeIn('clauses', node => isClause('8.6.2')(node) && node.children.some(isDocument(INCIDENT)));
    await discardEditors();
    await noNodeIn('clauses', node => isClause('8.6.2')(node) && node.children.some(isDocument(INCIDENT)));
  });

  it('provide what is missing in the document of the active editor', async () => {
    const editor = await open(INCIDENT);
    const missing = await nodeIn('clauses', ({ target }) => target.item === 'major-incident-procedure');
    await run('item.provide', missing);
    await until(
      'the item',
      () => editor.document.getText(),
      text => /^provides: \[?\s*-?\s*major-incident-procedure/m.test(text),
    );
    await noNodeIn('clauses', ({ target }) => target.item === 'major-incident-procedure');
  });

  it('open the panel of a clause, and the neighbourhood of a document', async () => {
    const tabs = () => vscode.window.tabGroups.all.flatMap(group => group.tabs.map(({ label }) => label));
    await run('item.showClause', await nodeIn('clauses', isClause('8.6.1')));
    await until('the panel', tabs, labels => labels.some(label => label.startsWith('8.6.1')));
    const count = tabs().length;
    await run('item.showGraph', await nodeIn('documents', isDocument(INCIDENT)));
    await until('the graph', tabs, labels => labels.length > count);
  });

  it('make a document for a clause that nothing covers', async () => {
    const gap = await nodeIn('clauses', isClause('8.7.1'));
    assert.match(gap.kind, /gap/);
    const { root, clause } = gap.target;
    assert.equal(await run('newDocument', { root, clause, type: 'process', title: 'Availability management' }), true);
    const { document } = vscode.window.activeTextEditor!;
    assert.match(document.getText(), /^title: Availability management$/m);
    assert.match(document.getText(), /8\.7\.1/);
    await nodeIn('clauses', node => isClause('8.7.1')(node) && node.children.length > 0 && /Planned/.test(node.spoken));
    await discardEditors();
    await vscode.workspace.fs.delete(document.uri);
    await noNodeIn('clauses', node => isClause('8.7.1')(node) && /Planned/.test(node.spoken));
  });

  it('do nothing where there is nothing to do it with', async () => {
    for (const command of ['markReviewed', 'copyReference', 'showGraph']) await run(`item.${command}`);
    await run('item.claim', { target: {} });
  });
});
