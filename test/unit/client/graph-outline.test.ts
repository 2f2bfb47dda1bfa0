import assert from 'node:assert/strict';
import { bringIntoView, firstLook, fitAll, zoom } from '../../../client/webview/graph/camera.ts';
import { type Entry, outlineOf } from '../../../client/webview/graph/outline.ts';
import type { EdgeView, NodeView } from '../../../server/src/protocol/views.ts';

const names = ['PRC', 'POL', 'REC', 'PRO'];
const nodes = names.map(name => ({ name })) as unknown as readonly NodeView[];
const edges: readonly EdgeView[] = [
  { from: 0, to: 1, kind: 'implements', count: 1 },
  { from: 0, to: 2, kind: 'evidence', count: 1 },
  { from: 3, to: 0, kind: 'implements', count: 1 },
  { from: 3, to: 1, kind: 'references', count: 2 },
  { from: 2, to: 0, kind: 'references', count: 3 },
  { from: 0, to: 0, kind: 'references', count: 1 },
];

/** `implements: POL (…); …` */
const text = ({ node, count, relations }: Entry): string =>
  `${names[node]}${count > 1 ? ` ×${count}` : ''}${
    relations.length === 0
      ? ''
      : ` (${relations.map(({ kind, isForth, entries }) => `${isForth ? '' : '<'}${kind}: ${entries.map(text).join(', ')}`).join('; ')})`
  }`;

describe('outline of a neighbourhood', () => {
  it('tells the same as the graph, each document where it is met first', () => {
    const outline = outlineOf({ nodes, edges, centre: 0 });
    assert.equal(
      text(outline!),
      'PRC (implements: POL (<references: PRO ×2); <implements: PRO (references: POL ×2); evidence: REC; <references: REC ×3)',
    );
  });

  it('leaves out hidden kinds', () => {
    const outline = outlineOf({ nodes, edges, centre: 0 }, new Set(['references', 'evidence']));
    assert.equal(text(outline!), 'PRC (implements: POL; <implements: PRO)');
  });

  it('ends in circles, and has nothing to tell of nothing', () => {
    const circle: EdgeView[] = [
      { from: 0, to: 1, kind: 'implements', count: 1 },
      { from: 1, to: 2, kind: 'implements', count: 1 },
      { from: 2, to: 0, kind: 'implements', count: 1 },
    ];
    assert.equal(
      text(outlineOf({ nodes, edges: circle, centre: 0 })!),
      'PRC (implements: POL (implements: REC); <implements: REC (<implements: POL))',
    );
    assert.equal(outlineOf({ nodes: [], edges: [], centre: 0 }), undefined);
  });
});

describe('camera', () => {
  const view = { width: 1000, height: 500 };

  it('shows all, never larger than life', () => {
    assert.deepEqual(fitAll({ width: 2000, height: 500 }, view), { scale: 0.5, x: 0, y: 125 });
    assert.equal(fitAll({ width: 100, height: 100 }, view).scale, 1);
  });

  it('begins with the middle where all of it would be too small to read', () => {
    const box = { x: 4900, y: 4950, width: 200, height: 100 };
    assert.deepEqual(firstLook({ width: 10000, height: 10000 }, box, view), { scale: 0.5, x: -2000, y: -2250 });
  });

  it('keeps the point under the pointer, and its bounds', () => {
    const next = zoom({ scale: 1, x: 0, y: 0 }, 2, { x: 100, y: 50 });
    assert.deepEqual(next, { scale: 2, x: -100, y: -50 });
    assert.equal(zoom(next, 100, { x: 0, y: 0 }).scale, 2.5);
    assert.equal(zoom(next, 0.001, { x: 0, y: 0 }).scale, 0.15);
  });

  it('moves just as far as it must', () => {
    const camera = { scale: 1, x: 0, y: 0 };
    assert.deepEqual(bringIntoView(camera, { x: 100, y: 100, width: 50, height: 50 }, view), camera);
    assert.deepEqual(bringIntoView(camera, { x: 980, y: -50, width: 50, height: 50 }, view), {
      scale: 1,
      x: -46,
      y: 66,
    });
  });
});
