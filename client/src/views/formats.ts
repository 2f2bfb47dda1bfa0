// Days, months and order as the language of the editor has them.

/** Formatters are slow to make, and thousands of nodes speak one language. */
function perLanguage<Format>(make: (language: string) => Format): (language: string) => Format {
  const made = new Map<string, Format>();
  return language => {
    const known = made.get(language);
    if (known) return known;
    const format = make(language);
    made.set(language, format);
    return format;
  };
}

const daysFormat = perLanguage(language => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

/** “in 43 days”, “3 days ago”, “tomorrow”. */
export const inDays = (days: number, language: string): string => daysFormat(language).format(days, 'day');

const monthFormat = perLanguage(
  language => new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);

/** “November 2026”, of an ISO 8601 date. */
export const monthName = (date: string, language: string): string =>
  monthFormat(language).format(new Date(`${date.slice(0, 7)}-01T00:00:00Z`));

const collator = perLanguage(language => new Intl.Collator(language, { numeric: true }));

/** As people sort: “2” before “10”. */
export const comparing = (language: string): ((one: string, other: string) => number) => collator(language).compare;
