import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Box, type Layout, layoutOf } from '../../../client/webview/graph/layout.ts';
import type { Kind } from '../../../client/webview/graph/parts.ts';
import { pathThrough } from '../../../client/webview/graph/paths.ts';
import { nodeAfter } from '../../../client/webview/graph/walk.ts';
import type { EdgeView, NeighbourhoodView, NodeView } from '../../../server/src/protocol/views.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const node = (name: string): NodeView => ({
  uri: `file:///${name}.md`,
  range,
  name,
  title: name,
  type: 'process',
  status: 'approved',
  review: 'current',
  clauses: [],
});

/** `PRC implements POL`, a reference a line; the first name is the centre. */
function neighbourhood(text: string): NeighbourhoodView {
  const rows = text.trim().split(/\s*\n\s*/);
  const triples = rows.map(row => row.split(' ') as [string, Kind, string]);
  const names = [...new Set(triples.flatMap(([from, , to]) => [from, to]))];
  const edges = triples.map(
    ([from, kind, to]): EdgeView => ({ from: names.indexOf(from), to: names.indexOf(to), kind, count: 1 }),
  );
  return { root: 'file:///', centre: 0, nodes: names.map(node), edges, omitted: 0 };
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function assertSound({ boxes, size }: Layout): void {
  const shown = boxes.filter(box => box !== undefined);
  shown.forEach((a, i) => {
    assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.width <= size.width && a.y + a.height <= size.height, 'inside');
    for (const b of shown.slice(i + 1)) assert.ok(!overlap(a, b), `apart: ${JSON.stringify([a, b])}`);
  });
}

/** A hub with so many neighbours of a kind. */
const hub = (count: number, kind: Kind): NeighbourhoodView =>
  neighbourhood(Array.from({ length: count }, (_, i) => `HUB ${kind} DOC-${i}`).join('\n'));

const small = neighbourhood(`
  PRC implements POL
  PRC evidence REC
  PRO implements PRC
  PRC references REG
  PLN references PRC
  PRC references PRB
  PRB references PRC
  PRB implements POL
  REC references PRC
`);
const at = (view: NeighbourhoodView, layout: Layout, name: string): Box =>
  layout.boxes[view.nodes.findIndex(one => one.name === name)]!;

