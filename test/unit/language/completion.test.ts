// Completion: what is offered at the cursor `‸`, and what the text becomes when it is taken.

import { deepEqual, doesNotThrow, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { complete } from '../../../server/src/language/completion/completion.ts';
import { offsetAt } from '../../../server/src/language/source.ts';
import { modern, type Offer, offer, plain } from '../../support/completing.ts';
import { editor } from '../../support/editor.ts';

const sms = {
  'sms.yaml': `standards: [iso20000-1:2018]
roles:
  sms-manager: { title: SMS manager, holder: R. Example }
  mail-owner: {}
`,
  'policies/pol.md': `---
id: POL-SM
title: Service management policy
type: policy
status: approved
owner: role:sms-manager
clauses: [5.2.1]
provides: [service-management-policy]
---

# Policy

## Scope & goals

<a id="own"></a>
`,
  'records/incident records.yaml': 'id: REC-INC\ntitle: Incident records\ntype: record\nowner: role:sms-manager\n',
  'registers/risks.yaml':
    'id: REG-RSK\ntitle: Risks\ntype: register\nregister: risks\nowner: role:sms-manager\nrows:\n  - id: RSK-011\n    title: Fire\n',
  'registers/services.yaml':
    'id: REG-SVC\ntitle: Services\ntype: register\nregister: services\nrows:\n  - { id: SVC-MAIL, title: Mail }\n',
  'images/plan (1).png': '',
};

/** Front matter of a process, with the cursor in it. */
function inFrontMatter(text: string, support = plain): Promise<Offer> {
  return offer({ ...sms, 'processes/inc.md': `---\nid: PRC-INC\ntype: process\n${text}---\n\n# Über uns\n` }, support);
}

function inBody(text: string, support = plain): Promise<Offer> {
  return offer({ ...sms, 'processes/inc.md': `---\nid: PRC-INC\n---\n\n# Über uns\n\n${text}\n` }, support);
}

function inManifest(text: string, support = plain): Promise<Offer> {
  return offer({ ...sms, 'sms.yaml': text }, support);
}

/** The front matter or the body around what was tested. */
function changed(text: string): string {
  return text
    .replace(/^---\nid: PRC-INC\n(?:type: process\n)?/, '')
    .replace(/---\n\n# Über uns\n\n?/, '')
    .trimEnd();
}

describe('completion', () => {
  describe('of clauses', () => {
    it('offers those that nothing covers first, and no headings but those that people cite', async () => {
      const { labels } = await inFrontMatter('clauses:\n  - ‸\n');
      deepEqual(labels.slice(0, 2), ['4.1', '4.2']);
      ok(labels.indexOf('5.2.1') > labels.indexOf('10.2'), 'covered clauses come last');
      ok(!labels.includes('8') && !labels.includes('8.6'), 'headings');
      ok(labels.includes('6.1') && labels.includes('9.2'), 'cited parents');
    });

    it('shows title and coverage, and is found by both number and title', async () => {
      const item = (await inFrontMatter('clauses: [‸]\n', modern)).item('8.6.1');
      equal(item.detail, 'Incident management');
      deepEqual(item.labelDetails, { detail: ' Incident management', description: 'not covered' });
      equal(item.filterText, '8.6.1 Incident management');
      equal((await inFrontMatter('clauses: [‸]\n')).item('8.6.1').detail, 'Incident management · not covered');
    });

    it('is written in every form of the list', async () => {
      for (const [before, after] of [
        ['clauses: ‸\n', 'clauses: 8.6.1'],
        ['clauses:‸\n', 'clauses: 8.6.1'],
        ['clauses: 8.6‸.2\n', 'clauses: 8.6.1'],
        ['clauses: [4.1, 8‸\n', 'clauses: [4.1, 8.6.1'],
        ['clauses: [4.1, "8‸"]\n', 'clauses: [4.1, "8.6.1"]'],
        ['clauses: [\n  4.1,\n  ‸\n]\n', 'clauses: [\n  4.1,\n  8.6.1\n]'],
        ['clauses:\n  - 8.6.‸\n', 'clauses:\n  - 8.6.1'],
        ['clauses:\n- 4.1\n- ‸ # why\n', 'clauses:\n- 4.1\n- 8.6.1 # why'],
        ['clauses:\n  ‸\n', 'clauses:\n  - 8.6.1'],
        ['clauses:\n  - incident man‸\n', 'clauses:\n  - 8.6.1'],
        ['clauses:\n  - id: ‸\n', 'clauses:\n  - id: 8.6.1'],
        ['clauses:\n  - { id: ‸ }\n', 'clauses:\n  - { id: 8.6.1 }'],
        ['clauses:\n  - { coverage: full,\n      id: ‸ }\n', 'clauses:\n  - { coverage: full,\n      id: 8.6.1 }'],
      ] as const) {
        equal(changed((await inFrontMatter(before)).take('8.6.1')), after);
      }
    });

    it('follows the author who names the standard, with or without its edition', async () => {
      equal(
        changed((await inFrontMatter('clauses:\n  - iso20000-1:‸\n')).take('iso20000-1:8.6.1')),
        'clauses:\n  - iso20000-1:8.6.1',
      );
      ok((await inFrontMatter('clauses: [iso20000-1:2018:8‸]\n')).labels.includes('iso20000-1:2018:8.6.1'));
      for (const text of [
        'clauses: [iso20000-1:‸]\n',
        'clauses: [4.1, iso20000-1:‸\n',
        'clauses: iso20000-1:‸\n',
        'clauses: ["iso20000-1:‸"]\n',
        'clauses:\n  - id: iso20000-1:‸\n',
        'clauses:\n  - { id: iso20000-1:‸ }\n',
      ]) {
        equal(changed((await inFrontMatter(text)).take('iso20000-1:8.6.1')), text.replace('‸', '8.6.1').trimEnd());
      }
      const waiver = 'waivers:\n  - where: iso20000-1:';
      equal((await inManifest(`${waiver}‸\n`)).take('iso20000-1:8.6.1'), `${waiver}8.6.1\n`);
    });

    it('leaves out what the list has, but not what is being changed', async () => {
      const { labels } = await inFrontMatter('clauses: [4.1, 8.6.1‸]\n');
      ok(!labels.includes('4.1') && labels.includes('8.6.1'));
    });

    it('completes comments, and closes them', async () => {
      equal(changed((await inBody('<!-- clause: 4.1, ‸ -->')).take('8.6.1')), '<!-- clause: 4.1, 8.6.1 -->');
      equal(changed((await inBody('<!-- clause:‸')).take('8.6.1')), '<!-- clause: 8.6.1 -->');
      ok(!(await inBody('<!-- clause: 4.1, ‸ -->')).labels.includes('4.1'));
    });

    it('tells the coverage of a clause when it is looked at', async () => {
      const { documentation } = (await inFrontMatter('clauses: [5.2‸]\n', modern)).resolved('5.2.2');
      match((documentation as { value: string }).value, /Communicating the service management policy/);
    });

    it('completes the places of waivers, with document ids', async () => {
      const { labels, take } = await inManifest('waivers:\n  - where: ‸\n');
      ok(labels.includes('8.6.1') && labels.includes('POL-SM') && !labels.includes('RSK-011'));
      equal(take('8.6.1'), 'waivers:\n  - where: 8.6.1\n');
    });
  });

  describe('of ids', () => {
    it('offers what fits the key', async () => {
      deepEqual((await inFrontMatter('evidence: [‸]\n')).labels, ['REC-INC', 'RSK-011', 'SVC-MAIL']);
      deepEqual((await inFrontMatter('implements:\n  - ‸\n')).labels, ['POL-SM', 'REC-INC', 'REG-RSK', 'REG-SVC']);
      deepEqual((await inFrontMatter('implements: [POL-SM, ‸]\n')).labels, ['REC-INC', 'REG-RSK', 'REG-SVC']);
    });

    it('is found by id and by title', async () => {
      const item = (await inFrontMatter('related: [‸]\n')).item('POL-SM');
      equal(item.filterText, 'POL-SM Service management policy');
      match(item.detail!, /^Service management policy/);
    });

    it('offers rows of the kind that a key of a row refers to', async () => {
      const files = {
        'registers/agreements.yaml': 'id: REG-SLA\ntype: register\nregister: agreements\nrows:\n  - service: ‸\n',
      };
      deepEqual((await offer({ ...sms, ...files })).labels, ['SVC-MAIL']);
    });

    it('completes links by id, their anchors and their texts', async () => {
      equal(changed((await inBody('See [[pol‸')).take('POL-SM')), 'See [[POL-SM]]');
      equal(changed((await inBody('See [[P‸OL-X]] there')).take('POL-SM')), 'See [[POL-SM]] there');
      deepEqual((await inBody('[[POL-SM#‸]]')).labels, ['policy', 'scope--goals', 'own']);
      equal(changed((await inBody('[[POL-SM#sc‸')).take('scope--goals')), '[[POL-SM#scope--goals]]');
      equal(
        changed((await inBody('[[POL-SM|‸]]')).take('Service management policy')),
        '[[POL-SM|Service management policy]]',
      );
    });

    it('completes plain mentions of prefixes that are in use, behind the hyphen', async () => {
      equal(changed((await inBody('As POL-‸ says')).take('POL-SM')), 'As POL-SM says');
      deepEqual((await inBody('As POL‸')).labels, []);
      deepEqual((await inBody('As ISO-‸')).labels, []);
    });
  });

  describe('of links', () => {
    it('goes folder by folder', async () => {
      deepEqual((await inBody('[x](‸)')).labels, ['../', 'über-uns']);
      deepEqual((await inBody('[x](../‸)')).labels, [
        'images/',
        'policies/',
        'processes/',
        'records/',
        'registers/',
        'sms.yaml',
      ]);
      deepEqual((await inBody('[x](../policies/‸)')).labels, ['pol.md']);
      equal((await inBody('[x](../policies/‸)')).item('pol.md').detail, 'Service management policy · POL-SM');
    });

    it('knows paths from the root', async () => {
      equal(changed((await inBody('[x](/pol‸)')).take('policies/')), '[x](/policies/)');
    });

    it('encodes what the destination cannot hold', async () => {
      equal(
        changed((await inBody('[x](../records/‸)')).take('incident records.yaml')),
        '[x](../records/incident%20records.yaml)',
      );
      equal(
        changed((await inBody('[x](<../records/‸>)')).take('incident records.yaml')),
        '[x](<../records/incident records.yaml>)',
      );
      equal(changed((await inBody('![x](../images/‸)')).take('plan (1).png')), '![x](../images/plan%20%281%29.png)');
      equal(
        changed((await inBody('<a href="../records/‸">')).take('incident records.yaml')),
        '<a href="../records/incident%20records.yaml">',
      );
    });

    it('completes definitions, and replaces what is there', async () => {
      equal(changed((await inBody('[ref]: ../policies/‸')).take('pol.md')), '[ref]: ../policies/pol.md');
      equal(changed((await inBody('[x](../policies/po‸x.md)', modern)).take('pol.md')), '[x](../policies/pol.md)');
      equal(
        changed((await inBody('[x](../policies/po‸x.md)', modern)).take('pol.md', 'insert')),
        '[x](../policies/pol.mdx.md)',
      );
    });

    it('completes anchors of other documents and of its own', async () => {
      const other = await inBody('[x](../policies/pol.md#‸)');
      deepEqual(other.labels, ['policy', 'scope--goals', 'own']);
      equal(other.item('scope--goals').detail, 'Scope & goals · h2');
      equal(changed((await inBody('[x](#‸)')).take('über-uns')), '[x](#über-uns)');
      equal(changed((await inBody('[x](‸)')).take('über-uns')), '[x](#über-uns)');
    });

    it('says nothing of what leads out of the repository', async () => {
      for (const text of ['[x](https://‸)', '[x](mailto:a‸)', '[x](https://a/b#‸)'])
        deepEqual((await inBody(text)).labels, []);
    });
  });

  describe('of roles', () => {
    it('offers roles with title and holder', async () => {
      const { labels, item, take } = await inFrontMatter('owner: ‸\n');
      deepEqual(labels, ['role:mail-owner', 'role:sms-manager']);
      equal(item('role:sms-manager').detail, 'SMS manager · R. Example');
      equal(changed(take('role:sms-manager')), 'owner: role:sms-manager');
    });

    it('goes on behind the prefix', async () => {
      equal(changed((await inFrontMatter('owner: role:sms‸\n')).take('role:sms-manager')), 'owner: role:sms-manager');
      equal(changed((await inBody('Ask role:‸')).take('role:sms-manager')), 'Ask role:sms-manager');
    });

    it('takes the colon of the prefix for a part of the word', async () => {
      for (const [before, after] of [
        ['owner: role:‸\n', 'owner: role:sms-manager'],
        ['approver: role:‸ # who\n', 'approver: role:sms-manager # who'],
        ['owner: "role:‸"\n', 'owner: "role:sms-manager"'],
        ["owner: 'role:‸'\n", "owner: 'role:sms-manager'"],
      ] as const) {
        equal(changed((await inFrontMatter(before)).take('role:sms-manager')), after);
        equal(changed((await inFrontMatter(before, modern)).take('role:sms-manager', 'insert')), after);
      }
      const head = 'id: REG-SVC\ntype: register\nregister: services\n';
      for (const text of [
        'owner: role:‸\n',
        'rows:\n  - owner: role:‸\n',
        'rows:\n  - id: SVC-N\n    owner: role:‸\n',
        'rows:\n  - { id: SVC-N, owner: role:‸ }\n',
        'rows:\n  - { id: SVC-N, owner: role:‸, title: New }\n',
        'rows:\n  - { id: SVC-N, owner: role:‸}\n',
        'rows:\n  - { id: SVC-N, owner: "role:‸" }\n',
        'rows:\n  - { id: SVC-N, owner: role:‸',
      ]) {
        const { take } = await offer({ ...sms, 'registers/services.yaml': head + text });
        equal(take('role:sms-manager'), head + text.replace('‸', 'sms-manager'));
      }
      const manifest = 'roles:\n  boss: {}\nwaivers:\n  - rule: a/b\n    approved_by: role:';
      equal((await inManifest(`${manifest}‸\n`)).take('role:boss'), `${manifest}boss\n`);
    });

    it('offers ids that are referred to and not defined yet as keys of roles', async () => {
      const { labels, take } = await inManifest('roles:\n  ‸\n');
      deepEqual(labels, ['sms-manager']);
      equal(take('sms-manager'), 'roles:\n  sms-manager:\n    title: \n');
    });
  });

  describe('of documented information', () => {
    it('puts first what the claimed clauses lack', async () => {
      const { labels, item } = await inFrontMatter('clauses: [8.6.1]\nprovides:\n  - ‸\n');
      equal(labels[0], 'incident-records');
      equal(item('incident-records').detail, 'record, mandatory by 8.6.1 · missing');
      match(item('service-management-policy').detail!, /policy, mandatory by 5\.2\.1 · provided/);
    });

    it('leaves out what is there', async () => {
      ok(!(await inFrontMatter('provides: [incident-records, ‸]\n')).labels.includes('incident-records'));
    });
  });

  describe('of keys and values', () => {
    it('offers keys that are not there yet, with their words', async () => {
      const { labels, item } = await inFrontMatter('sta‸\n');
      ok(labels.includes('status') && !labels.includes('id') && !labels.includes('type'));
      match(JSON.stringify(item('status').documentation), /Where the document is in its life/);
    });

    it('writes what has to follow a key', async () => {
      for (const [key, plainText, snippet] of [
        ['title', 'title: ', 'title: '],
        ['status', 'status: ', `status: \${1|draft,in-review,approved,superseded,retired|}`],
        ['clauses', 'clauses:\n  - ', 'clauses:\n  - $0'],
        ['evidence', 'evidence: ', 'evidence: [$0]'],
        ['period', 'period: ', 'period: { from: $1, to: $2 }'],
      ] as const) {
        equal((await inFrontMatter('‸\n')).item(key).textEdit!.newText, plainText);
        equal((await inFrontMatter('‸\n', modern)).item(key).textEdit!.newText, snippet);
      }
    });

    it('replaces a key and leaves its value', async () => {
      equal(changed((await inFrontMatter('stat‸s: draft\n')).take('status')), 'status: draft');
    });

    it('knows the keys of nested mappings, in every form', async () => {
      deepEqual((await inFrontMatter('clauses:\n  - id: 4.1\n    ‸\n')).labels.slice(0, 3), [
        'section',
        'coverage',
        'control',
      ]);
      deepEqual((await inFrontMatter('clauses: [{ id: 4.1, ‸ }]\n')).labels.slice(0, 3), [
        'section',
        'coverage',
        'control',
      ]);
      deepEqual((await inFrontMatter('period:\n  from: 2026-01-01\n  ‸\n')).labels, ['to']);
      deepEqual((await inFrontMatter('history:\n  - date: 2026-01-01\n    ‸\n    change: x\n')).labels, [
        'version',
        'author',
      ]);
      deepEqual((await inManifest('reviews:\n  ‸\n')).labels, [
        'default_interval',
        'due_soon',
        'intervals',
        'living',
        'bulk_stamp',
        'unsupported',
      ]);
      deepEqual((await inManifest('roles:\n  a:\n    title: x\n    ‸\n')).labels, [
        'holder',
        'email',
        'deputy',
        'description',
      ]);
      deepEqual((await inManifest('waivers:\n  - rule: a/b\n    ‸\n')).labels, [
        'where',
        'reason',
        'approved_by',
        'expires',
      ]);
    });

    it('knows the values that the schemas list', async () => {
      deepEqual((await inFrontMatter('status: ‸\n')).labels, [
        'draft',
        'in-review',
        'approved',
        'superseded',
        'retired',
      ]);
      equal((await inFrontMatter('clauses:\n  - { id: 4.1, coverage: p‸ }\n')).item('full').detail, 'default');
      deepEqual((await inManifest('slugs: ‸\n')).labels, ['github', 'gitlab', 'azure-devops', 'docusaurus', 'hugo']);
      ok((await inManifest('metadata:\n  presets: [‸]\n')).labels.includes('govuk'));
      deepEqual((await inManifest('rules:\n  review/due-soon: ‸\n')).labels, [
        'error',
        'warning',
        'info',
        'hint',
        'off',
      ]);
    });

    it('completes the section of a claim with its own headings, in quotes', async () => {
      equal(
        changed((await inFrontMatter('clauses:\n  - id: 4.1\n    section: ‸\n')).take('#über-uns')),
        'clauses:\n  - id: 4.1\n    section: "#über-uns"',
      );
      equal(
        changed((await inFrontMatter('clauses:\n  - id: 4.1\n    section: "#‸"\n')).take('#über-uns')),
        'clauses:\n  - id: 4.1\n    section: "#über-uns"',
      );
      equal(
        changed((await inFrontMatter('clauses:\n  - id: 4.1\n    section: "‸\n')).take('#über-uns')),
        'clauses:\n  - id: 4.1\n    section: "#über-uns"',
      );
    });

    it('speaks the dialect of the manifest', async () => {
      const manifest = 'metadata:\n  aliases: { owner: process_owner }\nroles:\n  boss: {}\n';
      const files = (text: string) => ({ 'sms.yaml': manifest, 'a.md': `---\nid: A-1\n${text}\n---\n` });
      const { labels } = await offer(files('‸'));
      ok(labels.includes('process_owner') && !labels.includes('owner'));
      deepEqual((await offer(files('process_owner: ‸'))).labels, ['role:boss']);
    });

    it('has nothing to say inside of texts', async () => {
      deepEqual((await inFrontMatter('description: |\n  st‸\n')).labels, []);
      deepEqual((await inFrontMatter('title: Some ‸\n')).labels, []);
    });
  });

  describe('of dates and durations', () => {
    it('offers today, and what lies ahead', async () => {
      deepEqual((await inFrontMatter('reviewed: ‸\n')).labels, ['2026-11-20']);
      deepEqual((await inManifest('waivers:\n  - expires: ‸\n')).labels, [
        '2026-12-20',
        '2027-02-20',
        '2027-05-20',
        '2027-11-20',
      ]);
      deepEqual((await inFrontMatter('effective: ‸\n')).labels, ['2026-11-20', '2026-12-01']);
    });

    it('offers the period that ended last', async () => {
      equal((await inFrontMatter('period: { from: ‸\n')).labels[0], '2026-07-01');
      equal((await inFrontMatter('period: { from: 2026-07-01, to: ‸ }\n')).labels[0], '2026-09-30');
    });

    it('offers intervals, and none where there can be none', async () => {
      ok((await inFrontMatter('review_interval: ‸\n')).labels.includes('none'));
      const { labels } = await inFrontMatter('frequency: ‸\n');
      ok(labels.includes('P3M') && !labels.includes('none'));
    });
  });

  describe('of rules and comments', () => {
    it('completes suppressions', async () => {
      equal(
        changed((await inBody('<!-- clausetrace-disable-next-line ref‸')).take('reference/broken-link')),
        '<!-- clausetrace-disable-next-line reference/broken-link:',
      );
      equal(
        changed((await inBody('<!-- clausetrace-disable-next-line ref‸: why -->')).take('reference/broken-link')),
        '<!-- clausetrace-disable-next-line reference/broken-link: why -->',
      );
      ok((await inFrontMatter('# clausetrace-disable-next-line ‸\n')).labels.includes('metadata/schema'));
      ok((await inManifest('# clausetrace-disable-next-line ‸\n')).labels.includes('manifest/schema'));
      deepEqual((await inFrontMatter('# ‸\n')).labels, ['clausetrace-disable-next-line']);
    });

    it('offers whole comments', async () => {
      equal(changed((await inBody('<‸', modern)).take('<!-- clause: … -->')), '<!-- clause: $0 -->');
      equal(changed((await inBody('<!-- ‸ -->', modern)).take('clause:')), '<!-- clause: $0 -->');
      deepEqual((await inBody('cla‸')).labels, ['<!-- clause: … -->', '<!-- clausetrace-disable-next-line … -->']);
      deepEqual((await inBody('the‸')).labels, []);
    });

    it('completes rules and groups in the manifest', async () => {
      const { labels, take } = await inManifest('rules:\n  review/due-soon: info\n  ‸\n');
      ok(labels.includes('review/*') && !labels.includes('review/due-soon'));
      equal(take('review/*'), 'rules:\n  review/due-soon: info\n  review/*: \n');
    });
  });

  describe('of whole blocks', () => {
    it('begins a document of any type in an empty file', async () => {
      const { take } = await offer({ ...sms, 'policies/mail-policy.md': '‸' });
      match(
        take('policy: new document'),
        /^---\nid: POL-MAIL.*\ntitle: Mail policy\ntype: policy\n[\s\S]*\n---\n\n# Mail policy\n/,
      );
    });

    it('writes only the fences that are not there', async () => {
      const open = await offer({ ...sms, 'a.md': '---\n‸\n---\n' });
      match(open.take('policy: new document'), /^---\nid: [\s\S]*\]\n---\n$/);
      match((await offer({ ...sms, 'a.md': '--‸' })).take('policy: new document'), /^---\nid: /);
    });

    it('is a snippet for clients that know them', async () => {
      const item = (await offer({ ...sms, 'a.yaml': '‸' }, modern)).item('register: new document');
      equal(item.insertTextFormat, 2);
      match(item.textEdit!.newText, /^id: \$\{1:REG-[^}]+\}\n/);
    });

    it('begins a new row with the next id', async () => {
      const rows = (text: string) => offer({ ...sms, 'registers/risks.yaml': `${sms['registers/risks.yaml']}${text}` });
      match(
        (await rows('  - ‸')).take('new row RSK-012'),
        /\n {2}- id: RSK-012\n {4}title: \n {4}owner: \n {4}kind: risk\n {4}status: open$/,
      );
      match((await rows('  ‸')).take('new row RSK-012'), /\n {2}- id: RSK-012\n {4}title: /);
    });
  });

  describe('in every place', () => {
    it('is silent in code, in prose, in YAML of other tools and in folders that nobody prepared', async () => {
      for (const text of ['```\n[[‸\n```', '`[[‸`', 'Some words ‸', 'An [x]‸'])
        deepEqual((await inBody(text)).labels, [], text);
      deepEqual((await offer({ ...sms, 'ci.yml': 'jobs:\n  ‸\n' })).labels, []);
      deepEqual((await offer({ 'post.md': '---\ntags: [a]\n‸\n---\n' })).labels, []);
      deepEqual((await offer({ 'empty.md': '‸' })).labels, []);
    });

    it('keeps Windows line ends', async () => {
      const { take } = await offer({ ...sms, 'a.md': '---\r\nid: A-1\r\n‸\r\n---\r\n' });
      equal(take('clauses'), '---\r\nid: A-1\r\nclauses:\r\n  - \r\n---\r\n');
    });

    it('reads front matter that is not closed yet with Windows line ends too', async () => {
      for (const text of [
        '---\nid: X-1\ntype: ‸',
        '---\nid: X-1\nowner: ‸\n',
        '---\nid: X-1\n‸',
        '---\nid: X-1\n‸\n\nBody\n',
        '---\n‸\nid: X-1\n',
        '---\nid: X-1\n \t\nSome words\n‸',
      ]) {
        const { labels } = await offer({ ...sms, 'a.md': text });
        equal(labels.length > 0, !text.includes('words'), text);
        deepEqual((await offer({ ...sms, 'a.md': text.replaceAll('\n', '\r\n') })).labels, labels, text);
      }
    });

    it('counts in UTF-16 behind surrogate pairs and combining marks', async () => {
      equal(changed((await inBody('😀 e\u0301 [[pol‸')).take('POL-SM')), '😀 e\u0301 [[POL-SM]]');
      equal(changed((await inFrontMatter('owner: "😀‸"\n')).take('role:sms-manager')), 'owner: "role:sms-manager"');
    });

    it('gives of many only those that fit, and says so', async () => {
      const many = Object.fromEntries(
        Array.from({ length: 300 }, (_, i) => [`d${i}.md`, `---\nid: DOC-${i}\ntitle: Thing ${i}\ntype: plan\n---\n`]),
      );
      const all = await offer({ ...sms, ...many, 'z.md': '[[‸' });
      deepEqual([all.list.isIncomplete, all.list.items.length], [true, 200]);
      const some = await offer({ ...sms, ...many, 'z.md': '[[thing 299‸' });
      deepEqual([some.list.isIncomplete, some.labels], [true, ['DOC-299']]);
    });

    it('never throws, and replaces on one line around the cursor only', async () => {
      for (const path of ['processes/incident.md', 'registers/risks.yaml', 'sms.yaml']) {
        const text = readFileSync(new URL(`../../../samples/acme/${path}`, import.meta.url), 'utf8').slice(0, 2500);
        const at = await editor({ ...sms, [path]: text });
        const source = at.source(path);
        for (let offset = 0; offset <= text.length; offset += 3) {
          // Both in the whole text and where it is written as far as this.
          for (const typed of [
            source,
            { ...source, text: text.slice(0, offset), lineStarts: source.lineStarts.filter(start => start <= offset) },
          ]) {
            doesNotThrow(() => {
              for (const { textEdit } of complete(typed, offset, modern).items) {
                const { insert, replace } = textEdit as {
                  insert: typeof replace;
                  replace: { start: { line: number; character: number }; end: { line: number; character: number } };
                };
                equal(replace.start.line, replace.end.line);
                ok(offsetAt(typed, insert.start) <= offset && offsetAt(typed, replace.end) >= offset);
                equal(offsetAt(typed, insert.end), offset);
              }
            }, `${path} at ${offset}`);
          }
        }
      }
    });
  });
});
