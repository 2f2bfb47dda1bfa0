// How pages name and mark states: one table each, so that matrix, clause, picture and graph say and show the same. The icons
// are codicons; each state has another shape, because nothing may be told by colour alone.
import type {
  ClaimView,
  ClauseStatus,
  EdgeView,
  ItemState,
  ReviewState,
  Severity,
} from '../../server/src/protocol/views.ts';
import { language, t } from './page.ts';

export interface State {
  readonly icon: string;
  readonly word: string;
  /** A phrase that explains the word. */
  readonly meaning: string;
}

/** Worst first. */
export const statuses: Readonly<Record<ClauseStatus, State>> = {
  'not-covered': { icon: 'circle-slash', word: t('Not covered'), meaning: t('No document claims it.') },
  planned: {
    icon: 'circle-large',
    word: t('Planned'),
    meaning: t('Only documents that are not approved claim it.'),
  },
  partial: {
    icon: 'color-mode',
    word: t('Partial'),
    meaning: t('Approved documents claim it, but only in part, or mandatory documented information is missing.'),
  },
  documented: {
    icon: 'pass',
    word: t('Documented'),
    meaning: t('Approved documents claim it, with all mandatory documented information, records aside.'),
  },
  evidenced: {
    icon: 'pass-filled',
    word: t('Evidenced'),
    meaning: t('It is documented, and its mandatory records are present and current.'),
  },
};

export const statusNames = Object.keys(statuses) as ClauseStatus[];

export const marks = {
  stale: {
    icon: 'history',
    word: t('Stale'),
    meaning: t('The review of a document that covers it is overdue, or the document changed since its review.'),
  },
  waived: { icon: 'flag', word: t('Waived'), meaning: t('What is missing is accepted for now, with a waiver.') },
} as const satisfies Record<string, State>;

/** Most pressing first. */
export const reviews: Readonly<Record<ReviewState, State>> = {
  overdue: { icon: 'error', word: t('Overdue'), meaning: t('The next review should have taken place.') },
  'never-reviewed': { icon: 'question', word: t('Never reviewed'), meaning: t('It says no date of a review.') },
  'changed-since-review': {
    icon: 'diff-modified',
    word: t('Changed since review'),
    meaning: t('Its content is not what was reviewed.'),
  },
  suspect: {
    icon: 'warning',
    word: t('Suspect'),
    meaning: t('A document that it implements changed after its review.'),
  },
  'due-soon': { icon: 'watch', word: t('Due soon'), meaning: t('The next review is near.') },
  current: { icon: 'check', word: t('Current'), meaning: t('Reviewed, and not due yet.') },
  exempt: { icon: 'dash', word: t('Exempt'), meaning: t('It needs no review.') },
};

export const reviewNames = Object.keys(reviews) as ReviewState[];

export const items: Readonly<Record<ItemState, Omit<State, 'meaning'>>> = {
  provided: { icon: 'check', word: t('Provided') },
  'no-occurrence': { icon: 'circle-slash', word: t('No occurrence') },
  outdated: { icon: 'history', word: t('Outdated') },
  planned: { icon: 'circle-large', word: t('Not approved') },
  missing: { icon: 'close', word: t('Missing') },
};

/** Undefined for a full claim: it needs no word. */
export const coverages: Readonly<Record<ClaimView['coverage'], string | undefined>> = {
  full: undefined,
  partial: t('In part'),
  'other-party': t('With other parties'),
  'no-occurrence': t('No occurrence'),
  'not-applicable': t('Not applicable'),
};

export const severities: Readonly<Record<Severity, Omit<State, 'meaning'>>> = {
  error: { icon: 'error', word: t('Error') },
  warning: { icon: 'warning', word: t('Warning') },
  info: { icon: 'info', word: t('Information') },
  hint: { icon: 'lightbulb', word: t('Hint') },
};

/** Read from the document that refers to the one that is referred to, and back. */
export const relations: Readonly<Record<EdgeView['kind'], { readonly forth: string; readonly back: string }>> = {
  implements: { forth: t('implements'), back: t('implemented by') },
  evidence: { forth: t('has the evidence'), back: t('is evidence for') },
  supersedes: { forth: t('supersedes'), back: t('superseded by') },
  references: { forth: t('refers to'), back: t('referred to by') },
};

/** Types of documents, which users write in English; what is not one of ours is shown as it is. */
const types: Readonly<Record<string, { readonly icon: string; readonly word: string }>> = {
  policy: { icon: 'law', word: t('Policy') },
  plan: { icon: 'milestone', word: t('Plan') },
  process: { icon: 'gear', word: t('Process') },
  procedure: { icon: 'list-ordered', word: t('Procedure') },
  register: { icon: 'table', word: t('Register') },
  agreement: { icon: 'briefcase', word: t('Agreement') },
  statement: { icon: 'quote', word: t('Statement') },
  record: { icon: 'archive', word: t('Record') },
  report: { icon: 'graph', word: t('Report') },
  roles: { icon: 'organization', word: t('Roles') },
  template: { icon: 'symbol-snippet', word: t('Template') },
};

export function typeOf(type: string | undefined): { readonly icon: string; readonly word: string } {
  if (type === undefined) return { icon: 'file', word: t('Document') };
  return Object.hasOwn(types, type) ? types[type]! : { icon: 'file', word: type };
}

const dateFormat = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });

/** An ISO 8601 date as the reader's language writes it; what is no date as it is. */
export function dateText(date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? date : dateFormat.format(time);
}

/** Of days to a due date; negative when it is over. */
export function dueText(days: number): string {
  if (days === 0) return t('due today');
  if (days === 1) return t('due tomorrow');
  if (days > 1) return t('due in {0} days', days);
  return days === -1 ? t('overdue by one day') : t('overdue by {0} days', -days);
}
