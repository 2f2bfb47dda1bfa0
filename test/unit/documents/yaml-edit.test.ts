// Edits of metadata: examples of where they go, and for random files that they say what was meant and touch nothing else.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { extractFactsFromText } from '../../../server/src/documents/extract.ts';
import type { DocumentFormat } from '../../../server/src/documents/facts.ts';
import { loadMarkdownParser } from '../../../server/src/documents/markdown-parser.ts';
import { applyEdits } from '../../../server/src/documents/text-edits.ts';
import {
  addItem,
  type Edits,
  insertKeys,
  removeItem,
  removeKey,
  setText,
  type YamlFile,
} from '../../../server/src/documents/yaml-edit.ts';

const parser = await loadMarkdownParser();
const order = ['id', 'title', 'type', 'status', 'version', 'reviewed', 'clauses', 'provides', 'history'];

function fileOf(text: string, format: DocumentFormat = 'yaml'): YamlFile {
  const { metadata, frontMatter } = extractFactsFromText(format, text, parser);
  return { text, format, metadata, frontMatter };
}

/** The text after an edit; `none` where it is not offered. */
function edited(text: string, edit: (file: YamlFile) => Edits, format: DocumentFormat = 'yaml'): string {
  const edits = edit(fileOf(text, format));
  return edits ? applyEdits(text, edits) : 'none';
}

const inserting = (fields: Readonly<Record<string, string>>) => (file: YamlFile) => insertKeys(file, fields, order);
const setting = (key: string, text: string) => (file: YamlFile) => setText(file, key, text, order);
const adding = (key: string, item: string) => (file: YamlFile) => addItem(file, { key, item }, order);

describe('insertKeys', () => {
  it('puts a key behind the last one that comes before it', () => {
    assert.equal(edited('id: A\nstatus: draft\n', inserting({ title: 'T' })), 'id: A\ntitle: T\nstatus: draft\n');
    assert.equal(edited('status: draft\n', inserting({ version: '1.10' })), 'status: draft\nversion: "1.10"\n');
    assert.equal(
      edited('title: T\nother: x\n', inserting({ reviewed: '2026-01-01' })),
      'title: T\nreviewed: 2026-01-01\nother: x\n',
    );
  });

  it('puts a key before the first one that comes behind it, above its comments', () => {
    assert.equal(
      edited('# yaml-language-server: $schema=x\n# The state\nstatus: draft\n', inserting({ id: 'A' })),
      '# yaml-language-server: $schema=x\nid: A\n# The state\nstatus: draft\n',
    );
  });

  it('adds several at once', () => {
    assert.equal(
      edited('title: T\n', inserting({ status: 'draft', id: 'A', type: 'policy' })),
      'id: A\ntitle: T\ntype: policy\nstatus: draft\n',
    );
  });

  it('goes behind the comments that belong to a value', () => {
    assert.equal(
      edited('clauses:\n  - 8.6.1 # one\n  # - 8.6.2\n# other\nhistory: []\n', inserting({ provides: 'x' })),
      'clauses:\n  - 8.6.1 # one\n  # - 8.6.2\nprovides: x\n# other\nhistory: []\n',
    );
  });

  it('keeps line breaks, and makes one at the end where there is none', () => {
    assert.equal(edited('id: A\r\nstatus: x\r\n', inserting({ title: 'T' })), 'id: A\r\ntitle: T\r\nstatus: x\r\n');
    assert.equal(edited('id: A', inserting({ title: 'T' })), 'id: A\ntitle: T');
    assert.equal(edited('', inserting({ id: 'A' })), 'id: A\n');
    assert.equal(edited('# empty', inserting({ id: 'A' })), '# empty\nid: A\n');
  });

  it('writes into front matter, and makes it', () => {
    const md = 'markdown';
    assert.equal(edited('---\nid: A\n---\n# H\n', inserting({ title: 'T' }), md), '---\nid: A\ntitle: T\n---\n# H\n');
    assert.equal(edited('---\n---\n# H\n', inserting({ id: 'A' }), md), '---\nid: A\n---\n# H\n');
    assert.equal(edited('# H\n', inserting({ id: 'A' }), md), '---\nid: A\n---\n\n# H\n');
    assert.equal(edited('# H\r\n', inserting({ id: 'A' }), md), '---\r\nid: A\r\n---\r\n\r\n# H\r\n');
    assert.equal(edited('', inserting({ id: 'A' }), md), '---\nid: A\n---\n');
    assert.equal(edited('\n***\n', inserting({ id: 'A' }), md), '---\nid: A\n---\n\n***\n');
  });

  it('writes into braces', () => {
    assert.equal(edited('{ id: A }\n', inserting({ title: 'T: x' })), '{ id: A, title: "T: x" }\n');
    assert.equal(edited('{}\n', inserting({ title: 'T' })), '{title: T}\n');
  });

  it('is not offered where the key is there, or the file is no mapping or does not parse', () => {
    assert.equal(edited('id: A\n', inserting({ id: 'B' })), 'none');
    assert.equal(edited('- a\n- b\n', inserting({ id: 'B' })), 'none');
    assert.equal(edited('id: [\ntitle: x\n', inserting({ type: 'B' })), 'none');
  });
});

