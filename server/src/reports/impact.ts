// What `impact` says, as data: for every SMS, what lies downstream of what changed between two states.

import type { Impact } from '../analysis/impact.ts';
import { counted } from '../analysis/words.ts';
import { findingsPhrase } from './diff-words.ts';
import type { StateLabel } from './states.ts';

export interface ImpactReport {
  readonly before: StateLabel;
  readonly after: StateLabel;
  readonly systems: readonly Impact[];
}

/** Whether nothing at all is different. */
export function isUntouched({ manifest, changed, findings }: Impact): boolean {
  return [manifest.changes, changed, findings.fresh, findings.gone].every(list => list.length === 0);
}

/** Documents that follow what changed, and that nobody has reviewed with it. */
export function openDependants({ dependants }: Impact): Impact['dependants'] {
  return dependants.filter(({ isReviewedAgain, state }) => !isReviewedAgain && state !== 'exempt');
}

/** Changed documents that nobody has reviewed with the change. */
export function openReviews({ reviews }: Impact): Impact['reviews'] {
  return reviews.filter(({ isReviewedAgain }) => !isReviewedAgain);
}

/** `2 documents changed; 3 clauses touched, 1 with another status; 16 documents to be looked at again; …` */
export function impactPhrases(impact: Impact): string[] {
  const { manifest, changed, clauses, references, findings } = impact;
  const other = clauses.filter(({ before, after }) => before !== after).length;
  const suspects = openDependants(impact).length;
  const reviews = openReviews(impact).length;
  return [
    ...(manifest.changes.length > 0
      ? [
          `${counted(manifest.changes.length, 'setting')} of the manifest changed, which governs ${counted(manifest.governs, 'document')}`,
        ]
      : []),
    `${counted(changed.length, 'document')} changed`,
    `${counted(clauses.length, 'clause')} touched${other > 0 ? `, ${other} with another status` : ''}`,
    ...(reviews > 0 ? [`${counted(reviews, 'review')} no longer ${reviews === 1 ? 'holds' : 'hold'}`] : []),
    ...(suspects > 0 ? [`${counted(suspects, 'dependent document')} to look at again`] : []),
    ...(references.length > 0
      ? [`${counted(new Set(references.map(({ document }) => document.path)).size, 'document')} refer to it`]
      : []),
    `findings: ${findingsPhrase(findings)}`,
  ];
}
