// Finds standards that the manifest names and nobody supplies. Nothing can be said about the coverage of a standard whose
// clauses are not known, and silence would look like success.

import { listOf, sentence } from '../../analysis/wording.ts';
import { nearestTo } from '../../documents/similar.ts';
import type { SmsScope } from '../../workspace/sms.ts';
import { placeInManifest, type Rule } from '../rule.ts';

export const unknownStandard: Rule = {
  id: 'manifest/unknown-standard',
  severity: 'error',
  summary: 'A standard that the manifest names and that is neither built in nor beside the manifest.',
  *checkSms({ sms }) {
    for (const { value, span } of sms.scope.unknownStandards) {
      const at = placeInManifest(sms.manifest, span);
      if (!at) continue;
      const message = `The standard \`${value}\` is neither built in nor defined beside the manifest, so nothing is checked against it.`;
      yield { at, message: `${message} ${advice(value, sms.scope)}` };
    }
  },
};

function advice(id: string, { catalogue, standardProblems }: SmsScope): string {
  const damaged = [...new Set(standardProblems.map(({ path }) => path))];
  if (damaged.length > 0)
    return `Mend the findings in ${listOf(damaged)} if it is the standard meant, or remove the entry.`;
  const near = nearestTo(
    id,
    catalogue.standards.map(standard => standard.id),
  );
  if (near) return `Did you mean \`${near}\`, which is here already?`;
  const edition = id.includes(':') ? '' : 'Name the edition too, as in `iso20000-1:2018`. Else ';
  return sentence(
    `${edition}put a file with its clauses into \`standards/\` beside the manifest, or remove the entry.`,
  );
}
