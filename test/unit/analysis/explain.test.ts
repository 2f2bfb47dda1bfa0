import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Analysis } from '../../../server/src/analysis/analysis.ts';
import { type Edit, explainClause, explainDocument } from '../../../server/src/analysis/explain.ts';
import { analyse, approved, coverageIn, documentIn, draft } from './analyse.ts';

const log = 'type: record\nprovides: [log]';
const old = 'type: policy\nstatus: approved\nreviewed: 2024-01-01';
const outdated = 'collected: 2026-01-01\nfrequency: P1M';

/** `approve A`, `provide rule-book in A`, `write` */
function short({ action, document, item }: Edit): string {
  const name = document?.metadata.id?.value;
  return [action, item?.id, item && name ? `in ${name}` : name].filter(Boolean).join(' ');
}

function explained(analysis: Analysis, clause: string) {
  const { toGreen, toEvidenced } = explainClause(coverageIn(analysis, clause), analysis);
  return { toGreen: toGreen.map(short), toEvidenced: toEvidenced.map(short) };
}

describe('explanation of a clause', () => {
  type Case = readonly [
    name: string,
    clause: string,
    documents: Record<string, string>,
    toGreen: readonly string[],
    toEvidenced: readonly string[],
  ];
  const cases: readonly Case[] = [
    ['nothing is there', '1.1', {}, ['write', 'provide rule-book'], ['provide']],
    [
      'a document provides what it calls for',
      '1.1',
      { A: `${approved}\nprovides: [rule-book]` },
      ['claim A'],
      ['provide A'],
    ],
    [
      'a draft provides it and a neighbour is claimed',
      '1.1',
      { A: `${approved}\nclauses: [1.3]`, B: `${draft}\nprovides: [rule-book]` },
      ['claim B', 'approve B'],
      ['provide B'],
    ],
    [
      'a document in force provides less than a draft',
      '1.1',
      { A: `${draft}\nprovides: [rule-book, rule-list]`, B: `${approved}\nprovides: [rule-book]` },
      ['claim B'],
      ['provide B'],
    ],
    ['a neighbour is claimed', '1.3', { A: `${approved}\nclauses: [1.1]` }, ['claim A'], ['provide A']],
    [
      'only retired documents are near',
      '1.3',
      { A: 'type: policy\nstatus: retired\nclauses: [1.1, 1.3]\nprovides: [rule-book]' },
      ['write'],
      ['provide'],
    ],
    [
      'a claim is refused',
      '1.3',
      { A: `${approved}\nclauses: [{ id: 1.3, coverage: not-applicable }]` },
      ['complete-claim A'],
      ['provide A'],
    ],
    ['a draft claims it', '1.3', { A: `${draft}\nclauses: [1.3]` }, ['approve A'], ['provide A']],
    [
      'a document in review is nearer than a draft',
      '1.3',
      { A: `${draft}\nclauses: [1.3]`, B: 'type: policy\nstatus: in-review\nclauses: [1.3]' },
      ['approve B'],
      ['provide B'],
    ],
    [
      'a draft that provides is nearer than one in review',
      '1.1',
      { A: `${draft}\nclauses: [1.1]\nprovides: [rule-book]`, B: 'type: policy\nstatus: in-review\nclauses: [1.1]' },
      ['approve A'],
      ['provide A'],
    ],
    [
      'a partial draft has two steps',
      '1.3',
      { A: `${draft}\nclauses: [{ id: 1.3, coverage: partial }]` },
      ['complete-claim A', 'approve A'],
      ['provide A'],
    ],
    [
      'a partial claim is completed',
      '1.3',
      { A: `${approved}\nclauses: [{ id: 1.3, coverage: partial }]` },
      ['complete-claim A'],
      ['provide A'],
    ],
    [
      'a whole draft is nearer than completing',
      '1.3',
      { A: `${approved}\nclauses: [{ id: 1.3, coverage: partial }]`, B: `${draft}\nclauses: [1.3]` },
      ['approve B'],
      ['provide B'],
    ],
    [
      'control is missing',
      '1.3',
      { A: `${approved}\nclauses: [{ id: 1.3, coverage: other-party }]` },
      ['complete-claim A'],
      ['provide A'],
    ],
    [
      'a mandatory document is missing',
      '1.1',
      { A: `${approved}\nclauses: [1.1]` },
      ['provide rule-book in A'],
      ['provide A'],
    ],
    [
      'a mandatory document is a draft',
      '1.1',
      { A: `${approved}\nclauses: [1.1]`, B: `${draft}\nprovides: [rule-book]` },
      ['approve B'],
      ['provide A'],
    ],
    [
      'one approval serves claim and document',
      '1.1',
      { A: `${draft}\nclauses: [1.1]\nprovides: [rule-book]` },
      ['approve A'],
      ['provide A'],
    ],
    ['a review is overdue', '1.3', { A: `${old}\nclauses: [1.3]` }, ['review A'], ['provide A']],
    [
      'two reviews are due, once each',
      '1.3',
      { A: `${old}\nclauses: [1, 1.3]`, B: 'type: policy\nstatus: approved\nclauses: [1.3]' },
      ['review A', 'review B'],
      ['provide A'],
    ],
    ['a mandatory record is missing', '1.2', { A: `${approved}\nclauses: [1.2]` }, [], ['provide log']],
    [
      'a mandatory record is a draft',
      '1.2',
      { A: `${approved}\nclauses: [1.2]`, R: `${log}\nstatus: draft` },
      [],
      ['approve R'],
    ],
    [
      'a mandatory record is outdated',
      '1.2',
      { A: `${approved}\nclauses: [1.2]`, R: `${log}\n${outdated}` },
      [],
      ['collect log in R'],
    ],
    [
      'a statement is too old',
      '1.2',
      { A: `${approved}\nclauses: [{ id: 1.2, coverage: no-occurrence, statement: x, date: 2024-01-01 }]` },
      [],
      ['collect A'],
    ],
    [
      'named evidence is outdated',
      '1.3',
      { A: `${approved}\nclauses: [1.3]\nevidence: [R]`, R: `type: record\n${outdated}` },
      [],
      ['collect R'],
    ],
    ['all is there', '1.2', { A: `${approved}\nclauses: [1.2]`, R: log }, [], []],
    [
      'a clause is left out',
      '2',
      { A: `${approved}\nclauses: [{ id: 2, coverage: not-applicable, justification: x }]` },
      [],
      [],
    ],
    [
      'a clause is left out without saying why',
      '2',
      { A: `${approved}\nclauses: [{ id: 2, coverage: not-applicable }]` },
      ['complete-claim A'],
      [],
    ],
  ];
  for (const [name, clause, documents, toGreen, toEvidenced] of cases) {
    it(name, async () => {
      deepEqual(explained(await analyse(documents), clause), { toGreen, toEvidenced });
    });
  }

  it('is empty exactly where the clause is green, and says what to do in a sentence', async () => {
    for (const [, , documents] of cases) {
      const analysis = await analyse(documents);
      for (const coverage of analysis.coverages(analysis.sms.catalogue.standards[0]!)) {
        const { toGreen, toEvidenced } = explainClause(coverage, analysis);
        const isGreen = ['documented', 'evidenced'].includes(coverage.status) && !coverage.stale;
        equal(toGreen.length === 0, isGreen, `${coverage.clause.id}: ${coverage.status}`);
        if (coverage.status === 'evidenced') equal(toEvidenced.length, 0);
        for (const { text } of [...toGreen, ...toEvidenced]) ok(/^[A-Z][^\n]*\.$/.test(text), text);
      }
    }
  });
});

