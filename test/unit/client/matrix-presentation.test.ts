// Filter, order, groups and settings of the matrix.
import assert from 'node:assert/strict';
import { columnIds, columnOf, isOffered } from '../../../client/webview/matrix/columns.ts';
import type { GroupBy } from '../../../client/webview/matrix/groups.ts';
import { deedOf, stepped } from '../../../client/webview/matrix/keys.ts';
import { nextSort, sortRows } from '../../../client/webview/matrix/order.ts';
import { createPresenter, isChanged, rowsByKey } from '../../../client/webview/matrix/presentation.ts';
import { createMatcher, parseQuery } from '../../../client/webview/matrix/query.ts';
import { rowsOf } from '../../../client/webview/matrix/rows.ts';
import {
  changedColumn,
  defaults,
  isFiltered,
  moved,
  movedPast,
  readMemory,
  type Settings,
  unfiltered,
  withTable,
} from '../../../client/webview/matrix/state.ts';
import type { SystemView } from '../../../server/src/protocol/views.ts';
import { matrixWords as words } from '../../support/matrix-words.ts';
import { systemView } from '../../support/system-view.ts';

const system = systemView({ clauses: 30, documents: 20 });
const all = rowsOf({ system, direction: 'forward', beside: undefined, standards: ['std:2018'] });
const grouped = (group: GroupBy): Settings => withTable(defaults, { group });
const flat = grouped('none');

const present = (settings: Settings, systems: readonly SystemView[] = [system]) =>
  createPresenter(words)(systems, settings);

const found = (query: string) => {
  const matches = createMatcher(words);
  const terms = parseQuery(query, words);
  return all.filter(row => matches(row, terms));
};

describe('the filter of the matrix', () => {
  it('wants every word, in any column, without case and accents', () => {
    assert.deepEqual(
      found('CLÁUSE doc-3').map(({ document }) => document?.name),
      found('doc-3').map(({ document }) => document?.name),
    );
    assert.ok(found('doc-3').length > 0);
    assert.equal(found('doc-3 nowhere').length, 0);
  });

  it('looks into one column, by its id or its title', () => {
    assert.ok(found('owner:incident').every(({ document }) => document?.owner?.title === 'Incident manager'));
    assert.equal(found('documentedinformation:thing').length, all.filter(({ item }) => item).length);
    assert.ok(found('status:not-covered').every(({ clause }) => clause?.status === 'not-covered'));
  });

  it('takes a clause with what is below it, and not with what begins alike', () => {
    assert.deepEqual([...new Set(found('clause:1.1').map(({ clause }) => clause?.id))], ['1.1']);
    assert.equal(new Set(found('clause:1').map(({ clause }) => clause?.id)).size, 10);
  });

  it('leaves out words with a minus, and takes phrases', () => {
    const drafts = found('-status:not-covered');
    assert.ok(drafts.length > 0 && drafts.every(({ clause }) => clause?.status !== 'not-covered'));
    assert.equal(
      found('"clause 3 on"').length,
      all.filter(({ clause }) => clause?.title === 'Clause 3 on a subject').length,
    );
    assert.equal(found('"on clause"').length, 0);
  });

  it('takes whatever is typed: colons, quotes and minuses that mean nothing', () => {
    for (const query of ['', '  ', '-', ':', '"', 'owner:', 'http://x', '12:30', '""', '-"', 'a:b:c', '\\', '(*', '🙂'])
      assert.doesNotThrow(() => found(query), query);
    assert.equal(found('owner:').length, all.length);
    assert.deepEqual(parseQuery('12:30', words), [{ text: '12:30', column: undefined, isNegated: false }]);
  });
});

