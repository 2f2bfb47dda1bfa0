// What changed between two states of an SMS, and what lies downstream of it.

import { deepEqual, equal } from 'node:assert/strict';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { type Compared, compareSides } from '../../../server/src/analysis/comparison.ts';
import type { Side } from '../../../server/src/analysis/document-changes.ts';
import { impactOf, impactOfSection } from '../../../server/src/analysis/impact.ts';
import { formatOf } from '../../../server/src/documents/extract.ts';
import { versionFacts } from '../../../server/src/documents/version-facts.ts';
import { checkSms } from '../../../server/src/rules/check.ts';
import { rules } from '../../../server/src/rules/registry.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';

type Files = Readonly<Record<string, string>>;

async function side(files: Files, asOf: string): Promise<Side> {
  const workspace = await memoryWorkspace(files);
  const { analysis, findings, waived } = checkSms(new Analysis(workspace.systems[0]!, asOf), rules);
  const versionOf = (path: string) => versionFacts(formatOf(path)!, new TextEncoder().encode(files[path]));
  return { analysis, findings, waived, folder: '', versionOf };
}

async function compare(
  before: Files,
  after: Files,
  { days = ['2026-06-30', '2026-06-30'], renames = {} }: { days?: [string, string]; renames?: Files } = {},
): Promise<Compared> {
  return compareSides(await side(before, days[0]), await side(after, days[1]), new Map(Object.entries(renames)));
}

const manifest = { 'sms.yaml': 'roles: { o: { holder: R } }\n' };

function doc(id: string, more: string, body = 'Text.\n'): string {
  return `---\nid: ${id}\ntype: process\nstatus: approved\nowner: role:o\nreviewed: 2026-03-01\n${more}---\n\n# ${id}\n\n${body}`;
}

const sections = '## One\n\nFirst.\n\n## Two\n\nSecond.\n\n### Inner\n\nDeep.\n';

