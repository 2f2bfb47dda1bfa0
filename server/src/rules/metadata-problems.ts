// What metadata/schema and metadata/invalid-date share: each tells its own of the problems met when metadata was read.

import type { SmsDocument } from '../workspace/document.ts';
import type { MetadataProblem } from '../workspace/metadata.ts';
import { placeIn, type Report } from './rule.ts';

/** None of a page, which may use the same keys for other things. */
export function metadataProblems(document: SmsDocument, rule: MetadataProblem['rule']): readonly MetadataProblem[] {
  return document.kind === 'document' ? document.metadata.problems.filter(problem => problem.rule === rule) : [];
}

export function reportProblem(document: SmsDocument, { message, span, replacement }: MetadataProblem): Report {
  const edit = replacement && { at: placeIn(document, replacement.span), newText: replacement.text };
  return {
    at: placeIn(document, span),
    document,
    message,
    ...(edit && { fix: { title: replacement.title, edits: [edit] } }),
  };
}
