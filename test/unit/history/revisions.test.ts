// Which commits people mean: names in the syntax of git, tags, and where lines of development part.

import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Surroundings } from '../../../server/src/cli/command.ts';
import { commitOf, openRepository, openRevision } from '../../../server/src/cli/revision.ts';
import { Git } from '../../../server/src/history/git.ts';
import { readObjects } from '../../../server/src/history/objects.ts';
import {
  findRepository,
  forkOf,
  listTags,
  mainLine,
  renamesBetween,
  resolveRevisions,
} from '../../../server/src/history/revisions.ts';
import { loadContents, readTree, wantedContents } from '../../../server/src/history/tree.ts';
import { GitRepository, removeRepositories } from '../../support/git-repository.ts';

const gitIn = ({ folder, env }: GitRepository, sub = '') => new Git({ folder: `${folder}/${sub}`, env });

function surroundingsOf({ folder, env }: GitRepository): Surroundings {
  const nowhere = { write: () => {}, isTerminal: false };
  return { stdout: nowhere, stderr: nowhere, cwd: folder, env, today: () => '2026-06-30', version: '0' };
}

describe('revisions', function () {
  this.timeout(20_000);
  afterEach(removeRepositories);

  it('resolves any number of names in one process, and knows those that are none', async () => {
    const repository = new GitRepository();
    const one = repository.commit('One', { 'a.md': 'a' }, { date: '2026-03-14T23:30:00+05:00' });
    repository.tag('v1').git('tag', '-a', '-m', 'Two', 'v1.1');
    const two = repository.commit('Two: later', { 'a.md': 'b' }, { date: '2026-03-15T00:30:00-09:30' });
    const git = gitIn(repository);
    const names = ['v1', 'v1.1', 'HEAD~1', two.slice(0, 9), 'main', ':/One', 'HEAD@{0}'];
    const commits = await resolveRevisions(git, names);
    ok(!('error' in commits));
    deepEqual(
      commits.map(commit => commit?.id),
      [one, one, one, two, two, one, two],
    );
    deepEqual([commits[0]?.day, commits[0]?.subject], ['2026-03-14', 'One']);
    deepEqual([commits[3]?.day, commits[3]?.subject], ['2026-03-15', 'Two: later']);
    equal(git.processes, 1);
    const none = ['v2', '-x', '--all', '', ' ', 'a\nb', 'HEAD:a.md', 'main..v1', 'HEAD^{tree}', '\u0000'];
    deepEqual(
      await resolveRevisions(git, none),
      none.map(() => undefined),
    );
  });

  it('lists tags by the time of their commits, by a glob where one is given', async () => {
    const repository = new GitRepository();
    repository.commit('One', { 'a.md': 'a' }, { date: '2026-02-01' });
    repository.tag('z-first').tag('audit-1');
    repository.commit('Two', { 'a.md': 'b' }, { date: '2026-01-01' });
    repository.tag('a-second').tag('audit-2');
    repository.git('tag', 'of-a-blob', 'HEAD:a.md');
    const tags = await listTags(gitIn(repository));
    ok(!('error' in tags));
    deepEqual(
      tags.map(({ name }) => name),
      ['a-second', 'audit-2', 'audit-1', 'z-first'],
    );
    const audits = await listTags(gitIn(repository), 'audit-*');
    ok(!('error' in audits));
    deepEqual(
      audits.map(({ name }) => name),
      ['audit-2', 'audit-1'],
    );
    deepEqual(await listTags(gitIn(repository), 'no-*'), []);
  });

  it('follows the main line, finds where a branch left it, and nothing where there is nothing in common', async () => {
    const repository = new GitRepository();
    const one = repository.commit('One', { 'a.md': 'a' });
    repository.branch('side');
    const side = repository.commit('Side', { 's.md': 's' });
    repository.checkout('main');
    const two = repository.commit('Two', { 'a.md': 'b' });
    const merge = repository.merge('side');
    const git = gitIn(repository);
    const line = await mainLine(git, merge);
    ok(!('error' in line));
    deepEqual(
      line.map(({ id }) => id),
      [merge, two, one],
    );
    const fork = await forkOf(git, two, side);
    equal('commit' in fork && fork.commit?.id, one);
    repository.git('checkout', '-q', '--orphan', 'other');
    const alone = repository.commit('Alone', { 'o.md': 'o' });
    deepEqual(await forkOf(git, alone, two), { commit: undefined });
  });

  it('finds files that were renamed between commits, and since', async () => {
    const repository = new GitRepository();
    const text = 'One line.\n'.repeat(20);
    const one = repository.commit('One', { 'a.md': text, 'ö "x".md': `${text}!` });
    repository.move('a.md', 'docs/b.md');
    const two = repository.commit('Two', { 'docs/b.md': `${text}More.\n` });
    repository.move('ö "x".md', 'z.md');
    const git = gitIn(repository);
    deepEqual(await renamesBetween(git, one, two), new Map([['a.md', 'docs/b.md']]));
    deepEqual(await renamesBetween(git, two, undefined), new Map([['ö "x".md', 'z.md']]));
  });

  it('says where the repository is, from any folder of it, and that there is none', async () => {
    const repository = new GitRepository({}, ['--object-format=sha256']);
    repository.commit('One', { 'docs/sms/a.md': 'a' });
    deepEqual(await findRepository(gitIn(repository, 'docs/sms')), {
      top: repository.folder,
      folder: 'docs/sms',
      hash: 'sha256',
      isShallow: false,
    });
    const none = await findRepository(gitIn(new GitRepository({}, false)));
    equal('error' in none && none.error, 'no-repository');
  });

  it('reads a tree with odd names, links and submodules in two processes, and each content once', async () => {
    const repository = new GitRepository();
    const odd = 'docs/new\nline "ö".md';
    repository.write({ [odd]: 'odd', 'docs/a.md': 'same', 'b.md': 'same', 'image.png': 'png', 'x.yaml': 'y: 1' });
    repository.git('add', '-A');
    repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},vendor`);
    repository.git('commit', '-q', '-m', 'One');
    const commit = repository.git('rev-parse', 'HEAD');
    const git = gitIn(repository, 'docs');
    const entries = await readTree(git, commit);
    ok(Array.isArray(entries));
    deepEqual(
      entries.map(({ path, kind }) => `${path} ${kind}`),
      ['b.md file', 'docs/a.md file', `${odd} file`, 'image.png file', 'vendor submodule', 'x.yaml file'],
    );
    // YAML counts in the folder of the workspace only.
    equal(wantedContents(entries, '').size, 3);
    equal(wantedContents(entries, 'docs').size, 2);
    const contents = new Map();
    equal(await loadContents(git, wantedContents(entries, ''), contents, { maxBytes: 3, headBytes: 2 }), undefined);
    deepEqual([...contents.values()].map(({ size, bytes }) => `${size} ${Buffer.from(bytes)}`).sort(), [
      '3 odd',
      '4 sa',
      '4 y:',
    ]);
    equal(git.processes, 2);
    await loadContents(git, wantedContents(entries, ''), contents, { maxBytes: 3, headBytes: 2 });
    equal(git.processes, 2);
  });

  it('opens a revision in as many processes for few documents as for many', async () => {
    const processes = async (documents: number) => {
      const repository = new GitRepository();
      const files = Array.from({ length: documents }, (_, i) => [`docs/${i}.md`, `# ${i}\n`] as const);
      repository.commit('One', Object.fromEntries(files));
      const { git, ...rest } = await openRepository('.', surroundingsOf(repository));
      const opened = { git, ...rest, withoutGit: true };
      const { workspace } = await openRevision(opened, await commitOf('HEAD', opened));
      equal(workspace.systems[0]!.documents.length, documents);
      return git.processes;
    };
    deepEqual([await processes(2), await processes(60)], [4, 4]);
  });

  it('reads objects whose bytes look like the lines between them, whatever is missing', async () => {
    const repository = new GitRepository();
    const tricky = `${'a'.repeat(40)} blob 3\nabc\n`;
    repository.commit('One', { 'a.md': tricky, 'b.md': '', 'c.md': 'x'.repeat(300_000) });
    const seen: string[] = [];
    const names = ['HEAD:a.md', 'HEAD:none.md', 'HEAD:b.md', 'HEAD:c.md', 'HEAD:a.md'];
    const failure = await readObjects(
      gitIn(repository),
      names,
      size => size,
      ({ name, bytes, size }) => seen.push(`${name} ${size} ${bytes.toString('utf8') === tricky}`),
    );
    equal(failure, undefined);
    const length = tricky.length;
    deepEqual(seen, [
      `HEAD:a.md ${length} true`,
      'HEAD:b.md 0 false',
      'HEAD:c.md 300000 false',
      `HEAD:a.md ${length} true`,
    ]);
  });
});
