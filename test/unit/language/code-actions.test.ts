// Code actions: what is offered at a place, and what the files say once it is applied.

import assert from 'node:assert/strict';
import type { CodeAction, CodeActionContext, Diagnostic } from 'vscode-languageserver';
import {
  type CodeActionSupport,
  codeActions,
  resolveCodeAction,
} from '../../../server/src/language/code-actions/code-actions.ts';
import { checkSms, type Finding } from '../../../server/src/rules/check.ts';
import { rules } from '../../../server/src/rules/registry.ts';
import { filesAfter } from '../../support/code-actions.ts';
import { type Editor, editor } from '../../support/editor.ts';

const everything: CodeActionSupport = {
  resolve: false,
  isPreferred: true,
  documentChanges: true,
  createFiles: true,
  commands: new Set(),
};

type Files = Readonly<Record<string, string>>;

/** The SMS with a cursor, and what can be done there. */
class Place {
  readonly #editor: Editor;
  readonly findings: readonly Finding[];
  readonly actions: readonly CodeAction[];

  constructor(at: Editor, context: Partial<CodeActionContext>, support: Partial<CodeActionSupport>) {
    this.#editor = at;
    const range = at.ranges[0];
    const path = range?.path ?? at.path;
    const source = at.source(path);
    const result = checkSms(source.analysis, rules);
    this.findings = result.findings.filter(finding => finding.path === path);
    const span = range?.span ?? { start: at.offset, end: at.offset };
    const full = { ...everything, ...support };
    this.actions = codeActions(source, span, this.findings, { diagnostics: [], ...context }, full);
  }

  get titles(): string[] {
    return this.actions.map(({ title }) => title);
  }

  action(title: string): CodeAction {
    const found = this.actions.find(action => action.title === title);
    assert.ok(found, `"${title}" is none of:\n${this.titles.join('\n')}`);
    return found;
  }

