// Inlay hints: the text with each hint in its place, in ⟨brackets⟩.

import { deepEqual } from 'node:assert/strict';
import { inlayHints } from '../../../server/src/language/inlay-hints.ts';
import { offsetAt } from '../../../server/src/language/source.ts';
import { editor } from '../../support/editor.ts';

const around = {
  'sms.yaml': 'roles:\n  owner: { title: Owner, holder: R. Example }\n  nobody: { title: Nobody }\n',
  'old.md': '---\nid: POL-OLD\ntitle: The old policy\n---\n',
  'reg.yaml': 'id: REG-A\ntitle: Register\ntype: register\nrows:\n  - { id: SVC-A, title: Mail }\n  - { id: SVC-B }\n',
};

async function hinted(text: string, path = 'a.md'): Promise<string> {
  const { source, ranges } = await editor({ ...around, [path]: text });
  const file = source(path);
  const within = ranges[0]?.span ?? { start: 0, end: file.text.length };
  let shown = file.text;
  for (const { position, label } of inlayHints(file, within).reverse()) {
    const offset = offsetAt(file, position);
    shown = `${shown.slice(0, offset)}⟨${label as string}⟩${shown.slice(offset)}`;
  }
  return shown;
}

describe('inlay hints', () => {
  it('give the titles of clauses beside their numbers', async () => {
    deepEqual(
      await hinted('---\nid: POL-A\nclauses: ["8.6.1", { id: 8.6.2 }, 99.9]\n---\n# A\n<!-- clause: 8.6.1 -->\n'),
      '---\nid: POL-A\nclauses: ["8.6.1"⟨Incident management⟩, { id: 8.6.2⟨Service request management⟩ }, 99.9]\n---\n# A\n<!-- clause: 8.6.1⟨Incident management⟩ -->\n',
    );
  });

  it('give titles beside the ids of lists, and none in running text', async () => {
    deepEqual(
      await hinted('---\nid: POL-A\nrelated: [POL-OLD, SVC-A, SVC-B, NO-ONE]\n---\nSee POL-OLD and [[SVC-A]].\n'),
      '---\nid: POL-A\nrelated: [POL-OLD⟨The old policy⟩, SVC-A⟨Mail⟩, SVC-B, NO-ONE]\n---\nSee POL-OLD and [[SVC-A]].\n',
    );
  });

  it('give the holders of roles', async () => {
    deepEqual(
      await hinted("---\nid: POL-A\nowner: 'role:owner'\napprover: role:nobody\nauthor: role:none\n---\n"),
      "---\nid: POL-A\nowner: 'role:owner'⟨R. Example⟩\napprover: role:nobody⟨vacant⟩\nauthor: role:none\n---\n",
    );
  });

  it('give the day of the next review, and of no other date', async () => {
    const head = '---\nid: POL-A\ntype: policy\nstatus: approved\napproved: 2026-01-31\nreview_interval: P1M\n';
    deepEqual(
      await hinted(`${head}reviewed: 2026-01-31\n---\n`),
      `${head}reviewed: 2026-01-31⟨next review due 2026-02-28⟩\n---\n`,
    );
    deepEqual(
      await hinted('---\nid: POL-A\nreviewed: 2026-01-31\n---\n'),
      '---\nid: POL-A\nreviewed: 2026-01-31\n---\n',
    );
  });

  it('know rows and documented information', async () => {
    deepEqual(
      await hinted(
        'id: REG-B\ntype: register\nprovides: [incident-records]\nrows:\n  - { id: X-1, service: SVC-A }\n',
        'b.yaml',
      ),
      'id: REG-B\ntype: register\nprovides: [incident-records⟨incident records (8.6.1)⟩]\nrows:\n  - { id: X-1, service: SVC-A⟨Mail⟩ }\n',
    );
  });

  it('are given for the part that is asked for', async () => {
    deepEqual(
      await hinted('---\nid: POL-A\nclauses:\n  - 8.6.1\n«  - 8.6.2\n»  - 8.6.3\n---\n'),
      '---\nid: POL-A\nclauses:\n  - 8.6.1\n  - 8.6.2⟨Service request management⟩\n  - 8.6.3\n---\n',
    );
  });

  it('stay on a line and short', async () => {
    const title = `"${'long '.repeat(30)}"`;
    const { source } = await editor({
      'sms.yaml': '',
      'b.md': `---\nid: POL-B\ntitle: ${title}\n---\n`,
      'a.md': '---\nid: POL-A\nrelated: POL-B\n---\n',
    });
    const [hint] = inlayHints(source('a.md'), { start: 0, end: 100 });
    deepEqual((hint!.label as string).length, 60);
    deepEqual(hint!.tooltip, 'long '.repeat(30).trim());
  });
});
