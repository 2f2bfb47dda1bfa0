import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { extractFacts } from '../../../server/src/documents/extract.ts';
import { loadMarkdownParser } from '../../../server/src/documents/markdown-parser.ts';
import { type VersionFacts, versionFacts } from '../../../server/src/documents/version-facts.ts';
import { metadataLists } from '../../../server/src/documents/version-metadata.ts';
import { metadataKeys } from '../../../server/src/workspace/metadata-keys.ts';

function markdown(text: string): VersionFacts {
  return versionFacts('markdown', Buffer.from(text))!;
}

function yaml(text: string): VersionFacts {
  return versionFacts('yaml', Buffer.from(text))!;
}

/** Whether a reader sees the same. */
function reads(a: string, b: string): boolean {
  const [one, two] = [markdown(a), markdown(b)];
  const same = one.content === two.content;
  assert.equal(same, JSON.stringify([...one.sections]) === JSON.stringify([...two.sections]) && same);
  return same;
}

const pairs: readonly (readonly [what: string, a: string, b: string])[] = [
  ['line breaks', 'One two\nthree four.\n', 'One\ntwo three\nfour.\n'],
  ['endings of lines', 'One\ntwo\n\n- a\n- b\n', 'One\r\ntwo\r\n\r\n- a\r\n- b\r\n'],
  ['lone carriage returns', 'One\n\ntwo\n', 'One\r\rtwo\r'],
  ['a byte order mark', '# One\n', '\uFEFF# One\n'],
  ['spaces at the end of lines', 'One  \ntwo\t\n', 'One\ntwo\n'],
  ['the end of the file', 'One', 'One\n\n\n'],
  ['blank lines', '# A\ntext\n\n\n## B\n- x\n- y\n', '# A\n\ntext\n\n## B\n\n- x\n\n- y\n'],
  ['the style of headings', '# A\n\n## B\n', 'A\n===\n\nB\n---\n'],
  ['the closing marks of headings', '## A\n', '## A ##\n'],
  ['the marks of lists', '- a\n- b\n', '* a\n* b\n'],
  ['the numbers of lists', '1. a\n2. b\n', '1) a\n1) b\n'],
  ['the indentation of lists', '- a\n  - b\n    - c\n', '-   a\n    -   b\n        -   c\n'],
  ['the indentation of continued lines', '- a b\n  c\n', '- a\nb c\n'],
  ['the marks of emphasis', 'It *must* be __so__.\n', 'It _must_ be **so**.\n'],
  ['emphasis beside code', 'It _must_ be `a_b` and __so__.\n', 'It *must* be `a_b` and **so**.\n'],
  ['escapes', 'See [[PRC-INC]] at 5 * 4.\n', 'See \\[\\[PRC-INC]] at 5 \\* 4.\n'],
  ['references', 'A &amp; B &copy; C\n', 'A & B © C\n'],
  ['brackets of addresses', 'See <https://a.example/b>.\n', 'See https://a.example/b.\n'],
  ['the marks of line breaks', 'One  \ntwo\n', 'One\\\ntwo\n'],
  [
    'blank lines between definitions',
    '[a]: b.md\n[c]: <https://d.example>\n',
    '[a]:  b.md\n\n[c]: https://d.example\n',
  ],
  ['an underline below bars', '`a | b`\n---\n\ntext\n', '## `a | b`\n\ntext\n'],
  ['a list in a quote', '> - a\n>   b\n', '> * a b\n'],
  ['a quote in a list', '- > a b\n  > c\n', '- > a\n  > b c\n'],
  ['the padding of tables', '| a | b |\n|---|---|\n| c | d |\n', 'a|b\n-|-\nc  |  d\n'],
  ['the alignment of tables', '| a |\n|---|\n| c |\n', '| a |\n|:-:|\n| c |\n'],
  ['the marks of quotes on continued lines', '> one two\n> three\n', '> one\ntwo three\n'],
  ['the fences of code', '```sh\na  b\n```\n', '~~~~sh\na  b\n~~~~\n'],
  ['rules', 'a\n\n---\n\nb\n', 'a\n\n* * *\n\nb\n'],
  ['comments', '# A\n\n<!-- clause: 8.6.1 -->\n\ntext\n', '# A\n\ntext\n'],
  ['comments over lines', 'a\n\n<!-- one\n\ntwo -->\nb\n', 'a\n\nb\n'],
  ['comments in a line', 'a <!-- x --> b <!-- y -->\n', 'a b\n'],
  ['a comment that never ends', 'a\n\n<!-- one\n\ntwo\n', 'a\n\n<!-- other\n'],
  ['front matter', '---\nid: A\nreviewed: 2026-01-01\n---\n\ntext\n', '---\nid: B\n---\ntext\n'],
  ['front matter with other line breaks', '---\r\nid: A\r\n---\r\ntext\r\n', '---  \nid: A\n--- \ntext\n'],
  ['front matter of other tools', '+++\nid = "A"\n+++\ntext\n', '+++\nid = "B"\n+++\ntext\n'],
  ['no front matter', '---\nid: A\n---\ntext\n', 'text\n'],
];

