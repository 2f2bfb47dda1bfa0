import { deepEqual, equal } from 'node:assert/strict';
import { countReviews, countStatuses } from '../../../server/src/analysis/analysis.ts';
import { statementCurrency, whyForbidden } from '../../../server/src/analysis/coverage.ts';
import { analyse, approved, coverageIn, documentIn, draft } from './analyse.ts';

type Case = readonly [
  name: string,
  clause: string,
  expected: string,
  documents: Record<string, string>,
  manifest?: string,
];

const log = 'type: record\nprovides: [log]';
const statement = (date: string) => `{ id: 1.2, coverage: no-occurrence, statement: Nothing, date: ${date} }`;

const statuses: readonly Case[] = [
  ['no claim', '1.3', 'not-covered', {}],
  ['a claim of a retired document', '1.3', 'not-covered', { A: 'type: policy\nstatus: retired\nclauses: [1.3]' }],
  ['a claim of a superseded document', '1.3', 'not-covered', { A: 'type: policy\nstatus: superseded\nclauses: [1.3]' }],
  [
    'an exclusion that is not allowed',
    '1.3',
    'not-covered',
    { A: `${approved}\nclauses: [{ id: 1.3, coverage: not-applicable, justification: x }]` },
  ],
  [
    'other parties where they are not allowed',
    '2',
    'not-covered',
    { A: `${approved}\nclauses: [{ id: 2, coverage: other-party, control: x }]` },
  ],
  ['a claim on a heading', '3.1', 'not-covered', { A: `${approved}\nclauses: [3]` }],
  ['a claim of a draft', '1.3', 'planned', { A: `${draft}\nclauses: [1.3]` }],
  ['a claim of a document in review', '1.3', 'planned', { A: 'type: policy\nstatus: in-review\nclauses: [1.3]' }],
  ['a claim of a document without a status', '1.3', 'planned', { A: 'type: policy\nclauses: [1.3]' }],
  ['a partial claim', '1.3', 'partial', { A: `${approved}\nclauses: [{ id: 1.3, coverage: partial }]` }],
  [
    'two partial claims',
    '1.3',
    'partial',
    {
      A: `${approved}\nclauses: [{ id: 1.3, coverage: partial }]`,
      B: `${approved}\nclauses: [{ id: 1.3, coverage: partial }]`,
    },
  ],
  [
    'a partial claim and a whole one of a draft',
    '1.3',
    'partial',
    { A: `${approved}\nclauses: [{ id: 1.3, coverage: partial }]`, B: `${draft}\nclauses: [1.3]` },
  ],
  [
    'a partial claim and a whole one',
    '1.3',
    'documented',
    { A: `${approved}\nclauses: [{ id: 1.3, coverage: partial }]`, B: `${approved}\nclauses: [1.3]` },
  ],
  ['a whole claim', '1.3', 'documented', { A: `${approved}\nclauses: [1.3]` }],
  ['a claim on a level that people cite', '1.3', 'documented', { A: `${approved}\nclauses: [1]` }],
  ['a claim of a record without a status', '1.3', 'documented', { A: 'type: record\nclauses: [1.3]' }],
  [
    'other parties with control',
    '1.3',
    'documented',
    { A: `${approved}\nclauses: [{ id: 1.3, coverage: other-party, control: x }]` },
  ],
  [
    'other parties without control',
    '1.3',
    'partial',
    { A: `${approved}\nclauses: [{ id: 1.3, coverage: other-party }]` },
  ],
  ['a mandatory document is missing', '1.1', 'partial', { A: `${approved}\nclauses: [1.1]` }],
  [
    'a mandatory document is a draft',
    '1.1',
    'partial',
    { A: `${approved}\nclauses: [1.1]`, B: `${draft}\nprovides: [rule-book]` },
  ],
  [
    'a mandatory document is retired',
    '1.1',
    'partial',
    { A: `${approved}\nclauses: [1.1]`, B: 'type: policy\nstatus: retired\nprovides: [rule-book]' },
  ],
  [
    'a mandatory document is there, an expected one is not',
    '1.1',
    'documented',
    { A: `${approved}\nclauses: [1.1]\nprovides: [rule-book]` },
  ],
  ['a mandatory record is missing', '1.2', 'documented', { A: `${approved}\nclauses: [1.2]` }],
  ['a mandatory record is there', '1.2', 'evidenced', { A: `${approved}\nclauses: [1.2]`, R: log }],
  [
    'a mandatory record is a draft',
    '1.2',
    'documented',
    { A: `${approved}\nclauses: [1.2]`, R: `${log}\nstatus: draft` },
  ],
  [
    'a mandatory record is outdated',
    '1.2',
    'documented',
    { A: `${approved}\nclauses: [1.2]`, R: `${log}\ncollected: 2026-01-01\nfrequency: P1M` },
  ],
  [
    'one of two records is current',
    '1.2',
    'evidenced',
    { A: `${approved}\nclauses: [1.2]`, R: `${log}\ncollected: 2026-01-01\nfrequency: P1M`, S: log },
  ],
  [
    'only an expected record is there',
    '1.2',
    'documented',
    { A: `${approved}\nclauses: [1.2]`, R: 'type: record\nprovides: [photos]' },
  ],
  [
    'a statement that nothing occurred',
    '1.2',
    'evidenced',
    { A: `${approved}\nclauses: [${statement('2026-01-31')}]` },
  ],
  ['a statement on its last day', '1.2', 'evidenced', { A: `${approved}\nclauses: [${statement('2025-06-30')}]` }],
  ['a statement that is too old', '1.2', 'documented', { A: `${approved}\nclauses: [${statement('2025-06-29')}]` }],
  [
    'a statement that is too old beside the record',
    '1.2',
    'evidenced',
    { A: `${approved}\nclauses: [${statement('2025-06-29')}]`, R: log },
  ],
  [
    'a statement without a date',
    '1.2',
    'partial',
    { A: `${approved}\nclauses: [{ id: 1.2, coverage: no-occurrence, statement: Nothing }]` },
  ],
  [
    'a statement of a draft',
    '1.2',
    'documented',
    { A: `${approved}\nclauses: [1.2]`, B: `${draft}\nclauses: [${statement('2026-01-31')}]` },
  ],
  [
    'a statement by the interval of the manifest',
    '1.2',
    'documented',
    { A: `${approved}\nclauses: [${statement('2026-01-31')}]` },
    'reviews: { default_interval: P3M }',
  ],
  [
    'a statement where nothing is reviewed',
    '1.2',
    'evidenced',
    { A: `${approved}\nclauses: [${statement('2006-01-31')}]` },
    'reviews: { default_interval: none }',
  ],
  [
    'a record named as evidence',
    '1.3',
    'evidenced',
    { A: `${approved}\nclauses: [1.3]\nevidence: [R]`, R: 'type: record' },
  ],
  [
    'an outdated record named as evidence',
    '1.3',
    'documented',
    { A: `${approved}\nclauses: [1.3]\nevidence: [R]`, R: 'type: record\ncollected: 2026-01-01\nfrequency: P1M' },
  ],
  ['a policy named as evidence', '1.3', 'documented', { A: `${approved}\nclauses: [1.3]\nevidence: [B]`, B: approved }],
  [
    'a row of a register named as evidence',
    '1.3',
    'evidenced',
    {
      A: `${approved}\nclauses: [1.3]\nevidence: [ROW-1]`,
      B: 'type: register\nstatus: approved\nrows: [{ id: ROW-1 }]',
    },
  ],
  [
    'evidence that only a draft names',
    '1.3',
    'documented',
    { A: `${approved}\nclauses: [1.3]`, B: `${draft}\nclauses: [1.3]\nevidence: [R]`, R: 'type: record' },
  ],
  ['a roll-up is never missing', '1.4', 'documented', { A: `${approved}\nclauses: [1.4]` }],
  [
    'an exclusion with a justification',
    '2',
    'documented',
    { A: `${approved}\nclauses: [{ id: 2, coverage: not-applicable, justification: x }]` },
  ],
  [
    'an exclusion without a justification',
    '2',
    'partial',
    { A: `${approved}\nclauses: [{ id: 2, coverage: not-applicable }]` },
  ],
  [
    'an exclusion and a claim ask for the documents',
    '2',
    'partial',
    {
      A: `${approved}\nclauses: [{ id: 2, coverage: not-applicable, justification: x }]`,
      B: `${approved}\nclauses: [2]`,
    },
  ],
];

