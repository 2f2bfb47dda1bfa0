import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { htmlTokens } from '../../../server/src/documents/html.ts';

const mapped = (text: string) => ({ text, start: 0, places: undefined });

/** `<a b="c">`, `</a>`, `<!--c-->`, text: the tokens, in a form that is easy to write down. */
function tokens(text: string): string[] {
  return [...htmlTokens(mapped(text))].map(token => {
    if (token.kind === 'text') return token.text;
    if (token.kind === 'comment') return `<!--${token.content}-->`;
    if (token.kind === 'end-tag') return `</${token.name}>`;
    const attributes = token.attributes.map(
      ({ name, valueSpan: { start, end } }) => ` ${name}="${text.slice(start, end)}"`,
    );
    return `<${token.name}${attributes.join('')}>`;
  });
}

describe('htmlTokens', () => {
  const cases: [html: string, ...tokens: string[]][] = [
    ['<a href="x.md">t</a>', '<a href="x.md">', 't', '</a>'],
    ["<A HREF='x.md' Id=y>", '<a href="x.md" id="y">'],
    ['<a\n  href = "x.md"\n  disabled>', '<a href="x.md" disabled="">'],
    ['<img src=x.png/>', '<img src="x.png/">'],
    ['<img src="x.png"/>', '<img src="x.png">'],
    ['<a title="a > b" href="x">', '<a title="a > b" href="x">'],
    ['<a href="">', '<a href="">'],
    ['a < b', 'a ', '<', ' b'],
    ['<!-- <a href="x"> -->y', '<!-- <a href="x"> -->', 'y'],
    ['<!-->x', '<!---->', 'x'],
    ['<!-- open', '<!-- open-->'],
    ['<!DOCTYPE html><?php x ?>y', 'y'],
    ['<script>"<a href=x>"</script><b>', '<script>', '</script>', '<b>'],
    ['<a href="x', ''],
  ];
  for (const [html, ...expected] of cases) {
    it(JSON.stringify(html), () => assert.deepEqual(tokens(html), expected.filter(Boolean)));
  }

  it('finds the attributes that parse5 finds', () => {
    const name = fc.constantFrom('id', 'href', 'name', 'data-x', 'Class');
    const value = fc.constantFrom('="a"', "='b c'", '=d', ' = "e>f"', '', '=""', '="g\nh"', '=i/j');
    const tag = fc
      .array(
        fc.tuple(fc.constantFrom(' ', '\n', '  '), name, value).map(parts => parts.join('')),
        { maxLength: 4 },
      )
      .map(attributes => `<b${attributes.join('')} >`);
    fc.assert(
      fc.property(tag, html => {
        const element = parseFragment(html).childNodes[0] as DefaultTreeAdapterTypes.Element;
        const found = [...htmlTokens(mapped(html))][0];
        assert.ok(found?.kind === 'start-tag');
        // The first of equal attributes counts for parse5; we keep all.
        const ours = new Map<string, string>();
        for (const { name: key, valueSpan } of found.attributes) {
          if (!ours.has(key)) ours.set(key, html.slice(valueSpan.start, valueSpan.end));
        }
        assert.deepEqual(ours, new Map(element.attrs.map(attribute => [attribute.name, attribute.value])));
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
