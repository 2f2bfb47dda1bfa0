// `--rev` and `--baseline`: a revision without a checkout says what the same files in a folder would say; what is no revision is
// told in one line.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitRepository, removeRepositories } from '../support/git-repository.ts';
import { errorsOf } from '../support/schemas.ts';
import { Folder, type Outcome, removeFolders, runIn, smallSms, withGit } from './harness.ts';

const run = ({ folder }: GitRepository, args: readonly string[], cwd = '.'): Promise<Outcome> =>
  runIn(folder, args, { env: withGit, cwd });

/** The small SMS at `v1`; later the policy that a link leads to exists, and the problem process is approved. */
function repositoryOf(folder = ''): GitRepository {
  const inFolder = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [folder + path, text]));
  const repository = new GitRepository();
  repository.commit('First', inFolder(smallSms), { date: '2026-04-01' });
  repository.tag('v1');
  repository.commit('Second', inFolder(later), { date: '2026-05-01' });
  repository.tag('v2');
  return repository;
}

const later = {
  'policies/missing.md': '# A policy\n',
  'processes/problem.md': smallSms['processes/problem.md']!.replace('status: draft', 'status: approved'),
};

describe('--rev', function () {
  this.timeout(30_000);
  afterEach(() => {
    removeRepositories();
    removeFolders();
  });

  it('says what the working tree said then, in every command', async () => {
    const repository = repositoryOf();
    const then = new Folder(smallSms);
    for (const args of [
      ['check'],
      ['check', '--format', 'json'],
      ['status'],
      ['matrix', '--format', 'csv'],
      ['matrix', '--format', 'json'],
      ['explain', '8.6.1'],
      ['explain', 'PRC-INC'],
      ['reviews'],
    ]) {
      const expected = await then.run([...args, '--as-of', '2026-04-01']);
      const actual = await run(repository, [...args, '--as-of', '2026-04-01', '--rev', 'v1', '--no-git']);
      deepEqual(actual, expected, args.join(' '));
    }
  });

  it('leaves the folder as it is, and does not look at it', async () => {
    const repository = repositoryOf();
    const expected = await run(repository, ['check', '--rev', 'v2']);
    repository.write({ 'sms.yaml': ': broken', 'processes/new.md': '[x](nowhere.md)' }).remove('processes/incident.md');
    deepEqual(await run(repository, ['check', '--rev', 'v2']), expected);
  });

  it('takes any revision of git, of a folder of the repository, even one that is gone', async () => {
    const repository = repositoryOf('docs/sms/');
    const expected = await run(repository, ['check', 'docs/sms', '--rev', 'v1', '--format', 'json']);
    match(expected.out, /"file": "processes\/incident.md"/);
    for (const rev of ['v2~1', 'HEAD^', 'main@{0}~1', ':/First', 'refs/tags/v1']) {
      deepEqual(await run(repository, ['check', 'docs/sms', '--rev', rev, '--format', 'json']), expected, rev);
    }
    deepEqual(await run(repository, ['check', '--rev', 'v1', '--format', 'json'], 'docs/sms'), expected);
    rmSync(join(repository.folder, 'docs'), { recursive: true });
    deepEqual(await run(repository, ['check', 'docs/sms', '--rev', 'v1', '--format', 'json']), expected);
  });

  it('shows the findings below a folder inside the SMS, as without a revision', async () => {
    const repository = repositoryOf();
    const { out } = await run(repository, ['check', 'processes', '--rev', 'v1', '--format', 'json', '--no-git']);
    const inFolder = await new Folder(smallSms).run(['check', 'processes', '--format', 'json']);
    equal(out, inFolder.out);
    match(out, /"file": "incident.md"/);
  });

  it('obeys the ignore files of the revision, and follows its links', async () => {
    const repository = new GitRepository();
    mkdirSync(join(repository.folder, 'drafts'));
    symlinkSync('../processes', join(repository.folder, 'drafts/link'));
    symlinkSync('nowhere', join(repository.folder, 'drafts/nowhere.md'));
    const files = { ...smallSms, '.gitignore': 'local/\n', 'processes/.gitignore': 'scratch.md\n' };
    repository.commit('First', { ...files, 'drafts/x.md': '[p](link/incident.md)\n' });
    repository.write({ 'processes/scratch.md': '[x](nowhere.md)', 'local/y.md': '[x](nowhere.md)' });
    repository.git('add', '-f', 'processes/scratch.md', 'local/y.md');
    repository.git('commit', '-q', '-m', 'Tracked all the same');
    const now = await run(repository, ['check', '--no-git']);
    deepEqual(await run(repository, ['check', '--rev', 'HEAD', '--no-git']), now);
    equal(now.out.includes('scratch'), false);
  });

  it('goes by a standard beside the manifest that git does not keep', async () => {
    const repository = new GitRepository();
    const standard =
      'key: house\nedition: "1"\ntitle: House rules\nclauses:\n  - { id: "1", title: Rules, auditable: true }\n';
    repository.commit('First', {
      '.gitignore': 'standards/\n',
      'sms.yaml': 'standards: ["house:1"]\n',
      'a.md': '---\nid: A\nclauses: ["1"]\n---\n# A\n',
    });
    const without = await run(repository, ['check', '--rev', 'HEAD']);
    match(without.out, /manifest\/unknown-standard/);
    mkdirSync(join(repository.folder, 'standards'));
    writeFileSync(join(repository.folder, 'standards/house.yaml'), standard);
    const now = await run(repository, ['check', '--no-git']);
    deepEqual(await run(repository, ['check', '--rev', 'HEAD', '--no-git']), now);
    equal(now.out.includes('unknown-standard'), false, now.out);
  });

  it('says in one line what is no revision, and which tag is near', async () => {
    const repository = repositoryOf();
    repository.tag('audit-2026');
    const failures: readonly (readonly [rev: string, line: RegExp])[] = [
      ['v9', /there is no revision "v9" in this repository \(tags: audit-2026, v1, v2\)/],
      ['audit-2025', /there is no revision "audit-2025" in this repository; did you mean audit-2026\?/],
      ['--output=x', /"--output=x" is an option, and no revision/],
      ['', /the revision has no name/],
      ['a\nb', /the revision has no name/],
      ['HEAD~99', /there is no revision "HEAD~99"/],
      ['v1..v2', /there is no revision "v1..v2"/],
      ['v1:sms.yaml', /there is no revision "v1:sms.yaml"/],
    ];
    for (const [rev, line] of failures) {
      const { code, out, err } = await run(repository, ['check', `--rev=${rev}`]);
      deepEqual([code, out, err.split('\n').length], [2, '', 2], rev);
      match(err, line);
    }
  });

  it('says where there is no repository, no commit, no git and no such folder then', async () => {
    const none = new GitRepository(smallSms, false);
    match((await run(none, ['check', '--rev', 'v1'])).err, /this folder is in no git repository\n$/);
    match((await run(new GitRepository(smallSms), ['check', '--rev', 'HEAD'])).err, /it has no commits yet/);
    const repository = repositoryOf();
    repository.commit('Third', { 'new/a.md': '# A\n' });
    const gone = await run(repository, ['check', 'new', '--rev', 'v1']);
    equal(gone.code, 2);
    match(gone.err, /the folder "new" did not exist at v1 \(2026-04-01\)/);
    const { code, err } = await runIn(repository.folder, ['check', '--rev', 'v1'], { env: { PATH: '' } });
    equal(code, 2);
    match(err, /git was not found/);
  });

  it('says that a shallow clone has no more', async () => {
    const clone = repositoryOf().clone('--depth', '1');
    const { code, err } = await run(clone, ['check', '--rev', 'HEAD~1']);
    equal(code, 2);
    match(err, /shallow clone; git fetch --unshallow/);
    equal((await run(clone, ['check', '--rev', 'HEAD'])).code, 0);
  });

  it('reads what a partial clone has, and says what it has not', async () => {
    const repository = repositoryOf();
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const clone = repository.clone('--filter=blob:none');
    const { code, out, err } = await run(clone, ['check', '--rev', 'v1', '--no-git']);
    // The problem process was fetched in its later version only.
    match(out, /processes\/problem.md:1:1 error file\/unreadable/);
    match(out, /processes\/incident.md:.* reference\/broken-link/);
    deepEqual([code, err], [1, '']);
  });

  it('does not go with --fix', async () => {
    const { code, err } = await run(repositoryOf(), ['check', '--rev', 'v1', '--fix']);
    equal(code, 2);
    match(err, /--fix changes files/);
  });
});

