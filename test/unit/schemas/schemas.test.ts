// The schemas say what the readers in server/src say: they compile, accept the examples of the documentation and the built-in
// catalogues, refuse planted errors, and name the same keys and values as the constants in code.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { confidences, informationKinds } from '../../../server/src/standards/catalogue.ts';
import { builtinStandardsFolder } from '../../../server/src/workspace/builtin-standards.ts';
import { manifestKeys, readManifest, severities, slugDialects } from '../../../server/src/workspace/manifest.ts';
import { readMetadata } from '../../../server/src/workspace/metadata.ts';
import {
  claimCoverages,
  claimKeys,
  documentStatuses,
  documentTypes,
  historyKeys,
  metadataKeys,
  metadataPresets,
  registerKinds,
  roleKeys,
} from '../../../server/src/workspace/metadata-keys.ts';
import { errorsOf, readSchema, schema, schemaNames } from '../../support/schemas.ts';
import { manifestSource, mappingOf } from '../../support/yaml.ts';

describe('schemas', () => {
  for (const name of schemaNames) {
    it(`${name} compiles and describes itself`, () => {
      assert.ok(schema(name));
      assert.match(readSchema(name).title, /^Clausetrace: /);
    });
  }

  it('are one per register kind', () => {
    assert.deepEqual(
      schemaNames.filter(name => name.startsWith('registers/')),
      registerKinds.map(kind => `registers/${kind}.schema.json`).sort(),
    );
  });

  it('of registers have the keys that the documentation lists', () => {
    const page = readFileSync(new URL('../../../docs/data-model.md', import.meta.url), 'utf8');
    for (const kind of registerKinds) {
      const [, cell = ''] = new RegExp(`registers/${kind}\\.schema\\.json\\) \\| (.*) \\|`).exec(page) ?? [];
      const documented = cell.replaceAll(/\([^)]*\)/g, '').match(/[a-z_]+/g);
      assert.deepEqual(
        documented,
        Object.keys(readSchema(`registers/${kind}.schema.json`).definitions.row.properties),
        kind,
      );
    }
  });

  it('describe every key that one can write', () => {
    const undescribed: string[] = [];
    const written = schemaNames.filter(name => name !== 'matrix.schema.json' && !name.endsWith('-output.schema.json'));
    for (const name of written)
      visitProperties(readSchema(name), name, (path, property) => {
        if (!isDescribed(property)) undescribed.push(path);
      });
    assert.deepEqual(undescribed, []);
  });
});

describe('schemas and code', () => {
  const manifest = readSchema('manifest.schema.json');
  const document = readSchema('document.schema.json');
  const standard = readSchema('standard.schema.json');
  const common = readSchema('common.schema.json');
  const keys = (properties: object) => Object.keys(properties).sort();

  for (const [what, inSchema, inCode] of [
    ['keys of the manifest', keys(manifest.properties), manifestKeys.top],
    ['keys of `reviews`', keys(manifest.properties.reviews.properties), manifestKeys.reviews],
    ['keys of `certification`', keys(manifest.properties.certification.properties), manifestKeys.certification],
    ['keys of `metadata`', keys(manifest.properties.metadata.properties), manifestKeys.metadata],
    ['keys of a waiver', keys(manifest.definitions.waiver.properties), manifestKeys.waiver],
    ['keys that a waiver must have', manifest.definitions.waiver.required, manifestKeys.waiver],
    ['types with an interval', keys(manifest.properties.reviews.properties.intervals.properties), documentTypes],
    ['keys that may have an alias', manifest.definitions.metadataKey.enum, metadataKeys],
    ['slug dialects', manifest.properties.slugs.enum, slugDialects],
    ['presets', manifest.definitions.preset.enum, metadataPresets],
    ['severities', manifest.properties.rules.additionalProperties.enum, [...severities, 'off']],
    ['keys of metadata', [...Object.keys(document.properties), 'roles'], metadataKeys],
    ['document types', document.properties.type.enum, documentTypes],
    ['document statuses', document.properties.status.enum, documentStatuses],
    ['register kinds', document.properties.register.anyOf[0].enum, registerKinds],
    ['keys of a claim', keys(document.definitions.qualifiedClaim.properties), claimKeys],
    ['coverages of a claim', document.definitions.qualifiedClaim.properties.coverage.enum, claimCoverages],
    ['keys of a version', keys(document.definitions.version.properties), historyKeys],
    ['keys of a role', keys(common.definitions.role.properties), roleKeys],
    [
      'kinds of documented information',
      standard.definitions.documentedInformation.properties.kind.enum,
      informationKinds,
    ],
    ['confidences', standard.definitions.confidence.enum, confidences],
  ] as const) {
    it(`name the same ${what}`, () => assert.deepEqual([...inSchema].sort(), [...inCode].sort()));
  }

  it('have the same defaults', () => {
    const { properties } = manifest;
    const defaults = readManifest('sms.yaml', manifestSource(''), []);
    assert.deepEqual(
      properties.standards.default,
      defaults.standards.map(field => field.value),
    );
    assert.deepEqual(properties.documents.default, defaults.documents);
    assert.equal(properties.slugs.default, defaults.slugs);
    assert.equal(properties.reviews.properties.default_interval.default, defaults.reviews.defaultInterval);
    assert.equal(properties.reviews.properties.due_soon.default, defaults.reviews.dueSoon);
    assert.deepEqual(properties.reviews.properties.intervals.default, Object.fromEntries(defaults.reviews.intervals));
  });
});

