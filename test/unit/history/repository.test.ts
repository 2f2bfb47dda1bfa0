import assert from 'node:assert/strict';
import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { versionFacts } from '../../../server/src/documents/version-facts.ts';
import { GitRepository, removeRepositories } from '../../support/git-repository.ts';
import { document, opened, told } from './opened.ts';

describe('the history of a repository', () => {
  afterEach(removeRepositories);

  describe('on one line', () => {
    it('tells the versions of a file, newest first, with who, when and what', async () => {
      const repository = new GitRepository();
      repository.commit('Write A', { 'a.md': document('A') }, { date: '2026-03-01', author: 'A. Author' });
      repository.commit('Write B', { 'b.md': document('B') });
      const last = repository.commit(
        'Change A',
        { 'a.md': document('A', 'more') },
        { date: '2026-03-05', committer: 'C. Committer' },
      );
      const { history } = await opened(repository);
      assert.deepEqual(history.state, { kind: 'known', isShallow: false });
      assert.deepEqual(told({ history }, 'a.md'), ['Change A', 'Write A (added a.md)']);
      const [newest] = history.file('a.md')!.versions;
      assert.equal(newest!.commit, history.head);
      assert.deepEqual(history.head, {
        id: last,
        time: Date.UTC(2026, 2, 5, 12) / 1000,
        day: '2026-03-05',
        author: { name: 'A. Author', email: 'a.author@example.org' },
        committer: { name: 'C. Committer', email: 'c.committer@example.org' },
        subject: 'Change A',
        isMerge: false,
      });
      assert.equal(newest!.blob, repository.git('rev-parse', 'HEAD:a.md'));
      assert.equal(newest!.replaced, repository.git('rev-parse', 'HEAD~2:a.md'));
      assert.equal(history.file('a.md')!.isWhole, true);
      assert.deepEqual(history.paths, ['a.md', 'b.md']);
    });

    it('gives the facts of every version and counts the files that a commit changed', async () => {
      const repository = new GitRepository();
      repository.commit('Write', {
        'a.md': document('A'),
        'b.yaml': 'id: B\ntype: register\n',
        'c.txt': 'no document',
      });
      repository.commit('Change', { 'a.md': document('A', 'more') });
      const { history } = await opened(repository);
      const [now, before] = history.file('a.md')!.versions;
      assert.deepEqual(history.facts(before!.blob), versionFacts('markdown', Buffer.from(document('A'))));
      assert.notEqual(history.facts(now!.blob)!.content, history.facts(before!.blob)!.content);
      assert.equal(history.changedBy(before!.commit).length, 2);
      assert.equal(history.changedBy(now!.commit).length, 1);
      assert.equal(history.file('c.txt'), undefined);
      assert.equal(await history.text(before!.blob), document('A'));
      assert.equal(await history.text('0'.repeat(40)), undefined);
    });

    it('knows the day of a commit in its own time zone', async () => {
      const repository = new GitRepository();
      repository.commit('East', { 'a.md': '1' }, { date: '2026-03-15T00:30:00+13:00' });
      repository.commit('West', { 'a.md': '2' }, { date: '2026-03-14T22:30:00-08:00' });
      const { history } = await opened(repository);
      const days = history
        .file('a.md')!
        .versions.map(({ commit }) => [commit.day, new Date(commit.time * 1000).toISOString()]);
      assert.deepEqual(days, [
        ['2026-03-14', '2026-03-15T06:30:00.000Z'],
        ['2026-03-15', '2026-03-14T11:30:00.000Z'],
      ]);
    });

    it('keeps the order of commits whose dates run backwards or lie in the future', async () => {
      const repository = new GitRepository();
      repository.commit('first', { 'a.md': '1' }, { date: '2031-01-01' });
      repository.commit('second', { 'a.md': '2' }, { date: '2020-01-01' });
      repository.commit('third', { 'a.md': '3' }, { date: '2026-01-01' });
      assert.deepEqual(told(await opened(repository), 'a.md'), ['third', 'second', 'first (added a.md)']);
    });

    it('takes a revert and a cherry-pick for what they are: commits that changed the file', async () => {
      const repository = new GitRepository();
      repository.commit('one', { 'a.md': document('A') });
      repository.branch('side').commit('picked', { 'a.md': document('A', 'picked') });
      repository.checkout('main').git('cherry-pick', 'side');
      repository.git('revert', '--no-edit', 'HEAD');
      const { history } = await opened(repository);
      assert.deepEqual(told({ history }, 'a.md'), ['Revert "picked"', 'picked', 'one (added a.md)']);
      const [reverted, , first] = history.file('a.md')!.versions;
      assert.equal(reverted!.blob, first!.blob);
    });

    it('goes by the mailmap of the repository', async () => {
      const repository = new GitRepository({ '.mailmap': 'A. Author <a@example.org> <old@example.org>\n' });
      repository.commit('one', { 'a.md': '1' }, { author: 'aa <old@example.org>' });
      const { history } = await opened(repository);
      assert.deepEqual(history.head!.author, { name: 'A. Author', email: 'a@example.org' });
    });
  });

  describe('through renames', () => {
    it('follows a file that is moved, moved with an edit, and moved again', async () => {
      const repository = new GitRepository();
      repository.commit('write', { 'a.md': document('A') });
      repository.move('a.md', 'b.md').commit('move');
      repository.move('b.md', 'c/d.md').commit('move and edit', { 'c/d.md': document('A', 'more') });
      repository.commit('edit', { 'c/d.md': document('A', 'even more') });
      const { history } = await opened(repository);
      assert.deepEqual(told({ history }, 'c/d.md'), [
        'edit',
        'move and edit (renamed c/d.md)',
        'move (renamed b.md)',
        'write (added a.md)',
      ]);
      assert.equal(history.file('a.md'), undefined);
    });

    it('follows a whole folder', async () => {
      const repository = new GitRepository();
      const names = Array.from({ length: 20 }, (_, n) => `${n}.md`);
      repository.commit('write', Object.fromEntries(names.map(name => [`old/${name}`, document(name)])));
      repository.git('mv', 'old', 'new');
      repository.commit('move');
      const { history } = await opened(repository);
      for (const name of names) {
        assert.deepEqual(told({ history }, `new/${name}`), [`move (renamed new/${name})`, `write (added old/${name})`]);
      }
    });

    it('tells two files apart that exchange their names', async () => {
      const repository = new GitRepository();
      repository.commit('write A', { 'a.md': document('A') });
      repository.commit('write B', { 'b.md': document('B') });
      repository.commit('exchange', { 'a.md': document('B'), 'b.md': document('A') });
      // For git the content of both changed; it looks for renames among names that come and go.
      assert.deepEqual(told(await opened(repository), 'a.md'), ['exchange', 'write A (added a.md)']);
    });

    it('leaves a name its history where another file takes it in the same commit', async () => {
      const repository = new GitRepository();
      repository.commit('write', { 'a.md': document('A') });
      repository.move('a.md', 'c.md').commit('move on, begin anew', { 'a.md': 'Something else.\n' });
      const { history } = await opened(repository);
      assert.deepEqual(told({ history }, 'a.md'), ['move on, begin anew', 'write (added a.md)']);
      assert.deepEqual(told({ history }, 'c.md'), ['move on, begin anew (added c.md)']);
    });

    it('follows a name of which only the case changes', async () => {
      const repository = new GitRepository();
      repository.commit('write', { 'Policy.md': document('A') });
      renameSync(join(repository.folder, 'Policy.md'), join(repository.folder, 'policy.md'));
      repository.commit('lower case');
      assert.deepEqual(told(await opened(repository), 'policy.md'), [
        'lower case (renamed policy.md)',
        'write (added Policy.md)',
      ]);
    });

    it('does not follow copies', async () => {
      const repository = new GitRepository();
      repository.commit('write', { 'a.md': document('A') });
      repository.commit('copy', { 'b.md': document('A') });
      assert.deepEqual(told(await opened(repository), 'b.md'), ['copy (added b.md)']);
    });

    it('begins anew where a name is used again for something else, and goes on where the same file comes back', async () => {
      const repository = new GitRepository();
      repository.commit('write', { 'a.md': document('A'), 'b.md': document('B') });
      repository.remove('a.md', 'b.md').commit('delete');
      repository.commit('use again', { 'a.md': 'Another document.\n', 'b.md': document('B') });
      const { history } = await opened(repository);
      assert.deepEqual(told({ history }, 'a.md'), ['use again (added a.md)']);
      assert.deepEqual(told({ history }, 'b.md'), ['use again (added b.md)', 'write (added b.md)']);
    });

    it('finds what came from outside of the workspace', async () => {
      const repository = new GitRepository();
      repository.commit('write', { 'drafts/a.md': document('A') });
      repository.move('drafts/a.md', 'sms/docs/a.md').commit('adopt');
      assert.deepEqual(told(await opened(repository, { folder: 'sms' }), 'docs/a.md'), [
        'adopt (renamed docs/a.md)',
        'write (added ../drafts/a.md)',
      ]);
    });
  });

  describe('through merges', () => {
    it('tells what the merged lines changed, the newer first, and not the merge itself where it added nothing', async () => {
      const repository = new GitRepository();
      repository.commit('base', { 'a.md': document('A'), 'b.md': document('B') }, { date: '2026-01-01' });
      repository.branch('side').commit('side', { 'a.md': document('A', 'side') }, { date: '2026-01-02' });
      repository.checkout('main').commit('main', { 'b.md': document('B', 'main') }, { date: '2026-01-03' });
      repository.merge('side', { date: '2026-01-04' });
      const { history } = await opened(repository);
      assert.deepEqual(told({ history }, 'a.md'), ['side', 'base (added a.md)']);
      assert.deepEqual(told({ history }, 'b.md'), ['main', 'base (added b.md)']);
      assert.equal(history.head!.isMerge, true);
    });

    it('tells a merge that resolves a conflict, and both lines', async () => {
      const repository = new GitRepository();
      repository.commit('base', { 'a.md': document('A') }, { date: '2026-01-01' });
      repository.branch('side').commit('side', { 'a.md': document('A', 'side') }, { date: '2026-01-03' });
      repository.checkout('main').commit('main', { 'a.md': document('A', 'main') }, { date: '2026-01-02' });
      repository.merge('side', { date: '2026-01-04', files: { 'a.md': document('A', 'both') } });
      const { history } = await opened(repository);
      assert.deepEqual(told({ history }, 'a.md'), ['Merge side', 'side', 'main', 'base (added a.md)']);
      assert.equal(history.file('a.md')!.versions[0]!.replaced, repository.git('rev-parse', 'HEAD^1:a.md'));
    });

    it('tells a merge that slips in a change of its own', async () => {
      const repository = new GitRepository();
      repository.commit('base', { 'a.md': document('A'), 'b.md': document('B') });
      repository.branch('side').commit('side', { 'b.md': document('B', 'side') });
      repository.checkout('main').commit('main', { 'c.md': document('C') });
      repository.merge('side', { files: { 'a.md': document('A', 'slipped in') } });
      assert.deepEqual(told(await opened(repository), 'a.md'), ['Merge side', 'base (added a.md)']);
    });

    it('leaves out a line that the merge threw away', async () => {
      const repository = new GitRepository();
      repository.commit('base', { 'a.md': document('A') });
      repository.branch('side').commit('thrown away', { 'a.md': document('A', 'side') });
      repository.checkout('main').commit('main', { 'b.md': document('B') });
      repository.merge('side', { strategy: 'ours' });
      assert.deepEqual(told(await opened(repository), 'a.md'), ['base (added a.md)']);
    });

    it('tells the lines of an octopus merge', async () => {
      const repository = new GitRepository();
      repository.commit('base', { 'a.md': document('A'), 'b.md': document('B'), 'c.md': document('C') });
      for (const name of ['a', 'b', 'c']) {
        repository.branch(`side-${name}`, 'main').commit(`side ${name}`, { [`${name}.md`]: document(name, 'side') });
      }
      repository.checkout('main').merge(['side-a', 'side-b', 'side-c']);
      const { history } = await opened(repository);
      for (const name of ['a', 'b', 'c']) {
        assert.deepEqual(told({ history }, `${name}.md`), [`side ${name}`, `base (added ${name}.md)`]);
      }
    });

    it('follows a rename on one line and an edit on the other', async () => {
      const repository = new GitRepository();
      repository.commit('base', { 'a.md': document('A') }, { date: '2026-01-01' });
      repository.branch('side').commit('edit', { 'a.md': document('A', 'edited') }, { date: '2026-01-02' });
      repository.checkout('main').move('a.md', 'b.md').commit('move', {}, { date: '2026-01-03' });
      repository.merge('side', { date: '2026-01-04' });
      assert.deepEqual(told(await opened(repository), 'b.md'), [
        'Merge side',
        'move (renamed b.md)',
        'edit (modified a.md)',
        'base (added a.md)',
      ]);
    });

    it('follows a rename on the line that is merged', async () => {
      const repository = new GitRepository();
      repository.commit('base', { 'a.md': document('A') }, { date: '2026-01-01' });
      repository.branch('side').move('a.md', 'b.md').commit('move', {}, { date: '2026-01-02' });
      repository.checkout('main').commit('edit', { 'a.md': document('A', 'edited') }, { date: '2026-01-03' });
      repository.merge('side', { date: '2026-01-04' });
      assert.deepEqual(told(await opened(repository), 'b.md'), [
        'Merge side (renamed b.md)',
        'edit (modified a.md)',
        'move (renamed b.md)',
        'base (added a.md)',
      ]);
    });

    it('joins histories that have no common beginning', async () => {
      const repository = new GitRepository();
      repository.commit('base', { 'a.md': document('A') });
      repository.git('checkout', '-q', '--orphan', 'other');
      repository.git('rm', '-rfq', '.');
      repository.commit('imported', { 'b.md': document('B') });
      repository.checkout('main').git('merge', '-q', '--allow-unrelated-histories', '-m', 'join', 'other');
      assert.deepEqual(told(await opened(repository), 'b.md'), ['imported (added b.md)']);
      assert.deepEqual(told(await opened(repository), 'a.md'), ['base (added a.md)']);
    });
  });

  describe('of repositories of every kind', () => {
    it('knows nothing, and says why: no repository, no commit, a bare one', async () => {
      const states = await Promise.all(
        [
          new GitRepository({ 'a.md': '1' }, false),
          new GitRepository({ 'a.md': '1' }),
          new GitRepository({}, ['--bare']),
        ].map(async repository => (await opened(repository)).history.state),
      );
      assert.deepEqual(
        states.map(state => state.kind === 'unknown' && [state.why, state.message]),
        [
          ['no-repository', ''],
          ['no-commits', 'This repository has no commit yet.'],
          ['no-repository', ''],
        ],
      );
    });

    it('guesses nothing behind the end of a shallow clone', async () => {
      const origin = new GitRepository();
      origin.commit('one', { 'a.md': document('A') });
      origin.commit('two', { 'a.md': document('A', 'two') });
      origin.commit('three', { 'b.md': document('B') });
      const { history } = await opened(origin.clone('--depth', '2'));
      assert.deepEqual(history.state, { kind: 'known', isShallow: true });
      assert.equal(history.file('a.md')!.isWhole, false);
      assert.deepEqual(told({ history }, 'a.md'), ['two (added a.md)']);
      assert.deepEqual([history.file('b.md')!.isWhole, told({ history }, 'b.md')], [true, ['three (added b.md)']]);
    });

    it('reads what is there of a partial clone, and fetches nothing', async () => {
      const origin = new GitRepository();
      origin.git('config', 'uploadpack.allowFilter', 'true');
      origin.commit('one', { 'a.md': document('A') });
      origin.move('a.md', 'b.md').commit('two');
      origin.commit('three', { 'b.md': document('A', 'three') });
      const clone = origin.clone('--filter=blob:none');
      const { history, git } = await opened(clone);
      assert.deepEqual(told({ history }, 'b.md'), ['three', 'two (renamed b.md)', 'one (added a.md)']);
      const [now, before] = history.file('b.md')!.versions;
      assert.notEqual(history.facts(now!.blob), undefined);
      assert.equal(history.facts(before!.blob), undefined);
      assert.equal(git.processes, 6);
    });

    it('reads a repository of SHA-256 names', async () => {
      const repository = new GitRepository({}, ['--object-format=sha256']);
      repository.commit('one', { 'a.md': document('A') });
      const { history } = await opened(repository);
      assert.equal(history.head!.id.length, 64);
      assert.equal(history.facts(history.file('a.md')!.versions[0]!.blob)!.keys.get('id'), 'A');
    });

    it('looks at a detached head and at a working tree of its own', async () => {
      const repository = new GitRepository();
      const first = repository.commit('one', { 'a.md': document('A') });
      repository.commit('two', { 'a.md': document('A', 'two') });
      repository.git('worktree', 'add', '-q', '--detach', 'tree', first);
      assert.deepEqual(told(await opened(repository, { folder: 'tree' }), 'a.md'), ['one (added a.md)']);
      repository.checkout(first);
      assert.deepEqual(told(await opened(repository), 'a.md'), ['one (added a.md)']);
    });

    it('looks at a revision, of which the working tree is no part', async () => {
      const repository = new GitRepository();
      repository.commit('one', { 'a.md': document('A') });
      repository.tag('v1').commit('two', { 'a.md': document('A', 'two') });
      const { history } = await opened(repository.write({ 'a.md': 'edited' }), { revision: 'v1' });
      assert.deepEqual(told({ history }, 'a.md'), ['one (added a.md)']);
      assert.equal(history.currentFacts('a.md'), history.facts(history.file('a.md')!.versions[0]!.blob));
    });

    it('says what is wrong with a revision', async () => {
      const repository = new GitRepository();
      repository.commit('one', { 'a.md': '1' });
      for (const revision of ['v9', '--all', '']) {
        const { state } = (await opened(repository, { revision })).history;
        assert.equal(state.kind === 'unknown' && state.why, 'failed', revision);
      }
    });

    it('has no history for the files of a submodule, and one of its own within it', async () => {
      const part = new GitRepository();
      part.commit('part', { 'a.md': document('A') });
      const repository = new GitRepository({ 'b.md': document('B') });
      repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', part.folder, 'part');
      repository.commit('whole');
      assert.deepEqual(told(await opened(repository), 'part/a.md'), undefined);
      assert.deepEqual(told(await opened(repository), 'b.md'), ['whole (added b.md)']);
      assert.deepEqual(told(await opened(repository, { folder: 'part' }), 'a.md'), ['part (added a.md)']);
    });

    it('is found through a link to the folder', async () => {
      const repository = new GitRepository();
      repository.commit('one', { 'sms/a.md': document('A') });
      symlinkSync(join(repository.folder, 'sms'), join(repository.folder, 'link'), 'dir');
      assert.deepEqual(told(await opened(repository, { folder: 'link' }), 'a.md'), ['one (added a.md)']);
    });

    it('does not take a link for the document that it leads to', async () => {
      const repository = new GitRepository({ 'a.md': document('A') });
      symlinkSync('a.md', join(repository.folder, 'link.md'));
      repository.commit('one');
      assert.equal((await opened(repository)).history.file('link.md'), undefined);
    });

    it('knows nothing of a folder above several repositories', async () => {
      const above = new GitRepository({}, false);
      for (const name of ['one', 'two']) {
        mkdirSync(join(above.folder, name));
        above.git('-C', name, 'init', '-q');
      }
      const { state } = (await opened(above)).history;
      assert.equal(state.kind === 'unknown' && state.why, 'no-repository');
    });

    it('reads names with line breaks, quotes and letters of every kind', async () => {
      const repository = new GitRepository();
      const names = [
        'line\nbreak.md',
        '"quoted" \'name\'.md',
        'Prozeß – Überblick.md',
        '流程.md',
        ' leading space.md',
        'tab\t.md',
      ];
      repository.commit('one', Object.fromEntries(names.map(name => [name, document('A')])));
      const { history } = await opened(repository.write({ 'line\nbreak.md': document('A', 'edited') }));
      for (const name of names) assert.deepEqual(told({ history }, name), [`one (added ${name})`]);
      assert.notEqual(history.currentFacts('line\nbreak.md')!.content, history.currentFacts('tab\t.md')!.content);
    });

    it('finds a name that the disk gives in another composition of its accents', async () => {
      const repository = new GitRepository();
      repository.commit('one', { ['Überblick.md'.normalize('NFC')]: document('A') });
      const { history } = await opened(repository);
      assert.equal(history.file('Überblick.md'.normalize('NFD'))?.versions.length, 1);
    });

    it('passes over contents that are too large or no text', async () => {
      const repository = new GitRepository();
      repository.commit('large', {
        'a.md': 'x'.repeat(5 * 1024 * 1024),
        'b.md': Buffer.alloc(1000),
        'c.md': document('C'),
      });
      const { history } = await opened(repository);
      const facts = (path: string) => history.facts(history.file(path)!.versions[0]!.blob);
      assert.deepEqual([facts('a.md'), facts('b.md')], [undefined, undefined]);
      assert.equal(facts('c.md')!.keys.get('id'), 'C');
      assert.equal(await history.text(history.file('b.md')!.versions[0]!.blob), undefined);
    });

    it('says that a repository is damaged, and throws nothing', async () => {
      const repository = new GitRepository();
      repository.commit('one', { 'a.md': '1' });
      repository.commit('two', { 'a.md': '2' });
      const id = repository.git('rev-parse', 'HEAD~1');
      repository.remove(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
      const { state } = (await opened(repository)).history;
      assert.equal(state.kind === 'unknown' && state.why, 'failed');
      assert.match(state.kind === 'unknown' ? state.message : '', /^git failed: ./);
    });

    it('leaves out contents that a damaged repository lost', async () => {
      const repository = new GitRepository();
      repository.commit('one', { 'a.md': '1' });
      const id = repository.git('rev-parse', 'HEAD:a.md');
      repository.remove(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
      const { history } = await opened(repository);
      assert.equal(history.facts(id), undefined);
      assert.deepEqual(told({ history }, 'a.md'), ['one (added a.md)']);
    });
  });

  describe('and what is not committed', () => {
    const contentOf = (text: string) => versionFacts('markdown', Buffer.from(text))!.content;

    it('takes the content that a file has now, staged or not', async () => {
      const repository = new GitRepository();
      repository.commit('one', { 'a.md': document('A'), 'b.md': document('B'), 'c.md': document('C') });
      repository.write({ 'a.md': document('A', 'edited'), 'b.md': document('B', 'staged') }).git('add', 'b.md');
      const { history } = await opened(repository);
      assert.equal(history.currentFacts('a.md')!.content, contentOf(document('A', 'edited')));
      assert.equal(history.currentFacts('b.md')!.content, contentOf(document('B', 'staged')));
      assert.equal(history.currentFacts('c.md'), history.facts(history.file('c.md')!.versions[0]!.blob));
      assert.deepEqual(told({ history }, 'a.md'), ['one (added a.md)']);
    });

    it('asks for the bytes of nothing that is as committed', async () => {
      const repository = new GitRepository();
      repository.commit('one', { 'a.md': document('A'), 'b.md': document('B') });
      const asked: string[] = [];
      const read = (path: string) => {
        asked.push(path);
        return Buffer.from(document(path, 'open'));
      };
      const { history } = await opened(repository, { read });
      const before = history.currentFacts('a.md');
      const edited = history.changed(['b.md']);
      assert.equal(edited.currentFacts('b.md')!.content, contentOf(document('b.md', 'open')));
      assert.equal(edited.currentFacts('a.md'), before);
      assert.deepEqual(asked, ['b.md']);
      assert.equal(history.currentFacts('b.md')!.content, contentOf(document('B')));
    });

    it('has no versions of files that git does not track, ignores or has only staged', async () => {
      const repository = new GitRepository({ '.gitignore': 'ignored.md\n' });
      repository.commit('one', { 'a.md': '1' });
      repository.write({ 'untracked.md': '1', 'ignored.md': '1', 'staged.md': '1' }).git('add', 'staged.md');
      const { history } = await opened(repository);
      for (const path of ['untracked.md', 'ignored.md', 'staged.md']) {
        assert.equal(history.file(path), undefined, path);
        assert.equal(history.currentFacts(path)!.content, contentOf('1'), path);
      }
    });

    it('has no content for a file that was deleted, and the history of one that was renamed only on disk under its old name', async () => {
      const repository = new GitRepository();
      repository.commit('one', { 'a.md': document('A') });
      renameSync(join(repository.folder, 'a.md'), join(repository.folder, 'b.md'));
      const { history } = await opened(repository);
      assert.equal(history.currentFacts('a.md'), undefined);
      assert.deepEqual(told({ history }, 'a.md'), ['one (added a.md)']);
      assert.equal(history.file('b.md'), undefined);
    });

    it('does not mind line endings, whatever git converts', async () => {
      const repository = new GitRepository({ '.gitattributes': '*.md text eol=crlf\n' });
      repository.commit('one', { 'a.md': document('A') });
      repository.write({ 'a.md': document('A').replaceAll('\n', '\r\n') });
      const { history } = await opened(repository);
      assert.equal(
        history.currentFacts('a.md')!.content,
        history.facts(history.file('a.md')!.versions[0]!.blob)!.content,
      );
    });

    it('takes files that a sparse checkout leaves out for unchanged', async () => {
      const repository = new GitRepository();
      repository.commit('one', { 'in/a.md': document('A'), 'out/b.md': document('B') });
      repository.git('sparse-checkout', 'set', 'in');
      const { history } = await opened(repository);
      assert.equal(history.currentFacts('out/b.md')!.keys.get('id'), 'B');
    });

    it('tells both sides of a merge in progress as not committed', async () => {
      const repository = new GitRepository();
      repository.commit('base', { 'a.md': document('A') });
      repository.branch('side').commit('side', { 'a.md': document('A', 'side') });
      repository.checkout('main').commit('main', { 'a.md': document('A', 'main') });
      assert.throws(() => repository.git('merge', 'side'));
      const { history } = await opened(repository);
      assert.deepEqual(told({ history }, 'a.md'), ['main', 'base (added a.md)']);
      assert.notEqual(history.currentFacts('a.md')!.content, contentOf(document('A', 'main')));
    });

    it('reads what lies in the folder, and what was changed along with it', async () => {
      const repository = new GitRepository();
      const files = (body: string) => ({ 'in/a.md': document('A', body), 'b.md': document('B', body) });
      repository.commit('one', { ...files('1'), 'c.md': document('C') });
      repository.commit('two', files('2'));
      repository.commit('three', { 'c.md': document('C', '3') });
      const { history } = await opened(repository, { folder: 'in' });
      assert.equal(history.work.blobs, 4);
      const changed = history.changedBy(history.file('a.md')!.versions[0]!.commit);
      assert.deepEqual(changed.map(({ path }) => path).sort(), ['../b.md', 'a.md']);
      assert.ok(changed.every(({ blob, replaced }) => history.facts(blob) && history.facts(replaced!)));
    });
  });

  it('takes as many processes for many commits and files as for few', async () => {
    const small = new GitRepository();
    small.commit('one', { 'a.md': document('A') });
    const large = new GitRepository();
    for (let n = 0; n < 30; n++) {
      large.commit(`${n}`, Object.fromEntries([1, 2, 3].map(m => [`${n % 10}-${m}.md`, document(`${m}`, `${n}`)])));
    }
    const counts = [(await opened(small)).git.processes, (await opened(large)).git.processes];
    assert.deepEqual(counts, [5, 5]);
  });
});
