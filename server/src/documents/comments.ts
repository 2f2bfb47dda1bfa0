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

/**
 * Suppressions above each other all speak of the line below them: where one speaks of a line on which nothing but suppressions
 * stand, it speaks of what they speak of. In the order of the text, which begins at the offset `base` of the file.
 */
export function stacked(
  suppressions: readonly Suppression[],
  text: string,
  lineStarts: readonly number[],
  base = 0,
): Suppression[] {
  /** For lines of nothing but suppressions: the line that they speak of. */
  const lines = new Map<number, number>();
  const judged = new Set<number>();
  const settled: Suppression[] = [];
  for (const suppression of [...suppressions].reverse()) {
    const { start, end } = suppression.span;
    const line = isAboutSuppressions(suppression)
      ? suppression.line
      : (lines.get(suppression.line) ?? suppression.line);
    settled.push({ ...suppression, line });
    const [own, last] = [lineAt(lineStarts, start), lineAt(lineStarts, end)];
    if (judged.has(own)) continue;
    judged.add(own);
    const before = text.slice(Math.max(lineStarts[own]! - base, 0), start - base);
    const behind = text.slice(end - base, (lineStarts[last + 1] ?? Number.POSITIVE_INFINITY) - base);
    if (isEmptyBut(before) && isEmptyBut(behind)) lines.set(own, line);
  }
  return settled.reverse();
}

/** Silences what is said of the suppression below it, and of nothing further down. */
function isAboutSuppressions({ rule }: Suppression): boolean {
  return rule.startsWith('metadata/suppression-');
}

/** Whether there is nothing around a suppression but others and the marks of a block quote. */
function isEmptyBut(text: string): boolean {
  return /^[\s>]*$/.test(text.replace(/<!--\s*clausetrace-disable-next-line(?![\w-])[\s\S]*?-->/g, ''));
}
