// Definition, references, highlights and document links: from the cursor `‸` to places written as `path:line text`.

import { deepEqual, equal } from 'node:assert/strict';
import type { Location, LocationLink, Range } from 'vscode-languageserver';
import { clausePage } from '../../../server/src/language/clause-page.ts';
import { clauseAddress } from '../../../server/src/language/clause-uri.ts';
import { definition } from '../../../server/src/language/definition.ts';
import { documentLinks, documentOfLink, resolveLink } from '../../../server/src/language/document-links.ts';
import { highlights } from '../../../server/src/language/highlights.ts';
import { references } from '../../../server/src/language/references.ts';
import { type Editor, editor } from '../../support/editor.ts';

const manifest = 'standards: [iso20000-1:2018]\nroles:\n  boss: { title: Boss, holder: B. Oss }\n';
const policy = `---
id: POL-SM
title: Policy
type: policy
status: approved
owner: role:boss
clauses: [5.2.1]
---

# Purpose

## Scope {#wide}

<a id="html"></a>POL-SM is [here](#purpose).
`;
const services = 'id: REG-SVC\ntype: register\nowner: role:boss\nrows:\n  - id: SVC-MAIL\n    owner: role:boss\n';
const files = { 'sms.yaml': manifest, 'docs/policy.md': policy, 'services.yaml': services, 'shot.png': '' };

const everything = { links: true, clausePages: true };

/** `docs/policy.md:2 POL-SM`, with a one-based line. */
function place({ files: texts }: Editor, uri: string, { start, end }: Range): string {
  const path = uri.replace('file:///workspace/', '');
  const line = texts[path]?.split(/\r\n|\n/)[start.line];
  const text = line === undefined || start.line !== end.line ? '' : line.slice(start.character, end.character);
  return `${path}${line === undefined ? '' : `:${start.line + 1} ${text}`}`.trim();
}

async function defined(marked: Readonly<Record<string, string>>, support = everything): Promise<string[]> {
  const opened = await editor({ ...files, ...marked });
  const [{ path, offset }] = opened.cursors as [{ path: string; offset: number }];
  return definition(opened.source(path), offset, support).map((one: Location | LocationLink) =>
    'targetUri' in one ? place(opened, one.targetUri, one.targetSelectionRange) : place(opened, one.uri, one.range),
  );
}

