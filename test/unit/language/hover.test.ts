// What a hover tells of each kind of thing, as plain text. The cursor is `‸`; the card is written behind it.

import { equal, match, ok } from 'node:assert/strict';
import { hover } from '../../../server/src/language/hover/hover.ts';
import { editor } from '../../support/editor.ts';

const files = {
  'sms.yaml': `organization: Acme
standards: [mini:1, other:2]
roles:
  owner: { title: Process owner, holder: R. Example, email: r@acme.example }
  vacant: {}
waivers:
  - { rule: review/overdue, where: PRC-OLD, reason: x, approved_by: role:owner, expires: 2027-01-02 }
`,
  'standards/mini.yaml': `key: mini
edition: "1"
title: A small standard
short_title: Mini
clauses:
  - { id: "1", title: Ways of working, summary: All of it., cited: true }
  - id: "1.1"
    title: Rules
    summary: Write rules down.
    auditable: true
    documented_information:
      - { id: rule-book, title: rule book, kind: policy, mandatory: true, note: A note. }
  - { id: "1.2", title: Deeds, summary: Keep them., auditable: true, text: "Licensed *words*." }
`,
  'process.md': `---
id: PRC-INC
title: Incident *process*
type: process
status: approved
version: "2.3"
owner: role:owner
approver: R. Boss
reviewed: 2026-01-02
clauses: [1.1]
---

# Incidents

## Escalation

<!-- clause: 1.2 -->
Words. ![shot](shot.png)
`,
  'shot.png': '',
  'old.md': '---\nid: PRC-OLD\ntitle: Old\ntype: process\nstatus: retired\nowner: role:owner\n---\n',
  'new.md':
    '---\nid: PRC-NEW\ntitle: New\ntype: process\nstatus: draft\nowner: role:owner\nsupersedes: [PRC-OLD]\n---\n',
  'services.yaml': `id: REG-SVC
title: Services
type: register
register: services
status: approved
owner: role:owner
reviewed: 2026-11-01
rows:
  - { id: SVC-MAIL, title: Mail, owner: role:owner, status: live, suppliers: [SUP-A, SUP-B] }
`,
};

/** The hover at the cursor of a file that is added or replaced. */
async function told(marked: Readonly<Record<string, string>>, format: 'markdown' | 'plaintext' = 'plaintext') {
  const { source, path, offset } = await editor({ ...marked, ...without(files, Object.keys(marked)) });
  const found = hover(source(path), offset, format);
  return found && { ...found, text: (found.contents as { value: string }).value };
}

function without(all: Readonly<Record<string, string>>, paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([path]) => !paths.includes(path)));
}

function replaced(path: keyof typeof files, what: string, by: string): Record<string, string> {
  ok(files[path].includes(what), what);
  return { [path]: files[path].replace(what, by) };
}

