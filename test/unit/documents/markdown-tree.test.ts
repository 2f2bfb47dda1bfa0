import assert from 'node:assert/strict';
import { walkTree } from '../../../server/src/documents/markdown-tree.ts';
import { parser } from './reading.ts';

describe('walkTree', () => {
  it('enters and leaves in the order of the document, and leaves out what it is told to', () => {
    const steps: string[] = [];
    walkTree(parser.parse('# *a*\n\n[b](c) d'), {
      enter: (node, parent) => {
        steps.push(`${parent?.type ?? ''}/${node.type}`);
        return node.type !== 'link';
      },
      leave: node => steps.push(`end ${node.type}`),
    });
    assert.deepEqual(steps, [
      '/root',
      'root/heading',
      'heading/emphasis',
      'emphasis/text',
      'end emphasis',
      'end heading',
      'root/paragraph',
      'paragraph/link',
      'end link',
      'paragraph/text',
      'end paragraph',
      'end root',
    ]);
  });
});
