import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseWithLibrary } from '../../../server/src/documents/yaml.ts';
import { readSimpleYaml } from '../../../server/src/documents/yaml-simple.ts';

/** Whether the fast reader took a text; what it then read must be what the library reads. */
function isTaken(text: string): boolean {
  const simple = readSimpleYaml(text, 4);
  if (simple)
    assert.deepEqual({ mapping: simple, problem: undefined }, parseWithLibrary(text, 4), JSON.stringify(text));
  return simple !== undefined;
}

const frontMatter = `id: PRC-INC
title: Incident management process   # a comment
type: process
status: approved
version: "2.3"
owner: role:incident-manager
approved: 2026-03-14
review_interval: P1Y

clauses:
  - 8.6.1
  # the section
  - id: 8.7.3.3
    section: "#security-incidents"
    coverage: partial
  - iso27001:A.5.24
  - { id: 8.10, coverage: full }
provides:
- major-incident-procedure
evidence: [REC-INC-2026Q1, 'REC-2']
related: []
period: { from: 2026-01-01, to: 2026-03-31 }
empty:
nested:
  deeper:
    deepest: true
history:
  - { version: "2.3", date: 2026-03-14, author: R. Example, change: Major incident criteria aligned with SLAs }
`;

describe('readSimpleYaml', () => {
  it('takes the metadata that people write', () => {
    assert.ok(isTaken(frontMatter));
    assert.ok(isTaken(frontMatter.replaceAll('\n', '\r\n')));
    assert.ok(isTaken(frontMatter.trimEnd()));
  });

  const taken = [
    'a: b',
    'a: 8.10',
    'a: [b, [c], { d: e }]',
    'a: b#c',
    'a: don\'t "do"',
    'a: https://x.y/z',
    'a:\n- b: c\n  d: e\nf: g',
    'a: 10:30',
  ];
  const left = [
    'a: b: c',
    'a: "\\n"',
    'a: |\n  b',
    'a: b\n  c',
    'a: &x b',
    'a: *x',
    'a: !t b',
    'a: b\na: c',
    '? a',
    '- a',
    'a: [b',
    'a: 0x1',
    'a: .5',
    'a: 1e3',
    '\ta: b',
    '---\na: b',
    "a: 'it''s'",
    'a: [b]c',
    'a: "b" c',
    'a: b\n c: d',
    'a: [b: c]',
    'a: {b}',
    'a: [,]',
  ];
  for (const text of taken) it(`takes ${JSON.stringify(text)}`, () => assert.ok(isTaken(text)));
  for (const text of left) it(`leaves ${JSON.stringify(text)}`, () => assert.ok(!isTaken(text)));

  it('reads what the library reads, or gives up', () => {
    const usual = fc.constantFrom(
      ...[
        'x',
        'Foo bar',
        '8.10',
        '1',
        '007',
        'null',
        'true',
        '2026-01-01',
        '10:30',
        '1.2.3',
        'é',
        'a#b',
        '"s t"',
        "'s'",
      ],
    );
    const unusual = fc.constantFrom(
      ...[
        '~',
        '-',
        '1e3',
        '.5',
        '5.',
        '0x1',
        '+1',
        '-1',
        '.inf',
        '1_0',
        '"',
        "'",
        '&a b',
        '*a',
        '|',
        '!t b',
        '@',
        '\\',
        '?',
      ],
      ...['b: c', 'b:', '', ' ', '[', '{', ']', ',', '# c', '"a" b', "'a''b'", 'x\n  y'],
    );
    const scalar = fc.oneof({ weight: 12, arbitrary: usual }, unusual);
    const list = fc.array(scalar, { maxLength: 3 }).map(items => `[${items.join(', ')}]`);
    const pairs = fc
      .array(scalar, { maxLength: 3 })
      .map(items => `{ ${items.map((item, i) => `f${i}: ${item}`).join(', ')} }`);
    const value = fc.oneof({ weight: 3, arbitrary: scalar }, list, pairs);
    const ending = fc.constantFrom('\n', '\n', '\n', ' # c\n', '\r\n', '\n\n', '\n  # c\n', '  \n', '#\n', '\n---\n');
    const below = fc.oneof(
      fc.array(value, { minLength: 1, maxLength: 3 }).map(items => items.map(item => `\n- ${item}`).join('')),
      fc.array(value, { minLength: 1, maxLength: 3 }).map(items => items.map(item => `\n  - ${item}`).join('')),
      fc
        .array(value, { minLength: 1, maxLength: 3 })
        .map(items => items.map((item, i) => `\n  s${i}: ${item}`).join('')),
      fc
        .array(value, { minLength: 1, maxLength: 3 })
        .map(items => items.map((item, i) => `\n${i ? ' ' : '-'} s${i}: ${item}`).join('')),
      fc.constantFrom('', '\n -  x', '\n  - - x', '\n    x: y\n  z: w', '\n  - x\n - y', '\n  -'),
    );
    const line = fc.tuple(fc.oneof({ weight: 3, arbitrary: value.map(written => ` ${written}`) }, below), ending);
    let count = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), lines => {
        const text = lines.map(([written, end], i) => `k${i}:${written}${end}`).join('');
        if (isTaken(text)) count++;
      }),
      { numRuns: 4000, seed: 1 },
    );
    assert.ok(count > 1000, `only ${count} texts were compared`);
  });
});