describe('compareSides', () => {
  it('says nothing where nothing but white space, quotes or comments changed', async () => {
    const { comparison } = await compare(
      { ...manifest, 'a.md': doc('A', 'version: "1"\n', 'One line,\nanother.\n') },
      { ...manifest, 'a.md': doc('A', 'version: 1\n', 'One line, another.  \n\n<!-- seen -->\n') },
    );
    deepEqual([comparison.documents, comparison.reviews, comparison.findings.fresh], [[], [], []]);
    deepEqual(
      comparison.standards.flatMap(({ clauses }) => clauses),
      [],
    );
  });

  it('tells what the manifest decides otherwise, defaults and the terms of waivers among it', async () => {
    const waiver = (reason: string) =>
      `waivers: [{ rule: coverage/clause-not-covered, where: "8.6.1", reason: ${reason}, approved_by: B, expires: 2027-01-01 }]\n`;
    const text = `${manifest['sms.yaml']}rules: { review/overdue: error }\n${waiver('Budget')}`;
    const after = `roles: { o: { holder: S } }\nrules: { coverage/*: off }\nreviews: { due_soon: P60D }\n${waiver('Staff')}`;
    const compared = await compare(
      { 'sms.yaml': text, 'a.md': doc('A', '') },
      { 'sms.yaml': after, 'a.md': doc('A', '') },
    );
    deepEqual(compared.comparison.manifest, [
      { key: 'reviews.due_soon', before: 'P30D', after: 'P60D' },
      { key: 'roles.o', before: 'holder R', after: 'holder S' },
      { key: 'rules.review/overdue', before: 'error', after: undefined },
      { key: 'rules.coverage/*', before: undefined, after: 'off' },
      {
        key: 'waivers.coverage/clause-not-covered 8.6.1',
        before: 'Budget (approved by B)',
        after: 'Staff (approved by B)',
      },
    ]);
    const impact = impactOf(compared);
    deepEqual(impact.manifest, { changes: compared.comparison.manifest, governs: 1 });
    const without = await compare({ 'sms.yaml': text }, {});
    deepEqual(
      without.comparison.manifest.map(({ key }) => key),
      ['roles.o', 'rules.review/overdue'],
    );
  });

  it('tells the clauses that only the manifest makes stand otherwise', async () => {
    const files = {
      'a.md': doc('A', 'clauses: [8.6.1]\n'),
      'standards/own.yaml': 'key: own\nedition: "1"\ntitle: Own\nclauses: [{ id: 1, auditable: true }]\n',
    };
    const compared = await compare(
      { 'sms.yaml': 'standards: [iso20000-1:2018]\n', ...files },
      { 'sms.yaml': 'standards: [iso20000-1:2018, own:1]\n', ...files },
    );
    deepEqual(
      impactOf(compared).clauses.map(({ key, before, after, through }) => [key, before, after, through]),
      [['own:1', undefined, 'not-covered', []]],
    );
  });

  it('does not take one document for another that git takes for its new name', async () => {
    const renames = { 'a.md': 'b.md' };
    const link = 'See [x](gone.md).\n';
    const { comparison } = await compare(
      { ...manifest, 'a.md': doc('A', '', link) },
      { ...manifest, 'b.md': doc('B', '', link) },
      { renames },
    );
    deepEqual(
      comparison.documents.map(({ kind, document }) => [kind, document.name]),
      [
        ['added', 'B'],
        ['removed', 'A'],
      ],
    );
    deepEqual(
      [comparison.findings.fresh, comparison.findings.gone].map(
        list => list.filter(({ rule }) => rule === 'reference/broken-link').length,
      ),
      [1, 1],
    );
    const renumbered = await compare({ ...manifest, 'a.md': doc('A', '') }, { ...manifest, 'a.md': doc('B', '') });
    deepEqual(renumbered.comparison.documents[0]!.fields[0], { field: 'id', before: 'A', after: 'B' });
  });

  it('names the rows of a register that were added, removed or changed', async () => {
    const register = (rows: string) => `id: REG\ntype: register\nstatus: approved\nrisks:\n${rows}`;
    const { comparison } = await compare(
      {
        ...manifest,
        'r.yaml': register('  - { id: R-1, what: Fire }\n  - { id: R-2, what: Flood }\n  - { id: R-3, what: x }\n'),
      },
      {
        ...manifest,
        'r.yaml': register('  - { id: R-1, what: Fire }\n  - { id: R-2, what: Storm }\n  - { id: R-4, what: y }\n'),
      },
    );
    deepEqual(
      comparison.documents[0]!.sections.map(({ title, kind }) => [title, kind]),
      [
        ['R-2', 'changed'],
        ['R-4', 'added'],
        ['R-3', 'removed'],
      ],
    );
  });

  it('puts regressions first, and tells flags apart from statuses', async () => {
    const { comparison } = await compare(
      { ...manifest, 'a.md': doc('A', 'clauses: [8.6.1, 8.6.2]\n'), 'b.md': doc('B', 'clauses: [5.1]\n') },
      {
        ...manifest,
        'a.md': doc('A', 'clauses: [8.6.1]\n'),
        'b.md': doc('B', 'clauses: [5.1, 8.7.1]\n'),
      },
      { days: ['2026-06-30', '2027-06-30'] },
    );
    const [standard] = comparison.standards;
    deepEqual(
      standard!.clauses.map(
        ({ id, direction, before, after }) => `${id} ${direction} ${before!.status} ${after!.status}`,
      ),
      [
        '8.6.2 regressed partial not-covered',
        '8.7.1 improved not-covered partial',
        '5.1 flags documented documented',
        '8.6.1 flags partial partial',
      ],
    );
    equal(standard!.clauses[3]!.after!.stale, true);
    deepEqual([standard!.before.green, standard!.after.green], [1, 1]);
  });

  it('tells what happened to documents: added, removed, moved, changed for a reader, changed in metadata', async () => {
    const { comparison } = await compare(
      {
        ...manifest,
        'gone.md': doc('GONE', ''),
        'old/moved.md': doc('MOVED', ''),
        'text.md': doc('TEXT', '', sections),
        'meta.md': doc('META', 'version: "1"\n'),
        'nameless.md': '---\nclauses: [8.6.1]\n---\n# Nameless\n',
      },
      {
        ...manifest,
        'added.md': doc('ADDED', ''),
        'new/moved.md': doc('MOVED', ''),
        'text.md': doc('TEXT', '', sections.replace('Deep.', 'Deeper.').replace('## One', '## First')),
        'meta.md': doc('META', 'version: "2"\nreview_interval: P6M\n'),
        'renamed.md': '---\nclauses: [8.6.1, 8.6.2]\n---\n# Nameless\n',
      },
      { renames: { 'nameless.md': 'renamed.md' } },
    );
    deepEqual(
      comparison.documents.map(({ kind, document, content, movedFrom, fields, sections: told }) => [
        ...[kind, document.path, content, movedFrom],
        fields.map(({ field, before, after }) => `${field}: ${before} -> ${after}`),
        told.map(one => `${one.kind} ${one.title}`),
      ]),
      [
        ['added', 'added.md', true, undefined, [], []],
        ['removed', 'gone.md', true, undefined, [], []],
        ['changed', 'text.md', true, undefined, [], ['added First', 'changed Inner', 'removed One']],
        ['changed', 'meta.md', false, undefined, ['version: 1 -> 2', 'review_interval: undefined -> P6M'], []],
        ['changed', 'new/moved.md', false, 'old/moved.md', [], []],
        ['changed', 'renamed.md', false, 'nameless.md', ['clauses: 8.6.1 -> 8.6.1, 8.6.2'], []],
      ],
    );
  });

  it('tells reviews that were done and those that lapsed', async () => {
    const { comparison } = await compare(
      { ...manifest, 'a.md': doc('A', ''), 'b.md': doc('B', ''), 'c.md': doc('C', '').replace(/reviewed.*\n/, '') },
      {
        ...manifest,
        'a.md': doc('A', ''),
        'b.md': doc('B', '').replace('2026-03-01', '2027-02-01'),
        'c.md': doc('C', ''),
      },
      { days: ['2026-06-30', '2027-06-30'] },
    );
    deepEqual(
      comparison.reviews.map(({ event, document, before, after }) => [
        event,
        document.name,
        before.reviewed,
        after.due,
      ]),
      [
        ['lapsed', 'A', '2026-03-01', '2027-03-01'],
        ['done', 'B', '2026-03-01', '2028-02-01'],
        ['done', 'C', undefined, '2027-03-01'],
      ],
    );
  });

  it('tells waivers that are new, changed, expired and gone', async () => {
    const waiver = (where: string, expires: string) =>
      `  - { rule: coverage/clause-not-covered, where: "${where}", reason: R, approved_by: A, expires: ${expires} }\n`;
    const with_ = (...waivers: string[]) => ({ 'sms.yaml': `waivers:\n${waivers.join('')}` });
    const { comparison } = await compare(
      with_(waiver('4.1', '2026-12-31'), waiver('4.2', '2026-07-31'), waiver('4.3', '2026-12-31')),
      with_(waiver('4.1', '2027-12-31'), waiver('4.2', '2026-07-31'), waiver('5.1', '2027-12-31')),
      { days: ['2026-06-30', '2026-10-31'] },
    );
    deepEqual(
      comparison.waivers.map(({ kind, where, before, after }) => [kind, where, before, after]),
      [
        ['changed', '4.1', '2026-12-31', '2027-12-31'],
        ['expired', '4.2', '2026-07-31', '2026-07-31'],
        ['new', '5.1', undefined, '2027-12-31'],
        ['gone', '4.3', '2026-12-31', undefined],
      ],
    );
  });

  it('finds the same findings again in a document that moved', async () => {
    const { comparison } = await compare(
      { ...manifest, 'a/x.md': doc('A', '', '[x](missing.md)\n') },
      { ...manifest, 'b/y.md': doc('A', '', 'More.\n\n[x](missing.md)\n\n[y](other.md)\n') },
    );
    const links = (list: Compared['comparison']['findings']['fresh']) =>
      list.filter(({ rule }) => rule === 'reference/broken-link').map(({ path, line }) => `${path}:${line}`);
    // The message names the folder in which nothing was found.
    deepEqual(links(comparison.findings.fresh), ['b/y.md:13', 'b/y.md:15']);
    deepEqual(links(comparison.findings.gone), ['a/x.md:11']);
  });

  it('compares an SMS with nothing', async () => {
    const { comparison } = await compare({}, { ...manifest, 'a.md': doc('A', 'clauses: [8.6.1]\n') });
    deepEqual(
      comparison.documents.map(({ kind }) => kind),
      ['added'],
    );
    equal(comparison.standards[0]!.clauses.length, 1);
  });
});

