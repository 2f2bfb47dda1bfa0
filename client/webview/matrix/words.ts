// How the matrix calls things, in the reader's language.
import type { Severity } from '../../../server/src/protocol/views.ts';
import { language, t } from '../page.ts';
import { coverages, dateText, items, marks, reviews, type State, statuses, typeOf } from '../states.ts';
import type { ColumnId, Words } from './columns.ts';
import type { FacetId, FlagId } from './facets.ts';
import type { GroupBy } from './groups.ts';

const wordsOf = <Key extends string>(
  states: Readonly<Record<Key, Pick<State, 'word'>>>,
): Readonly<Record<Key, string>> =>
  Object.fromEntries(Object.entries<Pick<State, 'word'>>(states).map(([key, { word }]) => [key, word])) as Record<
    Key,
    string
  >;

const columns: Readonly<Record<ColumnId, string>> = {
  clause: t('Clause'),
  title: t('Title'),
  status: t('Status'),
  baseline: t('At the baseline'),
  item: t('Documented information'),
  document: t('Document'),
  section: t('Section'),
  owner: t('Owner'),
  review: t('Review'),
  nextReview: t('Next review'),
  lastReview: t('Last review'),
  evidence: t('Evidence'),
  findings: t('Findings'),
  type: t('Type'),
  beside: t('Beside'),
};

const severityCounts: Readonly<Record<Severity, readonly [one: string, many: (count: number) => string]>> = {
  error: [t('1 error'), count => t('{0} errors', count)],
  warning: [t('1 warning'), count => t('{0} warnings', count)],
  info: [t('1 information'), count => t('{0} informations', count)],
  hint: [t('1 hint'), count => t('{0} hints', count)],
};

/** Of thousands of dates few differ, and writing one is slow. */
const dates = new Map<string, string>();

function dateWords(date: string): string {
  const known = dates.get(date);
  if (known !== undefined) return known;
  const text = date === '' ? '' : dateText(date);
  dates.set(date, text);
  return text;
}

export const words: Words = {
  language,
  status: wordsOf(statuses),
  review: wordsOf(reviews),
  item: wordsOf(items),
  coverage: coverage => coverages[coverage] ?? '',
  type: type => typeOf(type).word,
  date: dateWords,
  findings: (severity, count) => {
    const [one, many] = severityCounts[severity];
    return count === 1 ? one : many(count);
  },
  columns,
  mandatory: t('mandatory'),
  expected: t('expected'),
  wholeDocument: t('Whole document'),
  missing: t('Missing'),
  stale: marks.stale.word,
  waived: marks.waived.word,
  unknownClause: t('Unknown clause'),
};

export const groupWords: Readonly<Record<GroupBy, string>> = {
  none: t('No groups'),
  chapter: t('Top-level clause'),
  status: t('Status'),
  owner: t('Owner'),
  type: t('Type'),
  review: t('Review'),
};

export const facetWords: Readonly<Record<FacetId, string>> = {
  status: t('Status'),
  baseline: t('Since the baseline'),
  type: t('Type of document'),
  owner: t('Owner'),
  review: t('Review'),
  kind: t('Documented information'),
};

export const flagWords: Readonly<Record<FlagId, string>> = {
  gaps: t('Gaps only'),
  missing: t('Missing only'),
  stale: t('Stale only'),
};

/** What became of a clause since the baseline. */
export const changeWords: Readonly<Record<string, string>> = {
  regressed: t('Regressed'),
  improved: t('Improved'),
  same: t('As it was'),
};

/** A value of a facet as it is shown. */
export function valueWord(facet: FacetId, value: string): string {
  if (value === '') return t('None');
  const { status, review, type } = words as {
    readonly [Table in 'status' | 'review']: Readonly<Record<string, string>>;
  } & Words;
  if (facet === 'status') return status[value] ?? value;
  if (facet === 'review') return review[value] ?? value;
  if (facet === 'baseline') return changeWords[value] ?? value;
  return facet === 'owner' ? value : type(value);
}

/** The head of a group whose rows have nothing to be grouped by. */
export const ungrouped: Readonly<Record<Exclude<GroupBy, 'none'>, string>> = {
  chapter: t('Without a clause'),
  status: t('Without a status'),
  owner: t('Without an owner'),
  type: t('Without a document or a type'),
  review: t('Without a document'),
};
