// Suggestions cost comparisons, so a document full of broken anchors gets a limited number of them.

import { deepEqual } from 'node:assert/strict';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { checkSms } from '../../../server/src/rules/check.ts';
import { brokenAnchor } from '../../../server/src/rules/reference/broken-anchor.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';

/** `abcd`, of four letters that stand for a number. */
const word = (i: number) =>
  `section-${[...String(i).padStart(4, '0')].map(digit => 'abcdefghij'[Number(digit)]).join('')}`;

describe('suggestions for broken anchors', () => {
  it('end when a document has too many of them', async () => {
    const numbers = Array.from({ length: 1000 }, (_, i) => i);
    const text = [...numbers.map(i => `# ${word(i)}`), ...numbers.map(i => `[x](#${word(i)}k)`)].join('\n\n');
    const workspace = await memoryWorkspace({ 'a.md': new TextEncoder().encode(text) });
    const { findings } = checkSms(new Analysis(workspace.systems[0]!, '2026-06-30'), [brokenAnchor]);
    const suggests = findings.map(({ message }) => message.includes('Change it to'));
    deepEqual([findings.length, suggests[0], suggests[499], suggests[500]], [1000, true, true, false]);
  });
});
