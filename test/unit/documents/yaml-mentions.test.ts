import assert from 'node:assert/strict';
import { readYaml, slice } from './reading.ts';

const head = 'id: REG-A\ntype: register\n';

describe('mentions in YAML', () => {
  const cases: [name: string, text: string, ...mentions: string[]][] = [
    ['a whole value', `${head}agreement: SLA-MAIL`, 'SLA-MAIL'],
    ['text', `${head}note: see SLA-MAIL, or PRC-INC.`, 'SLA-MAIL', 'PRC-INC'],
    [
      'rows, without their own ids',
      `${head}rows:\n  - { id: SVC-1, agreement: SLA-1, owner: role:x }`,
      'SLA-1',
      'role:x',
    ],
    ['nested rows', `${head}rows:\n  - id: SVC-1\n    parts: [{ id: SVC-2, of: SVC-3 }]`, 'SVC-3'],
    ['quoted strings', `${head}a: "\\tSLA-1 \\"SLA-2\\""\nb: 'it''s SLA-3'`, 'SLA-1', 'SLA-2', 'SLA-3'],
    ['block scalars', `${head}a: |\n  SLA-1\n  SLA-2\n`, 'SLA-1', 'SLA-2'],
    ['an anchor, once', `${head}a: &x { b: SLA-1 }\nc: *x\nd: *x`, 'SLA-1'],
    [
      'what metadata does not read',
      `${head}owner: role:x\nrelated: [A-1]\nhistory: [{ change: A-2 }]\ntitle: A-3\nfree: A-4`,
      'A-4',
    ],
    ['no keys', `${head}A-1: x`, ''],
    ['no document of ours', 'id: A-1\nsee: A-2', ''],
  ];
  for (const [name, text, ...expected] of cases) {
    it(name, () => {
      const { mentions } = readYaml(text);
      assert.deepEqual(
        mentions.map(({ span }) => slice(text, span)),
        expected.filter(Boolean),
      );
    });
  }
});
