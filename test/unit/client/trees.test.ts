// The trees of the side bar, as data: what they hold, in which order, and what they say of it.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { NO_FILTER, readFilter } from '../../../client/src/views/clauseFilter.ts';
import { clausesTree } from '../../../client/src/views/clausesTree.ts';
import { DOCUMENT_GROUPINGS, documentsTree } from '../../../client/src/views/documentsTree.ts';
import { GAP_GROUPINGS, gapsTree } from '../../../client/src/views/gapsTree.ts';
import { type PlainNode, plain, type TreeNode } from '../../../client/src/views/node.ts';
import { sinceBaseline } from '../../../client/src/views/regressions.ts';
import { daysBetween, reviewsTree } from '../../../client/src/views/reviewsTree.ts';
import { countGaps, countShown } from '../../../client/src/views/rolledUp.ts';
import type { SystemView } from '../../../server/src/protocol/views.ts';
import { claim, clause, document, gap, item, review, standard, system, words } from './systems.ts';

/** A tree as text: one line a node, indented. */
const drawn = (nodes: readonly TreeNode[], depth = 0): string[] =>
  nodes.flatMap(({ label, description, children }) => [
    `${'  '.repeat(depth)}${label}${description === '' ? '' : ` | ${description}`}`,
    ...drawn(children(), depth + 1),
  ]);

const flat = (nodes: readonly PlainNode[]): PlainNode[] => nodes.flatMap(node => [node, ...flat(node.children)]);

const documents = [
  document('POL-SM', { type: 'policy' }),
  document('PRC-INC', { review: review('overdue', '2026-11-17', -3) }),
  document('REC-INC', { type: 'record', review: review('exempt'), evidence: { state: 'outdated', due: '2026-10-02' } }),
];

const acme = system({
  documents,
  standards: [
    standard([
      clause('5'),
      clause('5.2', { status: 'documented', claims: [claim(0)] }),
      clause('8'),
      clause('8.6'),
      clause('8.6.1', {
        status: 'partial',
        stale: true,
        claims: [
          claim(1, { section: 'Escalation', coverage: 'partial' }),
          claim(1, { section: 'Escalation', counts: false }),
        ],
        items: [
          item('incident-records', { kind: 'record', state: 'outdated' }),
          item('procedure'),
          item('done', { state: 'provided' }),
        ],
        evidence: [2],
      }),
      clause('8.6.10', { status: 'not-covered', waived: true, items: [item('plan', { mandatory: false })] }),
    ]),
  ],
  gaps: [
    gap('coverage/evidence-outdated', { clause: 'iso20000-1:8.6.1', uri: documents[1]!.uri, document: 1 }),
    gap('reference/broken-link', { severity: 'error', uri: 'file:///sms/b%20c.md' }),
    gap('reference/broken-link', { severity: 'error', uri: 'file:///sms/b%20c.md' }),
  ],
});

const other = system({ name: 'Other', root: 'file:///other', standards: acme.standards, documents });

