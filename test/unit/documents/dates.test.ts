import assert from 'node:assert/strict';
import {
  addDuration,
  compareDates,
  dateMeantBy,
  dayBefore,
  daysBetween,
  durationMeantBy,
  isDate,
  isDuration,
} from '../../../server/src/documents/dates.ts';

describe('dates', () => {
  for (const [text, expected] of [
    ['2026-03-14', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-3-1', false],
    ['20260314', false],
    ['2026-03-14T00:00:00Z', false],
    ['+002026-03-14', false],
    ['2026-03-14 ', false],
    ['', false],
    ['__proto__', false],
  ] as const) {
    it(`isDate(${JSON.stringify(text)}) is ${expected}`, () => assert.equal(isDate(text), expected));
  }

  for (const [text, expected] of [
    ['P1Y', true],
    ['P1Y6M2W10D', true],
    ['P0D', true],
    ['P', false],
    ['p1y', false],
    ['-P1Y', false],
    ['P1.5Y', false],
    ['PT24H', false],
    ['P1DT1H', false],
    ['P1M1Y', false],
    ['P99999Y', false],
    ['1Y', false],
    ['none', false],
  ] as const) {
    it(`isDuration(${JSON.stringify(text)}) is ${expected}`, () => assert.equal(isDuration(text), expected));
  }

  it('adds durations by the calendar', () => {
    assert.equal(addDuration('2026-01-31', 'P1M'), '2026-02-28');
    assert.equal(addDuration('2024-02-29', 'P1Y'), '2025-02-28');
    assert.equal(addDuration('2026-03-14', 'P2W3D'), '2026-03-31');
    assert.equal(addDuration('2026-03-14', 'P9999Y9999M'), '9999-12-31');
  });

  it('counts days and compares', () => {
    assert.equal(daysBetween('2026-03-01', '2026-04-01'), 31);
    assert.equal(daysBetween('2026-04-01', '2026-03-01'), -31);
    assert.equal(dayBefore('2024-03-01'), '2024-02-29');
    assert.equal(dayBefore('2026-01-01'), '2025-12-31');
    assert.ok(compareDates('2026-03-01', '2026-10-01') < 0);
    assert.equal(compareDates('2026-03-01', '2026-03-01'), 0);
  });

  for (const [text, expected] of [
    ['14.03.2026', '2026-03-14'],
    ['14. 3. 2026', '2026-03-14'],
    ['2026-3-1', '2026-03-01'],
    ['2026/03/14', '2026-03-14'],
    ['20260314', '2026-03-14'],
    ['2026-03-14T10:00:00+01:00', '2026-03-14'],
    ['2026-03-14 10:00', '2026-03-14'],
    ['14/03/2026', '2026-03-14'],
    ['03/14/2026', '2026-03-14'],
    ['03/04/2026', undefined],
    ['Jun 1 2018', '2018-06-01'],
    ['June 1st, 2018', '2018-06-01'],
    ['1 June 2018', '2018-06-01'],
    ['2026-02-30', undefined],
    ['30.02.2026', undefined],
    ['soon', undefined],
    ['', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(text)} as ${expected}`, () => assert.equal(dateMeantBy(text), expected));
  }

  for (const [text, expected] of [
    ['6 months', 'P6M'],
    ['1 year', 'P1Y'],
    ['12-month', 'P12M'],
    ['90d', 'P90D'],
    ['Quarterly', 'P3M'],
    ['p1y', 'P1Y'],
    ['1Y', 'P1Y'],
    ['1y6m', 'P1Y6M'],
    ['6', undefined],
    ['often', undefined],
    ['constructor', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(text)} as ${expected}`, () => assert.equal(durationMeantBy(text), expected));
  }
});
