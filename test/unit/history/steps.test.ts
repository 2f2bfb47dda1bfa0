// What git knows is learned in steps, and no step does more than a piece of it: counted, not timed.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atOnce, type Drive } from '../../../server/src/documents/steps.ts';
import { versionFacts } from '../../../server/src/documents/version-facts.ts';
import { HistoryCache } from '../../../server/src/history/cache.ts';
import { FactsStore } from '../../../server/src/history/facts-store.ts';
import { linesOf } from '../../../server/src/history/lineage.ts';
import type { Change, LogEntry } from '../../../server/src/history/log.ts';
import { newestFirst } from '../../../server/src/history/order.ts';
import { GitRepository, removeRepositories } from '../../support/git-repository.ts';
import { Work } from '../../support/work.ts';
import { document, opened } from './opened.ts';

const person = { name: 'R. Example', email: 'r@example.org' };

function entry(number: number, changes: readonly Change[]): LogEntry {
  const commit = { id: `c${number}`, time: number, day: '2026-01-01', author: person, committer: person };
  const parents = number === 0 ? [] : [`c${number - 1}`];
  return { commit: { ...commit, subject: '', isMerge: false }, parents, changes };
}

function added(count: number, prefix: string): Change[] {
  return Array.from({ length: count }, (_, n) => ({ kind: 'added', path: `${prefix}${n}.md`, blob: `${prefix}${n}` }));
}

describe('learning in steps', () => {
  afterEach(removeRepositories);

  it('puts one commit in order, and follows one change, at a time', () => {
    const work = new Work();
    const entries = Array.from({ length: 300 }, (_, n) =>
      entry(n, n % 100 === 0 ? added(500, `${n}-`) : added(1, 'x')),
    );
    const ordered = work.done(newestFirst(work.counted(entries), 'c299'));
    assert.equal(ordered.length, 300);
    assert.deepEqual([work.units, work.most], [300, 1]);

    const changes = new Work();
    const counted = ordered.map(one => ({ ...one, changes: changes.counted(one.changes) }));
    const lines = changes.done(linesOf(counted, []));
    assert.equal(lines.size, 1501);
    assert.ok(changes.units >= 1797, String(changes.units));
    assert.ok(changes.most <= 2, String(changes.most));
  });

  it('takes in and gives out facts one at a time', () => {
    const store = new FactsStore();
    const facts = versionFacts('markdown', Buffer.from(document('A')));
    const blobs = Array.from({ length: 1000 }, (_, n) => `${n}`.padStart(40, '0'));
    for (const blob of blobs) store.set(blob, facts);
    const work = new Work();
    const pieces = work.done(store.toBytes(work.counted(blobs)));
    assert.deepEqual([work.units, work.most], [1000, 1]);
    const largest = Math.max(...pieces.map(({ length }) => length));
    assert.ok(largest < 100_000, String(largest));

    let steps = 0;
    const loading = FactsStore.from(Buffer.concat(pieces));
    for (let step = loading.next(); ; step = loading.next(), steps++) {
      if (!step.done) continue;
      assert.deepEqual([...step.value.keys()], blobs);
      break;
    }
    assert.equal(steps, 1000);
  });

  it('looks at what is kept piece by piece, in whatever pieces it was given', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clausetrace-cache-'));
    try {
      const cache = HistoryCache.in(folder, { common: '/nowhere/.git', root: '/nowhere' })!;
      const content = Buffer.alloc(1_000_000, 'content');
      await cache.write('log', 'as it is', 'note', [content.subarray(0, 10), content.subarray(10)], { drive: atOnce });
      let steps = 0;
      const drive: Drive = generator => {
        for (;;) {
          const step = generator.next();
          if (step.done) return step.value;
          steps++;
        }
      };
      assert.deepEqual(await cache.read('log', 'as it is', { drive }), { note: 'note', content });
      assert.ok(steps >= 15, String(steps));
      assert.equal(await cache.read('log', 'otherwise', { drive }), undefined);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('gives the same with others in between, who are never kept waiting for more than one content', async () => {
    const repository = new GitRepository();
    const names = Array.from({ length: 60 }, (_, n) => `${n}.md`);
    repository.commit('write', Object.fromEntries(names.map(name => [name, document(name)])));
    repository.move('0.md', 'moved.md').commit('move');
    repository.commit('edit', Object.fromEntries(names.slice(1).map(name => [name, document(name, 'more')])));
    const cacheFolder = mkdtempSync(join(tmpdir(), 'clausetrace-cache-'));
    let turns = 0;
    const drive: Drive = async steps => {
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        turns++;
        await new Promise(resolve => setImmediate(resolve));
      }
    };
    try {
      const { history: whole } = await opened(repository);
      for (const isKept of [false, true]) {
        turns = 0;
        const { history } = await opened(repository, { cacheFolder, drive });
        assert.equal(history.work.commits, isKept ? 0 : 3);
        assert.deepEqual(history.paths, whole.paths);
        for (const path of whole.paths) {
          assert.deepEqual(history.file(path), whole.file(path));
          for (const { blob } of whole.file(path)!.versions) assert.deepEqual(history.facts(blob), whole.facts(blob));
        }
        // 119 contents and 120 changes, three commits.
        assert.ok(turns > 240, String(turns));
      }
    } finally {
      rmSync(cacheFolder, { recursive: true, force: true });
    }
  });
});
