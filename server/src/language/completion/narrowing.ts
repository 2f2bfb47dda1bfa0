// Which of many proposals are shown. Few are shown all: the editor narrows them down by itself while the user types on.

import { matcherOf } from '../fuzzy.ts';
import type { Candidate, LateCandidate, Wanted } from './wanted.ts';

/** Nobody reads a longer list; what is typed next makes it shorter. */
const mostItems = 200;

export interface Offer {
  readonly wanted: Wanted;
  readonly offered: Candidate | LateCandidate;
}

/** Of too many, those that fit what is typed; the editor has to ask again when more is typed. */
export function narrowed(offers: Iterable<Offer>): {
  readonly shown: readonly Offer[];
  readonly isIncomplete: boolean;
} {
  const all: Offer[] = [];
  for (const offer of offers) {
    // Nothing is typed that could tell them apart.
    if (all.length > mostItems && offer.wanted.typed === '') break;
    all.push(offer);
  }
  if (all.length <= mostItems) return { shown: all, isIncomplete: false };
  const byWords = inOrderOfWords(all);
  return { shown: byWords.length > 0 ? byWords : inOrderOfLetters(all), isIncomplete: true };
}

/** Those that begin with what is typed, then those that hold all of its words. */
function inOrderOfWords(offers: readonly Offer[]): readonly Offer[] {
  const first: Offer[] = [];
  const others: Offer[] = [];
  let typed = '';
  let words: readonly string[] = [''];
  for (const offer of offers) {
    if (offer.wanted.typed !== typed) {
      typed = offer.wanted.typed;
      words = typed.toLowerCase().split(/\s+/);
    }
    const text = textOf(offer).toLowerCase();
    if (!words.every(word => text.includes(word))) continue;
    if (text.startsWith(typed.toLowerCase())) first.push(offer);
    else others.push(offer);
    if (first.length >= mostItems) break;
  }
  return [...first, ...others].slice(0, mostItems);
}

/** Those that hold the letters that are typed, in order. */
function inOrderOfLetters(offers: readonly Offer[]): readonly Offer[] {
  const matches = matcherOf(offers[0]?.wanted.typed ?? '');
  return offers
    .flatMap(offer => {
      const score = matches(textOf(offer));
      return score === undefined ? [] : [{ offer, score }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, mostItems)
    .map(({ offer }) => offer);
}

function textOf({ offered }: Offer): string {
  return offered.filterText ?? ('label' in offered ? offered.label : '');
}