const differences: readonly (readonly [what: string, a: string, b: string])[] = [
  ['a word', 'One two.\n', 'One three.\n'],
  ['a sign', 'At most 4 hours.\n', 'At most 4.5 hours.\n'],
  ['case', 'must\n', 'Must\n'],
  ['emphasis', 'It must.\n', 'It **must**.\n'],
  ['a paragraph more', 'One. Two.\n', 'One.\n\nTwo.\n'],
  ['the level of a heading', '# A\n\n## B\n', '# A\n\n### B\n'],
  ['a heading that becomes text', '# A\n\ntext\n', 'A\n\ntext\n'],
  ['an item that becomes text', '- a\n- b\n', '- a b\n'],
  ['an item that belongs to another', '- a\n- b\n', '- a\n  - b\n'],
  ['steps that become items', '1. a\n', '- a\n'],
  ['the target of a link', '[a](b.md)\n', '[a](c.md)\n'],
  ['the definition of a link', '[a]\n\n[a]: b.md\n', '[a]\n\n[a]: c.md\n'],
  ['an image', '![a](b.png)\n', '![a](c.png)\n'],
  ['lines of code', '```\na\nb\n```\n', '```\na b\n```\n'],
  ['indentation of code', '```\nif a\n  b\n```\n', '```\nif a\nb\n```\n'],
  ['the language of code', '```sh\na\n```\n', '```js\na\n```\n'],
  ['indented code', 'text\n\n    a\n    b\n', 'text\n\n    a b\n'],
  ['blank lines in indented code', 'text\n\n    a\n\n    b\n', 'text\n\n    a\n    b\n'],
  ['escapes in code', '`a\\*`\n', '`a*`\n'],
  ['a comment in code', '`<!-- a -->`\n', '`<!-- b -->`\n'],
  ['a comment in a block of code', '```\n<!-- a -->\n```\n', '```\n<!-- b -->\n```\n'],
  ['cells', '| a | b |\n|---|---|\n| c | d |\n', '| a | b |\n|---|---|\n| c d | |\n'],
  ['a quote', '> a\n', 'a\n'],
  ['a box that is ticked', '- [ ] a\n', '- [x] a\n'],
  ['names with underscores', 'set `a_b`\n', 'set `a*b`\n'],
  ['order', 'a\n\nb\n', 'b\n\na\n'],
];

const word = fc.constantFrom(
  'the',
  'owner',
  'checks',
  'each',
  'record',
  'and',
  'signs',
  '*it*',
  '`now`',
  '[so](a.md)',
  'PRC-INC',
);
const paragraph = fc.array(word, { minLength: 1, maxLength: 30 });
const body = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), word, fc.array(paragraph, { maxLength: 3 })), {
  minLength: 1,
  maxLength: 6,
});
const blank = fc.constantFrom(' ', '\n', '  ', ' \n', '\t');

type Body = readonly (readonly [depth: number, heading: string, paragraphs: readonly (readonly string[])[]])[];

function written(sections: Body, blanks: readonly string[], metadata = ''): string {
  let at = 0;
  const gap = () => blanks[at++ % blanks.length]!;
  const text = sections.map(([depth, heading, paragraphs], index) => {
    const title = `${'#'.repeat(depth)} ${heading.replace(/\W/g, '')} ${index}`;
    return [title, ...paragraphs.map(words => words.reduce((line, next) => line + gap() + next))].join('\n\n');
  });
  return `${metadata}${text.join('\n\n')}\n`;
}