describe('impactOf', () => {
  const before = {
    ...manifest,
    'up.md': doc(
      'UP',
      'clauses: [5.1, { id: 8.6.1, section: "#one" }, { id: 8.6.2, section: "#two" }]\nevidence: [REC]\n',
      sections,
    ),
    'follows.md': doc('FOLLOWS', 'implements: [UP]\n'),
    'follows-one.md': doc('FOLLOWS-ONE', 'implements: [UP#one]\n'),
    'reviewed.md': doc('REVIEWED', 'implements: [UP]\n'),
    'reader.md': doc('READER', '', 'See [two](up.md#two), [inner](up.md#inner) and [one](up.md#one).\n'),
    'rec.yaml': 'id: REC\ntype: record\ntitle: R\nowner: role:o\ncollected: 2026-01-01\n',
  };

  it('finds clauses, dependants and readers of the sections that changed, and of no others', async () => {
    const after = {
      ...before,
      'up.md': before['up.md'].replace('Deep.', 'Deeper.'),
      'reviewed.md': before['reviewed.md'].replace('2026-03-01', '2026-06-01'),
    };
    const impact = impactOf(await compare(before, after));
    deepEqual(
      impact.clauses.map(({ id, through }) => [
        id,
        through.map(({ document, section }) => `${document.name} ${section}`),
      ]),
      [
        ['5.1', ['UP undefined']],
        ['8.6.2', ['UP Two']],
      ],
    );
    deepEqual(
      impact.dependants.map(({ document, isReviewedAgain }) => [document.name, isReviewedAgain]),
      [
        ['FOLLOWS', false],
        ['REVIEWED', true],
      ],
    );
    deepEqual(
      impact.references.map(({ document, sections: told, count }) => [document.name, told, count]),
      [['READER', ['Two', 'Inner'], 2]],
    );
    deepEqual(
      impact.reviews.map(({ document, isReviewedAgain }) => [document.name, isReviewedAgain]),
      [['UP', false]],
    );
  });

  it('takes metadata for what they decide, and for nothing else', async () => {
    const version = impactOf(
      await compare(before, { ...before, 'up.md': before['up.md'].replace('id: UP', 'id: UP\nversion: "2"') }),
    );
    deepEqual([version.changed.length, version.clauses, version.dependants, version.reviews], [1, [], [], []]);
    const draft = impactOf(await compare(before, { ...before, 'up.md': before['up.md'].replace('approved', 'draft') }));
    deepEqual(
      draft.clauses.map(({ id, before: was, after: is }) => `${id} ${was} ${is}`),
      ['5.1 evidenced planned', '8.6.1 partial planned', '8.6.2 partial planned'],
    );
  });

  it('finds what a record that changed is evidence of, and what a document that is gone leaves open', async () => {
    const record = impactOf(
      await compare(before, { ...before, 'rec.yaml': before['rec.yaml'].replace('2026-01-01', '2026-04-01') }),
    );
    deepEqual(
      record.clauses.map(({ id, through }) => `${id} ${through[0]!.as}`),
      ['5.1 evidence', '8.6.1 evidence', '8.6.2 evidence'],
    );
    const { 'up.md': _, ...without } = before;
    const gone = impactOf(await compare(before, without));
    deepEqual(
      gone.clauses.map(({ after: is }) => is),
      ['not-covered', 'not-covered', 'not-covered'],
    );
    equal(gone.dependants.length, 3);
  });
});

