// Finds standards that the manifest names and nobody supplies. Nothing can be said about the coverage of a standard whose
// clauses are not known, and silence would look like success.

import { listOf, sentence } from '../../analysis/wording.ts';
import { nearestTo } from '../../documents/similar.ts';
import type { Sms, SmsScope } from '../../workspace/sms.ts';
import { changeToNear } from '../fixes.ts';
import { type Place, placeInManifest, type Report, type Rule } from '../rule.ts';

export const unknownStandard: Rule = {
  id: 'manifest/unknown-standard',
  severity: 'error',
  summary: 'A standard that the manifest names and that is neither built in nor beside the manifest.',
  *checkSms({ sms }) {
    for (const { value, span } of sms.scope.unknownStandards) {
      const at = placeInManifest(sms.manifest, span);
      if (!at) continue;
      const message = `The standard \`${value}\` is neither built in nor defined beside the manifest, so nothing is checked against it.`;
      const near = nearStandard(value, sms);
      yield { at, message: `${message} ${advice(near, sms.scope)}`, ...choiceOf(at, near) };
    }
  },
};

/** What the manifest names already is not what was meant. */
function nearStandard(id: string, { manifest, scope }: Sms): string | undefined {
  const named = new Set(manifest.standards.map(({ value }) => value));
  const others = scope.knownStandards.filter(known => !named.has(known));
  return nearestTo(id, others) ?? others.find(known => known.startsWith(`${id}:`));
}

/** Never applied unseen: with the standard come all its clauses. */
function choiceOf(at: Place, near: string | undefined): Pick<Report, 'alternatives'> {
  const { fix } = changeToNear(at, near === undefined ? [] : [near]);
  return fix ? { alternatives: [fix] } : {};
}

function advice(near: string | undefined, { knownStandards, standardProblems }: SmsScope): string {
  const damaged = [...new Set(standardProblems.map(({ path }) => path))];
  if (damaged.length > 0)
    return `Mend the findings in ${listOf(damaged)} if it is the standard meant, or remove the entry.`;
  const meant = near ? `did you mean \`${near}\`? If not, ` : '';
  const known = listOf(knownStandards.map(one => `\`${one}\``));
  return sentence(
    `${meant}put a file with its clauses into \`standards/\` beside the manifest, or remove the entry. Known here: ${known}.`,
  );
}
