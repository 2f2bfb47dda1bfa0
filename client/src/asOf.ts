// What may be written into the setting `clausetrace.asOf`. Pure, so that it is tested without an editor.

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The days of a month of the proleptic Gregorian calendar; 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Whether `text` is a calendar date that exists (`2026-02-30` does not). */
function isCalendarDate(text: string): boolean {
  const match = ISO_DATE.exec(text);
  if (!match) {
    return false;
  }
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return day >= 1 && day <= daysInMonth(year, month);
}

/** Whether `text` is an as-of date: a calendar date, or nothing, which means today. */
export const isAsOf = (text: string): boolean => text.trim() === '' || isCalendarDate(text.trim());
