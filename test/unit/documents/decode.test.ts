import assert from 'node:assert/strict';
import { decodeText, tooLarge } from '../../../server/src/documents/decode.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);

describe('decodeText', () => {
  const clean: [name: string, input: Uint8Array, text: string][] = [
    ['nothing', bytes(), ''],
    ['ASCII', Buffer.from('id: A\n'), 'id: A\n'],
    ['UTF-8', Buffer.from('Änderung 😀'), 'Änderung 😀'],
    ['a byte order mark, dropped', bytes(0xef, 0xbb, 0xbf, 0x61), 'a'],
    ['a genuine replacement character', Buffer.from('\uFFFD'), '\uFFFD'],
  ];
  for (const [name, input, text] of clean) {
    it(`reads ${name}`, () => assert.deepEqual(decodeText(input), { text, problems: [] }));
  }

  const defects: [name: string, input: Uint8Array, text: string, place: number][] = [
    ['UTF-16, little endian', utf16('id: Ä'), 'id: Ä', 0],
    ['UTF-16, big endian', bytes(0xfe, 0xff, 0, 0x61, 0, 0x62), 'ab', 0],
    ['Latin-1', bytes(0x61, 0xe4, 0x62), 'a\uFFFDb', 1],
    ['a sequence cut off at the end', bytes(0x61, 0xc3), 'a\uFFFD', 1],
    ['binary', bytes(0x89, 0x50, 0, 1), '', 0],
    ['a stray NUL', Buffer.from(`${'x'.repeat(200)}\0y`), `${'x'.repeat(200)}\uFFFDy`, 200],
  ];
  for (const [name, input, text, place] of defects) {
    it(`tells ${name}, and reads what can be read`, () => {
      const decoded = decodeText(input);
      assert.equal(decoded.text, text);
      assert.deepEqual(
        decoded.problems.map(({ rule, span }) => ({ rule, span })),
        [{ rule: 'file/encoding', span: { start: place, end: place } }],
      );
      assert.match(decoded.problems[0]!.message, /UTF-8\.$/);
    });
  }

  it('reads a view into a larger buffer', () => {
    const whole = Buffer.from('xxabcxx');
    assert.equal(decodeText(whole.subarray(2, 5)).text, 'abc');
  });
});

describe('tooLarge', () => {
  it('names the size and the limit', () => {
    assert.match(tooLarge(5 * 1024 * 1024), /has 5\.0 MiB, and none larger than 4\.0 MiB/);
  });
});
