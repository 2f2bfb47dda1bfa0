import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { unified } from 'unified';
import { extractFacts } from '../../../server/src/documents/extract.ts';
import { loadMarkdownParser, satteriParser, withFallback } from '../../../server/src/documents/markdown-parser.ts';

const satteri = await loadMarkdownParser('satteri');
const remark = await loadMarkdownParser('remark');

describe('loadMarkdownParser', () => {
  it('prefers Satteri', async () => assert.equal((await loadMarkdownParser()).name, 'satteri'));

  for (const parser of [satteri, remark]) {
    const types = (text: string) => parser.parse(text).children.map(node => node.type);

    it(`${parser.name} reads front matter and GitHub's extensions`, () => {
      assert.deepEqual(types('---\na: b\n---\n|a|\n|-|\n\n[^1]\n\n[^1]: x'), [
        'yaml',
        'table',
        'paragraph',
        'footnoteDefinition',
      ]);
      assert.deepEqual(types('+++\na = 1\n+++\n'), ['toml']);
    });

    it(`${parser.name} reads nothing else`, () => {
      assert.deepEqual(types('$$\nx\n$$\n\n::: note\n\n[[x]] H~2~O {{ y }}'), ['paragraph', 'paragraph', 'paragraph']);
      assert.deepEqual(types('text\n\n---\na: b\n---'), ['paragraph', 'thematicBreak', 'heading']);
    });

    it(`${parser.name} gives every node a place, addresses in text included`, () => {
      const pending: Nodes[] = [parser.parse('a@b.c and x.y@z.w, www.a.b; http://c.d: *e@f.g* PRC-INC')];
      for (let node = pending.pop(); node; node = pending.pop()) {
        assert.ok(node.position?.end.offset !== undefined, node.type);
        if ('children' in node) pending.push(...node.children);
      }
    });
  }
});

describe('withFallback', () => {
  it('gives a text on which a parser fails to the other one', () => {
    const parse = (text: string) => {
      if (text.includes('!')) throw new Error('no');
      return satteri.parse(text);
    };
    const parser = withFallback({ name: 'satteri', parse }, remark);
    assert.deepEqual(parser.parse('# A!'), remark.parse('# A!'));
    assert.deepEqual(parser.parse('# A'), satteri.parse('# A'));
  });

  it('gives a text that is too much for a parser to the other one', () => {
    const asked: string[] = [];
    const named = (name: 'satteri' | 'remark') => ({
      name,
      parse: (text: string) => {
        asked.push(name);
        return satteri.parse(text.slice(0, 10));
      },
    });
    const parser = withFallback(named('satteri'), named('remark'));
    parser.parse('&amp;'.repeat(100_000));
    parser.parse('&amp;\n\n'.repeat(100_000));
    assert.deepEqual(asked, ['remark', 'satteri']);
  });
});

describe('satteriParser', () => {
  it('is a parser of unified', async () => {
    const processor = unified().use(await satteriParser());
    assert.equal(processor.parse('# A').children[0]?.type, 'heading');
  });
});

describe('Satteri and remark', () => {
  const folder = new URL('../../../node_modules', import.meta.url).pathname;
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter(name => name.endsWith('.md')).sort();

  /** Files on which the two may differ, with the reason. None is known. */
  const differences = new Map<string, string>();

  it('read the same facts in the Markdown files of all installed packages', () => {
    assert.ok(files.length >= 300, `only ${files.length} files`);
    for (const file of files) {
      if (differences.has(file)) continue;
      const bytes = readFileSync(join(folder, file));
      assert.deepEqual(extractFacts('markdown', bytes, satteri), extractFacts('markdown', bytes, remark), file);
    }
  }).timeout(60_000);
});
