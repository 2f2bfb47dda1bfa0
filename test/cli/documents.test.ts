// `clausetrace init`, `new`, `status` and `explain`: what they write checks without an error, and nothing is overwritten.

import assert from 'node:assert/strict';
import { lstatSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { documentTypes } from '../../server/src/workspace/metadata-keys.ts';
import { Folder, removeFolders, smallSms } from './harness.ts';

afterEach(removeFolders);

const errorLines = (out: string) => out.split('\n').filter(line => / error [a-z]+\//.test(line));

describe('clausetrace init', () => {
  it('writes a set that checks without an error', async () => {
    const folder = new Folder();
    const { code, out } = await folder.run(['init']);
    assert.equal(code, 0);
    assert.match(out, /^wrote sms\.yaml$/m);
    const checked = await folder.run(['check']);
    assert.deepEqual(errorLines(checked.out), []);
    assert.equal(checked.code, 0);
    assert.match(checked.out, /^5 documents/m);
  });

  it('makes a folder where there is none', async () => {
    const folder = new Folder();
    assert.equal((await folder.run(['init', 'our/sms: 1'])).code, 0);
    assert.match(folder.read('our/sms: 1/sms.yaml'), /^organization: "sms: 1"$/m);
    assert.equal((await folder.run(['check', 'our/sms: 1'])).code, 0);
  });

  it('writes nothing beside a file of its set', async () => {
    const folder = new Folder({ 'policies/service-management-policy.md': 'mine' });
    const { code, err } = await folder.run(['init']);
    assert.equal(code, 2);
    assert.match(err, /exists already; nothing was written/);
    assert.deepEqual(readdirSync(folder.path), ['policies']);
  });
});

describe('clausetrace new', () => {
  for (const type of documentTypes) {
    it(`writes a ${type} that is a draft and checks without an error`, async () => {
      const folder = new Folder({ 'sms.yaml': smallSms['sms.yaml']! });
      const { code, out, err } = await folder.run(['new', type, '--title', `A "new" ${type}: *first* <b>`]);
      assert.equal(err, '');
      assert.equal(code, 0);
      const path = /^wrote (\S+): /.exec(out)?.[1];
      assert.match(folder.read(path!), /^status: draft$/m);
      const checked = await folder.run(['check']);
      assert.deepEqual(errorLines(checked.out), []);
      assert.match(checked.out, /^1 document /m);
    });
  }

  it('fills in what the clause and the SMS say', async () => {
    const folder = new Folder(smallSms);
    assert.equal((await folder.run(['new', 'procedure', '--clause', '8.6.1'])).code, 0);
    const text = folder.read('procedures/major-incident-procedure.md');
    assert.match(text, /^owner: role:incident-manager$/m);
    assert.match(text, /^provides:\n {2}- major-incident-procedure$/m);
    assert.match(text, /^ {2}- 8\.6\.1$/m);
    assert.match(text, /^id: PRO-MAJOR-INCIDENT$/m);
  });

  it('addresses a clause that nothing covers', async () => {
    const folder = new Folder(smallSms);
    await folder.run(['new', 'register', '--clause', '8.2.4']);
    const { out } = await folder.run(['explain', '8.2.4']);
    assert.match(out, /Status: planned/);
    assert.deepEqual(errorLines((await folder.run(['check', 'registers'])).out), []);
  });

  it('lies where its type is kept, and never overwrites', async () => {
    const folder = new Folder(smallSms);
    const first = await folder.run(['new', 'process', '--clause', '8.6.2']);
    assert.match(first.out, /^wrote processes\/service-request-management-process\.md: PRC-SERVICE-REQUEST, /);
    const again = await folder.run(['new', 'process', '--clause', '8.6.2']);
    assert.equal(again.code, 2);
    assert.match(again.err, /exists already and is left as it is/);
    const other = await folder.run(['new', 'process', '--clause', '8.6.2', '--output', 'deep/in/other.md']);
    assert.match(other.out, /: PRC-SERVICE-REQUEST-2, /);
  });

  const titles: readonly (readonly [title: string, id: string, path: string])[] = [
    ['Ünïcode straße policy', 'POL-UNICODE-STRASSE', 'policies/unicode-strasse-policy.md'],
    ['Øresund Łódź Æon', 'POL-ORESUND-LODZ', 'policies/oresund-lodz-aeon.md'],
    ['İSTANBUL ẞ', 'POL-ISTANBUL-SS', 'policies/istanbul-ss.md'],
    ['方針 и политика', 'POL-NEW', 'policies/document.md'],
  ];
  for (const [title, id, path] of titles) {
    it(`makes id and name of: ${title}`, async () => {
      const folder = new Folder({ 'sms.yaml': smallSms['sms.yaml']! });
      const { out } = await folder.run(['new', 'policy', '--title', title]);
      assert.ok(out.startsWith(`wrote ${path}: ${id}, `), out);
    });
  }

  it('does not replace a link that leads nowhere', async () => {
    const folder = new Folder(smallSms);
    symlinkSync('nowhere.md', join(folder.path, 'a.md'));
    const { code, err } = await folder.run(['new', 'policy', '--output', 'a.md']);
    assert.equal(code, 2);
    assert.match(err, /exists already and is left as it is/);
    assert.ok(lstatSync(join(folder.path, 'a.md')).isSymbolicLink());
  });

  it('says of a number of two digits that it is text', async () => {
    const folder = new Folder(smallSms);
    await folder.run(['new', 'policy', '--clause', '7.1', '--output', 'a.md']);
    assert.match(folder.read('a.md'), /^ {2}- "7\.1"$/m);
  });
});

describe('clausetrace status', () => {
  it('shows coverage, reviews and next steps', async () => {
    const { code, out } = await new Folder(smallSms).run(['status', '--as-of', '2028-01-01']);
    assert.equal(code, 0);
    assert.match(out, /^Coverage of ISO\/IEC 20000-1: \d+ of \d+ clauses green/m);
    assert.match(out, /^ {2}8 Operation of the service management system .* of 30$/m);
    assert.match(
      out,
      /^ {2}overdue by \d+ days {2}PRC-INC Incident management process, Incident manager \(R\. Example\)$/m,
    );
    assert.match(out, /^Next steps\n {2}1\. /m);
  });
});

describe('clausetrace explain', () => {
  const subjects: readonly (readonly [string, RegExp])[] = [
    ['reference/broken-link', /^reference\/broken-link \(error\)\n.*Here: 1 finding, 0 waived, 0 suppressed\./s],
    ['8.6.1', /^8\.6\.1 Incident management {2}iso20000-1:2018\n.*What makes it green\n {2}- /s],
    ['iso20000-1:8.6.1', /^8\.6\.1 Incident management/],
    ['8.6', /^8\.6 Resolution and fulfilment.*A heading.*Clauses\n/s],
    ['1', /^1 Scope\n/],
    ['PRC-INC', /^PRC-INC Incident management process\nprocesses\/incident\.md\n/],
    ['processes/problem.md', /^PRC-PRB .*What puts it in order\n {2}- Have PRC-PRB approved/s],
  ];
  for (const [subject, expected] of subjects) {
    it(`explains ${subject}`, async () => {
      const { code, out, err } = await new Folder(smallSms).run(['explain', subject]);
      assert.equal(err, '');
      assert.equal(code, 0);
      assert.match(out, expected);
    });
  }

  it('lets nothing through that moves a cursor', async () => {
    const roles = 'roles:\n  incident-manager: { title: "In\\e[31mcident\\a", holder: "R\\e[0m" }\n';
    const folder = new Folder({ ...smallSms, 'sms.yaml': `organization: Acme\n${roles}` });
    for (const subject of ['PRC-INC', '8.6.1']) {
      assert.doesNotMatch((await folder.run(['explain', subject])).out, /[\u0007\u001b]/);
    }
  });

  it('names files relative to the folder that was asked for', async () => {
    const { out } = await new Folder(smallSms).run(['explain', 'PRC-INC', 'processes']);
    assert.match(out, /^PRC-INC .*\nincident\.md\n/);
  });
});
