// The comments that say something to Clausetrace: a claim of a section, and a suppression.

import { CompletionItemKind } from 'vscode-languageserver';
import type { Candidate, Wanted } from './wanted.ts';

interface CommentKind {
  readonly label: string;
  readonly detail: string;
  readonly documentation: string;
}

const suppression: CommentKind = {
  label: 'clausetrace-disable-next-line ',
  detail: 'suppress a finding on the next line',
  documentation: 'Silences the findings of a rule that start on the next line, with a reason: `RULE: reason`.',
};

const claim: CommentKind = {
  label: 'clause: ',
  detail: 'claim a clause for this section',
  documentation: 'This section addresses the clauses named here. Readers do not see it.',
};

/** How a comment begins in Markdown, where it is still to be written as a whole. */
export const commentOpening = '<!-- ';

export function* comments(wanted: Wanted): Iterable<Candidate> {
  yield* candidate(claim, wanted);
  yield* candidate(suppression, wanted);
}

/** In YAML, where sections cannot claim. */
export function* suppressions(wanted: Wanted): Iterable<Candidate> {
  yield* candidate(suppression, wanted);
}

function* candidate({ label, detail, documentation }: CommentKind, { typed, before }: Wanted): Iterable<Candidate> {
  const isWhole = before === commentOpening;
  const hasOpening = typed.startsWith('<');
  // A word at the beginning of a line is prose, unless it begins like one of these.
  if (isWhole && !hasOpening && !label.startsWith(typed)) return;
  yield {
    label: isWhole ? `${commentOpening}${label}… -->` : label.trim(),
    kind: CompletionItemKind.Snippet,
    detail,
    documentation,
    newText: label,
    snippet: `${label}$0`,
    filterText: isWhole && hasOpening ? `${commentOpening}${label}` : label,
    continues: true,
  };
}
