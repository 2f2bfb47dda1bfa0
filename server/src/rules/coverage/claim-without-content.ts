// Finds claims of sections, and of documents, in which nothing is written. A heading that waits for its text covers a clause
// in the matrix and in no audit.

import { isRetired } from '../../analysis/reviews.ts';
import type { DocumentFacts } from '../../documents/facts.ts';
import { nameOf, type SmsDocument } from '../../workspace/document.ts';
import type { Claim } from '../../workspace/symbols.ts';
import { placeIn, type Rule } from '../rule.ts';

export const claimWithoutContent: Rule = {
  id: 'coverage/claim-without-content',
  severity: 'warning',
  summary: 'A claim of a section, or of a whole document, in which nothing is written.',
  *checkDocument(document, { sms }) {
    if (isRetired(document)) return;
    for (const claim of sms.claimsIn(document)) {
      const where = emptyPlace(claim, document);
      if (!where) continue;
      yield {
        at: placeIn(document, claim.span),
        ...('clause' in claim.lookup && { clause: claim.lookup.clause }),
        document,
        message: `Clause ${claim.text} is claimed by ${where}. Write how it is met, or move the claim to where it is written.`,
      };
    }
  },
};

function emptyPlace({ coverage, heading, section }: Claim, document: SmsDocument): string | undefined {
  // Their content is in the claim: a justification, a statement, the evidence of control.
  if (coverage === 'not-applicable' || coverage === 'no-occurrence' || coverage === 'other-party') return undefined;
  if (heading) return heading.isEmpty ? `the section "${heading.text}", which is empty` : undefined;
  if (section || document.metadata.location || !isBodyEmpty(document.facts)) return undefined;
  const headings = document.facts.headings.length > 0 ? 'has headings and no text' : 'has no text';
  return `${nameOf(document)}, which ${headings} below its metadata`;
}

/** A Markdown file with nothing but empty sections below its front matter. */
function isBodyEmpty({
  format,
  frontMatter,
  headings,
  clauseComments,
  suppressions,
  lineStarts,
  length,
}: DocumentFacts): boolean {
  if (format !== 'markdown' || headings.some(heading => !heading.isEmpty)) return false;
  const start = frontMatter?.end ?? 0;
  const end = headings[0]?.span.start ?? length;
  const comments = [...clauseComments, ...suppressions].map(({ span }) => span).filter(span => span.start >= start);
  // Facts hold no text: a line is blank when nothing is on it but its end, or a comment of ours.
  for (let i = 0; i < lineStarts.length; i++) {
    const from = Math.max(lineStarts[i]!, start);
    const to = Math.min(lineStarts[i + 1] ?? length, end);
    if (to - from > 2 && !comments.some(span => span.start < to && span.end > from)) return false;
  }
  return true;
}
