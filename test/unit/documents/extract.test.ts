import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sizeLimit } from '../../../server/src/documents/decode.ts';
import {
  extractFacts,
  extractFactsFromText,
  formatOf,
  unreadableFacts,
} from '../../../server/src/documents/extract.ts';
import type { DocumentFacts } from '../../../server/src/documents/facts.ts';
import { parser, plain, readMarkdown, readYaml, slice } from './reading.ts';

describe('formatOf', () => {
  const cases: [path: string, format: string | undefined][] = [
    ['a/b.md', 'markdown'],
    ['B.MD', 'markdown'],
    ['a.markdown', 'markdown'],
    ['a.yaml', 'yaml'],
    ['a.b.yml', 'yaml'],
    ['a.mdx', undefined],
    ['a.txt', undefined],
    ['md', undefined],
    ['a.constructor', undefined],
  ];
  for (const [path, format] of cases) it(`${path} is ${format}`, () => assert.equal(formatOf(path), format));
});

describe('front matter', () => {
  it('is metadata, with its places in the file', () => {
    const text = '---  \r\nid: PRC-INC\r\nclauses: [8.10]\r\n---\r\n# A\r\n';
    const { metadata, frontMatter } = readMarkdown(text);
    assert.equal(slice(text, frontMatter), '---  \r\nid: PRC-INC\r\nclauses: [8.10]\r\n---');
    assert.deepEqual(
      metadata?.entries.map(entry => [slice(text, entry.keySpan), slice(text, entry.value.span)]),
      [
        ['id', 'PRC-INC'],
        ['clauses', '[8.10]'],
      ],
    );
  });

  const cases: [name: string, text: string, hasFrontMatter: boolean, metadata: Map<string, unknown> | undefined][] = [
    ['a mapping', '---\na: 1\n---', true, new Map([['a', 1]])],
    ['none', '# a', false, undefined],
    ['an empty one', '---\n---\n', true, undefined],
    ['a scalar', '---\ntext\n---\n', true, undefined],
    ['a list', '---\n- a\n---\n', true, undefined],
    ['one that is never closed', '---\na: 1\n', false, undefined],
    ['one that is not at the start', '\n---\na: 1\n---\n', false, undefined],
    ['TOML', '+++\na = 1\n+++\n', false, undefined],
    ['a fence within a value', '---\na: x---y\n---\n', true, new Map([['a', 'x---y']])],
  ];
  for (const [name, text, hasFrontMatter, metadata] of cases) {
    it(`reads ${name}`, () => {
      const facts = readMarkdown(text);
      assert.equal(facts.frontMatter !== undefined, hasFrontMatter);
      assert.deepEqual(plain(facts.metadata), metadata);
      assert.deepEqual(facts.problems, []);
    });
  }

  it('that does not parse is a problem, and hides nothing', () => {
    const facts = readMarkdown('---\nid: A\ntitle: x: y\n---\n# A\n[b](c.md)');
    assert.deepEqual(
      [facts.problems.length, facts.problems[0]?.rule, facts.problems[0]?.span.start],
      [1, 'file/syntax', 17],
    );
    assert.deepEqual([facts.metadata?.entries[0]?.key, facts.headings.length, facts.links.length], ['id', 1, 1]);
  });
});

describe('files that are not as they should be', () => {
  const read = (format: 'markdown' | 'yaml', bytes: Uint8Array) => extractFacts(format, bytes, parser);
  const rules = (facts: DocumentFacts) => facts.problems.map(problem => problem.rule);

  it('empty files have no facts and no problems', () => {
    for (const format of ['markdown', 'yaml'] as const) assert.deepEqual(rules(read(format, new Uint8Array())), []);
  });

  it('bytes that are not UTF-8 hide nothing else', () => {
    const facts = read('markdown', Buffer.from('# \xc4nderung\n\n[a](b.md)', 'latin1'));
    assert.deepEqual([rules(facts), facts.links.length], [['file/encoding'], 1]);
    const broken = read('yaml', Buffer.from('a: \xe4\nb: @x', 'latin1'));
    assert.deepEqual(rules(broken), ['file/encoding', 'file/syntax']);
  });

  it('binary files have one problem and nothing else', () => {
    const facts = read('markdown', Uint8Array.from([0x23, 0x20, 0, 0x41]));
    assert.deepEqual([rules(facts), facts.headings, facts.length], [['file/encoding'], [], 0]);
  });

  it('a byte order mark does not count', () => {
    const facts = read('markdown', Buffer.from('\uFEFF---\nid: A\n---\n# B'));
    assert.deepEqual([facts.frontMatter?.start, facts.metadata?.entries.length, facts.headings.length], [0, 1, 1]);
  });

  it('too large files are not read', () => {
    assert.deepEqual(rules(read('markdown', new Uint8Array(sizeLimit + 1).fill(0x61))), ['file/too-large']);
  });

  it('a parser that fails is a problem', () => {
    const failing = {
      name: 'satteri' as const,
      parse: () => {
        throw new Error('no');
      },
    };
    const facts = extractFactsFromText('markdown', '# A', failing);
    assert.deepEqual([rules(facts), facts.headings], [['file/syntax'], []]);
  });

  it('unread files say why', () => {
    assert.deepEqual(rules(unreadableFacts('yaml', 'unreadable', 'no')), ['file/unreadable']);
    assert.deepEqual(rules(unreadableFacts('yaml', 'too-large', 'no')), ['file/too-large']);
  });

  it('emphasis nested thousands deep is walked', () => {
    const deep = readMarkdown(`${'*'.repeat(2000)}A-1${'*'.repeat(2000)}`);
    assert.equal(deep.mentions.length, 1);
  });
});