describe('check --baseline', function () {
  this.timeout(30_000);
  afterEach(removeRepositories);

  it('fails on what is new only, wherever lines and files have moved to', async () => {
    const repository = repositoryOf();
    const before = await run(repository, ['check', '--rev', 'v1', '--baseline', 'v1']);
    equal(before.code, 0);
    match(before.out, /\n\d+ findings, none of them new since v1; 0 are gone\n$/);
    repository.git('checkout', '-q', 'v1');
    repository.move('processes/incident.md', 'docs/incident.md');
    const text = smallSms['processes/incident.md']!;
    repository.write({ 'docs/incident.md': text.replace('See [', 'A line more.\n\nSee [') });
    const moved = await run(repository, ['check', '--baseline', 'v1']);
    equal(moved.code, 0, moved.out);
    repository.write({ 'docs/incident.md': `${text}\nSee [x](nothing.md).\n` });
    const worse = await run(repository, ['check', '--baseline', 'v1']);
    equal(worse.code, 1);
    match(worse.out, /docs\/incident.md:18:9 error reference\/broken-link .*nothing.md.* \[new\]\n/);
    match(worse.out, /, 1 of them new since v1; 0 are gone\n$/);
    equal((await run(repository, ['check', '--baseline', 'v1', '--fail-on', 'warning'])).code, 1);
  });

  it('takes a file with an earlier output, which wins over a tag of its name', async () => {
    const repository = repositoryOf();
    const { out } = await run(repository, ['check', '--rev', 'v1', '--format', 'json']);
    repository.write({ v1: out, 'processes/incident.md': `${smallSms['processes/incident.md']}\n[x](nothing.md)\n` });
    const json = await run(repository, ['check', '--baseline', 'v1', '--format', 'json']);
    const output = JSON.parse(json.out);
    deepEqual(errorsOf('check-output.schema.json', output), []);
    equal(output.baseline.source, 'v1');
    const fresh = output.findings.filter((finding: { new?: true }) => finding.new);
    equal(fresh.length, output.baseline.new);
    deepEqual(
      fresh
        .filter(({ severity }: { severity: string }) => severity === 'error')
        .map(({ rule }: { rule: string }) => rule),
      ['reference/broken-link'],
    );
    // The output is a baseline again.
    repository.write({ 'later.json': json.out });
    equal((await run(repository, ['check', '--baseline', 'later.json'])).code, 0);
  });

  it('does not take the passing of time for something new', async () => {
    const repository = repositoryOf();
    const { code, out } = await run(repository, [
      'check',
      '--as-of',
      '2030-01-01',
      '--baseline',
      'v2',
      '--fail-on',
      'info',
    ]);
    equal(code, 0, out);
    match(out, /review\/overdue/);
  });

  it('reads UTF-16, as shells on Windows write it', async () => {
    const repository = repositoryOf();
    const { out } = await run(repository, ['check', '--format', 'json']);
    repository.write({ 'known.json': Buffer.from(`\ufeff${out}`, 'utf16le') });
    const { code, out: text } = await run(repository, ['check', '--baseline', 'known.json']);
    equal(code, 0, text);
    match(text, /none of them new since known.json; 0 are gone\n$/);
  });

  it('takes a file of a folder around the one that is checked, or inside it', async () => {
    const repository = repositoryOf();
    const whole = (await run(repository, ['check', '--format', 'json'])).out;
    const part = (await run(repository, ['check', 'processes', '--format', 'json'])).out;
    deepEqual([JSON.parse(whole).folder, JSON.parse(part).folder], ['.', 'processes']);
    repository.write({ 'whole.json': whole, 'part.json': part });
    const inside = await run(repository, ['check', 'processes', '--baseline', 'whole.json']);
    match(inside.out, /none of them new since whole.json; 0 are gone\n$/);
    const { baseline, findings } = JSON.parse(
      (await run(repository, ['check', '--baseline', 'part.json', '--format', 'json'])).out,
    );
    equal(baseline.gone, 0);
    for (const { file, new: isNew } of findings) equal(isNew ?? false, !file.startsWith('processes/'), file);
  });

  it('knows what a message quotes of a folder that has moved', async () => {
    const repository = new GitRepository();
    const files = Object.entries(smallSms);
    repository.commit('First', Object.fromEntries(files.map(([path, text]) => [`one/${path}`, text])));
    const { out: known } = await run(repository, ['check', '--format', 'json']);
    match(known, /there is no file \\"one\/policies\/missing.md\\"/);
    repository.move('one', 'other');
    const byGit = await run(repository, ['check', '--baseline', 'HEAD']);
    match(byGit.out, /none of them new since HEAD; 0 are gone\n$/);
    repository.write({ 'known.json': known });
    const byId = await run(repository, ['check', '--baseline', 'known.json']);
    match(byId.out, /^other\/processes\/incident.md:.* reference\/broken-link /m);
    ok(!/broken-link.*\[new\]/.test(byId.out), byId.out);
  });

  it('takes what a sparse checkout leaves out for unchanged', async () => {
    const repository = repositoryOf();
    repository.git('sparse-checkout', 'set', '--cone', 'empty');
    const checked = await run(repository, ['check', '--baseline', 'HEAD', '--fail-on', 'info']);
    equal(checked.code, 0, checked.out);
    match(checked.out, /none of them new since HEAD; 0 are gone\n$/);
    match((await run(repository, ['impact'])).out, /No document has changed\./);
    match((await run(repository, ['diff', 'HEAD'])).out, /Nothing has changed\./);
    const { out } = await run(repository, ['diff', 'v1', '--as-of', '2026-06-30', '--format', 'json']);
    repository.git('sparse-checkout', 'disable');
    deepEqual(
      JSON.parse((await run(repository, ['diff', 'v1', '--as-of', '2026-06-30', '--format', 'json'])).out),
      JSON.parse(out),
    );
  });

  it('compares what a partial clone has', async () => {
    const repository = repositoryOf();
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.move('processes/incident.md', 'moved.md');
    repository.commit('Move', { 'moved.md': `${smallSms['processes/incident.md']}\nMore.\n` });
    const clone = repository.clone('--filter=blob:none');
    const { code, out, err } = await run(clone, ['diff', 'v1', '--as-of', '2026-06-30']);
    deepEqual([code, err], [0, '']);
    match(out, /^Documents: .*\n/m);
  });

  it('says what is no baseline', async () => {
    const repository = repositoryOf();
    repository.write({
      'a.json': '{ "version": 2 }',
      'b.json': 'x',
      'c.json': '{"version":1,"findings":[{"rule":1}]}',
    });
    for (const [name, line] of [
      [
        'sms.yaml',
        /the baseline "sms.yaml" is no output of check; clausetrace check --format json > baseline.json writes one/,
      ],
      ['a.json', /the baseline "a.json" is no output of check/],
      ['b.json', /the baseline "b.json" is no output of check/],
      ['c.json', /the baseline "c.json" is no output of check/],
      ['gone.json', /the baseline "gone.json" does not exist/],
      ['v3', /there is no revision "v3"/],
      ['', /--baseline needs a revision, or the name of a file/],
    ] as const) {
      const { code, out, err } = await run(repository, ['check', `--baseline=${name}`]);
      deepEqual([code, out, err.split('\n').length], [2, '', 2], name);
      match(err, line);
    }
  });
});