describe('hover', () => {
  type Case = readonly [what: string, marked: Readonly<Record<string, string>>, expected: string];
  const page = (text: string) => ({ 'page.md': text });
  const cases: readonly Case[] = [
    [
      'a clause',
      replaced('process.md', '[1.1]', '[‸1.1]'),
      `1.1 Rules · Mini:1

Write rules down.

Coverage: partial (approved, but only in part or with mandatory documented information missing)

Covered by:
  - PRC-INC Incident *process* (Process owner (R. Example), review due in 43 days)

Documented information:
  - rule book (policy, mandatory) rule-book missing

What makes it green:
  - Provide the policy "rule book": add rule-book to the provides of PRC-INC, or to the document that holds it.`,
    ],
    [
      'a clause that somebody laid wording over, in a section that claims it',
      replaced('process.md', '<!-- clause: 1.2', '<!-- clause: 1.2‸'),
      `1.2 Deeds · Mini:1

Keep them.

Licensed *words*.

Coverage: documented (approved, with all mandatory documented information, records aside)

Covered by:
  - PRC-INC Incident *process* § Escalation (Process owner (R. Example), review due in 43 days)

What makes it evidenced:
  - Show that clause 1.2 (Deeds) is met: name a record or report in the evidence of PRC-INC.`,
    ],
    [
      'a heading that may be claimed',
      replaced('process.md', '[1.1]', '[‸1]'),
      `1 Ways of working · Mini:1

All of it.

A claim on it covers all clauses below it.

Coverage: 1 documented and 1 partial of 2 clauses

Clauses:
  - 1.1 Rules (partial)
  - 1.2 Deeds (documented)`,
    ],
    [
      'an unknown clause',
      replaced('process.md', '[1.1]', '[1.‸3]'),
      'Mini has no clause 1.3.\n\nPerhaps meant:\n  - 1.1 Rules\n  - 1.2 Deeds',
    ],
    [
      'an unknown standard',
      replaced('process.md', '[1.1]', '["‸iso:1.1"]'),
      'No standard of the manifest is meant by iso:1.1.\n\nPerhaps meant:\n  - 1.1 Rules',
    ],
    [
      'a document',
      page('[[PRC-‸INC]]\n'),
      `PRC-INC Incident *process*

process · approved · version 2.3

Owner: Process owner (R. Example) · Approver: R. Boss

Review: due in 43 days (last 2026-01-02, next by 2027-01-02)

Claims:
  - 1.1 Rules
  - 1.2 Deeds

PRC-INC · process.md · referred to by 1 document`,
    ],
    [
      'a retired document',
      page('[old](o‸ld.md)\n'),
      `PRC-OLD Old

process · retired

Superseded by PRC-NEW New

Owner: Process owner (R. Example)

Review: exempt

PRC-OLD · old.md · referred to by 2 documents`,
    ],
    [
      'a row',
      page('The service SVC-‸MAIL.\n'),
      `SVC-MAIL Mail

A row of REG-SVC Services

Fields:
  - owner: Process owner (R. Example)
  - status: live
  - suppliers: SUP-A and SUP-B`,
    ],
    [
      'an unknown id',
      page('[[PRC-‸INX]]\n'),
      'No document and no row has the id PRC-INX.\n\nPerhaps meant:\n  - PRC-INC',
    ],
    [
      'a role',
      replaced('process.md', 'role:owner', 'role:‸owner'),
      `Process owner role:owner

Held by R. Example · r@acme.example

Owns:
  - PRC-NEW New
  - PRC-OLD Old
  - PRC-INC Incident *process*
  - REG-SVC Services

Named in rows of:
  - REG-SVC Services: Mail

Defined in the manifest`,
    ],
    [
      'a role that nobody holds',
      replaced('sms.yaml', 'vacant: {}', 'va‸cant: {}'),
      'vacant role:vacant\n\nVacant: nobody holds this role\n\nDefined in the manifest',
    ],
    [
      'an unknown role',
      replaced('process.md', 'role:owner', 'role:‸ownr'),
      'No role ownr is defined, neither in the manifest nor in a document of type roles.\n\nPerhaps meant:\n  - owner',
    ],
    [
      'documented information',
      replaced('process.md', 'clauses: [1.1]', 'clauses: [1.1]\nprovides: [‸rule-book]'),
      `rule book rule-book

A policy, mandatory, that clause 1.1 (Rules) of Mini calls for.

A note.

State: provided

Provided by:
  - PRC-INC Incident *process* (approved)`,
    ],
    [
      'unknown documented information',
      replaced('process.md', 'clauses: [1.1]', 'provides: [‸rule-bok]\nclauses: [1.1]'),
      'No standard of the manifest calls for the documented information rule-bok.\n\nPerhaps meant:\n  - rule-book',
    ],
    [
      'the day of a review',
      replaced('process.md', 'reviewed: 2026-01-02', 'reviewed: ‸2026-01-02'),
      '2026-01-02: 322 days ago\n\nNext review: 2027-01-02, due in 43 days (interval P1Y)',
    ],
    [
      'the end of a waiver',
      replaced('sms.yaml', '2027-01-02', '2027-‸01-02'),
      '2027-01-02: in 43 days\n\nThe waiver holds up to and including this day.',
    ],
    [
      'a standard',
      replaced('sms.yaml', 'mini:1', 'mi‸ni:1'),
      `A small standard mini:1

Coverage: 1 documented and 1 partial of 2 clauses

Clause numbers without a standard are of this one.`,
    ],
    [
      'a rule that the manifest sets',
      { 'sms.yaml': `${files['sms.yaml']}rules: { review/‸due-soon: hint }\n` },
      'review/due-soon\n\nAn approved document whose next review is due soon.\n\ninfo unless the manifest says otherwise · here: hint · more: https://github.com/clausetrace/clausetrace/blob/main/docs/rules/review/due-soon.md',
    ],
    [
      'a rule that there is not',
      page('<!-- clausetrace-disable-next-line review/‸overdu: x -->\n'),
      'There is no rule review/overdu.\n\nPerhaps meant:\n  - review/overdue',
    ],
    [
      'a place in another document',
      page('[x](process.md#‸escalation)\n'),
      'Escalation in PRC-INC Incident *process*\n\nClaims:\n  - 1.2 (Deeds)',
    ],
    [
      'a place that there is not',
      page('[x](process.md#‸escalaton)\n'),
      'No heading or anchor of PRC-INC has the name escalaton.\n\nPerhaps meant:\n  - escalation',
    ],
    [
      'a heading',
      { ...page('[x](process.md#escalation)\n'), ...replaced('process.md', '## Escalation', '## Esca‸lation') },
      'Claims:\n  - 1.2 (Deeds)\n\nReferred to from 1 place.',
    ],
    ['an image', replaced('process.md', '(shot.png)', '(sh‸ot.png)'), 'shot.png'],
    ['nothing', page('[x](a/‸b.md)\n'), 'Nothing is at a/b.md.'],
    ['a key', replaced('process.md', 'reviewed:', 'revi‸ewed:'), 'reviewed\n\nThe day of the last review.'],
    [
      'a value that the schema lists',
      replaced('process.md', 'type: process', 'type: proc‸ess'),
      'process\n\nActivities that turn inputs into outputs.',
    ],
  ];
  for (const [what, marked, expected] of cases) {
    it(`tells of ${what}`, async () => {
      equal((await told(marked))?.text, expected);
    });
  }

  it('is nothing in plain words, on keys of other tools, and in files that are none of ours', async () => {
    equal(await told({ 'page.md': 'Plain ‸words.\n' }), null);
    equal(await told({ 'page.md': '---\nlay‸out: wide\n---\n' }), null);
    equal(await told({ 'ci.yaml': 'id: ‸x\n' }), null);
  });

  it('covers exactly the name', async () => {
    const found = await told({ 'page.md': '# 😀\r\n\r\n😀 [[PRC-‸INC]]\r\n' });
    equal(JSON.stringify(found?.range), '{"start":{"line":2,"character":5},"end":{"line":2,"character":12}}');
  });

  it('escapes in Markdown whatever comes from documents', async () => {
    const title = '"<b>_x_</b> [a](http://e.example) `c` | # \\\\ @me"';
    const found = await told(
      { 'page.md': '[[‸EVIL]]\n', 'evil.md': `---\nid: EVIL\ntitle: ${title}\ntype: plan\n---\n` },
      'markdown',
    );
    const [head] = found!.text.split('\n');
    equal(head, '**EVIL** **&lt;b&gt;\\_x\\_&lt;/b&gt; \\[a\\](http&#58;//e.example) \\`c\\` \\| \\# \\\\ &#64;me**');
  });

  it('links to documents and to the page of a rule in Markdown', async () => {
    match(
      (await told({ 'page.md': '[[PRC-‸INC]]\n' }, 'markdown'))!.text,
      /\[PRC-INC\]\(<file:\/\/\/workspace\/process\.md>\)/,
    );
    const rule = await told({ 'page.md': '<!-- clausetrace-disable-next-line review/‸overdue: x -->\n' }, 'markdown');
    match(rule!.text, /\[more\]\(<https:.*docs\/rules\/review\/overdue\.md>\)/);
  });
});