describe('the facts of a version', () => {
  for (const [what, a, b] of pairs) it(`are the same but for ${what}`, () => assert.equal(reads(a, b), true));
  for (const [what, a, b] of differences) it(`differ by ${what}`, () => assert.equal(reads(a, b), false));

  it('are the same however paragraphs are broken and whatever the metadata say', () => {
    fc.assert(
      fc.property(
        body,
        fc.array(blank, { minLength: 1, maxLength: 7 }),
        fc.date({ noInvalidDate: true }),
        (sections, blanks, date) => {
          const metadata = `---\nid: A\nreviewed: ${JSON.stringify(date.toISOString().slice(0, 10))}\nclauses: [8.6.1]\n---\n`;
          assert.equal(reads(written(sections, [' ']), written(sections, blanks, metadata)), true);
        },
      ),
    );
  });

  it('differ in exactly the sections that hold a changed word', () => {
    fc.assert(
      fc.property(body, fc.nat(), (sections, which) => {
        const places = sections.flatMap(([, , paragraphs], section) =>
          paragraphs.map((_, index) => ({ section, index })),
        );
        fc.pre(places.length > 0);
        const place = places[which % places.length]!;
        const changed = sections.map(([depth, heading, paragraphs], section) => {
          const edited = paragraphs.map((words, index) =>
            section === place.section && index === place.index ? [...words, 'changed'] : words,
          );
          return [depth, heading, edited] as const;
        });
        const [before, after] = [markdown(written(sections, [' '])), markdown(written(changed, [' ']))];
        assert.notEqual(before.content, after.content);
        const slugs = [...before.sections.keys()];
        assert.deepEqual([...after.sections.keys()], slugs);
        assert.equal(slugs.length, sections.length);
        const holders = sections.map((_, index) => {
          const end = sections.findIndex(([depth], later) => later > index && depth <= sections[index]![0]);
          return index <= place.section && (end < 0 || place.section < end);
        });
        assert.deepEqual(
          slugs.map(slug => before.sections.get(slug) !== after.sections.get(slug)),
          holders,
        );
      }),
    );
  });

  it('name sections as the facts of the document do', async () => {
    const parser = await loadMarkdownParser();
    const root = join(import.meta.dirname, '../../..');
    const files = ['samples', 'docs'].flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.md') && !name.includes('exports'))
        .map(name => join(root, folder, name)),
    );
    assert.ok(files.length > 100);
    for (const file of files) {
      const bytes = readFileSync(file);
      const slugs = extractFacts('markdown', bytes, parser).headings.map(({ slug }) => slug);
      assert.deepEqual([...versionFacts('markdown', bytes)!.sections.keys()], slugs, file);
    }
  });

  it('name sections with marks in their headings', async () => {
    const parser = await loadMarkdownParser();
    const headings = [
      'Plain words',
      'With *emphasis* and __more__ of_it',
      'A [link](a.md "t") and [`code`](b.md) and [one][ref]',
      '`code_with <marks> & [more]` here',
      'An ![image](a.png) here',
      '![image](a.png) first',
      'Escaped \\* and \\_ and &amp; and &#38;',
      'Tags <b>bold</b> and <https://a.example>',
      'An id {#own-id}',
      'Same',
      'Same',
      'Überschrift – ein Maß',
      'Closed ###',
      '1. Numbered',
      'Question? Yes!',
    ];
    const text = `${headings.map(heading => `## ${heading}\n\ntext\n`).join('\n')}\n- # In a list\n\n> # In a quote\n\n<h2>In HTML</h2>\n\nSet\next\n---\n\n[ref]: c.md\n`;
    const slugs = extractFacts('markdown', Buffer.from(text), parser).headings.map(({ slug }) => slug);
    assert.deepEqual([...markdown(text).sections.keys()], slugs);
  });

  it('hold the scalars of the metadata as they are written, and a digest of the rest', () => {
    const facts = markdown(
      '---\nversion: "2.30"\nreviewed: 2026-03-14 # by hand\nclause: 8.10\nempty:\nowner: \'role:x\'\ndescription: >\n  two\n  lines\nclauses:\n  - 8.6.1\n  - 8.6.2\n---\ntext\n',
    );
    assert.deepEqual(
      [...facts.keys],
      [
        ['version', '2.30'],
        ['reviewed', '2026-03-14'],
        ['clause', '8.10'],
        ['owner', 'role:x'],
        ['description', 'two lines\n'],
      ],
    );
    const lists = (text: string) => markdown(`---\nid: A\n${text}\n---\n`).lists;
    assert.equal(lists('clauses: [8.6.1, "8.6.2"] # two'), lists('clauses:\n- 8.6.1\n- 8.6.2'));
    assert.notEqual(lists('clauses: [8.6.1]'), lists('clauses: [8.6.2]'));
    assert.equal(lists('clauses: []\nrelated: [A]'), lists('related: [A]\nclauses: []'));
    assert.equal(lists('version: 2'), '');
    assert.equal(markdown('---\nid: A\nid: B\n---\n').keys.get('id'), 'A');
    assert.equal(markdown('---\nid: A\n').keys.size, 0);
    assert.equal(markdown('---\nid: [\nreviewed: 2026-01-01\n---\n').keys.get('reviewed'), '2026-01-01');
  });

  it('take the rows of YAML for its content, and neither their layout nor metadata', () => {
    const register =
      'id: REG\ntype: register\nreviewed: 2026-01-01\nclauses: [8.2.4]\nrows:\n  - { id: A, title: "Mail" }\n';
    const same =
      '# Services\nrows:\n  # the first\n  - title: Mail\n    id: A\nclauses: [8.2.4, 8.2.5]\nreviewed: 2026-06-30\ntype: register\nid: REG\n';
    assert.equal(yaml(register).content, yaml(same).content);
    assert.notEqual(yaml(register).content, yaml(register.replace('Mail', 'E-mail')).content);
    assert.notEqual(yaml(register).content, yaml(`${register}  - { id: B }\n`).content);
    assert.equal(yaml(register).keys.get('reviewed'), '2026-01-01');
    const statement = (text: string) =>
      yaml(`id: S\ntype: statement\nscope: ${text}\nprocess_owner: R. Example\n`).content;
    assert.notEqual(statement('All services that we run in Oslo'), statement('All services that we run in Bergen'));
    assert.equal(yaml('a: [1\n').sections.size, 0);
  });

  it('take every list of the metadata for metadata, but for the roles that are what a document is about', () => {
    const lists = [
      'clauses',
      'evidence',
      'history',
      'implements',
      'keywords',
      'period',
      'provides',
      'related',
      'supersedes',
    ];
    assert.deepEqual([...metadataLists].sort(), lists);
    for (const key of metadataLists) assert.ok((metadataKeys as readonly string[]).includes(key), key);
  });

  it('are none for what is no text', () => {
    const none = (bytes: Uint8Array) => assert.equal(versionFacts('markdown', bytes), undefined);
    none(Buffer.alloc(100));
    none(Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n'));
    none(Buffer.from('\0GITCRYPT\0\x01\x02'));
    none(Buffer.alloc(5 * 1024 * 1024, 'a'));
    assert.notEqual(versionFacts('markdown', Buffer.from([0xff, 0x41])), undefined);
    assert.notEqual(versionFacts('markdown', Buffer.alloc(0)), undefined);
  });

  it('are had of anything, in bounded time', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '#',
            '-',
            '>',
            '|',
            '`',
            '~',
            '<!--',
            '-->',
            '\n',
            ' ',
            '\t',
            '[',
            ']',
            '(',
            ')',
            '_',
            '*',
            '1.',
            '=',
            'a',
            '\\',
            '---\n',
          ),
          { maxLength: 200 },
        ),
        parts => {
          markdown(parts.join(''));
          yaml(parts.join(''));
        },
      ),
      { numRuns: 500 },
    );
    // Of what grows faster than the text, this many would take minutes.
    const many = 100_000;
    for (const part of [
      '- ',
      '> ',
      '>',
      '<!--',
      '`',
      '` <!--',
      '_',
      '[',
      '|',
      '#',
      '# #',
      '<!-- --> ',
      '\t',
      '```\n',
      '<!--\n',
      'a|b\n',
      '[a](',
      '\\',
      '&amp;',
      '<h1>',
      '- \n',
    ])
      markdown(part.repeat(many));
    markdown(`---\n${'\n'.repeat(1_000_000)}`);
    for (const part of ['_a', '`a', '[a](b)', '<a>', '![](', '` `']) markdown(`# ${part.repeat(900)}\n`);
  });
});
