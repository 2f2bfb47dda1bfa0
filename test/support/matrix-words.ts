// English for the matrix of a view, without a page.
import { columnIds, type Words } from '../../client/webview/matrix/columns.ts';

const self = <Key extends string>(...keys: readonly Key[]): Record<Key, string> =>
  Object.fromEntries(keys.map((key): [string, string] => [key, key])) as Record<Key, string>;

export const matrixWords: Words = {
  language: 'en',
  status: self('not-covered', 'planned', 'partial', 'documented', 'evidenced'),
  review: self('never-reviewed', 'overdue', 'changed-since-review', 'suspect', 'due-soon', 'current', 'exempt'),
  item: self('provided', 'no-occurrence', 'outdated', 'planned', 'missing'),
  coverage: coverage => coverage,
  type: type => type,
  date: date => date,
  findings: (severity, count) => `${count} ${severity}`,
  columns: { ...self(...columnIds), item: 'Documented information' },
  mandatory: 'mandatory',
  expected: 'expected',
  wholeDocument: 'whole document',
  missing: 'missing',
  stale: 'stale',
  waived: 'waived',
  unknownClause: 'unknown clause',
};
