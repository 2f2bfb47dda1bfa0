// A suppression that silences nothing: what it was for is mended, or its rule is misspelt. Left in place, it hides the next
// finding of the kind.

import { sentence } from '../../analysis/wording.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import { changeToNear } from '../fixes.ts';
import { nearWords } from '../near.ts';
import type { Report, Rule, Silenced } from '../rule.ts';
import { type PlacedSuppression, suppressionsIn } from '../suppressions.ts';
import { correct, quote } from '../wording.ts';

const own = 'metadata/suppression-unused';

export const suppressionUnused: Rule = {
  id: own,
  severity: 'warning',
  summary: 'A suppression silences nothing, or names a rule that does not exist.',
  *checkSilenced(silenced, { sms }) {
    const ruleIds = new Set(silenced.ruleIds);
    const suppressions = [...suppressionsIn(sms)];
    const isOwn = ({ suppression }: PlacedSuppression) => suppression.rule === own;
    // Those of this rule come last: by then it is known which findings of this rule they have silenced.
    for (const one of [...suppressions.filter(one => !isOwn(one)), ...suppressions.filter(isOwn)]) {
      const { rule } = one.suppression;
      if (!ruleIds.has(rule)) yield reportUnknown(one, silenced);
      else if (silenced.bySuppression(one.suppression) === 0 && !isOff(rule, sms.manifest)) yield reportUnused(one);
    }
  },
};

/** Of a rule that is switched off nobody can tell whether it would find something. */
function isOff(rule: string, { rules }: Manifest): boolean {
  return (rules.get(rule) ?? rules.get(`${rule.split('/')[0]}/*`)) === 'off';
}

function reportUnused({ suppression, document, place }: PlacedSuppression): Report {
  return {
    at: place(suppression.span),
    ...(document && { document }),
    message: `The next line has no finding of ${quote(suppression.rule)} to silence. Remove the suppression, or move it above the line that it is about.`,
  };
}

function reportUnknown({ suppression, document, place }: PlacedSuppression, { ruleIds }: Silenced): Report {
  const { rule, ruleSpan, span } = suppression;
  if (rule === '') {
    const message =
      'The suppression names no rule, so it silences nothing. Name the rule, with a reason behind a colon.';
    return { at: place(span), ...(document && { document }), message };
  }
  const near = nearWords(rule, ruleIds);
  const at = place(ruleSpan);
  return {
    at,
    ...(document && { document }),
    message: `There is no rule ${quote(rule)}, so the suppression silences nothing. ${sentence(correct('the name', near))}.`,
    ...changeToNear(at, near),
  };
}
