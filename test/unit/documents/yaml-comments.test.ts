import assert from 'node:assert/strict';
import { readMarkdown, readYaml, slice } from './reading.ts';

const marker = 'clausetrace-disable-next-line';

describe('suppressions in YAML', () => {
  it('stand in comments of their own and behind values, with their places', () => {
    const text = `# ${marker} a/b: one\r\nid: A\ntype: x # ${marker} c/d: two\nowner: x\n`;
    const { suppressions } = readYaml(text);
    assert.deepEqual(
      suppressions.map(({ rule, reason, line }) => [rule, reason, line]),
      [
        ['a/b', 'one', 1],
        ['c/d', 'two', 3],
      ],
    );
    assert.deepEqual(
      suppressions.map(({ span, ruleSpan }) => [slice(text, span), slice(text, ruleSpan)]),
      [
        [`# ${marker} a/b: one`, 'a/b'],
        [`# ${marker} c/d: two`, 'c/d'],
      ],
    );
  });

  it('do not stand in strings', () => {
    assert.deepEqual(
      readYaml(`a: "# ${marker} a/b: c"\nb: |\n  # ${marker} a/b: c\nc: x# ${marker} a/b: d\n`).suppressions,
      [],
    );
  });

  it('stand in front matter', () => {
    const text = `---\nid: A\n# ${marker} a/b: c\nowner: x\n---\n# ${marker} is a heading here\n`;
    const { suppressions } = readMarkdown(text);
    assert.deepEqual(
      suppressions.map(({ span, line }) => [slice(text, span), line]),
      [[`# ${marker} a/b: c`, 3]],
    );
  });

  it('apply together where one stands above another', () => {
    const text = `# ${marker} a/b: one\n  # ${marker} c/d: two\r\nid: A # ${marker} e/f: three\n# ${marker} g/h: four\n\n# other\n# ${marker} i/j: five\n`;
    assert.deepEqual(
      readYaml(text).suppressions.map(({ rule, line }) => [rule, line]),
      [
        ['a/b', 2],
        ['c/d', 2],
        ['e/f', 4],
        ['g/h', 4],
        ['i/j', 7],
      ],
    );
    const { suppressions } = readMarkdown(`---\n# ${marker} a/b: c\n# ${marker} d/e: f\nid: A\n---\n`);
    assert.deepEqual(
      suppressions.map(({ line }) => line),
      [3, 3],
    );
  });
});
