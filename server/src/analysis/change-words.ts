// How commits, changes and doubts about reviews are told, so that messages, hovers and reports sound alike. What people wrote,
// names and subjects of commits, is cut to one line.

import type { Commit } from '../history/history.ts';
import { nameOf, type SmsDocument } from '../workspace/document.ts';
import type { Analysis } from './analysis.ts';
import type { Change } from './change.ts';
import { type Doubt, doubtsOf } from './review-doubts.ts';
import { listOf, sentence } from './wording.ts';
import { plainLine } from './words.ts';

/** So many sections or documents are named; the others are counted. */
const fewest = 3;

/** `commit 1a2b3c4 of R. Example on 2026-05-02 ("Sharper criteria")` */
function commitName(commit: Commit): string {
  return `commit ${commitPhrase(commit)}`;
}

/** `1a2b3c4 of R. Example on 2026-05-02 ("Sharper criteria")` */
export function commitPhrase({ id, author, day, subject }: Commit): string {
  const about = short(subject, 60);
  return `${shortId(id)} of ${short(author.name, 40) || 'nobody'} on ${day}${about === '' ? '' : ` ("${about}")`}`;
}

/** As many digits as git shows of most commits. */
function shortId(id: string): string {
  return id.slice(0, 7);
}

/** `in "Roles", by 3 commits, the last 1a2b3c4 …, and by edits that are not committed` */
export function changePhrase({ commits, isUncommitted, sections }: Change): string {
  const [last] = commits;
  const by = [
    ...(last && commits.length === 1 ? [`by ${commitName(last)}`] : []),
    ...(last && commits.length > 1 ? [`by ${commits.length} commits, the last ${commitPhrase(last)}`] : []),
    ...(isUncommitted ? ['by edits that are not committed'] : []),
  ];
  const where = sections.titles.map(title => `"${short(title, 60)}"`);
  return [...(where.length > 0 ? [`in ${someOf(where)}`] : []), by.join(', and ')].filter(Boolean).join(', ');
}

/** `a, b and 4 more` */
function someOf(names: readonly string[]): string {
  return names.length <= fewest
    ? listOf(names)
    : listOf([...names.slice(0, fewest - 1), `${names.length - fewest + 1} more`]);
}

const doubtWords: Readonly<Record<Doubt['defect'], (doubt: Doubt) => string>> = {
  'date-only': () => 'it changed nothing of the document but the date',
  'bulk-stamp': ({ stamp }) => `its commit marked ${stamp.stamped} documents as reviewed at once`,
  'author-alone': ({ stamp }) =>
    `${short(stamp.authors[0]!.name, 40) || 'its author'}, who recorded it, is the only one who wrote the text`,
};

/** `it changed nothing of the document but the date` */
export function doubtPhrase(doubt: Doubt): string {
  return doubtWords[doubt.defect](doubt);
}

/** Why a review is not what its date says, in sentences, where git knows better; empty where there is nothing to add. */
export function remarksOf(document: SmsDocument, analysis: Analysis): readonly string[] {
  const { witness, state, reviewed } = analysis.review(document);
  if (!witness) return [];
  const { change, suspicions } = witness;
  const doubts = state === 'exempt' ? [] : doubtsOf(document, witness, analysis.sms, analysis.history);
  return [
    ...(change ? [`Changed since the review of ${reviewed}: ${changePhrase(change)}.`] : []),
    ...suspicions.map(
      one => `${nameOf(one.upstream)}, which it implements, changed since the review: ${changePhrase(one.change)}.`,
    ),
    ...doubts.map(doubt => `${sentence(`the review of ${reviewed} is unsupported`)}: ${doubtPhrase(doubt)}.`),
  ];
}

function short(text: string, length: number): string {
  const line = plainLine(text).trim();
  return [...line].length > length ? `${[...line].slice(0, length - 1).join('')}…` : line;
}