describe('standard.schema.json', () => {
  for (const name of readdirSync(builtinStandardsFolder()).filter(
    file => file.endsWith('.yaml') && file !== 'crosswalk.yaml',
  )) {
    it(`accepts the built-in ${name}`, () => {
      const text = readFileSync(builtinStandardsFolder() + name, 'utf8');
      assert.deepEqual(errorsOf('standard.schema.json', parse(text, { schema: 'core' })), []);
    });
  }

  for (const text of [
    'edition: "1"\nclauses: []',
    'key: a\nedition: "1"\nclauses: [{ title: x }]',
    'key: a\nedition: "1"\nclauses: [{ id: 1, titel: x }]',
    'key: a\nedition: "1"\nclauses: [{ id: "a:1" }]',
    'key: a\nedition: "1"\nclauses: [{ id: 1, documented_information: [{ id: a, title: a, kind: polici }] }]',
    'key: a\nedition: "1"\nclauses: []\nconformity: { exclusions: some }',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.notDeepEqual(errorsOf('standard.schema.json', parse(text)), []));
  }
});

describe('manifest.schema.json and readManifest', () => {
  const ruleIds = ['review/due-soon'];
  for (const [verdict, text] of [
    ['accept', ''],
    ['accept', 'organization: Acme\nstandards: [iso20000-1:2018]\ndocuments: "**/*.md"\nexclude: []\nslugs: gitlab'],
    ['accept', 'reviews: { default_interval: P1Y, due_soon: P30D, intervals: { policy: P1Y, record: none } }'],
    ['accept', 'roles: { incident-manager: { title: T, holder: R. Example, email: r@acme.example }, vacant: }'],
    [
      'accept',
      'certification: { certified: 2025-05-12, body: B }\nmetadata: { presets: [govuk], aliases: { owner: x } }',
    ],
    ['accept', 'rules: { review/due-soon: info, review/*: off }'],
    ['accept', 'waivers: [{ rule: review/due-soon, where: A, reason: r, approved_by: role:x, expires: 2027-01-31 }]'],
    ['refuse', 'organisation: Acme'],
    ['refuse', 'standards: { a: b }'],
    ['refuse', 'slugs: GitHub'],
    ['refuse', 'reviews: { default_interval: 1 year }'],
    ['refuse', 'reviews: { due_soon: none }'],
    ['refuse', 'reviews: { intervals: { polciy: P1Y } }'],
    ['refuse', 'roles: { "a b": {} }'],
    ['refuse', 'roles: { a: { mail: x } }'],
    ['refuse', 'certification: { certified: 2026-02-30 }'],
    ['refuse', 'metadata: { presets: [gov] }'],
    ['refuse', 'metadata: { aliases: { onwer: x } }'],
    ['refuse', 'rules: { review/due-soon: loud }'],
    ['refuse', 'waivers: [{ rule: review/due-soon }]'],
  ] as const) {
    it(`${verdict} ${JSON.stringify(text)}`, () => {
      const bySchema = errorsOf('manifest.schema.json', parse(text, { schema: 'core' }));
      const byReader = readManifest('sms.yaml', manifestSource(text), ruleIds).problems.map(problem => problem.message);
      assert.equal(bySchema.length === 0, verdict === 'accept', bySchema.join('\n'));
      assert.equal(byReader.length === 0, verdict === 'accept', byReader.join('\n'));
    });
  }
});