describe('definition', () => {
  type Case = readonly [from: string, text: string, expected: readonly string[]];
  const cases: readonly Case[] = [
    ['a path', '[x](docs/pol‸icy.md)', ['docs/policy.md:1']],
    ['a path with a place', '[x](docs/pol‸icy.md#purpose)', ['docs/policy.md:10 Purpose']],
    ['a place', '[x](docs/policy.md#‸purpose)', ['docs/policy.md:10 Purpose']],
    ['an anchor behind a heading', '[x](docs/policy.md#‸wide)', ['docs/policy.md:12 wide']],
    ['an HTML anchor', '[[POL-SM#‸html]]', ['docs/policy.md:14 html']],
    ['a reference by label', '[x][la‸bel]\n\n[label]: /docs/policy.md', ['docs/policy.md:1']],
    ['HTML', '<a href="docs/poli‸cy.md">x</a>', ['docs/policy.md:1']],
    ['an image', '![x](sho‸t.png)', ['shot.png:1']],
    ['an id', '[[POL‸-SM]]', ['docs/policy.md:2 POL-SM']],
    ['a mention', 'See POL-SM‸.', ['docs/policy.md:2 POL-SM']],
    ['a row', 'See SVC-‸MAIL.', ['services.yaml:5 SVC-MAIL']],
    ['a role', 'The role:bo‸ss decides.', ['sms.yaml:3 boss']],
    ['a clause', '<!-- clause: 8.6‸.1 -->', ['clausetrace:/clause/iso20000-1/2018/8.6.1.md']],
    [
      'documented information',
      '---\nprovides: [service-‸catalogue]\n---',
      ['clausetrace:/clause/iso20000-1/2018/8.2.4.md'],
    ],
    ['a broken path', '[x](docs/pol.m‸d)', []],
    ['a broken place', '[x](docs/policy.md#no‸where)', []],
    ['an unknown clause', '<!-- clause: 9.9‸.9 -->', []],
    ['plain words', 'Wor‸ds', []],
  ];
  for (const [from, text, expected] of cases) {
    it(`leads from ${from}`, async () => {
      for (const ends of ['\n', '\r\n'])
        deepEqual(await defined({ 'a.md': `${text}\n`.replaceAll('\n', ends) }), expected);
    });
  }

  it('of a clause is the standard in the manifest for a client that opens no pages', async () => {
    deepEqual(await defined({ 'a.md': '<!-- clause: 8.6‸.1 -->\n' }, { links: false, clausePages: false }), [
      'sms.yaml:1 iso20000-1:2018',
    ]);
  });

  it('gives every place where an id is made', async () => {
    const twin = '---\nid: POL-SM\ntype: plan\n---\n';
    deepEqual(await defined({ 'a.md': 'POL-‸SM\n', 'twin.md': twin }), ['docs/policy.md:2 POL-SM', 'twin.md:2 POL-SM']);
  });

  it('tells which text it is the definition of, and shows the whole row', async () => {
    const opened = await editor({ ...files, 'a.md': '😀 [[SVC-‸MAIL]]\n' });
    const [link] = definition(opened.source('a.md'), opened.offset, everything) as LocationLink[];
    equal(place(opened, 'a.md', link!.originSelectionRange!), 'a.md:1 SVC-MAIL');
    deepEqual(link!.targetRange, { start: { line: 4, character: 4 }, end: { line: 5, character: 20 } });
  });

  it('fits a manifest that is being edited', async () => {
    const { source, workspace } = await editor({ ...files, 'a.md': 'role:boss\n' });
    const there = source('a.md');
    const edited = `# A line more\n${manifest}`;
    const now = { ...there, files: { ...there.files, textOf: () => edited } };
    equal(workspace.systems[0]!.roles('boss')[0]!.definition.idSpan.start, edited.indexOf('boss') - 14);
    const [found] = definition(now, 6, { links: false, clausePages: false }) as Location[];
    deepEqual(found!.range.start, { line: 3, character: 2 });
  });
});

async function referred(marked: Readonly<Record<string, string>>, declaration = true): Promise<string[]> {
  const opened = await editor({ ...files, ...marked });
  const [{ path, offset }] = opened.cursors as [{ path: string; offset: number }];
  return references(opened.source(path), offset, declaration).map(({ uri, range }) => place(opened, uri, range));
}

describe('references', () => {
  it('of a role are everywhere, with or without its definition', async () => {
    const expected = ['docs/policy.md:6 boss', 'services.yaml:3 boss', 'services.yaml:6 boss', 'sms.yaml:3 boss'];
    deepEqual(await referred({ 'sms.yaml': manifest.replace('boss', 'bo‸ss') }), expected);
    deepEqual(await referred({ 'docs/policy.md': policy.replace('boss', 'bo‸ss') }, false), expected.slice(0, 3));
  });

  it('of a clause are all claims', async () => {
    deepEqual(await referred({ 'a.md': '---\nid: A\nclauses: ["5‸.2.1", 8.6.1]\n---\n' }), [
      'a.md:3 5.2.1',
      'docs/policy.md:7 5.2.1',
    ]);
  });

  it('are none in plain words', async () => {
    deepEqual(await referred({ 'a.md': 'Wor‸ds\n' }), []);
  });
});

describe('highlights', () => {
  it('tell what makes a thing from what refers to it', async () => {
    const opened = await editor({ ...files, 'docs/policy.md': policy.replace('# Purpose', '# Pur‸pose') });
    const found = highlights(opened.source('docs/policy.md'), opened.offset);
    deepEqual(
      found.map(({ range, kind }) => [place(opened, 'docs/policy.md', range), kind]),
      [
        ['docs/policy.md:10 Purpose', 3],
        ['docs/policy.md:14 purpose', 2],
      ],
    );
  });

  it('stay in the file', async () => {
    const opened = await editor({ ...files, 'a.md': 'POL-‸SM and [[POL-SM]]\n' });
    equal(highlights(opened.source('a.md'), opened.offset).length, 2);
  });
});

