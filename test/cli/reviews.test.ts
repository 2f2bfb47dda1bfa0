// `clausetrace reviews`: what falls due, for people, spreadsheets, programs and calendars.

import assert from 'node:assert/strict';
import { relative } from 'node:path';
import ICAL from 'ical.js';
import { GitRepository, removeRepositories } from '../support/git-repository.ts';
import { errorsOf } from '../support/schemas.ts';
import { Folder, removeFolders } from './harness.ts';

afterEach(() => {
  removeFolders();
  removeRepositories();
});

/** A document that was reviewed, or was not. */
const policy = (id: string, rest: string) =>
  `---\nid: ${id}\ntitle: Policy ${id}\ntype: policy\nstatus: approved\nowner: role:owner\n${rest}---\n\n# Policy ${id}\n\nText.\n`;

/** As of 2026-06-30, the day of the harness. */
const sms = {
  'sms.yaml': [
    'organization: Example, Ltd',
    'roles: { owner: { title: Policy owner, holder: R. Example } }',
    'certification: { certified: 2025-09-01, body: Example Certification }',
    '',
  ].join('\n'),
  'late.md': policy('POL-LATE', 'reviewed: 2025-06-01\n'),
  'never.md': policy('POL-NEVER', ''),
  'soon.md': policy('POL-SOON', 'reviewed: 2025-08-10\n'),
  'later.md': policy('POL-LATER', 'reviewed: 2026-05-01\n'),
  'record.yaml': [
    'id: REC-INC',
    'title: Incident records',
    'type: record',
    'owner: role:owner',
    'period: { from: 2026-01-01, to: 2026-03-31 }',
    'frequency: P6M',
    '',
  ].join('\n'),
};

function eventsOf(text: string): ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
}

const values = (events: readonly ICAL.Component[], name: string) =>
  events.map(event => String(event.getFirstPropertyValue(name)));

