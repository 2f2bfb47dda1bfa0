// The hierarchy over `implements`.

import { deepEqual } from 'node:assert/strict';
import { callHierarchyItems, incomingCalls, outgoingCalls } from '../../../server/src/language/call-hierarchy.ts';
import { type Editor, editor } from '../../support/editor.ts';

const files = {
  'sms.yaml': 'organization: Acme\n',
  'pol.md': '---\nid: POL-A\ntitle: Policy\n---\n# Policy\n\n## Part\n\nText.\n',
  'prc.md': '---\nid: PRC-A\ntitle: Process\nimplements: [POL-A, NO-ONE]\nrelated: [POL-A]\n---\n',
  'pro.md': '---\nid: PRO-A\ntitle: Procedure\nstatus: retired\nimplements: PRC-A\n---\n',
};

function itemsAt(one: Editor): string[] {
  return callHierarchyItems(one.source(one.path), one.offset).map(({ name, detail }) => `${name} ${detail}`);
}

describe('call hierarchy', () => {
  it('begins at an id, at a link, in front matter and at the title of a document', async () => {
    const at = async (path: keyof typeof files | 'x.md', text: string) =>
      itemsAt(await editor({ ...files, [path]: text }));
    deepEqual(await at('x.md', '---\nid: X-1\nrelated: POL‸-A\n---\n'), ['POL-A Policy']);
    deepEqual(await at('x.md', 'See [x](pr‸c.md).\n'), ['PRC-A Process']);
    deepEqual(await at('x.md', 'See [[PRC-A‸]].\n'), ['PRC-A Process']);
    deepEqual(await at('pol.md', '---\nid: POL-A\ntitle: Po‸licy\n---\n# Policy\n'), ['POL-A Policy']);
    deepEqual(await at('pol.md', '---\nid: POL-A\ntitle: Policy\n---\n# Pol‸icy\n'), ['POL-A Policy']);
    deepEqual(await at('pol.md', '---\nid: POL-A\n---\n# Policy\n\nNot he‸re.\n'), []);
    deepEqual(await at('x.md', 'No‸thing.\n'), []);
  });

  it('leads in to who implements a document', async () => {
    const { source } = await editor(files);
    const calls = incomingCalls('POL-A', source('pol.md'));
    deepEqual(
      calls.map(({ from, fromRanges }) => [
        from.name,
        from.uri,
        fromRanges.map(({ start }) => [start.line, start.character]),
      ]),
      [['PRC-A', 'file:///workspace/prc.md', [[3, 13]]]],
    );
    deepEqual(
      incomingCalls('PRC-A', source('prc.md')).map(({ from }) => [from.name, from.tags]),
      [['PRO-A', [1]]],
    );
    deepEqual(incomingCalls('NO-ONE', source('prc.md')).length, 1);
  });

  it('leads out to what a document implements', async () => {
    const { source } = await editor(files);
    deepEqual(
      outgoingCalls('PRC-A', source('prc.md')).map(({ to, fromRanges }) => [to.name, fromRanges[0]!.start.line]),
      [['POL-A', 3]],
    );
    deepEqual(outgoingCalls('POL-A', source('pol.md')), []);
  });

  it('goes round in circles only as far as it is asked', async () => {
    const { source } = await editor({
      'a.md': '---\nid: POL-A\nimplements: POL-B\n---\n',
      'b.md': '---\nid: POL-B\nimplements: POL-A\n---\n',
    });
    deepEqual(
      outgoingCalls('POL-A', source('a.md')).map(({ to }) => to.name),
      ['POL-B'],
    );
    deepEqual(
      incomingCalls('POL-A', source('a.md')).map(({ from }) => from.name),
      ['POL-B'],
    );
  });
});
