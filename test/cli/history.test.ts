// What git knows, at the command line: real repositories, with time zones, merges, renames, commits that are made anew, shallow clones,
// worktrees, and no git at all.

import { deepEqual, equal, match } from 'node:assert/strict';
import { relative } from 'node:path';
import { type Files, GitRepository, removeRepositories } from '../support/git-repository.ts';
import { Folder, type Outcome, removeFolders } from './harness.ts';

const policy = (reviewed: string, text: string, more = '') => `---
id: POL-SM
title: Service management policy
type: policy
status: approved
owner: R. Example
reviewed: ${reviewed}
${more}---
# Policy

## Roles

${text}
`;

const process = (reviewed: string, text = 'Do it.') => `---
id: PRC-INC
title: Incident management process
type: process
status: approved
owner: R. Example
reviewed: ${reviewed}
implements: [POL-SM]
---
# Process

${text}
`;

async function run(
  repository: Pick<GitRepository, 'folder'>,
  args: readonly string[],
  env: Readonly<Record<string, string>> = gitEnv(),
): Promise<Outcome> {
  const folder = new Folder();
  return folder.run(args, { cwd: relative(folder.path, repository.folder), env });
}

/** Git is found; nothing is kept for the next time. */
function gitEnv(): Record<string, string> {
  return { PATH: globalThis.process.env.PATH ?? '' };
}

/** Of the rules that rest on git: file, rule. */
async function told(repository: Pick<GitRepository, 'folder'>, ...args: string[]): Promise<string[]> {
  const { out } = await run(repository, ['check', '--format', 'json', ...args]);
  const { findings } = JSON.parse(out) as { findings: { rule: string; file: string; message: string }[] };
  return findings.filter(({ rule }) => resting.has(rule)).map(({ rule, file }) => `${file} ${rule}`);
}

const resting = new Set([
  'review/changed-since-review',
  'review/suspect',
  'review/unsupported',
  'review/edited-after-approval',
]);

function repositoryWith(first: Files, day = '2026-03-01'): GitRepository {
  const repository = new GitRepository();
  repository.commit('First', first, { date: day });
  return repository;
}

