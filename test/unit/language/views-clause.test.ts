// The page of one clause: what it says, how it stands, and what would make it green.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { clausePageView } from '../../../server/src/language/views/clause.ts';
import type { ClausePageView } from '../../../server/src/protocol/views.ts';
import { checked, document, manifest, uriOf } from '../../support/views.ts';

async function page(key: string, files: Readonly<Record<string, string>> = {}): Promise<ClausePageView> {
  const found = clausePageView(key, await checked(files), uriOf);
  ok(found, `no page of ${key}`);
  return found;
}

describe('the page of a clause', () => {
  it('has the words of the catalogue and its place in the standard', async () => {
    const view = await page('house:2.2');
    deepEqual([view.root, view.key, view.id, view.title], [uriOf(''), 'house:2.2', '2.2', 'Lights']);
    deepEqual(view.standard, { id: 'house:1', title: 'House rules', shortTitle: 'HR' });
    deepEqual([view.summary, view.wording, view.status], ['Turn them off.', undefined, 'not-covered']);
    deepEqual(view.parent, { key: 'house:2', id: '2', title: 'Order', status: undefined });
    deepEqual([view.previous?.id, view.next?.id, view.children], ['2.1', '3', []]);
    deepEqual(view.related, []);
    const first = await page('house:2');
    deepEqual([first.previous, first.next?.id], [undefined, '2.1']);
    equal((await page('house:3.2')).next, undefined);
  });

  it('is there for headings, with what is below them and who names them', async () => {
    const view = await page('house:3', {
      'a.md': document('POL-A', 'clauses: ["3"]\n'),
      'b.md': document('POL-B', 'clauses: ["3.1"]\n'),
    });
    deepEqual([view.status, view.stale, Object.values(view.counts)], [undefined, false, [0, 0, 0, 2, 0]]);
    deepEqual(
      view.children.map(({ id, status }) => [id, status]),
      [
        ['3.1', 'documented'],
        ['3.2', 'documented'],
      ],
    );
    deepEqual(
      view.claims.map(({ name, counts }) => [name, counts]),
      [['POL-A', true]],
    );
    deepEqual([view.items, view.evidence, view.toGreen, view.toEvidenced], [[], [], [], []]);
    deepEqual((await page('house:1')).children, []);
  });

  it('has the wording that a licence holder laid over the clause', async () => {
    const view = await page('iso20000-1:5.2.1', {
      'sms.yaml': manifest.replace('"house:1"', '"iso20000-1:2018"'),
      'standards/iso.yaml': 'key: iso20000-1\nedition: "2018"\nclauses:\n  - { id: "5.2.1", text: "Laid over." }\n',
    });
    equal(view.wording, 'Laid over.');
  });

  it('tells who claims it, where, with what they say', async () => {
    const view = await page('house:2.2', {
      'a.md': document(
        'POL-A',
        'reviewed: 2026-10-01\nclauses: [{ id: "2.2", section: "#at-night", coverage: other-party, control: Monthly report }]\n',
        '\n## At night\n\nWords.\n',
      ),
      'b.md': document('POL-B', 'clauses: ["2.2"]\n').replace('approved', 'draft'),
      'c.md': document('POL-C', 'clauses: ["2.2"]\n').replace('approved', 'retired'),
    });
    const [a, b, ...more] = view.claims;
    deepEqual(more, []);
    deepEqual(
      [a!.name, a!.title, a!.uri, a!.section, a!.coverage, a!.note, a!.counts, a!.documentStatus, a!.type],
      [
        'POL-A',
        'Title of POL-A',
        uriOf('a.md'),
        'At night',
        'other-party',
        'Monthly report',
        true,
        'approved',
        'policy',
      ],
    );
    deepEqual(a!.range, { start: { line: 12, character: 3 }, end: { line: 12, character: 11 } });
    deepEqual([a!.review.state, a!.owner!.holder], ['current', 'A. Example']);
    deepEqual([b!.name, b!.counts], ['POL-B', false]);
  });

  it('tells what the clause calls for, what shows it, and what is reported', async () => {
    const view = await page('house:2.1', {
      'a.md': document('POL-A', 'reviewed: 2026-10-01\nclauses: ["2.1"]\nevidence: [REC-D]\n'),
      'd.yaml':
        'id: REC-D\ntitle: D\ntype: record\nlocation: https://desk.example\nperiod: { from: 2026-01-01, to: 2026-03-31 }\nfrequency: P3M\n',
    });
    deepEqual(
      view.items.map(({ id, state, providers }) => [id, state, providers.length]),
      [
        ['door-policy', 'missing', 0],
        ['door-records', 'missing', 0],
      ],
    );
    const [shown] = view.evidence;
    deepEqual(
      [shown!.document.name, shown!.state, shown!.period, shown!.due, shown!.location],
      ['REC-D', 'outdated', '2026-01-01 – 2026-03-31', '2026-06-30', 'https://desk.example'],
    );
    ok(view.findings.some(({ rule }) => rule === 'coverage/documented-information-missing'));
    ok(view.findings.every(({ clause, document: index }) => clause === 'house:2.1' && index === undefined));
  });

  describe('what would make it green', () => {
    it('begins with a new document where nobody is near', async () => {
      const [step, ...more] = (await page('house:2.1')).toGreen;
      deepEqual(step!.edit, { action: 'new-document', root: uriOf(''), type: 'policy', clause: 'house:2.1' });
      deepEqual(step!.at, undefined);
      deepEqual(
        more.map(({ edit }) => edit),
        [{ action: 'new-document', root: uriOf(''), type: 'policy', item: 'door-policy' }],
      );
    });

    it('claims in the document that is nearest', async () => {
      const { toGreen } = await page('house:2.2', {
        'a.md': document('POL-A', 'reviewed: 2026-10-01\nclauses: ["2.1"]\n'),
      });
      deepEqual(
        toGreen.map(({ edit, at }) => [edit, at?.uri]),
        [[{ action: 'claim', uri: uriOf('a.md'), clause: 'house:2.2' }, uriOf('a.md')]],
      );
    });

    it('provides, and leaves to people what only they can do', async () => {
      const { toGreen, toEvidenced } = await page('house:2.1', {
        'a.md': document('POL-A', 'clauses: ["2.1"]\n').replace('approved', 'draft'),
      });
      deepEqual(
        toGreen.map(({ edit }) => edit),
        [undefined, { action: 'provide', uri: uriOf('a.md'), item: 'door-policy' }],
      );
      deepEqual(
        toEvidenced.map(({ edit }) => edit),
        [{ action: 'new-document', root: uriOf(''), type: 'record', item: 'door-records' }],
      );
    });

    it('marks as reviewed what is overdue', async () => {
      const { toGreen } = await page('house:2.2', {
        'a.md': document('POL-A', 'reviewed: 2020-01-01\nclauses: ["2.2"]\n'),
      });
      deepEqual(
        toGreen.map(({ edit }) => edit),
        [{ action: 'mark-reviewed', uris: [uriOf('a.md')] }],
      );
    });

    it('points at the claim that is to be mended', async () => {
      const { toGreen } = await page('house:2.2', {
        'a.md': document('POL-A', 'reviewed: 2026-10-01\nclauses: [{ id: "2.2", coverage: partial }]\n'),
      });
      equal(toGreen[0]!.edit, undefined);
      deepEqual(toGreen[0]!.at!.range.start, { line: 7, character: 17 });
    });
  });

  it('is none where there is no such clause', async () => {
    const result = await checked({});
    for (const key of [
      'house:9.9',
      'nobody:1',
      '',
      'house:',
      ':',
      '__proto__',
      'house:__proto__',
      'x'.repeat(100_000),
    ]) {
      equal(clausePageView(key, result, uriOf), undefined, key.slice(0, 20));
    }
  });
});
