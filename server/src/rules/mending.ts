// Applies the fixes of findings to the texts of files: what `check --fix` and the editor's "fix all" have in common. Only what
// is a finding's one fix is applied unseen; of alternatives the author has to choose.

import { lineStartsOf, spanOf } from '../documents/text.ts';
import { applyEdits, areInConflict, type TextEdit } from '../documents/text-edits.ts';
import type { Finding, FindingFix } from './check.ts';

export interface Mended {
  readonly text: string;
  /** How many fixes were applied. */
  readonly count: number;
}

/** A text with all fixes of findings about it that can be made at once. */
export function mend(path: string, text: string, findings: readonly Finding[]): Mended {
  const fixes = fixesOf(path, text, findings);
  return { text: applyEdits(text, fixes.flat()), count: fixes.length };
}

/**
 * The edits of each fix that stays within the file, without those that get into each other's way: the first one goes first. A
 * fix that two findings share is one.
 */
export function fixesOf(path: string, text: string, findings: readonly Finding[]): readonly (readonly TextEdit[])[] {
  const lineStarts = lineStartsOf(text);
  const chosen: (readonly TextEdit[])[] = [];
  // In the order of the text only the last edits can be in the way of the next.
  let reached: TextEdit | undefined;
  for (const edits of inOrder(findings.flatMap(({ fix }) => editsIn(path, lineStarts, fix) ?? []))) {
    if (reached && (edits[0]!.span.start < reached.span.end || areInConflict(reached.span, edits[0]!.span))) continue;
    chosen.push(edits);
    const last = edits.at(-1)!;
    if (!reached || last.span.end >= reached.span.end) reached = last;
  }
  return chosen;
}

/** By place; undefined where another file is concerned. */
function editsIn(path: string, lineStarts: readonly number[], fix: FindingFix | undefined): [TextEdit[]] | undefined {
  if (!fix || fix.edits.length === 0 || fix.edits.some(edit => edit.path !== path)) return undefined;
  const edits = fix.edits.map(({ range, newText }) => ({ span: spanOf(lineStarts, range), newText }));
  return [edits.sort((a, b) => a.span.start - b.span.start)];
}

function inOrder(fixes: readonly TextEdit[][]): readonly TextEdit[][] {
  return [...fixes].sort((a, b) => a[0]!.span.start - b[0]!.span.start);
}
