// Finds names by some of their characters in order, as people type them into a search box: `incm` finds `Incident management`.

/** How well a name fits; higher is better, undefined: not at all. Nothing fits everything, with 0. */
export type Matcher = (name: string) => number | undefined;

/** Points of a character that follows the one before it, that begins a word, and that stands anywhere else. */
const points = { next: 7, wordStart: 6, elsewhere: 1 };

/** Points for a query that stands in the name as it is. */
const asItIs = { atWordStart: 20, elsewhere: 2 };

/** Case and white space make no difference. A query in which every word begins a word of the name fits best. */
export function matcherOf(query: string): Matcher {
  const wanted = folded(query.replace(/\s+/g, ''));
  if (wanted.length === 0) return () => 0;
  return name => {
    const text = folded(name);
    return hasInOrder(text, wanted) ? scoreOf(text, name, wanted) : undefined;
  };
}

/** Of the same length as the text, so that places in one are places in the other. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** The quick look: most names end here. */
function hasInOrder(text: string, wanted: string): boolean {
  let at = -1;
  for (let i = 0; i < wanted.length; i++) {
    at = text.indexOf(wanted[i]!, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Shorter names win a tie. */
function scoreOf(text: string, name: string, wanted: string): number {
  return (
    Math.max(wholeScore(text, name, wanted), scatteredScore(text, name, wanted)) - Math.min(name.length, 100) / 200
  );
}

/** Of the query as it is, best where it begins a word. */
function wholeScore(text: string, name: string, wanted: string): number {
  let best = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const bonus = isWordStart(name, at) ? asItIs.atWordStart : asItIs.elsewhere;
    best = Math.max(best, bonus + (wanted.length - 1) * points.next);
    if (bonus === asItIs.atWordStart) break;
  }
  return best;
}

/** Goes through the name once, preferring what follows directly, then beginnings of words. */
function scatteredScore(text: string, name: string, wanted: string): number {
  const latest = latestPlaces(text, wanted);
  let score = 0;
  let last = -2;
  for (let i = 0; i < wanted.length; i++) {
    const at = bestPlace(text, name, wanted[i]!, last, latest[i]!);
    score += at === last + 1 ? points.next : isWordStart(name, at) ? points.wordStart : points.elsewhere;
    last = at;
  }
  return score;
}

/** The last place of each character from which all that come after it can still be found. */
function latestPlaces(text: string, wanted: string): number[] {
  const places: number[] = [];
  let at = text.length;
  for (let i = wanted.length - 1; i >= 0; i--) {
    at = text.lastIndexOf(wanted[i]!, at - 1);
    places[i] = at;
  }
  return places;
}

/** Directly behind the character before; else the next beginning of a word, up to the latest place; else the next place. */
function bestPlace(text: string, name: string, character: string, last: number, latest: number): number {
  const next = text.indexOf(character, Math.max(last + 1, 0));
  if (next === last + 1) return next;
  for (let at = next; at >= 0 && at <= latest; at = text.indexOf(character, at + 1)) {
    if (isWordStart(name, at)) return at;
  }
  return next;
}

function isWordStart(name: string, at: number): boolean {
  if (at === 0) return true;
  const before = name.charCodeAt(at - 1);
  // Most names are ASCII, and patterns take ten times as long.
  if (before < 128) return !isAsciiWord(before) || (isAsciiLower(before) && isAsciiUpper(name.charCodeAt(at)));
  return !/[\p{L}\p{N}\p{M}\p{Cs}]/u.test(name[at - 1]!);
}

function isAsciiWord(code: number): boolean {
  return isAsciiLower(code) || isAsciiUpper(code) || (code >= 48 && code <= 57);
}

function isAsciiLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isAsciiUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}