describe('clausetrace reviews', () => {
  it('tells what is late, what the audits find, and what falls due month by month', async () => {
    const { code, out, err } = await new Folder(sms).run(['reviews']);
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.equal(
      out,
      [
        'Example, Ltd',
        'reviews and evidence as of 2026-06-30, until 2027-06-30',
        '',
        'Overdue (2)',
        '  never reviewed  POL-NEVER Policy POL-NEVER (Policy owner (R. Example))',
        '  2026-06-01 overdue by 29 days  POL-LATE Policy POL-LATE (Policy owner (R. Example))',
        '',
        'Audits',
        '  2026-09-01 in 63 days  Surveillance audit by Example Certification: 2 documents overdue',
        '    POL-LATE Policy POL-LATE',
        '    POL-SOON Policy POL-SOON',
        '',
        'August 2026',
        '  2026-08-10 due in 41 days  POL-SOON Policy POL-SOON (Policy owner (R. Example))',
        '',
        'September 2026',
        '  2026-09-30 due in 92 days  REC-INC Incident records (evidence, Policy owner (R. Example))',
        '',
        'May 2027',
        '  2027-05-01 due in 305 days  POL-LATER Policy POL-LATER (Policy owner (R. Example))',
        '',
      ].join('\n'),
    );
  });

  it('looks as far as it is told to', async () => {
    const { out } = await new Folder(sms).run(['reviews', '--until', '2026-08-10']);
    assert.match(out, /POL-SOON/);
    assert.doesNotMatch(out, /REC-INC|POL-LATER|Audits/);
    assert.match(
      (await new Folder({ 'a.md': '# Page\n' }).run(['reviews'])).out,
      /Nothing falls due until 2027-06-30\./,
    );
  });

  it('refuses a last day that is none, or that is over', async () => {
    const folder = new Folder(sms);
    const none = await folder.run(['reviews', '--until', '31.12.2026']);
    assert.equal(none.code, 2);
    assert.equal(
      none.err,
      'clausetrace: --until "31.12.2026" is not a date such as 2026-11-20; did you mean 2026-12-31?\n',
    );
    const over = await folder.run(['reviews', '--until', '2026-01-01']);
    assert.equal(over.code, 2);
    assert.match(over.err, /2026-01-01 lies before the as-of date 2026-06-30/);
  });

  it('writes json by its schema, relative to the folder asked for', async () => {
    const folder = new Folder(Object.fromEntries(Object.entries(sms).map(([path, text]) => [`sms/${path}`, text])));
    const { out } = await folder.run(['reviews', 'sms', '--format', 'json']);
    const output = JSON.parse(out);
    assert.deepEqual(errorsOf('reviews-output.schema.json', output), []);
    const [system] = output.systems;
    assert.deepEqual(
      system.entries.map((entry: { document: { file: string } }) => entry.document.file),
      ['never.md', 'late.md', 'soon.md', 'record.yaml', 'later.md'],
    );
    assert.deepEqual(system.audits[0].overdue[0], { name: 'POL-LATE', title: 'Policy POL-LATE', file: 'late.md' });
  });

  it('writes csv in which nothing is a formula', async () => {
    const folder = new Folder({ ...sms, 'late.md': sms['late.md'].replace('title: Policy POL-LATE', 'title: "=1+1"') });
    const { out } = await folder.run(['reviews', '--format', 'csv']);
    const lines = out.split('\r\n');
    assert.equal(lines[0], '\ufeffKind,Document,Title,File,Owner,Last,Due,Days,State,SMS,As of');
    assert.match(
      lines[2]!,
      /^review,POL-LATE,'=1\+1,late\.md,Policy owner \(R\. Example\),2025-06-01,2026-06-01,-29,overdue,"Example, Ltd"/,
    );
    assert.ok(lines.some(line => line.startsWith('audit (surveillance),')));
  });

  it('writes a calendar with a reminder for each review, collection and audit', async () => {
    const folder = new Folder(sms);
    const { out, err } = await folder.run(['reviews', '--format', 'ics', '--output', 'out.ics']);
    assert.equal(out, '');
    assert.match(err, /^wrote .*out\.ics\n$/);
    const text = folder.read('out.ics');
    assert.ok(
      text.split('\r\n').every(line => Buffer.byteLength(line) <= 75),
      'lines are folded at 75 octets',
    );
    assert.doesNotMatch(text, /[^\r]\n/);
    const events = eventsOf(text);
    assert.deepEqual(values(events, 'summary'), [
      'Review POL-NEVER Policy POL-NEVER (never reviewed)',
      'Review POL-LATE Policy POL-LATE (overdue by 29 days)',
      'Review POL-SOON Policy POL-SOON',
      'Collect evidence: REC-INC Incident records',
      'Review POL-LATER Policy POL-LATER',
      'Surveillance audit by Example Certification',
    ]);
    // What is late stands on the as-of day.
    assert.deepEqual(values(events, 'dtstart'), [
      ...['2026-06-30', '2026-06-30', '2026-08-10', '2026-09-30', '2027-05-01', '2026-09-01'],
    ]);
    assert.equal(new Set(values(events, 'uid')).size, events.length);
    for (const event of events) {
      const alarm = event.getFirstSubcomponent('valarm');
      assert.equal(String(alarm?.getFirstPropertyValue('trigger')), '-P30D');
    }
    assert.match(
      String(events.at(-1)!.getFirstPropertyValue('description')),
      /2 documents overdue on that day:\nPOL-LATE/,
    );
  });

  it('keeps the identifiers of a calendar when days move, and writes the same bytes of the same inputs', async () => {
    const folder = new Folder(sms);
    const ics = async () => (await folder.run(['reviews', '--format', 'ics'])).out;
    const before = await ics();
    assert.equal(await ics(), before);
    folder.write('soon.md', policy('POL-SOON', 'reviewed: 2026-06-20\n'));
    const uids = async (text: string) => values(eventsOf(text), 'uid').sort();
    assert.deepEqual(await uids(await ics()), await uids(before));
  });

  it('moves an audit that is put off, and tells documents with one id apart', async () => {
    const audits = (day: string) =>
      `id: REG-AUD\ntitle: Audits\ntype: register\nregister: audits\nstatus: approved\nowner: role:owner\nreview_interval: none\nrows:\n  - { id: AUD-1, title: Audit of everything, kind: internal, planned: ${day} }\n`;
    const files = {
      ...sms,
      'audits.yaml': audits('2026-09-10'),
      'twice.md': policy('POL-LATER', 'reviewed: 2026-05-02\n'),
    };
    const folder = new Folder(Object.fromEntries(Object.entries(files).map(([path, text]) => [`sms/${path}`, text])));
    const uids = async (...args: string[]) => {
      const events = eventsOf((await folder.run(['reviews', ...args, '--format', 'ics'])).out);
      return new Map(
        events.map(event => [
          String(event.getFirstPropertyValue('summary')),
          String(event.getFirstPropertyValue('uid')),
        ]),
      );
    };
    const before = await uids('sms');
    assert.equal(new Set(before.values()).size, before.size);
    assert.deepEqual(await uids('.'), before);
    folder.write('sms/audits.yaml', audits('2026-10-20'));
    assert.equal((await uids('sms')).get('Audit of everything'), before.get('Audit of everything'));
  });

  it('lets no title break out of its line', async () => {
    const title = 'title: "Evil\\r\\nEND:VEVENT;\\u0007 , x"';
    const folder = new Folder({
      'sms.yaml': 'organization: X\n',
      'a.md': policy('POL-A', '').replace('title: Policy POL-A', title),
    });
    const events = eventsOf((await folder.run(['reviews', '--format', 'ics'])).out);
    assert.equal(events.length, 1);
    assert.match(values(events, 'summary')[0]!, /^Review POL-A Evil END:VEVENT;/);
  });

  it('says what git knows of the reviews: what changed since, and what they were worth', async () => {
    const repository = new GitRepository();
    const reviewed = (date: string, text = 'Text.') =>
      policy('POL-A', `reviewed: ${date}\n`)
        .replace('Text.', text)
        .replace('id: POL-A', 'id: POL-A\nreview_interval: P1Y');
    repository.commit('Begin', { 'sms.yaml': sms['sms.yaml'], 'a.md': reviewed('2026-01-05') }, { date: '2026-01-05' });
    repository.commit('Review', { 'a.md': reviewed('2026-03-01') }, { date: '2026-03-01' });
    repository.commit('Change', { 'a.md': reviewed('2026-03-01', 'Another text.') }, { date: '2026-04-01' });
    const folder = new Folder();
    const where = { cwd: relative(folder.path, repository.folder), env: { PATH: process.env.PATH ?? '' } };
    // Whenever its next review is due, it is to be reviewed now.
    const whole = await folder.run(['reviews', '--until', '2026-07-31'], where);
    assert.match(
      whole.out,
      /To be reviewed again \(1\)\n {2}2027-03-01 due in 244 days {2}POL-A .*changed since review/,
    );
    assert.match(
      whole.out,
      /Reviews that git recorded\n {2}1 in all, of which 1 \(100 %\) are unsupported:\n {2}1 \(100 %\) changed only their date/,
    );
    const output = JSON.parse((await folder.run(['reviews', '--format', 'json'], where)).out);
    assert.deepEqual(errorsOf('reviews-output.schema.json', output), []);
    assert.deepEqual(output.systems[0].stamps, { total: 1, dateOnly: 1, bulk: 0, authorAlone: 1, unsupported: 1 });
    const without = await folder.run(['reviews', '--no-git'], where);
    assert.doesNotMatch(without.out, /git recorded|reviewed again/);
  });
});
