// `clausetrace check`: exit codes, both formats, and inputs of every kind.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { errorsOf } from '../support/schemas.ts';
import { Folder, removeFolders, smallSms, today } from './harness.ts';

afterEach(removeFolders);

describe('clausetrace check', () => {
  it('prints one finding a line, then a summary', async () => {
    const { code, out, err } = await new Folder(smallSms).run(['check']);
    assert.equal(code, 1);
    assert.equal(err, '');
    const [findings, summary] = out.split('\n\n');
    for (const line of findings!.split('\n'))
      assert.match(line, /^[^:]+:\d+:\d+ (error|warning|info) [a-z]+\/[a-z-]+ \S.*$/);
    assert.match(out, /^processes\/incident\.md:16:18 error reference\/broken-link /m);
    assert.match(
      summary!,
      /^2 documents as of 2026-06-30\nclauses: \d+ evidenced, .*\nfindings: 1 error, \d+ warnings, \d+ infos?\n$/,
    );
  });

  it('prints JSON that keeps to its schema', async () => {
    const { code, out } = await new Folder(smallSms).run(['check', '--format', 'json']);
    assert.equal(code, 1);
    assert.ok(out.startsWith('{\n  "version": 1,\n'));
    const output = JSON.parse(out);
    assert.deepEqual(errorsOf('check-output.schema.json', output), []);
    assert.equal(output.asOf, today);
    assert.equal(output.summary.documents, 2);
    assert.deepEqual(Object.keys(output.summary.clauses), [
      'not-covered',
      'planned',
      'partial',
      'documented',
      'evidenced',
    ]);
    const link = output.findings.find((finding: { rule: string }) => finding.rule === 'reference/broken-link');
    assert.equal(link.file, 'processes/incident.md');
    assert.equal(link.range.start.line, 15);
  });

  it('leaves hints to the editor', async () => {
    const folder = new Folder({
      ...smallSms,
      'sms.yaml': `${smallSms['sms.yaml']}rules: { reference/broken-link: hint }\n`,
    });
    const { code, out } = await folder.run(['check', '--format', 'json']);
    assert.equal(code, 0);
    assert.ok(!out.includes('broken-link'));
  });

  it('fails at and above --fail-on', async () => {
    const folder = new Folder({
      ...smallSms,
      'sms.yaml': `${smallSms['sms.yaml']}rules: { reference/broken-link: off }\n`,
    });
    assert.equal((await folder.run(['check'])).code, 0);
    assert.equal((await folder.run(['check', '--fail-on', 'warning'])).code, 1);
    assert.equal((await folder.run(['check', '--fail-on', 'info'])).code, 1);
  });

  it('takes the as-of date for today', async () => {
    const folder = new Folder(smallSms);
    const { out } = await folder.run(['check', '--as-of', '2028-01-01']);
    assert.match(out, /incident\.md:\d+:\d+ warning review\/overdue /);
    assert.match(out, / as of 2028-01-01\n/);
  });

  it('analyses the whole SMS from a folder inside it, and shows what is below the folder', async () => {
    const folder = new Folder(smallSms);
    for (const result of [
      await folder.run(['check', 'processes']),
      await folder.run(['check'], { cwd: 'processes' }),
    ]) {
      assert.match(result.out, /^incident\.md:16:18 error /m);
      assert.ok(!result.out.includes('sms.yaml:'));
      assert.ok(!result.out.includes('unknown-role'));
    }
  });

  it('puts the findings of several SMSs together', async () => {
    const files = Object.entries(smallSms).flatMap(([path, text]) => [
      [`a/${path}`, text],
      [`b/${path}`, text],
    ]);
    const { out } = await new Folder(Object.fromEntries(files)).run(['check', '--format', 'json']);
    const output = JSON.parse(out);
    assert.equal(output.summary.documents, 4);
    assert.equal(output.summary.clauses.planned, 2);
    const paths = output.findings.map((finding: { file: string }) => finding.file);
    assert.deepEqual(paths, [...paths].sort());
  });

  it('colours a terminal only, and follows NO_COLOR and FORCE_COLOR', async () => {
    const folder = new Folder(smallSms);
    const isColoured = async (circumstances: Parameters<Folder['run']>[1]) =>
      (await folder.run(['check'], circumstances)).out.includes('\u001b[');
    assert.equal(await isColoured({}), false);
    assert.equal(await isColoured({ isTerminal: true }), true);
    assert.equal(await isColoured({ isTerminal: true, env: { NO_COLOR: '1' } }), false);
    assert.equal(await isColoured({ env: { FORCE_COLOR: '1' } }), true);
  });

  it('is quiet about an empty folder', async () => {
    const { code, out } = await new Folder().run(['check']);
    assert.equal(code, 0);
    assert.match(out, /^0 documents as of /);
  });

  it('gets over any file', async () => {
    const folder = new Folder({
      ...smallSms,
      'latin1.md': Buffer.from('---\nid: X-1\ntype: policy\n---\n# Caf\xe9 \xff\xfe\n', 'latin1'),
      'big.md': Buffer.alloc(20_000_000, 'a [b](c.md) '),
      'broken.yaml': 'id: [\n',
      'nul.md': Buffer.alloc(1000),
      'control.md': '---\nid: X-2\ntype: policy\n---\n[a](\u001b[31mred.md)\n',
    });
    symlinkSync('.', join(folder.path, 'loop'));
    symlinkSync('nowhere', join(folder.path, 'gone.md'));
    mkdirSync(join(folder.path, 'folder.md'));
    const { code, out, err } = await folder.run(['check']);
    assert.equal(code, 1);
    assert.equal(err, '');
    assert.match(out, /^processes\/incident\.md:16:18 error /m);
    assert.match(out, /^big\.md:.* file\/too-large /m);
    assert.ok(!out.includes('\u001b'));
  });

  it('gives the same bytes for the same inputs', async () => {
    const folder = new Folder(smallSms);
    for (const format of ['text', 'json']) {
      const first = await folder.run(['check', '--format', format]);
      assert.deepEqual(await folder.run(['check', '--format', format]), first);
    }
  });

  describe('--fix', () => {
    const files = {
      ...smallSms,
      'policies/access.md':
        '\uFEFF---\r\nid: POL-ACC # ours\r\ntitel: "Access"\r\n---\r\n[a](../processes/incidnt.md) [b](nowhere.md)\r\n',
      'policies/other.md': '[a](nowhere.md)\n',
    };

    it('applies what leaves no choice, keeps all other bytes, and shows what is left', async () => {
      const folder = new Folder(files);
      const { code, out, err } = await folder.run(['check', '--fix']);
      assert.equal(err, 'applied 2 fixes in 1 file\n');
      assert.equal(code, 1);
      assert.equal(
        folder.read('policies/access.md'),
        files['policies/access.md'].replace('titel', 'title').replace('incidnt', 'incident'),
      );
      assert.equal(folder.read('policies/other.md'), files['policies/other.md']);
      assert.match(out, /^policies\/access\.md:5:\d+ error reference\/broken-link The link "nowhere.md"/m);
      assert.ok(!out.includes('incidnt') && !out.includes('titel'));
      assert.equal((await folder.run(['check', '--fix'])).err, 'applied 0 fixes\n');
    });

    it('changes nothing outside of the folder that was asked for', async () => {
      const folder = new Folder(files);
      assert.equal((await folder.run(['check', 'processes', '--fix'])).err, 'applied 0 fixes\n');
      assert.equal(folder.read('policies/access.md'), files['policies/access.md']);
    });

    it('keeps the permissions of a file, and leaves the output to programs', async () => {
      const folder = new Folder(files);
      const file = join(folder.path, 'policies/access.md');
      chmodSync(file, 0o640);
      const { out } = await folder.run(['check', '--fix', '--format', 'json']);
      assert.deepEqual(errorsOf('check-output.schema.json', JSON.parse(out)), []);
      assert.equal(statSync(file).mode & 0o777, 0o640);
    });

    it('goes on until nothing is left to fix', async () => {
      const folder = new Folder({
        'sms.yaml': 'organisation: Acme\nmetdata: { presets: [govukk] }\n',
        'a.md': '# A\n',
      });
      const { err } = await folder.run(['check', '--fix']);
      assert.equal(folder.read('sms.yaml'), 'organization: Acme\nmetadata: { presets: [govuk] }\n');
      assert.equal(err, 'applied 3 fixes in 1 file\n');
    });
  });
});
