import assert from 'node:assert/strict';
import type { Standard } from '../../../server/src/standards/catalogue.ts';
import { layTextOver, readStandard } from '../../../server/src/standards/load.ts';
import { assertProblems, mappingOf } from '../../support/yaml.ts';

const head = 'key: pol\nedition: "1"\ntitle: Policy set\n';

function standardOf(text: string): Standard {
  const reading = readStandard(mappingOf(text));
  assert.ok('standard' in reading, 'problems' in reading ? reading.problems[0]?.message : '');
  return reading.standard;
}

describe('readStandard', () => {
  it('finds parents by number, or by name where the number does not say it', () => {
    const standard = standardOf(`${head}clauses:
  - { id: "8" }
  - { id: "8.6" }
  - { id: 8.6.1, auditable: true }
  - { id: A.5 }
  - { id: A.5.24, auditable: true }
  - { id: GR1 }
  - { id: GR1.1, parent: GR1 }
  - { id: X.1.1, parent: none }
  - { id: APO01, parent: APO }
  - { id: APO }
`);
    const parents = [...standard.clauses.values()].map(clause => `${clause.id} < ${clause.parent?.id}`);
    assert.deepEqual(parents, [
      '8 < undefined',
      '8.6 < 8',
      '8.6.1 < 8.6',
      'A.5 < undefined',
      'A.5.24 < A.5',
      'GR1 < undefined',
      'GR1.1 < GR1',
      'X.1.1 < undefined',
      'APO01 < APO',
      'APO < undefined',
    ]);
    assert.equal(standard.clauses.get('8.6.1')?.key, 'pol:8.6.1');
    assert.deepEqual(
      standard.clauses.get('8.6')?.children.map(clause => clause.id),
      ['8.6.1'],
    );
  });

  it('keeps `8.10` apart from `8.1`, quoted or not', () => {
    const standard = standardOf(`${head}clauses: [{ id: 8 }, { id: 8.1 }, { id: 8.10 }]`);
    assert.deepEqual([...standard.clauses.keys()], ['8', '8.1', '8.10']);
  });

  it('takes documented information with its clause', () => {
    const standard = standardOf(`${head}clauses:
  - id: "1"
    documented_information:
      - { id: risk-register, title: risk register, kind: register, mandatory: true, confidence: low, note: n }
      - { id: all, title: all, kind: statement, rolls_up: [risk-register] }
`);
    const [item, rollUp] = standard.clauses.get('1')!.documentedInformation;
    assert.equal(item?.clause.id, '1');
    assert.deepEqual([item?.mandatory, item?.confidence, item?.note], [true, 'low', 'n']);
    assert.deepEqual([rollUp?.mandatory, rollUp?.confidence, rollUp?.rollsUp], [false, 'high', ['risk-register']]);
  });

  for (const [name, text, expected] of [
    [
      'an empty mapping',
      'x: 1',
      [
        'x | is no key of a standard',
        'x | `key` is missing',
        'x | `edition` is missing',
        'x | `title` is missing',
        'x | `clauses` is missing',
      ],
    ],
    ['no key', 'edition: "1"\ntitle: t\nclauses: [{ id: 1 }]', ['edition | `key` is missing']],
    ['an empty edition', 'key: a\nedition:\ntitle: t\nclauses: [{ id: 1 }]', ['edition | `edition` is missing']],
    [
      'a key that no reference could name',
      'key: "a:b"\nedition: "1"\ntitle: t\nclauses: [{ id: 1 }]',
      ['a:b | an id starts with'],
    ],
    ['a duplicate clause', `${head}clauses: [{ id: 8 }, { id: 8.1 }, { id: "8.1" }]`, ['8.1 | a second time']],
    ['a clause without a number', `${head}clauses: [{ title: t }]`, ['title | `id` is missing']],
    ['a clause that is a text', `${head}clauses: [a]`, ['a | must be a mapping, but `a`']],
    ['clauses that are a mapping', `${head}clauses: { id: 1, titel: t }`, ['titel | Did you mean `title`?']],
    ['a clause number with a colon', `${head}clauses: [{ id: "a:1" }]`, ['a:1 | no reference could name it']],
    ['a missing parent', `${head}clauses: [{ id: 8.6.1 }]`, ['8.6.1 | `8.6` above `8.6.1` is missing']],
    ['a named parent that is missing', `${head}clauses: [{ id: 8, parent: x }]`, ['x | is no clause of this standard']],
    [
      'a circle of parents',
      `${head}clauses: [{ id: a, parent: b }, { id: b, parent: a }, { id: c, parent: b }]`,
      ['a | in a circle'],
    ],
    ['a clause above itself', `${head}clauses: [{ id: a, parent: a }]`, ['a | in a circle']],
    [
      'an unknown kind',
      `${head}clauses: [{ id: 1, documented_information: [{ id: a, title: a, kind: polici }] }]`,
      ['polici | none of'],
    ],
    [
      'a duplicate item',
      `${head}clauses: [{ id: 1, documented_information: [{ id: a, title: a, kind: plan }] }, { id: 2, documented_information: [{ id: a, title: a, kind: plan }] }]`,
      ['a | a second time'],
    ],
    [
      'a roll-up of nothing',
      `${head}clauses: [{ id: 1, documented_information: [{ id: a, title: a, kind: plan, rolls_up: [b] }] }]`,
      ['b | no documented information of this standard'],
    ],
    ['a flag that is a text', `${head}clauses: [{ id: 1, auditable: "yes" }]`, ['"yes" | must be `true` or `false`']],
    [
      'an unknown clause under conformity',
      `${head}conformity: { other_parties: ["9"] }\nclauses: [{ id: 1 }]`,
      ['9 | no clause of this standard'],
    ],
    ['`__proto__` as a key', `${head}__proto__: 1\nclauses: [{ id: 1 }]`, ['__proto__ | is no key of a standard']],
  ] as const) {
    it(`refuses ${name}`, () => {
      const reading = readStandard(mappingOf(text));
      assert.ok('problems' in reading);
      assertProblems(text, reading.problems, expected);
    });
  }
});

