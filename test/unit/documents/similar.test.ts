import assert from 'node:assert/strict';
import { nearestTo } from '../../../server/src/documents/similar.ts';

describe('nearestTo', () => {
  const known = ['owner', 'review_interval', 'type', 'title', 'approved', 'approver', 'id'];
  for (const [word, expected] of [
    ['onwer', 'owner'],
    ['Owner', 'owner'],
    ['reviewInterval', 'review_interval'],
    ['review-interval', 'review_interval'],
    ['aproved', 'approved'],
    ['approve', 'approved'],
    ['tpye', 'type'],
    ['titel', 'title'],
    ['date', undefined],
    ['ids', 'id'],
    ['i', undefined],
    ['', undefined],
    ['__proto__', undefined],
    ['x'.repeat(10_000), undefined],
  ] as const) {
    it(`finds ${expected} for ${JSON.stringify(word.slice(0, 20))}`, () =>
      assert.equal(nearestTo(word, known), expected));
  }
});
