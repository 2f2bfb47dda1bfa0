// What stands at a place: each line marks one name, with what it is behind it.

import { deepEqual, equal } from 'node:assert/strict';
import { occurrencesOf } from '../../../server/src/language/occurrences.ts';
import { type SymbolAt, symbolAt } from '../../../server/src/language/symbol-at.ts';
import { editor } from '../../support/editor.ts';

const manifest = `standards: [«iso20000-1:2018», iso27001:2022]
metadata:
  aliases: { owner: process_owner }
roles:
  «incident-manager»: { title: Incident manager, holder: R. Example }
  "sms-manager": {}
«rules»:
  «review/due-soon»: info
waivers:
  - rule: «coverage/clause-not-covered»
    where: "«iso20000-1:8.4.3»"
    reason: Later
    approved_by: role:«sms-manager»
    expires: «2027-01-31»
  - { rule: review/overdue, where: «PRC-INC», reason: x, approved_by: R. Example, «expires»: 2027-01-31 }
`;

const document = `---
«id»: «PRC-INC»
title: "Incident management"
type: process
status: approved
process_owner: role:«incident-manager»
approver: 'role:«sms-manager»'
reviewed: «2026-03-14»
clauses:
  - «8.6.1»
  - id: "«8.7.3.3»"
    section: "#«security-incidents»"
    coverage: partial
  - «iso27001:A.5.24»
provides: [«major-incident-procedure»]
evidence: [«REC-NONE»]
related:
  - "«SVC-MAIL»"
history:
  - { version: "1.0", date: «2026-03-14», change: First }
---

# «Incident management»

See [the policy](<«policy one.md»#«purpose»> "title"), [[«SVC-MAIL»]], [[«POL-SM»#«purpose»|it]], «POL-SM» and role:«sms-manager».
It is «PRC-INC». «[text][ref]» ![image](«image.png»)

[ref]: «./policy%20one.md»

## «Security incidents {#«security-incidents»}»

<!-- clause: «8.6.2», 9.9 -->
<!-- clausetrace-disable-next-line «reference/broken-link»: reason -->
<a id="«html»"></a>
`;

const files = {
  'sms.yaml': manifest,
  'incident.md': document,
  'policy one.md': '---\nid: POL-SM\ntype: policy\n---\n\n# Purpose\n',
  'services.yaml': `id: REG-SVC
type: register
register: audits
rows:
  - { id: "«SVC-MAIL»", owner: role:«sms-manager», report: «REC-X», planned: «2026-12-01», clauses: [«9.2»] }
`,
};

function name(symbol: SymbolAt | undefined): string {
  if (!symbol) return 'nothing';
  const { form, id, text, fragment, date, name: anchor } = symbol as unknown as Readonly<Record<string, unknown>>;
  const which = id ?? text ?? fragment ?? date ?? anchor;
  return [symbol.kind, symbol.isDefinition && 'definition', form, which].filter(Boolean).join(' ');
}

const expected: Record<string, readonly string[]> = {
  'sms.yaml': [
    'standard definition iso20000-1:2018',
    'role definition role incident-manager',
    'key',
    'rule severity review/due-soon',
    'rule waiver coverage/clause-not-covered',
    'clause waiver iso20000-1:8.4.3',
    'role waiver sms-manager',
    'date 2027-01-31',
    'id waiver PRC-INC',
    'key',
  ],
  'incident.md': [
    'key',
    'id definition document PRC-INC',
    'role owner incident-manager',
    'role approver sms-manager',
    'date 2026-03-14',
    'clause claim 8.6.1',
    'clause claim 8.7.3.3',
    'fragment section security-incidents',
    'clause claim iso27001:A.5.24',
    'information major-incident-procedure',
    'id evidence REC-NONE',
    'id related SVC-MAIL',
    'date 2026-03-14',
    'heading definition',
    'path',
    'fragment link purpose',
    'id wikilink SVC-MAIL',
    'id wikilink POL-SM',
    'fragment wikilink purpose',
    'id mention POL-SM',
    'role mention sms-manager',
    'id mention PRC-INC',
    'label',
    'path',
    'path',
    'heading definition',
    'anchor definition security-incidents',
    'clause comment 8.6.2',
    'rule suppression reference/broken-link',
    'anchor definition html',
  ],
  'services.yaml': [
    'id definition row SVC-MAIL',
    'role value sms-manager',
    'id value REC-X',
    'date 2026-12-01',
    'clause row 9.2',
  ],
};