describe('layTextOver', () => {
  const base = standardOf(`${head}clauses:
  - { id: 8, title: Operation }
  - { id: 8.1, auditable: true, documented_information: [{ id: plan, title: plan, kind: plan }] }
`);

  it('adds wording and nothing else, and leaves the original as it is', () => {
    const { standard, problems } = layTextOver(
      base,
      mappingOf('key: pol\nedition: "1"\nclauses: [{ id: 8.1, text: Wording }]'),
    );
    assert.deepEqual(problems, []);
    const clause = standard.clauses.get('8.1')!;
    assert.equal(clause.text, 'Wording');
    assert.equal(clause.standard, standard);
    assert.equal(clause.parent, standard.clauses.get('8'));
    assert.deepEqual(standard.clauses.get('8')?.children, [clause]);
    assert.equal(clause.documentedInformation[0]?.clause, clause);
    assert.equal(base.clauses.get('8.1')?.text, undefined);
    assert.equal(base.clauses.get('8.1')?.documentedInformation[0]?.clause, base.clauses.get('8.1'));
  });

  it('reports everything else', () => {
    const text = `key: pol
edition: "1"
conformity: { exclusions: justified }
clauses: [{ id: 8.1, text: Wording, auditable: false }, { id: 8.9, text: x }, { id: 8, text: [a] }]`;
    const { standard, problems } = layTextOver(base, mappingOf(text));
    assert.equal(standard.clauses.get('8.1')?.text, 'Wording');
    assert.equal(standard.clauses.get('8.1')?.auditable, true);
    assert.equal(standard.exclusions, 'none');
    assertProblems(text, problems, [
      'conformity | cannot be laid over',
      'auditable | cannot be laid over',
      '8.9 | has no clause',
      '[a] | must be text',
    ]);
  });
});