describe('the tree of clauses', () => {
  it('holds clauses with what covers them and what is missing', () => {
    deepEqual(drawn(clausesTree([acme], words)), [
      '5 Title of 5 | 1 of 1',
      '  5.2 Title of 5.2',
      '    Title of POL-SM | POL-SM · Current, due in 73 days',
      '8 Title of 8 | 0 of 2',
      '  8.6 Title of 8.6 | 0 of 2',
      '    8.6.1 Title of 8.6.1 | Partial · 1 missing · Stale',
      '      Title of PRC-INC | PRC-INC · § Escalation · In part · Overdue, due 3 days ago',
      '      Title of PRC-INC | PRC-INC · § Escalation · Does not count · Overdue, due 3 days ago',
      '      Title of REC-INC | Evidence · Outdated · due on 2026-10-02',
      '      The incident-records | Outdated · mandatory record',
      '      The procedure | Missing · mandatory policy',
      '    8.6.10 Title of 8.6.10 | Not covered · Waived',
      '      The plan | Missing · expected policy',
    ]);
  });

  it('says of what has got worse how it stood at the baseline, and of what has got better only when asked', () => {
    const held = system({
      baseline: { revision: 'v[1]', commit: 'c0ffee', day: '2026-09-30', existed: true },
      standards: [
        standard([
          clause('4', { status: 'documented', baseline: 'evidenced' }),
          clause('5', { status: 'documented', baseline: 'planned' }),
          clause('6', { status: 'planned', baseline: 'planned' }),
          clause('7', { status: 'planned' }),
        ]),
      ],
    });
    deepEqual(
      drawn(clausesTree([held], words)).map(line => line.split(' | ')[1] ?? ''),
      ['at v[1]: Evidenced', '', 'Planned', 'Planned'],
    );
    deepEqual(
      clausesTree([held], words, readFilter({ regressed: true })).map(({ label }) => label),
      ['4 Title of 4'],
    );
    equal(sinceBaseline([acme, held], words.t), 'Worse than at v[1]: 1');
    equal(sinceBaseline([system({ baseline: held.baseline! })], words.t), 'Baseline: v[1]');
    equal(sinceBaseline([acme], words.t), '');
    const tooltips = clausesTree([held], words).map(({ tooltip }) => tooltip);
    match(tooltips[1]!, /at v\\\[1\\\]: Planned/);
    ok(!/\bat v/.test(tooltips[2]! + tooltips[3]!));
  });

  it('has levels of standards and of SMSs only where there are several', () => {
    const two = system({ standards: [acme.standards[0]!, standard([], { id: 'x:1', shortTitle: 'X' })], documents });
    deepEqual(
      clausesTree([two], words).map(({ label, description }) => [label, description]),
      [
        ['ISO/IEC 20000-1', '1 of 3'],
        ['X', '0 of 0'],
      ],
    );
    deepEqual(
      clausesTree([acme, other], words).map(({ label }) => label),
      ['Acme', 'Other'],
    );
  });

  it('names clauses as one writes them', () => {
    const second = standard([{ ...clause('A.5', { status: 'planned' }), key: 'iso27001:A.5', parent: undefined }], {
      id: 'iso27001:2022',
    });
    const two = system({ standards: [acme.standards[0]!, second], documents });
    const references = flat(clausesTree([two], words).map(plain)).flatMap(({ kind, target }) =>
      kind.startsWith('clause') ? [target.reference] : [],
    );
    deepEqual(references, ['5', '5.2', '8', '8.6', '8.6.1', '8.6.10', 'iso27001:A.5']);
  });

  it('tells gaps from what is waived', () => {
    deepEqual(countGaps([acme]), { open: 1, waived: 1 });
    deepEqual(countGaps([]), { open: 0, waived: 0 });
  });

  const left = (filter: object): string[] =>
    flat(clausesTree([acme], words, readFilter(filter)).map(plain))
      .filter(({ kind }) => kind.startsWith('clause auditable'))
      .map(({ target }) => target.reference!);

  it('is filtered by status and text', () => {
    deepEqual(left({}), ['5.2', '8.6.1', '8.6.10']);
    deepEqual(left({ statuses: ['partial', 'not-covered'] }), ['8.6.1', '8.6.10']);
    deepEqual(left({ stale: true }), ['8.6.1']);
    deepEqual(left({ text: '8.6.1' }), ['8.6.1']);
    deepEqual(left({ text: '8.' }), ['8.6.1', '8.6.10']);
    deepEqual(left({ text: ' prc-inc ' }), ['8.6.1']);
    deepEqual(left({ text: 'TITLE OF 8', statuses: ['not-covered'] }), ['8.6.10']);
    deepEqual(left({ text: 'the plan' }), ['8.6.10']);
    deepEqual(left({ text: 'nothing' }), []);
    deepEqual(countShown([acme], readFilter({ text: '8.6' })), { shown: 2, all: 3 });
  });

  it('reads whatever was kept of a filter', () => {
    for (const kept of [
      undefined,
      null,
      7,
      'x',
      [],
      { statuses: 'partial', stale: 1, text: {} },
      { statuses: [7, 'no'] },
    ]) {
      deepEqual(readFilter(kept), NO_FILTER);
    }
    deepEqual(readFilter({ statuses: ['evidenced', 'x', 'planned'] }).statuses, ['planned', 'evidenced']);
  });
});

