import assert from 'node:assert/strict';
import { decodePercent, isExternal, readTarget } from '../../../server/src/documents/target.ts';

describe('readTarget', () => {
  const cases: [written: string, path: string, fragment: string | undefined, fragmentSource?: string][] = [
    ['b.md', 'b.md', undefined],
    ['../a/b.md#c', '../a/b.md', 'c', 'c'],
    ['/root.md', '/root.md', undefined],
    ['#c', '', 'c', 'c'],
    ['b.md#', 'b.md', '', ''],
    ['b.md?plain=1#L10', 'b.md', 'L10', 'L10'],
    ['b%20c.md#d%C3%A9', 'b c.md', 'dé', 'd%C3%A9'],
    ['a%23b.md', 'a#b.md', undefined],
    ['100%.md', '100%.md', undefined],
    ['a%FFb%20.md', 'a%FFb .md', undefined],
    ['Übersicht.md#überblick', 'Übersicht.md', 'überblick', 'überblick'],
    ['U\u0308.md', 'U\u0308.md', undefined],
    ['😀.md', '😀.md', undefined],
    ['a\\_b.md#c\\_d', 'a_b.md', 'c_d', 'c\\_d'],
    ['a&amp;b.md#c&amp;d', 'a&b.md', 'c&d', 'c&amp;d'],
    ['a&#x20;b.md', 'a b.md', undefined],
    ['C:\\x.md', 'C:\\x.md', undefined],
    ['', '', undefined],
  ];
  for (const [written, path, fragment, fragmentSource] of cases) {
    it(`reads ${JSON.stringify(written)}`, () => {
      const target = readTarget(`(${written})`, { start: 1, end: written.length + 1 }, 'markdown');
      assert.equal(target?.path, path);
      assert.equal(target.fragment, fragment);
      const span = target.fragmentSpan;
      assert.equal(span && `(${written})`.slice(span.start, span.end), fragmentSource);
    });
  }
});

describe('isExternal', () => {
  const external = [
    'https://a.b',
    'HTTP://a',
    'mailto:a@b',
    'tel:1',
    'data:x',
    'vscode:x',
    '//host/x',
    '{{ url }}',
    '{% link a.md %}',
    '<%= a %>',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of another language
    '${base}/a.md',
  ];
  const internal = ['a.md', './a:b.md', '#x', '/x', 'c:/x', 'a/b:c.md', '?q', '{id}.md'];
  for (const target of external) it(`leaves out ${target}`, () => assert.ok(isExternal(target)));
  for (const target of internal) it(`keeps ${target}`, () => assert.ok(!isExternal(target)));
});

describe('decodePercent', () => {
  it('decodes each sequence by itself', () => assert.equal(decodePercent('%41%zz%E4%C3%A4'), 'A%zz%E4%C3%A4'));
});