describe('explanation of a document', () => {
  const cases: readonly [name: string, metadata: string, expected: readonly string[]][] = [
    ['in order', `${approved}\nclauses: [1.1, { id: 1.2, coverage: partial }]`, []],
    ['a draft', draft, ['approve A']],
    ['overdue', old, ['review A']],
    ['never reviewed', 'type: policy\nstatus: approved', ['review A']],
    ['outdated evidence', `type: record\n${outdated}`, ['collect A']],
    ['an unknown clause', `${approved}\nclauses: ["17"]`, ['complete-claim A']],
    ['a heading', `${approved}\nclauses: ["3"]`, ['complete-claim A']],
    [
      'claims that lack something or are refused',
      `${approved}\nclauses: [{ id: 1.1, coverage: other-party }, { id: 1.2, coverage: not-applicable }, { id: 2, coverage: other-party, control: x }]`,
      ['complete-claim A', 'complete-claim A', 'complete-claim A'],
    ],
    [
      'a statement that is too old',
      `${approved}\nclauses: [{ id: 1.2, coverage: no-occurrence, statement: x, date: 2020-01-01 }]`,
      ['collect A'],
    ],
    ['retired', 'type: policy\nstatus: retired\nclauses: ["17"]', []],
  ];
  for (const [name, metadata, expected] of cases) {
    it(name, async () => {
      const analysis = await analyse({ A: metadata });
      deepEqual(explainDocument(documentIn(analysis, 'A'), analysis).map(short), expected);
    });
  }
});
