// SMSs as `clausetrace/traceability` tells of them, small, for tests of what is made of them.

import type { Words } from '../../../client/src/views/words.ts';
import type {
  ClauseStatus,
  ClauseView,
  DocumentView,
  GapView,
  ItemView,
  ReviewView,
  StandardView,
  SystemView,
} from '../../../server/src/protocol/views.ts';

/** English, with placeholders filled in as `vscode.l10n.t` does. */
export const words: Words = {
  t: (message, ...args) => message.replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)])),
  language: 'en',
};

const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } };

type Counts = Record<ClauseStatus, number>;

const none = (): Counts => ({ 'not-covered': 0, planned: 0, partial: 0, documented: 0, evidenced: 0 });

export const clause = (id: string, given: Partial<ClauseView> = {}): ClauseView => {
  const above = id.slice(0, Math.max(0, id.lastIndexOf('.')));
  const counts = none();
  if (given.status) counts[given.status] = 1;
  return {
    key: `iso20000-1:${id}`,
    id,
    title: `Title of ${id}`,
    parent: above === '' ? undefined : `iso20000-1:${above}`,
    status: undefined,
    counts,
    stale: false,
    waived: false,
    claims: [],
    items: [],
    evidence: [],
    lastReview: undefined,
    nextReview: undefined,
    gaps: [],
    ...given,
  };
};

/** Headings get the counts of what is below them. */
export function standard(clauses: readonly ClauseView[], given: Partial<StandardView> = {}): StandardView {
  const counts = none();
  const below = (id: string) => clauses.filter(one => one.id === id || one.id.startsWith(`${id}.`));
  const counted = clauses.map(one => {
    const sum = none();
    for (const { status } of below(one.id)) if (status) sum[status]++;
    return { ...one, counts: sum };
  });
  for (const { status } of clauses) if (status) counts[status]++;
  return {
    id: 'iso20000-1:2018',
    title: 'A standard',
    shortTitle: 'ISO/IEC 20000-1',
    counts,
    clauses: counted,
    ...given,
  };
}

export const claim = (document: number, given: Partial<ClauseView['claims'][number]> = {}) => ({
  document,
  coverage: 'full' as const,
  section: undefined,
  range,
  counts: true,
  ...given,
});

export const item = (id: string, given: Partial<ItemView> = {}): ItemView => ({
  id,
  title: `The ${id}`,
  kind: 'policy',
  mandatory: true,
  state: 'missing',
  providers: [],
  ...given,
});

export const review = (state: ReviewView['state'], due?: string, days?: number): ReviewView => ({
  state,
  reviewed: undefined,
  due,
  days,
  remarks: [],
});

export const document = (name: string, given: Partial<DocumentView> = {}): DocumentView => ({
  uri: `file:///sms/${name}.md`,
  path: `${name}.md`,
  name,
  title: `Title of ${name}`,
  type: 'process',
  status: 'approved',
  version: '1.0',
  owner: { role: 'manager', title: 'Manager', holder: 'M. Example' },
  approver: undefined,
  review: review('current', '2027-02-01', 73),
  clauses: [],
  evidence: undefined,
  gaps: [],
  ...given,
});

export const gap = (rule: string, given: Partial<GapView> = {}): GapView => ({
  rule,
  severity: 'warning',
  message: `About ${rule}`,
  uri: 'file:///sms/a.md',
  range,
  document: undefined,
  clause: undefined,
  ...given,
});

export const system = (given: Partial<SystemView> = {}): SystemView => ({
  name: 'Acme',
  root: 'file:///sms',
  manifest: 'file:///sms/sms.yaml',
  standards: [],
  documents: [],
  gaps: [],
  audits: [],
  ...given,
});
