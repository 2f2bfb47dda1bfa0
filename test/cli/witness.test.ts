// What git says of reviews is the same from wherever one looks, and however often: it goes by the history alone, not by the folder,
// the command, the cache, or what the files of today say.

import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { GitRepository, removeRepositories } from '../support/git-repository.ts';
import { Folder, type Outcome, removeFolders } from './harness.ts';

interface Wish {
  readonly id?: string;
  readonly type?: string;
  readonly implements?: string;
  readonly approved?: string;
  readonly more?: string;
}

const document = (reviewed: string, text: string, { id = 'PRC-A', type = 'process', more = '', ...own }: Wish = {}) =>
  [
    '---',
    `id: ${id}`,
    `title: Document ${id}`,
    `type: ${type}`,
    'status: approved',
    'owner: R. Example',
    ...(reviewed === '' ? [] : [`reviewed: ${reviewed}`]),
    ...(own.approved ? [`approved: ${own.approved}`, 'approver: A. Approver'] : []),
    ...(own.implements ? [`implements: [${own.implements}]`] : []),
    `${more}---`,
    '# Document',
    '',
    ...Array.from({ length: 12 }, (_, n) => `Sentence ${n} says what the team does in step ${n}.`),
    '',
    text,
    '',
  ].join('\n');

const many = (count: number, folder: string, reviewed: string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `${folder}d${n}.md`,
      document(reviewed, `${folder}${n} `.repeat(40), { id: `PRC-${n}`, more: `classification: c${reviewed}\n` }),
    ]),
  );

function runIn(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const own = new Folder();
  return own.run(args, { cwd: relative(own.path, folder), env: { PATH: process.env.PATH ?? '', ...env } });
}

/** `file rule` of findings that rest on git. */
async function told(repository: Pick<GitRepository, 'folder'>, ...args: string[]): Promise<string[]> {
  const { out } = await runIn(repository.folder, ['check', '--format', 'json', '--as-of', '2026-06-01', ...args]);
  const { findings } = JSON.parse(out) as { findings: { rule: string; file: string }[] };
  const resting = /^review\/(?:changed|suspect|unsupported|edited)|author-approves-own/;
  return findings.filter(({ rule }) => resting.test(rule)).map(({ rule, file }) => `${file} ${rule}`);
}

async function stampsOf(repository: GitRepository, ...args: string[]): Promise<Record<string, number>> {
  const { out } = await runIn(repository.folder, ['reviews', '--format', 'json', '--as-of', '2026-06-01', ...args]);
  const { systems } = JSON.parse(out) as { systems: { stamps?: Record<string, number> }[] };
  return systems[0]!.stamps ?? { total: 0 };
}

/** Ten documents that one commit marked as reviewed. */
function repositoryWithTen(): GitRepository {
  const repository = new GitRepository({ 'sms.yaml': 'organization: Example\n' });
  repository.commit('Written', many(10, '', '2026-01-10'), { date: '2026-01-10', author: 'S. Writer' });
  repository.commit('Reviewed', many(10, '', '2026-03-01'), { date: '2026-03-01', author: 'S. Reader' });
  return repository;
}

