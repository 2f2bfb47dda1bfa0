import assert from 'node:assert/strict';
import { clausePath, sharesBelow } from '../../../client/src/panels/clausePath.ts';
import { emptyTrail, here, step, visit } from '../../../client/webview/clause/trail.ts';
import type { SystemView } from '../../../server/src/protocol/views.ts';

const place = (clause: string) => ({ root: 'file:///sms', clause });

describe('the trail of the clause panel', () => {
  it('leads back and forward', () => {
    const trail = ['4.1', '4.2', '4.3'].map(place).reduce(visit, emptyTrail);
    const back = step(trail, -1)!;
    assert.equal(here(back)?.clause, '4.2');
    assert.equal(here(step(back, 1)!)?.clause, '4.3');
    assert.equal(step(trail, 1), undefined);
    assert.equal(step(emptyTrail, -1), undefined);
  });

  it('stays the same when the same clause comes again', () => {
    const trail = visit(emptyTrail, place('4.1'));
    assert.equal(visit(trail, place('4.1')), trail);
  });

  it('forgets what was ahead on a new way', () => {
    const trail = ['4.1', '4.2', '4.3'].map(place).reduce(visit, emptyTrail);
    const other = visit(step(step(trail, -1)!, -1)!, place('5'));
    assert.deepEqual(
      other.places.map(({ clause }) => clause),
      ['4.1', '5'],
    );
  });

  it('does not grow without end', () => {
    const trail = Array.from({ length: 500 }, (_, i) => place(String(i))).reduce(visit, emptyTrail);
    assert.equal(trail.places.length, 50);
    assert.equal(here(trail)?.clause, '499');
  });
});

describe('the headings around a clause', () => {
  const clauses = [
    { key: 'a:8', id: '8', title: 'Operation' },
    { key: 'a:8.6', id: '8.6', title: 'Resolution', parent: 'a:8' },
    { key: 'a:8.6.1', id: '8.6.1', title: 'Incidents', parent: 'a:8.6' },
  ];
  const systems = [{ root: 'file:///sms', standards: [{ clauses }] }] as unknown as SystemView[];

  it('come from the top', () => {
    assert.deepEqual(
      clausePath(systems, place('a:8.6.1')).map(({ id }) => id),
      ['8', '8.6'],
    );
  });

  it('say how much is covered below those at the next level', () => {
    const counts = { 'not-covered': 1, planned: 0, partial: 1, documented: 2, evidenced: 3 };
    const all = clauses.map(one => ({ ...one, counts, status: one.id === '8.6.1' ? 'partial' : undefined }));
    const model = [{ root: 'file:///sms', standards: [{ clauses: all }] }] as unknown as SystemView[];
    assert.deepEqual(sharesBelow(model, place('a:8')), { 'a:8.6': { covered: 5, total: 7 } });
    assert.deepEqual(sharesBelow(model, place('a:8.6')), {});
    assert.deepEqual(sharesBelow(model, place('b:1')), {});
  });

  it('are none where there is no such clause, or no such SMS', () => {
    assert.deepEqual(clausePath(systems, place('a:8')), []);
    assert.deepEqual(clausePath(systems, place('b:1')), []);
    assert.deepEqual(clausePath([], place('a:8.6.1')), []);
  });
});
