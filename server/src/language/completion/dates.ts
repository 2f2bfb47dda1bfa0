// Dates and durations: today for what is done, one interval ahead for what is to come.

import { CompletionItemKind } from 'vscode-languageserver';
import { longDate } from '../../analysis/words.ts';
import { addDuration, daysBetween, isDuration } from '../../documents/dates.ts';
import { schemaAt } from '../schema.ts';
import type { Source } from '../source.ts';
import type { Candidate, Wanted } from './wanted.ts';

/** Keys of days that lie ahead when they are written. */
const ahead: ReadonlySet<string> = new Set(['due', 'expires', 'planned', 'to']);

const usual = [
  ['P1W', 'one week'],
  ['P1M', 'one month'],
  ['P3M', 'three months'],
  ['P6M', 'six months'],
  ['P1Y', 'one year'],
  ['P2Y', 'two years'],
  ['P3Y', 'three years'],
] as const;

/** How long before a date something is announced. */
const short = [
  ['P2W', 'two weeks'],
  ['P30D', '30 days'],
  ['P60D', '60 days'],
  ['P90D', '90 days'],
] as const;

/** From a week that is next to nothing to what nobody plans for. */
const usualAhead = usual.slice(1, 5);

export function* dates({ yaml }: Wanted, source: Source): Iterable<Candidate> {
  const { asOf } = source.analysis;
  const key = yaml?.key ?? '';
  const days = new Map<string, string>();
  if (yaml?.path[0] === 'period') addPeriods(days, key, asOf);
  if (ahead.has(key) && yaml?.path[0] !== 'period') addIntervals(days, source);
  else days.set(asOf, 'today');
  if (key === 'effective') days.set(firstOfMonth(addDuration(asOf, 'P1M')), 'first of next month');
  for (const [day, words] of days) {
    const filterText = `${day} ${words}`;
    yield { label: day, kind: CompletionItemKind.Constant, detail: words, filterText, documentation: longDate(day) };
  }
}

function addIntervals(days: Map<string, string>, source: Source): void {
  const { asOf } = source.analysis;
  for (const [duration, words] of usualAhead) days.set(addDuration(asOf, duration), `in ${words}`);
  const own = reviewInterval(source);
  if (own !== undefined) days.set(addDuration(asOf, own), `one review interval ahead (${own})`);
}

/** What an author of evidence means: the quarter, the month and the year that ended last. */
function addPeriods(days: Map<string, string>, key: string, asOf: string): void {
  const quarter = Math.floor((monthOf(asOf) - 1) / 3) * 3 + 1;
  const ends = [
    [`${asOf.slice(0, 4)}-${twoDigits(quarter)}-01`, 3, 'last quarter'],
    [firstOfMonth(asOf), 1, 'last month'],
    [`${asOf.slice(0, 4)}-01-01`, 12, 'last year'],
  ] as const;
  for (const [next, months, words] of ends) {
    const first = monthsBefore(next, months);
    const last = addDuration(first, `P${daysBetween(first, next) - 1}D`);
    days.set(key === 'from' ? first : last, `${key === 'from' ? 'beginning' : 'end'} of the ${words}`);
  }
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** Of the first day of a month. */
function monthsBefore(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + monthOf(day) - 1 - months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${twoDigits((count % 12) + 1)}-01`;
}

function monthOf(day: string): number {
  return Number(day.slice(5, 7));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function reviewInterval({ document, sms }: Source): string | undefined {
  const { reviews } = sms.manifest;
  const type = document?.metadata.type?.value;
  const interval =
    document?.metadata.reviewInterval?.value ?? (type && reviews.intervals.get(type)) ?? reviews.defaultInterval;
  return isDuration(interval) ? interval : undefined;
}

export function* durations({ yaml }: Wanted): Iterable<Candidate> {
  for (const [duration, words] of yaml?.key === 'due_soon' ? short : usual) {
    yield { label: duration, kind: CompletionItemKind.Constant, detail: words, filterText: `${duration} ${words}` };
  }
  // The schemas say where there can be none.
  const values = yaml ? schemaAt(yaml.schema, yaml.path)?.values : undefined;
  for (const { value } of values ?? []) {
    yield { label: value, kind: CompletionItemKind.Constant, detail: 'no review is due' };
  }
}
