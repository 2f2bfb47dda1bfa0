// The audits to come: what the audit programme plans, and the surveillance and recertification that a certificate asks for. A
// certificate lives three years; in the first two years its body looks in at least once a calendar year, the first time within
// twelve months, and in the third it certifies anew before the end.

import { addDuration, compareDates, dayBefore, isDate } from '../documents/dates.ts';
import type { Row } from '../documents/facts.ts';
import { type Range, rangeOf, type Span } from '../documents/text.ts';
import { textOf, valueAt } from '../documents/yaml-tree.ts';
import type { SmsDocument } from '../workspace/document.ts';
import type { Manifest } from '../workspace/manifest.ts';
import { compareText } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';
import type { Analysis } from './analysis.ts';
import { isEvidence } from './coverage.ts';
import { currencyOf } from './evidence.ts';
import { isInForce, isRetired } from './reviews.ts';

type AuditKind = 'internal' | 'supplier' | 'surveillance' | 'recertification' | 'other';

export interface Audit {
  readonly kind: AuditKind;
  /** The day for which it is planned; of what a certificate asks for, the last day on which it can be. ISO 8601. */
  readonly date: string;
  readonly title: string;
  /** Where it is said: the id of a row of the programme, or the date in the manifest. */
  readonly at: { readonly path: string; readonly range: Range };
  /** Id of the row of the programme; undefined for what nobody has planned yet. */
  readonly row: string | undefined;
  /** Documents whose review, or whose evidence, is overdue on that day unless something is done. By path. */
  readonly overdue: readonly SmsDocument[];
}

/** An audit before anybody asks what is overdue then. */
type Occasion = Omit<Audit, 'overdue'>;

type Certification = Manifest['certification'];

/** Those on or after the as-of date, by date. A planned audit stands for what the certificate asks for at that time. */
export function auditsOf(analysis: Analysis): Audit[] {
  const { sms, asOf } = analysis;
  const programme = programmeOf(sms);
  const planned = programme.filter(({ isDone }) => !isDone).map(({ occasion }) => occasion);
  const occasions = [...planned, ...certificateOccasions(sms.manifest, programme)].filter(({ date }) => date >= asOf);
  if (occasions.length === 0) return [];
  const dues = sms.documents.flatMap(document => {
    const due = dueOf(document, analysis);
    return due === undefined ? [] : [{ document, due }];
  });
  return occasions
    .map(one => ({ ...one, overdue: dues.filter(({ due }) => due < one.date).map(({ document }) => document) }))
    .sort((a, b) => compareDates(a.date, b.date) || compareText(a.title, b.title));
}

/** The audit that was done last, on or before a day: of the programme, or the one that the certificate was first given after. */
export function lastAuditOf(sms: Sms, asOf: string): Pick<Audit, 'date' | 'title'> | undefined {
  const done = programmeOf(sms).flatMap(({ occasion, isDone }) => (isDone ? [occasion] : []));
  const { certified } = sms.manifest.certification;
  const first = certified === undefined ? [] : [{ date: certified, title: 'Certification audit' }];
  const [last] = [...done, ...first]
    .filter(({ date }) => date <= asOf)
    .sort((a, b) => compareDates(b.date, a.date) || compareText(a.title, b.title));
  return last && { date: last.date, title: last.title };
}

/** The day by which a document has to be reviewed or its evidence collected anew, whichever comes first; overdue from the day after. */
function dueOf(document: SmsDocument, analysis: Analysis): string | undefined {
  if (document.kind !== 'document' || !isInForce(document)) return undefined;
  const review = analysis.review(document).due;
  const evidence = isEvidence(document.metadata.type?.value) ? currencyOf(document, analysis.asOf).due : undefined;
  return [review, evidence].filter(due => due !== undefined).sort(compareDates)[0];
}

// The programme: rows of registers of kind `audits`.

interface ProgrammeEntry {
  readonly occasion: Occasion;
  readonly isDone: boolean;
}

const kindOfRow: ReadonlyMap<string, AuditKind> = new Map([
  ['internal', 'internal'],
  ['supplier', 'supplier'],
  ['surveillance', 'surveillance'],
  ['certification', 'recertification'],
]);

