// The program as a whole: help, version, and what cannot be done, told in one line with exit code 2.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../server/src/cli/program.ts';
import { Folder, removeFolders, smallSms } from './harness.ts';

afterEach(removeFolders);

describe('clausetrace', () => {
  const failures: readonly (readonly [readonly string[], RegExp])[] = [
    [['chek'], /unknown command 'chek'; did you mean check\?/],
    [['help', 'chek'], /unknown command 'chek'; did you mean check\?/],
    [['help', 'zzz'], /unknown command 'zzz'/],
    [['check', '--formt', 'json'], /unknown option '--formt'; did you mean --format\?/],
    [['check', '--format', 'jsn'], /unknown format "jsn" \(known: text, json\); did you mean json\?/],
    [['check', '--format'], /argument missing/],
    [['check', '--fail-on', 'warnings'], /unknown fail-on "warnings".*did you mean warning\?/],
    [['check', '--as-of', '2026-02-30'], /--as-of "2026-02-30" is not a date/],
    [['check', '--as-of', '20.11.2026'], /did you mean 2026-11-20\?/],
    [['check', '--as-of='], /--as-of "" is not a date/],
    [['check', ''], /the folder has no name/],
    [['matrix', ''], /the folder has no name/],
    [['check', 'nowhere'], /nowhere does not exist/],
    [['check', 'sms.yaml'], /sms\.yaml is not a folder/],
    [['check', '.', 'more'], /too many arguments/],
    [['matrix', '--standard', 'iso20000-1:2019'], /unknown standard "iso20000-1:2019".*did you mean iso20000-1:2018\?/],
    [['matrix', '--output', 'no/such/folder.html'], /no\/such\/folder\.html cannot be written: there is no folder /],
    [['matrix', '--output', 'x.pdf'], /--output "x\.pdf" ends in \.pdf.*known: \.html \.csv \.md \.json/],
    [['matrix', '--output', 'processes'], /processes is a folder/],
    [['explain'], /missing required argument 'SUBJECT'/],
    [['explain', 'review/overdu'], /no rule, clause or document "review\/overdu"; did you mean review\/overdue\?/],
    [['explain', 'PRC-INK'], /did you mean PRC-INC\?/],
    [['explain', 'NOPE-1'], /no rule, clause or document "NOPE-1"\n$/],
    [['explain', 'iso20000-1:8.6.9'], /did you mean 8\.6\./],
    [['explain', '8.6.9'], /no rule, clause or document "8\.6\.9"; did you mean 8\.6\./],
    [['new', 'proces'], /unknown type "proces".*did you mean process\?/],
    [['new', 'process', '--clause', '8.6'], /clause 8\.6 is a heading.*8\.6\.1, 8\.6\.2, 8\.6\.3/],
    [['new', 'process', '--clause', '8.6.9'], /unknown clause "8\.6\.9"; did you mean /],
    [['new', 'process', '--id', 'PRC-INC'], /the id PRC-INC is taken by processes\/incident\.md/],
    [['new', 'process', '--id', 'a b'], /is not an id/],
    [['new', 'process', '--output', 'x.txt'], /has to end in \.md/],
    [['init', ''], /the folder has no name/],
    [['init'], /sms\.yaml exists already; nothing was written/],
  ];
  for (const [args, message] of failures) {
    it(`says in one line what is wrong with: ${args.join(' ')}`, async () => {
      const { code, out, err } = await new Folder(smallSms).run(args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, /^clausetrace: [^\n]+\n$/);
      assert.match(err, message);
    });
  }

  it('does not go on with a manifest that cannot be read', async () => {
    const folder = new Folder({ 'a.md': '# A\n' });
    mkdirSync(join(folder.path, 'sms.yaml'));
    const { code, err } = await folder.run(['check']);
    assert.equal(code, 2);
    assert.match(err, /^clausetrace: the manifest sms\.yaml cannot be read: it is a directory\n$/);
  });

  it('prints its help, with an example for each command', async () => {
    const folder = new Folder();
    assert.match((await folder.run(['--help'])).out, /Exit codes: 0 .*Example:/s);
    for (const { name, example } of commands) {
      const { code, out } = await folder.run([name, '--help']);
      assert.equal(code, 0);
      assert.ok(out.includes(`Example:\n  ${example.split('\n')[0]}`));
    }
  });

  it('asks which command when there is none', async () => {
    const { code, err } = await new Folder().run([]);
    assert.equal(code, 2);
    assert.match(err, /which command\?/);
  });

  it('shows the help of a command, and its own', async () => {
    const folder = new Folder();
    assert.deepEqual(await folder.run(['help', 'check']), await folder.run(['check', '--help']));
    assert.deepEqual(await folder.run(['help']), await folder.run(['--help']));
  });

  it('prints its version', async () => {
    assert.deepEqual(await new Folder().run(['--version']), { code: 0, out: '0.0.0-test\n', err: '' });
  });
});
