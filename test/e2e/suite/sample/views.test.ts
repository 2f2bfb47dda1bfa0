// The views of the side bar over the sample with gaps: what they hold, how they are filtered and grouped, and that they follow.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, at, discardEditors, nodeIn, nodesOf, noNodeIn, open, replace, run, until } from '../support.ts';

const INCIDENT = 'processes/incident.md';

const isClause = (number: string) => (node: { readonly kind: string; readonly label: string }) =>
  node.kind.startsWith('clause') && node.label.startsWith(`${number} `);

const topOf = (name: Parameters<typeof nodesOf>[0]): string[] =>
  api()
    .view(name)
    .nodes.map(({ label }) => label);

describe('the views over the sample with gaps', () => {
  before(async () => {
    await nodeIn('clauses', isClause('8.6.1'));
  });

  afterEach(async () => {
    await run('clearClauseFilter');
    await run('groupDocuments', 'type');
    await run('groupGaps', 'rule');
    await discardEditors();
  });

  it('opens each without an error', async () => {
    for (const view of ['clauses', 'documents', 'reviews', 'gaps']) await run(`${view}.focus`);
  });

  it('shows clauses with their status, in words and in pictures', async () => {
    const top = topOf('clauses');
    assert.ok(top.length >= 7, top.join());
    for (const node of nodesOf('clauses')) {
      assert.ok(node.icon, `${node.label} has an icon`);
      assert.notEqual(node.spoken, '', `${node.label} is spoken`);
    }
    const incident = await nodeIn('clauses', isClause('8.6.1'));
    assert.match(incident.kind, /auditable/);
    assert.ok(
      incident.children.some(({ target }) => target.uri?.endsWith(INCIDENT)),
      'the document that covers it is below it',
    );
  });

  it('has ids that are unique in each tree', () => {
    for (const view of ['clauses', 'documents', 'reviews', 'gaps'] as const) {
      const ids = nodesOf(view).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, view);
    }
  });

  it('counts the clauses with gaps in the badge', () => {
    const gaps = nodesOf('clauses').filter(
      ({ kind, description }) => kind === 'clause auditable gap' && !/Waived/.test(description),
    );
    assert.equal(api().view('clauses').badge, gaps.length);
    const [covered, all] = /(\d+)\/(\d+) clauses/.exec(api().statusText())!.slice(1).map(Number) as [number, number];
    assert.ok(gaps.length >= all - covered - 3, `${gaps.length} gaps, ${covered} of ${all} covered`);
  });

  it('filters clauses by status, says so, and shows all of them again', async () => {
    const all = nodesOf('clauses').length;
    await run('filterClauses', { statuses: ['not-covered'] });
    const left = nodesOf('clauses').filter(({ kind }) => kind.startsWith('clause auditable'));
    assert.ok(left.length > 0);
    for (const { kind } of left) assert.match(kind, /gap/);
    assert.match(api().view('clauses').message, /Not covered/);
    await run('clearClauseFilter');
    assert.equal(nodesOf('clauses').length, all);
    assert.equal(api().view('clauses').message, '');
  });

  it('filters clauses by number, title and document', async () => {
    const found = async (text: string) => {
      await run('filterClauses', { text });
      return nodesOf('clauses')
        .filter(({ kind }) => kind.startsWith('clause auditable'))
        .map(({ label }) => label);
    };
    assert.ok((await found('8.6')).every(label => label.startsWith('8.6')));
    assert.ok((await found('incident')).some(label => label.startsWith('8.6.1')));
    assert.ok((await found('PRC-INC')).length > 0);
    assert.deepEqual(await found('no such thing'), []);
  });

  it('groups documents, and remembers how', async () => {
    const byType = topOf('documents');
    assert.equal(byType[0], 'Policies');
    await run('groupDocuments', 'review');
    assert.ok(topOf('documents').includes('Overdue'));
    await run('groupDocuments', 'folder');
    assert.ok(topOf('documents').includes('processes'));
    const leaves = () => nodesOf('documents').filter(({ isLeaf }) => isLeaf).length;
    const all = leaves();
    await run('groupDocuments', 'owner');
    assert.equal(leaves(), all);
    await run('groupDocuments', 'none');
    assert.equal(topOf('documents').length, all);
  });

  it('shows reviews by what is late and by month', async () => {
    const top = topOf('reviews');
    assert.ok(top.includes('Overdue'), top.join());
    assert.ok(
      top.some(label => /^[A-Z][a-z]+ 20\d\d$/.test(label)),
      top.join(),
    );
    const [, overdue] = /(\d+) overdue/.exec(api().statusText())!;
    const section = api()
      .view('reviews')
      .nodes.find(({ label }) => label === 'Overdue');
    assert.equal(section?.children.length, Number(overdue));
  });

  it('shows every finding, however they are grouped', async () => {
    const findings = () => nodesOf('gaps').filter(({ isLeaf }) => isLeaf).length;
    const all = findings();
    assert.ok(all > 20);
    for (const grouping of ['severity', 'owner', 'clause', 'document']) {
      await run('groupGaps', grouping);
      assert.equal(findings(), all, grouping);
    }
    const shown = vscode.languages
      .getDiagnostics()
      .flatMap(([, some]) => some)
      .filter(({ source, severity }) => source === 'clausetrace' && severity !== vscode.DiagnosticSeverity.Hint);
    assert.ok(Math.abs(shown.length - all) <= all / 10, `${shown.length} in Problems, ${all} in the view`);
  });

  it('leads to the place of a finding', async () => {
    const gap = await nodeIn('gaps', ({ target }) => target.uri?.endsWith(INCIDENT) === true);
    await run('item.explainGap', gap);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.uri.path, at(INCIDENT).path);
    assert.equal(editor.selection.start.line, gap.target.at!.range.start.line);
  });

  it('follows what is typed, without saving', async () => {
    const editor = await open(INCIDENT);
    await noNodeIn('clauses', ({ label }) => label === 'Handling of incidents');
    await replace(editor, 'title: Incident and request management process', 'title: Handling of incidents');
    await nodeIn('clauses', ({ label }) => label === 'Handling of incidents');
    await nodeIn('documents', ({ label }) => label === 'Handling of incidents');
    await discardEditors();
    await noNodeIn('documents', ({ label }) => label === 'Handling of incidents');
  });

  it('shows the document of the active editor, where the settings say so', async () => {
    const settings = vscode.workspace.getConfiguration('clausetrace');
    await settings.update('views.followEditor', true, vscode.ConfigurationTarget.Workspace);
    try {
      await run('documents.focus');
      await open(INCIDENT);
      await until(
        'the document to be selected',
        () => api().view('documents').selected,
        selected => selected.includes('Incident and request management process'),
      );
    } finally {
      await settings.update('views.followEditor', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('copies what one writes to refer to a clause, a document, and documented information', async () => {
    const copied = async (node: unknown) => {
      await run('item.copyReference', node);
      return vscode.env.clipboard.readText();
    };
    assert.equal(await copied(await nodeIn('clauses', isClause('8.6.1'))), '8.6.1');
    assert.equal(
      await copied(await nodeIn('documents', ({ target }) => target.uri?.endsWith(INCIDENT) === true)),
      'PRC-INC',
    );
  });

  it('explains a clause', async () => {
    await run('item.explainClause', await nodeIn('clauses', isClause('8.6.1')));
    await until(
      'the page of the clause',
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      labels => labels.some(label => label.includes('8.6.1')),
    );
  });
});
