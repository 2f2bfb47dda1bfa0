import assert from 'node:assert/strict';
import fc from 'fast-check';
import { atOnce } from '../../../server/src/documents/steps.ts';
import { readBlobs } from '../../../server/src/history/blobs.ts';
import { FactsStore } from '../../../server/src/history/facts-store.ts';
import { Git } from '../../../server/src/history/git.ts';
import { LogReader, logArguments } from '../../../server/src/history/log.ts';
import { PersistentArray } from '../../../server/src/history/persistent-array.ts';
import { RepositoryPaths } from '../../../server/src/history/repository-paths.ts';
import { GitRepository, removeRepositories } from '../../support/git-repository.ts';
import { document } from './opened.ts';

describe('reading what git says', () => {
  afterEach(removeRepositories);

  it('reads the log in pieces that end anywhere', async () => {
    const repository = new GitRepository();
    repository.commit('ümläut: \x01 :100644', {
      'ä\nb.md': document('A'),
      'x.yml': 'a: 1',
      'd.mdx': 'no',
      'map.map': 'no',
    });
    repository.commit('', {}, { author: 'Å. Author' });
    repository.move('ä\nb.md', 'c.markdown').commit('move');
    repository.remove('x.yml').commit('delete');
    const git = new Git({ folder: repository.folder, env: repository.env });
    const bytes = (await git.read(logArguments(['HEAD'], 'similar'))) as Buffer;
    const entriesIn = (pieces: readonly Buffer[]) => {
      const reader = new LogReader();
      for (const piece of pieces) reader.read(piece);
      return reader.end();
    };
    const whole = entriesIn([bytes]);
    assert.deepEqual(
      whole.map(({ commit, changes }) => [
        commit.subject,
        changes.map(({ kind, from, path }) => [kind, from ?? '', path]),
      ]),
      [
        ['delete', [['deleted', '', 'x.yml']]],
        ['move', [['renamed', 'ä\nb.md', 'c.markdown']]],
        ['', []],
        [
          'ümläut: \x01 :100644',
          [
            ['added', '', 'x.yml'],
            ['added', '', 'ä\nb.md'],
          ],
        ],
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 8 }), cuts => {
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        assert.deepEqual(entriesIn(places.slice(1).map((end, index) => bytes.subarray(places[index], end))), whole);
      }),
    );
  });

  it('makes something of a log that is no log', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\x01', '\0', ':', ' ', 'R100', 'a.md', '100644', '\n')), parts => {
        const reader = new LogReader();
        reader.read(Buffer.from(parts.join('')));
        reader.end();
      }),
    );
  });

  it('reads contents of every size, and passes over those that are too large, not there or no file', async () => {
    const repository = new GitRepository();
    const sizes = [0, 1, 4095, 65_535, 65_536, 65_537, 200_000, 12, 1_000_001, 3];
    const texts = sizes.map((size, index) => `${index}`.repeat(size).slice(0, size));
    repository.commit('one', Object.fromEntries(texts.map((text, index) => [`${index}.md`, text])));
    const ids = texts.map((_, index) => repository.git('rev-parse', `HEAD:${index}.md`));
    const git = new Git({ folder: repository.folder, env: repository.env });
    const got = new Map<string, string>();
    const asked = [...ids.slice(0, 5), '0'.repeat(40), 'HEAD', 'HEAD^{tree}', ...ids.slice(5)];
    assert.equal(
      await readBlobs(git, asked, (id, bytes) => got.set(id, String(bytes)), { maxBytes: 1_000_000 }),
      undefined,
    );
    assert.deepEqual(
      [...got],
      ids.map((id, index) => [id, texts[index]] as const).filter(([, text]) => text!.length <= 1_000_000),
    );
    assert.equal(git.processes, 1);
    await readBlobs(git, [], () => assert.fail());
    assert.equal(git.processes, 1);
  });

  it('keeps facts as they were', () => {
    const store = new FactsStore();
    const facts = {
      keys: new Map([
        ['__proto__', 'x\n\t"'],
        ['', 'ü'],
      ]),
      lists: 'l',
      content: 'c',
      sections: new Map([['a', 'b']]),
    };
    store.set('one', facts);
    store.set('two', undefined);
    const kept = (blobs: readonly string[]) => atOnce(FactsStore.from(Buffer.concat(atOnce(store.toBytes(blobs)))));
    const again = kept(['one', 'two', 'three']);
    assert.deepEqual([again.get('one'), again.get('two'), again.get('three')], [facts, undefined, undefined]);
    assert.deepEqual([again.has('one'), again.has('two'), again.has('three')], [true, true, false]);
    assert.equal(kept(['two']).has('one'), false);
  });

  it('gives every copy of an array a life of its own', () => {
    const first = new PersistentArray<number>();
    first.set(3, 1);
    first.set(200, 2);
    const second = first.copy();
    second.set(3, 10);
    first.set(4, 5);
    first.set(200, 6);
    assert.deepEqual(
      [3, 4, 200, 999].map(index => first.get(index)),
      [1, 5, 6, undefined],
    );
    assert.deepEqual(
      [3, 4, 200].map(index => second.get(index)),
      [10, undefined, 2],
    );
  });

  it('translates paths', () => {
    const paths = new RepositoryPaths({ prefix: 'a/b/', ignoresCase: true }, ['a/b/C.md', 'x.md']);
    assert.equal(paths.inRepository('c.MD'), 'a/b/C.md');
    assert.equal(paths.inRepository('new.md'), 'a/b/new.md');
    assert.deepEqual(
      ['a/b/c.md', 'a/c.md', 'c.md', 'a/bc/d.md'].map(path => paths.fromWorkspace(path)),
      ['c.md', '../c.md', '../../c.md', '../bc/d.md'],
    );
    assert.deepEqual(
      ['a/b/c.md', 'a/c.md'].map(path => paths.inWorkspace(path)),
      ['c.md', undefined],
    );
  });
});
