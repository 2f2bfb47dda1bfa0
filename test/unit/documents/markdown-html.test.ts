import assert from 'node:assert/strict';
import { readMarkdown, slice } from './reading.ts';

describe('anchors', () => {
  const cases: [text: string, ...names: string[]][] = [
    ['<a id="x"></a>', 'x'],
    ['text <a name="y">t</a> text', 'y'],
    ['<div ID=z class="q">\n<p id=\'w\'>', 'z', 'w'],
    ['## T {#t}\n\n## <a id="u"></a>V { #v }', 't', 'u', 'v'],
    ['<p id="a&amp;b">', 'a&b'],
    ['> <div\n> id="q">', 'q'],
    ['- <b\n  id="l">x</b>', 'l'],
    ['<!-- <a id="x"> -->\n\n`<a id="x">`\n\n    <a id="x">\n\n```\n<a id="x">\n```\n\n\\<a id="x">', ''],
    ['<p id="">', ''],
    ['<script>"<a id=x>"</script>', ''],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      const { anchors } = readMarkdown(text);
      assert.deepEqual(
        anchors.map(anchor => anchor.name),
        expected.filter(Boolean),
      );
      for (const { name, span } of anchors) assert.equal(slice(text, span)?.replace('&amp;', '&'), name);
    });
  }
});

describe('links in HTML', () => {
  const cases: [text: string, ...targets: string[]][] = [
    ['<a href="x.md#y">t</a>', 'x.md#y'],
    ["t <A HREF='x.md'>t</A>", 'x.md'],
    ['<a\n  class="c"\n  href=x.md>t</a>', 'x.md'],
    ['<img src="i.png" alt="a.png">', 'i.png'],
    ['<p>\n<a href="x.md">t</a> [y](y.md)\n</p>', 'x.md'],
    ['<div>\n[x](y.md)\n</div>', ''],
    ['<div>\n\n[x](y.md)\n\n</div>', 'y.md'],
    ['<a href="https://x.y">t</a> <link href="x.css">', ''],
    ['<!-- <a href="x.md"> [x](y.md) -->', ''],
    ['<!--\n\n[x](y.md)\n\n-->', ''],
    ['> <a\n> href="x.md">t</a>', 'x.md'],
    ['t <a href="x.md" href="y.md">t</a>', 'x.md'],
    [
      '<picture><source srcset="a.png"><img src="b.png" srcset="c.png 1x, d,e.png 2x,f.png,  g.png"></picture>',
      ...'abc'.split('').map(name => `${name}.png`),
      'd,e.png',
      'f.png',
      'g.png',
    ],
    ['> <img srcset="a.png 100w,\n> b.png 200w">', 'a.png', 'b.png'],
    ['<img srcset=" , ,">', ''],
    ['<div srcset="a.png">', ''],
    ['<div>\n<!-- a\n\n[x](y.md) <a href="z.md">t</a>\n\n<p>b --> <a href="v.md">t</a>\n\n[x](w.md)', 'v.md', 'w.md'],
    ['<p><!--\n\n[x]\n\n# A <!-- b --> [y](y.md)\n\n[x]: x.md', 'y.md', 'x.md'],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      const targets = readMarkdown(text).links.map(link => slice(text, link.targetSpan));
      assert.deepEqual(targets, expected.filter(Boolean));
    });
  }
});

describe('what a reader never sees', () => {
  const texts = (text: string) => readMarkdown(text).links.map(link => slice(text, link.targetSpan));

  it('cells beyond the columns of a table', () => {
    assert.deepEqual(texts('|a|b|\n|-|-|\n|[x](x.md)|[y](y.md)|[z](z.md)|\n|[u](u.md)|'), ['x.md', 'y.md', 'u.md']);
  });

  it('footnotes that nothing refers to, and repeated ones', () => {
    const text = '[^1]: [a](a.md)\n\nText[^1][^3].\n\n[^2]: [b](b.md)\n\n[^1]: [c](c.md)\n\n[^3]: # H\n\n    [d](d.md)';
    assert.deepEqual(texts(text), ['a.md', 'd.md']);
    assert.equal(readMarkdown('[^1]: # H').headings.length, 0);
  });

  it('headings in a comment that goes on behind an HTML block', () => {
    const { headings, anchors } = readMarkdown('# A\n\n<div> <!-- x\n\n# B {#b}\n\n<p id="c"> -->\n\n# D');
    assert.deepEqual(
      headings.map(heading => heading.text),
      ['A', 'D'],
    );
    assert.deepEqual(anchors, []);
  });
});
