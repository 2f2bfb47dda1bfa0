// Whether a record or report is still current: evidence has a period it covers and a frequency at which it is collected.

import { addDuration, compareDates } from '../documents/dates.ts';
import type { SmsDocument } from '../workspace/document.ts';

export interface Currency {
  readonly state: 'current' | 'outdated';
  /** The day by which the next collection is due; undefined where the evidence has no frequency. */
  readonly due: string | undefined;
}

/** The next collection is due one frequency after the period ends, or after the collection where there is no period. */
export function currencyOf(document: SmsDocument, asOf: string): Currency {
  const { periodTo, collected, frequency } = document.metadata;
  const from = periodTo ?? collected;
  if (!frequency || !from) return { state: 'current', due: undefined };
  return currencyAt(addDuration(from.value, frequency.value), asOf);
}

/** Outdated from the day after the due date. */
export function currencyAt(due: string, asOf: string): Currency {
  return { state: compareDates(due, asOf) < 0 ? 'outdated' : 'current', due };
}
