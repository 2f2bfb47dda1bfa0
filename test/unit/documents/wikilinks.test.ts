import assert from 'node:assert/strict';
import { readMarkdown, slice } from './reading.ts';

describe('links by id', () => {
  /** Text, then for each link: the whole, the target, the id, the fragment. */
  const cases: [text: string, ...links: [whole: string, target: string, id: string, fragment?: string][]][] = [
    ['[[PRC-INC]]', ['[[PRC-INC]]', 'PRC-INC', 'PRC-INC']],
    ['a [[PRC-INC#esc]] b', ['[[PRC-INC#esc]]', 'PRC-INC#esc', 'PRC-INC', 'esc']],
    ['[[PRC-INC|the process]]', ['[[PRC-INC|the process]]', 'PRC-INC', 'PRC-INC']],
    ['[[PRC-INC#e|the *great* process]]', ['[[PRC-INC#e|the *great* process]]', 'PRC-INC#e', 'PRC-INC', 'e']],
    ['|a|\n|-|\n|[[PRC-INC\\|text]]|', ['[[PRC-INC\\|text]]', 'PRC-INC', 'PRC-INC']],
    ['[[svc-mail]] [[a.b_c]]', ['[[svc-mail]]', 'svc-mail', 'svc-mail'], ['[[a.b_c]]', 'a.b_c', 'a.b_c']],
    ['# [[PRC-INC]]', ['[[PRC-INC]]', 'PRC-INC', 'PRC-INC']],
    ['&amp; [[PRC-INC]]', ['[[PRC-INC]]', 'PRC-INC', 'PRC-INC']],
    ['\\[\\[x]] \\[[x]] [\\[x]] [[x\\]\\]'],
    ['`[[x]]` <!-- [[x]] -->\n\n    [[x]]'],
    ['[[ -f x ]] [[^1]] [[]] [[a b]]'],
    ['[[a|b\n\nc]]'],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      const links = readMarkdown(text).links.map(link => [
        slice(text, link.span),
        slice(text, link.targetSpan),
        link.path,
        ...(link.fragment === undefined ? [] : [link.fragment]),
      ]);
      assert.deepEqual(links, expected);
    });
  }

  it('hold no mentions', () => {
    const { mentions } = readMarkdown('A-1 [[A-2]] [[A-3|and A-4 *and A-5* or]] A-6');
    assert.deepEqual(
      mentions.map(mention => mention.id),
      ['A-1', 'A-6'],
    );
  });
});