describe('the order of the matrix', () => {
  it('is that of the standard: 1.2 before 1.10', () => {
    const ids = sortRows([...all].reverse(), [{ column: 'clause', descending: false }], words).map(
      ({ clause }) => clause?.id,
    );
    assert.ok(ids.indexOf('1.2') < ids.indexOf('1.10'));
    assert.deepEqual([...new Set(ids)], [...new Set(all.map(({ clause }) => clause?.id))]);
  });

  it('takes numbers in texts as numbers, and puts nothing last, either way', () => {
    for (const descending of [false, true]) {
      const names = sortRows(all, [{ column: 'document', descending }], words).map(({ document }) => document?.name);
      const first = names.indexOf(undefined);
      assert.ok(first > 0 && names.slice(first).every(name => name === undefined));
      const [two, ten] = [names.indexOf('DOC-2'), names.indexOf('DOC-10')];
      assert.equal(two < ten, !descending);
    }
  });

  it('is stable, and sorts by several keys', () => {
    const keys = [
      { column: 'owner', descending: false },
      { column: 'document', descending: true },
    ] as const;
    const sorted = sortRows(all, keys, words).filter(({ document }) => document);
    for (const [i, row] of sorted.entries()) {
      const next = sorted[i + 1];
      if (!next || next.document!.owner!.title !== row.document!.owner!.title) continue;
      const [a, b] = [row, next].map(one => Number(one.document!.name.slice(4)));
      assert.ok(a! >= b!);
      if (a === b) assert.ok(all.indexOf(row) < all.indexOf(next));
    }
  });

  it('goes from ascending to descending to natural, and adds keys', () => {
    const one = nextSort([], 'owner', false);
    assert.deepEqual(one, [{ column: 'owner', descending: false }]);
    const two = nextSort(one, 'owner', false);
    assert.deepEqual(two, [{ column: 'owner', descending: true }]);
    assert.deepEqual(nextSort(two, 'owner', false), []);
    assert.deepEqual(nextSort(one, 'title', true), [...one, { column: 'title', descending: false }]);
    assert.deepEqual(nextSort(one, 'title', false), [{ column: 'title', descending: false }]);
  });
});

describe('the groups of the matrix', () => {
  it('hold all rows, in an order that means something, with what is covered', () => {
    for (const group of ['chapter', 'status', 'owner', 'type', 'review'] as const) {
      const { lines } = present(grouped(group));
      const heads = lines.filter(line => line.kind === 'group');
      assert.equal(
        heads.reduce((sum, head) => sum + head.rows, 0),
        all.length,
      );
      assert.equal(lines.length, all.length + heads.length);
    }
    const heads = present(grouped('status')).lines.filter(line => line.kind === 'group');
    assert.deepEqual(
      heads.map(({ label }) => label),
      ['not-covered', 'planned', 'partial', 'documented', 'evidenced'],
    );
    assert.deepEqual(
      heads.map(({ clauses, covered }) => [clauses, covered]),
      [
        [6, 0],
        [6, 0],
        [6, 0],
        [6, 6],
        [6, 6],
      ],
    );
  });

  it('close and keep their heads', () => {
    const open = present(grouped('chapter')).lines;
    const closed = present({ ...grouped('chapter'), collapsed: [open[0]!.key] }).lines;
    const head = closed[0]!;
    assert.ok(head.kind === 'group' && !head.isOpen);
    assert.equal(closed.length, open.length - head.rows);
    assert.equal(closed[1]?.kind, 'group');
  });
});

