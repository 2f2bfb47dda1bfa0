import assert from 'node:assert/strict';
import { intricacyOf } from '../../../server/src/documents/markdown-limits.ts';

const large = 1_000_000;
const fill = (text: string) => text.repeat(Math.ceil(large / text.length));

describe('intricacyOf', () => {
  const ordinary: [name: string, text: string][] = [
    ['prose', fill('One *paragraph* with `snake_case` & an escape \\*.\n\n')],
    ['a table', `|a|\n|-|\n${fill('| some_snake_case | a \\| b |\n')}`],
    ['a list', fill('- **item** some_snake_case &amp;\n')],
    ['code', `\`\`\`\n${fill('____ **** &&&&\n')}\`\`\`\n`],
    ['a long line', fill('word ')],
    ['a rule', '- '.repeat(400)],
  ];
  for (const [name, text] of ordinary) it(`lets ${name} pass`, () => assert.equal(intricacyOf(text), undefined));

  const intricate: [name: string, text: string, start: number][] = [
    ['block quotes', `a\n\n${'>'.repeat(10_000)}`, 3],
    ['block quotes with spaces', fill('> '), 0],
    ['lists', `${fill('1. ')}a`, 0],
    ['underscores', fill('_a_'), 0],
    ['references', fill('&amp;'), 0],
    ['escapes', fill('\\* '), 0],
    ['strikethrough', fill('~~a~ '), 0],
  ];
  for (const [name, text, start] of intricate) {
    it(`stops ${name}`, () => {
      const problem = intricacyOf(text);
      assert.equal(problem?.rule, 'file/syntax');
      assert.equal(problem.span.start, start);
    });
  }
});
