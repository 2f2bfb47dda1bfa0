// What git knows of the review whose date is hovered over: why it is not what it says, the commits since, and a short difference.

import { structuredPatch } from 'diff';
import { changeSinceApproval } from '../../analysis/approvals.ts';
import { commitPhrase, remarksOf } from '../../analysis/change-words.ts';
import type { Version } from '../../history/history.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import { type Block, code, list, text } from '../card.ts';
import type { Source } from '../source.ts';
import { symbolAt } from '../symbol-at.ts';

/** Of a difference, so many lines are shown; the editor for differences shows all of it. */
const longestDiff = 24;
const longestLine = 160;
/** Texts that have less in common are not compared: it would take long, and nobody could read the result. */
const mostEdits = 2000;

/** The version that the date at a place certifies, where the text has changed since. */
export function versionHoveredOver(source: Source, offset: number): Version | undefined {
  const symbol = symbolAt(source, offset);
  const { document, analysis } = source;
  if (symbol?.kind !== 'date' || !document) return undefined;
  const key = symbol.keys.join(' ');
  if (key === 'approved') return changeSinceApproval(document, analysis)?.since;
  const witness = key === 'reviewed' ? analysis.review(document).witness : undefined;
  return witness?.change && witness.seen;
}

export function reviewNotes(document: SmsDocument, { analysis }: Source): readonly Block[] {
  const commits = analysis.review(document).witness?.change?.commits ?? [];
  return [
    ...remarksOf(document, analysis).map(remark => text(remark)),
    ...(commits.length > 1 ? list('Commits since', commits.map(commitPhrase), 5) : []),
  ];
}

/** What differs between two texts of a document, its metadata aside. */
export function differenceBlock(before: string, now: string): readonly Block[] {
  const options = { context: 1, maxEditLength: mostEdits };
  const patch = structuredPatch('', '', bodyOf(before), bodyOf(now), '', '', options);
  const lines = (patch?.hunks ?? []).flatMap(({ lines: own }, i) => (i === 0 ? own : ['…', ...own]));
  if (lines.length === 0) return [];
  const shown = lines
    .slice(0, longestDiff)
    .map(line => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
  const rest = lines.length - shown.length;
  return [code('diff', [...shown, ...(rest > 0 ? [`… ${rest} more lines`] : [])].join('\n'))];
}

function bodyOf(content: string): string {
  return content.replace(/\r\n?/g, '\n').replace(/^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/, '');
}
