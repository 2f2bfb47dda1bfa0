// How clauses, documents and lengths of time are named in messages, so that all of them sound alike.

import { compareDates, daysBetween } from '../documents/dates.ts';
import type { Catalogue, Clause } from '../standards/catalogue.ts';
import { nameOf, type SmsDocument } from '../workspace/document.ts';

/** `8.6.1 (Incident management)`; the bare number of a numbered paragraph. */
export function clauseName({ id, title }: Clause): string {
  return title === undefined ? id : `${id} (${title})`;
}

/** `clause 8.6.1 (Incident management) of ISO/IEC 20000-1` */
export function clauseOfStandard(clause: Clause): string {
  return `clause ${clauseName(clause)} of ${clause.standard.shortTitle}`;
}

/** What a claim on the clause is written as: the bare number where the standard is the SMS's first, `iso27001:A.5.24` elsewhere. */
export function claimText(clause: Clause, { standards }: Catalogue): string {
  return clause.standard === standards[0] ? clause.id : clause.key;
}

/** `PRC-INC (draft)` */
export function withStatus(document: SmsDocument): string {
  return `${nameOf(document)} (${document.metadata.status?.value ?? 'no status'})`;
}

/** `a`, `a and b`, `a, b and c` */
export function listOf(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** `1 day`, `43 days` */
export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** Where a due date lies from the as-of date: `12 days ago`, `today`, `in 43 days`. */
export function fromToday(due: string, asOf: string): string {
  const order = compareDates(due, asOf);
  return order === 0
    ? 'today'
    : order < 0
      ? `${days(daysBetween(due, asOf))} ago`
      : `in ${days(daysBetween(asOf, due))}`;
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
