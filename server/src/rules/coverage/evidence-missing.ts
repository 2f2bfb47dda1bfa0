// Finds records and reports that a clause calls for and no document provides. What is written down but cannot be shown to
// run is the commonest finding of a certification audit.

import { reportMissing } from '../missing-items.ts';
import type { Rule } from '../rule.ts';

export const evidenceMissing: Rule = {
  id: 'coverage/evidence-missing',
  severity: 'warning',
  summary: 'A record or report that a claimed clause calls for and no document in force provides.',
  checkSms: context =>
    reportMissing(
      context,
      'evidence',
      ({ item }) =>
        `Add \`provides: [${item.id}]\` to the ${item.kind}, or to a pointer whose \`location\` says where it is kept.`,
    ),
};