describe('impactOfSection', () => {
  it('tells who would have to look again, and which clauses the section and those around it address', async () => {
    const workspace = await memoryWorkspace({
      ...manifest,
      'up.md': doc('UP', 'clauses: [5.1, { id: 8.6.1, section: "#two" }]\n', sections),
      'all.md': doc('ALL', 'implements: [UP]\n'),
      'one.md': doc('ONE', 'implements: [UP#one]\n'),
      'draft.md': doc('DRAFT', 'implements: [UP]\n').replace('approved', 'draft'),
      'reader.md': doc('READER', '', '[inner](up.md#inner)\n'),
    });
    const sms = workspace.systems[0]!;
    const up = sms.document('up.md')!;
    const told = (slug: string) => {
      const { suspects, clauses, readers } = impactOfSection(
        up,
        up.facts.headings.find(one => one.slug === slug)!,
        sms,
      );
      return [suspects.map(({ from }) => from.path), clauses.map(({ id }) => id), readers.map(({ path }) => path)];
    };
    deepEqual(told('one'), [['all.md', 'one.md'], [], []]);
    deepEqual(told('two'), [['all.md'], ['8.6.1'], []]);
    deepEqual(told('inner'), [['all.md'], ['8.6.1'], ['reader.md']]);
  });
});
