import assert from 'node:assert/strict';
import { lineAt, lineStartsOf, positionAt, rangeOf } from '../../../server/src/documents/text.ts';

describe('lineStartsOf', () => {
  const cases: [text: string, starts: number[]][] = [
    ['', [0]],
    ['a', [0]],
    ['a\nb', [0, 2]],
    ['a\r\nb\rc\n', [0, 3, 5, 7]],
    ['\n\r\n\r', [0, 1, 3, 4]],
    ['a\u2028b', [0]],
  ];
  for (const [text, starts] of cases) it(JSON.stringify(text), () => assert.deepEqual(lineStartsOf(text), starts));
});

describe('positions', () => {
  const starts = lineStartsOf('ab\r\n😀c\n');

  it('count UTF-16 code units', () => {
    assert.deepEqual(positionAt(starts, 6), { line: 1, character: 2 });
    assert.deepEqual(rangeOf(starts, { start: 0, end: 7 }), {
      start: { line: 0, character: 0 },
      end: { line: 1, character: 3 },
    });
  });

  it('put a line break at the end of its line, and what is beyond the end on the last line', () => {
    assert.deepEqual([lineAt(starts, 3), lineAt(starts, 4), lineAt(starts, 8), lineAt(starts, 99)], [0, 1, 2, 2]);
  });
});
