// Finds approved documents whose text is no longer the one that was approved, by git. The approval was of another text: whoever
// may change it afterwards needs no approval at all.

import { changeSinceApproval } from '../../analysis/approvals.ts';
import { changePhrase } from '../../analysis/change-words.ts';
import { nameOf } from '../../workspace/document.ts';
import { placeIn, type Rule } from '../rule.ts';
import { isControlled } from '../versions.ts';

export const editedAfterApproval: Rule = {
  id: 'review/edited-after-approval',
  severity: 'warning',
  summary: 'A document whose text changed after its approval, under the same version, by git.',
  *checkDocument(document, { analysis }) {
    const { approved } = document.metadata;
    if (document.kind !== 'document' || !approved || !isControlled(document)) return;
    // Told there already, with what to do about the approval.
    if (analysis.review(document).state === 'changed-since-review') return;
    const change = changeSinceApproval(document, analysis);
    if (!change) return;
    yield {
      at: placeIn(document, approved.span),
      document,
      message:
        `${nameOf(document)} changed after its approval on ${approved.value}: ${changePhrase(change)}. ` +
        'Have it approved as a new version, with a row in its `history`.',
    };
  },
};
