import assert from 'node:assert/strict';
import type { Dialect } from '../../../server/src/workspace/dialect.ts';
import { type Metadata, readMetadata } from '../../../server/src/workspace/metadata.ts';
import { assertProblems, mappingOf } from '../../support/yaml.ts';

const plain: Dialect = { presets: [], aliases: new Map() };

function read(text: string, dialect: Dialect = plain): Metadata {
  return readMetadata(mappingOf(text), dialect);
}

describe('readMetadata', () => {
  it('reads every key', () => {
    const text = `id: PRC-INC
title: Incident management process
type: process
status: in-review
version: 2.10
owner: role:incident-manager
approver: R. Example
author: role:x
approved: 2026-03-14
effective: "2026-04-01"
reviewed: 2026-03-14
review_interval: none
classification: internal
clauses: [8.6.1]
provides: major-incident-procedure
evidence: [REC-INC-2026Q1, REC-2]
related: [POL-SM]
implements: [POL-SM]
supersedes: OLD-1
history:
  - { version: "2.3", date: 2026-03-14, author: R. Example, change: Aligned }
location: https://servicedesk.acme.example/incidents
period: { from: 2026-01-01, to: 2026-03-31 }
collected: 2026-04-02
frequency: P3M
retention: P3Y
register: services
`;
    const metadata = read(text);
    assertProblems(text, metadata.problems, []);
    const at = (field: { span: { start: number; end: number } } | undefined) =>
      field && text.slice(field.span.start, field.span.end);
    assert.deepEqual(
      [metadata.id?.value, metadata.type?.value, metadata.status?.value],
      ['PRC-INC', 'process', 'in-review'],
    );
    assert.deepEqual([metadata.version?.value, at(metadata.version)], ['2.10', '2.10']);
    assert.deepEqual(
      [metadata.owner?.value, metadata.approver?.value],
      [{ role: 'incident-manager' }, { person: 'R. Example' }],
    );
    assert.deepEqual([metadata.effective?.value, at(metadata.effective)], ['2026-04-01', '2026-04-01']);
    assert.equal(metadata.reviewInterval?.value, 'none');
    assert.deepEqual(
      metadata.evidence.map(field => field.value),
      ['REC-INC-2026Q1', 'REC-2'],
    );
    assert.deepEqual(
      metadata.supersedes.map(field => field.value),
      ['OLD-1'],
    );
    assert.deepEqual(
      metadata.history.map(entry => entry.version?.value),
      ['2.3'],
    );
    assert.deepEqual(
      [metadata.periodFrom?.value, metadata.periodTo?.value, metadata.frequency?.value],
      ['2026-01-01', '2026-03-31', 'P3M'],
    );
    assert.equal(metadata.keySpans.size, 26);
  });

  it('leaves out what is not there, or not filled in', () => {
    const metadata = read('owner:\ntitle: ""\nclauses: []\nhistory: ~\n');
    assert.deepEqual(metadata.problems, []);
    assert.deepEqual(
      [metadata.owner, metadata.title, metadata.clauses, metadata.history],
      [undefined, undefined, [], []],
    );
    assert.deepEqual([...metadata.keySpans.keys()], ['owner', 'title', 'clauses', 'history']);
    assert.deepEqual(readMetadata(undefined, plain).problems, []);
  });

  it('reads roles in a document of type roles, and nowhere else', () => {
    assert.deepEqual(
      read('type: roles\nroles: { a: { holder: X } }').roles.map(role => role.holder?.value),
      ['X'],
    );
    const other = read('type: policy\nroles: [admin]');
    assert.deepEqual([other.roles, other.problems], [[], []]);
  });

  describe('claims', () => {
    for (const [text, ...expected] of [
      ['clauses: 8.10', '8.10 full at "8.10"'],
      ['clauses: "8.10"', '8.10 full at "8.10"'],
      ['clauses: [8, iso27001:A.5.24]', '8 full at "8"', 'iso27001:A.5.24 full at "iso27001:A.5.24"'],
      ['clauses: { id: 8.6.1 }', '8.6.1 full at "{ id: 8.6.1 }"'],
      ['clauses: [{ id: 8.1, section: "#a-b" }]', '8.1#a-b(a-b) full at "{ id: 8.1, section: "#a-b" }"'],
      [
        'clauses: [{ id: 8.1, section: a-b, coverage: partial }]',
        '8.1#a-b(a-b) partial at "{ id: 8.1, section: a-b, coverage: partial }"',
      ],
      [
        'clauses: [{ id: 8.1, coverage: other-party, control: Acme }]',
        '8.1 other-party at "{ id: 8.1, coverage: other-party, control: Acme }"',
      ],
    ] as const) {
      it(text, () => {
        const { clauses, problems } = read(text);
        assert.deepEqual(problems, []);
        const at = (span: { start: number; end: number }) => text.slice(span.start, span.end);
        assert.deepEqual(
          clauses.map(({ clause, section, coverage, span }) => {
            const anchor = section ? `#${section.value}(${at(section.span)})` : '';
            return `${clause.value}${anchor} ${coverage.value} at ${at(clause.span) === at(span) ? JSON.stringify(at(span)) : `"${at(span)}"`}`;
          }),
          expected,
        );
      });
    }
  });

  describe('problems', () => {
    for (const [text, ...expected] of [
      // Wrong types and values
      ['title: [a]', '[a] | `title` must be text, but a list'],
      ['title: true', 'true | `title` must be text'],
      ['id: PRC INC', 'PRC INC | Did you mean `PRC-INC`? | id: PRC-INC'],
      ['id: -x', '-x | an id starts with'],
      ['id: [a]', '[a] | `id` must be text'],
      ['type: Policy', 'Policy | Did you mean `policy`? | type: policy'],
      ['type: "Policy"', 'Policy | Did you mean `policy`? | type: "policy"'],
      ['type: runbook', 'runbook | none of `policy`'],
      ['status: In Review', 'In Review | Did you mean `in-review`? | status: in-review'],
      ['status: final', 'final | none of `draft`'],
      ['owner: [a, b]', '[a, b] | `owner` must be text, but a list'],
      ['owner: { role: x }', '{ role: x } | must be text, but a mapping'],
      ['owner: Role:x', 'Role:x | write it as `role:ID` | owner: role:x'],
      ['owner: "role: x"', 'role: x | write it as `role:ID` | owner: "role:x"'],
      ['owner: "role:"', 'role: | names no role'],
      ['review_interval: 6 months', '6 months | Did you mean `P6M`? | review_interval: P6M'],
      ['review_interval: often', 'often | not a duration'],
      ['frequency: none', 'none | not a duration'],
      ['register: service', 'service | Did you mean `services`? | register: services'],
      ['evidence: { a: b }', '{ a: b } | must be a list'],
      ['evidence: [a, { b: c }]', '{ b: c } | An item of `evidence` must be text'],
      ['history: v1', 'v1 | must be a list of mappings'],
      ['history: [v1]', 'v1 | must be a mapping'],
      ['period: 2026-Q1', '2026-Q1 | must be a mapping'],
      ['period: { from: 2026-02-01, to: 2026-01-01 }', '2026-01-01 | before it begins'],
      ['type: roles\nroles: { a: b }', 'b | The role `a` must be a mapping'],
      // Dates
      ['approved: 2026-02-30', '2026-02-30 | a day that the calendar does not have'],
      ['approved: 14.03.2026', '14.03.2026 | Did you mean `2026-03-14`? | approved: 2026-03-14'],
      ['approved: 2026-3-1', '2026-3-1 | Did you mean `2026-03-01`? | approved: 2026-03-01'],
      ['approved: 03/04/2026', '03/04/2026 | not a date of the form `YYYY-MM-DD`.'],
      ['approved: 2026', '2026 | not a date'],
      ['approved: [2026-01-01]', '[2026-01-01] | must be a date'],
      ['approved: "14.03.2026"', '14.03.2026 | Did you mean | approved: "2026-03-14"'],
      // Claims
      ['clauses: 8.1, 8.2', '8.1, 8.2 | write them as a list | clauses: [8.1, 8.2]'],
      ['clauses: "8.1, 8.2"', '8.1, 8.2 | write them as a list'],
      ['clauses: [[8.1]]', '[8.1] | A claim must be text, but a list'],
      ['clauses: [{ section: a }]', 'section | has no `id`'],
      ['clauses: [{}]', '{} | has no `id`'],
      ['clauses: { a: 1 }', 'a | is no key of a claim'],
      ['clauses: { Id: 8.1 }', 'Id | Did you mean `id`? | clauses: { id: 8.1 }'],
      [
        'clauses: [{ id: 8.1, coverge: partial }]',
        'coverge | Did you mean `coverage`? | clauses: [{ id: 8.1, coverage: partial }]',
      ],
      ['clauses: [{ id: 8.1, coverage: half }]', 'half | none of `full`'],
      ['clauses: [{ id: 8.1, coverage: other-party }]', 'other-party | needs `control`'],
      [
        'clauses: [{ id: 8.1, coverage: no-occurrence }]',
        'no-occurrence | needs `statement`',
        'no-occurrence | needs `date`',
      ],
      ['clauses: [{ id: 8.1, coverage: not-applicable }]', 'not-applicable | needs `justification`'],
      ['clauses: [{ id: 8.1, coverage: no-occurrence, statement: s, date: x }]', 'x | not a date'],
      // Keys
      ['Owner: x', 'Owner | Did you mean `owner`? | owner: x'],
      ['review-interval: P1Y', 'review-interval | Did you mean `review_interval`? | review_interval: P1Y'],
      ['reviewInterval: P1Y', 'reviewInterval | Did you mean `review_interval`? | review_interval: P1Y'],
      ['onwer: x', 'onwer | Did you mean `owner`? | owner: x'],
      ['clause: 8.1', 'clause | Did you mean `clauses`? | clauses: 8.1'],
      ['titel: x', 'titel | Did you mean `title`? | title: x'],
      ['efective: 2026-01-01', 'efective | Did you mean `effective`? | effective: 2026-01-01'],
      ['review_intervall: P1Y', 'review_intervall | Did you mean `review_interval`? | review_interval: P1Y'],
      ['approvor: x', 'approvor | Did you mean `approver`? | approver: x'],
      ['clasificaton: x', 'clasificaton | Did you mean `classification`? | classification: x'],
      [
        'onwer: x\nownr: y',
        'onwer | Did you mean `owner`? | owner: x\nownr: y',
        'ownr | Did you mean `owner`? | onwer: x\nowner: y',
      ],
      // … only while ours is not there, and only when nearly ours
      ['onwer: x\nowner: y'],
      ['tags: [a]\nlayout: page\nauthors: [a]\nweight: 3\nsidebar_label: x\n__proto__: { a: b }\ndate: 2024-01-01'],
    ] as const) {
      it(text, () => assertProblems(text, read(text).problems, expected));
    }

    for (const key of 'created approval approve approvers implemented provided relates role superseded keyword statut reviews review owners uid ids rules'.split(
      ' ',
    )) {
      it(`leaves ${key} alone`, () => {
        const metadata = read(`${key}: x`);
        assert.deepEqual([metadata.problems, [...metadata.keySpans]], [[], []]);
      });
    }

    for (const [text, key, value] of [
      ['ownr: R. Example', 'owner', { person: 'R. Example' }],
      ['titel: Incidents', 'title', 'Incidents'],
      ['reveiwed: 2026-03-14', 'reviewed', '2026-03-14'],
      ['staus: draft', 'status', 'draft'],
      ['Id: PRC-INC', 'id', 'PRC-INC'],
      ['status: aproved', 'status', 'approved'],
      ['status: Approved', 'status', 'approved'],
      ['type: recrod', 'type', 'record'],
      ['id: POL SM', 'id', 'POL-SM'],
      ['register: service', 'register', 'services'],
    ] as const) {
      it(`tells ${text} once, and reads it as what is meant`, () => {
        const metadata = read(text);
        assert.equal(metadata.problems.length, 1);
        assert.deepEqual(metadata[key]?.value, value);
        assert.deepEqual([...metadata.keySpans], [[key, { start: 0, end: text.indexOf(':') }]]);
      });
    }

    it('reads claims under a key that is nearly ours, and roles with one', () => {
      assert.deepEqual(
        read('clauss: 8.1').clauses.map(({ clause }) => clause.value),
        ['8.1'],
      );
      const { roles, problems } = read('type: roles\nroles: { a: { holdr: X } }');
      assert.deepEqual([roles[0]?.holder?.value, problems.length], ['X', 1]);
    });

    it('leaves a value of another tool alone under a key that is nearly ours', () => {
      assert.deepEqual(read('Type: posts', { presets: ['hugo'], aliases: new Map() }).problems, []);
    });

    it('tells dates from other defects', () => {
      const rules = read('approved: x\ntype: y\nclauses: [{ id: 8.1, date: z }]').problems.map(problem => problem.rule);
      assert.deepEqual(rules.sort(), ['metadata/invalid-date', 'metadata/invalid-date', 'metadata/schema']);
    });

    it('leaves out of the fields what is wrong, and still says where the key stands', () => {
      const metadata = read('status: final');
      assert.equal(metadata.status, undefined);
      assert.ok(metadata.keySpans.has('status'));
    });
  });
});
