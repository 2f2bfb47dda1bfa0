// Finds documents whose text is no longer the one that was reviewed, by git. A date of a review says that somebody confirmed a
// text; nobody has confirmed this one.

import { changeSinceApproval } from '../../analysis/approvals.ts';
import { changePhrase } from '../../analysis/change-words.ts';
import { nameOf } from '../../workspace/document.ts';
import { placeIn, type Rule } from '../rule.ts';

export const changedSinceReview: Rule = {
  id: 'review/changed-since-review',
  severity: 'warning',
  summary: 'An approved document whose text changed after its last review, by git.',
  *checkDocument(document, { analysis }) {
    if (document.kind !== 'document') return;
    const { state, witness } = analysis.review(document);
    const { reviewed } = document.metadata;
    if (state !== 'changed-since-review' || !witness?.change || !reviewed) return;
    // One slip is told once: see review/edited-after-approval.
    const also = changeSinceApproval(document, analysis)
      ? ' It has not been approved since either: approve it, as a new version.'
      : '';
    yield {
      at: placeIn(document, reviewed.span),
      document,
      message:
        `${nameOf(document)} changed since its review on ${reviewed.value}: ${changePhrase(witness.change)}. ` +
        `Review what changed and update \`reviewed\`.${also}`,
    };
  },
};