describe('the symbol at a place', () => {
  for (const path of Object.keys(expected)) {
    for (const ends of ['\n', '\r\n']) {
      it(`is known, with its exact place, in ${path}${ends === '\n' ? '' : ' with CRLF'}`, async () => {
        const marked = { ...files, [path]: files[path as keyof typeof files].replaceAll('\n', ends) };
        const { source, ranges } = await editor(marked);
        const here = ranges.filter(range => range.path === path);
        equal(here.length, expected[path]!.length);
        const found = here.map(({ span }) => {
          const symbol = symbolAt(source(path), span.start);
          return { name: name(symbol), span: symbol?.span };
        });
        deepEqual(
          found,
          here.map(({ span }, i) => ({ name: expected[path]![i], span })),
        );
      });
    }
  }

  it('is found from right behind its name, and is nothing in plain words', async () => {
    const { source, cursors } = await editor({
      ...files,
      'a.md': '---\nid: A‸\n---\n\nPlain ‸words 😀 POL-SM‸ and.\n',
    });
    const symbols = cursors.map(({ path, offset }) => name(symbolAt(source(path), offset)));
    deepEqual(symbols, ['id definition document A', 'nothing', 'id mention POL-SM']);
  });
});

/** Each occurrence as `path:text`, definitions with a star. */
async function occurrences(marked: Readonly<Record<string, string>>): Promise<string[]> {
  const { source, path, offset, files: texts } = await editor(marked);
  const symbol = symbolAt(source(path), offset)!;
  return occurrencesOf(symbol, source(path)).map(({ path: file, symbol: { span, isDefinition } }) => {
    const line = texts[file]!.slice(0, span.start).split('\n').length;
    return `${file}:${line} ${texts[file]!.slice(span.start, span.end)}${isDefinition ? ' *' : ''}`;
  });
}