describe('layout of a neighbourhood', () => {
  const layout = layoutOf(small);
  const box = (name: string) => at(small, layout, name);

  it('puts what is implemented above, what implements and evidence below, references at the sides', () => {
    assert.ok(box('POL').y + box('POL').height < box('PRC').y);
    assert.ok(box('PRO').y > box('PRC').y + box('PRC').height);
    assert.ok(box('REC').y > box('PRC').y + box('PRC').height);
    assert.ok(box('REG').x > box('PRC').x + box('PRC').width);
    assert.ok(box('PLN').x + box('PLN').width < box('PRC').x);
    assertSound(layout);
  });

  it('draws a line from the border of the one to the border of the other', () => {
    const edge = small.edges.findIndex(({ kind }) => kind === 'implements');
    const line = layout.lines[edge]!;
    assert.equal(line[0]!.y, box('PRC').y);
    assert.equal(line.at(-1)!.y, box('POL').y + box('POL').height);
  });

  it('draws one line for mentions both ways, and none beside a stronger relation', () => {
    const index = (from: string, kind: Kind, to: string) =>
      small.edges.findIndex(
        edge => small.nodes[edge.from]?.name === from && small.nodes[edge.to]?.name === to && edge.kind === kind,
      );
    assert.ok(layout.twoWay.has(index('PRC', 'references', 'PRB')));
    assert.equal(layout.lines[index('PRB', 'references', 'PRC')], undefined);
    assert.equal(layout.lines[index('REC', 'references', 'PRC')], undefined);
  });

  it('leaves out what only hidden kinds lead to', () => {
    const without = layoutOf(small, new Set<Kind>(['references']));
    assert.equal(at(small, without, 'REG'), undefined);
    assert.ok(at(small, without, 'REC'));
    assertSound(without);
  });

  it('is narrower for a window that is higher than wide', () => {
    const wide = layoutOf(hub(4, 'evidence'));
    const tall = layoutOf(hub(4, 'evidence'), new Set(), true);
    assert.ok(tall.size.width < wide.size.width / 2 && tall.size.height > wide.size.height);
    assertSound(tall);
  });

  it('is the same for the same neighbourhood', () => {
    assert.deepEqual(layoutOf(structuredClone(small)), layout);
  });

  it('survives an empty neighbourhood, a reference to itself and a circle', () => {
    assert.deepEqual(layoutOf({ nodes: [], edges: [], centre: 0 }).boxes, []);
    assertSound(layoutOf({ nodes: [node('A')], edges: [{ from: 0, to: 0, kind: 'references', count: 1 }], centre: 0 }));
    assertSound(layoutOf(neighbourhood('A implements B\nB implements C\nC implements A\nA evidence B')));
  });

  for (const kind of ['implements', 'evidence', 'references'] as const) {
    it(`makes a block of a hub with 150 neighbours (${kind})`, () => {
      const layout = layoutOf(hub(150, kind));
      assertSound(layout);
      const { width, height } = layout.size;
      assert.ok(width < 4_000 && height < 4_000, `${width} × ${height}`);
    });
  }

  it('keeps documents apart, whatever refers to whatever', () => {
    const kind = fc.constantFrom<Kind>('implements', 'evidence', 'supersedes', 'references');
    const edge = fc.record({ from: fc.nat(15), to: fc.nat(15), kind, count: fc.constant(1) });
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 60 }), fc.boolean(), (edges, isTall) => {
        const nodes = Array.from({ length: 16 }, (_, i) => node(`N${i}`));
        const layout = layoutOf({ nodes, edges, centre: 0 }, new Set(), isTall);
        assertSound(layout);
        for (const line of layout.lines) {
          for (const { x, y } of line ?? []) assert.ok(Number.isFinite(x) && Number.isFinite(y));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a walk through the graph', () => {
  const layout = layoutOf(small);
  const go = (from: string, key: string): string | undefined => {
    const index = small.nodes.findIndex(({ name }) => name === from);
    const next = nodeAfter(layout, small.edges, index, key);
    return next === undefined ? undefined : small.nodes[next]!.name;
  };

  it('follows references where they lead', () => {
    assert.equal(go('PRC', 'ArrowUp'), 'POL');
    assert.equal(go('PRC', 'ArrowLeft'), 'PLN');
    assert.ok(['REG', 'PRB'].includes(go('PRC', 'ArrowRight')!));
    assert.ok(['REC', 'PRO'].includes(go('PRC', 'ArrowDown')!));
    assert.equal(go('PLN', 'ArrowRight'), 'PRC');
  });

  it('goes to the nearest where no reference leads', () => {
    const below = ['REC', 'PRO'].sort((a, b) => at(small, layout, a).x - at(small, layout, b).x) as [string, string];
    assert.equal(go(below[0], 'ArrowRight'), below[1]);
    assert.equal(go(below[1], 'ArrowLeft'), below[0]);
  });

  it('reaches every document from the middle', () => {
    for (const view of [small, hub(60, 'implements'), hub(60, 'references')]) {
      const layout = layoutOf(view);
      const seen = new Set([0]);
      for (const from of seen) {
        for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
          const next = nodeAfter(layout, view.edges, from, key);
          if (next !== undefined) seen.add(next);
        }
      }
      assert.equal(seen.size, view.nodes.length);
    }
  });

  it('stays where nothing lies, and for other keys', () => {
    assert.equal(go('POL', 'ArrowUp'), undefined);
    assert.equal(go('PRC', 'constructor'), undefined);
    assert.equal(nodeAfter(layout, small.edges, 99, 'ArrowUp'), undefined);
  });
});

describe('a line', () => {
  it('is straight between two points, and rounded where it bends', () => {
    const [a, b, c] = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 100 },
    ];
    assert.equal(pathThrough([a, b]), 'M0 0L100 0');
    assert.equal(pathThrough([a, b, c]), 'M0 0L74 0Q100 0 100 26L100 100');
    assert.equal(pathThrough([a]), '');
    assert.equal(pathThrough([a, a, a]), 'M0 0L0 0Q0 0 0 0L0 0');
  });
});