describe('document.schema.json and readMetadata', () => {
  for (const [verdict, text] of [
    [
      'accept',
      'id: PRC-INC\ntitle: T\ntype: process\nstatus: approved\nversion: 2.3\nowner: role:incident-manager\napprover: R. Example',
    ],
    ['accept', 'approved: 2026-03-14\neffective: 2026-04-01\nreviewed: 2026-03-14\nreview_interval: none'],
    ['accept', 'clauses: [8.6.1, { id: 8.7.3.3, section: "#a", coverage: partial }, iso27001:A.5.24]'],
    ['accept', 'clauses: 8.10\nprovides: a\nevidence: [A-1]\nrelated: [B]\nimplements: []\nsupersedes: x'],
    [
      'accept',
      'clauses: [{ id: 8.1, coverage: other-party, control: c }, { id: 8.2, coverage: no-occurrence, statement: s, date: 2026-01-01 }]',
    ],
    ['accept', 'history: [{ version: 2.3, date: 2026-03-14, author: R, change: c }]'],
    [
      'accept',
      'location: https://x.example\nperiod: { from: 2026-01-01, to: 2026-03-31 }\ncollected: 2026-04-02\nfrequency: P3M\nretention: P3Y',
    ],
    ['accept', 'type: register\nregister: our-own-kind\nrows: [{ id: A }]'],
    ['accept', 'type: roles\nroles: { a: { title: T } }'],
    ['accept', 'type: policy\nroles: [admin]\ntags: [x]\nweight: 3'],
    ['refuse', 'id: PRC INC'],
    ['refuse', 'title: [a]'],
    ['refuse', 'type: Policy'],
    ['refuse', 'status: final'],
    ['refuse', 'owner: [a]'],
    ['refuse', 'owner: Role:x'],
    ['refuse', 'approved: 2026-02-30'],
    ['refuse', 'approved: 14.03.2026'],
    ['refuse', 'review_interval: 6 months'],
    ['refuse', 'frequency: none'],
    ['refuse', 'clauses: "8.1, 8.2"'],
    ['refuse', 'clauses: [{ section: a }]'],
    ['refuse', 'clauses: [{ id: 8.1, coverge: full }]'],
    ['refuse', 'clauses: [{ id: 8.1, coverage: other-party }]'],
    ['refuse', 'clauses: [{ id: 8.1, coverage: not-applicable }]'],
    ['refuse', 'evidence: { a: b }'],
    ['refuse', 'period: 2026'],
    ['refuse', 'history: [v1]'],
    ['refuse', 'type: roles\nroles: [a]'],
  ] as const) {
    it(`${verdict} ${JSON.stringify(text)}`, () => {
      const bySchema = errorsOf('document.schema.json', parse(text, { schema: 'core' }));
      const { problems } = readMetadata(mappingOf(text), { presets: [], aliases: new Map() });
      assert.equal(bySchema.length === 0, verdict === 'accept', bySchema.join('\n'));
      assert.equal(problems.length === 0, verdict === 'accept', problems.map(problem => problem.message).join('\n'));
    });
  }

  it('accepts the examples of the documentation', () => {
    const page = readFileSync(new URL('../../../docs/data-model.md', import.meta.url), 'utf8');
    const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) =>
      parse(text!.replaceAll(/^---$/gm, ''), { schema: 'core' }),
    );
    assert.ok(examples.length > 0);
    for (const example of examples) {
      const name = example.register ? `registers/${example.register}.schema.json` : 'document.schema.json';
      assert.deepEqual(errorsOf(name, example), []);
    }
  });
});

