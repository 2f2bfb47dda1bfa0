// What a view asks to be edited: what the files say then, and why some of it is refused.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { editFor } from '../../../server/src/language/views/edit/edit.ts';
import { readEditParams } from '../../../server/src/language/views/edit/params.ts';
import type { EditPlace } from '../../../server/src/language/views/edit/place.ts';
import type { EditParams, EditResult } from '../../../server/src/protocol/views.ts';
import { filesAfter } from '../../support/code-actions.ts';
import { editor } from '../../support/editor.ts';
import { asOf, document, manifest, standards, uriOf } from '../../support/views.ts';

type Files = Readonly<Record<string, string>>;

interface Done {
  readonly title: string;
  readonly open: string | undefined;
  readonly files: Files;
  readonly refused: readonly string[];
}

async function placeOf(
  files: Files,
  support: Partial<EditPlace['support']> = {},
): Promise<EditPlace & { files: Files }> {
  const one = await editor(files, asOf);
  const pathOf = (uri: string) => (uri.startsWith(uriOf('')) ? uri.slice(uriOf('').length + 1) : '..');
  const source = (path: string) => (one.files[path] === undefined ? undefined : one.source(path));
  const anywhere = one.source(Object.keys(one.files)[0]!);
  return {
    files: one.files,
    support: { documentChanges: true, createFiles: true, ...support },
    source: uri => source(pathOf(uri)),
    system: uri => {
      const sms = one.workspace.systems.find(({ root }) => root === pathOf(uri));
      return sms && { sms, analysis: anywhere.analysis, files: anywhere.files };
    },
    folder: uri => (pathOf(uri) === '..' ? undefined : { name: 'workspace', path: pathOf(uri), files: anywhere.files }),
  };
}

async function ask(params: EditParams, files: Files, support?: Partial<EditPlace['support']>): Promise<EditResult> {
  return editFor(params, await placeOf({ 'sms.yaml': manifest, ...standards, ...files }, support));
}

async function edit(params: EditParams, files: Files): Promise<Done> {
  const place = await placeOf({ 'sms.yaml': manifest, ...standards, ...files });
  const result = editFor(params, place);
  ok('edit' in result, JSON.stringify(result));
  const { title, open, refused } = result;
  return {
    title,
    open,
    refused: refused.map(({ why }) => why),
    files: filesAfter(result.edit as WorkspaceEdit, place.files),
  };
}

/** Why nothing can be done. */
async function refusal(
  params: EditParams,
  files: Files = {},
  support?: Partial<EditPlace['support']>,
): Promise<string> {
  const result = await ask(params, files, support);
  ok(!('edit' in result), JSON.stringify(result));
  return result.refused.map(({ why }) => why).join('\n');
}

const a = document('POL-A', 'version: "1.2"\nreviewed: 2020-01-01\n', '\n## Doors\n\nWords.\n');

