// Finds waivers that accept nothing. What they accepted is mended or elsewhere, and the next finding of the kind would pass
// without anybody having seen it.

import type { Manifest, Waiver } from '../../workspace/manifest.ts';
import { placeInManifest, type Rule } from '../rule.ts';
import { isExpired } from '../sieve.ts';

export const waiverUnused: Rule = {
  id: 'manifest/waiver-unused',
  severity: 'info',
  summary: 'A waiver that no finding matches.',
  *checkSilenced(silenced, { sms: { manifest }, asOf }) {
    for (const waiver of manifest.waivers) {
      const at = placeInManifest(manifest, waiver.rule.span);
      if (!at || isExpired(waiver, asOf) || silenced.byWaiver(waiver) > 0 || isOfNoRule(waiver, manifest)) continue;
      yield {
        at,
        message:
          `No finding of ${waiver.rule.value} matches \`${waiver.where.value}\`, so this waiver accepts nothing. ` +
          'Remove it, or correct its `rule` and `where`.',
      };
    }
  },
};

/** Then `manifest/schema` says so. */
function isOfNoRule({ rule }: Waiver, { problems }: Manifest): boolean {
  return problems.some(({ span }) => span.start === rule.span.start && span.end === rule.span.end);
}
