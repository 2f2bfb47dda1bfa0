// Finds documented information (a policy, plan, process, procedure, register, agreement or statement) that a clause calls for
// and no document in force provides. A missing mandatory document is a nonconformity in itself.

import { reportMissing } from '../missing-items.ts';
import type { Rule } from '../rule.ts';

export const documentedInformationMissing: Rule = {
  id: 'coverage/documented-information-missing',
  severity: 'warning',
  summary:
    'Documented information, records and reports aside, that a claimed clause calls for and no document in force provides.',
  checkSms: context =>
    reportMissing(
      context,
      'other',
      ({ item }) => `Add \`provides: [${item.id}]\` to the document that is or holds it.`,
    ),
};
