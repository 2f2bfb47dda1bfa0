import assert from 'node:assert/strict';
import { builtinStandards } from '../../../server/src/workspace/builtin-standards.ts';
import { readManifest } from '../../../server/src/workspace/manifest.ts';
import { MemoryFileSystem } from '../../../server/src/workspace/memory.ts';
import { catalogueFor } from '../../../server/src/workspace/sms-standards.ts';
import { manifestSource } from '../../support/yaml.ts';

const own = (clauses: string) => `key: acme\nedition: "1"\ntitle: Acme policy set\nclauses: ${clauses}\n`;

function catalogueOf(manifest: string, files: Readonly<Record<string, string>> = {}) {
  const { standards, unknown, problems } = catalogueFor(
    { manifest: readManifest('sms.yaml', manifestSource(manifest), []), standards: Object.keys(files).sort() },
    { fileSystem: new MemoryFileSystem(files), standards: builtinStandards() },
  );
  return {
    catalogue: standards,
    ids: standards.standards.map(standard => standard.id),
    unknown: unknown.map(field => field.value),
    problems: problems.map(({ path, message }) => `${path}: ${message}`),
  };
}

describe('catalogueFor', () => {
  it('takes the built-in standards that the manifest names, in its order', () => {
    assert.deepEqual(catalogueOf('').ids, ['iso20000-1:2018']);
    const { ids, unknown } = catalogueOf('standards: [x:1, iso20000-1:2018, iso20000-1]');
    assert.deepEqual([ids, unknown], [['iso20000-1:2018'], ['x:1', 'iso20000-1']]);
  });

  it('takes standards from files beside the manifest', () => {
    const { ids, problems } = catalogueOf('standards: [acme:1, iso20000-1:2018]', {
      'standards/acme.yaml': own('[{ id: 1 }]'),
    });
    assert.deepEqual([ids, problems], [['acme:1', 'iso20000-1:2018'], []]);
  });

  it('lays wording over a built-in standard, for this SMS alone', () => {
    const overlay = 'key: iso20000-1\nedition: "2018"\nclauses: [{ id: 8.6.1, text: Wording }, { id: 99, text: x }]\n';
    const { catalogue, problems } = catalogueOf('', { 'standards/wording.yaml': overlay });
    assert.equal(catalogue.standards[0]?.clauses.get('8.6.1')?.text, 'Wording');
    assert.match(problems.join(), /^standards\/wording.yaml: .* has no clause `99`/);
    assert.equal(builtinStandards().get('iso20000-1:2018')?.clauses.get('8.6.1')?.text, undefined);
    assert.equal(catalogue.information.get('service-management-policy')?.clause.standard, catalogue.standards[0]);
  });

  it('says what is wrong with a file, and goes on without it', () => {
    const { ids, unknown, problems } = catalogueOf('standards: [iso20000-1:2018, acme:1]', {
      'standards/acme.yaml': own('[{ id: 1 }, { id: 1 }]'),
      'standards/broken.yaml': 'key: [',
    });
    assert.deepEqual([ids, unknown], [['iso20000-1:2018'], ['acme:1']]);
    assert.equal(problems.length, 2);
    assert.match(problems[0]!, /^standards\/acme.yaml: The clause `1` is here a second time/);
  });

  it('takes the first of two files that define the same standard', () => {
    const { catalogue, problems } = catalogueOf('standards: [acme:1]', {
      'standards/a.yaml': own('[{ id: 1 }]'),
      'standards/b.yaml': own('[{ id: 2 }]'),
    });
    assert.deepEqual([...catalogue.standards[0]!.clauses.keys()], ['1']);
    assert.match(problems.join(), /^standards\/b.yaml: .*in another file already/);
  });

  it('passes over other files in the folder', () => {
    const files = {
      'standards/a.yaml': 'id: REG-STD\ntype: register\n',
      'standards/b.yaml': '- list',
      'standards/c.yaml': '',
      'standards/d.yaml': 'key: x',
    };
    assert.deepEqual(catalogueOf('', files).problems, []);
  });
});
