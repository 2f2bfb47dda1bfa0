// What would make a clause green, in words: the edits that its gaps ask for, the most useful first.

import { isEvidence } from '../analysis/coverage.ts';
import type { ClauseTrace } from '../analysis/traceability.ts';

export function stepsFor(clause: ClauseTrace): string[] {
  const { id, title, status, items, claims } = clause;
  const name = title ? `${id} ${title}` : id;
  const steps: string[] = [];
  const missing = items.filter(item => item.mandatory && item.state === 'missing');
  if (status === 'not-covered') {
    const kind = missing[0]?.kind ?? items[0]?.kind ?? 'process';
    steps.push(`Address ${name}: clausetrace new ${kind} --clause ${id}, or add ${id} to the clauses of a document that does`);
  }
  if (status === 'planned') {
    steps.push(`Approve what addresses ${name}: ${[...new Set(claims.map(claim => claim.document.name))].join(', ')}`);
  }
  for (const claim of claims.filter(one => one.forbidden)) {
    steps.push(`Change the claim of ${claim.document.name} on ${id}: ${claim.forbidden}`);
  }
  for (const item of missing) {
    steps.push(`Provide the ${item.title} for ${id}: clausetrace new ${item.kind} --clause ${id}, or add ${item.id} to the provides of a document`);
  }
  for (const item of items.filter(one => one.mandatory && one.state === 'planned')) {
    steps.push(`Approve ${item.providers.map(provider => provider.name).join(', ')}: it provides the ${item.title} for ${id}`);
  }
  if (status === 'partial' && claims.every(claim => !claim.counts || claim.coverage !== 'full')) {
    steps.push(`Address all of ${name}: every approved claim covers only a part`);
  }
  for (const item of items.filter(one => isEvidence(one.kind) && one.state === 'outdated')) {
    steps.push(`Collect the ${item.title} anew: ${item.providers.map(provider => provider.name).join(', ')}`);
  }
  const late = claims.filter(claim => claim.counts && ['overdue', 'never-reviewed'].includes(claim.review.state));
  for (const document of new Set(late.map(claim => claim.document.name))) steps.push(`Review ${document} and set its reviewed date`);
  return steps;
}
