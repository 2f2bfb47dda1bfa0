import assert from 'node:assert/strict';
import { readMarkdown, slice } from './reading.ts';

describe('links', () => {
  /** Text, then for each link: kind, target as written. */
  const cases: [text: string, ...links: [kind: string, target: string][]][] = [
    ['[a](b.md)', ['link', 'b.md']],
    ['![a](b.png)', ['image', 'b.png']],
    ['[![i](j.png)](b.md)', ['link', 'b.md'], ['image', 'j.png']],
    ['[a][r]\n\n[r]: b.md "t"', ['definition', 'b.md']],
    ['[r]: b.md\n[R]: c.md', ['definition', 'b.md'], ['definition', 'c.md']],
    ['> [r]: b.md', ['definition', 'b.md']],
    ['|a|\n|-|\n|[x](y.md)|', ['link', 'y.md']],
    ['- [ ] [x](y.md)', ['link', 'y.md']],
    ['[^1] text\n\n[^1]: [x](y.md)', ['link', 'y.md']],
    ['[x](<path with spaces.md>)', ['link', 'path with spaces.md']],
    ['[x](path with spaces.md)'],
    ['[brackets] [] [ ] [^nope]'],
    ['<https://a.b/c.md> <me@a.b> https://a.b www.a.b me@a.b'],
    ['[a](https://b.c) [a](mailto:b@c) ![a](data:x) [a](//b/c) [a]({{ b }})'],
    ['`[a](b.md)` \\[a](b.md)\n\n    [a](b.md)\n\n```\n[a](b.md)\n```\n\n- ````\n  ```\n  [a](b.md)\n  ````'],
    ['---\ntitle: "[a](b.md)"\n---'],
    ['$[a](b.md)$', ['link', 'b.md']],
    ['[a](b.md)\r\n\t[c](d.md)', ['link', 'b.md'], ['link', 'd.md']],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      const links = readMarkdown(text).links.map(link => [link.kind, slice(text, link.targetSpan)]);
      assert.deepEqual(links, expected);
    });
  }

  it('know the places that use a definition; of several the first one counts', () => {
    const text = '[x][A  b] ![a b] [a B][]\n\n[a b]: c.md\n[A B]: d.md\n[unused]: e.md\n';
    const links = readMarkdown(text).links;
    assert.deepEqual(
      links.map(link => [link.path, link.uses?.map(use => slice(text, use))]),
      [
        ['c.md', ['[x][A  b]', '![a b]', '[a B][]']],
        ['d.md', []],
        ['e.md', []],
      ],
    );
  });

  it('do not use a later definition of a label whose first one leads elsewhere', () => {
    assert.deepEqual(readMarkdown('[a]\n\n[a]: https://b.c\n[a]: d.md').links[0]?.uses, []);
  });

  it('span the whole of what is written', () => {
    const text = 'x [a\nb](c.md "t") y\n\n[r]: <d.md>\n  "t"\n';
    assert.deepEqual(
      readMarkdown(text).links.map(link => slice(text, link.span)),
      ['[a\nb](c.md "t")', '[r]: <d.md>\n  "t"'],
    );
  });
});

describe('mentions in Markdown', () => {
  const cases: [text: string, ...mentions: string[]][] = [
    ['# A-1\n\n[A-2](x.md) *A-3* ~~A-4~~\n\n|A-5|\n|-|\n|A-6|', 'A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6'],
    ['`A-1` <b>A-2</b>\n\n```\nA-3\n```\n\n<p>A-4</p>', 'A-2'],
    ['[x](A-1) ![A-2](y.png) <https://x/A-3> https://x/A-4', ''],
    ['---\nid: A-1\n---\nA-2', 'A-2'],
    ['> a &amp;\n> A-1  \n> A-2\\*', 'A-1', 'A-2'],
    ['[A-1]', 'A-1'],
    ['text[^1]\n\n[^1]: A-1', 'A-1'],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      const { mentions } = readMarkdown(text);
      assert.deepEqual(
        mentions.map(mention => mention.id),
        expected.filter(Boolean),
      );
      for (const { id, span } of mentions) assert.equal(slice(text, span), id);
    });
  }
});
