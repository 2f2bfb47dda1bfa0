import { deepEqual } from 'node:assert/strict';
import { currencyOf } from '../../../server/src/analysis/evidence.ts';
import { analyse, documentIn, today } from './analyse.ts';

describe('evidence', () => {
  const cases: readonly [name: string, metadata: string, state: string, due: string | undefined][] = [
    [
      'is due one frequency after its period',
      'period: { from: 2026-01-01, to: 2026-03-31 }\nfrequency: P3M',
      'current',
      '2026-06-30',
    ],
    [
      'is outdated from the day after',
      'period: { from: 2026-01-01, to: 2026-03-29 }\nfrequency: P3M',
      'outdated',
      '2026-06-29',
    ],
    [
      'goes by its collection where it has no period',
      'collected: 2026-05-29\nfrequency: P1M',
      'outdated',
      '2026-06-29',
    ],
    [
      'goes by its period before its collection',
      'period: { to: 2026-01-31 }\ncollected: 2026-06-01\nfrequency: P1M',
      'outdated',
      '2026-02-28',
    ],
    ['never ages without a frequency', 'collected: 2000-01-01', 'current', undefined],
    ['never ages without a date', 'frequency: P1M', 'current', undefined],
    ['never ages by the beginning of its period', 'period: { from: 2000-01-01 }\nfrequency: P1M', 'current', undefined],
    ['has a due date in the future', 'collected: 2026-06-30\nfrequency: P1Y', 'current', '2027-06-30'],
  ];
  for (const [name, metadata, state, due] of cases) {
    it(name, async () => {
      const analysis = await analyse({ A: `type: record\n${metadata}` });
      deepEqual(currencyOf(documentIn(analysis, 'A'), today), { state, due });
    });
  }
});
