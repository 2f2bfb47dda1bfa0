// What trees, matrix and pictures are told of an SMS.

import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { systemStatus } from '../../../server/src/language/status.ts';
import { resultIdOf, systemViewSteps, viewIdSteps } from '../../../server/src/language/views/traceability.ts';
import { matrixOf } from '../../../server/src/reports/matrix.ts';
import { checkSms } from '../../../server/src/rules/check.ts';
import { rules } from '../../../server/src/rules/registry.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';
import { asOf, checked, clauseIn, document, drained, systemView, uriOf, viewOf } from '../../support/views.ts';

const at = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

describe('the view of an SMS', () => {
  it('has all standards in the order of the manifest, with headings above something auditable', async () => {
    const { name, root, manifest, standards } = await viewOf({});
    deepEqual([name, root, manifest], ['Acme', 'file:///workspace', 'file:///workspace/sms.yaml']);
    deepEqual(
      standards.map(({ id, shortTitle, clauses }) => [id, shortTitle, clauses.map(one => one.key).join(' ')]),
      [
        ['house:1', 'HR', 'house:2 house:2.1 house:2.2 house:3 house:3.1 house:3.2'],
        ['other:2', 'OR', 'other:A other:A.1'],
      ],
    );
    deepEqual(
      standards[0]!.clauses.map(({ parent }) => parent),
      [undefined, 'house:2', 'house:2', undefined, 'house:3', 'house:3'],
    );
  });

  it('counts clauses, rolled up', async () => {
    const view = await viewOf({ 'a.md': document('POL-A', 'clauses: ["2.1", "2.2"]\nprovides: [door-policy]\n') });
    const counts = (key: string) => Object.values(clauseIn(view, key).counts);
    deepEqual(counts('house:2'), [0, 0, 0, 2, 0]);
    deepEqual(counts('house:2.1'), [0, 0, 0, 1, 0]);
    deepEqual(counts('house:3'), [2, 0, 0, 0, 0]);
    deepEqual(Object.values(view.standards[0]!.counts), [2, 0, 0, 2, 0]);
    equal(clauseIn(view, 'house:2').status, undefined);
    equal(clauseIn(view, 'house:2.1').status, 'documented');
  });

  it('leads from clauses to documents and back', async () => {
    const view = await viewOf({
      'a.md': document(
        'POL-A',
        'reviewed: 2026-01-31\nclauses: ["2.1", { id: "2.2", section: "#lights", coverage: partial }, "9.9"]\nprovides: [door-policy]\nevidence: [REC-D]\n',
        '\n## Lights\n\n<!-- clause: A.1 -->\n\nText.\n',
      ),
      'b.md': document('POL-B', 'clauses: ["3"]\n').replace('approved', 'draft'),
      'c.md': document('POL-C', 'clauses: ["2.1"]\n').replace('approved', 'retired'),
      'd.yaml': 'id: REC-D\ntitle: D\ntype: record\nprovides: [door-records]\ncollected: 2026-10-01\nfrequency: P3M\n',
      'README.md': '# A page\n',
    });
    deepEqual(
      view.documents.map(({ path }) => path),
      ['a.md', 'b.md', 'c.md', 'd.yaml'],
    );
    const doors = clauseIn(view, 'house:2.1');
    deepEqual(doors.claims, [
      { document: 0, coverage: 'full', section: undefined, range: at(7, 11, 14), counts: true },
    ]);
    deepEqual(
      doors.items.map(({ id, kind, mandatory, state, providers }) => [id, kind, mandatory, state, providers]),
      [
        ['door-policy', 'policy', true, 'provided', [0]],
        ['door-records', 'record', true, 'provided', [3]],
      ],
    );
    deepEqual(
      [doors.status, doors.evidence, doors.lastReview, doors.nextReview],
      ['evidenced', [3], '2026-01-31', '2027-01-31'],
    );
    deepEqual(clauseIn(view, 'house:2.2').claims, [
      { document: 0, coverage: 'partial', section: 'Lights', range: at(14, 3, 9), counts: true },
    ]);
    // A claim on a level that people cite comes down to what is below it.
    deepEqual(
      clauseIn(view, 'house:3.2').claims.map(claim => [claim.document, claim.counts]),
      [[1, false]],
    );
    equal(clauseIn(view, 'house:3.2').status, 'planned');
    const [a, b, , d] = view.documents;
    deepEqual(a!.clauses, ['house:2.1', 'house:2.2', '9.9', 'A.1']);
    deepEqual(b!.clauses, ['house:3']);
    deepEqual(a!.owner, { role: 'quality', title: 'Quality manager', holder: 'A. Example' });
    deepEqual(a!.review, { state: 'current', reviewed: '2026-01-31', due: '2027-01-31', days: 72, remarks: [] });
    deepEqual([a!.evidence, d!.evidence], [undefined, { state: 'current', due: '2027-01-01' }]);
  });

  it('tells findings as a check does, by clause and document, without hints', async () => {
    const files = {
      'sms.yaml': 'standards: ["house:1"]\nrules: { metadata/missing-field: hint }\n',
      'a.md': document('POL-A', 'clauses: ["2.1"]\n', '\nSee [x](x.md).\n'),
    };
    const result = await checked(files);
    const view = systemView(result);
    ok(result.findings.some(({ severity }) => severity === 'hint'));
    deepEqual(
      view.gaps.map(({ rule, message }) => [rule, message]),
      result.findings.filter(({ severity }) => severity !== 'hint').map(({ rule, message }) => [rule, message]),
    );
    const link = view.gaps.findIndex(({ rule }) => rule === 'reference/broken-link');
    ok(view.documents[0]!.gaps.includes(link));
    equal(view.gaps[link]!.document, 0);
    const uncovered = view.gaps.findIndex(({ clause }) => clause === 'house:2.2');
    deepEqual(clauseIn(view, 'house:2.2').gaps, [uncovered]);
    deepEqual([view.gaps[uncovered]!.document, view.gaps[uncovered]!.uri], [undefined, uriOf('sms.yaml')]);
  });

  it('knows what is waived and what is stale', async () => {
    const view = await viewOf({
      'sms.yaml':
        'standards: ["house:1"]\nwaivers:\n  - { rule: coverage/clause-not-covered, where: "house:2.2", reason: Dark, approved_by: A, expires: 2027-01-01 }\n',
      'a.md': document('POL-A', 'reviewed: 2020-01-01\nclauses: ["2.1"]\n'),
    });
    deepEqual([clauseIn(view, 'house:2.2').waived, clauseIn(view, 'house:2.1').waived], [true, false]);
    deepEqual([clauseIn(view, 'house:2.1').stale, clauseIn(view, 'house:2.2').stale], [true, false]);
    equal(view.documents[0]!.review.state, 'overdue');
    ok(view.documents[0]!.review.days! < 0);
  });

  it('tells of the audits to come with what is overdue then, by the place of the documents', async () => {
    const view = await viewOf({
      'sms.yaml': 'standards: ["house:1"]\ncertification: { certified: 2026-01-01 }\n',
      'a.md': document('POL-A', 'reviewed: 2026-10-01\n'),
      'b.md': document('POL-B', 'reviewed: 2025-12-01\n'),
    });
    deepEqual(
      view.audits.map(({ kind, date, overdue }) => [kind, date, overdue]),
      [
        ['surveillance', '2027-01-01', [1]],
        ['surveillance', '2028-01-01', [0, 1]],
        ['recertification', '2028-12-31', [0, 1]],
      ],
    );
    deepEqual(view.audits[0]!.at, { uri: uriOf('sms.yaml'), range: at(1, 28, 38) });
  });

  it('cuts off a programme of more audits than anybody holds', async () => {
    const rows = Array.from({ length: 80 }, (_, i) => `  - { id: AUD-${100 + i}, planned: 2027-01-01 }\n`);
    const view = await viewOf({
      'a.yaml': `id: REG-A\ntitle: A\ntype: register\nregister: audits\nrows:\n${rows.join('')}`,
    });
    equal(view.audits.length, 50);
  });

  it('does without a manifest, a standard, and documents', async () => {
    const workspace = await memoryWorkspace({ 'sub/a.md': '---\nid: POL-A\ntype: policy\nclauses: ["5.2.1"]\n---\n' });
    const plain = systemView(checkSms(new Analysis(workspace.systems[0]!, asOf), rules));
    deepEqual([plain.name, plain.manifest, plain.audits, plain.documents.length], ['SMS', undefined, [], 1]);
    equal(clauseIn(plain, 'iso20000-1:5.2.1').claims.length, 1);
    const none = await viewOf({ 'sms.yaml': 'standards: ["nobody:1"]\n' });
    deepEqual([none.standards, none.documents], [[], []]);
  });

  it('survives what no catalogue and no author should write', async () => {
    const view = await viewOf({
      'a.md': document(
        'POL-A',
        'clauses: [{ id: "2.1", section: "#nowhere" }, "2.1", "2", ~, {}]\nprovides: [nothing, __proto__]\n',
      ),
      'b.md': document('POL-A', 'clauses: ["__proto__"]\nreviewed: 9999-12-31\n'),
      'c.md': '---\nid: [\n',
    });
    deepEqual(
      view.documents.map(({ name }) => name),
      ['POL-A', 'POL-A', 'c.md'],
    );
    deepEqual(view.documents[1]!.clauses, ['__proto__']);
    equal(clauseIn(view, 'house:2.1').claims.length, 2);
    equal(clauseIn(view, 'house:2.1').claims[0]!.section, 'nowhere');
  });

  it('agrees with the status bar and with the matrix', async () => {
    const result = await checked({
      'a.md': document('POL-A', 'reviewed: 2020-01-01\nclauses: ["2.1"]\nprovides: [door-policy]\n'),
      'b.md': document('POL-B', 'clauses: ["3"]\n').replace('approved', 'draft'),
    });
    const view = systemView(result);
    const status = systemStatus(result, uriOf)!;
    deepEqual(view.standards[0]!.counts, status.counts);
    equal(view.documents.filter(({ review }) => review.state === 'overdue').length, status.overdue);
    for (const severity of ['error', 'warning', 'info'] as const) {
      equal(view.gaps.filter(one => one.severity === severity).length, status.findings[severity]);
    }
    for (const [i, standard] of result.analysis.sms.catalogue.standards.entries()) {
      const rows = matrixOf(result, standard).clauses;
      deepEqual(
        view.standards[i]!.clauses.map(({ key, status: is, stale, evidence, lastReview, nextReview }) => ({
          key,
          is,
          stale,
          evidence: evidence.length,
          lastReview,
          nextReview,
        })),
        rows.map(row =>
          row.kind === 'clause'
            ? {
                key: row.key,
                is: row.status,
                stale: row.stale,
                evidence: row.evidence.length,
                lastReview: row.lastReview,
                nextReview: row.nextReview,
              }
            : { key: row.key, is: undefined, stale: false, evidence: 0, lastReview: undefined, nextReview: undefined },
        ),
      );
    }
  });

  it('is told by its id: equal for equal views, another for any difference', async () => {
    const files = { 'a.md': document('POL-A', 'clauses: ["2.1"]\n', '\nWords.\n') };
    const idOf = async (text: string) => drained(viewIdSteps(await viewOf({ 'a.md': text })));
    const text = files['a.md'];
    const id = await idOf(text);
    equal(await idOf(text), id);
    equal(await idOf(`${text}\nMore words.\n`), id);
    const others = [
      text.replace('Title', 'Titel'),
      text.replace('2.1', '2.2'),
      text.replace('policy', 'plan'),
      `\n${text}`,
      text.replace('Words', 'See [x](x.md)'),
    ];
    const ids = await Promise.all(others.map(idOf));
    equal(new Set([id, ...ids]).size, others.length + 1);
    notEqual(resultIdOf('2026-11-20', [id]), resultIdOf('2026-11-21', [id]));
    notEqual(resultIdOf(asOf, [id]), resultIdOf(asOf, [id, id]));
  });

  it('is told in steps, each of them small', async () => {
    const files = Object.fromEntries(Array.from({ length: 450 }, (_, i) => [`${i}.md`, document(`POL-${i}`)]));
    const result = await checked(files);
    equal([...systemViewSteps(result, uriOf)].length, 1 + 5 + 4);
    equal([...viewIdSteps(systemView(result))].length, 5 + 2);
  });
});
