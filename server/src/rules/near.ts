// Near misses: the known words that somebody may have meant who wrote an unknown one. All of the nearest are given, since a
// fix is offered only where there is exactly one.

import { distance } from 'fastest-levenshtein';
import { bareForm, longestWord as longest, remaindersOf } from '../documents/remainders.ts';

/** A list of proposals longer than this helps nobody. */
const mostProposals = 3;

/** The known words nearest to an unknown one: equal but for case and joints, else at most so many slips of the pen away. */
export function nearWords(word: string, known: Iterable<string>, mostSlips: 1 | 2 = 2): readonly string[] {
  const bare = bareForm(word);
  let least = Number.POSITIVE_INFINITY;
  const nearest = new Set<string>();
  for (const candidate of known) {
    const slips = isSameBare(bare, candidate) ? 0 : slipsBetween(word, candidate, mostSlips);
    if (slips > least || slips > mostSlips) continue;
    if (slips < least) nearest.clear();
    least = slips;
    nearest.add(candidate);
  }
  return [...nearest].sort().slice(0, mostProposals);
}

/**
 * Known words that many unknown ones are compared with, such as all ids of an SMS, one slip of the pen apart. The first few
 * are compared with each known word, as after an edit; whoever asks more often gets an index, which gives the same answers.
 */
export class NearWords {
  readonly #known: (word: string) => Iterable<string>;
  readonly #answers = new Map<string, readonly string[]>();
  #index: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(known: (word: string) => Iterable<string>) {
    this.#known = known;
  }

  near(word: string): readonly string[] {
    let answer = this.#answers.get(word);
    if (!answer) {
      answer = nearWords(word, this.#candidates(word), 1);
      this.#answers.set(word, answer);
    }
    return answer;
  }

  #candidates(word: string): Iterable<string> {
    if (this.#answers.size < 8) return this.#known(word);
    this.#index ??= indexBy(this.#known(word), remaindersOf);
    return remaindersOf(word).flatMap(remainder => this.#index?.get(remainder) ?? []);
  }
}

/** Words by their keys, in the order given. */
function indexBy(words: Iterable<string>, keysOf: (word: string) => readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const word of words) {
    for (const key of keysOf(word)) {
      const found = index.get(key);
      if (found) found.push(word);
      else index.set(key, [word]);
    }
  }
  return index;
}

/** One slip for every three characters at most: shorter words are too easily like another. */
function slipsBetween(word: string, candidate: string, most: number): number {
  if (Math.abs(word.length - candidate.length) > most || word.length > longest || candidate.length > longest) {
    return Number.POSITIVE_INFINITY;
  }
  const slips = isOneSlip(word, candidate) ? 1 : most === 1 ? Number.POSITIVE_INFINITY : distance(word, candidate);
  return slips > most || slips * 3 > word.length || areOfOneSeries(word, candidate) ? Number.POSITIVE_INFINITY : slips;
}

/** A character too many, too few or another one, or two neighbours in the wrong order. Told by what the words begin and end with. */
function isOneSlip(a: string, b: string): boolean {
  const most = Math.max(a.length, b.length);
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < least - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  const between = most - start - end;
  if (between <= 1) return true;
  return between === 2 && most === least && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** `step-1` and `step-2`, `SVC-A` and `SVC-B` are two things and not one misspelt. */
function areOfOneSeries(a: string, b: string): boolean {
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return true;
  const [parts, others] = [partsOf(a), partsOf(b)];
  if (parts.length !== others.length) return false;
  return parts.some((part, i) => part !== others[i] && part.length < 3 && others[i]!.length < 3);
}

function partsOf(word: string): string[] {
  return word.split(/[^\p{L}\p{N}]+/u);
}

/** The ends are looked at first: most of an index is passed over at once. */
function isSameBare(bare: string, candidate: string): boolean {
  return (
    candidate.charAt(0).toLowerCase() === bare.charAt(0) &&
    candidate.charAt(candidate.length - 1).toLowerCase() === bare.charAt(bare.length - 1) &&
    bareForm(candidate) === bare
  );
}
