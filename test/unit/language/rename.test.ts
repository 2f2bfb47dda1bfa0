// Rename of ids, roles, headings and anchors: `‸` is the cursor. What is found afterwards was found before, too.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { isRefusal, prepareRename, rename } from '../../../server/src/language/rename/rename.ts';
import { checkSms } from '../../../server/src/rules/check.ts';
import { rules } from '../../../server/src/rules/registry.ts';
import { countEdits, type Files, withEdit } from '../../support/apply-edit.ts';
import { editor } from '../../support/editor.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';

async function rulesFound(files: Files): Promise<string[]> {
  const { systems } = await memoryWorkspace(files);
  return systems
    .flatMap(sms => checkSms(new Analysis(sms, '2026-11-20'), rules).findings.map(({ rule }) => rule))
    .sort();
}

/** The files that read otherwise than before. */
async function renamed(marked: Files, newName: string): Promise<Files> {
  const { files, path, offset, source } = await editor(marked);
  const edit = rename(source(path), offset, newName, { documentChanges: true });
  ok(edit, 'nothing to rename');
  if (isRefusal(edit)) throw new Error(edit.refused);
  const after = withEdit(files, edit);
  deepEqual(await rulesFound(after), await rulesFound(files));
  return Object.fromEntries(Object.entries(after).filter(([one, text]) => text !== files[one]));
}

async function refused(marked: Files, newName: string): Promise<string> {
  const { path, offset, source } = await editor(marked);
  const edit = rename(source(path), offset, newName, { documentChanges: true });
  ok(isRefusal(edit), `not refused: ${JSON.stringify(edit)}`);
  return edit.refused;
}

async function prepared(marked: Files): Promise<string | undefined> {
  const { files, path, offset, source } = await editor(marked);
  const found = prepareRename(source(path), offset);
  if (!found) return undefined;
  if (isRefusal(found)) return found.refused;
  return `${files[path]!.slice(found.span.start, found.span.end)} | ${found.placeholder}`;
}

const manifest = 'organization: X\n';
const policy = (id: string, more = '', body = '') =>
  `---\nid: ${id}\ntitle: T\ntype: policy\nstatus: draft\nowner: R\n${more}---\n\n${body}`;

