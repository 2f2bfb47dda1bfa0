// The rows of the matrix: forward every clause with what answers it, backward every document with what it answers.
import assert from 'node:assert/strict';
import { columnOf, isRepeated } from '../../../client/webview/matrix/columns.ts';
import { type Direction, type Row, rowsOf } from '../../../client/webview/matrix/rows.ts';
import type { ClauseView, SystemView } from '../../../server/src/protocol/views.ts';
import { matrixWords } from '../../support/matrix-words.ts';
import { systemView } from '../../support/system-view.ts';

/** Two clauses and three documents, told below. */
function small(change: (clauses: ClauseView[]) => readonly ClauseView[] = all => all): SystemView {
  const system = systemView({ clauses: 3, documents: 3, claims: 0 });
  const [chapter, one, two, three] = system.standards[0]!.clauses;
  const claim = (document: number, section: string | undefined, counts = true) => ({
    document,
    section,
    counts,
    coverage: 'full' as const,
    range: { start: { line: 7, character: 1 }, end: { line: 7, character: 2 } },
  });
  const item = { id: 'x', title: 'Thing', kind: 'plan', mandatory: true };
  const clauses = change([
    chapter!,
    {
      ...one!,
      claims: [claim(0, 'A'), claim(0, 'B'), claim(1, undefined, false)],
      items: [{ ...item, state: 'provided', providers: [0, 2] }],
    },
    { ...two!, claims: [], items: [{ ...item, id: 'y', state: 'missing', providers: [] }] },
    { ...three!, claims: [], items: [], title: undefined },
  ]);
  return { ...system, standards: [{ ...system.standards[0]!, clauses }] };
}

const rows = (system: SystemView, direction: Direction = 'forward', beside?: string): readonly Row[] =>
  rowsOf({ system, direction, beside, standards: ['std:2018'] });

const tell = ({ clause, unknown, item, document, claim }: Row): string =>
  [clause?.id ?? unknown, item?.id, document?.name, claim && (claim.section ?? '*')].map(part => part ?? '-').join(' ');

describe('the rows of the matrix', () => {
  it('lead from each clause to its information, documents and sections', () => {
    assert.deepEqual(rows(small()).map(tell), [
      '1.1 x DOC-0 A',
      '1.1 x DOC-2 -',
      '1.1 - DOC-0 B',
      '1.1 - DOC-1 *',
      '1.2 y - -',
      '1.3 - - -',
    ]);
  });

  it('lead from each document back to its clauses, documents without any included', () => {
    const system = small();
    const lone = { ...system.documents[1]!, name: 'LONE', path: 'lone.md' };
    const documents = [...system.documents, lone, { ...lone, name: 'LOST', path: 'lost.md', clauses: ['std:99'] }];
    assert.deepEqual(rows({ ...system, documents }, 'backward').map(tell), [
      '1.1 x DOC-0 A',
      '1.1 - DOC-0 B',
      '1.1 - DOC-1 *',
      '1.1 x DOC-2 -',
      '- - LONE -',
      'std:99 - LOST -',
    ]);
  });

  it('name the section that counts before one that does not', () => {
    const system = small(all =>
      all.map(clause =>
        clause.id === '1.1'
          ? { ...clause, claims: clause.claims.map(one => ({ ...one, counts: one.section === 'B' })) }
          : clause,
      ),
    );
    assert.equal(tell(rows(system)[0]!), '1.1 x DOC-0 B');
  });

  it('give what is provided without a document of its own to the document of the clause', () => {
    const system = small(all =>
      all.map(clause => ({ ...clause, items: clause.items.map(item => ({ ...item, providers: [] })) })),
    );
    assert.equal(tell(rows(system)[0]!), '1.1 x DOC-0 A');
    assert.equal(tell(rows(system).find(({ item }) => item?.id === 'y')!), '1.2 y - -');
  });

  it('have keys that are unique and survive changes around them', () => {
    const before = rows(small()).map(({ key }) => key);
    assert.equal(new Set(before).size, before.length);
    const after = rows(small(([chapter, one, , ...more]) => [chapter!, one!, ...more])).map(({ key }) => key);
    assert.deepEqual(
      after,
      before.filter(key => !key.startsWith('std:1.2')),
    );
  });

  it('know the chapter of a clause, and the title above one that has none', () => {
    const last = rows(small()).at(-1)!;
    assert.equal(last.chapter?.id, '1');
    assert.equal(last.heading, 'Chapter 1');
    assert.equal(columnOf('title').text(last, matrixWords), 'Chapter 1');
  });

  it('end a loop of parents', () => {
    const system = small(all => all.map(clause => ({ ...clause, parent: 'std:1.1' })));
    assert.equal(rows(system).length, 6);
  });

  it('leave out indices that lead nowhere', () => {
    const system = small(all => all.map(clause => ({ ...clause, evidence: [99], gaps: [99] })));
    assert.deepEqual(rows({ ...system, documents: [] })[0]?.evidence, []);
    assert.deepEqual(rows(system)[0]?.findings, []);
  });

  it('show clauses of a second standard that the same document claims', () => {
    const system = small();
    const other = {
      ...system.standards[0]!,
      id: 'other:1',
      clauses: [{ ...system.standards[0]!.clauses[1]!, key: 'other:A.5', id: 'A.5' }],
    };
    const documents = system.documents.map((one, i) => (i === 0 ? { ...one, clauses: ['std:1.1', 'other:A.5'] } : one));
    const both = { ...system, documents, standards: [...system.standards, other] };
    const found = rows(both, 'forward', 'other:1').map(row => columnOf('beside').text(row, matrixWords));
    assert.deepEqual(found.slice(0, 3), ['A.5', '', 'A.5']);
    const all = rowsOf({ system: both, direction: 'forward', beside: undefined, standards: ['std:2018', 'other:1'] });
    assert.deepEqual([...new Set(all.map(({ standard }) => standard?.id))], ['std:2018', 'other:1']);
  });

  it('say once what several of them share', () => {
    const [first, second] = rows(small());
    assert.equal(isRepeated(columnOf('title'), second!, first, 'forward'), true);
    assert.equal(isRepeated(columnOf('findings'), second!, first, 'forward'), true);
    assert.equal(isRepeated(columnOf('document'), second!, first, 'forward'), false);
    assert.equal(isRepeated(columnOf('title'), first!, undefined, 'forward'), false);
    const [one, two] = rows(small(), 'backward');
    assert.equal(isRepeated(columnOf('document'), two!, one, 'backward'), true);
    assert.equal(isRepeated(columnOf('clause'), two!, one, 'backward'), false);
  });
});
