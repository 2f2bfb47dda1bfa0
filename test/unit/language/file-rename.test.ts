// Renaming files and folders: what is written anew, and how. Each case is checked as a whole afterwards: nothing new is found.

import { deepEqual, equal } from 'node:assert/strict';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { fileRenameEdits } from '../../../server/src/language/file-rename/file-rename.ts';
import { workspaceEdit } from '../../../server/src/language/workspace-edit.ts';
import { checkSms } from '../../../server/src/rules/check.ts';
import { rules } from '../../../server/src/rules/registry.ts';
import { countEdits, type Files, withEdit, withMoves } from '../../support/apply-edit.ts';
import { editor } from '../../support/editor.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';

type Moves = Readonly<Record<string, string>>;

async function editFor(files: Files, moves: Moves) {
  const { workspace, source } = await editor(files);
  const scope = { folder: '/workspace', systems: workspace.systems, textOf: (path: string) => files[path] };
  const edits = fileRenameEdits(listOf(moves), scope);
  return workspaceEdit(edits, source(Object.keys(files).find(path => !path.startsWith('.'))!).files, {
    documentChanges: false,
  });
}

function listOf(moves: Moves) {
  return Object.entries(moves).map(([from, to]) => ({ from, to }));
}

/** Findings as people tell them apart, paths aside. */
async function findingsOf(files: Files): Promise<string[]> {
  const { systems } = await memoryWorkspace(files);
  const findings = systems.flatMap(sms => checkSms(new Analysis(sms, '2026-11-20'), rules).findings);
  return findings.map(({ rule, range }) => `${rule} ${range.start.line}`).sort();
}

/** Renames, and gives the files that read otherwise than before, under their new paths. */
async function renamed(files: Files, moves: Moves): Promise<Files> {
  const after = withMoves(withEdit(files, await editFor(files, moves)), listOf(moves));
  deepEqual(await findingsOf(after), await findingsOf(files));
  const before = withMoves(files, listOf(moves));
  return Object.fromEntries(Object.entries(after).filter(([path, text]) => text !== before[path]));
}

/** One link in `from.md` before and after the rename. */
async function link(before: string, after: string, moves: Moves, others: Files = {}) {
  const files = { 'from.md': `${before}\n`, ...others };
  const changed = await renamed(files, moves);
  equal(changed['from.md'] ?? files['from.md'], `${after}\n`);
}

