import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseYaml } from '../../../server/src/documents/yaml.ts';
import { entryOf, type YamlNode } from '../../../server/src/documents/yaml-tree.ts';
import { plain, slice } from './reading.ts';

const value = (text: string, key = 'a'): YamlNode | undefined => entryOf(parseYaml(text).mapping, key)?.value;

describe('scalars', () => {
  const cases: [yaml: string, value: unknown, source: string, span: string][] = [
    ['a: 8.10', 8.1, '8.10', '8.10'],
    ['a: "8.10"', '8.10', '8.10', '"8.10"'],
    ['a: 2026-03-14', '2026-03-14', '2026-03-14', '2026-03-14'],
    ['a: 0x10', 16, '0x10', '0x10'],
    ['a: yes', 'yes', 'yes', 'yes'],
    ['a: True', true, 'True', 'True'],
    ['a: ~', null, '~', '~'],
    ['a:', null, '', ''],
    ['a:   # comment', null, '', ''],
    ['a: x y # comment', 'x y', 'x y', 'x y'],
    ["a: 'it''s'", "it's", "it's", "'it''s'"],
    ['a: "\\u00e4"', 'ä', 'ä', '"\\u00e4"'],
    ['a: one\n  two', 'one two', 'one two', 'one\n  two'],
    ['a: |\n  one\n  two\n', 'one\ntwo\n', 'one\ntwo\n', '|\n  one\n  two\n'],
    ['a: !tag x', 'x', 'x', 'x'],
  ];
  for (const [yaml, expected, source, span] of cases) {
    it(JSON.stringify(yaml), () => {
      const node = value(yaml);
      assert.ok(node?.kind === 'scalar');
      assert.deepEqual([node.value, node.source, slice(yaml, node.span)], [expected, source, span]);
    });
  }
});

describe('collections', () => {
  it('keep order, places and any key', () => {
    const text =
      'b: [1, { c: d }]\n__proto__:\n  - x\n\n  # comment\na:\n  constructor: y\n\n"q r": z\n7: w\n<<: { a: 1 }\n';
    const { mapping, problem } = parseYaml(text, 100);
    assert.equal(problem, undefined);
    assert.deepEqual(
      mapping?.entries.map(({ key, keySpan, value: { span } }) => [
        key,
        text.slice(keySpan.start - 100, keySpan.end - 100),
        text.slice(span.start - 100, span.end - 100),
      ]),
      [
        ['b', 'b', '[1, { c: d }]'],
        ['__proto__', '__proto__', '- x'],
        ['a', 'a', 'constructor: y'],
        ['q r', '"q r"', 'z'],
        ['7', '7', 'w'],
        ['<<', '<<', '{ a: 1 }'],
      ],
    );
  });

  const documents: [name: string, text: string, expected: Map<string, unknown> | undefined][] = [
    ['nothing', '', undefined],
    ['a comment', '# x\n', undefined],
    ['a scalar', 'just text', undefined],
    ['a list', '- a\n- b\n', undefined],
    ['the first mapping of several documents', '---\n# none\n---\na: 1\n---\nb: 2\n', new Map([['a', 1]])],
    ['a byte order mark', '\uFEFFa: 1\n', new Map([['a', 1]])],
    [
      'lines that end with \\r\\n, and no last one',
      'a: 1\r\nb: [2]\r\nc: 3',
      new Map<string, unknown>([
        ['a', 1],
        ['b', [2]],
        ['c', 3],
      ]),
    ],
  ];
  for (const [name, text, expected] of documents) {
    it(`reads ${name}`, () =>
      assert.deepEqual([plain(parseYaml(text).mapping), parseYaml(text).problem], [expected, undefined]));
  }
});

describe('aliases', () => {
  it('stand for their value, at their own place', () => {
    const text = 'a: &x 8.10\nb: *x\nc: &y [1]\nd: *y\n';
    const alias = value(text, 'b');
    assert.ok(alias?.kind === 'scalar');
    assert.deepEqual([alias.source, slice(text, alias.span)], ['8.10', '*x']);
    const { mapping } = parseYaml(text);
    assert.equal(entryOf(mapping, 'd')?.value, entryOf(mapping, 'c')?.value);
  });

  it('do not expand without end', () => {
    const lists = Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
    const { mapping, problem } = parseYaml(['a0: &a0 [x]', ...lists].join('\n'));
    assert.match(problem?.message ?? '', /aliases of this file expand too far/);
    assert.equal(mapping?.entries.length, 41);
  });

  it('to nothing, or to themselves, are a problem', () => {
    assert.match(parseYaml('a: *x').problem?.message ?? '', /`\*x` refers to an anchor that is not set above/);
    assert.match(parseYaml('a: &x [*x]').problem?.message ?? '', /`\*x` refers/);
  });
});

describe('syntax problems', () => {
  /** YAML, the place of the problem, a part of the message, the keys that are read all the same. */
  const cases: [yaml: string, place: number, message: RegExp, ...keys: string[]][] = [
    ['a: 1\nb: x: y\nc: 2', 8, /second `key: value`.*quotes/, 'a', 'c'],
    ['a: 1\nb: "x\nc: 2\nd: 3', 8, /never closed/, 'a', 'c', 'd'],
    ['a: 1\nb: [x\nc: 2\nd: 3', 8, /never closed/, 'a', 'c', 'd'],
    ['a: 1\n\tb: 2', 5, /tab/i, 'a', 'b'],
    ['a: "x', 3, /never closed/, 'a'],
    ['a: [1, 2\nb: 3', 3, /never closed/, 'b'],
    ['a: @x', 3, /cannot begin/, 'a'],
    ['a: "\\q"', 4, /escape/, 'a'],
    ['a: 1\na: 2', 5, /`a` is given twice/, 'a'],
    ['a: {x: 1, x: 2}', 10, /`x` is given twice/, 'a'],
    [`a: ${'['.repeat(300)}`, 0, /nests more than 200/],
    [`${'- '.repeat(300)}a`, 0, /nests more than 200/],
  ];
  for (const [yaml, place, message, ...keys] of cases) {
    it(JSON.stringify(yaml.slice(0, 30)), () => {
      const { mapping, problem } = parseYaml(yaml);
      assert.match(problem?.message ?? 'none', message);
      assert.equal(problem?.span.start, place);
      assert.deepEqual(mapping?.entries.map(entry => entry.key) ?? [], keys);
    });
  }

  it('have their place in the file', () => assert.equal(parseYaml('a: @x', 100).problem?.span.start, 103));
});

describe('parseYaml', () => {
  it('reads anything, with all places in bounds', () => {
    const piece = fc.constantFrom(
      ...'abx:-?,[]{}#&*!|>\'"%@`\\~1. \n\t\r',
      ': ',
      '- ',
      '\n  ',
      '&a ',
      '*a',
      '---\n',
      '<<: ',
      '__proto__: ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = pieces.join('');
        const { mapping, problem } = parseYaml(text);
        const visit = (node: YamlNode): void => {
          assert.ok(node.span.start >= 0 && node.span.start <= node.span.end && node.span.end <= text.length);
          if (node.kind === 'sequence') node.items.forEach(visit);
          if (node.kind === 'mapping') for (const entry of node.entries) visit(entry.value);
        };
        if (mapping) visit(mapping);
        if (problem) assert.ok(problem.span.start <= problem.span.end && problem.span.end <= text.length);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});