const items: readonly Case[] = [
  ['nobody provides it', '1.1', 'rule-book missing, rule-list missing', { A: `${approved}\nclauses: [1.1]` }],
  ['a draft provides it', '1.1', 'rule-book planned, rule-list missing', { A: `${draft}\nprovides: [rule-book]` }],
  [
    'a retired document provides it',
    '1.1',
    'rule-book missing, rule-list missing',
    { A: 'type: policy\nstatus: retired\nprovides: [rule-book]' },
  ],
  [
    'a draft and a document in force provide it',
    '1.1',
    'rule-book provided, rule-list provided',
    { A: `${draft}\nprovides: [rule-book]`, B: `${approved}\nprovides: [rule-book, rule-list]` },
  ],
  [
    'what is no evidence is never outdated',
    '1.1',
    'rule-book provided, rule-list missing',
    { A: `${approved}\nprovides: [rule-book]\ncollected: 2020-01-01\nfrequency: P1M` },
  ],
  ['outdated evidence', '1.2', 'log outdated, photos missing', { A: `${log}\ncollected: 2020-01-01\nfrequency: P1M` }],
  [
    'outdated evidence and a statement',
    '1.2',
    'log no-occurrence, photos no-occurrence',
    { A: `${approved}\nclauses: [${statement('2026-01-01')}]`, R: `${log}\ncollected: 2020-01-01\nfrequency: P1M` },
  ],
  [
    'evidence and a statement',
    '1.2',
    'log provided, photos no-occurrence',
    { A: `${approved}\nclauses: [${statement('2026-01-01')}]`, R: log },
  ],
  [
    'an outdated statement',
    '1.2',
    'log outdated, photos outdated',
    { A: `${approved}\nclauses: [${statement('2020-01-01')}]` },
  ],
  ['a roll-up of which a part is missing', '1.4', 'all missing', { A: `${approved}\nprovides: [rule-book]` }],
  ['a roll-up of which all is there', '1.4', 'all provided', { A: `${approved}\nprovides: [rule-book]`, R: log }],
  [
    'a roll-up of which a part is retired',
    '1.4',
    'all missing',
    { A: `${approved}\nprovides: [rule-book]`, R: `${log}\nstatus: retired` },
  ],
  [
    'a roll-up in a draft of which all is there',
    '1.4',
    'all provided',
    { A: `${approved}\nprovides: [rule-book]`, B: `${draft}\nprovides: [all]`, R: log },
  ],
  [
    'a clause that is left out calls for nothing',
    '2',
    '',
    { A: `${approved}\nclauses: [{ id: 2, coverage: not-applicable, justification: x }]` },
  ],
];

