import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { definitionDestination, inlineDestination } from '../../../server/src/documents/destination.ts';
import { unescapedText } from '../../../server/src/documents/mapped-text.ts';
import { spanOfNode, walkTree } from '../../../server/src/documents/markdown-tree.ts';
import type { Span } from '../../../server/src/documents/text.ts';
import { parser, slice } from './reading.ts';

/** The destinations found in a text, with what the parser says they are. */
function destinations(text: string): { url: string; span: Span | undefined }[] {
  const found: { url: string; span: Span | undefined }[] = [];
  const enter = (node: Nodes): boolean => {
    const span = spanOfNode(node)!;
    const matches = (place: Span) => 'url' in node && unescapedText(text, place, 'markdown').text === node.url;
    if (node.type === 'definition') found.push({ url: node.url, span: definitionDestination(text, span) });
    if (node.type === 'image')
      found.push({ url: node.url, span: inlineDestination(text, span, span.start + 2, matches) });
    if (node.type === 'link' && text[span.start] === '[') {
      const last = node.children.at(-1);
      const from = (last && spanOfNode(last)?.end) ?? span.start + 1;
      found.push({ url: node.url, span: inlineDestination(text, span, from, matches) });
    }
    return true;
  };
  walkTree(parser.parse(text), { enter, leave: () => {} });
  return found;
}

describe('destinations', () => {
  const cases: [text: string, ...destinations: string[]][] = [
    ['[a](b.md)', 'b.md'],
    ['[a]( b.md )', 'b.md'],
    ['[a](b.md "t (x)")', 'b.md'],
    ["[a](b.md 't')", 'b.md'],
    ['[a](b.md (t))', 'b.md'],
    ['[a](b.md "quo\\"te")', 'b.md'],
    ['[a](<my file.md>)', 'my file.md'],
    ['[a](<b(c.md> "t")', 'b(c.md'],
    ['[a]()', ''],
    ['[a](<>)', ''],
    ['[](b.md)', 'b.md'],
    ['[a](b(c)d.md)', 'b(c)d.md'],
    ['[a](b\\)c.md)', 'b\\)c.md'],
    ['[a\nb](\n  c.md\n  "t"\n)', 'c.md'],
    ['> [a\n> b](\n> c.md\n> "t")', 'c.md'],
    ['[a](&auml;.md)', '&auml;.md'],
    ['[a [b] c](d.md)', 'd.md'],
    ['[`](x)`](d.md)', 'd.md'],
    ['[![i](j.png)](d.md)', 'd.md', 'j.png'],
    ['![a ](b.png)', 'b.png'],
    ['![a [x] \\](y) z](b.png "](no")', 'b.png'],
    ['![`](a "`](b.png)', 'b.png'],
    ['[a]: b.md', 'b.md'],
    ['[a]:\n  <b c.md>\n  "title"', 'b c.md'],
    ['[a\\]b]: c.md', 'c.md'],
    ['> [a]:\n> b.md', 'b.md'],
    ['|a|\n|-|\n|[x](y\\|z.md)|', 'y\\|z.md'],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(
        destinations(text).map(({ span }) => slice(text, span)),
        expected,
      );
    });
  }

  it('are what the parser read, whatever is written', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'b.md',
        ' ',
        '\n',
        '(',
        ')',
        '[',
        ']',
        '](',
        '![',
        '<',
        '>',
        '"',
        "'",
        '\\',
        '&amp;',
        '`',
        '*',
        '\n> ',
        '%20',
        '#x',
      ],
    );
    const link = fc
      .tuple(fc.array(piece), fc.array(piece))
      .map(([text, target]) => `[${text.join('')}](${target.join('')})`);
    fc.assert(
      fc.property(fc.array(fc.oneof(link, piece), { maxLength: 5 }), parts => {
        const text = parts.join('');
        for (const { url, span } of destinations(text)) {
          assert.ok(span, JSON.stringify(text));
          assert.equal(unescapedText(text, span, 'markdown').text, url);
        }
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});
