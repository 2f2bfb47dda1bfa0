import assert from 'node:assert/strict';
import { parse } from 'parse5';
import { pictureData } from '../../../client/src/panels/pictureData.ts';
import type { PictureClause, PictureStandard } from '../../../client/src/panels/pictureMessages.ts';
import { tileAfter } from '../../../client/webview/picture/keys.ts';
import { chaptersOf, figuresOf, type Tile } from '../../../client/webview/picture/model.ts';
import { pictureSvg, type SvgStandard, type SvgWords, xml } from '../../../client/webview/picture/svg.ts';
import type { ClauseStatus, SystemView } from '../../../server/src/protocol/views.ts';

const clause = (id: string, status?: ClauseStatus, more: Partial<PictureClause> = {}): PictureClause => ({
  key: `std:${id}`,
  id,
  title: `Title of ${id}`,
  parent: id.includes('.') ? `std:${id.slice(0, id.lastIndexOf('.'))}` : undefined,
  status,
  stale: false,
  waived: false,
  documents: 1,
  lacking: [],
  nextReview: undefined,
  ...more,
});
const standard = (clauses: readonly PictureClause[]): PictureStandard => ({
  id: 'std:2020',
  name: 'STD:2020',
  title: 'Standard',
  clauses,
});
const shape = (clauses: readonly PictureClause[]) =>
  chaptersOf(standard(clauses)).map(({ heading, tiles }) => `${heading.id}: ${tiles.map(({ id }) => id).join(' ')}`);

describe('chapters of the coverage picture', () => {
  it('are the clauses at the top, with what is audited below them, in order', () => {
    const clauses = [
      clause('1'),
      clause('4'),
      clause('4.1', 'documented'),
      clause('4.2'),
      clause('4.2.1', 'partial'),
      clause('5', 'evidenced'),
      clause('5.1', 'planned'),
    ];
    assert.deepEqual(shape(clauses), ['4: 4.1 4.2.1', '5: 5 5.1']);
  });

  it('are the headings below one that is too large to be a block', () => {
    const many = (group: string, count: number) =>
      Array.from({ length: count }, (_, i) => clause(`${group}.${i + 1}`, 'partial'));
    const clauses = [clause('A'), clause('A.5'), ...many('A.5', 37), clause('A.6'), ...many('A.6', 20)];
    assert.deepEqual(
      chaptersOf(standard(clauses)).map(({ heading, tiles }) => [heading.id, tiles.length]),
      [
        ['A.5', 37],
        ['A.6', 20],
      ],
    );
    // No headings to fall into: one block, however large.
    assert.equal(chaptersOf(standard([clause('B'), ...many('B', 100)])).length, 1);
  });

  it('hold clauses whose parent is not there, and nothing of a standard without clauses', () => {
    assert.deepEqual(shape([clause('9.9.9', 'partial')]), ['9.9.9: 9.9.9']);
    assert.deepEqual(shape([]), []);
  });
});

describe('figures of the coverage picture', () => {
  it('count what is covered, and never say 100 % of what is not complete', () => {
    const tiles = [
      ...Array.from({ length: 199 }, () => clause('1', 'documented')),
      clause('2', 'partial', { stale: true, waived: true }),
    ] as Tile[];
    const { covered, total, percent, stale, waived, counts } = figuresOf(tiles);
    assert.deepEqual(
      { covered, total, percent, stale, waived },
      { covered: 199, total: 200, percent: 99, stale: 1, waived: 1 },
    );
    assert.equal(counts.partial, 1);
    assert.equal(figuresOf([]).percent, 0);
  });
});

describe('keys on the coverage picture', () => {
  // Two chapters: three tiles in a line and two below; then two.
  const spots = [
    { x: 10, y: 10, chapter: 0 },
    { x: 20, y: 10, chapter: 0 },
    { x: 30, y: 11, chapter: 0 },
    { x: 10, y: 20, chapter: 0 },
    { x: 20, y: 20, chapter: 0 },
    { x: 10, y: 40, chapter: 1 },
    { x: 20, y: 40, chapter: 1 },
  ];
  const go = (from: number, key: string, more: { ctrl?: boolean; isMirrored?: boolean } = {}) =>
    tileAfter(spots, from, { key, ctrl: false, isMirrored: false, ...more });

  it('go from tile to tile, across lines and chapters', () => {
    assert.deepEqual(
      ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'].map(key => go(2, key)),
      [3, 1, 4, undefined, 0, 4, 5, undefined],
    );
    assert.equal(go(4, 'ArrowDown'), 6);
    assert.equal(go(5, 'ArrowUp'), 3);
    assert.equal(go(6, 'PageUp'), 0);
  });

  it('go to both ends with Ctrl, and nowhere beyond them', () => {
    assert.equal(go(3, 'Home', { ctrl: true }), 0);
    assert.equal(go(3, 'End', { ctrl: true }), 6);
    assert.equal(go(6, 'ArrowRight'), undefined);
    assert.equal(go(0, 'ArrowLeft'), undefined);
    assert.equal(go(0, 'ArrowRight', { ctrl: true }), undefined);
  });

  it('are mirrored where lines run from right to left', () => {
    assert.equal(go(1, 'ArrowLeft', { isMirrored: true }), 2);
    assert.equal(go(1, 'ArrowRight', { isMirrored: true }), 0);
  });

  it('are none of ours otherwise', () => {
    assert.equal(go(0, 'constructor'), undefined);
    assert.equal(go(0, 'a'), undefined);
    assert.equal(go(99, 'ArrowRight'), undefined);
  });
});

