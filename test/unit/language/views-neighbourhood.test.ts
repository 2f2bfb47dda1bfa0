// What lies around a document.

import { deepEqual, equal } from 'node:assert/strict';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { neighbourhoodView } from '../../../server/src/language/views/neighbourhood.ts';
import type { NeighbourhoodView } from '../../../server/src/protocol/views.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';
import { asOf, document, uriOf } from '../../support/views.ts';

type Files = Readonly<Record<string, string>>;

async function around(path: string, depth: number, files: Files): Promise<NeighbourhoodView | undefined> {
  const workspace = await memoryWorkspace({ 'sms.yaml': 'organization: Acme\n', ...files });
  const sms = workspace.smsOf(path)!;
  return neighbourhoodView(sms.document(path)!, depth, new Analysis(sms, asOf), uriOf);
}

function names(view: NeighbourhoodView | undefined): string {
  return (view?.nodes ?? []).map(({ name }) => name).join(' ');
}

/** `POL-A implements POL-B x1` */
function edges({ nodes, edges: all }: NeighbourhoodView): string[] {
  return all.map(({ from, to, kind, count }) => `${nodes[from]!.name} ${kind} ${nodes[to]!.name} x${count}`);
}

const files: Files = {
  'a.md': document('POL-A', 'clauses: [5.2.1]\n', '\nSee [b](b.md), [b again](b.md#pol-b) and POL-B.\n'),
  'b.md': document('POL-B', 'implements: [POL-A]\nrelated: [POL-A]\n'),
  'c.md': document('POL-C', 'evidence: [REC-D]\nimplements: [POL-B]\n'),
  'd.yaml': 'id: REC-D\ntitle: D\ntype: record\nsupersedes: [POL-A]\n',
  'README.md': '# Index\n\n[a](a.md)\n',
};

describe('the neighbourhood of a document', () => {
  it('has both directions, and counts references', async () => {
    const view = (await around('a.md', 1, files))!;
    deepEqual([view.root, view.centre, view.omitted], [uriOf(''), 0, 0]);
    equal(names(view), 'POL-A POL-B REC-D');
    deepEqual(edges(view), [
      'POL-A references POL-B x3',
      'POL-B implements POL-A x1',
      'POL-B references POL-A x1',
      'REC-D supersedes POL-A x1',
    ]);
    const { uri, title, type, status, review, clauses, range } = view.nodes[0]!;
    deepEqual(
      [uri, title, type, status, review, clauses],
      [uriOf('a.md'), 'Title of POL-A', 'policy', 'approved', 'never-reviewed', ['iso20000-1:5.2.1']],
    );
    deepEqual(range, { start: { line: 1, character: 4 }, end: { line: 1, character: 9 } });
  });

  it('goes as many steps as one wants, at most three, and shows every tie among what is shown', async () => {
    const view = (await around('a.md', 2, files))!;
    equal(names(view), 'POL-A POL-B REC-D POL-C');
    deepEqual(edges(view).slice(-2), ['POL-C implements POL-B x1', 'POL-C evidence REC-D x1'].sort().reverse());
    const chain = Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => [
        `${i}.md`,
        document(`POL-${i}`, i > 0 ? `implements: [POL-${i - 1}]\n` : ''),
      ]),
    );
    equal(names(await around('0.md', 3, chain)), 'POL-0 POL-1 POL-2 POL-3');
    equal(names(await around('0.md', 99, chain)), 'POL-0 POL-1 POL-2 POL-3');
    equal(names(await around('0.md', 1.9, chain)), 'POL-0 POL-1');
    for (const depth of [0, -5]) equal(names(await around('0.md', depth, chain)), 'POL-0 POL-1');
  });

  it('puts the stronger ties first', async () => {
    const view = await around('x.md', 1, {
      'x.md': document('X-1', 'related: [A-1]\nsupersedes: [C-1]\nimplements: [E-1, D-1]\nevidence: [B-1]\n'),
      ...Object.fromEntries(['A', 'B', 'C', 'D', 'E'].map(name => [`${name}.md`, document(`${name}-1`)])),
    });
    equal(names(view), 'X-1 D-1 E-1 B-1 C-1 A-1');
  });

  it('shows no more than one can look at, the nearest first, and counts the rest', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [
        `p${i}.md`,
        document(`POL-${i}`, 'related: [POL-HUB]\n', `\n[[POL-${(i + 1) % 400}]]\n`),
      ]),
    );
    const view = (await around('hub.md', 3, { ...many, 'hub.md': document('POL-HUB') }))!;
    equal(view.nodes.length, 150);
    equal(view.omitted, 251);
    equal(view.nodes[0]!.name, 'POL-HUB');
  });

  it('is the same however the files came', async () => {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    deepEqual(await around('b.md', 3, reversed), await around('b.md', 3, files));
  });

  it('leaves out pages, roles, oneself, what is not there, and documents of other SMSs', async () => {
    const view = (await around('a.md', 3, {
      'a.md': document(
        'POL-A',
        'approver: role:b\nrelated: [POL-A, NO-ONE]\n',
        '\n[me](#pol-a) [x](x.md) [p](README.md) [o](sub/o.md)\n',
      ),
      'README.md': '[a](a.md)\n',
      'sub/sms.yaml': 'organization: Other\n',
      'sub/o.md': document('POL-O'),
    }))!;
    deepEqual([names(view), view.edges, view.omitted], ['POL-A', [], 0]);
  });

  it('takes a path for what it leads to first, and an id for all who bear it', async () => {
    const view = (await around('sub/a.md', 1, {
      'sub/a.md': document('POL-A', '', '\n[x](/x.md)\n\nPOL-T\n'),
      'x.md': document('POL-X'),
      't1.md': document('POL-T'),
      't2.md': document('POL-T'),
    }))!;
    deepEqual(edges(view), ['POL-A references POL-T x1', 'POL-A references POL-T x1', 'POL-A references POL-X x1']);
  });

  it('is none of a page', async () => {
    equal(await around('README.md', 1, files), undefined);
  });
});
