import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userCacheFolder } from '../../../server/src/history/cache.ts';
import { GitRepository, removeRepositories } from '../../support/git-repository.ts';
import { document, opened, told } from './opened.ts';

describe('the cache of a history', () => {
  let cacheFolder: string;
  beforeEach(() => {
    cacheFolder = mkdtempSync(join(tmpdir(), 'clausetrace-cache-'));
  });
  afterEach(() => {
    rmSync(cacheFolder, { recursive: true, force: true });
    removeRepositories();
  });

  /** Opens with the cache; what it cost, and all that it knows. */
  async function cost(repository: GitRepository, options: Parameters<typeof opened>[1] = {}) {
    const { history, git } = await opened(repository, { cacheFolder, ...options });
    const known = history.paths.map(path => [
      path,
      history.file(path),
      history.file(path)!.versions.map(({ blob }) => history.facts(blob)),
    ]);
    return { ...history.work, processes: git.processes, known, history };
  }

  function places(): string[] {
    const history = join(cacheFolder, 'history');
    return readdirSync(history).flatMap(name =>
      readdirSync(join(history, name)).map(file => join(history, name, file)),
    );
  }

  function sample(): GitRepository {
    const repository = new GitRepository();
    repository.commit('one', { 'a.md': document('A'), 'b.md': document('B') });
    repository.commit('two', { 'a.md': document('A', 'two') });
    return repository;
  }

  it('runs no log and reads no content again at the same head', async () => {
    const repository = sample();
    const first = await cost(repository);
    const second = await cost(repository);
    assert.deepEqual([first.commits, first.blobs, first.processes], [2, 3, 5]);
    assert.deepEqual([second.commits, second.blobs, second.processes], [0, 0, 3]);
    assert.deepEqual(second.known, first.known);
  });

  it('asks only for what is new when the head moves on', async () => {
    const repository = sample();
    await cost(repository);
    repository.commit('three', { 'a.md': document('A', 'three') });
    const { commits, blobs, known } = await cost(repository);
    assert.deepEqual([commits, blobs], [1, 1]);
    assert.deepEqual(known, (await cost(repository, { cacheFolder: undefined })).known);
    assert.deepEqual([(await cost(repository)).commits], [0]);
  });

  it('is right about branches that were begun before it was written, and told in another order', async () => {
    const repository = sample();
    repository.branch('side', 'HEAD~1').commit('side', { 'b.md': document('B', 'side') }, { date: '2026-01-01' });
    await cost(repository.checkout('main'));
    repository.merge('side');
    const { commits, known } = await cost(repository);
    assert.equal(commits, 2);
    assert.deepEqual(known, (await cost(repository, { cacheFolder: undefined })).known);
    assert.deepEqual(
      (await cost(repository.checkout('side'))).known,
      (await cost(repository, { cacheFolder: undefined })).known,
    );
  });

  it('asks nothing again of branches that are looked at in turn', async () => {
    const repository = sample();
    repository.branch('side').commit('side', { 'b.md': document('B', 'side') });
    repository.checkout('main').commit('main', { 'a.md': document('A', 'main') });
    const turns = [];
    for (const branch of ['main', 'side', 'main', 'side']) {
      const { commits, blobs, known } = await cost(repository.checkout(branch));
      turns.push([commits, blobs]);
      assert.deepEqual(known, (await cost(repository, { cacheFolder: undefined })).known);
    }
    assert.deepEqual(turns, [
      [3, 4],
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
    assert.deepEqual((await cost(repository, { revision: 'main~1' })).commits, 0);
  });

  it('is right when history was rewritten, even when the commits of before are gone', async () => {
    const repository = sample();
    await cost(repository);
    repository.amend('two again', { 'a.md': document('A', 'again') });
    assert.deepEqual(told(await cost(repository), 'a.md'), ['two again', 'one (added a.md)']);
    repository.amend('two once more', { 'a.md': document('A', 'once more') });
    repository.git('reflog', 'expire', '--expire=now', '--all');
    repository.git('gc', '-q', '--prune=now');
    assert.deepEqual(told(await cost(repository), 'a.md'), ['two once more', 'one (added a.md)']);
  });

  it('is right when a shallow clone is deepened, and when names of people are mapped', async () => {
    const origin = sample();
    const clone = origin.clone('--depth', '1');
    assert.equal((await cost(clone)).history.file('a.md')!.isWhole, false);
    clone.git('-c', 'protocol.file.allow=always', 'fetch', '-q', '--unshallow');
    const deep = await cost(clone);
    assert.deepEqual(told(deep, 'a.md'), ['two', 'one (added a.md)']);
    assert.equal(deep.history.file('a.md')!.isWhole, true);
    clone.write({ '.mailmap': 'New Name <a.author@example.org>\n' });
    assert.equal((await cost(clone)).history.head!.author.name, 'New Name');
  });

  it('is discarded where it is torn, foreign or of another release', async () => {
    const repository = sample();
    const { known } = await cost(repository);
    const damages: ((bytes: Buffer) => Buffer)[] = [
      bytes => bytes.subarray(0, bytes.length - 7),
      () => Buffer.alloc(0),
      () => Buffer.from('not ours'),
      () => Buffer.from('{"__proto__": 1}\n'),
      bytes => Buffer.concat([bytes, Buffer.from('more')]),
      bytes =>
        Buffer.from(bytes.toString('latin1').replace(/clausetrace history \d+/, 'clausetrace history 0'), 'latin1'),
      bytes => Buffer.from(bytes.toString('latin1').replace('Write', 'Wrote').replaceAll('two', 'TWO'), 'latin1'),
    ];
    for (const damage of damages) {
      for (const place of places()) writeFileSync(place, damage(readFileSync(place)));
      const mended = await cost(repository);
      assert.deepEqual(mended.known, known);
      assert.equal((await cost(repository)).commits, 0);
    }
  });

  it('is private, leaves nothing half written, and keeps repositories apart', async () => {
    const [one, two] = [sample(), sample()];
    await cost(one);
    await cost(two);
    assert.equal(places().length, 4);
    for (const place of places()) {
      assert.match(place, /[/\\](?:log|facts)$/);
      if (process.platform !== 'win32') assert.equal(statSync(place).mode & 0o777, 0o600);
    }
  });

  it('takes away what somebody left behind who was ended while writing, and nothing that is being written', async () => {
    const repository = sample();
    await cost(repository);
    const [left, fresh] = places().flatMap(place => (place.endsWith('log') ? [`${place}.left`, `${place}.fresh`] : []));
    for (const path of [left!, fresh!]) writeFileSync(path, 'half of it');
    utimesSync(left!, 0, 0);
    repository.commit('three', { 'a.md': document('A', 'three') });
    await cost(repository);
    assert.deepEqual([existsSync(left!), existsSync(fresh!)], [false, true]);
  });

  it('is never written into a repository, nor anywhere where it cannot be', async () => {
    const repository = sample();
    for (const folder of [join(repository.folder, 'cache'), join(repository.folder, '.git'), 'relative', '/dev/null']) {
      const before = repository.git('status', '--porcelain', '--ignored');
      assert.equal((await cost(repository, { cacheFolder: folder })).commits, 2);
      assert.equal(repository.git('status', '--porcelain', '--ignored'), before);
    }
    writeFileSync(join(cacheFolder, 'history'), 'in the way');
    assert.equal((await cost(repository)).commits, 2);
    rmSync(join(cacheFolder, 'history'));
    mkdirSync(join(cacheFolder, 'history'));
    assert.equal((await cost(repository)).commits, 2);
  });

  it('lies where programs of a user keep such things', () => {
    const cases: [Record<string, string>, NodeJS.Platform, string | undefined][] = [
      [{ XDG_CACHE_HOME: '/x/cache', HOME: '/home/u' }, 'linux', '/x/cache/clausetrace'],
      [{ HOME: '/home/u' }, 'linux', '/home/u/.cache/clausetrace'],
      [{ XDG_CACHE_HOME: 'relative', HOME: '/home/u' }, 'linux', '/home/u/.cache/clausetrace'],
      [{ HOME: '/Users/u' }, 'darwin', '/Users/u/Library/Caches/clausetrace'],
      [{ LOCALAPPDATA: '/local', USERPROFILE: '/u' }, 'win32', '/local/clausetrace'],
      [{}, 'linux', undefined],
    ];
    for (const [env, platform, expected] of cases)
      assert.equal(userCacheFolder(env, platform), expected && join(expected));
  });
});