describe('the coverage picture as SVG', () => {
  const words: SvgWords = {
    title: 'Acme <script>alert(1)</script> & "sons"',
    subtitle: 'As of today',
    status: {
      'not-covered': 'Not covered',
      planned: 'Planned',
      partial: 'Partial',
      documented: 'Documented',
      evidenced: 'Evidenced',
    },
    stale: 'Stale',
    waived: 'Waived',
    language: 'en',
    isMirrored: false,
  };
  const drawn = (clauses: readonly PictureClause[]): SvgStandard => {
    const chapters = chaptersOf(standard(clauses));
    return {
      heading: 'Standard',
      sentence: 'One of two.',
      figures: figuresOf(chapters.flatMap(({ tiles }) => tiles)),
      chapters: chapters.map(chapter => ({ ...chapter, name: chapter.heading.id, share: '1 of 2' })),
    };
  };
  const clauses = [
    clause('4'),
    clause('4.1', 'evidenced', { stale: true, title: '</title><script>alert(2)</script>' }),
    clause('4.2', 'planned', { waived: true, title: undefined }),
  ];

  it('escapes whatever documents say', () => {
    const svg = pictureSvg([drawn(clauses)], words);
    assert.doesNotMatch(svg, /<script/);
    assert.match(svg, /4\.1 &#60;\/title&#62;&#60;script&#62;alert\(2\)&#60;\/script&#62;, Evidenced, Stale/);
    assert.equal(xml('a\u202eb'), 'a\ufffdb');
    assert.equal(xml('a\u0000b\ud800c\u{1f600}'), 'a\ufffdb\ufffdc\u{1f600}');
  });

  it('is well formed: every element is closed, in order', () => {
    const svg = pictureSvg([drawn(clauses), drawn([])], words);
    const open: string[] = [];
    for (const [, end, name, self] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
      if (self) continue;
      if (end) assert.equal(open.pop(), name);
      else open.push(name!);
    }
    assert.deepEqual(open, []);
    assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
    assert.ok(parse(svg));
  });

  it('is the same for the same input, and another one mirrored', () => {
    assert.equal(pictureSvg([drawn(clauses)], words), pictureSvg([drawn(clauses)], words));
    assert.match(pictureSvg([drawn(clauses)], { ...words, isMirrored: true }), /direction="rtl"/);
  });
});

describe('the data of the coverage picture', () => {
  it('is what the model says, without what a map does not need', () => {
    const at = { uri: 'file:///a', range: {} };
    const system = {
      name: 'Acme',
      root: 'file:///sms',
      standards: [
        {
          id: 'std:2020',
          title: 'Standard',
          shortTitle: 'STD',
          clauses: [
            {
              ...clause('4.1', 'partial'),
              claims: [{ document: 0 }, { document: 0 }, { document: 1 }],
              items: [
                { title: 'Plan', mandatory: true, state: 'missing' },
                { title: 'Record', mandatory: true, state: 'outdated' },
                { title: 'Policy', mandatory: true, state: 'provided' },
                { title: 'Report', mandatory: false, state: 'missing' },
              ],
            },
          ],
        },
      ],
      documents: [{ review: { state: 'overdue' } }, { review: { state: 'current' } }],
      audits: [
        { title: 'Last', date: '2026-01-01', overdue: [], at },
        { title: 'Next', date: '2026-06-30', overdue: [0, 1], at },
      ],
    } as unknown as SystemView;
    const [made] = pictureData('2026-06-30', [system]).systems;
    assert.equal(made?.standards[0]?.name, 'STD:2020');
    assert.equal(made?.standards[0]?.clauses[0]?.documents, 2);
    assert.deepEqual(made?.standards[0]?.clauses[0]?.lacking, ['Plan', 'Record']);
    assert.equal(made?.reviews.overdue, 1);
    assert.deepEqual(made?.audit, { title: 'Next', date: '2026-06-30', overdue: 2 });
  });
});
