// Words that are one slip of the pen apart share something: what is left of both when the slip is left out. So near misses are
// found, and those who look for them are told of new ones, without comparing every word with every other.

/** Longer words are looked up as they are: whole sentences have no near misses. */
export const longestWord = 100;

/** What is left of a word when no character, or any one, is left out. Two words one slip apart share a remainder. */
export function remaindersOf(word: string): string[] {
  const bare = bareForm(word);
  const remainders = new Set([bare]);
  if (bare.length <= longestWord)
    for (let i = 0; i < bare.length; i++) remainders.add(bare.slice(0, i) + bare.slice(i + 1));
  return [...remainders];
}

/** Without case and joints. */
export function bareForm(word: string): string {
  return word.toLowerCase().replace(/[-_. ]/g, '');
}