describe('the tree of documents', () => {
  it('groups by type, owner, review and folder', () => {
    const top = (grouping: (typeof DOCUMENT_GROUPINGS)[number], of: SystemView = acme) =>
      documentsTree([of], words, grouping).map(({ label, description }) => `${label} ${description}`);
    deepEqual(top('type'), ['Policies 1', 'Processes 1', 'Records 1']);
    deepEqual(top('owner'), ['Manager (M. Example) 3']);
    deepEqual(top('review'), ['Overdue 1', 'Current 1', 'Exempt 1']);
    equal(top('none').length, 3);
    const own = [
      document('A', { type: undefined, owner: undefined, path: 'b/c/a.md' }),
      document('B', { type: 'constructor', path: 'b/b.md' }),
      document('C', { path: 'c.md' }),
    ];
    const strange = system({ documents: own });
    deepEqual(top('type', strange), ['Processes 1', 'constructor 1', 'Without a type 1']);
    deepEqual(top('owner', strange), ['Manager (M. Example) 2', 'Without an owner 1']);
    deepEqual(
      drawn(documentsTree([strange], words, 'folder')).map(line => line.replace(/ \|.*/, '')),
      ['b', '  c', '    Title of A', '  Title of B', 'Title of C'],
    );
  });
});

describe('the tree of reviews', () => {
  it('holds what is late, what comes by month, and what will be late at an audit', () => {
    const audits = [
      {
        kind: 'surveillance' as const,
        date: '2027-05-12',
        title: 'First surveillance',
        at: undefined,
        overdue: [0, 1],
      },
      { kind: 'internal' as const, date: '2026-11-20', title: 'Internal', at: undefined, overdue: [] },
    ];
    const more = [
      ...documents,
      document('REC-2', { review: review('exempt'), evidence: { state: 'current', due: '2027-02-03' } }),
    ];
    deepEqual(drawn(reviewsTree([{ ...acme, documents: more, audits }], words, '2026-11-20')), [
      'Overdue | 1',
      '  Title of PRC-INC | PRC-INC · Overdue, due 3 days ago',
      'Evidence outdated | 1',
      '  Title of REC-INC | REC-INC · evidence due on 2026-10-02',
      'February 2027 | 2',
      '  Title of POL-SM | POL-SM · review due on 2027-02-01',
      '  Title of REC-2 | REC-2 · evidence due on 2027-02-03',
      'At the surveillance audit of 2027-05-12 | in 173 days · 2 will be overdue',
      '  Title of POL-SM | POL-SM · Current, due in 73 days',
      '  Title of PRC-INC | PRC-INC · Overdue, due 3 days ago',
      'At the internal audit of 2026-11-20 | today · nothing will be overdue',
    ]);
  });

  it('shows the reviews that git does not support', () => {
    const doubted = [document('POL-SM', { gaps: [0] }), document('PRC-INC')];
    const gaps = [gap('review/unsupported', { severity: 'info', document: 0 })];
    deepEqual(drawn(reviewsTree([system({ documents: doubted, gaps })], words, '2026-11-20')).slice(0, 2), [
      'Review unsupported | 1',
      '  Title of POL-SM | POL-SM · Current, due in 73 days',
    ]);
  });

  it('speaks the language of the editor', () => {
    const german = { ...words, language: 'de' };
    ok(reviewsTree([acme], german, '2026-11-20').some(({ label }) => label === 'Februar 2027'));
  });

  it('counts days over leap days', () => {
    equal(daysBetween('2028-02-28', '2028-03-01'), 2);
    equal(daysBetween('2027-03-28', '2027-03-29'), 1);
  });
});