describe('what rests on git, at the command line', function () {
  this.timeout(60_000);
  afterEach(() => {
    removeFolders();
    removeRepositories();
  });

  it('tells of a text that changed after its review, and by which commit', async () => {
    const repository = repositoryWith({ 'policy.md': policy('2026-03-01', 'One.') });
    const id = repository.commit(
      'Sharper roles',
      { 'policy.md': policy('2026-03-01', 'Two.') },
      { date: '2026-04-01', author: 'S. Writer' },
    );
    const { code, out, err } = await run(repository, ['check', '--fail-on', 'warning']);
    equal(code, 1);
    equal(err, '');
    match(
      out,
      new RegExp(
        `policy\\.md:7:11 warning review/changed-since-review POL-SM changed since its review on 2026-03-01: in "Roles", by commit ${id.slice(0, 7)} of S. Writer on 2026-04-01 \\("Sharper roles"\\)\\.`,
      ),
    );
  });

  it('says nothing with --no-git', async () => {
    const repository = repositoryWith({ 'policy.md': policy('2026-03-01', 'One.') });
    repository.write({ 'policy.md': policy('2026-03-01', 'Two.') });
    deepEqual(await told(repository), ['policy.md review/changed-since-review']);
    deepEqual(await told(repository, '--no-git'), []);
  });

  it('shows it in status, explain and matrix', async () => {
    const repository = repositoryWith({
      'policy.md': policy('2026-03-01', 'One.'),
      'process.md': process('2026-03-01'),
    });
    repository.commit('Second', { 'policy.md': policy('2026-04-01', 'Two.') }, { date: '2026-04-01' });
    match((await run(repository, ['status'])).out, /1 suspect/);
    match(
      (await run(repository, ['explain', 'PRC-INC'])).out,
      /POL-SM, which it implements, changed since the review: in "Roles", by commit/,
    );
    const matrix = JSON.parse((await run(repository, ['matrix', '--format', 'json'])).out) as {
      matrices: { documents: { document: { name: string }; review: { state: string; remarks?: string[] } }[] }[];
    };
    const reviews = matrix.matrices[0]!.documents.map(({ document, review }) => `${document.name} ${review.state}`);
    deepEqual(reviews, ['POL-SM current', 'PRC-INC suspect']);
  });

  it('counts days in the time zone of the commit', async () => {
    const late = new GitRepository();
    late.commit('First', { 'policy.md': policy('2026-03-13', 'One.') }, { date: '2026-03-13T09:00:00-05:00' });
    late.commit(
      'Late in the evening of the review',
      { 'policy.md': policy('2026-03-14', 'Two.') },
      { date: '2026-03-14T23:30:00-05:00' },
    );
    late.commit(
      'Later that evening',
      { 'policy.md': policy('2026-03-14', 'Three.') },
      { date: '2026-03-14T23:50:00-05:00' },
    );
    deepEqual(await told(late), ['policy.md review/unsupported']);
    late.commit(
      'In the morning',
      { 'policy.md': policy('2026-03-14', 'Four.') },
      { date: '2026-03-15T00:10:00-05:00' },
    );
    deepEqual(await told(late), ['policy.md review/changed-since-review']);
  });

  it('follows a document through renames', async () => {
    const repository = repositoryWith({
      'policy.md': policy('2026-03-01', 'One long line of text that says what is to be done.'),
    });
    repository.move('policy.md', 'policies/sm.md').commit('Move', {}, { date: '2026-03-20' });
    deepEqual(await told(repository), []);
    repository.commit(
      'Second',
      { 'policies/sm.md': policy('2026-03-01', 'Another line of text that says what is to be done.') },
      { date: '2026-04-01' },
    );
    deepEqual(await told(repository), ['policies/sm.md review/changed-since-review']);
  });

  it('tells what a merge brought after the review, and nothing of a review that a merge brought', async () => {
    const repository = repositoryWith(
      { 'policy.md': policy('2026-01-01', 'One.'), 'other.md': 'Other.\n' },
      '2026-01-01',
    );
    repository.branch('edit');
    repository.commit('Edit', { 'policy.md': policy('2026-01-01', 'Two.') }, { date: '2026-02-01' });
    repository.checkout('main');
    repository.commit('Elsewhere', { 'other.md': 'Others.\n' }, { date: '2026-02-02' });
    repository.merge('edit', { date: '2026-02-03' });
    deepEqual(await told(repository), ['policy.md review/changed-since-review']);
    repository.branch('review');
    repository.commit(
      'Review',
      { 'policy.md': policy('2026-02-10', 'Two.') },
      { date: '2026-02-10', author: 'S. Reader' },
    );
    repository.checkout('main');
    repository.commit('Elsewhere', { 'other.md': 'And others.\n' }, { date: '2026-02-11' });
    repository.merge('review', { date: '2026-02-20' });
    deepEqual(await told(repository), ['policy.md review/unsupported']);
  });

  it('tells what was changed beside a review on another branch', async () => {
    const repository = repositoryWith(
      { 'policy.md': `${policy('2026-01-01', 'One.')}\n## More\n\nMore.\n` },
      '2026-01-01',
    );
    repository.branch('edit');
    repository.commit(
      'Edit',
      { 'policy.md': `${policy('2026-01-01', 'One.')}\n## More\n\nMuch more.\n` },
      { date: '2026-02-20', author: 'S. Writer' },
    );
    repository.checkout('main');
    repository.commit(
      'Review',
      { 'policy.md': `${policy('2026-02-10', 'One.')}\n## More\n\nMore.\n` },
      { date: '2026-02-10', author: 'S. Reader' },
    );
    repository.merge('edit', { date: '2026-02-21' });
    deepEqual(await told(repository), ['policy.md review/changed-since-review']);
  });

  it('takes a commit that was made anew as it is now', async () => {
    const repository = repositoryWith({ 'policy.md': policy('2026-03-01', 'One.') });
    repository.commit('Second', { 'policy.md': policy('2026-03-01', 'Two.') }, { date: '2026-04-01' });
    deepEqual(await told(repository), ['policy.md review/changed-since-review']);
    repository.amend(
      'Second, reviewed',
      { 'policy.md': policy('2026-04-02', 'Two.') },
      { date: '2026-04-02', author: 'S. Reader' },
    );
    deepEqual(await told(repository), []);
  });

  it('tells what changed since a document came into the repository after its date', async () => {
    const repository = repositoryWith({ 'policy.md': policy('2025-12-01', 'One.') });
    repository.commit('Second', { 'policy.md': policy('2025-12-01', 'Two.') }, { date: '2026-04-01' });
    deepEqual(await told(repository), ['policy.md review/changed-since-review']);
  });

  it('says of a shallow clone what it can know', async () => {
    const repository = repositoryWith({
      'policy.md': policy('2026-03-01', 'One.'),
      'process.md': process('2026-03-01'),
    });
    repository.commit('Second', { 'policy.md': policy('2026-03-01', 'Two.') }, { date: '2026-04-01' });
    repository.commit(
      'Third',
      { 'process.md': process('2026-05-01', 'Do it now.') },
      { date: '2026-05-01', author: 'S. Reader' },
    );
    deepEqual(await told(repository.clone('--depth=1')), []);
    deepEqual(await told(repository.clone('--depth=3')), ['policy.md review/changed-since-review']);
  });

  it('looks at a revision as it was', async () => {
    const repository = repositoryWith({ 'policy.md': policy('2026-03-01', 'One.') });
    repository.tag('v1');
    repository.commit('Second', { 'policy.md': policy('2026-03-01', 'Two.') }, { date: '2026-04-01' });
    repository.tag('v2');
    repository.commit(
      'Third',
      { 'policy.md': policy('2026-05-01', 'Three.') },
      { date: '2026-05-01', author: 'S. Reader' },
    );
    deepEqual(await told(repository, '--rev', 'v1'), []);
    deepEqual(await told(repository, '--rev', 'v2'), ['policy.md review/changed-since-review']);
    deepEqual(await told(repository), []);
  });

  it('works in a folder of the repository, and in a worktree', async () => {
    const repository = repositoryWith({ 'sms/sms.yaml': '', 'sms/policy.md': policy('2026-03-01', 'One.') });
    repository.commit('Second', { 'sms/policy.md': policy('2026-03-01', 'Two.') }, { date: '2026-04-01' });
    deepEqual(await told({ folder: `${repository.folder}/sms` }), ['policy.md review/changed-since-review']);
    repository.git('worktree', 'add', '-q', '--detach', 'tree', 'HEAD~1');
    deepEqual(await told({ folder: `${repository.folder}/tree/sms` }), []);
  });

  it('tells once, on the standard error, that git is not there, and only where it would matter', async () => {
    const repository = repositoryWith({ 'policy.md': policy('2026-03-01', 'One.') });
    const { code, err } = await run(repository, ['check'], {});
    equal(code, 0);
    match(err, /^clausetrace: what rests on git is left out: git was not found\. .*\n$/);
    equal((await run(repository, ['check', '--no-git'], {})).err, '');
    equal((await run(repositoryWith({ 'README.md': 'Text.\n' }), ['check'], {})).err, '');
    equal(
      (await run({ folder: new Folder({ 'policy.md': policy('2026-03-01', 'One.') }).path }, ['check'], {})).err,
      '',
    );
    equal((await run(new GitRepository({ 'policy.md': policy('2026-03-01', 'One.') }), ['check'])).code, 0);
  });

  it('looks again after --fix has changed the files', async () => {
    const linked = (link: string) => policy('2026-03-01', `See [the process](${link}).`);
    const repository = repositoryWith({ 'policy.md': linked('proces.md'), 'process.md': process('2026-03-01') });
    const { out, err } = await run(repository, ['check', '--fix']);
    match(err, /applied 1 fix in 1 file/);
    match(out, /POL-SM changed since its review on 2026-03-01: in "Roles", by edits that are not committed/);
  });
});
