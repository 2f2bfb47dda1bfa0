import { deepEqual, equal } from 'node:assert/strict';
import { isInForce, isRetired } from '../../../server/src/analysis/reviews.ts';
import { analyse, documentIn } from './analyse.ts';

describe('the review of a document', () => {
  const cases: readonly [name: string, metadata: string, state: string, due: string | undefined, manifest?: string][] =
    [
      ['is current before the notice', 'type: policy\nstatus: approved\nreviewed: 2025-07-31', 'current', '2026-07-31'],
      [
        'is due soon from the first day of the notice',
        'type: policy\nstatus: approved\nreviewed: 2025-07-30',
        'due-soon',
        '2026-07-30',
      ],
      [
        'is due soon on the day itself',
        'type: policy\nstatus: approved\nreviewed: 2025-06-30',
        'due-soon',
        '2026-06-30',
      ],
      [
        'is overdue from the day after',
        'type: policy\nstatus: approved\nreviewed: 2025-06-29',
        'overdue',
        '2026-06-29',
      ],
      ['was never done', 'type: policy\nstatus: approved', 'never-reviewed', undefined],
      [
        'of 29 February is due on the 28th',
        'type: policy\nstatus: approved\nreviewed: 2024-02-29',
        'overdue',
        '2025-02-28',
      ],
      [
        'takes the notice of the manifest',
        'type: policy\nstatus: approved\nreviewed: 2025-09-30',
        'due-soon',
        '2026-09-30',
        'reviews: { due_soon: P3M }',
      ],
      [
        'takes the interval of the manifest',
        'type: policy\nstatus: approved\nreviewed: 2026-03-01',
        'overdue',
        '2026-06-01',
        'reviews: { default_interval: P3M }',
      ],
      [
        'takes the interval of the type before it',
        'type: policy\nstatus: approved\nreviewed: 2026-03-01',
        'current',
        '2027-03-01',
        'reviews: { default_interval: P3M, intervals: { policy: P1Y } }',
      ],
      [
        'takes the interval of the document before both',
        'type: policy\nstatus: approved\nreviewed: 2026-03-01\nreview_interval: P1M',
        'overdue',
        '2026-04-01',
        'reviews: { intervals: { policy: P1Y } }',
      ],
      ['is exempt by the document', 'type: policy\nstatus: approved\nreview_interval: none', 'exempt', undefined],
      [
        'is exempt by the type',
        'type: policy\nstatus: approved',
        'exempt',
        undefined,
        'reviews: { intervals: { policy: none } }',
      ],
      ['is exempt by default for a record', 'type: record', 'exempt', undefined],
      [
        'is asked of a record that says so',
        'type: record\nreview_interval: P1M\nreviewed: 2026-01-01',
        'overdue',
        '2026-02-01',
      ],
      ['is not asked of a draft', 'type: policy\nstatus: draft\nreviewed: 2020-01-01', 'exempt', undefined],
      [
        'is not asked of a retired document',
        'type: policy\nstatus: retired\nreviewed: 2020-01-01',
        'exempt',
        undefined,
      ],
      ['is not asked of a document without a status', 'type: policy\nreviewed: 2020-01-01', 'exempt', undefined],
    ];
  for (const [name, metadata, state, due, manifest] of cases) {
    it(name, async () => {
      const analysis = await analyse({ A: metadata }, manifest);
      const review = analysis.review(documentIn(analysis, 'A'));
      deepEqual([review.state, review.due], [state, due]);
      equal(analysis.review(documentIn(analysis, 'A')), review, 'is computed once');
    });
  }
});

describe('a document', () => {
  const cases: readonly [metadata: string, inForce: boolean, retired: boolean][] = [
    ['type: policy\nstatus: approved', true, false],
    ['type: policy\nstatus: in-review', false, false],
    ['type: policy\nstatus: retired', false, true],
    ['type: policy\nstatus: superseded', false, true],
    ['type: policy', false, false],
    ['type: record', true, false],
    ['type: report', true, false],
    ['type: template', true, false],
    ['type: record\nstatus: draft', false, false],
    ['type: record\nstatus: retired', false, true],
  ];
  for (const [metadata, inForce, retired] of cases) {
    it(`with ${metadata.replace('\n', ', ')} is ${inForce ? '' : 'not '}in force and ${retired ? '' : 'not '}retired`, async () => {
      const document = documentIn(await analyse({ A: metadata }), 'A');
      deepEqual([isInForce(document), isRetired(document)], [inForce, retired]);
    });
  }
});
