// `diff`, `impact` and `history` on real repositories: the sample with a past, and small ones in which something is wrong.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { parse } from 'parse5';
import { KnownFacts } from '../../server/src/workspace/known-facts.ts';
import { type Files, GitRepository, removeRepositories } from '../support/git-repository.ts';
import { sampleWithHistory } from '../support/sample-history.ts';
import { errorsOf } from '../support/schemas.ts';
import { type Outcome, removeFolders, runIn, smallSms, withGit } from './harness.ts';

const run = ({ folder }: GitRepository, args: readonly string[], cwd = '.'): Promise<Outcome> =>
  runIn(folder, args, { env: withGit, cwd });

async function json(repository: GitRepository, args: readonly string[], schema: string) {
  const { code, out, err } = await run(repository, [...args, '--format', 'json']);
  deepEqual([code, err], [0, '']);
  const output = JSON.parse(out);
  deepEqual(errorsOf(`${schema}-output.schema.json`, output), []);
  return output;
}

/** Text in it is hostile to every format. */
const hostile: Files = {
  ...smallSms,
  'sms.yaml': 'organization: "<b>&|`*\\e[31m"\n',
  'processes/x.md':
    '---\nid: X\ntitle: "<script>alert(1)</script> | ``` [x](y) \\e[31m"\ntype: process\nstatus: draft\nclauses: [8.7.1]\n---\n# X\n',
};

