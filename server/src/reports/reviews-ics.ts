// The review calendar for calendars (RFC 5545): a whole-day event for each review, each collection of evidence and each audit,
// with a reminder. The same SMS gives the same identifiers, so that a calendar that imports the file again moves its events
// instead of doubling them.

import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import type { ReviewState } from '../analysis/reviews.ts';
import { partyText } from '../analysis/traceability.ts';
import { counted, plainLine, reviewPhrase, reviewWords } from '../analysis/words.ts';
import { addDuration, daysBetween } from '../documents/dates.ts';
import { relativePath } from '../workspace/paths.ts';
import type { CalendarEntry } from './matrix.ts';
import { type AuditEntry, isToBeReviewedAgain, type ReviewCalendar } from './reviews.ts';

interface Event {
  /** What it is of, whenever it is: the same every time. */
  readonly name: string;
  /** What tells it from another of that name, such as a document with the same id. */
  readonly path: string;
  /** ISO 8601 date. */
  readonly day: string;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
}

export function reviewsIcs(calendars: readonly ReviewCalendar[], toolVersion: string): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', `-//Clausetrace//Clausetrace ${toolVersion}//EN`);
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  calendar.updatePropertyWithValue('method', 'PUBLISH');
  const uids = new Set<string>();
  for (const one of calendars) {
    for (const event of eventsOf(one)) {
      // By as few names as it takes: the same SMS may be asked for from several folders.
      const names = [one.sms.name, event.name, relativePath(one.sms.path, event.path), one.sms.path];
      const candidates = [2, 3, 4].map(count => uidOf(...names.slice(0, count)));
      const uid = candidates.find(candidate => !uids.has(candidate)) ?? uidOf(...names, String(uids.size));
      uids.add(uid);
      calendar.addSubcomponent(componentOf(event, uid, one));
    }
  }
  return `${folded(calendar)}\r\n`;
}

/** Lines of at most 75 octets: the library does not count the space that a line goes on with. */
function folded(calendar: ICAL.Component): string {
  const length = ICAL.foldLength;
  ICAL.foldLength = 74;
  try {
    return calendar.toString();
  } finally {
    ICAL.foldLength = length;
  }
}

function eventsOf(calendar: ReviewCalendar): Event[] {
  return [
    ...calendar.entries.map(entry => entryEvent(entry, calendar)),
    ...calendar.audits.map(audit => auditEvent(audit, calendar)),
  ];
}

/** What should have been done already stands on the as-of day: nobody looks at days that are gone. */
function entryEvent(entry: CalendarEntry, { asOf }: ReviewCalendar): Event {
  const { kind, document, owner, due, days, last, state, remarks = [] } = entry;
  const isLate = due === undefined || days === undefined || days < 0;
  const isToBeDone = isLate || isToBeReviewedAgain(entry);
  const what = kind === 'review' ? 'Review' : 'Collect evidence:';
  const when = isToBeReviewedAgain(entry)
    ? reviewWords[state as ReviewState]
    : isLate
      ? reviewPhrase({ state: 'never-reviewed', days })
      : undefined;
  const facts = [
    `${document.title} (${document.path})`,
    ...(owner ? [`Owner: ${partyText(owner)}`] : []),
    ...(due === undefined ? [] : [`Due: ${due}`]),
    ...(last === undefined ? [] : [kind === 'review' ? `Last review: ${last}` : `Collected until: ${last}`]),
    ...remarks,
  ];
  return {
    name: `${kind}/${document.name}`,
    path: document.path,
    day: isToBeDone ? asOf : due,
    summary: plainLine(`${what} ${document.name} ${document.title}${when ? ` (${when})` : ''}`),
    description: facts.map(plainLine).join('\n'),
    category: kind === 'review' ? 'Review' : 'Evidence',
  };
}

function auditEvent({ kind, row, title, due, overdue }: AuditEntry, { sms: { path } }: ReviewCalendar): Event {
  const names = overdue.map(({ name, title }) => plainLine(`${name} ${title}`));
  const late = overdue.length > 0 ? [`${counted(overdue.length, 'document')} overdue on that day:`, ...names] : [];
  return {
    // A planned audit may be put off; what a certificate asks for is asked for once a year.
    name: `audit/${row ?? `${kind}/${due.slice(0, 4)}`}`,
    path,
    day: due,
    summary: plainLine(title),
    description: [`Audit: ${kind}`, ...late].join('\n'),
    category: 'Audit',
  };
}

function componentOf(
  { day, summary, description, category }: Event,
  uid: string,
  { asOf, notice }: ReviewCalendar,
): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', uid);
  // When the calendar was made, which is the as-of day: the same inputs give the same bytes.
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(`${asOf}T00:00:00Z`));
  event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(day));
  event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(addDuration(day, 'P1D')));
  event.updatePropertyWithValue('summary', summary);
  event.updatePropertyWithValue('description', description);
  event.updatePropertyWithValue('categories', category);
  event.updatePropertyWithValue('transp', 'TRANSPARENT');
  event.addSubcomponent(reminder(day, notice, summary));
  return event;
}

function uidOf(...names: readonly string[]): string {
  return `${createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 32)}@clausetrace`;
}

/** RFC 5545 has no months in durations, so they are counted in days. */
function reminder(day: string, notice: string, summary: string): ICAL.Component {
  const days = daysBetween(day, addDuration(day, notice));
  const alarm = new ICAL.Component('valarm');
  alarm.updatePropertyWithValue('action', 'DISPLAY');
  alarm.updatePropertyWithValue('trigger', ICAL.Duration.fromString(`-P${days}D`));
  alarm.updatePropertyWithValue('description', summary);
  return alarm;
}
