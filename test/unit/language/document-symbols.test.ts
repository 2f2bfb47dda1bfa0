// The outline of documents, registers and the manifest.

import { deepEqual, ok } from 'node:assert/strict';
import type { DocumentSymbol, Range } from 'vscode-languageserver';
import { documentSymbols, flatDocumentSymbols } from '../../../server/src/language/document-symbols.ts';
import { editor } from '../../support/editor.ts';

/** One line a symbol, indented as in the tree. */
function outline(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail ? ` | ${detail}` : ''}`,
    ...outline(children ?? [], `${indent}  `),
  ]);
}

function contains(outer: Range, inner: Range): boolean {
  const before = (a: Range['start'], b: Range['start']) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}

/** What VS Code insists on. */
function isSound({ name, range, selectionRange, children }: DocumentSymbol): boolean {
  return name !== '' && contains(range, selectionRange) && (children ?? []).every(isSound);
}

const text = `---
id: POL-A
type: policy
clauses:
  - 8.6.1
  - { id: 8.6.2, section: "#c" }
related: [POL-B]
---
# A

<!-- clause: 8.6.1 -->

### B
## C
<!-- clause: 8.6.3 -->
# D
##
`;
const other = '---\nid: POL-B\ntitle: The other\n---\n';

describe('document symbols', () => {
  it('show front matter, headings in each other, and what sections claim', async () => {
    const { source } = await editor({ 'sms.yaml': 'organization: Acme\n', 'a.md': text, 'b.md': other });
    const symbols = documentSymbols(source('a.md'));
    deepEqual(outline(symbols), [
      'Front matter | POL-A, policy',
      '  id | POL-A',
      '  type | policy',
      '  clauses',
      '    8.6.1 | Incident management',
      '    8.6.2 | Service request management',
      '      id | 8.6.2',
      '      section | #c',
      '  related',
      '    POL-B | The other',
      'A | 8.6.1',
      '  B',
      '  C | 8.6.2, 8.6.3',
      'D',
      '  (no text)',
    ]);
    ok(symbols.every(isSound));
  });

  it('show the rows of a register', async () => {
    const register =
      'id: REG-A\ntype: register\nrows:\n  - id: SVC-A\n    title: Mail\n    actions: [{ action: Do it, due: 2026-01-01 }]\n  - { title: No id }\n  - 7\n';
    const { source } = await editor({ 'reg.yaml': register });
    const symbols = documentSymbols(source('reg.yaml'));
    deepEqual(outline(symbols), [
      'id | REG-A',
      'type | register',
      'rows',
      '  SVC-A | Mail',
      '    id | SVC-A',
      '    title | Mail',
      '    actions',
      '      Do it | 2026-01-01',
      '  No id',
      '    title | No id',
    ]);
    ok(symbols.every(isSound));
  });

  it('show the manifest', async () => {
    const manifest =
      'standards: [iso20000-1:2018]\nroles:\n  owner: { title: Owner, holder: R }\nwaivers:\n  - { rule: review/overdue, where: POL-A }\n';
    const { source } = await editor({ 'sms.yaml': manifest });
    deepEqual(outline(documentSymbols(source('sms.yaml'))), [
      'standards',
      '  iso20000-1:2018 | ISO/IEC 20000-1:2018, service management system requirements',
      'roles',
      '  owner | Owner',
      '    title | Owner',
      '    holder | R',
      'waivers',
      '  review/overdue | POL-A',
      '    rule | review/overdue',
      '    where | POL-A',
    ]);
  });

  it('are a list with containers for clients without trees', async () => {
    const { source } = await editor({ 'a.md': '# A\n## B\n# C\n' });
    deepEqual(
      flatDocumentSymbols(source('a.md')).map(({ name, containerName, location }) => [
        name,
        containerName,
        location.range.start.line,
      ]),
      [
        ['A', undefined, 0],
        ['B', 'A', 1],
        ['C', undefined, 2],
      ],
    );
  });

  it('are none for YAML that is none of ours, and sound for odd texts', async () => {
    const { source } = await editor({
      'ci.yaml': 'jobs: [a]\n',
      'odd.md': '---\nid:\n? [a, b]\n: c\n"": ""\n---\r\n#\r\n\r\n<h2> </h2>\r\n',
      'odd.yaml': 'id: REG-O\ntype: register\nrows: [{ id: "" }, {}, ~, [[]]]\n"": &a { id: X-1 }\nb: *a\n',
    });
    deepEqual(documentSymbols(source('ci.yaml')), []);
    ok(documentSymbols(source('odd.md')).every(isSound));
    ok(documentSymbols(source('odd.yaml')).every(isSound));
  });
});
