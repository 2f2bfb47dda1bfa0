// An SMS as views get it, of any size, made without a server: for the pages of the extension. Deterministic.
import type {
  ClauseStatus,
  ClauseView,
  DocumentView,
  GapView,
  ItemState,
  ReviewState,
  SystemView,
} from '../../server/src/protocol/views.ts';

export interface Size {
  /** Auditable clauses, in chapters of ten. */
  readonly clauses: number;
  readonly documents: number;
  /** Claims of each document. */
  readonly claims?: number;
  readonly name?: string;
  readonly root?: string;
  /** What every title begins with. */
  readonly prefix?: string;
}

const STATUSES: readonly ClauseStatus[] = ['not-covered', 'planned', 'partial', 'documented', 'evidenced'];
const REVIEWS: readonly ReviewState[] = ['current', 'current', 'due-soon', 'overdue', 'never-reviewed', 'exempt'];
const TYPES = ['policy', 'process', 'procedure', 'plan', 'record'];
const ITEM_STATES: readonly ItemState[] = ['provided', 'outdated', 'missing'];
const OWNERS = ['Incident manager', 'Change manager', 'Service owner', 'SMS manager'];

const range = (line: number, from = 0, to = 5): GapView['range'] => ({
  start: { line, character: from },
  end: { line, character: to },
});

const counts = (statuses: readonly (ClauseStatus | undefined)[]): Record<ClauseStatus, number> =>
  Object.fromEntries(STATUSES.map(one => [one, statuses.filter(status => status === one).length])) as Record<
    ClauseStatus,
    number
  >;

function documentView(i: number, root: string, prefix: string, clauses: readonly string[]): DocumentView {
  const type = TYPES[i % TYPES.length]!;
  const state = REVIEWS[i % REVIEWS.length]!;
  const path = `${type}/document-${i}.md`;
  const month = String(1 + (i % 12)).padStart(2, '0');
  return {
    uri: `${root}/${path}`,
    path,
    name: `DOC-${i}`,
    title: `${prefix}Document ${i} about something`,
    type,
    status: i % 9 === 0 ? 'draft' : 'approved',
    version: '1.0',
    owner: { role: `role-${i % 4}`, title: OWNERS[i % OWNERS.length]!, holder: 'R. Example' },
    approver: undefined,
    review: {
      state,
      reviewed: state === 'never-reviewed' ? undefined : `2026-${month}-10`,
      due: state === 'exempt' ? undefined : `2027-${month}-10`,
      days: state === 'exempt' ? undefined : (i % 50) - 10,
      remarks: [],
    },
    clauses,
    evidence: type === 'record' ? { state: 'current', due: `2027-${month}-20` } : undefined,
    gaps: [],
  };
}

/** Chapters 1, 2, … with clauses 1.1 to 1.10 below them; document `i` claims clauses near `i`. */
export function systemView(size: Size): SystemView {
  const { clauses: clauseCount, documents: documentCount, claims = 3, name = 'Acme', prefix = '' } = size;
  const root = size.root ?? 'file:///acme';
  const keyOf = (i: number): string => `std:${Math.floor(i / 10) + 1}.${(i % 10) + 1}`;
  const claimed = Array.from({ length: documentCount }, (_, d) =>
    Array.from({ length: claims }, (_, k) => (d * 7 + k * 13) % clauseCount),
  );
  const documents = claimed.map((indices, i) => documentView(i, root, prefix, [...new Set(indices)].map(keyOf)));
  const claimants = new Map<number, number[]>();
  claimed.forEach((indices, d) => {
    for (const c of new Set(indices)) claimants.set(c, [...(claimants.get(c) ?? []), d]);
  });
  const gaps: GapView[] = [];
  const clauses: ClauseView[] = [];
  for (let i = 0; i < clauseCount; i++) {
    const chapter = Math.floor(i / 10) + 1;
    const status = STATUSES[i % STATUSES.length]!;
    const claimsOf = status === 'not-covered' ? [] : (claimants.get(i) ?? []);
    if (i % 10 === 0) {
      clauses.push({
        key: `std:${chapter}`,
        id: `${chapter}`,
        title: `${prefix}Chapter ${chapter}`,
        parent: undefined,
        status: undefined,
        counts: counts([]),
        stale: false,
        waived: false,
        claims: [],
        items: [],
        evidence: [],
        lastReview: undefined,
        nextReview: undefined,
        gaps: [],
      });
    }
    const found = status === 'not-covered' ? [gaps.length] : [];
    if (status === 'not-covered') {
      const message = `${prefix}No document covers ${keyOf(i)}.`;
      const place = { uri: `${root}/sms.yaml`, range: range(2), document: undefined };
      gaps.push({ rule: 'coverage/clause-not-covered', severity: 'warning', message, ...place, clause: keyOf(i) });
    }
    const state = ITEM_STATES[i % ITEM_STATES.length]!;
    clauses.push({
      key: keyOf(i),
      id: keyOf(i).slice('std:'.length),
      title: `${prefix}Clause ${i} on a subject`,
      parent: `std:${chapter}`,
      status,
      counts: counts([status]),
      stale: i % 7 === 0,
      waived: i % 11 === 0,
      claims: claimsOf.map((document, k) => ({
        document,
        coverage: k % 4 === 3 ? 'partial' : 'full',
        section: k % 2 === 0 ? `${prefix}Section ${k} of it` : undefined,
        range: range(10 + k, 3, 9),
        counts: true,
      })),
      items:
        i % 2 === 0
          ? [
              {
                id: `item-${i}`,
                title: `${prefix}Documented thing ${i}`,
                kind: TYPES[i % TYPES.length]!,
                mandatory: i % 4 === 0,
                state,
                providers: state === 'missing' ? [] : claimsOf.slice(0, 1),
              },
            ]
          : [],
      evidence: claimsOf.filter(d => documents[d]?.type === 'record'),
      lastReview: undefined,
      nextReview: undefined,
      gaps: found,
    });
  }
  const standard = {
    id: 'std:2018',
    title: 'A standard of services',
    shortTitle: 'STD 1',
    counts: counts(clauses.map(({ status }) => status)),
    clauses,
  };
  return { name, root, manifest: `${root}/sms.yaml`, standards: [standard], documents, gaps, audits: [] };
}