describe('occurrences', () => {
  const sms =
    'roles: { boss: {} }\nwaivers:\n  - { rule: review/overdue, where: A-1, reason: x, approved_by: role:boss, expires: 2027-01-01 }\n';
  const a = '---\nid: A-1\ntype: policy\nowner: role:boss\n---\n\n# One\n\nA-1 [up](#one)\n';
  const b =
    '---\nid: B-1\ntype: policy\nrelated: [A-1]\n---\n\n[[A-1#one]] [x](a.md#one) [y](a.md) [r]\n\n[r]: /a.md#top\n';

  it('of a document are its ids and the paths to it', async () => {
    const expectedHere = [
      'a.md:2 A-1 *',
      'a.md:9 A-1',
      'b.md:4 A-1',
      'b.md:7 A-1',
      'b.md:7 a.md',
      'b.md:7 a.md',
      'b.md:9 /a.md',
      'sms.yaml:3 A-1',
    ];
    deepEqual(await occurrences({ 'sms.yaml': sms, 'a.md': a.replace('A-1', '‸A-1'), 'b.md': b }), expectedHere);
    deepEqual(await occurrences({ 'sms.yaml': sms, 'a.md': a, 'b.md': b.replace('(a.md)', '(a‸.md)') }), expectedHere);
  });

  it('of a heading are the fragments that lead to it', async () => {
    const expectedHere = ['a.md:7 One *', 'a.md:9 one', 'b.md:7 one', 'b.md:7 one'];
    deepEqual(await occurrences({ 'sms.yaml': sms, 'a.md': a.replace('One', 'O‸ne'), 'b.md': b }), expectedHere);
    deepEqual(
      await occurrences({ 'sms.yaml': sms, 'a.md': a, 'b.md': b.replace('a.md#one', 'a.md#‸one') }),
      expectedHere,
    );
  });

  it('of what is not there are the same broken references', async () => {
    const page = '[x](go‸ne.md) [y](./gone.md#z) [z](b.md#nowhere) [[B-1#nowhere]] [[X-1]]\n';
    deepEqual(await occurrences({ 'a.md': page, 'b.md': b }), ['a.md:1 gone.md', 'a.md:1 ./gone.md']);
    const fragment = page.replace('‸', '').replace('(b.md#nowhere', '(b.md#no‸where');
    deepEqual(await occurrences({ 'a.md': fragment, 'b.md': b }), ['a.md:1 nowhere', 'a.md:1 nowhere']);
    const id = page.replace('‸', '').replace('X-1', 'X‸-1');
    deepEqual(await occurrences({ 'a.md': id, 'b.md': `${b}X-1\n` }), ['a.md:1 X-1', 'b.md:10 X-1']);
  });

  it('of a name in other case, or in a YAML alias, are at its own place', async () => {
    deepEqual(await occurrences({ 'a.md': '[x](B‸.md)\n', 'b.md': b }), ['a.md:1 B.md', 'b.md:2 B-1 *']);
    const yaml = 'id: REG\ntype: register\nowner: &o role:boss\nrows:\n  - { id: R-1, owner: *o }\n';
    deepEqual(await occurrences({ 'sms.yaml': sms.replace('boss', 'bo‸ss'), 'r.yaml': yaml }), [
      'r.yaml:3 boss',
      'sms.yaml:1 boss *',
      'sms.yaml:3 boss',
    ]);
  });

  it('of a role are in documents and in the manifest', async () => {
    const found = await occurrences({ 'sms.yaml': sms, 'a.md': a.replace('role:boss', 'role:b‸oss'), 'b.md': b });
    deepEqual(found, ['a.md:4 boss', 'sms.yaml:1 boss *', 'sms.yaml:3 boss']);
  });

  it('of a clause are the claims on it and on the levels that cover it', async () => {
    const claim = (id: string, clauses: string) => `---\nid: ${id}\ntype: policy\nclauses: [${clauses}]\n---\n`;
    const found = await occurrences({
      'sms.yaml':
        'waivers:\n  - { rule: review/overdue, where: iso20000-1:6.1.2, reason: x, approved_by: x, expires: 2027-01-01 }\n',
      'a.md': claim('A', '‸6.1.2, 8.6.1'),
      'b.md': `${claim('B', '6.1')}\n# H\n\n<!-- clause: 6.1.2, 8.1 -->\n`,
      'c.yaml': 'id: C\ntype: register\nregister: audits\nrows: [{ id: AUD, clauses: [6.1.2, 9.2] }]\n',
    });
    deepEqual(found, ['a.md:4 6.1.2', 'b.md:4 6.1', 'b.md:9 6.1.2', 'c.yaml:4 6.1.2', 'sms.yaml:2 iso20000-1:6.1.2']);
  });

  it('of a standard are its entry and the clauses qualified with it', async () => {
    const found = await occurrences({
      'sms.yaml': 'standards: [iso20000-1:2018, ‸iso27001:2022]\n',
      'a.md': '---\nid: A\nclauses: [8.1, iso27001:A.5.24, "iso27001:2022:A.5.1"]\n---\n',
    });
    deepEqual(found, ['a.md:3 iso27001', 'a.md:3 iso27001:2022', 'sms.yaml:1 iso27001:2022 *']);
  });

  it('of documented information, of a rule and of a label', async () => {
    const provides = '---\nid: A\nprovides: [‸service-catalogue]\n---\n';
    deepEqual(
      await occurrences({ 'a.md': provides, 'b.md': '---\nid: B\ntype: plan\nprovides: service-catalogue\n---\n' }),
      ['a.md:3 service-catalogue', 'b.md:4 service-catalogue'],
    );
    deepEqual(
      await occurrences({
        'sms.yaml': 'rules: { review/‸overdue: off }\n',
        'a.md': '<!-- clausetrace-disable-next-line review/overdue: x -->\n',
      }),
      ['a.md:1 review/overdue', 'sms.yaml:1 review/overdue'],
    );
    deepEqual(await occurrences({ 'a.md': '[te‸xt][r] and [r]\n\n[r]: b.md\n' }), [
      'a.md:1 [text][r]',
      'a.md:1 [r]',
      'a.md:3 b.md',
    ]);
  });
});
