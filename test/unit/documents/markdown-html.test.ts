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
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      const targets = readMarkdown(text).links.map(link => slice(text, link.targetSpan));
      assert.deepEqual(targets, expected.filter(Boolean));
    });
  }
});
