import assert from 'node:assert/strict';
import { readYaml, slice } from './reading.ts';

describe('rows', () => {
  it('are mappings with an id, in a list at the top of a register', () => {
    const text = `id: REG\ntype: register\nservices:\n  - { id: SVC-1, title: One }\n  - id: 2\n    title: Two\n  - title: no id\n  - text\nother: [{ id: "X" }]\nmap: { id: no }\n`;
    assert.deepEqual(
      readYaml(text).rows.map(({ id, idSpan, list }) => [id, slice(text, idSpan), list]),
      [
        ['SVC-1', 'SVC-1', 'services'],
        ['2', '2', 'services'],
        ['X', '"X"', 'other'],
      ],
    );
  });

  it('are of registers only', () => {
    assert.deepEqual(readYaml('id: A\ntype: record\nrows: [{ id: B }]').rows, []);
    assert.deepEqual(readYaml('rows: [{ id: B }]').rows, []);
  });
});
