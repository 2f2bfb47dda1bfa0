// Finds documents that implement one that changed after their review, by git: what they say may no longer follow from it. Only
// what changed itself makes others suspect, not what became suspect with it, so that one change does not flag a whole chain.

import { changePhrase } from '../../analysis/change-words.ts';
import { nameOf, type SmsDocument } from '../../workspace/document.ts';
import type { Upstream } from '../../workspace/metadata.ts';
import { headOf, placeIn, type Rule } from '../rule.ts';

export const suspect: Rule = {
  id: 'review/suspect',
  severity: 'warning',
  summary: 'An approved document that implements one that changed after its last review, by git.',
  *checkDocument(document, { analysis }) {
    if (document.kind !== 'document') return;
    const { state, witness, reviewed } = analysis.review(document);
    if (state !== 'suspect' || !witness) return;
    for (const { field, upstream, change } of witness.suspicions) {
      const name = nameOf(document);
      const what = upstreamName(field, upstream);
      yield {
        at: placeIn(document, field.span),
        document,
        message:
          `${what} changed after the review of ${name} on ${reviewed}: ${changePhrase(change)}. ` +
          `Check whether ${name} still follows it, and update \`reviewed\`.`,
        related: [{ at: headOf(upstream), message: `What ${name} implements.` }],
      };
    }
  },
};

/** What is followed: a document, a section of it, or a row of a register. */
function upstreamName({ value, section }: Upstream, upstream: SmsDocument): string {
  const name = nameOf(upstream);
  if (section !== undefined) return `The section #${section} of ${name}`;
  return value === name ? name : `${value} of ${name}`;
}