describe('facts of any text', () => {
  const markdown = [
    '[',
    '](',
    ')',
    '![',
    '*',
    '**',
    '_',
    '`',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '    ',
    '\t',
    '|',
    '\n|-|\n',
    '<a href="',
    '<a id=x>',
    '">',
    '<!--',
    '-->',
    '&amp;',
    '\\',
    '#',
    '# ',
    '\n===\n',
    '\n---\n',
    '[^1]',
    '\n[^1]: ',
    '\n[x]: y.md "t"',
    '[x]',
    '\r\n',
    '\r',
    'ä',
    '😀',
    '\ud800',
    '\0',
    '{#a}',
    '[[',
    'A-B]]',
    'POL-SM',
    'role:x',
    '<h2>',
    '</h2>',
    'b.md',
    '%20',
    '<!-- clause: 8.1, 8.2 -->',
    '<!-- clausetrace-disable-next-line a/b: c -->',
    '\n```\n',
  ];
  const yaml = [
    'id: A\n',
    'type: register\n',
    'a: ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ': ',
    ', ',
    '"',
    "'",
    '\n',
    '\n  ',
    '#',
    'SLA-1',
    'role:x',
    'clausetrace-disable-next-line',
    '&a ',
    '*a',
    '|\n',
    '\t',
    '\r\n',
    '---\n',
    '\ufeff',
    '__proto__: ',
  ];
  const text = (pieces: readonly string[]) =>
    fc
      .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string()), { maxLength: 30 })
      .map(parts => parts.join(''));

  /** Every span anywhere in the facts is within the text. */
  function checkSpans(facts: unknown, length: number): void {
    if (typeof facts !== 'object' || facts === null) return;
    if ('start' in facts && 'end' in facts) {
      const { start, end } = facts as { start: number; end: number };
      assert.ok(start >= 0 && start <= end && end <= length, `${start} to ${end} of ${length}`);
    }
    for (const part of Object.values(facts)) checkSpans(part, length);
  }

  it('Markdown: every place is in the text and holds what it claims', () => {
    fc.assert(
      fc.property(text(markdown), source => {
        const facts = readMarkdown(source);
        checkSpans(facts, source.length);
        for (const { span, fragmentSpan } of facts.links) {
          assert.ok(span.start < span.end);
          if (fragmentSpan)
            assert.equal(source.slice(fragmentSpan.start - 1, fragmentSpan.start).replace(/;/, '#'), '#');
        }
        for (const mention of facts.mentions) {
          const written = slice(source, mention.span)!.replaceAll('\\', '');
          assert.equal(written, mention.kind === 'role' ? `role:${mention.id}` : mention.id);
        }
        for (const clause of facts.clauseComments.flatMap(comment => comment.clauses))
          assert.equal(slice(source, clause.span), clause.text);
        for (const { span, ruleSpan, rule } of facts.suppressions) {
          assert.match(slice(source, span)!, /^(<!--|#)/);
          assert.equal(slice(source, ruleSpan), rule);
        }
        for (const { textSpan, span } of facts.headings)
          assert.ok(span.start <= textSpan.start && textSpan.end <= span.end);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  it('YAML: every place is in the text', () => {
    fc.assert(
      fc.property(text(yaml), source => checkSpans(readYaml(source), source.length)),
      { numRuns: 3000, seed: 1 },
    );
  });

  it('bytes: nothing throws', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom('markdown' as const, 'yaml' as const),
        (bytes, format) => {
          extractFacts(format, bytes, parser);
        },
      ),
      { numRuns: 2000, seed: 1 },
    );
  });
});