describe('what the matrix presents', () => {
  it('counts clauses by status without the choice of a status, and rows by value', () => {
    const shown = present({ ...flat, choices: { status: ['partial'] } });
    assert.ok(shown.lines.every(line => line.kind === 'row' && line.row.clause?.status === 'partial'));
    assert.equal(shown.statuses.get('evidenced'), 6);
    assert.equal(shown.total, all.length);
    assert.equal(shown.left, shown.lines.length);
    const owners = shown.values('owner');
    assert.equal(
      [...owners.values()].reduce((sum, count) => sum + count, 0),
      shown.left,
    );
  });

  it('shows gaps, what is missing, and what is stale', () => {
    const left = (flag: 'gaps' | 'missing' | 'stale') =>
      present({ ...flat, flags: [flag] }).lines.flatMap(line => (line.kind === 'row' ? [line.row] : []));
    assert.ok(left('gaps').every(({ clause }) => !['documented', 'evidenced'].includes(clause!.status!)));
    assert.ok(left('missing').every(({ item, document }) => item?.state === 'missing' || !document));
    assert.ok(left('stale').length > 0 && left('stale').every(({ clause }) => clause?.stale));
  });

  it('takes no step again that nothing calls for', () => {
    const presenter = createPresenter(words);
    const before = presenter([system], flat);
    assert.equal(presenter([system], { ...flat }).lines, before.lines);
    const typed = presenter([system], { ...flat, text: 'doc' });
    const row = (lines: typeof before.lines) => lines.flatMap(line => (line.kind === 'row' ? [line.row] : []));
    const old = new Set(row(before.lines));
    assert.ok(row(typed.lines).every(one => old.has(one)));
  });

  it('falls back to what there is when the SMS or the standard that was looked at is gone', () => {
    const shown = present({ ...flat, root: 'file:///gone', standard: 'gone:1', beside: 'gone:2' });
    assert.equal(shown.system, system);
    assert.equal(shown.standard?.id, 'std:2018');
    assert.equal(present(flat, []).lines.length, 0);
  });

  it('names the cells that changed, and no others', () => {
    const presenter = createPresenter(words);
    const before = presenter([system], flat).lines;
    const documents = system.documents.map((one, i) => (i === 3 ? { ...one, title: 'Another title' } : one));
    const after = presenter([{ ...system, documents }], flat).lines;
    const old = rowsByKey(before);
    const changed = after.flatMap(line =>
      line.kind !== 'row'
        ? []
        : columnIds
            .filter(id => isChanged(old.get(line.key), line.row, id, words))
            .map(id => `${line.row.document?.name} ${id}`),
    );
    assert.deepEqual([...new Set(changed)], ['DOC-3 document']);
    assert.equal(isChanged(undefined, all[0]!, 'title', words), false);
  });
});

describe('the baseline in the matrix', () => {
  const [standard] = system.standards;
  const clauses = standard!.clauses.map((clause, i) => ({
    ...clause,
    ...(clause.status && i < 6 && { baseline: 'partial' as const }),
  }));
  const held: SystemView = {
    ...system,
    standards: [{ ...standard!, clauses }],
    baseline: { revision: 'v1', commit: 'c0ffee', day: '2026-09-30', existed: true },
  };

  it('has a column where there is one, and else none', () => {
    const shows = (one: SystemView) => present(flat, [one]).columns.some(({ id }) => id === 'baseline');
    assert.equal(shows(held), true);
    assert.equal(shows(system), false);
    assert.equal(isOffered('baseline', { system: undefined, beside: undefined }), false);
  });

  it('filters by what became of clauses, and counts those', () => {
    const values = present(flat, [held]).values('baseline');
    assert.deepEqual(Object.fromEntries(values), { regressed: 2, same: 1, improved: 2, '': 25 });
    const { lines } = present({ ...flat, choices: { baseline: ['regressed'] } }, [held]);
    const left = new Set(lines.map(line => line.kind === 'row' && line.row.clause?.status));
    assert.deepEqual([...left], ['not-covered', 'planned']);
  });

  it('sorts by it, and finds it by its word', () => {
    const [row] = rowsOf({ system: held, direction: 'forward', beside: undefined, standards: ['std:2018'] });
    const { text, rank } = columnOf('baseline');
    assert.deepEqual([text(row!, words), rank(row!, words)], ['partial', 2]);
    assert.equal(text(all[0]!, words), '');
    assert.equal(rank(all[0]!, words), undefined);
  });
});

