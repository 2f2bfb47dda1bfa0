// Finds approved documents that have to be reviewed and have no date of a review. Without one nobody can tell whether the
// document still describes what is done.

import { nameOf } from '../../workspace/document.ts';
import { headOf, type Rule } from '../rule.ts';

export const neverReviewed: Rule = {
  id: 'review/never-reviewed',
  severity: 'warning',
  summary: 'An approved document that has a review interval and no date of a review.',
  *checkDocument(document, { analysis }) {
    if (document.kind !== 'document') return;
    const { state, interval } = analysis.review(document);
    if (state !== 'never-reviewed') return;
    yield {
      at: headOf(document),
      document,
      message:
        `${nameOf(document)} is to be reviewed at an interval of ${interval} and has no date of a review. ` +
        'Review the document and add `reviewed` with the date, or set `review_interval: none` where it needs no review.',
    };
  },
};
