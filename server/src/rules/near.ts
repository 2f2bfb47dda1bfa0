// Near misses: the known words that somebody may have meant who wrote an unknown one. All of the nearest are given, since a
// fix is offered only where there is exactly one.

import { editsBetween } from '../documents/similar.ts';

/** A list of proposals longer than this helps nobody. */
const mostProposals = 3;

/** The known words nearest to an unknown one: equal but for case and joints, else at most so many slips of the pen away. */
export function nearWords(word: string, known: Iterable<string>, mostEdits: 1 | 2 = 2): readonly string[] {
  const bare = bareForm(word);
  let least = Number.POSITIVE_INFINITY;
  const nearest = new Set<string>();
  for (const candidate of known) {
    const edits = bare === bareForm(candidate) ? 0 : slipsBetween(word, candidate, mostEdits);
    if (edits > least || edits > mostEdits) continue;
    if (edits < least) nearest.clear();
    least = edits;
    nearest.add(candidate);
  }
  return [...nearest].sort().slice(0, mostProposals);
}

/**
 * Known words that many unknown ones are compared with, such as all ids of an SMS, one slip of the pen apart. The first few
 * are compared with each known word, as after an edit; whoever asks more often gets an index, which gives the same answers.
 */
export class NearWords {
  readonly #known: () => Iterable<string>;
  readonly #answers = new Map<string, readonly string[]>();
  #index: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(known: () => Iterable<string>) {
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
    if (this.#answers.size < 8) return this.#known();
    this.#index ??= indexByRemainders(this.#known());
    return remaindersOf(word).flatMap(remainder => this.#index?.get(remainder) ?? []);
  }
}

/** Two words one slip apart share a remainder. */
function indexByRemainders(known: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const word of known) {
    for (const remainder of remaindersOf(word)) {
      const words = index.get(remainder);
      if (words) words.push(word);
      else index.set(remainder, [word]);
    }
  }
  return index;
}

/** What is left of a word when no character, or any one, is left out. Long words are looked up as they are. */
function remaindersOf(word: string): string[] {
  const bare = bareForm(word);
  const remainders = new Set([bare]);
  if (bare.length <= 100) for (let i = 0; i < bare.length; i++) remainders.add(bare.slice(0, i) + bare.slice(i + 1));
  return [...remainders];
}

/** One slip for every three characters at most: shorter words are too easily like another. */
function slipsBetween(word: string, candidate: string, most: number): number {
  if (Math.abs(word.length - candidate.length) > most || word.length > 100 || candidate.length > 100) {
    return Number.POSITIVE_INFINITY;
  }
  const edits = editsBetween(word, candidate);
  return edits > most || edits * 3 > word.length || areOfOneSeries(word, candidate) ? Number.POSITIVE_INFINITY : edits;
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

/** Without case and joints. */
function bareForm(word: string): string {
  return word.toLowerCase().replace(/[-_. ]/g, '');
}
