// The review calendar for spreadsheets, a line for each review, each collection of evidence and each audit (RFC 4180).

import { partyText } from '../analysis/traceability.ts';
import { csvTable } from './matrix-csv.ts';
import type { ReviewCalendar } from './reviews.ts';

const header = ['Kind', 'Document', 'Title', 'File', 'Owner', 'Last', 'Due', 'Days', 'State', 'SMS', 'As of'];

export function reviewsCsv(calendars: readonly ReviewCalendar[]): string {
  const rows = calendars.flatMap(({ sms, asOf, entries, audits }) => [
    ...entries.map(({ kind, document, owner, due, days, last, state }) => [
      ...[kind, document.name, document.title, document.path, owner ? partyText(owner) : '', last ?? '', due ?? ''],
      ...[days ?? '', state, sms.name, asOf],
    ]),
    ...audits.map(({ kind, title, due, days, overdue }) => [
      ...[`audit (${kind})`, '', title, '', '', '', due, days],
      ...[overdue.length > 0 ? `${overdue.length} overdue` : '', sms.name, asOf],
    ]),
  ]);
  return csvTable([header, ...rows]);
}
