// Near misses: what counts as one, and that the index of many words gives the same answers as comparing with each.

import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { NearWords, nearWords } from '../../../server/src/rules/near.ts';

describe('nearWords', () => {
  const cases: readonly [string, readonly string[], readonly string[]][] = [
    ['PRC-INX', ['PRC-INC', 'PRC-PRB'], ['PRC-INC']],
    ['prc_inc', ['PRC-INC', 'PRC-INX'], ['PRC-INC']],
    ['PRC-ICN', ['PRC-INC'], ['PRC-INC']],
    ['incidnet', ['incident', 'incidence'], ['incident']],
    ['SVC-A', ['SVC-B'], []],
    ['step-2', ['step-1'], []],
    ['REC-2026Q1', ['REC-2026Q2'], []],
    ['ab', ['ac'], []],
    ['walk', ['talk', 'balk', 'work'], ['balk', 'talk']],
    ['__proto__', ['constructor'], []],
  ];
  for (const [word, known, near] of cases) {
    it(`${word} among ${known.join(', ')}: ${near.join(', ') || 'none'}`, () =>
      deepEqual(nearWords(word, known), near));
  }
});

describe('NearWords', () => {
  const letter = fc.constantFrom('A', 'B', 'c', '1', '-', '_');
  const word = fc.array(letter, { minLength: 1, maxLength: 9 }).map(letters => letters.join(''));

  it('answers alike before and after it has an index', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 30 }),
        fc.array(word, { minLength: 20, maxLength: 30 }),
        (known, asked) => {
          const near = new NearWords(() => known);
          deepEqual(
            asked.map(one => near.near(one)),
            asked.map(one => nearWords(one, known, 1)),
          );
        },
      ),
    );
  });
});