describe('diff', function () {
  this.timeout(60_000);
  afterEach(() => {
    removeRepositories();
    removeFolders();
  });

  it('tells what happened to the sample between two audits', async () => {
    const repository = await sampleWithHistory();
    const { code, out } = await run(repository, ['diff', 'v1', 'v2']);
    equal(code, 0);
    match(out, /^v1 \([0-9a-f]{7}, as of 30 September 2026\) → v2 \([0-9a-f]{7}, as of 20 November 2026\)\n/);
    match(out, /Coverage of ISO\/IEC 20000-1: 61 → 62 of 62 clauses green \(\+1\)/);
    match(out, / {2}improved {3}7\.6 Knowledge {2}planned → evidenced, no longer waived\n/);
    match(out, /post-transition report \(mandatory, iso20000-1:8\.5\.2\.3\) {2}missing → provided\n/);
    match(out, /Documents: 1 added, 67 changed \(4 in content, 63 in metadata only, 1 moved\)\n/);
    match(out, / {2}\+ REP-PTR Post-transition report/);
    match(out, / {2}~ PRC-KNW .* content \(Life of an article\); status draft → approved; version 1\.2 → 1\.3;/);
    match(out, / {2}~ REC-TOP .* moved from records\/commitment\.yaml;/);
    match(out, /Reviews: 29 done\n/);
    match(out, / {2}coverage\/clause-planned-only iso20000-1:7\.6 {2}gone, was to last until 2026-10-31\n/);
    match(out, /Findings: \d+ new, 17 gone/);
    deepEqual(await run(repository, ['diff', 'v1..v2']), { code: 0, out, err: '' });
    const back = await run(repository, ['diff', 'v2', 'v1', '--as-of', '2026-11-20']);
    match(back.out, / {2}regressed {2}7\.6 Knowledge {2}evidenced → planned/);
  });

  it('writes the same in every format, as its schema says', async () => {
    const repository = await sampleWithHistory();
    const output = await json(repository, ['diff', 'v1', 'v2'], 'diff');
    deepEqual([output.before.asOf, output.after.asOf], ['2026-09-30', '2026-11-20']);
    const [system] = output.systems;
    equal(system.documents.length, 68);
    const { out: markdown } = await run(repository, ['diff', 'v1', 'v2', '--format', 'md']);
    match(markdown, /\| \*\*7\.6\*\* Knowledge \| improved \| planned → evidenced, no longer waived \|/);
    const { out: page } = await run(repository, ['diff', 'v1', 'v2', '--format', 'html']);
    match(page, /<h2>Findings that are gone<\/h2>/);
    ok(!/(?:src|href)="(?!#)/.test(page), 'no request leaves the page');
    deepEqual(await run(repository, ['diff', 'v1', 'v2', '--format', 'html']), { code: 0, out: page, err: '' });
  });

  it('compares with the files as they are where there is no second revision, untracked ones too', async () => {
    const repository = new GitRepository();
    repository.commit('First', smallSms);
    match((await run(repository, ['diff', 'HEAD', '--as-of', '2026-06-30'])).out, /Nothing has changed\./);
    repository.write({
      'processes/new.md': '---\nid: NEW\ntype: process\nstatus: draft\nclauses: [8.7.1]\n---\n# New\n',
    });
    repository.move('processes/problem.md', 'archive/problem.md');
    const { out } = await run(repository, ['diff', 'HEAD', '--as-of', '2026-06-30']);
    match(out, /HEAD \([0-9a-f]{7}, as of 30 June 2026\) → working tree \(as of 30 June 2026\)/);
    match(out, /\+ NEW New {2}process, draft\n/);
    match(out, /~ PRC-PRB Problem management process {2}moved from processes\/problem\.md\n/);
  });

  it('starts where a branch left the other line', async () => {
    const repository = new GitRepository();
    repository.commit('First', smallSms);
    repository.branch('side');
    repository.commit('Side', { 'side.md': '---\nid: SIDE\n---\n# Side\n' });
    repository.checkout('main');
    repository.commit('Main', { 'main.md': '---\nid: MAIN\n---\n# Main\n' });
    const parted = await json(repository, ['diff', 'main...side'], 'diff');
    deepEqual(
      parted.systems[0].documents.map(
        ({ kind, document }: { kind: string; document: { name: string } }) => `${kind} ${document.name}`,
      ),
      ['added SIDE'],
    );
    const direct = await json(repository, ['diff', 'main', 'side'], 'diff');
    equal(direct.systems[0].documents.length, 2);
  });

  it('compares SMSs by their folders, and an SMS with the time before it', async () => {
    const repository = new GitRepository();
    repository.commit('Before', { 'README.md': '# Nothing yet\n' });
    repository.tag('v0');
    const inFolder = (folder: string) =>
      Object.fromEntries(Object.entries(smallSms).map(([path, text]) => [`${folder}/${path}`, text]));
    repository.commit('One', inFolder('one'));
    repository.tag('v1');
    repository.commit('Two', inFolder('two')).concat();
    const output = await json(repository, ['diff', 'v1', 'HEAD'], 'diff');
    deepEqual([output.systems.length, output.added, output.removed], [1, [{ name: 'Acme', file: 'two' }], []]);
    const first = await json(repository, ['diff', 'v0', 'v1'], 'diff');
    equal(first.systems[0].documents.length, 2);
    const { code, err } = await run(repository, ['diff', 'v0', '--dir', 'one']);
    equal(code, 2);
    match(err, /the folder "one" did not exist at v0 \(2026-01-01\)/);
  });

  it('knows an SMS again whose folder was renamed', async () => {
    const repository = new GitRepository();
    const inFolder = (folder: string) =>
      Object.fromEntries(Object.entries(smallSms).map(([path, text]) => [`${folder}/${path}`, `${text}# ${folder}\n`]));
    repository.commit('First', { ...inFolder('one'), ...inFolder('two') });
    repository.move('two', 'three');
    const { systems, added, removed } = await json(repository, ['diff', 'HEAD', '--as-of', '2026-06-30'], 'diff');
    deepEqual([added, removed], [[], []]);
    deepEqual(
      systems.map((one: { sms: { file: string }; documents: { movedFrom: string }[] }) => [
        one.sms.file,
        one.documents.length,
      ]),
      [
        ['one', 0],
        ['three', 2],
      ],
    );
  });

  it('tells in every format that the manifest was changed', async () => {
    const repository = new GitRepository();
    repository.commit('First', smallSms);
    repository.write({ 'sms.yaml': `${smallSms['sms.yaml']}rules: { "coverage/*": off }\n` });
    const diff = await json(repository, ['diff', 'HEAD', '--as-of', '2026-06-30'], 'diff');
    deepEqual(diff.systems[0].manifest, [{ key: 'rules.coverage/*', after: 'off' }]);
    const impact = await json(repository, ['impact'], 'impact');
    deepEqual(impact.systems[0].manifest, { changes: diff.systems[0].manifest, governs: 2 });
    match((await run(repository, ['diff', 'HEAD'])).out, /\nManifest\n {2}rules\.coverage\/\* {2}off added\n/);
    match((await run(repository, ['impact'])).out, /1 setting of the manifest changed, which governs 2 documents\n/);
    for (const args of [['diff', 'HEAD'], ['impact']])
      match((await run(repository, [...args, '--format', 'md'])).out, /\| rules\.coverage\/\\\* \| off added \|/);
    match((await run(repository, ['diff', 'HEAD', '--format', 'html'])).out, /<h2>Manifest<\/h2>/);
  });

  it('keeps what documents say from being more than text', async () => {
    const repository = new GitRepository();
    repository.commit('First', smallSms);
    repository.tag('v1').write(hostile);
    const page = (await run(repository, ['diff', 'v1', '--format', 'html'])).out;
    const errors: string[] = [];
    parse(page, { onParseError: error => errors.push(error.code) });
    deepEqual(errors, []);
    ok(!page.includes('<script>alert'));
    const markdown = (await run(repository, ['diff', 'v1', '--format', 'md'])).out;
    ok(!markdown.includes('<script>'));
    match(markdown, /&lt;script&gt;alert\(1\)&lt;\/script&gt; \\\| \\`\\`\\` \\\[x\\\]\(y\)/);
    for (const format of ['text', 'md', 'html'])
      ok(!(await run(repository, ['diff', 'v1', '--format', format])).out.includes('\u001b'), format);
  });

  it('says what it cannot do', async () => {
    const repository = new GitRepository(smallSms);
    const failures: readonly (readonly [args: readonly string[], line: RegExp])[] = [
      [['diff'], /missing required argument 'REV1'/],
      [['diff', 'HEAD'], /it has no commits yet/],
      [['diff', 'HEAD', '--format', 'pdf'], /unknown format "pdf"/],
      [['diff', 'HEAD', '--output', 'x.pdf'], /ends in \.pdf, which says no format/],
      [['diff', 'HEAD', '--as-of', 'soon'], /--as-of "soon" is not a date/],
      [['diff', 'a..b', 'c'], /"a\.\.b" has two ends; leave "c" out/],
    ];
    for (const [args, line] of failures) {
      const { code, out, err } = await run(repository, args);
      deepEqual([code, out], [2, ''], args.join(' '));
      match(err, line);
    }
    repository.commit('First');
    match((await run(repository, ['diff', 'v1'])).err, /there is no revision "v1" in this repository\n$/);
  });
});

describe('impact', function () {
  this.timeout(60_000);
  afterEach(removeRepositories);

  it('tells what the proposal in the sample touches', async () => {
    const repository = await sampleWithHistory();
    const output = await json(repository, ['impact', 'main..proposal'], 'impact');
    const [system] = output.systems;
    deepEqual(
      system.clauses.map(({ id }: { id: string }) => id),
      ['5.2.1', '8.6.1'],
    );
    equal(system.dependants.length, 18);
    deepEqual(
      system.references
        .filter(({ document }: { document: { name: string } }) => document.name === 'AGR-SLA')
        .map(({ sections }: { sections: string[] }) => sections),
      [['Priority']],
    );
    const { out } = await run(repository, ['impact', 'main..proposal', '--format', 'md']);
    match(out, /^<!-- clausetrace impact -->\n### What this change touches\n/);
    match(out, /- New error in processes\/incident\.md:45: The link "priorities\.md" leads nowhere/);
    match(out, /<details>\n<summary>2 documents changed<\/summary>\n\n\| Document \| Change \|/);
    repository.checkout('proposal');
    const since = await run(repository, ['impact', 'main', '--as-of', '2026-11-21', '--format', 'json']);
    deepEqual(JSON.parse(since.out).systems, output.systems);
  });

  it('looks at what is not committed, unless told otherwise, and not at what others did meanwhile', async () => {
    const repository = new GitRepository();
    repository.commit('First', smallSms);
    match((await run(repository, ['impact'])).out, /No document has changed\./);
    const text = smallSms['processes/incident.md']!;
    repository.write({ 'processes/incident.md': text.replace('See [', 'Always see [') });
    const { out } = await run(repository, ['impact']);
    match(out, /1 document changed\n {2}1 clause touched\n/);
    match(
      out,
      /8\.6\.1 Incident management {2}partial; PRC-INC\n|8\.6\.1 Incident management {2}documented; PRC-INC\n/,
    );
    repository.branch('side');
    repository.commit('Side');
    repository.checkout('main');
    repository.commit('Main', { 'processes/problem.md': `${smallSms['processes/problem.md']}\nMore.\n` });
    repository.checkout('side');
    const side = await json(repository, ['impact', 'main'], 'impact');
    deepEqual(
      side.systems[0].changed.map(({ document }: { document: { name: string } }) => document.name),
      ['PRC-INC'],
    );
    equal(side.before.name, 'main (fork point)');
  });

  it('says that lines have nothing in common, and what to do in a shallow clone', async () => {
    const repository = new GitRepository();
    repository.commit('First', smallSms);
    repository.branch('side');
    repository.commit('Side', { 'side.md': '# Side\n' });
    repository.checkout('main');
    repository.commit('Main', { 'main.md': '# Main\n' });
    const clone = repository.clone('--depth', '1', '--no-single-branch', '-b', 'side');
    const { code, err } = await run(clone, ['impact', 'origin/main']);
    equal(code, 2);
    match(err, /have no commit in common; this clone is shallow: git fetch --unshallow gets the rest\n$/);
    repository.git('checkout', '-q', '--orphan', 'alone');
    repository.commit('Alone');
    match((await run(repository, ['impact', 'main'])).err, /have no commit in common\n$/);
  });

  it('keeps what documents say from being more than text', async () => {
    const repository = new GitRepository();
    repository.commit('First', smallSms);
    repository.write(hostile);
    const { out } = await run(repository, ['impact', '--format', 'md']);
    ok(!out.includes('<script>') && !out.includes('\u001b'));
    ok(!(await run(repository, ['impact'])).out.includes('\u001b'));
  });
});

describe('history', function () {
  this.timeout(60_000);
  afterEach(removeRepositories);

  it('shows the sample at each tag and now', async () => {
    const repository = await sampleWithHistory();
    const { code, out } = await run(repository, ['history', '--as-of', '2026-11-20']);
    equal(code, 0);
    match(out, /^Acme Managed Services, ISO\/IEC 20000-1\n/);
    match(out, /\nv1 {4}2026-09-30 {2}█+▓+░ +141 +98 +0 +2 /);
    match(out, /\nv2 {4}2026-11-20 {2}█+▓+ +142 +100 +0 +0 /);
    match(out, /\nnow {3}2026-11-20 /);
    const output = await json(repository, ['history', '--limit', '1', '--as-of', '2026-11-20'], 'history');
    deepEqual(
      output.timelines[0].points.map(({ name, green, findings }: { name: string; green: number; findings: object }) => [
        name,
        green,
        findings,
      ]),
      [
        ['v2', 62, { error: 0, warning: 0, info: output.timelines[0].points[0].findings.info }],
        ['working tree', 62, { error: 0, warning: 0, info: output.timelines[0].points[1].findings.info }],
      ],
    );
    const weekly = await json(repository, ['history', '--every', 'P2W'], 'history');
    deepEqual(
      weekly.timelines[0].points.map(({ name }: { name: string }) => name),
      ['2026-09-30', '2026-10-14', '2026-10-28', '2026-11-11', 'working tree'],
    );
  });

  it('draws a picture, in a page and by itself, and writes tables', async () => {
    const repository = await sampleWithHistory();
    repository.git('tag', '<b>&"', 'v1');
    const page = (await run(repository, ['history', '--format', 'html'])).out;
    const errors: string[] = [];
    parse(page, { onParseError: error => errors.push(error.code) });
    deepEqual(errors, []);
    match(page, /<svg class="chart"/);
    ok(!page.includes('<b>&"'));
    const picture = (await run(repository, ['history', '--format', 'svg'])).out;
    match(picture, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox=/);
    match(picture, /&lt;b&gt;&amp;&quot;: 44 evidenced/);
    ok(!/<script|href=|https?:\/\/(?!www\.w3\.org)/.test(picture));
    const table = (await run(repository, ['history', '--format', 'csv'])).out;
    match(table, /^\ufeffSMS,Standard,Revision,Commit,As of,Documents,/);
    equal(table.trimEnd().split('\r\n').length, 5);
    match((await run(repository, ['history', '--format', 'md'])).out, /\| v2 \| 2026-11-20 \| 142 \| 62 \|/);
  });

  it('parses what tags have in common once', async () => {
    const repository = new GitRepository();
    for (let tag = 0; tag < 5; tag++) {
      repository.commit(`Tag ${tag}`, { ...smallSms, 'processes/x.md': `---\nid: X\n---\n# ${tag}\n` });
      repository.tag(`v${tag}`);
    }
    const sizes: number[] = [];
    const { set } = KnownFacts.prototype;
    KnownFacts.prototype.set = function (...args) {
      set.apply(this, args);
      sizes.push(this.size);
    };
    try {
      await run(repository, ['history']);
    } finally {
      KnownFacts.prototype.set = set;
    }
    // Two documents that stay, and five versions of one: whatever there are tags.
    equal(Math.max(...sizes), 7);
  });

  it('says what it cannot do, and what it has nothing of', async () => {
    const repository = new GitRepository();
    repository.commit('First', smallSms);
    const none = await run(repository, ['history']);
    deepEqual([none.code, none.err], [0, 'there are no such tags; --every P1M shows a commit of each month\n']);
    match(none.out, /\nnow /);
    for (const [args, line] of [
      [['--every', 'monthly'], /--every "monthly" is not a duration such as P1M/],
      [['--every', 'P0D'], /--every "P0D" is not a duration/],
      [['--every', 'P1M', '--tags', 'v*'], /--tags and --every are two ways to choose revisions/],
      [['--limit', '0'], /--limit "0" is not a number above 0/],
      [['--limit', 'x'], /--limit "x" is not a number above 0/],
      [['--standard', 'iso9'], /unknown standard "iso9"/],
      [['nowhere'], /nowhere does not exist/],
    ] as const) {
      const { code, out, err } = await run(repository, ['history', ...args]);
      deepEqual([code, out], [2, ''], args.join(' '));
      match(err, line);
    }
    match((await run(new GitRepository(smallSms, false), ['history'])).err, /this folder is in no git repository\n$/);
  });

  it('begins where the folder begins', async () => {
    const repository = new GitRepository();
    repository.commit('Before', { 'README.md': '# Nothing yet\n' });
    repository.tag('v0');
    repository.commit('One', Object.fromEntries(Object.entries(smallSms).map(([path, text]) => [`sms/${path}`, text])));
    repository.tag('v1');
    const { code, out, err } = await run(repository, ['history', 'sms']);
    deepEqual([code, err], [0, '']);
    ok(!out.includes('v0') && out.includes('v1'));
  });
});