describe('an edit for a view', () => {
  describe('that marks as reviewed', () => {
    it('sets the date, of one document and of many at once', async () => {
      const one = await edit({ action: 'mark-reviewed', uris: [uriOf('a.md')] }, { 'a.md': a });
      deepEqual([one.title, one.open, one.refused], [`Mark POL-A as reviewed on ${asOf}`, undefined, []]);
      deepEqual(one.files, { 'a.md': a.replace('2020-01-01', asOf) });
      const files = { 'a.md': a, 'b.md': document('POL-B'), 'c.yaml': 'id: REG-C\ntitle: C\ntype: register\n' };
      const many = await edit({ action: 'mark-reviewed', uris: Object.keys(files).map(uriOf) }, files);
      equal(many.title, `Mark 3 documents as reviewed on ${asOf}`);
      deepEqual(Object.keys(many.files), ['a.md', 'b.md', 'c.yaml']);
      for (const text of Object.values(many.files)) match(text, /^reviewed: 2026-11-20$/m);
    });

    it('adds a version and a row where asked to', async () => {
      const { title, files } = await edit(
        { action: 'mark-reviewed', uris: [uriOf('a.md')], withVersion: true },
        { 'a.md': a },
      );
      equal(title, `Mark POL-A as reviewed on ${asOf}, with a new version and a row in the history`);
      match(files['a.md']!, /version: "1.3"/);
      match(
        files['a.md']!,
        /history:\n {2}- \{ version: "1.3", date: 2026-11-20, author: A\. Example, change: Reviewed \}/,
      );
    });

    it('does what it can, and says of the rest why not', async () => {
      const { files, refused } = await edit(
        {
          action: 'mark-reviewed',
          uris: ['today.md', 'retired.md', 'torn.md', 'page.md', 'nowhere.md', 'sms.yaml', 'a.md', 'a.md'].map(uriOf),
        },
        {
          'a.md': a,
          'today.md': document('POL-T', `reviewed: ${asOf}\n`),
          'retired.md': document('POL-R').replace('approved', 'retired'),
          'torn.md': '---\nid: POL-X\ntitle: [\n---\n',
          'page.md': '# A page\n',
        },
      );
      deepEqual(Object.keys(files), ['a.md']);
      deepEqual(
        refused.map(why => why.replace(/(Mend it first: ).*/, '$1…')),
        [
          `POL-T is marked as reviewed on ${asOf} already.`,
          'POL-R is retired: nothing is asked of it any more.',
          'POL-X cannot be edited safely. Mend it first: …',
          'page.md is a page: it has no `id` and claims no clause, so nobody has to review it.',
          'It is no document of a service management system that is open.',
          'It is no document of a service management system that is open.',
        ],
      );
    });

    it('refuses a version that nobody can count on', async () => {
      const of = (version: string) =>
        refusal(
          { action: 'mark-reviewed', uris: [uriOf('x.md')], withVersion: true },
          { 'x.md': document('POL-X', version) },
        );
      match(await of(''), /POL-X has no `version`: mark it as reviewed without a new version, or give it one\./);
      match(await of('version: Spring\n'), /has the version Spring, which is no dotted number/);
      equal(await refusal({ action: 'mark-reviewed', uris: [] }), '');
    });
  });

  describe('that claims a clause', () => {
    it('adds it to the metadata, or to a section', async () => {
      const whole = await edit({ action: 'claim', uri: uriOf('a.md'), clause: 'house:2.1' }, { 'a.md': a });
      deepEqual([whole.title, whole.open], ['Claim 2.1 (Doors) in POL-A', uriOf('a.md')]);
      match(whole.files['a.md']!, /clauses:\n? .*"?2\.1/);
      const part = await edit(
        { action: 'claim', uri: uriOf('a.md'), clause: 'other:A.1', section: '#doors' },
        { 'a.md': a },
      );
      equal(part.title, 'Claim A.1 (Windows) in the section "Doors" of POL-A');
      match(part.files['a.md']!, /## Doors\n\n<!-- clause: other:A\.1 -->\n/);
      const again = await edit(
        { action: 'claim', uri: uriOf('a.md'), clause: '2.2', section: 'doors' },
        { 'a.md': part.files['a.md']! },
      );
      match(again.files['a.md']!, /<!-- clause: other:A\.1, 2\.2 -->/);
    });

    it('makes a document of a page', async () => {
      const { files } = await edit({ action: 'claim', uri: uriOf('p.md'), clause: '2.1' }, { 'p.md': '# Page\n' });
      match(files['p.md']!, /^---\nclauses: .*2\.1/);
    });

    it('refuses metadata that leave no sure place', async () => {
      const aliased = '---\nid: POL-X\ntype: policy\nnotes: &n ["2.2"]\nclauses: *n\n---\n';
      const params = { action: 'claim', uri: uriOf('x.md'), clause: '2.1' } as const;
      match(await refusal(params, { 'x.md': aliased }), /metadata of POL-X leave no sure place for it/);
    });

    it('refuses what nobody can claim, or claims already', async () => {
      const of = (clause: string, section?: string, file = a) =>
        refusal(
          { action: 'claim', uri: uriOf('a.md'), clause, ...(section !== undefined && { section }) },
          { 'a.md': file },
        );
      match(
        await of('2.11'),
        /There is no clause "2.11" in the standards of the manifest\. Perhaps .*2\.1.* is meant\./,
      );
      match(await of('nobody:1.1'), /There is no clause "nobody:1.1"/);
      match(await of('2'), /2 \(Order\) is a heading without requirements of its own\. Claim 2\.1 or 2\.2 instead\./);
      match(await of('1'), /1 \(Words\) is a heading without requirements of its own\.$/);
      match(await of('2.1', '#windows'), /POL-A has no section "#windows"/);
      match(await of('2.1', '__proto__'), /no section/);
      match(await of('2.1', undefined, document('POL-A', 'clauses: "2.1"\n')), /POL-A claims 2\.1 \(Doors\) already\./);
      match(await refusal({ action: 'claim', uri: 'file:///elsewhere/a.md', clause: '2.1' }), /no document/);
      match(await refusal({ action: 'claim', uri: 'nonsense', clause: '2.1' }), /no document/);
    });
  });

  describe('that provides documented information', () => {
    it('adds it to the metadata', async () => {
      const { title, files, open } = await edit(
        { action: 'provide', uri: uriOf('a.md'), item: 'door-policy' },
        { 'a.md': a },
      );
      deepEqual([title, open], ['Add `door-policy` to the `provides` of POL-A', uriOf('a.md')]);
      match(files['a.md']!, /provides: \[door-policy\]|provides:\n {2}- door-policy/);
    });

    it('refuses what there is not, what is provided already, and pages', async () => {
      const of = (item: string, file = a) => refusal({ action: 'provide', uri: uriOf('a.md'), item }, { 'a.md': file });
      match(await of('unheard-of'), /There is no documented information "unheard-of"/);
      match(await of('__proto__'), /There is no documented information/);
      match(await of('door-policy', document('POL-A', 'provides: [door-policy]\n')), /provides `door-policy` already/);
      match(await of('door-policy', '# Page\n'), /is a page/);
    });
  });

  describe('that makes a document', () => {
    it('for a clause, for an item, or of a type', async () => {
      const root = uriOf('');
      const forClause = await edit({ action: 'new-document', root, type: 'policy', clause: 'house:2.1' }, {});
      const [path, text] = Object.entries(forClause.files)[0]!;
      equal(forClause.open, uriOf(path));
      match(forClause.title, /^Create the policy policies\/.*\.md$/);
      match(text, /clauses:\n {2}- "2\.1"/);
      match(text, /provides:\n {2}- door-policy/);
      const forItem = await edit({ action: 'new-document', root, type: 'record', item: 'door-records' }, {});
      match(Object.values(forItem.files)[0]!, /title: Records of doors\ntype: record/);
      match(Object.values(forItem.files)[0]!, /provides:\n {2}- door-records/);
      const titled = await edit({ action: 'new-document', root, type: 'plan', title: '  Fire \n drill ' }, {});
      match(Object.values(titled.files)[0]!, /title: Fire drill\n/);
    });

    it('never where a file is', async () => {
      const first = await edit({ action: 'new-document', root: uriOf(''), type: 'plan', title: 'Drill' }, {});
      const second = await edit({ action: 'new-document', root: uriOf(''), type: 'plan', title: 'Drill' }, first.files);
      deepEqual([Object.keys(first.files), Object.keys(second.files)], [['plans/drill.md'], ['plans/drill-2.md']]);
    });

    it('is refused with the reason', async () => {
      const of = (more: object, support?: object) =>
        refusal({ action: 'new-document', root: uriOf(''), type: 'policy', ...more }, {}, support);
      match(await of({ type: 'novel' }), /There is no type "novel" of documents; there are policy, plan,/);
      match(await of({ root: uriOf('nowhere') }), /no service management system in this folder/);
      match(await of({ clause: '2' }), /heading/);
      match(await of({ clause: '77' }), /no clause "77"/);
      match(await of({ item: 'unheard-of' }), /no documented information/);
      match(
        await of({}, { createFiles: false }),
        /cannot make files for the server\. On a command line, `clausetrace new policy` does it/,
      );
    });
  });

  describe('that begins an SMS', () => {
    it('makes a manifest and a first set', async () => {
      const place = await placeOf({ 'README.md': '# Empty\n' });
      const result = editFor({ action: 'init', root: uriOf(''), organization: 'Acme: "We"' }, place);
      ok('edit' in result);
      const files = filesAfter(result.edit as WorkspaceEdit, place.files);
      match(files['sms.yaml']!, /organization: "Acme: \\"We\\""/);
      ok(Object.keys(files).length > 4);
      equal(result.open, uriOf('sms.yaml'));
      const below = editFor({ action: 'init', root: uriOf('sub'), organization: ' ' }, place);
      ok('edit' in below);
      match(filesAfter(below.edit as WorkspaceEdit, place.files)['sub/sms.yaml']!, /organization: "workspace"/);
    });

    it('is refused where anything of it is there, and outside of what is open', async () => {
      match(await refusal({ action: 'init', root: uriOf('') }), /sms\.yaml exists already; nothing is written over/);
      match(await refusal({ action: 'init', root: 'file:///elsewhere' }), /not open/);
      const place = await placeOf({ 'README.md': '# Empty\n' }, { createFiles: false });
      const result = editFor({ action: 'init', root: uriOf('') }, place);
      ok(!('edit' in result));
      match(result.refused[0]!.why, /clausetrace init/);
    });
  });

  it('is written for clients that know no versions, too', async () => {
    const result = await ask(
      { action: 'mark-reviewed', uris: [uriOf('a.md')] },
      { 'a.md': a },
      { documentChanges: false },
    );
    ok('edit' in result);
    deepEqual(Object.keys((result.edit as WorkspaceEdit).changes!), [uriOf('a.md')]);
  });
});

describe('the parameters of an edit', () => {
  it('are read as they are, without nulls', () => {
    for (const params of [
      { action: 'mark-reviewed', uris: [] },
      { action: 'mark-reviewed', uris: ['a'], withVersion: true },
      { action: 'claim', uri: 'a', clause: '1', section: 's' },
      { action: 'new-document', root: 'r', type: 't' },
      { action: 'provide', uri: 'a', item: 'i' },
      { action: 'init', root: 'r', organization: 'o' },
    ]) {
      deepEqual(readEditParams(params), { params });
    }
    deepEqual(readEditParams({ action: 'init', root: 'r', organization: null }), {
      params: { action: 'init', root: 'r' },
    });
  });

  it('are refused in words where they are none', () => {
    const problem = (value: unknown) => {
      const read = readEditParams(value);
      return 'problem' in read ? read.problem : 'none';
    };
    for (const value of [null, undefined, 7, 'init']) match(problem(value), /a mapping with an `action`/);
    match(problem([]), /There is no action nothing/);
    match(problem({ action: 'erase' }), /There is no action "erase"; there are mark-reviewed, claim,/);
    match(problem({ action: '__proto__' }), /There is no action/);
    match(problem({ action: 'constructor' }), /There is no action/);
    match(problem({ action: 'claim', uri: 'a' }), /The action claim needs a text as `clause`, not nothing\./);
    match(problem({ action: 'claim', uri: 7, clause: '1' }), /needs a text as `uri`, not 7\./);
    match(problem({ action: 'mark-reviewed', uris: ['a', 1] }), /needs a list of texts as `uris`/);
    match(problem({ action: 'mark-reviewed', uris: [], withVersion: 'yes' }), /needs true or false as `withVersion`/);
    match(problem({ action: 'provide', uri: 'x'.repeat(200), item: {} }), /as `item`, not \{\}\./);
  });
});
