import assert from 'node:assert/strict';
import { intricacyOf, isTooMuchForSatteri } from '../../../server/src/documents/markdown-limits.ts';

const large = 1_000_000;
const fill = (text: string, size = large) => text.repeat(Math.ceil(size / text.length));
const numbered = (line: (i: number) => string, size = large) => {
  const lines: string[] = [];
  for (let i = 0, length = 0; length < size; length += lines[i++]!.length) lines.push(line(i));
  return lines.join('\n');
};

describe('intricacyOf', () => {
  const contributor = (i: number) =>
    `    <td align="center"><a href="https://github.com/some_user${i}"><img src="https://a.example/u/${i}?v=4&amp;s=100" alt="Some &amp; User"/><br /><sub><b>Some User</b></sub></a></td>`;
  const ordinary: [name: string, text: string][] = [
    ['prose', fill('One *paragraph* with `snake_case` & an escape \\*.\n\n')],
    ['one endless paragraph', fill('Some *emphasis* and `code` in some_snake_case & [a link](b_c.md) on a line.\n')],
    ['a table', `|a|\n|-|\n${fill('| some_snake_case | a \\| b &amp; c |\n')}`],
    [
      'a table without pipes around',
      `Name | Value | Notes\n--- | --- | ---\n${fill('some_name | *some* | a &amp; b\n')}`,
    ],
    ['a list', fill('- **item** some_snake_case &amp;\n')],
    ['a list with continued items', fill('- some_snake_case *bold* &amp;\n  some more_text\n')],
    ['a list deep inside', fill('* one\n  * two &amp; more\n    * three &amp; some_more *text*\n')],
    ['code', `\`\`\`\n${fill('____ **** &&&&\n')}\`\`\`\n`],
    [
      'code between tildes that shows a fence',
      `~~~\n\`\`\`\n~~~\n\n\`\`\`\n${fill('a_b --> c_d &amp; e_f;\n')}\`\`\`\n`,
    ],
    [
      'code in a longer fence',
      `\`\`\`\`\n\`\`\`\n\`\`\`\`\n\n\`\`\`json\n${fill('  "some_key": "a &amp; b",\n')}\`\`\`\n`,
    ],
    ['indented code', fill('    my_function_name(some_arg & other_arg);\n')],
    ['a table of contributors in HTML', `<table>\n  <tr>\n${numbered(contributor)}\n  </tr>\n</table>\n`],
    ['preformatted HTML', `<pre>\n${fill('some_key_name: some_value &amp; other\n')}</pre>\n`],
    ['a comment', `<!--\n${fill('2026-01-01 some_service &amp; some_other: *ok*\n\n')}-->\n`],
    ['a block quote', fill('> some_key_name: some_value & other line of log\n')],
    ['front matter', `---\n${numbered(i => `some_key_${i}: some_value &amp; *x*`)}\n---\n\n[x](nope.md)\n`],
    ['link definitions', numbered(i => `[PR_${i}]: https://github.com/my_org/my_product/pull/${i}?a=1&b=2`)],
    ['a long line', fill('word ')],
    ['a rule', '- '.repeat(400)],
    ['some nesting', `${'> '.repeat(2000)}a`],
  ];
  for (const [name, text] of ordinary) it(`lets ${name} pass`, () => assert.equal(intricacyOf(text), undefined));
  for (const [name, text] of ordinary) it(`leaves ${name} to Satteri`, () => assert.ok(!isTooMuchForSatteri(text)));

  for (const [name, text] of [
    ['references', fill('&amp;')],
    ['lines with references', fill('some words &amp; more\n')],
  ] as const) {
    it(`leaves ${name} to remark`, () => {
      assert.ok(isTooMuchForSatteri(text));
      assert.equal(intricacyOf(text), undefined);
    });
  }

  it('lets escapes pass', () => assert.equal(intricacyOf(fill('\\* ')), undefined));

  const intricate: [name: string, text: string, start: number][] = [
    ['block quotes', `a\n\n${'>'.repeat(60_000)}`, 3],
    ['block quotes with spaces', fill('> '), 0],
    ['lists', `${fill('1. ')}a`, 0],
    ['underscores', fill('_a_'), 0],
    ['strikethrough', fill('~~a~ '), 0],
    ['references among other marks', fill('*a &amp; _b* '), 0],
  ];
  for (const [name, text, start] of intricate) {
    it(`stops ${name}`, () => {
      const problem = intricacyOf(text);
      assert.equal(problem?.rule, 'file/syntax');
      assert.equal(problem.span.start, start);
    });
  }
});
