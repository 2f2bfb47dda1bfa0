// The audits to come: the programme's, and those that a certificate asks for.

import { deepEqual } from 'node:assert/strict';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { type Audit, auditsOf } from '../../../server/src/analysis/audits.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';

type Files = Readonly<Record<string, string>>;

async function audits(files: Files, asOf: string): Promise<Audit[]> {
  const workspace = await memoryWorkspace(files);
  return auditsOf(new Analysis(workspace.systems[0]!, asOf));
}

/** `2026-05-12 surveillance` */
async function days(files: Files, asOf: string): Promise<string[]> {
  return (await audits(files, asOf)).map(({ date, kind }) => `${date} ${kind}`);
}

const certified = (date: string, more = '') => ({ 'sms.yaml': `certification:\n  certified: ${date}\n${more}` });

const register = (...rows: readonly string[]) =>
  `id: REG-AUD\ntitle: Audits\ntype: register\nregister: audits\nrows:\n${rows.map(row => `  - { ${row} }\n`).join('')}`;

describe('the audits to come', () => {
  describe('of a certificate', () => {
    it('are two surveillances and the recertification before the third year is over', async () => {
      deepEqual(await days(certified('2025-05-12'), '2025-06-01'), [
        '2026-05-12 surveillance',
        '2027-05-12 surveillance',
        '2028-05-11 recertification',
      ]);
      deepEqual(await days(certified('2025-05-12'), '2026-05-13'), [
        '2027-05-12 surveillance',
        '2028-05-11 recertification',
      ]);
    });

    it('include those of the day itself', async () => {
      deepEqual((await days(certified('2025-05-12'), '2026-05-12'))[0], '2026-05-12 surveillance');
      deepEqual(await days(certified('2025-05-12'), '2028-05-11'), ['2028-05-11 recertification']);
    });

    it('end with the cycle: nobody knows whether there is another one', async () => {
      deepEqual(await days(certified('2025-05-12'), '2028-05-12'), []);
      deepEqual(await days(certified('2016-05-12'), '2026-11-20'), []);
    });

    it('keep to the day on which the certificate ends, in a later cycle too', async () => {
      deepEqual(await days(certified('2016-05-12', '  expires: 2028-05-11\n'), '2025-06-01'), [
        '2026-05-12 surveillance',
        '2027-05-12 surveillance',
        '2028-05-11 recertification',
      ]);
      deepEqual(await days(certified('2024-01-10', '  expires: 2026-06-30\n'), '2024-02-01'), [
        '2025-01-10 surveillance',
        '2026-01-10 surveillance',
        '2026-06-30 recertification',
      ]);
      deepEqual(await days({ 'sms.yaml': 'certification: { expires: 2028-05-11 }\n' }, '2026-01-01'), [
        '2028-05-11 recertification',
      ]);
    });

    it('fall on the last of February where there is no 29th, and on the 29th where there is', async () => {
      deepEqual(await days(certified('2024-02-29'), '2024-03-01'), [
        '2025-02-28 surveillance',
        '2026-02-28 surveillance',
        '2027-02-27 recertification',
      ]);
      deepEqual(await days(certified('2024-02-29', '  expires: 2030-02-28\n'), '2027-06-01'), [
        '2028-02-29 surveillance',
        '2029-02-28 surveillance',
        '2030-02-28 recertification',
      ]);
    });

    it('are told with their body, at the date in the manifest', async () => {
      const [first] = await audits(certified('2025-05-12', '  body: Example Ltd\n'), '2026-01-01');
      const { title, at, row } = first!;
      deepEqual(
        [title, at.path, at.range.start, row],
        ['Surveillance audit by Example Ltd', 'sms.yaml', { line: 1, character: 13 }, undefined],
      );
    });

    it('are none without a manifest, without a certificate, and with dates that are none', async () => {
      deepEqual(await days({ 'a.md': '---\nid: POL-A\ntype: policy\n---\n' }, '2026-01-01'), []);
      deepEqual(await days({ 'sms.yaml': 'organization: Acme\n' }, '2026-01-01'), []);
      deepEqual(
        await days({ 'sms.yaml': 'certification: { certified: soon, expires: 2026-02-30 }\n' }, '2026-01-01'),
        [],
      );
      deepEqual(await days({ 'sms.yaml': 'certification: [1, 2]\n' }, '2026-01-01'), []);
      deepEqual(await days(certified('2030-05-12', '  expires: 2026-05-11\n'), '2026-01-01'), [
        '2026-05-11 recertification',
      ]);
    });

    it('reach to the end of time and no further', async () => {
      deepEqual(await days(certified('9998-06-01'), '2026-01-01'), [
        '9999-06-01 surveillance',
        '9999-12-30 recertification',
      ]);
    });
  });

  describe('of the programme', () => {
    it('are what is planned and not done or cancelled, on or after the day', async () => {
      const rows = [
        'id: AUD-1, title: Past, planned: 2026-01-15',
        'id: AUD-2, title: Today, planned: 2026-02-01',
        'id: AUD-3, title: Done, planned: 2026-03-01, date: 2026-01-20',
        'id: AUD-4, title: Done too, planned: 2026-03-01, status: done',
        'id: AUD-5, title: Off, planned: 2026-03-01, status: cancelled',
        'id: AUD-6, kind: supplier, planned: 2026-04-01, status: in-progress',
        'id: AUD-7, title: No day',
        'id: AUD-8, title: No date, planned: in spring',
        'id: AUD-9, kind: customer, title: Other, planned: 2026-03-01',
      ];
      const found = await audits({ 'sms.yaml': '', 'audits.yaml': register(...rows) }, '2026-02-01');
      deepEqual(
        found.map(({ date, kind, title, row }) => [date, kind, title, row]),
        [
          ['2026-02-01', 'internal', 'Today', 'AUD-2'],
          ['2026-03-01', 'other', 'Other', 'AUD-9'],
          ['2026-04-01', 'supplier', 'AUD-6', 'AUD-6'],
        ],
      );
      deepEqual(found[0]!.at, {
        path: 'audits.yaml',
        range: { start: { line: 6, character: 10 }, end: { line: 6, character: 15 } },
      });
    });

    it('are not those of a retired programme, or of another register', async () => {
      const row = 'id: AUD-1, planned: 2026-03-01';
      const retired = register(row).replace('type:', 'status: retired\ntype:');
      const other = register(row).replace('register: audits', 'register: improvements');
      deepEqual(await days({ 'sms.yaml': '', 'a.yaml': retired }, '2026-02-01'), []);
      deepEqual(await days({ 'sms.yaml': '', 'a.yaml': other }, '2026-02-01'), []);
    });

    it('stand for what the certificate asks for at that time', async () => {
      const withRows = async (asOf: string, ...rows: readonly string[]) =>
        days({ ...certified('2025-05-12'), 'a.yaml': register(...rows) }, asOf);
      // The first surveillance has to be within twelve months; done or planned makes no difference.
      deepEqual(await withRows('2026-05-01', 'id: A, kind: surveillance, date: 2026-04-22'), [
        '2027-05-12 surveillance',
        '2028-05-11 recertification',
      ]);
      deepEqual((await withRows('2026-05-01', 'id: A, kind: surveillance, planned: 2026-06-22')).slice(0, 2), [
        '2026-05-12 surveillance',
        '2026-06-22 surveillance',
      ]);
      // The second, once in its calendar year.
      deepEqual(await withRows('2026-06-01', 'id: A, kind: surveillance, planned: 2027-10-01'), [
        '2027-10-01 surveillance',
        '2028-05-11 recertification',
      ]);
      deepEqual(await withRows('2027-06-01', 'id: A, kind: certification, planned: 2028-03-01'), [
        '2028-03-01 recertification',
      ]);
      // The audit of the first certification says nothing of the next.
      deepEqual((await withRows('2027-06-01', 'id: A, kind: certification, date: 2025-05-02')).length, 1);
      deepEqual(
        (await withRows('2026-01-01', 'id: A, kind: surveillance, planned: 2026-04-22, status: cancelled'))[0],
        '2026-05-12 surveillance',
      );
    });
  });

  it('know what is overdue then unless something is done', async () => {
    const document = (id: string, fields: string) =>
      `---\nid: ${id}\ntitle: ${id}\ntype: policy\nstatus: approved\n${fields}---\n`;
    const [first, , last] = await audits(
      {
        ...certified('2025-05-12'),
        'a.md': document('POL-A', 'reviewed: 2025-05-12\n'),
        'b.md': document('POL-B', 'reviewed: 2025-05-11\n'),
        'c.md': document('POL-C', 'reviewed: 2020-01-01\n').replace('approved', 'retired'),
        'd.md': document('POL-D', 'reviewed: 2027-01-01\n'),
        'e.md': document('POL-E', ''),
        'f.yaml': 'id: REC-F\ntitle: F\ntype: record\ncollected: 2026-01-01\nfrequency: P3M\n',
        'g.yaml': 'id: REC-G\ntitle: G\ntype: record\ncollected: 2020-01-01\n',
      },
      '2026-05-01',
    );
    deepEqual(
      first!.overdue.map(({ path }) => path),
      ['b.md', 'f.yaml'],
    );
    deepEqual(
      last!.overdue.map(({ path }) => path),
      ['a.md', 'b.md', 'd.md', 'f.yaml'],
    );
  });
});
