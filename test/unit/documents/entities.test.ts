import assert from 'node:assert/strict';
import { referenceAt } from '../../../server/src/documents/entities.ts';

describe('referenceAt', () => {
  const cases: [written: string, character: string | undefined][] = [
    ['&amp;', '&'],
    ['&semi;', ';'],
    ['&auml;', 'ä'],
    ['&NotEqualTilde;', '≂̸'],
    ['&#35;', '#'],
    ['&#X1F600;', '😀'],
    ['&#0;', '\uFFFD'],
    ['&#xD800;', '\uFFFD'],
    ['&amp', undefined],
    ['&notit;', undefined],
    ['&nosuchthing;', undefined],
    ['& b;', undefined],
    ['a', undefined],
  ];
  for (const [written, character] of cases) {
    it(`reads ${written} as ${character ?? 'text'}`, () => {
      assert.deepEqual(referenceAt(`x${written}y`, 1), character && { written, character });
    });
  }
});
