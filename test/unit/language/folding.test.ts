// Folding: the lines from which and to which each thing folds.

import { deepEqual } from 'node:assert/strict';
import { foldingRanges } from '../../../server/src/language/folding.ts';
import { editor } from '../../support/editor.ts';

/** `first-last`, zero-based, with the kind where there is one. */
async function folds(text: string, path = 'a.md'): Promise<string> {
  const { source } = await editor({ 'sms.yaml': 'organization: Acme\n', [path]: text });
  return foldingRanges(source(path))
    .map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`)
    .join(', ');
}

describe('folding', () => {
  it('folds front matter, its lists and its comments', async () => {
    const text = '---\nid: POL-A\n# one\n# two\nclauses:\n  - 8.6.1\n  - 8.6.2\n---\nText.\n';
    deepEqual(await folds(text), '0-7, 2-3 comment, 4-6');
  });

  it('folds sections down to the next heading of their level, without the blank lines before it', async () => {
    deepEqual(await folds('# A\n\n## B\n\ntext\n\n\n## C\ntext\n# D\n'), '0-8, 2-4, 7-8');
  });

  it('folds setext headings and sections in CRLF', async () => {
    deepEqual(await folds('A\r\n=\r\n\r\ntext\r\n\r\nB\r\n-\r\ntext\r\n'), '0-7, 5-7');
  });

  it('folds blocks of code, whatever stands in them', async () => {
    deepEqual(await folds('```sh\n# no heading\n- no list\n  more\n```\n\n~~~~\n```\n~~~\n~~~~\n'), '0-4, 6-9');
    deepEqual(await folds('- item\n\n  ```\n  code\n  ```\n'), '0-4, 2-4');
    deepEqual(await folds('```\nnever closed\n'), '0-1');
  });

  it('folds items of lists with what belongs to them', async () => {
    deepEqual(await folds('- one\n  more\n- two\n  - inner\n    inner\n- three\n\nText.\n'), '0-1, 2-4, 3-4');
    deepEqual(await folds('1. one\n\n   second paragraph\n\nText.\n'), '0-2');
    deepEqual(await folds('- lazy\ncontinuation\n'), '0-1');
  });

  it('folds tables and comments', async () => {
    deepEqual(await folds('| a | b |\n| - | - |\n| 1 | 2 |\n\n<!-- one\nline -->\ntext\n'), '0-2, 4-5 comment');
    deepEqual(await folds('<!-- clause: 8.6.1 -->\ntext\nmore\n'), '');
  });

  it('folds the entries, rows and comments of a register', async () => {
    const text = `# One
# two
id: REG-A
type: register
rows:
  - id: ROW-A
    title: Row
  - { id: ROW-B,
      title: Row }
  - id: ROW-C
notes: |
  one

  two
`;
    deepEqual(await folds(text, 'a.yaml'), '0-1 comment, 4-9, 5-6, 7-8, 10-13');
  });

  it('folds the manifest as it is being edited, and nothing of YAML that is none of ours', async () => {
    const { source } = await editor({ 'sms.yaml': 'roles:\n  a:\n    title: A\n', 'ci.yaml': 'jobs:\n  - a\n' });
    deepEqual(
      foldingRanges(source('sms.yaml')).map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 2],
        [1, 2],
      ],
    );
    deepEqual(foldingRanges(source('ci.yaml')), []);
  });
});
