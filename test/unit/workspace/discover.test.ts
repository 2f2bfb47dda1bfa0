import assert from 'node:assert/strict';
import { extractFactsFromText } from '../../../server/src/documents/extract.ts';
import { discover } from '../../../server/src/workspace/discover.ts';
import { DiscoveredFiles } from '../../../server/src/workspace/file-table.ts';
import { readManifest } from '../../../server/src/workspace/manifest.ts';
import { MemoryFileSystem } from '../../../server/src/workspace/memory.ts';
import { manifestSource } from '../../support/yaml.ts';
import { parser } from '../documents/reading.ts';

function discoverIn(files: Readonly<Record<string, string>>, root?: string) {
  const fileSystem = new MemoryFileSystem(files, root);
  return discover(fileSystem, path => {
    const content = fileSystem.read(path);
    return readManifest(path, manifestSource('bytes' in content ? new TextDecoder().decode(content.bytes) : ''), []);
  });
}

/** Files of the only SMS, or of all by folder. */
function found(files: Readonly<Record<string, string>>, root?: string) {
  const { systems } = discoverIn(files, root);
  return systems.length === 1 ? systems[0]!.files : Object.fromEntries(systems.map(sms => [sms.folder, sms.files]));
}

/** A workspace in which these files are empty. */
function empty(...paths: string[]): Record<string, string> {
  return Object.fromEntries(paths.map(path => [path, '']));
}