describe('what git says of reviews', function () {
  this.timeout(60_000);
  afterEach(() => {
    removeFolders();
    removeRepositories();
  });

  it('is the same with a cache that others filled as with none', async () => {
    const repository = repositoryWithTen();
    const page = document('', '9 '.repeat(40)).replace(/^---[\s\S]*?---\n/, '');
    repository.commit('No document any more', { 'd9.md': page }, { date: '2026-03-05' });
    const cache = mkdtempSync(join(tmpdir(), 'clausetrace-cache-'));
    const unsupported = async (...args: string[]) => {
      const all = ['check', '--format', 'json', '--as-of', '2026-06-01', ...args];
      return (await runIn(repository.folder, all, { XDG_CACHE_HOME: cache })).out.match(/review\/unsupported/g)?.length;
    };
    try {
      const cold = await unsupported();
      equal(cold, 9);
      equal(await unsupported('--rev', 'HEAD~1'), 10);
      equal(await unsupported(), cold);
    } finally {
      rmSync(cache, { recursive: true, force: true });
    }
  });

  it('counts the reviews of what has no date today, also where nothing has', async () => {
    const repository = new GitRepository({ 'sms.yaml': 'organization: Example\n' });
    repository.commit('Written', { 'a.md': document('2026-01-10', 'One.') }, { date: '2026-01-10' });
    repository.commit('Reviewed', { 'a.md': document('2026-03-01', 'Two.') }, { date: '2026-03-01' });
    repository.commit('Only a page', { 'a.md': '# Page\n\nText.\n' }, { date: '2026-03-05' });
    equal((await stampsOf(repository)).total, 1);
  });

  it('counts what a commit stamped, whatever became of it', async () => {
    const repository = repositoryWithTen();
    repository.remove('d9.md').commit('One less', {}, { date: '2026-03-05' });
    equal((await told(repository)).length, 9);
    equal((await stampsOf(repository)).bulk, 10);
  });

  it('counts what a commit stamped, from whatever folder one looks', async () => {
    const repository = new GitRepository({ 'a/sms.yaml': '', 'b/sms.yaml': '' });
    const both = (day: string) => ({ ...many(6, 'a/', day), ...many(6, 'b/', day) });
    repository.commit('Written', both('2026-01-10'), { date: '2026-01-10', author: 'S. Writer' });
    repository.commit('Reviewed', both('2026-03-01'), { date: '2026-03-01', author: 'S. Reader' });
    deepEqual(
      await Promise.all(['.', 'a', 'b'].map(async folder => (await told(repository, folder)).length)),
      [12, 6, 6],
    );
  });

  it('blames nobody for what a partial clone hides', async () => {
    const repository = new GitRepository({ 'sms.yaml': '' });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const draft = (text: string) => document('', text).replace('approved', 'draft');
    repository.commit('Written', { 'a.md': draft('One.') }, { date: '2026-01-10', author: 'S. Writer' });
    repository.move('a.md', 'p/a.md');
    repository.commit('Moved', { 'p/a.md': draft('Two.') }, { date: '2026-02-01', author: 'A. Approver' });
    const approved = document('2026-03-01', 'Two.', { approved: '2026-03-01' });
    repository.commit('Approved', { 'p/a.md': approved }, { date: '2026-03-01', author: 'A. Approver' });
    deepEqual(await told(repository), []);
    deepEqual(await told(repository.clone('--filter=blob:none')), []);
  });

  it('suspects what was reviewed before a merge brought the change upstream', async () => {
    const upstream = (reviewed: string, text: string) => document(reviewed, text, { id: 'POL-B', type: 'policy' });
    const repository = new GitRepository({ 'sms.yaml': '' });
    const first = { 'b.md': upstream('2026-01-10', 'One.'), 'a.md': document('2026-01-10', 'One.', follows) };
    repository.commit('Written', first, { date: '2026-01-10', author: 'S. Writer' });
    repository.branch('edit');
    repository.commit('Edit', { 'b.md': upstream('2026-02-01', 'Two.') }, { date: '2026-02-01', author: 'S. Reader' });
    repository.checkout('main');
    const reviewed = { 'a.md': document('2026-03-01', 'Two.', follows) };
    repository.commit('Review', reviewed, { date: '2026-03-01', author: 'S. Reader' });
    deepEqual(await told(repository), []);
    repository.merge('edit', { date: '2026-04-01' });
    deepEqual(await told(repository), ['a.md review/suspect']);
    deepEqual(await told(repository, '--as-of', '2026-03-15'), []);
  });

  it('lets a review on a branch have seen what was there when it was committed, and on its day', async () => {
    const upstream = (text: string) => document('', text, { id: 'POL-B', type: 'policy' });
    const repository = new GitRepository({ 'sms.yaml': '' });
    const first = { 'b.md': upstream('One.'), 'a.md': document('2026-01-10', 'One.', follows) };
    repository.commit('Written', first, { date: '2026-01-10', author: 'S. Writer' });
    repository.branch('review');
    repository.commit('Edit', { 'b.md': upstream('Two.') }, { date: '2026-02-28' });
    const reviewed = { 'a.md': document('2026-02-20', 'One.', { ...follows, more: 'classification: public\n' }) };
    repository.commit('Review', reviewed, { date: '2026-03-01T10:00:00Z', author: 'S. Reader' });
    repository.checkout('main');
    repository.merge('review', { date: '2026-03-05' });
    deepEqual(await told(repository), []);
    const again = { 'a.md': document('2026-03-06', 'One.', { ...follows, more: 'classification: internal\n' }) };
    repository.commit('Review', again, { date: '2026-03-06T10:00:00Z', author: 'S. Reader' });
    repository.commit('Edit', { 'b.md': upstream('Three.') }, { date: '2026-03-06T20:00:00Z' });
    deepEqual(await told(repository), []);
    repository.commit('Edit', { 'b.md': upstream('Four.') }, { date: '2026-03-07' });
    deepEqual(await told(repository), ['a.md review/suspect']);
  });

  it('keeps a new document apart from the one that it was made from', async () => {
    const repository = new GitRepository({ 'sms.yaml': '' });
    const old = document('2026-03-01', 'One.', { id: 'PRC-OLD' });
    repository.commit('Written', { 'old.md': old }, { date: '2026-03-01', author: 'S. Writer' });
    const made = document('2026-03-01', 'Two.', { id: 'PRC-NEW' });
    repository.remove('old.md').commit('Another', { 'new.md': made }, { date: '2026-04-01', author: 'S. Reader' });
    equal(repository.git('diff', '--name-status', '-M', 'HEAD~1').slice(0, 1), 'R');
    deepEqual(await told(repository), []);
    equal((await stampsOf(repository)).total, 0);
    // One that was moved and edited goes on.
    const moved = document('2026-03-01', 'Three.', { id: 'PRC-NEW' });
    repository.remove('new.md').commit('Moved', { 'p/new.md': moved }, { date: '2026-04-02' });
    deepEqual(await told(repository), ['p/new.md review/changed-since-review']);
  });

  it('tells what changed since a document came into the repository, and blames nobody for what was before', async () => {
    const repository = new GitRepository({ 'sms.yaml': '' });
    const imported = (text: string) => document('2025-12-01', text, { approved: '2025-12-01' });
    repository.commit('Import', { 'a.md': imported('One.') }, { date: '2026-01-10', author: 'A. Approver' });
    deepEqual(await told(repository), []);
    repository.commit('Edit', { 'a.md': imported('Two.') }, { date: '2026-04-01' });
    deepEqual(await told(repository), ['a.md review/changed-since-review']);
    equal((await stampsOf(repository)).total, 0);
  });

  it('tells what changed since the beginning of a shallow clone, and what implements it', async () => {
    const upstream = (text: string) => document('2026-01-10', text, { id: 'POL-B', type: 'policy' });
    const repository = new GitRepository({ 'sms.yaml': '' });
    const first = { 'b.md': upstream('One.'), 'a.md': document('2026-01-10', 'One.', follows) };
    repository.commit('Written', first, { date: '2026-01-10' });
    repository.commit('Edit', { 'b.md': upstream('Two.') }, { date: '2026-02-01' });
    repository.commit('Edit', { 'b.md': upstream('Three.') }, { date: '2026-02-02' });
    const all = ['a.md review/suspect', 'b.md review/changed-since-review'];
    deepEqual(await told(repository), all);
    deepEqual(await told(repository.clone('--depth=1')), []);
    deepEqual(await told(repository.clone('--depth=2')), all);
  });

  it('leaves out what was committed after the as-of date', async () => {
    const repository = new GitRepository({ 'sms.yaml': '' });
    repository.commit('Written', { 'a.md': document('2026-01-10', 'One.') }, { date: '2026-01-10' });
    repository.commit('Reviewed', { 'a.md': document('2026-03-01', 'Two.') }, { date: '2026-03-01', author: 'S. R.' });
    repository.commit('Edit', { 'a.md': document('2026-03-01', 'Three.') }, { date: '2026-04-01' });
    deepEqual(await told(repository), ['a.md review/changed-since-review']);
    deepEqual(await told(repository, '--as-of', '2026-03-31'), []);
    deepEqual(await told(repository, '--as-of', '2026-04-01'), ['a.md review/changed-since-review']);
    equal((await stampsOf(repository, '--as-of', '2026-03-01')).total, 1);
    equal((await stampsOf(repository, '--as-of', '2026-02-28')).total, 0);
    equal((await stampsOf(repository, '--as-of', '2025-01-01')).total, 0);
  });

  it('says so where there is a .git that git makes nothing of', async () => {
    const repository = new GitRepository({ 'a.md': document('2026-01-10', 'One.') });
    repository.commit('Written', {}, { date: '2026-01-10' });
    rmSync(join(repository.folder, '.git', 'HEAD'));
    const { code, err } = await runIn(repository.folder, ['check']);
    equal(code, 0);
    match(err, /^clausetrace: what rests on git is left out: There is a \.git, but git takes nothing here .*\n$/);
    rmSync(join(repository.folder, '.git'), { recursive: true });
    writeFileSync(join(repository.folder, '.git'), 'nonsense\n');
    match((await runIn(repository.folder, ['check'])).err, /^clausetrace: what rests on git is left out: /);
  });
});

const follows = { implements: 'POL-B' } as const;
