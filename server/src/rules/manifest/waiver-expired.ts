// Finds waivers whose last day has passed. The findings they accepted are back, and an acceptance that nobody renewed is one
// that nobody stands for.

import { days } from '../../analysis/wording.ts';
import { daysBetween } from '../../documents/dates.ts';
import { placeInManifest, type Rule } from '../rule.ts';
import { isExpired } from '../sieve.ts';

export const waiverExpired: Rule = {
  id: 'manifest/waiver-expired',
  severity: 'warning',
  summary: 'A waiver whose last day has passed.',
  *checkSms({ sms: { manifest }, asOf }) {
    for (const waiver of manifest.waivers) {
      const at = waiver.expires && placeInManifest(manifest, waiver.expires.span);
      if (!at || !isExpired(waiver, asOf)) continue;
      const { rule, where, expires } = waiver;
      yield {
        at,
        message:
          `The waiver of ${rule.value} for ${where.value} held until ${expires!.value}, ${days(daysBetween(expires!.value, asOf))} ` +
          'ago. Mend what it accepted and remove it, or have it approved anew with a later `expires`.',
      };
    }
  },
};
