import assert from 'node:assert/strict';
import type { YamlScalar, YamlSequence } from '../../../server/src/documents/yaml-tree.ts';
import { defaultManifest, type Manifest, readManifest } from '../../../server/src/workspace/manifest.ts';
import { assertProblems, manifestSource } from '../../support/yaml.ts';

const ruleIds = ['review/due-soon', 'review/overdue', 'coverage/clause-not-covered'];

function read(text: string): Manifest {
  return readManifest('sms.yaml', manifestSource(text), ruleIds);
}

describe('readManifest', () => {
  it('takes everything from its defaults where there is nothing', () => {
    const { path, standards, documents, exclude, slugs, reviews, roles, rules, waivers, problems } = defaultManifest();
    assert.equal(path, undefined);
    assert.deepEqual(
      standards.map(field => field.value),
      ['iso20000-1:2018'],
    );
    assert.deepEqual([documents, exclude, slugs], [['**/*.{md,yaml,yml}'], [], 'github']);
    assert.deepEqual([reviews.defaultInterval, reviews.dueSoon], ['P1Y', 'P30D']);
    assert.deepEqual([[...reviews.living], reviews.bulkStamp], [['register'], 10]);
    assert.deepEqual([...reviews.unsupported], ['date-only', 'bulk-stamp', 'author-alone']);
    assert.deepEqual(
      [...reviews.intervals],
      [
        ['record', 'none'],
        ['report', 'none'],
        ['template', 'none'],
      ],
    );
    assert.deepEqual([roles, [...rules], waivers, problems], [[], [], [], []]);
  });

  for (const text of ['', '# nothing yet\n', 'organization:\nstandards:\nroles:\nreviews:\nrules: ~\n']) {
    it(`accepts ${JSON.stringify(text)} as one with defaults`, () => {
      const manifest = read(text);
      assert.deepEqual(manifest.problems, []);
      assert.deepEqual(
        { ...manifest, path: undefined, source: undefined, lineStarts: [0], span: { start: 0, end: 0 } },
        defaultManifest(),
      );
    });
  }

  it('reads what a review needs to be supported', () => {
    const { reviews, problems } = read('reviews: { living: [], bulk_stamp: none, unsupported: date-only }\n');
    assert.deepEqual(
      [[...reviews.living], reviews.bulkStamp, [...reviews.unsupported], problems],
      [[], undefined, ['date-only'], []],
    );
    assert.equal(read('reviews: { bulk_stamp: "25" }\n').reviews.bulkStamp, 25);
  });

  it('reads every key', () => {
    const text = `organization: Acme Managed Services
standards: [iso20000-1:2018, iso27001:2022]
documents: ["docs/**/*.md", "registers/*.yaml"]
exclude: drafts/**
slugs: azure-devops
reviews:
  default_interval: P2Y
  due_soon: P2W
  intervals: { policy: P6M, record: P1Y, report: none }
roles:
  incident-manager: { title: Incident manager, holder: R. Example, email: r@acme.example, deputy: S. Example }
  vacant:
certification: { certified: 2025-05-12, expires: 2028-05-11, body: Example Certification Ltd }
metadata:
  presets: govuk
  aliases: { owner: process_owner }
rules:
  review/due-soon: info
  coverage/*: off
waivers:
  - rule: review/overdue
    where: 8.10
    reason: Merger
    approved_by: role:sms-manager
    expires: 2027-01-31
`;
    const manifest = read(text);
    assert.deepEqual(manifest.problems, []);
    assert.equal(manifest.organization, 'Acme Managed Services');
    assert.deepEqual(
      manifest.standards.map(({ value, span }) => [value, text.slice(span.start, span.end)]),
      [
        ['iso20000-1:2018', 'iso20000-1:2018'],
        ['iso27001:2022', 'iso27001:2022'],
      ],
    );
    assert.deepEqual([manifest.documents, manifest.exclude], [['docs/**/*.md', 'registers/*.yaml'], ['drafts/**']]);
    assert.equal(manifest.slugs, 'azure-devops');
    assert.deepEqual([manifest.reviews.defaultInterval, manifest.reviews.dueSoon], ['P2Y', 'P2W']);
    assert.deepEqual(Object.fromEntries(manifest.reviews.intervals), {
      policy: 'P6M',
      record: 'P1Y',
      report: 'none',
      template: 'none',
    });
    assert.deepEqual(
      manifest.roles.map(role => [role.id, role.holder?.value, role.deputy]),
      [
        ['incident-manager', 'R. Example', 'S. Example'],
        ['vacant', undefined, undefined],
      ],
    );
    assert.deepEqual(manifest.certification, {
      certified: '2025-05-12',
      expires: '2028-05-11',
      body: 'Example Certification Ltd',
    });
    assert.deepEqual([manifest.presets, [...manifest.aliases]], [['govuk'], [['owner', 'process_owner']]]);
    assert.deepEqual(
      [...manifest.rules],
      [
        ['review/due-soon', 'info'],
        ['coverage/*', 'off'],
      ],
    );
    const [waiver] = manifest.waivers;
    assert.deepEqual(
      [waiver?.rule.value, waiver?.where.value, waiver?.expires?.value],
      ['review/overdue', '8.10', '2027-01-31'],
    );
  });

  it('reads what is nearly a key or a choice as what is meant', () => {
    const manifest = read(`organisation: Acme
Standards: [a:1]
slugs: GitLab
reveiws: { dueSoon: P1D, intervals: { polciy: P3Y } }
roles: { a: { holdr: R. Example } }
waivers: [{ rule: review/overdue, where: A-1, reson: Merger, approved_by: role:a, expires: 2027-01-31 }]
`);
    assert.equal(manifest.problems.length, 8);
    assert.deepEqual(
      [manifest.organization, manifest.standards[0]?.value, manifest.slugs, manifest.reviews.dueSoon],
      ['Acme', 'a:1', 'gitlab', 'P1D'],
    );
    assert.deepEqual(
      [manifest.reviews.intervals.get('policy'), manifest.roles[0]?.holder?.value, manifest.waivers[0]?.reason?.value],
      ['P3Y', 'R. Example', 'Merger'],
    );
  });

  for (const [text, ...expected] of [
    // Keys
    ['organisation: A', 'organisation | Did you mean `organization`? | organization: A'],
    ['Standards: a', 'Standards | Did you mean `standards`? | standards: a'],
    ['reviews: { dueSoon: P1D }', 'dueSoon | Did you mean `due_soon`? | reviews: { due_soon: P1D }'],
    [
      'reviews: { intervals: { polciy: P1Y } }',
      'polciy | Did you mean `policy`? | reviews: { intervals: { policy: P1Y } }',
    ],
    ['colour: red', 'colour | its keys are `organization`'],
    ['__proto__: { x: 1 }', '__proto__ | is no key of the manifest'],
    ['roles: { a: { constructor: x } }', 'constructor | is no key of a role'],
    ['metadata: { preset: govuk }', 'preset | Did you mean `presets`? | metadata: { presets: govuk }'],
    ['certification: { bodies: x }', 'bodies | its keys are'],
    // Types
    ['organization: [a]', '[a] | must be text, but a list'],
    ['organization: { a: b }', '{ a: b } | must be text, but a mapping'],
    ['organization: true', 'true | must be text, but `true`'],
    ['reviews: P1Y', 'P1Y | must be a mapping, but `P1Y`'],
    ['standards: { a: b }', '{ a: b } | must be a list, but a mapping'],
    ['standards: [a, [b]]', '[b] | must be text, but a list'],
    ['standards: [a, a]', 'a | a second time'],
    ['standards: []', '[] | names no standard'],
    ['roles: [a]', '[a] | must be a mapping, but a list'],
    ['roles: { a: R. Example }', 'R. Example | The role `a` must be a mapping'],
    ['roles: { "a b": {} }', '"a b" | cannot be the id of a role'],
    ['waivers: all', 'all | must be a list of mappings, but `all`'],
    // Values
    ['slugs: GitHub', 'GitHub | Did you mean `github`? | slugs: github'],
    ['slugs: sphinx', 'sphinx | none of `github`'],
    ['reviews: { default_interval: 1 year }', '1 year | Did you mean `P1Y`? | reviews: { default_interval: P1Y }'],
    ['reviews: { default_interval: PT5H }', 'PT5H | not a duration such as'],
    ['reviews: { bulk_stamp: 1 }', '1 | `bulk_stamp` is `1`, not a number of documents from 2 on, or `none`.'],
    ['reviews: { bulk_stamp: -5 }', '-5 | not a number'],
    ['reviews: { bulk_stamp: many }', 'many | not a number'],
    ['reviews: { bulk_stamp: [10] }', '[10] | must be text'],
    [
      'reviews: { unsupported: [date-olny] }',
      'date-olny | Did you mean `date-only`? | reviews: { unsupported: [date-only] }',
    ],
    ['reviews: { unsupported: { a: b } }', '{ a: b } | must be a list'],
    ['reviews: { living: [registers] }', 'registers | Did you mean `register`? | reviews: { living: [register] }'],
    ['reviews: { due_soon: none }', 'none | not a duration'],
    ['certification: { certified: 2026-02-30 }', '2026-02-30 | a day that the calendar does not have'],
    [
      'certification: { certified: "12.05.2025" }',
      '12.05.2025 | Did you mean `2025-05-12`? | certification: { certified: "2025-05-12" }',
    ],
    ['metadata: { presets: [gov-uk] }', 'gov-uk | Did you mean `govuk`? | metadata: { presets: [govuk] }'],
    ['metadata: { aliases: { onwer: x } }', 'onwer | Did you mean `owner`? | metadata: { aliases: { owner: x } }'],
    ['metadata: { aliases: { last_review: reviewed } }', 'last_review | wrong way round'],
    ['metadata: { aliases: { colour: x } }', 'colour | can have no alias'],
    ['rules: { review/due-soon: Warn }', 'Warn | none of `error`'],
    ['rules: { review/due-soon: warnign }', 'warnign | Did you mean `warning`? | rules: { review/due-soon: warning }'],
    [
      'rules: { review/due_soon: info }',
      'review/due_soon | Did you mean `review/due-soon`? | rules: { review/due-soon: info }',
    ],
    ['rules: { reviews/*: info }', 'reviews/* | Did you mean `review/*`? | rules: { review/*: info }'],
    ['rules: { x/y: info }', 'x/y | There is no rule `x/y`'],
    // Globs
    ['documents: /docs/**', '/docs/** | begins with `/` | documents: docs/**'],
    ['documents: docs\\*.md', 'docs\\*.md | separated by `/` | documents: docs/*.md'],
    ['documents: ../**', '../** | leads out'],
    ['exclude: ["!a"]', '!a | under `exclude`'],
    ['exclude: ["a["]', 'a[ | not closed'],
    ['exclude: ["*a*a*a*a*a*"]', '*a*a*a*a*a* | more stars than'],
    // Waivers
    ['waivers: [{ rule: review/overdue, where: A-1, reason: r, expires: 2027-01-31 }]', 'rule | has no `approved_by`'],
    [
      'waivers: [{ rule: review/overdeu, where: A-1, reason: r, approved_by: B, expires: 2027-01-31 }]',
      'review/overdeu | Did you mean `review/overdue`? | waivers: [{ rule: review/overdue, where: A-1, reason: r, approved_by: B, expires: 2027-01-31 }]',
    ],
    [
      'waivers: [{ rule: review/overdue, where: A-1, reason: r, approved_by: B, expires: next year }]',
      'next year | not a date',
    ],
    ['waivers: [a]', 'a | must be a mapping'],
    ['waivers: [{}]', '{} | has no `rule`, `where`, `reason`, `approved_by`, `expires`'],
  ] as const) {
    it(`says what is wrong in ${text}`, () => assertProblems(text, read(text).problems, expected));
  }

  for (const text of ['- a\n- b', 'just text']) {
    it(`refuses ${JSON.stringify(text)} and goes on with defaults`, () => {
      const manifest = readManifest('sms.yaml', { ...manifestSource(text), notMapping: topOf(text) }, ruleIds);
      assertProblems(text, manifest.problems, [`${text} | The manifest must be a mapping`]);
      assert.equal(manifest.documents.length, 1);
    });
  }

  it('goes on with the default where no glob is sound, and with nothing where the list is empty', () => {
    assert.deepEqual(read('documents: ["a["]').documents, ['**/*.{md,yaml,yml}']);
    assert.deepEqual(read('documents: []').documents, []);
  });

  it('drops a waiver that says not what or where, and keeps one that lacks anything else', () => {
    assert.equal(read('waivers: [{ rule: review/overdue }, { where: A }]').waivers.length, 0);
    assert.equal(read('waivers: { rule: review/overdue, where: A }').waivers.length, 1);
  });
});

/** What stands at the top of a text that is no mapping. */
function topOf(text: string): YamlSequence | YamlScalar {
  const span = { start: 0, end: text.length };
  return text.startsWith('-')
    ? { kind: 'sequence', span, items: [] }
    : { kind: 'scalar', span, value: text, source: text };
}
