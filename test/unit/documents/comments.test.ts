import assert from 'node:assert/strict';
import { stacked } from '../../../server/src/documents/comments.ts';
import { lineStartsOf } from '../../../server/src/documents/text.ts';
import { readMarkdown, slice } from './reading.ts';

describe('clause comments', () => {
  /** Text, then for each comment: the index of its heading, and its clauses. */
  const cases: [text: string, ...comments: [heading: number, ...clauses: string[]][]][] = [
    ['<!-- clause: 8.6.1 -->', [-1, '8.6.1']],
    ['# A\n\n<!-- clause: 8.6.1, 8.6.2 -->', [0, '8.6.1', '8.6.2']],
    ['# A\n# B\ntext <!-- clauses: 8.6.1 iso27001:A.5.24,8.7 -->', [1, '8.6.1', 'iso27001:A.5.24', '8.7']],
    ['# A <!--clause:8.6.1-->', [0, '8.6.1']],
    ['<h2>A</h2>\n<!-- clause: 8.1 --> <!-- clause:\n8.2\n-->', [0, '8.1'], [0, '8.2']],
    ['> # A\n> <!-- clause: 8.1,\n> 8.2 -->', [0, '8.1', '8.2']],
    ['<!-- clause: -->', [-1]],
    ['x <!-- clauses are: 8.1 --> `<!-- clause: 8.1 -->`\n\n    <!-- clause: 8.1 -->'],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      const { clauseComments } = readMarkdown(text);
      assert.deepEqual(
        clauseComments.map(({ heading, clauses }) => [heading, ...clauses.map(clause => clause.text)]),
        expected,
      );
      for (const { clauses, span } of clauseComments) {
        for (const clause of clauses) assert.equal(slice(text, clause.span), clause.text);
        assert.match(slice(text, span)!, /^<!--[\s\S]*-->$/);
      }
    });
  }
});

describe('suppressions in Markdown', () => {
  /** Text, then for each suppression: rule, reason, line. */
  const cases: [text: string, ...suppressions: [rule: string, reason: string, line: number][]][] = [
    ['<!-- clausetrace-disable-next-line a/b: because -->', ['a/b', 'because', 1]],
    ['x\n\n<!--\nclausetrace-disable-next-line a/b: over: two\nlines\n-->\ny', ['a/b', 'over: two\nlines', 6]],
    ['x <!-- clausetrace-disable-next-line a/b -->', ['a/b', '', 1]],
    ['<!-- clausetrace-disable-next-line: why -->', ['', 'why', 1]],
    ['<!-- clausetrace-disable-next-line -->', ['', '', 1]],
    ['<!-- clausetrace-disable-next-lines a/b: c -->\n`<!-- clausetrace-disable-next-line a/b: c -->`'],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      const { suppressions } = readMarkdown(text);
      assert.deepEqual(
        suppressions.map(({ rule, reason, line }) => [rule, reason, line]),
        expected,
      );
      for (const { rule, ruleSpan } of suppressions) assert.equal(slice(text, ruleSpan), rule);
    });
  }
});

describe('suppressions above each other', () => {
  const comment = (rule: string) => `<!-- clausetrace-disable-next-line ${rule}: r -->`;
  /** Text, then the line of each suppression. */
  const cases: [text: string, ...lines: number[]][] = [
    [`${comment('a/b')}\n${comment('c/d')}\nx`, 2, 2],
    [`> ${comment('a/b')}\r\n> ${comment('c/d')} ${comment('e/f')}\r\n> ${comment('g/h')}\r\n> x`, 3, 3, 3, 3],
    [`${comment('a/b')}\n<!--\nclausetrace-disable-next-line c/d: r\n-->\nx`, 4, 4],
    [`${comment('a/b')}\nx ${comment('c/d')}\ny`, 1, 2],
    [`${comment('a/b')}\n\n${comment('c/d')}\ny`, 1, 3],
  ];
  for (const [text, ...lines] of cases) {
    it(JSON.stringify(text), () => {
      const { suppressions } = readMarkdown(text);
      assert.deepEqual(
        stacked(suppressions, text, lineStartsOf(text)).map(({ line }) => line),
        lines,
      );
    });
  }
});
