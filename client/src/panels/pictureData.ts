// From the model to what the coverage picture needs. Pure: no VS Code.
import type { ReviewState, SystemView } from '../../../server/src/protocol/views.ts';
import type { PictureData, PictureStandard, PictureSystem } from './pictureMessages.ts';

function standardOf({ id, title, shortTitle, clauses }: SystemView['standards'][number]): PictureStandard {
  return {
    id,
    name: `${shortTitle}${id.slice(id.lastIndexOf(':'))}`,
    title,
    clauses: clauses.map(clause => ({
      key: clause.key,
      id: clause.id,
      title: clause.title,
      parent: clause.parent,
      status: clause.status,
      stale: clause.stale,
      waived: clause.waived,
      documents: new Set(clause.claims.map(({ document }) => document)).size,
      lacking: clause.items
        .filter(({ mandatory, state }) => mandatory && (state === 'missing' || state === 'outdated'))
        .map(item => item.title),
      nextReview: clause.nextReview,
    })),
  };
}

function systemOf({ name, root, standards, documents, audits }: SystemView, asOf: string): PictureSystem {
  const reviews: Record<ReviewState, number> = {
    'never-reviewed': 0,
    overdue: 0,
    'changed-since-review': 0,
    suspect: 0,
    'due-soon': 0,
    current: 0,
    exempt: 0,
  };
  for (const { review } of documents) reviews[review.state]++;
  const next = audits.find(({ date }) => date >= asOf);
  return {
    name,
    root,
    standards: standards.map(standardOf),
    reviews,
    audit: next && { title: next.title, date: next.date, overdue: next.overdue.length },
  };
}

export function pictureData(asOf: string, systems: readonly SystemView[]): PictureData {
  return { asOf, systems: systems.map(system => systemOf(system, asOf)) };
}