describe('coverage of a clause', () => {
  for (const [name, clause, expected, documents, manifest] of statuses) {
    it(`is ${expected}: ${name}`, async () => {
      equal(coverageIn(await analyse(documents, manifest), clause).status, expected);
    });
  }
});

describe('documented information of a clause', () => {
  for (const [name, clause, expected, documents, manifest] of items) {
    it(name, async () => {
      const coverage = coverageIn(await analyse(documents, manifest), clause);
      equal(coverage.items.map(({ item, state }) => `${item.id} ${state}`).join(', '), expected);
    });
  }
});

describe('claims of a clause', () => {
  it('are those that count, and all of them beside, by path', async () => {
    const analysis = await analyse({
      C: `${approved}\nclauses: [1.3]`,
      A: 'type: policy\nstatus: retired\nclauses: [1.3]',
      B: `${draft}\nclauses: [1, { id: 1.3, coverage: not-applicable }]`,
    });
    const { claims, allClaims } = coverageIn(analysis, '1.3');
    const names = (list: typeof claims) =>
      list.map(({ document, text, coverage }) => `${document.path} ${text} ${coverage}`);
    deepEqual(names(claims), ['B.yaml 1 full', 'C.yaml 1.3 full']);
    deepEqual(names(allClaims), ['A.yaml 1.3 full', 'B.yaml 1 full', 'B.yaml 1.3 not-applicable', 'C.yaml 1.3 full']);
  });

  it('say why they may not be made', async () => {
    const analysis = await analyse({
      A: `${approved}\nclauses: [{ id: 1.3, coverage: not-applicable }, { id: 2, coverage: other-party }, { id: 2, coverage: not-applicable }, 1.3]`,
    });
    const reasons = analysis.sms.claimsIn(documentIn(analysis, 'A')).map(claim => {
      return 'clause' in claim.lookup ? whyForbidden(claim, claim.lookup.clause) : 'unknown';
    });
    deepEqual(reasons, [
      'Mini allows no exclusion of clause 1.3',
      'clause 2 of Mini has to be met by the organization itself, not with other parties',
      undefined,
      undefined,
    ]);
  });

  it('hold for one review interval where they state that nothing occurred', async () => {
    const analysis = await analyse({ A: `${approved}\nclauses: [${statement('2024-02-29')}, 1.3]` });
    const due = analysis.sms.claimsIn(documentIn(analysis, 'A')).map(claim => {
      return statementCurrency(claim, analysis.sms.manifest, '2025-02-28');
    });
    deepEqual(due, [
      { state: 'current', due: '2025-02-28' },
      { state: 'current', due: undefined },
    ]);
  });
});