describe('the tree of gaps', () => {
  const top = (grouping: (typeof GAP_GROUPINGS)[number]) =>
    gapsTree([acme], words, grouping).map(({ label, description }) => `${label} ${description}`);

  it('groups findings', () => {
    deepEqual(top('rule'), ['reference/broken-link 2', 'coverage/evidence-outdated 1']);
    deepEqual(top('severity'), ['Errors 2', 'Warnings 1']);
    deepEqual(top('owner'), ['Manager (M. Example) 1', 'Without an owner 2']);
    deepEqual(top('clause'), ['8.6.1 Title of 8.6.1 1', 'Without a clause 2']);
    deepEqual(top('document'), ['b c.md 2', 'Title of PRC-INC 1']);
  });

  it('tells what is new since the baseline', () => {
    deepEqual(top('baseline'), ['Without a baseline 3']);
    const held = {
      ...acme,
      baseline: { revision: 'v1', commit: 'c0ffee', day: '2026-09-30', existed: true },
      gaps: acme.gaps.map((one, i) => ({ ...one, isNew: i > 0 })),
    };
    const nodes = gapsTree([held], words, 'baseline').map(plain);
    deepEqual(
      nodes.map(({ label, description }) => `${label} ${description}`),
      ['New since v1 2', 'There at v1 1'],
    );
    match(nodes[0]!.children[0]!.tooltip, /New since v1/);
  });

  it('says where a finding is', () => {
    const [found] = flat(gapsTree([acme], words, 'rule').map(plain)).filter(({ isLeaf }) => isLeaf);
    equal(found?.description, 'b c.md, line 4');
    equal(found?.spoken, 'Errors, About reference/broken-link, b c.md, line 4');
  });
});

describe('every tree', () => {
  const hostile = '<img src=x onerror=alert(1)> [x](command:evil) **b** $(bug)\n# h';
  const hostiles = system({
    name: hostile,
    root: 'file:///hostile',
    documents: [
      document('D', { title: hostile, name: hostile, owner: { role: undefined, title: hostile, holder: hostile } }),
    ],
    standards: [
      standard([
        clause('4', {
          title: hostile,
          status: 'planned',
          claims: [claim(0, { section: hostile })],
          items: [item('i', { title: hostile })],
        }),
      ]),
    ],
    gaps: [gap('reference/unknown-id', { message: hostile, uri: 'file:///hostile/%E0%A4%A' })],
  });
  const trees = (systems: readonly SystemView[]) => [
    clausesTree(systems, words),
    ...DOCUMENT_GROUPINGS.map(grouping => documentsTree(systems, words, grouping)),
    reviewsTree(systems, words, '2026-11-20'),
    ...GAP_GROUPINGS.map(grouping => gapsTree(systems, words, grouping)),
  ];

  it('has ids that are unique, and words for everybody', () => {
    for (const tree of trees([acme, other, hostiles])) {
      const nodes = flat(tree.map(plain));
      equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
      for (const node of nodes) {
        ok(node.icon, node.label);
        ok(node.spoken, node.label);
      }
    }
  });

  it('is empty without SMSs', () => {
    for (const tree of trees([])) deepEqual(tree, []);
  });

  it('shows what comes from documents as text', () => {
    for (const { tooltip } of trees([hostiles]).flatMap(tree => flat(tree.map(plain)))) {
      ok(!/(?<!\\)[<[]/.test(tooltip.replace(/^\*\*|\*\*$/gm, '')), tooltip);
      if (tooltip.includes('onerror')) match(tooltip, /\\<img/);
    }
  });
});
