// What the JSON Schemas say about a place in YAML.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { schemaAt, schemaNameOf } from '../../../server/src/language/schema.ts';
import { manifestKeys } from '../../../server/src/workspace/manifest.ts';
import { metadataKeys, registerKinds } from '../../../server/src/workspace/metadata-keys.ts';

const keysAt = (...place: Parameters<typeof schemaAt>) => schemaAt(...place)?.keys.map(({ key }) => key);

describe('schemaAt', () => {
  it('knows every key of metadata and of the manifest', () => {
    deepEqual(keysAt('roles', []), [...metadataKeys]);
    deepEqual(
      keysAt('document', []),
      metadataKeys.filter(key => key !== 'roles'),
    );
    deepEqual(keysAt('manifest', []), [...manifestKeys.top]);
    deepEqual(keysAt('manifest', ['waivers', 0]), [...manifestKeys.waiver]);
  });

  it('takes the words that stand nearest to a place', () => {
    equal(schemaAt('document', ['reviewed'])?.description, 'The day of the last review.');
    match(schemaAt('document', ['clauses', 0, 'section'])!.description!, /of the section that addresses it/);
    equal(schemaAt('manifest', ['roles', 'any-role', 'holder'])?.description, 'The person who holds the role.');
  });

  it('follows references to the shared definitions, and names them', () => {
    ok(schemaAt('document', ['reviewed'])?.forms.has('date'));
    ok(schemaAt('document', ['owner'])?.forms.has('party'));
    ok(schemaAt('document', ['clauses', 3, 'id'])?.forms.has('clauseReference'));
    ok(schemaAt('risks', ['rows', 0, 'actions', 1, 'due'])?.forms.has('date'));
  });

  it('knows the rows of every kind of register, under a key of any name', () => {
    for (const kind of registerKinds) {
      ok(keysAt(kind, ['rows', 0])?.includes('owner'), kind);
      deepEqual(keysAt(kind, ['entries', 0]), keysAt(kind, ['rows', 0]));
    }
  });

  it('tells what is required always from what is required on a condition', () => {
    const claim = schemaAt('document', ['clauses', 0]);
    deepEqual(
      claim?.keys.filter(({ isRequired }) => isRequired).map(({ key }) => key),
      ['id'],
    );
  });

  it('has nothing to say about keys of other tools', () => {
    equal(schemaAt('document', ['tags']), undefined);
    equal(schemaAt('document', ['__proto__']), undefined);
    equal(schemaAt('manifest', ['reviews', 'constructor']), undefined);
  });
});

describe('schemaNameOf', () => {
  it('goes by the type and the kind of register', () => {
    equal(schemaNameOf('process', undefined), 'document');
    equal(schemaNameOf('roles', undefined), 'roles');
    equal(schemaNameOf('register', 'risks'), 'risks');
    equal(schemaNameOf('register', 'own-kind'), 'document');
    equal(schemaNameOf('register', 'constructor'), 'document');
    equal(schemaNameOf('register', 'manifest'), 'document');
  });
});
