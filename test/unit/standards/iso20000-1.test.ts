// The built-in catalogue of ISO/IEC 20000-1:2018 is complete: counts, ids, and a few entries in full.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { auditableUnder } from '../../../server/src/standards/lookup.ts';
import { builtinStandards, builtinStandardsFolder } from '../../../server/src/workspace/builtin-standards.ts';

describe('the catalogue of ISO/IEC 20000-1:2018', () => {
  const standard = builtinStandards().get('iso20000-1:2018')!;
  const clauses = [...standard.clauses.values()];
  const information = clauses.flatMap(clause => clause.documentedInformation);

  it('has every numbered entry', () => {
    assert.equal(clauses.length, 95);
    assert.equal(clauses.filter(clause => clause.auditable).length, 62);
    assert.deepEqual(
      clauses.filter(clause => !clause.parent).map(clause => clause.id),
      ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
    );
  });

  it('has every item of documented information, under an id of its own', () => {
    assert.equal(information.length, 101);
    assert.equal(information.filter(item => item.mandatory).length, 64);
    assert.equal(new Set(information.map(item => item.id)).size, 101);
    for (const { id } of information) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('marks the levels that people cite', () => {
    const cited = clauses.filter(clause => clause.cited);
    assert.deepEqual(
      cited.map(clause => [clause.id, auditableUnder(clause).map(child => child.id)]),
      [
        ['6.1', ['6.1.1', '6.1.2', '6.1.3']],
        ['7.5.3', ['7.5.3.1', '7.5.3.2']],
        ['8.2.3', ['8.2.3.1', '8.2.3.2']],
        ['9.2', ['9.2.1', '9.2.2']],
        ['10.1', ['10.1.1', '10.1.2']],
      ],
    );
  });

  it('is in the order of its numbers, each with a summary', () => {
    const asNumbers = (id: string) =>
      id
        .split('.')
        .map(part => part.padStart(3, '0'))
        .join('.');
    assert.deepEqual(
      clauses.map(clause => clause.id),
      clauses.map(clause => clause.id).sort((a, b) => (asNumbers(a) < asNumbers(b) ? -1 : 1)),
    );
    assert.deepEqual(
      clauses.map(clause => clause.order),
      clauses.map((_, i) => i),
    );
    for (const clause of clauses) assert.notEqual(clause.summary, '', clause.id);
  });

  it('leaves untitled only what carries requirements below a cited level', () => {
    const untitled = clauses.filter(clause => clause.title === undefined);
    assert.equal(untitled.length, 11);
    for (const clause of untitled) assert.ok(clause.auditable, clause.id);
  });

  for (const [id, title] of [
    ['4.1', 'Understanding the organization and its context'],
    ['5.2.1', 'Establishing the service management policy'],
    ['6.1', 'Actions to address risks and opportunities'],
    ['8.2.3', 'Control of parties involved in the service lifecycle'],
    ['8.3.3', 'Service level management'],
    ['8.5.1', 'Change management'],
    ['8.6.1', 'Incident management'],
    ['8.7.2', 'Service continuity management'],
    ['9.3', 'Management review'],
    ['10.1', 'Nonconformity and corrective action'],
    ['10.2', 'Continual improvement'],
  ] as const) {
    it(`calls ${id} "${title}"`, () => assert.equal(standard.clauses.get(id)?.title, title));
  }

  it('knows what the standard says about conformity and amendments', () => {
    assert.equal(standard.exclusions, 'none');
    assert.deepEqual(standard.otherParties, ['6', '7', '8', '9', '10']);
    assert.deepEqual(standard.amendments, [{ id: 'Amd 1:2024', title: 'Climate action changes' }]);
    assert.equal(standard.clauses.get('4.1')?.amendedBy, 'Amd 1:2024');
  });

  it('does not count roll-ups twice', () => {
    const rollUps = information.filter(item => item.rollsUp).map(item => item.id);
    assert.deepEqual(rollUps, ['service-management-policy-published', 'minimum-document-set']);
  });
});

describe('built-in standards', () => {
  it('are named after their files', () => {
    const files = readdirSync(builtinStandardsFolder()).filter(
      name => name.endsWith('.yaml') && name !== 'crosswalk.yaml',
    );
    assert.equal(builtinStandards().ids.length, files.length);
    for (const id of builtinStandards().ids) assert.equal(builtinStandards().get(id)?.id, id);
  });

  it('are read once, and only when asked for', () => {
    assert.equal(builtinStandards().get('iso20000-1:2018'), builtinStandards().get('iso20000-1:2018'));
    assert.equal(builtinStandards().get('iso20000-1:1066'), undefined);
    assert.equal(builtinStandards().get('__proto__'), undefined);
  });
});
