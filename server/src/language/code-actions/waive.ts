// Adds a waiver to the manifest: the finding is accepted for a while. Who accepts it, and why, is for the author to say; the
// placeholders keep to the schema, so that the waiver holds and shows what it still lacks.

import { addDuration } from '../../documents/dates.ts';
import type { Finding } from '../../rules/check.ts';
import { propose } from '../../templates/proposal.ts';
import { relativePath } from '../../workspace/paths.ts';
import type { Source } from '../source.ts';
import { kinds, type Proposer } from './action.ts';
import { addToManifest } from './metadata-edits.ts';

const term = 'P90D';

/** Nobody accepts more findings of a rule at once; who does wants another severity for it. */
const most = 5;

/** Accepting these would hide that the tool cannot do its work. */
const notWaivable = /^(manifest|file)\/|^metadata\/suppression-/;

export const waive: Proposer = function* ({ source, findings }) {
  if (source.sms.manifest.path === undefined) return;
  const seen = new Set<string>();
  for (const finding of findings) {
    const where = whereOf(finding, source);
    const key = `${finding.rule} ${where}`;
    const alike = findings.filter(({ rule }) => rule === finding.rule);
    if (notWaivable.test(finding.rule) || seen.has(key) || alike.length > most) continue;
    seen.add(key);
    yield {
      title: `Waive ${finding.rule} for ${where} until ${addDuration(source.analysis.asOf, term)}`,
      kind: kinds.quickFix,
      finding,
      changes: () => addToManifest({ key: 'waivers', item: waiverOf(finding, source) }, source),
    };
  }
};

function waiverOf(finding: Finding, source: Source) {
  const { approver, owner } = propose(
    { type: 'policy', clause: undefined, claim: undefined, id: undefined, title: undefined },
    source.sms,
  ).facts;
  return {
    rule: finding.rule,
    where: whereOf(finding, source),
    reason: 'To be written: why this is accepted',
    approved_by: approver ?? owner,
    expires: addDuration(source.analysis.asOf, term),
  };
}

/** A clause, an id, or a path from the manifest's folder. */
function whereOf({ clause, document, path }: Finding, { sms }: Source): string {
  const id = document !== undefined && sms.entities(document).length > 0 ? document : undefined;
  return clause ?? id ?? relativePath(sms.root, path);
}