describe('register schemas', () => {
  const register = (kind: string, row: string) =>
    parse(`id: REG\ntitle: T\ntype: register\nregister: ${kind}\nrows: [${row}]`, { schema: 'core' });

  for (const [kind, good, bad] of [
    [
      'services',
      '{ id: SVC-MAIL, title: Mail, owner: role:x, status: live, agreement: SLA-MAIL, scope: in, criticality: high }',
      '{ id: A, status: alive }',
    ],
    [
      'agreements',
      '{ id: SLA, service: SVC, targets: [{ measure: availability, target: 99.5 %, period: P1M }], from: 2026-01-01 }',
      '{ id: A, targets: [{ measure: x }] }',
    ],
    ['suppliers', '{ id: SUP, kind: external, contract: CON-1, services: [SVC] }', '{ id: A, kind: foreign }'],
    [
      'risks',
      '{ id: RSK, likelihood: 3, impact: high, treatment: reduce, actions: [{ action: a, due: 2026-01-01, owner: role:x }] }',
      '{ id: A, treatment: ignore }',
    ],
    [
      'objectives',
      '{ id: OBJ, measure: m, target: ">= 90 %", baseline: 80, due: 2026-12-31, status: on-track }',
      '{ id: A, due: soon }',
    ],
    ['improvements', '{ id: IMP, source: audit, status: proposed }', '{ id: A, closed: yes }'],
    [
      'nonconformities',
      '{ id: NC, source: AUD-1, cause: c, action: a, due: 2026-01-01, closed: 2026-01-02 }',
      '{ id: A, due: 2026-13-01 }',
    ],
    [
      'audits',
      '{ id: AUD, planned: 2026-05-01, clauses: [8.6.1, "9"], auditor: R. Example, status: planned }',
      '{ id: A, status: maybe }',
    ],
    [
      'management-reviews',
      '{ id: MR, date: 2026-06-01, inputs: [a, b], decisions: [c], record: REC-MR }',
      '{ id: A, date: 1 June }',
    ],
    [
      'competence',
      '{ id: CMP, role: role:x, person: R. Example, required: [a], held: [a], evidence: REC-1 }',
      '{ id: A, role: "role:" }',
    ],
    [
      'configuration-items',
      '{ id: CI, kind: server, service: SVC, status: live, verified: 2026-01-01 }',
      '{ id: A, status: dead }',
    ],
    ['documents', '{ id: EXT, title: T, issuer: I, version: 2018, location: https://x.example }', '{ title: no id }'],
  ] as const) {
    it(kind, () => {
      const name = `registers/${kind}.schema.json`;
      assert.deepEqual(errorsOf(name, register(kind, good)), []);
      assert.notDeepEqual(errorsOf(name, register(kind, bad)), []);
      assert.notDeepEqual(errorsOf(name, { ...register(kind, good), id: 'a b' }), []);
    });
  }
});

describe('check-output.schema.json', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
  const output = {
    version: 1,
    asOf: '2026-06-30',
    folder: '.',
    findings: [
      {
        rule: 'reference/broken-link',
        severity: 'error',
        file: 'a.md',
        range,
        message: 'm',
        related: [{ file: 'b.md', range, message: 'm' }],
        fix: { title: 't', edits: [{ file: 'a.md', range, newText: '' }] },
      },
    ],
    summary: {
      documents: 1,
      clauses: { 'not-covered': 61, planned: 0, partial: 0, documented: 1, evidenced: 0 },
      findings: { error: 1, warning: 0, info: 0 },
    },
  };

  it('accepts an output and refuses one that lacks something', () => {
    assert.deepEqual(errorsOf('check-output.schema.json', output), []);
    for (const key of Object.keys(output)) {
      assert.notDeepEqual(errorsOf('check-output.schema.json', { ...output, [key]: undefined }), [], key);
    }
    assert.notDeepEqual(errorsOf('check-output.schema.json', { ...output, asOf: 'today' }), []);
    assert.notDeepEqual(errorsOf('check-output.schema.json', { ...output, findings: [{ rule: 'x' }] }), []);
  });
});

/** Calls back with every property of every object in a schema. */
function visitProperties(
  node: unknown,
  path: string,
  visit: (path: string, property: Record<string, unknown>) => void,
): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const here = `${path}/${key}`;
    // Conditions repeat properties that are described elsewhere.
    if (key === 'if' || key === 'then') continue;
    if (key === 'properties')
      for (const [name, property] of Object.entries(value as object)) visit(`${here}/${name}`, property);
    visitProperties(value, here, visit);
  }
}

function isDescribed(property: Record<string, unknown>): boolean {
  return 'description' in property || '$ref' in property || 'const' in property;
}
