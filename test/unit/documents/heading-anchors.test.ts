import assert from 'node:assert/strict';
import { headingAnchor } from '../../../server/src/documents/heading-anchors.ts';
import { slice } from './reading.ts';

describe('headingAnchor', () => {
  const cases: [text: string, name: string | undefined][] = [
    ['A {#b}', 'b'],
    ['A { #b .c }', 'b'],
    ['A {.c #b_1-x}', 'b_1-x'],
    ['A {: #b}', 'b'],
    ['{#b}', 'b'],
    ['A {#ä}', 'ä'],
    ['A', undefined],
    ['A {b}', undefined],
    ['A {a#b}', undefined],
    ['A \\{#b}', undefined],
    ['A `{#b}`', undefined],
    ['A {#b} c', undefined],
    ['A {}', undefined],
  ];
  for (const [text, name] of cases) {
    it(`${text} has ${name ?? 'none'}`, () => {
      const anchor = headingAnchor(text, { start: 0, end: text.length });
      assert.equal(anchor?.name, name);
      assert.equal(slice(text, anchor?.span), name);
    });
  }
});
