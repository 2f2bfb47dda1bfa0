// The sample with gaps, as a person meets it: findings under the cursor, and what the editor offers to mend and to find its way.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, discardEditors, finding, noFinding, open, replace, until } from '../support.ts';

const INCIDENT = 'processes/incident.md';

/** The place right behind the only occurrence of a text. */
function behind(editor: vscode.TextEditor, text: string): vscode.Position {
  const start = editor.document.getText().indexOf(text);
  assert.ok(start >= 0, `${text} is in the document`);
  return editor.document.positionAt(start + text.length);
}

const hoverText = (hovers: readonly vscode.Hover[]): string =>
  hovers.flatMap(({ contents }) => contents.map(one => (typeof one === 'string' ? one : one.value))).join('\n');

const namesIn = (symbols: readonly vscode.DocumentSymbol[]): string[] =>
  symbols.flatMap(({ name, children }) => [name, ...namesIn(children ?? [])]);

describe('the sample with gaps', () => {
  afterEach(discardEditors);

  it('shows findings of documents, registers and the manifest', async () => {
    await finding('reference/broken-link', INCIDENT);
    await finding('coverage/clause-not-covered', 'sms.yaml');
    await finding('reference/vacant-role', 'roles/roles.yaml');
    await finding('file/syntax', 'processes/problem.md');
  });

  it('loses a finding when its text is put right', async () => {
    const editor = await open(INCIDENT);
    await finding('reference/broken-link', INCIDENT);
    await replace(editor, '../templates/major-incident-review.md', '../agreements/standard-sla.md');
    await noFinding('reference/broken-link', INCIDENT);
  });

  it('says on hover what a clause is and how it stands', async () => {
    const editor = await open(INCIDENT);
    const hovers = await until(
      'a hover on 8.6.1',
      async () =>
        vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          at(INCIDENT),
          behind(editor, '- 8.6'),
        ),
      found => hoverText(found).includes('Incident management'),
    );
    assert.match(hoverText(hovers), /Incident management/);
  });

  it('completes clauses by number', async () => {
    const editor = await open(INCIDENT);
    await replace(editor, '  - 8.6.4 # events', '  - 8.6.3\n  - ');
    const list = await until(
      'completions of clauses',
      async () =>
        vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          at(INCIDENT),
          behind(editor, '  - 8.6.3\n  - '),
        ),
      found => found.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === '7.6'),
    );
    assert.ok(list.items.length > 10);
  });

  it('follows a link by id, and knows who else refers to it', async () => {
    const editor = await open(INCIDENT);
    const place = behind(editor, 'implements: [POL-');
    const definitions = await until(
      'the definition of POL-SM',
      async () =>
        vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          at(INCIDENT),
          place,
        ),
      found => found.length > 0,
    );
    const target = definitions.map(one => ('targetUri' in one ? one.targetUri : one.uri).path);
    assert.match(target.join(), /policies\/service-management-policy\.md$/);
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      at(INCIDENT),
      place,
    );
    assert.ok(references.length > 3, `${references.length} references`);
  });

  it('renames a heading, and the claim of its section with it', async () => {
    const editor = await open(INCIDENT);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      at(INCIDENT),
      behind(editor, '## Req'),
      'Service requests',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(editor.document.getText(), /^## Service requests$/m);
    assert.match(editor.document.getText(), /section: "#service-requests"/);
  });

  it('shows the page of a clause', async () => {
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('clausetrace:/clause/iso20000-1/2018/8.6.1.md'),
    );
    assert.match(page.getText(), /8\.6\.1/);
    assert.match(page.getText(), /Incident management/);
  });

  it('gives an outline with sections', async () => {
    await open(INCIDENT);
    const symbols = await until(
      'the outline',
      async () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', at(INCIDENT)),
      found => namesIn(found ?? []).some(name => name.includes('Major incidents')),
    );
    assert.ok(symbols.length > 0);
  });
});