describe('what the matrix remembers', () => {
  it('comes back as it was', () => {
    const settings = withTable(
      { ...flat, text: 'x', flags: ['gaps'], choices: { ...readMemory({}).settings.choices, owner: ['A'] } },
      {
        sort: [{ column: 'owner', descending: true }],
        columns: changedColumn(moved(defaults.tables.forward.columns, 'owner', -2), 'title', {
          width: 99,
          isShown: false,
        }),
      },
    );
    const memory = { settings, served: 7, position: { line: 'k', column: 'owner' as const, top: 5, left: -6 } };
    assert.deepEqual(readMemory(JSON.parse(JSON.stringify(memory))), memory);
    assert.equal(isFiltered(settings), true);
    assert.equal(isFiltered(unfiltered(settings)), false);
  });

  it('has columns that move past hidden ones, and not out of the table', () => {
    const [first, second, third] = defaults.tables.forward.columns;
    const columns = [first!, { ...second!, isShown: false }, third!];
    assert.deepEqual(
      movedPast(columns, first!.id, 1).map(({ id }) => id),
      [second!.id, third!.id, first!.id],
    );
    assert.deepEqual(movedPast(columns, first!.id, -1), columns);
    assert.deepEqual(movedPast(columns, third!.id, 1), columns);
  });

  it('is left out where it makes no sense', () => {
    const nonsense: unknown[] = [
      undefined,
      null,
      7,
      'x',
      [],
      { settings: 3 },
      { settings: { tables: { forward: { columns: [{ id: 'no' }, null] } } } },
    ];
    for (const value of nonsense) assert.deepEqual(readMemory(value).settings.tables, defaults.tables);
    const torn = readMemory({
      settings: {
        direction: 'sideways',
        flags: ['gaps', 'x', 3],
        collapsed: [1, 'a'],
        choices: { owner: 'x', status: ['partial', 2] },
        tables: {
          forward: {
            columns: [
              { id: 'owner', width: 1e9 },
              { id: 'owner', width: 10 },
              { id: 'title', width: Number.NaN },
            ],
            sort: [{ column: 'nothing' }, { column: 'title', descending: 'yes' }],
          },
          backward: { columns: defaults.tables.backward.columns.map(one => ({ ...one, isShown: false })) },
        },
      },
      position: { line: 3, column: 'x', top: 'high' },
    });
    assert.equal(torn.settings.direction, 'forward');
    assert.deepEqual(torn.settings.flags, ['gaps']);
    assert.deepEqual(torn.settings.collapsed, ['a']);
    assert.deepEqual(torn.settings.choices.status, ['partial']);
    assert.deepEqual(torn.settings.choices.owner, []);
    const { forward, backward } = torn.settings.tables;
    assert.deepEqual(forward.columns[0], { id: 'owner', width: 900, isShown: true });
    assert.equal(forward.columns.length, defaults.tables.forward.columns.length);
    assert.deepEqual(forward.sort, [{ column: 'title', descending: false }]);
    assert.ok(
      backward.columns.some(({ isShown }) => isShown),
      'a table without columns',
    );
    assert.deepEqual(torn.position, { line: undefined, column: undefined, top: 0, left: 0 });
  });
});

describe('the keyboard of the matrix', () => {
  const stroke = (key: string, ...held: readonly ('ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey')[]) => ({
    key,
    ctrlKey: held.includes('ctrlKey'),
    metaKey: held.includes('metaKey'),
    shiftKey: held.includes('shiftKey'),
    altKey: held.includes('altKey'),
  });

  it('does what the place calls for', () => {
    assert.deepEqual(deedOf(stroke('Enter'), 'row', false), { kind: 'open', beside: false });
    assert.deepEqual(deedOf(stroke('Enter', 'metaKey'), 'row', false), { kind: 'open', beside: true });
    assert.deepEqual(deedOf(stroke('Enter'), 'group', false), { kind: 'toggle' });
    assert.deepEqual(deedOf(stroke('Enter', 'shiftKey'), 'head', false), { kind: 'sort', isAdded: true });
    assert.deepEqual(deedOf(stroke('F', 'ctrlKey'), 'row', false), { kind: 'find' });
    assert.equal(deedOf(stroke('x'), 'row', false), undefined);
    assert.equal(deedOf(stroke('Tab'), 'row', false), undefined);
  });

  it('turns left and right with the script', () => {
    assert.deepEqual(deedOf(stroke('ArrowLeft'), 'row', false), { kind: 'move', to: 'back' });
    assert.deepEqual(deedOf(stroke('ArrowLeft'), 'row', true), { kind: 'move', to: 'forth' });
    assert.deepEqual(deedOf(stroke('ArrowRight', 'altKey'), 'head', true), { kind: 'widen', by: -1 });
  });

  it('stays inside the grid', () => {
    assert.equal(stepped('up', 0, 5, 3), -1);
    assert.equal(stepped('up', -1, 5, 3), -1);
    assert.equal(stepped('pageDown', 3, 5, 3), 4);
    assert.equal(stepped('pageUp', 1, 5, 3), 0);
    assert.equal(stepped('bottom', 0, 0, 3), -1);
    assert.equal(stepped('top', -1, 0, 3), -1);
  });
});
