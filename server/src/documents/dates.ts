// Calendar dates (`2026-03-14`) and date-based durations (`P1Y`, `P6M`, `P2W`, `P90D`), both ISO 8601 and both kept as text,
// so that they compare, print and cache as they are written. Nothing here reads the clock.

import { Temporal } from 'temporal-polyfill';

/** The last day anything can be due; what lies later counts as this. Keeps every date at ten characters. */
const lastDay = '9999-12-31';

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const durationPattern = /^P(?=\d)(?:\d{1,4}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,4}D)?$/;

// Parsing dominates, and the same few dates and durations come back in thousands of documents.
const parsedDate = remember(text => Temporal.PlainDate.from(text));
const parsedDuration = remember(text => Temporal.Duration.from(text));
const daysFromTo = remember(pair => {
  const [from, to] = pair.split(' ');
  return parsedDate(from!).until(parsedDate(to!), { largestUnit: 'day' }).days;
});

/** A day that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  try {
    return parsedDate(text) !== undefined;
  } catch {
    return false;
  }
}

/** Years, months, weeks and days only: a review is due on a day, not at an hour. */
export function isDuration(text: string): boolean {
  return durationPattern.test(text);
}

/** The day one duration later. The 31st plus a month is the last day of that month. */
export function addDuration(date: string, duration: string): string {
  const sum = parsedDate(date).add(parsedDuration(duration));
  return sum.year > 9999 ? lastDay : sum.toString();
}

export function dayBefore(date: string): string {
  return parsedDate(date).subtract({ days: 1 }).toString();
}

/** Days from one date to another; negative when the second is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return daysFromTo(`${from} ${to}`);
}

/** Negative, zero or positive, as sorting wants it. Dates of four-digit years order as text. */
export function compareDates(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Ways to write a date that leave no doubt, each with the places of year, month and day among its groups. */
const otherDateForms: readonly {
  readonly form: RegExp;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}[] = [
  { form: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/, year: 1, month: 2, day: 3 },
  { form: /^(\d{4})(\d{2})(\d{2})$/, year: 1, month: 2, day: 3 },
  { form: /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/, year: 3, month: 2, day: 1 },
  { form: /^(1[3-9]|2\d|3[01])[/-](\d{1,2})[/-](\d{4})$/, year: 3, month: 2, day: 1 },
  { form: /^(\d{1,2})[/-](1[3-9]|2\d|3[01])[/-](\d{4})$/, year: 3, month: 1, day: 2 },
  { form: /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i, year: 3, month: 2, day: 1 },
  { form: /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i, year: 3, month: 1, day: 2 },
];

/** The date somebody meant who wrote it in another form: `14.03.2026`, `2026-3-1`, `1 March 2026`. Not `03/04/2026`, which may be either. */
export function dateMeantBy(text: string): string | undefined {
  for (const { form, year, month, day } of otherDateForms) {
    const groups = form.exec(text.trim());
    if (!groups) continue;
    const date = `${groups[year]}-${monthNumber(groups[month]!)}-${groups[day]!.padStart(2, '0')}`;
    if (isDate(date)) return date;
  }
  return undefined;
}

function monthNumber(text: string): string {
  const name = monthNames.indexOf(text.slice(0, 3).toLowerCase());
  return (name < 0 ? text : String(name + 1)).padStart(2, '0');
}

const durationUnits: Record<string, string> = {
  d: 'D',
  day: 'D',
  w: 'W',
  week: 'W',
  m: 'M',
  month: 'M',
  y: 'Y',
  year: 'Y',
};

const durationWords = new Map([
  ['annual', 'P1Y'],
  ['annually', 'P1Y'],
  ['yearly', 'P1Y'],
  ['quarterly', 'P3M'],
  ['monthly', 'P1M'],
  ['weekly', 'P1W'],
  ['daily', 'P1D'],
]);

/** The duration somebody meant who wrote it in words: `6 months`, `1 year`, `p1y`, `quarterly`. */
export function durationMeantBy(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  const known = durationWords.get(word);
  if (known) return known;
  const counted = /^(\d{1,4}) ?-?(d|w|m|y|day|week|month|year)s?$/.exec(word);
  if (counted) return `P${counted[1]}${durationUnits[counted[2]!]}`;
  const upper = word.toUpperCase();
  if (isDuration(upper)) return upper;
  return isDuration(`P${upper}`) ? `P${upper}` : undefined;
}

/** A memory of limited size for a function of a text. */
function remember<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = compute(text);
    if (known.size >= 10_000) known.clear();
    known.set(text, value);
    return value;
  };
}
