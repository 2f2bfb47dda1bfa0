// A value that should be a date and is no day of the calendar. It is left out of every computation, so a review may look
// current, or missing, that is not.

import { metadataProblems, reportProblem } from '../metadata-problems.ts';
import type { Rule } from '../rule.ts';

export const invalidDate: Rule = {
  id: 'metadata/invalid-date',
  severity: 'error',
  summary: 'A date in the metadata is not a day of the calendar of the form YYYY-MM-DD.',
  *checkDocument(document) {
    for (const problem of metadataProblems(document, 'metadata/invalid-date')) yield reportProblem(document, problem);
  },
};
