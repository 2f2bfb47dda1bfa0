// An SMS held against an earlier state of it: which state that is, and what views say of it.

import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { comparisonAddress } from '../../../server/src/language/comparison-uri.ts';
import { type BaselineState, type BaselineSystem, baselineOf } from '../../../server/src/language/views/baseline.ts';
import { systemViewSteps, viewIdSteps } from '../../../server/src/language/views/traceability.ts';
import { checked, clauseIn, document, drained, uriOf } from '../../support/views.ts';

const commit = { id: 'c0ffee', day: '2026-09-30', subject: 'Audit' };
const empty: BaselineSystem = { statuses: new Map(), findings: [] };

const stateOf = (systems: readonly (readonly [string, BaselineSystem])[], renames = new Map()): BaselineState => ({
  ...{ revision: 'v1', commit, renames },
  systems: new Map(systems),
});

const files = {
  'a.md': document('POL-A', 'clauses: ["2.1", "2.2"]\nprovides: [door-policy]\n', '\nSee [x](x.md) and [y](y.md).\n'),
};

describe('the baseline of an SMS', () => {
  it('is the SMS in the same folder, or the only one there was', () => {
    const [one, two] = [{ ...empty }, { ...empty }];
    equal(baselineOf(stateOf([['', one]]), '', true).system, one);
    equal(baselineOf(stateOf([['old', one]]), 'new', true).system, one);
    equal(baselineOf(stateOf([['old', one]]), 'new', false).system, undefined);
    const both = stateOf([
      ['a', one],
      ['b', two],
    ]);
    equal(baselineOf(both, 'b', true).system, two);
    equal(baselineOf(both, 'c', true).system, undefined);
    equal(baselineOf(stateOf([]), '', true).system, undefined);
  });

  it('is told of clauses with a status, and of every gap', async () => {
    const result = await checked(files);
    const [gone] = result.findings.filter(({ rule }) => rule === 'reference/broken-link');
    const system: BaselineSystem = {
      statuses: new Map([
        ['house:2.1', 'evidenced'],
        ['house:2', 'partial'],
        ['house:9.9', 'planned'],
      ]),
      findings: [{ rule: gone!.rule, path: 'old/a.md', message: gone!.message }],
    };
    const state = stateOf([['', system]], new Map([['old/a.md', 'a.md']]));
    const view = drained(systemViewSteps(result, uriOf, baselineOf(state, '', true)));
    deepEqual(view.baseline, { revision: 'v1', commit: 'c0ffee', day: '2026-09-30', existed: true });
    equal(clauseIn(view, 'house:2.1').baseline, 'evidenced');
    deepEqual(
      ['house:2', 'house:2.2'].filter(key => 'baseline' in clauseIn(view, key)),
      [],
    );
    deepEqual(
      view.gaps.filter(({ rule }) => rule === 'reference/broken-link').map(({ isNew }) => isNew),
      [false, true],
    );
    equal(
      view.gaps.every(({ isNew }) => isNew !== undefined),
      true,
    );
  });

  it('makes another answer, and none leaves no trace', async () => {
    const result = await checked(files);
    const without = drained(systemViewSteps(result, uriOf));
    const held = drained(systemViewSteps(result, uriOf, baselineOf(stateOf([]), '', true)));
    equal(held.baseline?.existed, false);
    notEqual(drained(viewIdSteps(without)), drained(viewIdSteps(held)));
    deepEqual(
      [JSON.stringify(without).includes('isNew'), JSON.stringify(without).includes('baseline')],
      [false, false],
    );
  });
});

describe('the address of a comparison', () => {
  it('names a revision and a folder, however it is encoded', () => {
    const wanted = { root: 'file:///home/me/s%20ms', revision: 'feature/x~3' };
    for (const uri of [
      'clausetrace:/comparison/feature/x~3.md?file%3A%2F%2F%2Fhome%2Fme%2Fs%2520ms',
      'clausetrace:///comparison/feature%2Fx~3.md?file:///home/me/s%2520ms',
    ]) {
      deepEqual(comparisonAddress(uri), wanted);
    }
    equal(comparisonAddress('clausetrace:/comparison/100%.md?x')?.revision, '100%');
  });

  it('is nothing else', () => {
    for (const uri of [
      '',
      'clausetrace:/clause/iso20000-1/2018/8.6.1.md',
      'clausetrace:/comparison/v1.md',
      'clausetrace:/comparison/.md?x',
      'file:///comparison/v1.md?x',
    ]) {
      equal(comparisonAddress(uri), undefined, uri);
    }
  });
});
