import assert from 'node:assert/strict';
import { ownText } from '../../../server/src/documents/own-text.ts';

describe('ownText', () => {
  for (const text of [
    '',
    'short',
    '__proto__',
    '12345678901234567890',
    '4294967294000',
    'ä long text with 😀 and \ud800',
  ]) {
    it(`is the same text: ${JSON.stringify(text)}`, () => assert.equal(ownText(text), text));
  }
});
