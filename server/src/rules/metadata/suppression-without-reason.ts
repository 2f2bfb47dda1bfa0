// A suppression that does not say why: whoever meets it later, an auditor among them, cannot tell an accepted exception from
// a finding that was swept away.

import type { Rule } from '../rule.ts';
import { suppressionsIn } from '../suppressions.ts';
import { quote } from '../wording.ts';

export const suppressionWithoutReason: Rule = {
  id: 'metadata/suppression-without-reason',
  severity: 'warning',
  summary: 'A suppression does not give a reason.',
  *checkSms({ sms }) {
    for (const { suppression, document, place } of suppressionsIn(sms)) {
      const { rule, reason, span } = suppression;
      if (rule === '' || reason.trim() !== '') continue;
      yield {
        at: place(span),
        ...(document && { document }),
        message: `The suppression of ${quote(rule)} gives no reason. Write one behind the rule and a colon.`,
      };
    }
  },
};
