// Versions: by number and not by letter, and histories in the order of time however they are written.

import { deepEqual, equal } from 'node:assert/strict';
import { compareVersions, currentEntry, isSameVersion, oldestFirst } from '../../../server/src/rules/versions.ts';
import type { HistoryEntry } from '../../../server/src/workspace/metadata.ts';

const span = { start: 0, end: 0 };
const field = (value: string | undefined) => (value === undefined ? undefined : { value, span });
const entry = (version?: string, date?: string): HistoryEntry => ({
  version: field(version),
  date: field(date),
  author: undefined,
  change: undefined,
  span,
});
const versions = (history: readonly HistoryEntry[]) => oldestFirst(history).map(({ version }) => version?.value);

describe('compareVersions', () => {
  const cases: readonly [string, string, number | undefined][] = [
    ['1.10', '1.9', 1],
    ['1.0', '1', 0],
    ['v2', '2.0.0', 0],
    ['1.2', '1.2.1', -1],
    ['2026-A', '2026-B', undefined],
    ['1', 'draft', undefined],
  ];
  for (const [a, b, order] of cases) {
    it(`${a} and ${b}`, () => {
      const found = compareVersions(a, b);
      equal(found && Math.sign(found), order);
    });
  }

  it('takes equal text of any scheme as the same version', () => {
    equal(isSameVersion('2026-A', ' 2026-A '), true);
    equal(isSameVersion('2026-A', '2026-B'), false);
  });
});

describe('oldestFirst', () => {
  it('turns a history that is written newest first', () => {
    deepEqual(versions([entry('2', '2026-01-01'), entry('1', '2025-01-01')]), ['1', '2']);
    deepEqual(versions([entry('2'), entry('1')]), ['1', '2']);
  });

  it('goes by dates before versions, and keeps what has neither in place', () => {
    deepEqual(versions([entry('2', '2025-01-01'), entry('1', '2026-01-01')]), ['2', '1']);
    deepEqual(versions([entry('1', '2025-01-01'), entry(), entry('2', '2026-01-01')]), ['1', undefined, '2']);
    deepEqual(versions([]), []);
  });

  it('keeps rows of one day in the order of the whole', () => {
    deepEqual(versions([entry('3', '2026-01-01'), entry('2', '2025-01-01'), entry('1', '2025-01-01')]), [
      '1',
      '2',
      '3',
    ]);
  });
});

describe('currentEntry', () => {
  it('is the row of the version, or the newest where there is no version', () => {
    const history = [entry('2.0', '2026-01-01'), entry('1.0', '2025-01-01')];
    equal(currentEntry({ history, version: { value: '1', span } } as never), history[1]);
    equal(currentEntry({ history, version: { value: '3', span } } as never), undefined);
    equal(currentEntry({ history } as never), history[0]);
  });
});
