// Finds reviews that git gives no support: the date alone was changed, many documents were stamped at once, or the author confirmed
// what nobody else had read. Each may have its reasons, so it is told with its figures and is no reproach.

import { doubtPhrase } from '../../analysis/change-words.ts';
import { doubtsOf } from '../../analysis/review-doubts.ts';
import { sentence } from '../../analysis/wording.ts';
import { nameOf } from '../../workspace/document.ts';
import { placeIn, type Rule } from '../rule.ts';

export const unsupported: Rule = {
  id: 'review/unsupported',
  severity: 'info',
  summary: 'A review that changed only its date, was one of many at once, or was done by the author alone, by git.',
  *checkDocument(document, { analysis, sms }) {
    if (document.kind !== 'document') return;
    const { state, witness } = analysis.review(document);
    const { reviewed } = document.metadata;
    // Where it has to be reviewed anyway, what the last review was worth is of no use to anybody.
    if (!witness || !reviewed || (state !== 'current' && state !== 'due-soon')) return;
    const doubts = doubtsOf(document, witness, sms, analysis.history);
    if (doubts.length === 0) return;
    yield {
      at: placeIn(document, reviewed.span),
      document,
      message:
        `Git does not support the review of ${nameOf(document)} on ${reviewed.value}. ` +
        `${doubts.map(doubt => `${sentence(doubtPhrase(doubt))}.`).join(' ')} ` +
        'Record in `history` what was checked, or have somebody else confirm it.',
    };
  },
};