describe('renaming files', () => {
  it('leaves out files that are not UTF-8, which an editor would damage', async () => {
    const files = { 'b.md': '[a](a.md)\n', 'c.md': `[a](a.md) ${'x'.repeat(100)}\0\n`, 'a.md': '# A\n' };
    deepEqual(Object.keys((await editFor(files, { 'a.md': 'd.md' })).changes!), ['file:///workspace/b.md']);
  });

  describe('updates links to a file', () => {
    const others = { 'a.md': '# A\n\n## Part\n', 'pic.png': '' };
    const moves = { 'a.md': 'sub/b.md', 'pic.png': 'img/p.png' };
    const cases: readonly (readonly [what: string, before: string, after: string])[] = [
      ['inline', '[a](a.md)', '[a](sub/b.md)'],
      ['with a title', '[a](a.md "A, the first")', '[a](sub/b.md "A, the first")'],
      ['with a fragment', '[a](a.md#part)', '[a](sub/b.md#part)'],
      ['with a query', '[a](a.md?plain=1#part)', '[a](sub/b.md?plain=1#part)'],
      ['with `./`', '[a](./a.md)', '[a](./sub/b.md)'],
      ['in angle brackets', '[a](<a.md>)', '[a](<sub/b.md>)'],
      ['from the root', '[a](/a.md)', '[a](/sub/b.md)'],
      ['percent-encoded', '[a](%61.md)', '[a](sub/b.md)'],
      ['images', '![p](pic.png)', '![p](img/p.png)'],
      ['an image in a link', '[![p](pic.png)](a.md#part)', '[![p](img/p.png)](sub/b.md#part)'],
      [
        'reference definitions',
        '[a], [b][]\n\n[a]: a.md\n[b]: <a.md> "B"',
        '[a], [b][]\n\n[a]: sub/b.md\n[b]: <sub/b.md> "B"',
      ],
      [
        'HTML',
        '<a href="a.md#part">a</a> <img src=\'pic.png\'>',
        '<a href="sub/b.md#part">a</a> <img src=\'img/p.png\'>',
      ],
      [
        'sets of images',
        '<img srcset="pic.png 1x, ./pic.png 2x" src=pic.png>',
        '<img srcset="img/p.png 1x, ./img/p.png 2x" src=img/p.png>',
      ],
      ['HTML without quotes', '<img src=pic.png alt=x>', '<img src=img/p.png alt=x>'],
      ['over several lines', '[a\nlong](\n  a.md\n  "title"\n)', '[a\nlong](\n  sub/b.md\n  "title"\n)'],
      [
        'over several lines of a quote',
        '> [a\n> long](\n> a.md) and [b](a.md)',
        '> [a\n> long](\n> sub/b.md) and [b](sub/b.md)',
      ],
      [
        'in a table',
        '| a | b |\n| - | - |\n| [x](a.md) | `\\|` [y](./a.md#part) |',
        '| a | b |\n| - | - |\n| [x](sub/b.md) | `\\|` [y](./sub/b.md#part) |',
      ],
      ['with CRLF', 'x\r\n[a](a.md)\r\n', 'x\r\n[a](sub/b.md)\r\n'],
      ['behind surrogate pairs and combining marks', '😀 e\u0301 [a😀](a.md)', '😀 e\u0301 [a😀](sub/b.md)'],
      ['in a heading', '# x [a](a.md)', '# x [a](sub/b.md)'],
      ['not in code', '`[a](a.md)`\n\n```\n[a](a.md)\n```', '`[a](a.md)`\n\n```\n[a](a.md)\n```'],
      ['not on the web', '[a](https://x.example/a.md)', '[a](https://x.example/a.md)'],
    ];
    for (const [what, before, after] of cases) it(what, () => link(before, after, moves, others));
  });

  describe('writes names that need it', () => {
    const cases: readonly (readonly [before: string, after: string, to: string])[] = [
      ['[a](a.md)', '[a](my%20b%20%281%29.md)', 'my b (1).md'],
      ['[a](<a.md>)', '[a](<my b %281%29.md>)', 'my b (1).md'],
      ['<a href="a.md">', '<a href="my%20b%20%281%29.md">', 'my b (1).md'],
      ['[a](a.md)', '[a](50%25%23%3F.md)', '50%#?.md'],
      ['[a](a.md)', '[a](x%3Ay.md)', 'x:y.md'],
      ['[a](a.md)', '[a](prüfung-😀.md)', 'prüfung-😀.md'],
      ['| a |\n| - |\n| [a](a.md) |', '| a |\n| - |\n| [a](x%7Cy.md) |', 'x|y.md'],
      ['[a](a.md) `code`', '[a](x%60y.md) `code`', 'x`y.md'],
    ];
    for (const [before, after, to] of cases)
      it(`${before} → ${to}`, () => link(before, after, { 'a.md': to }, { 'a.md': '' }));

    it('as the author encodes letters', () =>
      link('[a](%C3%BCber.md)', '[a](pr%C3%BCfung.md)', { 'über.md': 'prüfung.md' }, { 'über.md': '' }));
    it('and leaves the segments that stay as they are written', () =>
      link(
        '[a](My%20%5FDocs/x/a.md)',
        '[a](My%20%5FDocs/y/a.md)',
        { 'My _Docs/x': 'My _Docs/y' },
        { 'My _Docs/x/a.md': '' },
      ));
    it('with spaces as they are between angle brackets', () =>
      link(
        '[a](<My Docs/a.md>)',
        '[a](<My Docs/b c.md>)',
        { 'My Docs/a.md': 'My Docs/b c.md' },
        { 'My Docs/a.md': '' },
      ));
    it('with escapes of Markdown in what stays', () =>
      link('[a](x\\_y/a.md)', '[a](x\\_y/b.md)', { 'x_y/a.md': 'x_y/b.md' }, { 'x_y/a.md': '' }));
  });

  it('updates the links in a file that moves', async () => {
    const files = {
      'a/one.md':
        '[two](two.md) [up](../top.md) [self](one.md#x) [here](#x) [pic](./img/p.png) [dir](.)\n\n# X\n\n[root](/top.md)\n',
      'a/two.md': '',
      'a/img/p.png': '',
      'top.md': '',
    };
    deepEqual(await renamed(files, { 'a/one.md': 'b/c/first.md' }), {
      'b/c/first.md':
        '[two](../../a/two.md) [up](../../top.md) [self](first.md#x) [here](#x) [pic](../../a/img/p.png) [dir](../../a)\n\n# X\n\n[root](/top.md)\n',
    });
  });

  it('leaves links alone between files that move together', async () => {
    const files = {
      'a/one.md': '[two](two.md) [sub](sub/three.md) [out](../out.md)\n',
      'a/two.md': '[one](./one.md)\n',
      'a/sub/three.md': '[one](../one.md) [out](../../out.md)\n',
      'out.md': '[one](a/one.md) [three](a/sub/three.md) [folder](a/) [folder](./a)\n',
    };
    deepEqual(await renamed(files, { a: 'x/y' }), {
      'x/y/one.md': '[two](two.md) [sub](sub/three.md) [out](../../out.md)\n',
      'x/y/sub/three.md': '[one](../one.md) [out](../../../out.md)\n',
      'out.md': '[one](x/y/one.md) [three](x/y/sub/three.md) [folder](x/y/) [folder](./x/y)\n',
    });
    const apart = { 'a/one.md': 'one.md', 'a/two.md': 'two.md' };
    deepEqual(await renamed({ 'a/one.md': '[two](two.md)', 'a/two.md': '[one](./one.md)' }, apart), {});
  });

  it('swaps two files', async () => {
    const files = { 'a.md': '[b](b.md)', 'b.md': '[a](a.md)', 'c.md': '[a](a.md) [b](b.md)' };
    deepEqual(await renamed(files, { 'a.md': 'b.md', 'b.md': 'a.md' }), {
      'b.md': '[b](a.md)',
      'a.md': '[a](b.md)',
      'c.md': '[a](b.md) [b](a.md)',
    });
  });

  it('keeps broken links as broken as they are', async () => {
    const files = { 'a/one.md': '[x](gone.md) [y](../lost.md#z) [z](/nowhere.md)\n', 'sms.yaml': 'organization: X\n' };
    deepEqual(await renamed(files, { 'a/one.md': 'one.md' }), {
      'one.md': '[x](a/gone.md) [y](lost.md#z) [z](/nowhere.md)\n',
    });
  });

  it('leads to what is meant where a link is written in another case', async () => {
    const files = { 'from.md': '[a](Docs/A.md)\n', 'docs/a.md': '[from](../From.md)\n' };
    const after = withEdit(files, await editFor(files, { 'docs/a.md': 'docs/b.md' }));
    deepEqual(after, { 'from.md': '[a](docs/b.md)\n', 'docs/a.md': '[from](../From.md)\n' });
  });

  it('follows the page of a folder', async () => {
    const files = { 'from.md': '[x](docs#part)\n', 'docs/README.md': '# Part\n' };
    deepEqual(await renamed(files, { docs: 'handbook' }), { 'from.md': '[x](handbook#part)\n' });
    deepEqual(await renamed(files, { 'docs/README.md': 'docs/index.md' }), { 'from.md': '[x](docs/index.md#part)\n' });
  });

  it('updates links in other SMSs of the workspace', async () => {
    const files = {
      'one/sms.yaml': '',
      'one/docs/README.md': '# Part\n\n[b](../../two/b.md)\n',
      'two/sms.yaml': '',
      'two/b.md': '[x](../one/docs#part) [y](../one/docs/README.md)\n',
    };
    // The way up and down again still leads there.
    deepEqual(await renamed(files, { 'one/docs': 'two/docs' }), {
      'two/b.md': '[x](docs#part) [y](docs/README.md)\n',
    });
  });

  it('reads links from the root of the repository or of the SMS', async () => {
    const files = {
      '.git/HEAD': '',
      'sms/sms.yaml': 'organization: X\n',
      'sms/a.md': '[b](/docs/b.md) [b](/sms/docs/b.md)\n',
      'sms/docs/b.md': '[a](/a.md) [a](/sms/a.md)\n',
    };
    deepEqual(await renamed(files, { 'sms/docs': 'sms/papers' }), {
      'sms/a.md': '[b](/papers/b.md) [b](/sms/papers/b.md)\n',
    });
    deepEqual(await renamed(files, { sms: 'system' }), {
      'system/a.md': '[b](/docs/b.md) [b](/system/docs/b.md)\n',
      'system/docs/b.md': '[a](/a.md) [a](/system/a.md)\n',
    });
  });

  it('reads links through the root of a repository above the workspace', async () => {
    const files = {
      '../.git/HEAD': '',
      '../workspace/docs/b.md': '',
      'a.md': '[b](/workspace/docs/b.md) [c](../workspace/docs/b.md)\n',
      'docs/b.md': '',
    };
    // In memory nothing lies above the workspace, so the findings before and after say nothing.
    const after = withEdit(files, await editFor(files, { 'docs/b.md': 'c.md' }));
    equal(after['a.md'], '[b](/workspace/c.md) [c](c.md)\n');
  });

  it('updates locations that are paths', async () => {
    const register = (own: string, mail: string) =>
      `id: REG-CI\ntitle: R\ntype: register\nregister: configuration-items\nstatus: draft\nowner: R\nlocation: ${own}\nrows:\n  - id: CI-1\n    location: ${mail}\n  - { id: CI-2, location: Room 3 }\n`;
    const files = {
      'reg.yaml': register('"things/contract.pdf#page=3" # where', 'things/mail'),
      'pointer.md': '---\nid: POL-1\nlocation: things/contract.pdf\n---\n',
      'web.md': '---\nid: POL-2\nlocation: https://x.example/things/contract.pdf\n---\n',
      'things/contract.pdf': '',
      'things/mail/x.txt': '',
      'sms.yaml': 'organization: X\n',
    };
    deepEqual(await renamed(files, { things: "it's here" }), {
      'reg.yaml': register('"it\'s here/contract.pdf#page=3" # where', "it's here/mail"),
      'pointer.md': "---\nid: POL-1\nlocation: it's here/contract.pdf\n---\n",
    });
  });

  it('updates globs and waivers of manifests', async () => {
    const manifest = (drafts: string, file: string) => `documents: ["**/*.md", ${file}]
exclude:
  - ${drafts} # not yet
  - './${drafts}/**'
  - "*/${drafts}"
waivers:
  - { rule: reference/broken-link, where: ${drafts}/**, reason: x, approved_by: y, expires: 2027-01-01 }
  - { rule: reference/broken-link, where: POL-1, reason: x, approved_by: y, expires: 2027-01-01 }
`;
    const files = {
      'sms.yaml': manifest('drafts', 'one.yaml'),
      'drafts/a.md': '',
      'one.yaml': '',
    };
    deepEqual(await renamed(files, { drafts: 'wip/sketches', 'one.yaml': 'two.yaml' }), {
      'sms.yaml': manifest('wip/sketches', 'two.yaml').replace('*/wip/sketches', '*/drafts'),
    });
    deepEqual(await renamed({ 'x/sms.yaml': manifest('drafts', 'one.yaml'), 'x/drafts/a.md': '' }, { x: 'y' }), {});
  });

  it('makes as many edits as there are places, for a folder of 1,000 documents', async () => {
    const inside = Array.from({ length: 1000 }, (_, i) => [
      `old/d${i}.md`,
      `[next](d${(i + 1) % 1000}.md) [hub](../hub.md)\n`,
    ]);
    const links = Array.from({ length: 1000 }, (_, i) => `[d](old/d${i}.md)\n`).join('');
    const files = { ...Object.fromEntries(inside), 'hub.md': links };
    equal(countEdits(await editFor(files, { old: 'new' })), 1000);
    equal(countEdits(await editFor(files, { old: 'new/deep' })), 2000);
    deepEqual(Object.keys(await renamed(files, { old: 'new' })), ['hub.md']);
  });
});