describe('setText', () => {
  it('keeps the quotes of the old value', () => {
    assert.equal(edited('version: "1.9" # c\n', setting('version', '1.10')), 'version: "1.10" # c\n');
    assert.equal(edited("version: '1.9'\n", setting('version', '1.10')), "version: '1.10'\n");
    assert.equal(edited('version: 1.9\n', setting('version', '1.10')), 'version: 1.10\n');
    assert.equal(edited('title: a\n', setting('title', 'b: c')), 'title: "b: c"\n');
    assert.equal(edited("title: 'a'\n", setting('title', "it's")), 'title: "it\'s"\n');
  });

  it('fills in what is empty', () => {
    assert.equal(edited('reviewed:\nid: A\n', setting('reviewed', '2026-01-02')), 'reviewed: 2026-01-02\nid: A\n');
    assert.equal(edited('reviewed: # c\n', setting('reviewed', '2026-01-02')), 'reviewed: 2026-01-02 # c\n');
    assert.equal(edited('reviewed: ~\n', setting('reviewed', '2026-01-02')), 'reviewed: 2026-01-02\n');
  });

  it('adds the key where it is not there', () => {
    assert.equal(edited('id: A\n', setting('reviewed', '2026-01-02')), 'id: A\nreviewed: 2026-01-02\n');
  });

  it('is not offered where others depend on the value, or it is no text', () => {
    assert.equal(edited('id: &a A\ntitle: *a\n', setting('id', 'B')), 'none');
    assert.equal(edited('id: [A]\n', setting('id', 'B')), 'none');
    assert.equal(edited('id: |\n  A\ntitle: T\n', setting('id', 'B')), 'id: B\ntitle: T\n');
  });
});

describe('addItem', () => {
  it('adds to brackets', () => {
    assert.equal(edited('clauses: [8.6.1]\n', adding('clauses', '8.6.2')), 'clauses: [8.6.1, 8.6.2]\n');
    assert.equal(edited('clauses: [8.6.1, ]\n', adding('clauses', '8.2')), 'clauses: [8.6.1, "8.2", ]\n');
    assert.equal(edited('clauses: [] # c\n', adding('clauses', '8.6.2')), 'clauses: [8.6.2] # c\n');
    assert.equal(
      edited('clauses: [\n  8.6.1, # a\n  8.6.2\n]\n', adding('clauses', '8.6.3')),
      'clauses: [\n  8.6.1, # a\n  8.6.2,\n  8.6.3\n]\n',
    );
  });

  it('adds to lines, indented or not', () => {
    assert.equal(
      edited('clauses:\n  - 8.6.1 # a\nid: A\n', adding('clauses', '8.6.2')),
      'clauses:\n  - 8.6.1 # a\n  - 8.6.2\nid: A\n',
    );
    assert.equal(edited('clauses:\n- 8.6.1', adding('clauses', '8.6.2')), 'clauses:\n- 8.6.1\n- 8.6.2');
    assert.equal(
      edited('clauses:\r\n  - id: 8.6.1\r\n    coverage: partial\r\n', adding('clauses', '8.6.2')),
      'clauses:\r\n  - id: 8.6.1\r\n    coverage: partial\r\n  - 8.6.2\r\n',
    );
  });

  it('makes a list of a single value, and of nothing', () => {
    assert.equal(edited('clauses: 8.6.1 # c\n', adding('clauses', '8.6.2')), 'clauses: [8.6.1, 8.6.2] # c\n');
    assert.equal(edited('clauses:\nid: A\n', adding('clauses', '8.6.2')), 'clauses: [8.6.2]\nid: A\n');
  });

  it('makes the list where there is none, as the file writes its lists', () => {
    assert.equal(edited('id: A\n', adding('clauses', '8.6.2')), 'id: A\nclauses: [8.6.2]\n');
    assert.equal(
      edited('provides:\n    - x\n', adding('clauses', '8.6.2')),
      'clauses:\n    - 8.6.2\nprovides:\n    - x\n',
    );
  });

  it('adds mappings as the list has them, first or last', () => {
    const row = { version: '2.4', date: '2026-01-02', change: 'Reviewed, no change' };
    const add = (at: 'start' | 'end') => (file: YamlFile) =>
      addItem(file, { key: 'history', item: row, at, form: 'flow' }, order);
    const flow = '- { version: "2.4", date: 2026-01-02, change: "Reviewed, no change" }';
    assert.equal(
      edited('history:\n  - { version: "2.3", date: 2025-01-02 }\n', add('start')),
      `history:\n  ${flow}\n  - { version: "2.3", date: 2025-01-02 }\n`,
    );
    assert.equal(
      edited('history:\n  - version: "2.3"\n    date: 2025-01-02\n', add('end')),
      'history:\n  - version: "2.3"\n    date: 2025-01-02\n  - version: "2.4"\n    date: 2026-01-02\n    change: "Reviewed, no change"\n',
    );
    assert.equal(edited('id: A\n', add('end')), `id: A\nhistory:\n  ${flow}\n`);
    assert.equal(edited('history: []\n', add('end')), `history:\n  ${flow}\n`);
    assert.equal(edited('history:\nid: A\n', add('end')), `history:\n  ${flow}\nid: A\n`);
  });

  it('is not offered where the list is another one, too', () => {
    assert.equal(edited('clauses: &c [8.6.1]\nprovides: *c\n', adding('clauses', '8.6.2')), 'none');
  });
});