function programmeOf(sms: Sms): ProgrammeEntry[] {
  return sms.documents
    .filter(({ kind, metadata }) => kind === 'document' && metadata.register?.value === 'audits')
    .filter(document => !isRetired(document))
    .flatMap(document => document.facts.rows.flatMap(row => entryOf(row, document) ?? []));
}

/** Undefined for what is cancelled, and where no day is named. */
function entryOf({ id, idSpan, node }: Row, document: SmsDocument): ProgrammeEntry | undefined {
  const text = (key: string) => textOf(valueAt(node, key));
  const date = (key: string) => [text(key)].find(one => one !== undefined && isDate(one));
  const status = text('status');
  const done = date('date');
  const day = done ?? date('planned');
  if (status === 'cancelled' || day === undefined) return undefined;
  const occasion = {
    kind: kindOfRow.get(text('kind') ?? 'internal') ?? 'other',
    date: day,
    title: text('title') ?? id,
    at: { path: document.path, range: rangeOf(document.facts.lineStarts, idSpan) },
    row: id,
  };
  return { occasion, isDone: done !== undefined || status === 'done' };
}

// The certificate.

/** What nobody has planned, or done, in the time in which it is asked for. */
function certificateOccasions(manifest: Manifest, programme: readonly ProgrammeEntry[]): Occasion[] {
  const { certified, expires, body } = manifest.certification;
  const end = endOf(manifest.certification);
  if (manifest.path === undefined || end === undefined) return [];
  const by = body === undefined ? '' : ` by ${body}`;
  const isServed = (kind: AuditKind, isInTime: (date: string) => boolean) =>
    programme.some(({ occasion }) => occasion.kind === kind && isInTime(occasion.date));
  const occasions: Occasion[] = [];
  const add = (kind: AuditKind, date: string, title: string, key: 'certified' | 'expires') => {
    occasions.push({ kind, date, title: title + by, at: placeOf(key, manifest), row: undefined });
  };
  for (const { date, isFirst } of certified === undefined ? [] : surveillances(certified, end)) {
    const yearBefore = yearsFrom(certified!, yearOf(date) - 1);
    const isInTime = (one: string) => (isFirst ? one > yearBefore && one <= date : yearOf(one) === yearOf(date));
    if (!isServed('surveillance', isInTime)) add('surveillance', date, 'Surveillance audit', 'certified');
  }
  const isInLastYear = (one: string) => one <= end && addDuration(one, 'P1Y') > end;
  if (!isServed('recertification', isInLastYear)) {
    add('recertification', end, 'Recertification audit', expires === undefined ? 'certified' : 'expires');
  }
  return occasions;
}

/** The last day of the certificate: where none is named, the one before the third anniversary. */
function endOf({ certified, expires }: Certification): string | undefined {
  return expires ?? (certified && dayBefore(addDuration(certified, 'P3Y')));
}

/**
 * Anniversaries of the first and second year of the three-year cycle that ends with the certificate. The certificate may have
 * been renewed: then cycles are counted from where it was first given.
 */
function surveillances(certified: string, end: string): { readonly date: string; readonly isFirst: boolean }[] {
  const lastYear = yearOf(end);
  return [lastYear - 3, lastYear - 2, lastYear - 1, lastYear].flatMap(year => {
    const number = year - yearOf(certified);
    if (number < 1 || number % 3 === 0) return [];
    const date = yearsFrom(certified, year);
    const isInCycle = date < end && addDuration(date, 'P3Y') > end;
    return isInCycle ? [{ date, isFirst: number % 3 === 1 }] : [];
  });
}

/** The day of the year on which it was certified; of a 29 February, the last of the month. */
function yearsFrom(certified: string, year: number): string {
  return addDuration(certified, `P${year - yearOf(certified)}Y`);
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function placeOf(key: 'certified' | 'expires', { path, source, lineStarts, span }: Manifest): Audit['at'] {
  const written: Span = valueAt(valueAt(source, 'certification'), key)?.span ?? span;
  return { path: path!, range: rangeOf(lineStarts, written) };
}
