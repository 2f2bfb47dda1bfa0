// What comments say to Clausetrace: section-level claims (`<!-- clause: 8.6.1, 8.6.2 -->`) and suppressions
// (`<!-- clausetrace-disable-next-line RULE: reason -->`, `# …` in YAML).

import type { ClauseComment, Suppression } from './facts.ts';
import { ownText } from './own-text.ts';
import { lineAt, type Span } from './text.ts';

/** The inside of a comment, and the way from its indexes to offsets of the file. */
export interface Comment {
  readonly content: string;
  readonly offsetOf: (index: number) => number;
  /** The whole comment with its marks. */
  readonly span: Span;
}

const clausePattern = /^\s*clauses?:/;

export function clauseCommentOf(comment: Comment, heading: number): ClauseComment | undefined {
  const marker = clausePattern.exec(comment.content);
  if (!marker) return undefined;
  const items = comment.content.slice(marker[0].length).matchAll(/[^\s,]+/g);
  const clauses = [...items].map(item => {
    const index = marker[0].length + item.index;
    const span = { start: comment.offsetOf(index), end: comment.offsetOf(index + item[0].length) };
    return { text: ownText(item[0]), span };
  });
  return { span: comment.span, clauses, heading };
}

/** What every text with a suppression contains: most have none, and are not searched further. */
export const suppressionMarker = 'clausetrace-disable';

const suppressionPattern = /^\s*clausetrace-disable-next-line(?![\w-])(?:\s+([^\s:]+))?\s*(?::\s*([\s\S]*))?/;

export function suppressionOf(comment: Comment, lineStarts: readonly number[]): Suppression | undefined {
  const match = suppressionPattern.exec(comment.content);
  if (!match) return undefined;
  const rule = match[1] ?? '';
  const ruleStart = rule ? match[0].indexOf(rule, match[0].indexOf('line') + 4) : match[0].trimEnd().length;
  return {
    span: comment.span,
    rule: ownText(rule),
    ruleSpan: { start: comment.offsetOf(ruleStart), end: comment.offsetOf(ruleStart + rule.length) },
    reason: ownText((match[2] ?? '').trim()),
    line: lineAt(lineStarts, comment.span.end) + 1,
  };
}