  /** The files after an action: those that it changes or makes. */
  apply(title: string): Files {
    return filesAfter(this.action(title).edit!, this.#editor.files);
  }
}

async function at(
  files: Files,
  context: Partial<CodeActionContext> = {},
  support: Partial<CodeActionSupport> = {},
): Promise<Place> {
  return new Place(await editor(files), context, support);
}

const manifest = 'roles:\n  quality-manager: { title: Quality manager, holder: A. Example }\n';

function policy(fields: string, body = '# Policy\n'): string {
  return `---\nid: POL-A\ntitle: Policy A\ntype: policy\nstatus: draft\nowner: role:quality-manager\n${fields}---\n${body}`;
}

describe('code actions', () => {
  describe('fixes', () => {
    it('offer the one mend as preferred', async () => {
      const place = await at({ 'sms.yaml': manifest, 'a.md': 'See [b](./‸incidnt.md).\n', 'incident.md': '# B\n' });
      assert.equal(place.action('Change to "./incident.md"').isPreferred, true);
      assert.deepEqual(place.apply('Change to "./incident.md"'), { 'a.md': 'See [b](./incident.md).\n' });
    });

    it('offer every near miss, none of them preferred', async () => {
      const place = await at({
        'sms.yaml': manifest,
        'a.md': 'See [x](#escala‸tio).\n\n# Escalation\n\n# Escalatio\n\n## Escalations\n'.replace('# Escalatio\n', ''),
        'c.md': policy('', '# P\n'),
      });
      assert.ok(place.titles.includes('Change to "escalation"'));
      const several = await at({
        'sms.yaml': manifest,
        'a.md': '[x](‸inc.md)\n',
        'p/inc.md': '# I\n',
        'q/inc.md': '# I\n',
      });
      const near = several.actions.filter(({ title }) => title.startsWith('Change to'));
      assert.deepEqual(
        near.map(({ title }) => title),
        ['Change to "p/inc.md"', 'Change to "q/inc.md"'],
      );
      assert.ok(near.every(({ isPreferred }) => isPreferred === undefined));
    });

    it('fix all findings of a rule, and all of the file', async () => {
      const files = {
        'sms.yaml': manifest,
        'a.md': '[b](‸bacup.md) [c](Backup.md) [d](bacup.md) [[POL-B]]\n',
        'backup.md': '# B\n',
        'p.md': policy(''),
      };
      const place = await at(files);
      assert.equal(
        place.apply('Fix all 2 findings of reference/broken-link in this file')['a.md'],
        '[b](backup.md) [c](Backup.md) [d](backup.md) [[POL-B]]\n',
      );
      const all = await at(files, { only: ['source.fixAll'] });
      assert.deepEqual(all.titles, ['Fix all that Clausetrace can fix by itself']);
      assert.equal(all.apply(all.titles[0]!)['a.md']!, '[b](backup.md) [c](backup.md) [d](backup.md) [[POL-B]]\n');
    });
  });

  describe('asked for by a client', () => {
    const files = { 'sms.yaml': manifest, 'a.md': '‸[b](bacup.md)\n', 'backup.md': '# B\n' };

    it('are of the kinds it names', async () => {
      assert.deepEqual((await at(files, { only: ['refactor'] })).titles, []);
      assert.ok((await at({ ...files, 'a.md': '[b](‸bacup.md)\n' }, { only: ['quickfix'] })).titles.length > 1);
    });

    it('are about the diagnostics it names', async () => {
      const two = { ...files, 'a.md': '«[b](bacup.md) [c](chagne.md)»\n', 'change.md': '# C\n' };
      const all = await at(two);
      const [first] = all.findings;
      const diagnostic: Diagnostic = { range: first!.range, code: first!.rule, message: first!.message };
      const one = await at(two, { diagnostics: [diagnostic] });
      assert.ok(all.titles.includes('Change to "change.md"') && !one.titles.includes('Change to "change.md"'));
      assert.deepEqual(one.action('Change to "backup.md"').diagnostics, [diagnostic]);
    });

    it('are resolved when the user has chosen one', async () => {
      const marked = { ...files, 'a.md': '[b](‸bacup.md)\n' };
      const place = await at(marked, {}, { resolve: true });
      const action = place.action('Change to "backup.md"');
      assert.equal(action.edit, undefined);
      const source = (await editor(marked)).source('a.md');
      const edit = resolveCodeAction(action.data, source, place.findings, everything);
      assert.deepEqual(filesAfter(edit!, { 'a.md': '[b](bacup.md)\n' }), {
        'a.md': '[b](backup.md)\n',
      });
      assert.equal(resolveCodeAction({ ...action.data, key: 'gone' }, source, place.findings, everything), undefined);
    });

    it('make no files where it cannot', async () => {
      const marked = { 'sms.yaml': manifest, 'a.md': '[b](‸new.md)\n' };
      assert.ok((await at(marked)).titles.includes('Create the document new.md'));
      assert.ok(!(await at(marked, {}, { createFiles: false })).titles.includes('Create the document new.md'));
    });
  });

  describe('create the missing document', () => {
    it('of a broken link, with the type of its folder', async () => {
      const place = await at({
        'sms.yaml': manifest,
        'policies/a.md': policy('', '# Policy A\n\n[x](../processes/‸major-incident.md)\n'),
      });
      const made = place.apply('Create the document processes/major-incident.md');
      assert.match(
        made['processes/major-incident.md']!,
        /^---\nid: PRC-MAJOR-INCIDENT\ntitle: Major incident\ntype: process\n/,
      );
    });

    it('of an unknown id', async () => {
      const place = await at({ 'sms.yaml': manifest, 'policies/a.md': policy('related: [POL-‸ACCESS]\n') });
      const made = place.apply('Create the document POL-ACCESS in policies/access-policy.md');
      assert.match(made['policies/access-policy.md']!, /^---\nid: POL-ACCESS\ntitle: Access policy\ntype: policy\n/);
    });
  });

  describe('add metadata', () => {
    it('one field, or all that are missing', async () => {
      const place = await at({
        'sms.yaml': manifest,
        'policies/a.md': '---\nid: ‸POL-A # ours\n---\n# Access policy\n',
      });
      assert.equal(
        place.apply('Add `owner: role:quality-manager`')['policies/a.md'],
        '---\nid: POL-A # ours\nowner: role:quality-manager\n---\n# Access policy\n',
      );
      assert.equal(
        place.apply('Add all missing metadata: `title`, `type`, `owner` and `status`')['policies/a.md'],
        '---\nid: POL-A # ours\ntitle: Access policy\ntype: policy\nstatus: draft\nowner: role:quality-manager\n---\n# Access policy\n',
      );
    });

    it('makes the front matter of a document that claims in a comment', async () => {
      const place = await at({ 'sms.yaml': manifest, 'a.md': '# Access policy\r\n\r\n‸<!-- clause: 8.6.1 -->\r\n' });
      const [title] = place.titles.filter(one => one.startsWith('Add all missing metadata'));
      assert.match(
        place.apply(title!)['a.md']!,
        /^---\r\nid: POL-ACCESS\r\ntitle: Access policy\r\n(.*\r\n)+---\r\n\r\n# Access policy\r\n\r\n<!-- clause: 8\.6\.1 -->\r\n$/,
      );
    });

    it('under the name that the repository uses', async () => {
      const place = await at({
        'sms.yaml': `${manifest}metadata: { aliases: { owner: process_owner } }\n`,
        'a.md': '---\nid: ‸POL-A\ntitle: A\ntype: policy\nstatus: draft\n---\n',
      });
      assert.match(
        place.apply('Add `owner: role:quality-manager`')['a.md']!,
        /\nprocess_owner: role:quality-manager\n/,
      );
    });
  });

  describe('claim a clause', () => {
    it('from the manifest, in the nearest document or a new one', async () => {
      const place = await at({
        'sms.yaml': `standards: [‸iso20000-1:2018]\n${manifest}`,
        'processes/incident.md': '---\nid: PRC-INC\ntitle: Incident management\ntype: process\nclauses: [8.6.1]\n---\n',
      });
      const changed = place.apply('Claim 8.6.2 (Service request management) in PRC-INC');
      assert.match(changed['processes/incident.md']!, /\nclauses: \[8\.6\.1, 8\.6\.2\]\n/);
    }).timeout(10_000);

    it('from the manifest, when a client asks about the one finding', async () => {
      const files = { 'sms.yaml': `standards: [‸iso20000-1:2018]\n${manifest}`, 'a.md': '# A\n' };
      const { findings } = await at(files);
      const finding = findings.find(({ clause }) => clause === 'iso20000-1:8.6.3')!;
      const place = await at(files, {
        diagnostics: [{ range: finding.range, code: finding.rule, message: finding.message }],
      });
      const made = place.apply('Create a document for 8.6.3 (Problem management)');
      const [path] = Object.keys(made);
      assert.match(made[path!]!, /^clauses:\n {2}- 8\.6\.3$/m);
      assert.ok(place.titles.includes('Waive coverage/clause-not-covered for iso20000-1:8.6.3 until 2027-02-18'));
    });

    it('in a section, in its comment or in a new one', async () => {
      const files = { 'sms.yaml': manifest, 'p.md': policy('', '# P\n\n## Problem‸ handling\n\nText.\n') };
      assert.match(
        (await at(files)).apply('Claim 8.6.3 (Problem management) in the section "Problem handling"')['p.md']!,
        /## Problem handling\n\n<!-- clause: 8\.6\.3 -->\n\nText\.\n$/,
      );
      const again = { ...files, 'p.md': policy('', '# P\n\n## Problem‸ handling\n\n<!-- clause: 8.6.1 -->\nText.\n') };
      assert.match(
        (await at(again)).apply('Claim 8.6.3 (Problem management) in the section "Problem handling"')['p.md']!,
        /<!-- clause: 8\.6\.1, 8\.6\.3 -->/,
      );
    });

    it('whose number stands under the cursor', async () => {
      const place = await at({ 'sms.yaml': manifest, 'p.md': policy('', '# P\n\nAs 8.6‸.3 asks.\n') });
      assert.ok(place.titles.includes('Claim 8.6.3 (Problem management) in the section "P"'), place.titles.join('\n'));
    });
  });

  it('provide the missing documented information', async () => {
    const approved =
      'id: PRC-INC\ntitle: Incident management\ntype: process\nstatus: approved\nowner: A. Example\nversion: "1.0"\n';
    const place = await at({
      'sms.yaml': manifest,
      'a.md': `---\n${approved}approver: B\napproved: 2026-01-01\nreviewed: 2026-01-01\nclauses: [‸8.6.1]\n---\n# I\n`,
    });
    const [provide] = place.titles.filter(title => /^Add `.*` to the `provides` of PRC-INC$/.test(title));
    const item = /`(.*?)`/.exec(provide!)![1];
    assert.ok(place.apply(provide!)['a.md']!.includes(`clauses: [8.6.1]\nprovides: [${item}]\n`));
    const [create] = place.titles.filter(title => title.startsWith('Create the record'));
    assert.match(Object.values(place.apply(create!))[0]!, /^provides:\n {2}- incident-records$/m);
  });

  describe('mark reviewed', () => {
    const fields = 'version: "2.3" # ours\nreviewed: 2024-01-02\nhistory:\n  - { version: "2.3", date: 2024-01-02 }\n';

    it('today, keeping all else', async () => {
      const text = policy(fields).replace('reviewed', 'rev‸iewed');
      const place = await at({ 'sms.yaml': manifest, 'p.md': text });
      assert.equal(
        place.apply('Mark POL-A as reviewed on 2026-11-20')['p.md'],
        policy(fields.replace('reviewed: 2024-01-02', 'reviewed: 2026-11-20')),
      );
    });

    it('with a new version and a row in the history', async () => {
      const place = await at({ 'sms.yaml': manifest, 'p.md': policy(fields).replace('reviewed', 'rev‸iewed') });
      assert.equal(
        place.apply('Mark POL-A as reviewed on 2026-11-20, with version 2.4 and a row in its history')['p.md'],
        policy(
          'version: "2.4" # ours\nreviewed: 2026-11-20\nhistory:\n  - { version: "2.3", date: 2024-01-02 }\n' +
            '  - { version: "2.4", date: 2026-11-20, author: A. Example, change: Reviewed }\n',
        ),
      );
    });

    it('as a quick fix of an overdue review', async () => {
      const place = await at({
        'sms.yaml': manifest,
        'p.md': policy('approver: B\napproved: 2024-01-02\nreviewed: ‸2024-01-02\n').replace('draft', 'approved'),
      });
      assert.equal(place.action('Mark POL-A as reviewed on 2026-11-20').kind, 'quickfix');
    });

    it('but not where the front matter does not parse', async () => {
      const place = await at({ 'sms.yaml': manifest, 'p.md': policy('ver‸sion: "2.3"\nx: "\n') });
      assert.ok(!place.titles.some(title => title.startsWith('Mark ')));
    });
  });

  describe('suppress', () => {
    const title = (rule: string) => `Suppress ${rule} on this line, with a reason to be written`;

    it('by a comment before the line, or behind the line before', async () => {
      const link = 'reference/broken-link';
      const place = (text: string) => at({ 'sms.yaml': manifest, 'a.md': text });
      const comment = `<!-- clausetrace-disable-next-line ${link}:  -->`;
      assert.equal((await place('[b](no‸ne.md)\n')).apply(title(link))['a.md'], `${comment}\n[b](none.md)\n`);
      assert.equal(
        (await place('Text\r\n[b](no‸ne.md)\r\n')).apply(title(link))['a.md'],
        `Text ${comment}\r\n[b](none.md)\r\n`,
      );
      assert.equal(
        (await place('# H\n## [b](no‸ne.md)\n')).apply(title(link))['a.md'],
        `# H\n${comment}\n## [b](none.md)\n`,
      );
      const table = '| a |\n| --- |\n| [b](no‸ne.md) |\n';
      assert.ok(!(await place(table)).titles.includes(title(link)));
    });

    it('in front matter by a comment of YAML', async () => {
      const rule = 'coverage/unknown-clause';
      const place = await at({ 'sms.yaml': manifest, 'p.md': policy('clauses:\n  - 8.99‸\n') });
      assert.ok(
        place.apply(title(rule))['p.md']!.includes(`clauses:\n  # clausetrace-disable-next-line ${rule}: \n  - 8.99\n`),
      );
    });

    it('is removed where it silences nothing', async () => {
      const place = await at({
        'sms.yaml': manifest,
        'a.md': 'A\n\n‸<!-- clausetrace-disable-next-line reference/broken-link: x -->\nB\n',
      });
      assert.deepEqual(place.apply('Remove the suppression'), { 'a.md': 'A\n\nB\n' });
    });
  });

  describe('remove what does nothing', () => {
    it('a waiver, with its lines', async () => {
      const waiver = (rule: string) =>
        `  - rule: ${rule}\n    where: POL-A\n    reason: x\n    approved_by: B\n    expires: 2027-01-01\n`;
      const place = await at({
        'sms.yaml': `waivers:\n${waiver('review/‸overdue')}${waiver('review/due-soon')}${manifest}`,
      });
      assert.equal(place.apply('Remove the waiver')['sms.yaml'], `waivers:\n${waiver('review/due-soon')}${manifest}`);
    });

    it('a register of what is none', async () => {
      const place = await at({ 'sms.yaml': manifest, 'p.md': policy('register: ‸risks # why\nversion: "1"\n') });
      assert.equal(place.apply('Remove `register`')['p.md'], policy('version: "1"\n'));
    });
  });

  it('add the row that a history lacks, where the newest is', async () => {
    const fields = (rows: string) =>
      `approver: B\nversion: "2.0"\napproved: 2026-02-03\nreviewed: 2026-02-03\nhistory:\n${rows}`;
    const rows = '- { version: "1.1", date: 2025-01-01 }\n- { version: "1.0", date: 2024-01-01 }\n';
    const approved = (text: string) => policy(fields(text)).replace('draft', 'approved');
    const place = await at({ 'sms.yaml': manifest, 'p.md': approved(rows).replace('"2.0"', '"2.0‸"') });
    assert.equal(
      place.apply('Add a row for version 2.0 to the history of POL-A')['p.md'],
      approved(
        `- { version: "2.0", date: 2026-02-03, author: A. Example, change: "To be written: what was changed" }\n${rows}`,
      ),
    );
  });

  it('waive a finding in the manifest, with what the author has to fill in', async () => {
    const place = await at({ 'sms.yaml': `${manifest}# the end\n`, 'p.md': policy('related: [POL-‸X]\n') });
    assert.deepEqual(place.apply('Waive reference/unknown-id for POL-A until 2027-02-18'), {
      'sms.yaml': `${manifest}waivers:
  - rule: reference/unknown-id
    where: POL-A
    reason: "To be written: why this is accepted"
    approved_by: role:quality-manager
    expires: 2027-02-18
# the end
`,
    });
  });

  it('are none for a file that is none of ours', async () => {
    assert.deepEqual((await at({ 'sms.yaml': manifest, 'pipeline.yaml': 'steps: ‸[]\n' })).titles, []);
  });
});
