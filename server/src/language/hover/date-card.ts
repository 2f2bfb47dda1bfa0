// How far a date is, and what follows from it: the next review, the next collection of evidence, the end of a waiver.

import { currencyOf } from '../../analysis/evidence.ts';
import { fromToday } from '../../analysis/wording.ts';
import { duePhrase } from '../../analysis/words.ts';
import { daysBetween } from '../../documents/dates.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import { type Block, type Card, text, title } from '../card.ts';
import type { Source } from '../source.ts';
import type { DateAt } from '../symbol-at.ts';
import { reviewNotes } from './review-card.ts';

type Consequence = (document: SmsDocument, source: Source) => readonly Block[];

/** By the keys that lead to the date. */
const consequences: Readonly<Record<string, Consequence>> = {
  reviewed: lastAndNextReview,
  'period to': nextCollection,
  collected: nextCollection,
};

/** Dates up to which something holds. */
const lastDays: Readonly<Record<string, string>> = {
  'waivers expires': 'The waiver holds up to and including this day.',
  'certification expires': 'The certificate holds up to and including this day.',
};

export function dateCard({ date, keys }: DateAt, source: Source): Card {
  const key = keys.join(' ');
  const { document, isManifest } = source;
  const note = isManifest && Object.hasOwn(lastDays, key) ? [text(lastDays[key]!)] : [];
  const follows = document && Object.hasOwn(consequences, key) ? consequences[key]!(document, source) : [];
  return [title({ bold: date }, `: ${fromToday(date, source.analysis.asOf)}`), ...note, ...follows];
}

/** When a document is reviewed next, and by what interval. */
export function nextReview(document: SmsDocument, { analysis }: Source): readonly Block[] {
  const { state, due, interval } = analysis.review(document);
  if (state === 'exempt') return [text('This document needs no review.')];
  if (due === undefined) return [text('This document was never reviewed.')];
  const left = daysBetween(analysis.asOf, due);
  return [text({ bold: 'Next review' }, `: ${due}, ${duePhrase(left)} (interval ${interval})`)];
}

/** The same, with what git knows of the last one. */
function lastAndNextReview(document: SmsDocument, source: Source): readonly Block[] {
  return [...nextReview(document, source), ...reviewNotes(document, source)];
}

function nextCollection(document: SmsDocument, { analysis }: Source): readonly Block[] {
  const { due } = currencyOf(document, analysis.asOf);
  if (due === undefined) return [];
  return [text({ bold: 'Next collection' }, `: ${due}, ${duePhrase(daysBetween(analysis.asOf, due))}`)];
}
