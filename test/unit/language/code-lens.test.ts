// Code lenses: what stands above which line, and where it leads.

import { deepEqual, equal } from 'node:assert/strict';
import type { Location } from 'vscode-languageserver';
import {
  codeLenses,
  openMatrixCommand,
  resolveCodeLens,
  showReferencesCommand,
} from '../../../server/src/language/code-lens.ts';
import { type Editor, editor } from '../../support/editor.ts';

const all = new Set([showReferencesCommand, openMatrixCommand]);

/** `line: text`, with the command and the places it leads to where there is one. */
function lenses({ source }: Editor, path: string, commands: ReadonlySet<string> = all): string[] {
  const file = source(path);
  return codeLenses(file, commands).map(lens => {
    const { command, range } = lens.command ? lens : resolveCodeLens(lens, file, commands);
    const [, , places = []] = (command!.arguments ?? []) as [string, unknown, Location[]?];
    const led = places.map(({ uri, range: one }) => `${uri.slice(uri.lastIndexOf('/') + 1)}:${one.start.line}`);
    return [`${range.start.line}: ${command!.title}`, ...(command!.command && led)].join(' > ');
  });
}

const head = 'type: policy\nstatus: approved\nowner: role:owner\n';

describe('code lens', () => {
  it('says of a document what it covers, who refers to it and when its review is due', async () => {
    const sms = await editor({
      'sms.yaml': 'roles: { owner: { holder: R } }\n',
      'a.md': `---\nid: POL-A\n${head}reviewed: 2026-01-02\nclauses: [8.6.1, 8.6.2]\n---\n\n# Policy\n\nPOL-A\n`,
      'b.md': '---\nid: POL-B\nrelated: POL-A\n---\n\n[a](a.md), POL-A\n',
      'c.md': 'See [[POL-A]].\n',
    });
    deepEqual(lenses(sms, 'a.md'), [
      '9: covers 8.6.1, 8.6.2',
      '9: referenced by 2 documents > a.md:11 > b.md:2 > b.md:5 > b.md:5 > c.md:0',
      '9: review due in 43 days (2027-01-02)',
    ]);
    deepEqual(lenses(sms, 'b.md'), ['1: referenced by nothing']);
    deepEqual(lenses(sms, 'c.md'), []);
  });

  it('says what a change would make suspect and touch, where other documents follow', async () => {
    const sms = await editor({
      'sms.yaml': 'roles: { owner: { holder: R } }\n',
      'a.md': `---\nid: POL-A\n${head}clauses: [{ id: 8.5.1, section: "#one" }]\n---\n# A\n## One\ntext\n## Two\ntext\n## Three\ntext\n`,
      'b.md': `---\nid: PRC-B\n${head}implements: [POL-A]\n---\n`,
      'c.md': `---\nid: PRC-C\n${head}implements: ["POL-A#two"]\n---\n`,
      'd.md': '---\nid: PRC-D\ntype: process\nstatus: draft\nimplements: [POL-A]\n---\n',
    });
    const impacts = (commands?: ReadonlySet<string>) =>
      lenses(sms, 'a.md', commands).filter(text => text.includes('changing'));
    deepEqual(impacts(), [
      '7: changing this document makes 2 documents suspect > b.md:5 > c.md:5',
      '8: changing this section makes 1 document suspect and touches 8.5.1 > b.md:5',
      '10: changing this section makes 2 documents suspect > b.md:5 > c.md:5',
    ]);
    equal(impacts(new Set())[0], '7: changing this document makes 2 documents suspect');
    deepEqual(
      lenses(sms, 'b.md').filter(text => text.includes('changing')),
      [],
    );
  });

  it('says how long a review is overdue, and that there was none', async () => {
    const sms = await editor({
      'a.md': `---\nid: POL-A\n${head}reviewed: 2025-11-08\n---\n`,
      'b.md': `---\nid: POL-B\n${head}---\n`,
      'r.yaml': 'id: REC-A\ntype: record\ncollected: 2026-10-21\nfrequency: P1M\n',
    });
    equal(lenses(sms, 'a.md').at(-1), '1: review overdue by 12 days (2026-11-08)');
    equal(lenses(sms, 'b.md').at(-1), '1: never reviewed');
    equal(lenses(sms, 'r.yaml').at(-1), '0: collection due in 1 day (2026-11-21)');
  });

  it('names the clauses of a claimed section with their status, and leads to all who claim them', async () => {
    const sms = await editor({
      'a.md': `---\nid: POL-A\n${head}clauses: [{ id: 8.6.1, section: "#b" }]\n---\n# A\n## B\ntext\n## C\n<!-- clause: 8.6.2 -->\ntext\n`,
      'b.md': '---\nid: POL-B\nclauses: [8.6.1]\n---\n',
    });
    deepEqual(lenses(sms, 'a.md').slice(-2), [
      '8: 8.6.1 (Incident management): partial > a.md:5 > b.md:2',
      '10: 8.6.2 (Service request management): partial > a.md:11',
    ]);
  });

  it('counts the references to rows and roles', async () => {
    const sms = await editor({
      'sms.yaml':
        'roles:\n  owner: { holder: R }\nwaivers:\n  - { rule: review/overdue, where: SVC-A, reason: r, approved_by: role:owner, expires: 2027-01-01 }\n',
      'reg.yaml':
        'id: REG-A\ntype: register\nrows:\n  - { id: SVC-A, owner: role:owner }\n  - { id: SVC-B, depends_on: [SVC-A] }\n',
    });
    deepEqual(lenses(sms, 'reg.yaml').slice(-1), ['3: 2 references > reg.yaml:4 > sms.yaml:3']);
    deepEqual(lenses(sms, 'sms.yaml'), ['1: 2 references > reg.yaml:3 > sms.yaml:3']);
  });

  it('counts the covered clauses of each standard of the manifest', async () => {
    const sms = await editor({
      'sms.yaml': 'standards:\n  - mini:1\n  - none:1\n',
      'standards/mini.yaml':
        'key: mini\nedition: "1"\ntitle: Mini\nshort_title: Mini\nclauses:\n  - { id: "1", title: A, auditable: true }\n  - { id: "2", title: B, auditable: true }\n',
      'a.md': '---\nid: POL-A\ntype: policy\nstatus: approved\nclauses: ["1"]\n---\n',
    });
    deepEqual(lenses(sms, 'sms.yaml'), ['1: 1 of 2 clauses covered']);
    const [lens] = codeLenses(sms.source('sms.yaml'), all);
    deepEqual(lens!.command!.command, openMatrixCommand);
  });

  it('leads nowhere in clients that cannot show references', async () => {
    const sms = await editor({
      'sms.yaml': 'organization: Acme\n',
      'a.md': '---\nid: POL-A\n---\n',
      'b.md': '---\nid: POL-B\nrelated: POL-A\n---\n',
    });
    const [lens] = codeLenses(sms.source('a.md'), new Set());
    deepEqual(resolveCodeLens(lens!, sms.source('a.md'), new Set()).command, {
      title: 'referenced by 1 document',
      command: '',
    });
  });
});
