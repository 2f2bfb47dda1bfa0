// `reviews`: what is overdue, what falls due month by month, and what the next audits would find overdue.

import type { StampFigures } from '../analysis/review-quality.ts';
import type { ReviewState } from '../analysis/reviews.ts';
import { partyText } from '../analysis/traceability.ts';
import { counted, duePhrase, monthOf, percent, plainLine, reviewWords } from '../analysis/words.ts';
import type { CalendarEntry } from './matrix.ts';
import { type Paint, type Palette, plainPalette } from './palette.ts';
import { type AuditEntry, isToBeReviewedAgain, type ReviewCalendar } from './reviews.ts';

export function reviewsText(calendars: readonly ReviewCalendar[], palette: Palette = plainPalette): string {
  return calendars.map(calendar => `${linesOf(calendar, palette).join('\n')}\n`).join('\n');
}

function linesOf({ sms, asOf, until, entries, audits, stamps }: ReviewCalendar, palette: Palette): string[] {
  const late = entries.filter(isLate);
  const inTime = entries.filter(entry => !isLate(entry));
  const again = inTime.filter(isToBeReviewedAgain);
  const months = byMonth(inTime.filter(entry => !isToBeReviewedAgain(entry)));
  const nothing = entries.length + audits.length === 0 ? ['', `Nothing falls due until ${until}.`] : [];
  return [
    palette.bold(plainLine(sms.name)),
    palette.dim(`reviews and evidence as of ${asOf}, until ${until}`),
    ...section(`Overdue (${late.length})`, late, palette.red, palette),
    ...section(`To be reviewed again (${again.length})`, again, palette.red, palette),
    ...(audits.length > 0 ? ['', palette.bold('Audits'), ...audits.flatMap(audit => auditLines(audit, palette))] : []),
    ...months.flatMap(([month, due]) => section(month, due, palette.yellow, palette)),
    ...nothing,
    ...(stamps ? ['', palette.bold('Reviews that git recorded'), ...stampLines(stamps)] : []),
  ];
}

function stampLines({ total, dateOnly, bulk, authorAlone, unsupported }: StampFigures): string[] {
  const share = (part: number) => `${part} (${percent(part, total)} %)`;
  return [
    `  ${total} in all, of which ${share(unsupported)} are unsupported:`,
    `  ${share(dateOnly)} changed only their date, ${share(bulk)} were stamped with many others at once,`,
    `  ${share(authorAlone)} were confirmed by the author alone`,
  ];
}

/** Never reviewed counts as late: it should have been done. */
function isLate({ days }: CalendarEntry): boolean {
  return days === undefined || days < 0;
}

function section(title: string, entries: readonly CalendarEntry[], paint: Paint, palette: Palette): string[] {
  if (entries.length === 0) return [];
  return [
    '',
    palette.bold(title),
    ...entries.flatMap(entry => [
      `  ${entryLine(entry, paint)}`,
      ...(entry.remarks ?? []).map(remark => `    ${palette.dim(plainLine(remark))}`),
    ]),
  ];
}

function entryLine(entry: CalendarEntry, paint: Paint): string {
  const { kind, document, owner, due, days } = entry;
  const when = due === undefined || days === undefined ? reviewWords['never-reviewed'] : `${due} ${duePhrase(days)}`;
  const facts = [
    ...(kind === 'evidence' ? ['evidence'] : []),
    ...(isToBeReviewedAgain(entry) ? [reviewWords[entry.state as ReviewState]] : []),
    ...(owner ? [partyText(owner)] : []),
  ];
  const more = facts.length > 0 ? ` (${facts.join(', ')})` : '';
  return `${paint(when)}  ${plainLine(`${document.name} ${document.title}${more}`)}`;
}

function auditLines({ title, due, days, overdue }: AuditEntry, palette: Palette): string[] {
  const when = days === 0 ? 'today' : `in ${counted(days, 'day')}`;
  const late =
    overdue.length === 0 ? 'nothing is overdue on that day' : `${counted(overdue.length, 'document')} overdue`;
  return [
    `  ${due} ${when}  ${plainLine(title)}: ${overdue.length > 0 ? palette.red(late) : late}`,
    ...overdue.map(({ name, title }) => `    ${plainLine(`${name} ${title}`)}`),
  ];
}

function byMonth(entries: readonly CalendarEntry[]): (readonly [string, readonly CalendarEntry[]])[] {
  const months = new Map<string, CalendarEntry[]>();
  for (const entry of entries) {
    const month = monthOf(entry.due!);
    const known = months.get(month);
    if (known) known.push(entry);
    else months.set(month, [entry]);
  }
  return [...months];
}