describe('removeItem and removeKey', () => {
  const without = (key: string, index: number) => (file: YamlFile) => removeItem(file, key, index);

  it('take the line, or the comma, with them', () => {
    assert.equal(edited('clauses: [a, b, c] # x\n', without('clauses', 0)), 'clauses: [b, c] # x\n');
    assert.equal(edited('clauses: [a, b, c]\n', without('clauses', 2)), 'clauses: [a, b]\n');
    assert.equal(
      edited('clauses:\r\n  # one\r\n  - id: a\r\n    x: y\r\n  # two\r\n  - b\r\n', without('clauses', 0)),
      'clauses:\r\n  # one\r\n  # two\r\n  - b\r\n',
    );
    assert.equal(edited('clauses:\n- a\n- b', without('clauses', 1)), 'clauses:\n- a\n');
    assert.equal(edited('id: A\nclauses:\n- a\ntitle: T\n', without('clauses', 0)), 'id: A\ntitle: T\n');
    assert.equal(
      edited('{ id: A, title: T }\n', file => removeKey(file, 'title')),
      '{ id: A }\n',
    );
  });

  it('are not offered where nothing would be left, or others depend on it', () => {
    assert.equal(edited('clauses: [a]\n', without('clauses', 0)), 'none');
    assert.equal(
      edited('id: &x A\ntitle: *x\n', file => removeKey(file, 'id')),
      'none',
    );
  });
});

describe('edits of random files', () => {
  const runs = { numRuns: 500 };

  it('say what was meant, and leave all other bytes', () => {
    fc.assert(
      fc.property(randomFile, randomKey, randomText, ({ text, format }, key, value) => {
        const file = fileOf(text, format);
        const before = saidBy(text, format);
        const isThere = Object.hasOwn(before, key);
        const edits = isThere ? setText(file, key, value, order) : insertKeys(file, { [key]: value }, order);
        if (isThere && !edits) return assert.ok(typeof before[key] === 'object' || /[|>]\n|[|>]\r/.test(text));
        assert.ok(edits, `not offered in ${JSON.stringify(text)}`);
        const changed = applyEdits(text, edits);
        assert.deepEqual(saidBy(changed, format), { ...before, [key]: value });
        if (!isThere) for (const { span } of edits) assert.equal(span.start, span.end);
        assert.equal(breaksOf(changed), breaksOf(text));
      }),
      runs,
    );
  });

  it('add an item, and leave all other bytes', () => {
    fc.assert(
      fc.property(
        randomFile,
        randomKey,
        randomItem,
        fc.constantFrom('start', 'end'),
        ({ text, format }, key, item, at) => {
          const before = saidBy(text, format);
          const edits = addItem(fileOf(text, format), { key, item, at }, order);
          if (!edits) return assert.match(text, /[|>]\r?\n/);
          const changed = applyEdits(text, edits);
          const old = (before[key] ?? '') === '' ? [] : [before[key]].flat();
          assert.deepEqual(saidBy(changed, format), {
            ...before,
            [key]: at === 'start' ? [item, ...old] : [...old, item],
          });
          assert.equal(breaksOf(changed), breaksOf(text));
        },
      ),
      runs,
    );
  });
});