describe('a clause is stale', () => {
  const cases: readonly [name: string, expected: boolean, documents: Record<string, string>][] = [
    ['not while the review is current', false, { A: `${approved}\nclauses: [1.3]` }],
    [
      'when the review of a covering document is overdue',
      true,
      { A: 'type: policy\nstatus: approved\nreviewed: 2025-01-01\nclauses: [1.3]' },
    ],
    ['when a covering document was never reviewed', true, { A: 'type: policy\nstatus: approved\nclauses: [1.3]' }],
    [
      'not when the review is due soon',
      false,
      { A: 'type: policy\nstatus: approved\nreviewed: 2025-07-01\nclauses: [1.3]' },
    ],
    ['not for a draft', false, { A: `${draft}\nclauses: [1.3]` }],
    ['not for a record', false, { A: 'type: record\nclauses: [1.3]' }],
  ];
  for (const [name, expected, documents] of cases) {
    it(name, async () => equal(coverageIn(await analyse(documents), '1.3').stale, expected));
  }
});

describe('counts', () => {
  it('are of all auditable clauses, and of all documents', async () => {
    const analysis = await analyse({
      A: `${approved}\nclauses: [1]\nprovides: [rule-book]`,
      B: `${draft}\nclauses: [2]`,
      R: log,
    });
    const standard = analysis.sms.catalogue.standards[0]!;
    deepEqual(countStatuses(analysis.coverages(standard)), {
      'not-covered': 1,
      planned: 1,
      partial: 0,
      documented: 3,
      evidenced: 1,
    });
    deepEqual(countReviews(analysis), {
      current: 1,
      'due-soon': 0,
      overdue: 0,
      'never-reviewed': 0,
      'changed-since-review': 0,
      suspect: 0,
      exempt: 2,
    });
  });
});
