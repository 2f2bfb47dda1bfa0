import assert from 'node:assert/strict';
import { readMarkdown, slice } from './reading.ts';

describe('headings', () => {
  /** Text, then for each heading: depth, text, slug. */
  const cases: [text: string, ...headings: [depth: number, text: string, slug: string][]][] = [
    ['# A b', [1, 'A b', 'a-b']],
    ['#\n##', [1, '', ''], [2, '', '-1']],
    ['## Trailing ##', [2, 'Trailing', 'trailing']],
    ['A\n===\nB\n---', [1, 'A', 'a'], [2, 'B', 'b']],
    ['Two\nlines\n===', [1, 'Two\nlines', 'twolines']],
    ['####### no'],
    ['# `code()` *em* **st** ~~del~~', [1, 'code() em st del', 'code-em-st-del']],
    ['# snake_case_word', [1, 'snake_case_word', 'snake_case_word']],
    ['# [link](x.md) text', [1, 'link text', 'link-text']],
    ['# <https://a.b>', [1, 'https://a.b', 'httpsab']],
    ['# ![alt](i.png) Title', [1, 'Title', '-title']],
    ['# A &amp; B', [1, 'A & B', 'a--b']],
    ['# A <em>b</em> <!-- c -->', [1, 'A b', 'a-b-']],
    ['# :rocket: Launch 🚀', [1, ':rocket: Launch 🚀', 'rocket-launch-']],
    ['# 8.6.1 Incident', [1, '8.6.1 Incident', '861-incident']],
    ['# Überblick & Größe', [1, 'Überblick & Größe', 'überblick--größe']],
    ['# 日本語 見出し', [1, '日本語 見出し', '日本語-見出し']],
    ['# ＡＢＣ１２３', [1, 'ＡＢＣ１２３', 'ａｂｃ１２３']],
    ['# e\u0301te\u0301', [1, 'e\u0301te\u0301', 'e\u0301te\u0301']],
    ['# A {#b}', [1, 'A {#b}', 'a-b']],
    ['# A[^1]\n\n[^1]: note', [1, 'A1', 'a1']],
    [
      '# foo\n# foo-1\n# foo\n# foo',
      [1, 'foo', 'foo'],
      [1, 'foo-1', 'foo-1'],
      [1, 'foo', 'foo-2'],
      [1, 'foo', 'foo-3'],
    ],
    [
      '> # quoted\n\n- # listed\n\n<details>\n\n# folded\n\n</details>',
      [1, 'quoted', 'quoted'],
      [1, 'listed', 'listed'],
      [1, 'folded', 'folded'],
    ],
    ['    # code\n\n```\n# code\n```\n\n<!-- \n# c\n-->\n\n~~~~\n~~~\n# code\n~~~~'],
    ['---\n# comment: x\na: b\n---\n# A', [1, 'A', 'a']],
    ['<h2>Text &amp; <code>x</code></h2>', [2, 'Text & x', 'text--x']],
    ['<H1 id="x">A</H1>\n\n# A', [1, 'A', 'a'], [1, 'A', 'a-1']],
    ['<h1 align="center">\n\n**Title**\n\n</h1>', [1, 'Title', 'title']],
    ['<h3>A\n<h4>B</h4>', [3, 'A', 'a'], [4, 'B', 'b']],
    ['a <h2>inline</h2> b', [2, 'inline', 'inline']],
    ['A\r\n===\r\n\r\n## B\r\n', [1, 'A', 'a'], [2, 'B', 'b']],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      const { headings } = readMarkdown(text);
      assert.deepEqual(
        headings.map(({ depth, text: shown, slug }) => [depth, shown, slug]),
        expected,
      );
    });
  }

  it('have their place, and their content without marks', () => {
    const text = 'p\n\n##  A *b* ##\n\nC\nd\n---\n\n<h3 id="x">E</h3>\n\n> # F\n\n##\n';
    const { headings } = readMarkdown(text);
    assert.deepEqual(
      headings.map(({ span, textSpan }) => [slice(text, span), slice(text, textSpan)]),
      [
        ['##  A *b* ##', 'A *b*'],
        ['C\nd\n---', 'C\nd'],
        ['<h3 id="x">E</h3>', 'E'],
        ['# F', 'F'],
        ['##', ''],
      ],
    );
  });
});

describe('empty sections', () => {
  const cases: [text: string, ...empty: string[]][] = [
    ['# A\n## B\n## C', 'A', 'B', 'C'],
    ['# A\n## B\ntext\n## C', 'C'],
    ['# A\n<!-- c -->\n## B\n```\nx\n```', ''],
    ['# A\n\n[x]: y.md\n# B\n![i](j.png)', 'A'],
    ['# A\n<a id="x"></a>\n# B\n<img src="x">\n# C\n<p>t</p>', 'A'],
    ['# A\n-\n# B\n---\n# C\n- x\n# D\n|a|\n|-|', 'A', 'B'],
    ['# A\n### B\n## C\ntext', 'B'],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      const empty = readMarkdown(text).headings.filter(heading => heading.isEmpty);
      assert.deepEqual(
        empty.map(heading => heading.text),
        expected.filter(Boolean),
      );
    });
  }
});
