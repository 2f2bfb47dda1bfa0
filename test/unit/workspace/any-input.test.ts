// Whatever stands in a file, reading it ends, throws nothing, and places its problems inside the file.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Span } from '../../../server/src/documents/text.ts';
import { readStandard } from '../../../server/src/standards/load.ts';
import { discover } from '../../../server/src/workspace/discover.ts';
import { globSet } from '../../../server/src/workspace/globs.ts';
import { defaultManifest, manifestKeys, readManifest } from '../../../server/src/workspace/manifest.ts';
import { MemoryFileSystem } from '../../../server/src/workspace/memory.ts';
import { readMetadata } from '../../../server/src/workspace/metadata.ts';
import { metadataKeys, metadataPresets } from '../../../server/src/workspace/metadata-keys.ts';
import { manifestSource } from '../../support/yaml.ts';

const word = fc.oneof(
  fc.constantFrom(
    'id',
    'role:x',
    '8.10',
    '2026-02-30',
    'P1Y',
    'none',
    '__proto__',
    'constructor',
    '#',
    'a,b',
    'ü 😀',
    '*a*',
    '[',
    '\\',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const value = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** The text of a YAML mapping with some of these keys, and others. */
function yamlWith(keys: readonly string[]): fc.Arbitrary<string> {
  const key = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...keys) }, { weight: 1, arbitrary: word });
  return fc.dictionary(key, value, { maxKeys: 6 }).map(mapping => stringify(mapping));
}

function assertInside(text: string, problems: readonly { readonly span: Span }[]): void {
  for (const { span } of problems) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
}

describe('any input', () => {
  it('can be read as metadata', () => {
    fc.assert(
      fc.property(yamlWith(metadataKeys), fc.subarray([...metadataPresets]), (text, presets) => {
        const { problems } = readMetadata(manifestSource(text).metadata, {
          presets,
          aliases: new Map([['owner', 'id']]),
        });
        assertInside(text, problems);
      }),
    );
  });

  it('can be read as a manifest', () => {
    fc.assert(
      fc.property(yamlWith(manifestKeys.top), text => {
        const manifest = readManifest('sms.yaml', manifestSource(text), ['review/overdue']);
        assertInside(text, manifest.problems);
        globSet([...manifest.documents, ...manifest.exclude]).matches('docs/a.md');
      }),
    );
  });

  it('can be read as a standard', () => {
    fc.assert(
      fc.property(yamlWith(['key', 'edition', 'title', 'clauses', 'conformity', 'amendments']), text => {
        const { metadata } = manifestSource(text);
        const reading = metadata && readStandard(metadata);
        if (reading && 'problems' in reading) assertInside(text, reading.problems);
      }),
    );
  });

  it('can be the names and ignore files of a workspace', () => {
    const name = fc.oneof(
      fc.constantFrom('a.md', 'b', '.gitignore', 'sms.yaml'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).map(text => text.replaceAll('/', '')),
    );
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map(names => names.join('/'));
    const ignores = fc
      .array(
        fc.string({
          unit: fc.constantFrom('*', '/', '!', '[', ']', '\\', '-', 'a', '.', '?', '{', '(', ' ', '#', '^', '\n'),
          maxLength: 30,
        }),
      )
      .map(lines => lines.join('\n'));
    fc.assert(
      fc.property(fc.dictionary(path, ignores, { maxKeys: 8 }), ignores, (files, ignored) => {
        discover(new MemoryFileSystem({ ...files, '.gitignore': ignored }), defaultManifest);
      }),
    );
  });
});