describe('rename', () => {
  describe('of an id', () => {
    const files = (own: string, id: string) => ({
      'sms.yaml': `waivers:\n  - { rule: reference/orphan-document, where: ${id}, reason: x, approved_by: y, expires: 2027-01-01 }\n`,
      'inc.md': policy(own, '', `# Incidents\n\nThis is ${id}, ${id}.\n`),
      'rel.md': policy(
        'POL-R',
        `related: [ ${id} ]\nevidence:\n  - "${id}" # why\nimplements: '${id}'\n`,
        `See [[${id}]], [[${id}#incidents|x]], ${id} and [x](inc.md).\n`,
      ),
      'reg.yaml': `id: REG-1\ntype: register\nregister: services\nrows:\n  - { id: SVC-1, agreement: ${id} }\n`,
    });

    it('goes wherever it is named', async () => {
      const { 'sms.yaml': _, ...rest } = await renamed(files('PRC-‸INC', 'PRC-INC'), 'PRC-NEW');
      const expected = files('PRC-NEW', 'PRC-NEW');
      deepEqual(rest, { 'inc.md': expected['inc.md'], 'rel.md': expected['rel.md'], 'reg.yaml': expected['reg.yaml'] });
    });

    it('leaves the section that is followed', async () => {
      const files = (own: string, id: string, section: string) => ({
        'inc.md': policy(own, '', `# Incidents\n\n## ${section}\n`),
        'rel.md': policy(
          'POL-R',
          `implements: [${id}#${section.replace('‸', '').toLowerCase()}, "${id}#incidents", ${id}]\n`,
        ),
      });
      const withManifest = (some: object) => ({ 'sms.yaml': manifest, ...some });
      deepEqual(
        await renamed(withManifest(files('PRC-‸INC', 'PRC-INC', 'Roles')), 'PRC-NEW'),
        files('PRC-NEW', 'PRC-NEW', 'Roles'),
      );
      deepEqual(
        await renamed(withManifest(files('PRC-INC', 'PRC-INC', 'Ro‸les')), 'People'),
        files('PRC-INC', 'PRC-INC', 'People'),
      );
    });

    it('begins at any of its references', async () => {
      const at = { ...files('PRC-INC', 'PRC-INC'), 'x.md': 'see [[PRC-I‸NC#incidents]]\n' };
      equal(await prepared(at), 'PRC-INC | PRC-INC');
      equal((await renamed(at, 'PRC-NEW'))['x.md'], 'see [[PRC-NEW#incidents]]\n');
    });

    it('of a row', async () => {
      const row = (id: string) =>
        `id: REG-1\ntype: register\nregister: services\nrows:\n  - id: ${id}\n  - { id: SVC-2, depends_on: [${id.replace('‸', '')}] }\n`;
      const after = await renamed(
        { 'sms.yaml': manifest, 'reg.yaml': row('SVC-‸1'), 'a.md': '[[SVC-1]] SVC-1 SVC-10\n' },
        'SVC-3',
      );
      deepEqual(after, { 'reg.yaml': row('SVC-3'), 'a.md': '[[SVC-3]] SVC-3 SVC-10\n' });
    });

    it('follows an alias of YAML', async () => {
      const text = (id: string) => `id: REG-1\ntype: register\nx: &i ${id}\nrelated: [*i]\n`;
      const after = await renamed(
        { 'sms.yaml': manifest, 'a.md': policy('POL-‸A'), 'reg.yaml': text('POL-A') },
        'POL-B',
      );
      deepEqual(after, { 'a.md': policy('POL-B'), 'reg.yaml': text('POL-B') });
    });

    const two = (id: string, other = '') => ({
      'sms.yaml': manifest,
      'a.md': policy(id),
      'b.md': policy('POL-B', other),
    });
    it('is refused where the name is taken, and says where', async () => {
      match(await refused(two('POL-‸A'), 'POL-B'), /"POL-B" is there already, in "b.md", line 2/);
    });
    it('is refused where the name cannot be an id', async () => {
      for (const name of ['a b', '-x', 'ä', '#', 'a/b', 'true'])
        match(await refused(two('POL-‸A'), name), /cannot be an id/);
      match(await refused(two('POL-‸A'), ' '), /empty/);
      match(await refused(two('POL-‸A'), 'POL-A'), /already/);
    });
    it('is refused where two things have it', async () => {
      match(await refused(two('POL-‸B'), 'POL-C'), /two things: in "a.md", line 2 and in "b.md", line 2/);
    });
    it('is refused where nothing has it', async () => {
      match(await refused(two('POL-A', 'related: [POL-‸X]\n'), 'POL-C'), /Nothing has the id "POL-X"/);
    });
    it('is refused where a file that names it does not parse', async () => {
      match(await refused(two('POL-‸A', 'related: [POL-A]\nx: "\n'), 'POL-C'), /"b.md", line 8, cannot be read/);
    });
    it('is refused where a file that names it is not UTF-8', async () => {
      const body = `${'x'.repeat(100)}\n\0 [[POL-A]]\n`;
      const files = { ...two('POL-‸A'), 'c.md': policy('POL-C', '', body) };
      match(await refused(files, 'POL-D'), /"c.md", line \d+, is not UTF-8: mend the file first/);
    });
  });

  describe('of a role', () => {
    const files = (role: string, at = role) => ({
      'sms.yaml': `roles:\n  ${at}: { title: IM, holder: N }\nwaivers:\n  - { rule: reference/orphan-document, where: a.md, reason: x, approved_by: "role:${role}", expires: 2027-01-01 }\n`,
      'a.md': policy('POL-A', `approver: role:${role}\nauthor: "role:${role}"\n`, `Ask role:${role}.\n`),
      'r.yaml': `id: REG-1\ntype: register\nrows:\n  - { id: R-1, owner: role:${role}, notes: ask role:${role} }\n`,
    });
    it('goes wherever it is named', async () => {
      deepEqual(await renamed(files('im', 'i‸m'), 'incident-manager'), files('incident-manager'));
    });
    it('begins at a reference, without its prefix', async () => {
      const at = { ...files('im'), 'b.md': policy('POL-B', 'approver: role:i‸m\n') };
      equal(await prepared(at), 'im | im');
      deepEqual(await renamed(at, 'x'), { ...files('x'), 'b.md': policy('POL-B', 'approver: role:x\n') });
    });
    it('of a document of roles', async () => {
      const text = (id: string) =>
        `id: ROL-1\ntype: roles\nroles:\n  ${id}: { holder: N, deputy: role:${id.replace('‸', '')} }\n`;
      deepEqual(await renamed({ 'sms.yaml': manifest, 'r.yaml': text('a‸b') }, 'cd'), { 'r.yaml': text('cd') });
    });
    it('is refused where it is taken, not defined, or the manifest does not parse', async () => {
      const more = { ...files('im', 'i‸m'), 'x.yaml': 'id: ROL-1\ntype: roles\nroles:\n  sm:\n' };
      match(await refused(more, 'sm'), /"sm" is there already, in "x.yaml", line 4/);
      match(await refused({ 'sms.yaml': manifest, 'a.md': policy('A', 'approver: role:x‸\n') }, 'y'), /not defined/);
      match(await refused({ 'sms.yaml': 'roles:\n  a‸b: {}\n  x: "\n' }, 'y'), /"sms.yaml", line 3, cannot be read/);
    });
  });

  describe('of a heading', () => {
    it('updates every way to name it', async () => {
      const files = (heading: string, slug: string) => ({
        'sms.yaml': manifest,
        'a.md': policy(
          'POL-A',
          `clauses:\n  - { id: 8.6.1, section: "#${slug}" }\n  - { id: 8.6.2, section: ${slug} }\n`,
          `[up](#${slug}) [top](#)\n\n## ${heading}\n\nText. <a href='#${slug}'>x</a>\n`,
        ),
        'b/c.md': `[x](../a.md#${slug} "t") [y](<../a.md#${slug}>) ![z][z] [[POL-A#${slug}|w]]\n\n[z]: ../a.md#${slug}\n`,
        'd.md': `[x\ny](a.md#${slug}\n"t") [n](/a.md?plain=1#user-content-${slug})\n`,
      });
      const marked = files('Old ‸name', 'old-name');
      deepEqual(
        await renamed(marked, 'Ein *neuer* Name!'),
        omit(files('Ein *neuer* Name!', 'ein-neuer-name'), 'sms.yaml'),
      );
    });

    it('begins at a link to it', async () => {
      const files = { 'a.md': '## Some *thing*\n', 'b.md': '[x](a.md#some-‸thing)\n' };
      equal(await prepared(files), 'some-thing | Some *thing*');
      deepEqual(await renamed(files, 'Other'), { 'a.md': '## Other\n', 'b.md': '[x](a.md#other)\n' });
    });

    it('shifts the numbers of later ones', async () => {
      const files = { 'a.md': '# One‸\n\n# Two\n\n# One\n\n# One\n\n[1](#one) [2](#one-1) [3](#one-2) [4](#two)\n' };
      deepEqual(await renamed(files, 'Two'), {
        'a.md': '# Two\n\n# Two\n\n# One\n\n# One\n\n[1](#two) [2](#one) [3](#one-1) [4](#two-1)\n',
      });
    });

    it('keeps percent signs, and upper case where it still leads there', async () => {
      const files = { 'a.md': '# Pr‸üfung\n\n[x](#pr%C3%BCfung) [y](#prüfung) [z](#PRÜFUNG)\n' };
      deepEqual(await renamed(files, 'Größe'), {
        'a.md': '# Größe\n\n[x](#gr%C3%B6%C3%9Fe) [y](#größe) [z](#größe)\n',
      });
      deepEqual(await renamed({ 'a.md': '# Pr‸üfung\n\n[x](#prüfung)\n' }, 'PRÜFUNG!'), {
        'a.md': '# PRÜFUNG!\n\n[x](#prüfung)\n',
      });
    });

    it('in other dialects', async () => {
      const azure = { 'sms.yaml': 'slugs: azure-devops\n', 'a.md': '# A‸\n\n[x](#a) [[POL-1#b]]\n' };
      deepEqual(await renamed(azure, 'Was? (neu)'), { 'a.md': '# Was? (neu)\n\n[x](#was%3F-%28neu%29) [[POL-1#b]]\n' });
      const gitlab = { 'sms.yaml': 'slugs: gitlab\n', 'a.md': '# A‸\n\n[x](#a)\n' };
      deepEqual(await renamed(gitlab, 'B -- C & D'), { 'a.md': '# B -- C & D\n\n[x](#b-c-d)\n' });
      const hugo = { 'sms.yaml': 'slugs: hugo\n', 'a.md': '# A‸ {#id}\n\n[x](#id)\n' };
      equal(await prepared(hugo), 'A | A');
      deepEqual(await renamed(hugo, 'B'), { 'a.md': '# B {#id}\n\n[x](#id)\n' });
    });

    it('of other syntax', async () => {
      const setext = { 'a.md': 'One\nt‸wo\n===\n\n<h2>Three</h2>\n\n[1](#one-two) [2](#onetwo) [3](#three)\n' };
      equal(await prepared(setext), 'One\ntwo | One two');
      deepEqual(await renamed({ 'a.md': '<h2>Thr‸ee</h2>\n\n[3](#three)\n' }, 'Four'), {
        'a.md': '<h2>Four</h2>\n\n[3](#four)\n',
      });
      deepEqual(await renamed({ 'a.md': '> ## T‸\r\n>\r\n> [x](#t) 😀\r\n' }, '😀 e\u0301'), {
        'a.md': '> ## 😀 e\u0301\r\n>\r\n> [x](#-é) 😀\r\n'.replace('é', 'e\u0301'),
      });
    });

    it('is refused where links could not be told apart', async () => {
      const anchor = { 'a.md': '# A‸\n\n<a id="b"></a>\n\n[a](#a) [b](#b)\n' };
      match(await refused(anchor, 'B'), /"b" is there already, in "a.md", line 1: .*"a.md", line 3/);
      const azure = { 'sms.yaml': 'slugs: azure-devops\n', 'a.md': '# A\n\n# B‸\n\n[a](#a) [b](#b)\n' };
      match(await refused(azure, 'A'), /"a.md", line 3/);
    });

    it('is refused where the text would be read otherwise', async () => {
      const files = { 'a.md': '# A‸\n\nSee [b](b.md) and *this*.\n\n## C\n', 'b.md': '' };
      match(await refused(files, 'two\nlines'), /one line/);
      match(await refused({ 'a.md': 'A‸\n===\n\ntext\n' }, '- x'), /read otherwise/);
      match(await refused(files, '<!-- x -->'), /read otherwise/);
      match(await refused({ 'a.md': '---\nid: "\n---\n# A‸\n' }, 'B'), /cannot be read/);
    });

    it('updates links in other SMSs of the workspace, in their dialect', async () => {
      const files = {
        'one/sms.yaml': manifest,
        'one/README.md': '# Alt‸ & neu\n',
        'two/sms.yaml': 'slugs: gitlab\n',
        'two/b.md': '[x](../one/README.md#alt-neu) [y](../one#alt-neu) [z](../one/README.md#alt--neu)\n',
      };
      deepEqual(await renamed(files, 'Da & dort'), {
        'one/README.md': '# Da & dort\n',
        'two/b.md': '[x](../one/README.md#da-dort) [y](../one#da-dort) [z](../one/README.md#alt--neu)\n',
      });
    });

    it('makes as many edits as there are places, for 500 dependents', async () => {
      const dependents = Array.from({ length: 500 }, (_, i) => [`d${i}.md`, `[x](hub.md#hub) [y](hub.md#other)\n`]);
      const marked = { 'hub.md': '# H‸ub\n\n# Other\n', ...Object.fromEntries(dependents) };
      const { path, offset, source } = await editor(marked);
      const edit = rename(source(path), offset, 'Hubs', { documentChanges: true });
      ok(edit && !isRefusal(edit));
      equal(countEdits(edit), 501);
      equal(Object.keys(await renamed(marked, 'Hubs')).length, 501);
    });
  });

  describe('of an anchor', () => {
    it('updates every link to it', async () => {
      const files = (name: string) => ({
        'a.md': `<a id="${name}" name="${name}"></a>\n\n[x](#${name.replace('‸', '')})\n`,
        'b.md': `[x](a.md#${name.replace('‸', '')})\n`,
      });
      deepEqual(await renamed(files('on‸e'), 'two'), files('two'));
    });
    it('behind a heading', async () => {
      const github = { 'a.md': '# A {#o‸ne}\n\n[x](#one) [y](#a-one)\n' };
      deepEqual(await renamed(github, 'two'), { 'a.md': '# A {#two}\n\n[x](#two) [y](#a-two)\n' });
      const hugo = { 'sms.yaml': 'slugs: hugo\n', 'a.md': '# A {#one}\n\n[x](#o‸ne)\n' };
      deepEqual(await renamed(hugo, 'two'), { 'a.md': '# A {#two}\n\n[x](#two)\n' });
    });
    it('is refused where it is taken or no anchor', async () => {
      const files = { 'a.md': '# B\n\n<a id="‸a"></a>\n' };
      match(await refused(files, 'b'), /"b" is there already, in "a.md", line 1/);
      for (const name of ['a b', 'x"y', 'a#b']) match(await refused(files, name), /cannot be an anchor/);
    });
  });

  it('is refused for what others have named', async () => {
    const at = (more: string) => prepared({ 'sms.yaml': manifest, 'a.md': policy('A', more, '') });
    match((await at('clauses: [8.6‸.1]\n'))!, /"8.6.1".*cannot be renamed/);
    match((await at('provides: [service-cat‸alogue]\n'))!, /"service-catalogue".*cannot be renamed/);
    match((await prepared({ 'sms.yaml': 'standards: [iso20‸000-1:2018]\n', 'a.md': '' }))!, /cannot be renamed/);
    match((await prepared({ 'a.md': '[b](b‸.md)\n', 'b.md': '' }))!, /rename or move the file/);
    match((await prepared({ 'a.md': '# A\n\n[b](#b‸)\n' }))!, /not there/);
  });

  it('is nothing elsewhere', async () => {
    equal(await prepared({ 'a.md': 'plain ‸text\n' }), undefined);
    equal(await prepared({ 'sms.yaml': manifest, 'a.md': policy('A', 'approved: 2026-0‸1-01\n') }), undefined);
    equal(await prepared({ 'sms.yaml': manifest, 'a.md': 'x\n', 'any.yaml': 'a: ‸b\n' }), undefined);
  });
});

function omit(files: Files, path: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([one]) => one !== path));
}