describe('document links', () => {
  const text = `---
id: A
related: [POL-SM, POL-NONE]
clauses: [8.6.1]
location: https://desk.example/incidents?x=1
---

[a](docs/policy.md#purpose) [b](gone.md) ![c](shot.png) [[SVC-MAIL]] POL-SM [d](docs/)
`;

  it('lead to files, places, ids, clauses and the web, and from nothing that is broken', async () => {
    const opened = await editor({ ...files, 'a.md': text });
    const source = opened.source('a.md');
    const support = { tooltips: true, clausePages: true };
    const links = documentLinks(source, support);
    equal(
      links.filter(link => link.target === undefined).every(link => documentOfLink(link) === 'file:///workspace/a.md'),
      true,
    );
    deepEqual(
      links
        .map(link => (link.target === undefined ? resolveLink(link, source, support) : link))
        .map(({ range, target, tooltip }) => [place(opened, 'a.md', range), target, tooltip])
        .sort(),
      [
        ['a.md:3 POL-SM', 'file:///workspace/docs/policy.md#L2', 'POL-SM Policy'],
        [
          'a.md:4 8.6.1',
          'clausetrace:/clause/iso20000-1/2018/8.6.1.md',
          'clause 8.6.1 (Incident management) of ISO/IEC 20000-1',
        ],
        ['a.md:5 https://desk.example/incidents?x=1', 'https://desk.example/incidents?x=1', undefined],
        ['a.md:8 SVC-MAIL', 'file:///workspace/services.yaml#L5', 'SVC-MAIL'],
        ['a.md:8 docs/', 'file:///workspace/docs', 'docs'],
        ['a.md:8 docs/policy.md', 'file:///workspace/docs/policy.md#L10', 'Policy'],
        ['a.md:8 purpose', 'file:///workspace/docs/policy.md#L10', '#Purpose'],
        ['a.md:8 shot.png', 'file:///workspace/shot.png', 'shot.png'],
      ],
    );
  });

  it('carry no tooltip and no clause for a client that cannot take them', async () => {
    const { source } = await editor({ ...files, 'a.md': '---\nid: A\nclauses: [8.6.1]\n---\n[[POL-SM]]\n' });
    const support = { tooltips: false, clausePages: false };
    const links = documentLinks(source('a.md'), support);
    deepEqual(
      links.map(link => resolveLink(link, source('a.md'), support).tooltip),
      [undefined],
    );
  });

  it('stay as they are when the text has changed meanwhile', async () => {
    const { source } = await editor({ ...files, 'a.md': 'Nothing here.\n' });
    const link = { range: { start: { line: 9, character: 9 }, end: { line: 9, character: 10 } }, data: { uri: 'x' } };
    equal(resolveLink(link, source('a.md'), { tooltips: true, clausePages: true }), link);
    equal(documentOfLink({ ...link, data: 7 }), undefined);
  });
});

describe('the page of a clause', () => {
  it('has the words of the catalogue and how each SMS stands to it', async () => {
    const { source } = await editor(files);
    const page = clausePage('clausetrace:/clause/iso20000-1/2018/5.2.1.md', [source('docs/policy.md')]);
    const [head, , , , name, , coverage] = page!.text.split('\n');
    equal(head, '# 5.2.1 Establishing the service management policy · ISO/IEC 20000-1:2018');
    equal(name, '## SMS');
    equal(coverage?.startsWith('**Coverage**: partial'), true);
    equal(page!.languageId, 'markdown');
  });

  it('is found by its URI, however a client writes it', () => {
    const expected = { standard: 'iso20000-1:2018', clause: '8.6.1' };
    for (const uri of [
      'clausetrace:/clause/iso20000-1/2018/8.6.1.md',
      'clausetrace:///clause/iso20000-1/2018/8.6.1.md',
      'clausetrace:/clause/iso20000%2D1/2018/8.6.1.md',
    ]) {
      deepEqual(clauseAddress(uri), expected, uri);
    }
    for (const uri of [
      '',
      'clausetrace:/',
      'clausetrace:/clause/x',
      'file:///clause/a/b/c.md',
      'clausetrace:/clause/a/b/c/d.md',
      'clausetrace:/clause/%/%/%.md?x',
    ]) {
      equal(clauseAddress(uri), undefined, uri);
    }
  });
});
