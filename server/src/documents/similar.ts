// Near misses: which known word somebody meant who wrote an unknown one.

import { distance } from 'fastest-levenshtein';

const longestWord = 100;

/** The known word nearest to an unknown one: equal but for case, hyphens and underscores, or a slip of the pen away. */
export function nearestTo<T extends string>(word: string, known: Iterable<T>): T | undefined {
  // Nobody meant one of our words by a text this long, and comparing takes its time.
  if (word.length > longestWord) return undefined;
  const bare = bareForm(word);
  let nearest: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const edits = bare === bareForm(candidate) ? 0 : editsBetween(word, candidate);
    if (edits < least && isSlip(edits, word)) {
      least = edits;
      nearest = candidate;
    }
  }
  return nearest;
}

/**
 * The same for words among which those of others are common too, such as keys of front matter: one edit, or two in a long word.
 * Words of less than four characters are nearest only to what is equal but for case.
 */
export function slipOf<T extends string>(word: string, known: readonly T[]): T | undefined {
  const meant = nearestTo(word, known);
  if (meant === undefined || bareForm(word) === bareForm(meant)) return meant;
  return meant.length >= 4 && editsBetween(word, meant) <= (word.length >= 10 ? 2 : 1) ? meant : undefined;
}

/** Levenshtein's distance, except that two neighbours in the wrong order are one slip and not two. */
export function editsBetween(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && a.length === b.length && isTransposition(a, b) ? 1 : edits;
}

/** Two edits at most, and no more than one in three characters: shorter words are too easily like another. */
function isSlip(edits: number, word: string): boolean {
  return edits <= 2 && edits * 3 <= word.length;
}

function isTransposition(a: string, b: string): boolean {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

function bareForm(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}