describe('discover', () => {
  it('finds Markdown and YAML, by code point order of paths', () => {
    assert.deepEqual(
      found(empty('b.md', 'a/z.yml', 'a-b.md', 'B.yaml', 'a.txt', 'README.MD', 'x y/ü#%😀.md', 'noext', 'c.markdown')),
      ['B.yaml', 'README.MD', 'a-b.md', 'a/z.yml', 'b.md', 'x y/ü#%😀.md'],
    );
  });

  it('never looks into dot folders and node_modules', () => {
    assert.deepEqual(found(empty('.hub/a.md', 'x/node_modules/b.md', '.c.md', '.git/d.md', 'e.md')), ['e.md']);
  });

  it('looks for Markdown in .github', () => {
    const files = empty(
      '.github/a.md',
      '.github/b/c.MD',
      '.github/d.yml',
      '.github/.e/f.md',
      '.github/.g.md',
      'h/.github/i.md',
    );
    assert.deepEqual(found(files), ['.github/a.md', '.github/b/c.MD', 'h/.github/i.md']);
    const without = (exclude: string) => found({ ...files, 'sms.yaml': `exclude: ["${exclude}"]` });
    assert.deepEqual(without('.github'), ['h/.github/i.md']);
    assert.deepEqual(without('**/*.md'), []);
    assert.deepEqual(without('.github/b/**'), ['.github/a.md', 'h/.github/i.md']);
  });

  it('takes the root for an SMS with defaults when it has no manifest', () => {
    const { systems } = discoverIn({});
    assert.deepEqual(
      systems.map(({ folder, manifest, files }) => [folder, manifest.path, files]),
      [['', undefined, []]],
    );
  });

  it('gives each file to the nearest manifest above', () => {
    assert.deepEqual(
      found(empty('a.md', 'sms.yaml', 'b/sms.yaml', 'b/c.md', 'b/d/e.md', 'b/d/f/sms.yaml', 'b/d/f/g.md', 'h/i.md')),
      {
        '': ['a.md', 'h/i.md'],
        b: ['b/c.md', 'b/d/e.md'],
        'b/d/f': ['b/d/f/g.md'],
      },
    );
  });

  it('follows the globs of the manifest, relative to it', () => {
    const manifest = 'documents: ["docs/**/*.md", registers]\nexclude: [docs/drafts, "**/*.tmp.md"]';
    const files = empty(
      'x/docs/a.md',
      'x/docs/b.yaml',
      'x/docs/drafts/c.md',
      'x/docs/y/d.tmp.md',
      'x/registers/e.yaml',
      'x/f.md',
    );
    assert.deepEqual(found({ 'x/sms.yaml': manifest, ...files }), { '': [], x: ['x/docs/a.md', 'x/registers/e.yaml'] });
  });

  it('does not enter what is excluded, and finds no manifest there', () => {
    assert.deepEqual(
      found({ 'sms.yaml': 'exclude: [fixtures]', 'fixtures/x/sms.yaml': '', 'fixtures/x/a.md': '', 'b.md': '' }),
      ['b.md'],
    );
  });

  it('lists standards beside a manifest, even those that git ignores', () => {
    const { systems } = discoverIn({
      '.gitignore': 'standards/',
      ...empty('sms.yaml', 'standards/b.yaml', 'standards/a.yml', 'standards/c.md'),
    });
    assert.deepEqual(systems[0]!.standards, ['standards/a.yml', 'standards/b.yaml']);
    assert.deepEqual(discoverIn(empty('standards/b.yaml')).systems[0]!.standards, []);
  });

  it('is done with 10,000 files in a moment', () => {
    const files = empty(...Array.from({ length: 10_000 }, (_, i) => `d${i % 100}/e${i % 7}/f${i}.md`));
    assert.equal(discoverIn(files).systems[0]!.files.length, 10_000);
  });

  describe('.gitignore', () => {
    for (const [name, ignores, files, expected] of [
      [
        'names anywhere',
        { '.gitignore': 'build\n*.tmp.md\n' },
        ['build/a.md', 'x/build/b.md', 'c.tmp.md', 'd.md'],
        ['d.md'],
      ],
      ['anchored names', { '.gitignore': '/build/\n' }, ['build/a.md', 'x/build/b.md'], ['x/build/b.md']],
      ['directories only', { '.gitignore': 'a.md/\n' }, ['a.md', 'x/a.md/b.md'], ['a.md']],
      ['exceptions', { '.gitignore': '*.md\n!keep.md\n' }, ['a.md', 'keep.md', 'x/keep.md'], ['keep.md', 'x/keep.md']],
      ['comments, blank lines, CRLF', { '.gitignore': '# a.md\r\n\r\nb.md\r\n' }, ['a.md', 'b.md'], ['a.md']],
      [
        'nested, relative to their folder',
        { 'x/.gitignore': '/a.md\n' },
        ['a.md', 'x/a.md', 'x/y/a.md'],
        ['a.md', 'x/y/a.md'],
      ],
      [
        'nested, over the outer one',
        { '.gitignore': 'a.md\n', 'x/.gitignore': '!a.md\n' },
        ['a.md', 'x/a.md'],
        ['x/a.md'],
      ],
      [
        'a folder let in again',
        { '.gitignore': 'build/\n', 'x/.gitignore': '!build/\n' },
        ['x/build/a.md', 'build/b.md'],
        ['x/build/a.md'],
      ],
      [
        'nothing below an ignored folder',
        { '.gitignore': 'build/\n', 'build/.gitignore': '!a.md\n' },
        ['build/a.md'],
        [],
      ],
      ['case counts', { '.gitignore': 'Build/\n' }, ['build/a.md'], ['build/a.md']],
      ['odd names', { '.gitignore': '#1/\n\\#2/\nü ö/\n' }, ['#1/a.md', '#2/b.md', 'ü ö/c.md'], ['#1/a.md']],
      [
        'unsound lines',
        { '.gitignore': '[z-a].md\n*a*a*a*a*a*a*\n[\n![/\n\\\n**\\\nb.md\n' },
        ['a.md', 'b.md', 'aaaaaaaaaa.md'],
        ['a.md', 'aaaaaaaaaa.md'],
      ],
      ['.git/info/exclude', { '.git/info/exclude': 'local.md\n' }, ['local.md', 'b.md'], ['b.md']],
    ] as const) {
      it(name, () => assert.deepEqual(found({ ...ignores, ...empty(...files) }), expected));
    }

    it('holds from above the workspace, up to the root of the repository', () => {
      const files = {
        '../../.git/HEAD': '',
        '../../.gitignore': 'a.md\n/x/docs/b.md\n',
        '../../.git/info/exclude': 'c.md\n',
        '../.gitignore': '/docs/d.md\n',
        '../../../.gitignore': 'e.md\n',
        ...empty('a.md', 'b.md', 'c.md', 'd.md', 'e.md', 'sub/b.md'),
      };
      assert.deepEqual(found(files, '/home/repo/x/docs'), ['e.md', 'sub/b.md']);
    });

    it('above the workspace does not hold outside of any repository', () => {
      assert.deepEqual(found({ '../.gitignore': 'a.md\n', 'a.md': '' }, '/home/x/docs'), ['a.md']);
    });

    it('does not hide a workspace that is itself ignored', () => {
      assert.deepEqual(found({ '../.git/HEAD': '', '../.gitignore': 'docs/\n', 'a.md': '' }, '/repo/docs'), ['a.md']);
    });
  });

  describe('the repository', () => {
    for (const [files, root, expected] of [
      [{ '.git/HEAD': '' }, '/repo', ''],
      [{ '.git': 'gitdir: /elsewhere' }, '/repo', ''],
      [{ '../.git/HEAD': '' }, '/repo/docs', '..'],
      [{ '../../.git/HEAD': '', '../x': '' }, '/repo/docs/sms', '../..'],
      [{ 'a.md': '' }, '/repo', undefined],
    ] as const) {
      it(`of ${root} with ${Object.keys(files)[0]} is at ${expected}`, () => {
        assert.equal(discoverIn(files as Record<string, string>, root).repository, expected);
      });
    }
  });

  describe('the table of files', () => {
    const { files } = discoverIn(
      {
        '.gitignore': 'ignored/\n',
        '../LICENSE': '',
        ...empty('docs/A b.md', 'docs/ä.png', 'ignored/x.md', '.github/w.yml', 'node_modules/p/q.md'),
      },
      '/repo/sms',
    );

    for (const [path, kind, actual] of [
      ['docs/A b.md', 'file', undefined],
      ['docs', 'directory', undefined],
      ['', 'directory', undefined],
      ['docs/a b.md', undefined, 'docs/A b.md'],
      ['DOCS/a B.MD', undefined, 'docs/A b.md'],
      ['docs/a\u0308.png', undefined, 'docs/ä.png'],
      ['docs/missing.md', undefined, undefined],
      ['docs/A b.md/x', undefined, undefined],
      ['missing/x.md', undefined, undefined],
      ['ignored/x.md', 'file', undefined],
      ['Ignored/X.md', undefined, 'ignored/x.md'],
      ['.github/w.yml', 'file', undefined],
      ['node_modules/p/q.md', 'file', undefined],
      ['../LICENSE', 'file', undefined],
      ['../license', undefined, '../LICENSE'],
      ['..', 'directory', undefined],
      ['__proto__', undefined, undefined],
      ['docs/constructor', undefined, undefined],
    ] as const) {
      it(JSON.stringify(path), () => {
        assert.equal(files.kindOf(path), kind);
        assert.equal(files.inOtherCase(path), actual);
      });
    }

    it('endures paths that are nowhere', () => {
      for (const path of [
        `${'a/'.repeat(100_000)}b.md`,
        `docs/${'x/'.repeat(2000)}b.md`,
        `${'../'.repeat(100_000)}b.md`,
      ]) {
        assert.equal(files.kindOf(path), undefined);
        assert.equal(files.inOtherCase(path), undefined);
      }
    });

    it('asks the disk for nothing below a folder that is not there', () => {
      const listed: string[] = [];
      const fileSystem = new MemoryFileSystem({ 'a/b.md': '' });
      const list = fileSystem.list.bind(fileSystem);
      fileSystem.list = directory => {
        listed.push(directory);
        return list(directory);
      };
      const table = new DiscoveredFiles(fileSystem);
      table.kindOf(`a/${'x/'.repeat(1000)}y.md`);
      table.inOtherCase(`a/${'x/'.repeat(1000)}y.md`);
      assert.deepEqual(listed, ['', 'a']);
    });

    it('ends at the root of the repository', () => {
      const inRepository = discoverIn({ '.git/HEAD': '', '../a.md': '' }).files;
      assert.equal(inRepository.kindOf('../a.md'), undefined);
      const alone = discoverIn({ '../a.md': '' }).files;
      assert.equal(alone.kindOf('../a.md'), 'file');
    });

    it('reads the places of a file once, until it changes', () => {
      let reads = 0;
      const readMarkdown = (path: string) => {
        reads++;
        return extractFactsFromText('markdown', path === 'a.md' ? '# One' : '\0', parser);
      };
      const table = new DiscoveredFiles(new MemoryFileSystem(), { readMarkdown });
      const names = () => [...(table.fragmentsOf('a.md', 'github')?.keys() ?? [])];
      assert.deepEqual([names(), names(), reads], [['one'], ['one'], 1]);
      table.forget('a.md');
      assert.deepEqual([names(), reads], [['one'], 2]);
      assert.equal(table.fragmentsOf('a.png', 'github'), undefined);
    });

    it('can be replaced by a later one', () => {
      const later = discoverIn({ 'new.md': '' }).files;
      const { files: held } = discoverIn({ 'old.md': '' });
      held.replaceBy(later);
      assert.deepEqual([held.kindOf('old.md'), held.kindOf('new.md')], [undefined, 'file']);
    });
  });
});
