import assert from 'node:assert/strict';
import { alignText, offsetOf, plainText, spanOf, unescapedText } from '../../../server/src/documents/mapped-text.ts';

/** The source of each character of the value. */
function pieces(value: string, source: string, decoding: 'markdown' | 'none' = 'markdown'): string[] | undefined {
  const mapped = alignText(value, source, { start: 0, end: source.length }, decoding);
  return mapped && [...value].map((_, i) => source.slice(spanOf(mapped, i, i + 1).start, spanOf(mapped, i, i + 1).end));
}

describe('alignText', () => {
  const cases: [name: string, value: string, source: string, pieces: string[]][] = [
    ['equal text', 'ab', 'ab', ['a', 'b']],
    ['an escape', 'a*b', 'a\\*b', ['a', '\\*', 'b']],
    ['a backslash that escapes nothing', '\\a', '\\a', ['\\', 'a']],
    ['a reference', 'a&b', 'a&amp;b', ['a', '&amp;', 'b']],
    ['a bare ampersand', 'a & b', 'a & b', ['a', ' ', '&', ' ', 'b']],
    ['a quoted continuation', 'a\nb', 'a\n> b', ['a', '\n', 'b']],
    ['spaces before a break', 'a\nb', 'a \n   b', ['a', '\n', 'b']],
    ['an escaped pipe in a table', 'a|b', 'a\\|b', ['a', '\\|', 'b']],
    ['a NUL', 'a\uFFFDb', 'a\0b', ['a', '\0', 'b']],
  ];
  for (const [name, value, source, expected] of cases) {
    it(`follows ${name}`, () => assert.deepEqual(pieces(value, source), expected));
  }

  it('takes HTML as it is written', () => {
    assert.deepEqual(pieces('&amp;\\*', '&amp;\\*', 'none')?.join(''), '&amp;\\*');
  });

  it('gives up on texts that are not of each other', () => assert.equal(pieces('abc', 'xyz'), undefined));
});

describe('unescapedText', () => {
  it('reads references, and escapes in Markdown only', () => {
    const source = '<a\\_b&amp;c>';
    const span = { start: 1, end: source.length - 1 };
    assert.equal(unescapedText(source, span, 'markdown').text, 'a_b&c');
    assert.equal(unescapedText(source, span, 'html').text, 'a\\_b&c');
    assert.equal(offsetOf(unescapedText(source, span, 'markdown'), 4), source.indexOf('c>'));
  });
});

describe('spanOf', () => {
  it('ends an empty part where it begins', () => {
    assert.deepEqual(spanOf(plainText('abc', { start: 1, end: 3 }), 1, 1), { start: 2, end: 2 });
    assert.deepEqual(spanOf(unescapedText('&amp;', { start: 0, end: 5 }, 'html'), 1, 1), { start: 5, end: 5 });
  });
});
