// Finds documents whose review is due within the notice of the manifest, so that it is done in time and not on the eve of
// the audit.

import { fromToday } from '../../analysis/wording.ts';
import { nameOf } from '../../workspace/document.ts';
import { placeIn, type Rule } from '../rule.ts';

export const dueSoon: Rule = {
  id: 'review/due-soon',
  severity: 'info',
  summary: 'An approved document whose next review is due soon.',
  *checkDocument(document, { analysis, asOf }) {
    if (document.kind !== 'document') return;
    const { state, due } = analysis.review(document);
    const { reviewed } = document.metadata;
    if (state !== 'due-soon' || !due || !reviewed) return;
    yield {
      at: placeIn(document, reviewed.span),
      document,
      message:
        `The review of ${nameOf(document)} is due on ${due}, ${fromToday(due, asOf)}. ` +
        'Review the document by then and update `reviewed`.',
    };
  },
};