/** Keys that the file is left without must not take others with them. */
describe('removals from random files', () => {
  it('leave all else', () => {
    fc.assert(
      fc.property(randomFile, randomKey, fc.nat(2), ({ text, format }, key, index) => {
        const before = saidBy(text, format);
        const list = [before[key] ?? []].flat();
        const edits = removeItem(fileOf(text, format), key, index);
        if (!edits) return;
        const left = list.filter((_, i) => i !== index);
        const { [key]: _, ...others } = before;
        const expected = list.length > 1 ? { ...others, [key]: left } : others;
        assert.deepEqual(saidBy(applyEdits(text, edits), format), expected);
        assert.ok(edits.every(({ newText }) => newText === ''));
      }),
      { numRuns: 300 },
    );
  });
});

/** Which line breaks a text has. */
function breaksOf(text: string): string {
  return [...new Set(text.match(/\r?\n/g) ?? ['\n'])].join();
}

/** What the file says to the YAML library; everything in it is text. */
function saidBy(text: string, format: DocumentFormat): Record<string, unknown> {
  const yaml = format === 'yaml' ? text : (/^---\r?\n([\s\S]*?)^---\r?$/m.exec(text)?.[1] ?? '');
  return parse(yaml, { schema: 'failsafe' }) || {};
}

const randomKey = fc.constantFrom(...order);
const randomText = fc.oneof(
  fc.constantFrom(
    '8.6.1',
    '8.10',
    '2026-01-02',
    'role:x',
    "it's",
    'a: b',
    '#a',
    '- a',
    'yes',
    'null',
    '',
    ' a',
    'é 😀',
  ),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
);
const randomItem = fc.oneof(
  randomText,
  fc
    .record({ version: fc.constantFrom('1.0', '2.3'), change: randomText }, { requiredKeys: ['version'] })
    .map(item => ({ ...item })),
);

const word = fc.constantFrom('a', 'b c', '8.6.1', '1.10', 'role:x');
const scalar = fc.oneof(
  word,
  word.map(one => `"${one}"`),
  word.map(one => `'${one}'`),
);
const row = fc.tuple(scalar, scalar).map(([a, b]) => `{ version: ${a}, change: ${b} }`);
const comment = fc.constantFrom('', '', ' # note');

/** Lines of a value behind its key, as people write them. */
const randomValue: fc.Arbitrary<readonly string[]> = fc.oneof(
  scalar.map(one => [` ${one}`]),
  fc.tuple(scalar, comment).map(([one, note]) => [` ${one}${note}`]),
  fc
    .tuple(fc.array(fc.oneof(scalar, row), { maxLength: 3 }), comment)
    .map(([all, note]) => [` [${all.join(', ')}]${note}`]),
  fc
    .tuple(
      fc.array(fc.tuple(fc.oneof(scalar, row), comment), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '  ', '    '),
    )
    .map(([all, indent]) => ['', ...all.map(([one, note]) => `${indent}- ${one}${note}`)]),
  fc
    .array(scalar, { minLength: 1, maxLength: 3 })
    .map(all => ['', ...all.flatMap(one => [`  - version: ${one}`, '    change: x'])]),
  fc.constantFrom(['', '  # nothing yet'], [' |', '  text', '  more'], [' >', '  text'], ['', '  - a', '  # - b']),
);

const randomFile = fc
  .record({
    entries: fc.uniqueArray(fc.tuple(fc.constantFrom(...order, 'other', 'tags'), randomValue, fc.boolean()), {
      selector: ([key]) => key,
      maxLength: 6,
    }),
    newLine: fc.constantFrom('\n', '\r\n'),
    format: fc.constantFrom<DocumentFormat>('yaml', 'markdown'),
    isEnded: fc.boolean(),
  })
  .map(({ entries, newLine, format, isEnded }) => {
    const lines = entries.flatMap(([key, [first, ...rest], isNoted]) => [
      ...(isNoted ? [`# about ${key}`] : []),
      `${key}:${first}`,
      ...rest,
    ]);
    const yaml = lines.map(line => line + newLine).join('');
    const isCut = format === 'yaml' && !isEnded && yaml !== '';
    const markdown =
      isEnded || yaml !== '' ? `---${newLine}${yaml}---${newLine}# Heading${newLine}` : `# Heading${newLine}`;
    return { text: format === 'markdown' ? markdown : isCut ? yaml.slice(0, -newLine.length) : yaml, format };
  });
