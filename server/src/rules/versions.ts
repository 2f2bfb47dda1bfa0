// Versions and the history of a document: which row is the current one, and which version is the higher.

import type { SmsDocument } from '../workspace/document.ts';
import type { DocumentType, Field, HistoryEntry, Metadata } from '../workspace/metadata.ts';

/** Types of documents of which every change is to be approved, and told in a history. */
const controlledTypes: ReadonlySet<DocumentType> = new Set([
  'policy',
  'plan',
  'process',
  'procedure',
  'agreement',
  'statement',
]);

export function isControlled({ metadata: { type } }: SmsDocument): boolean {
  return type !== undefined && controlledTypes.has(type.value);
}

/** The numbers of a dotted version such as `1.10` or `v2.3`; undefined for other schemes, which are left alone. */
function numbersOf(version: string): number[] | undefined {
  const dotted = /^[vV]?(\d+(?:\.\d+)*)$/.exec(version.trim());
  return dotted?.[1]?.split('.').map(Number);
}

/** Negative, zero or positive, by number: `1.10` is higher than `1.9`. Undefined where either is no dotted number. */
export function compareVersions(a: string, b: string): number | undefined {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  if (!left || !right) return undefined;
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function isSameVersion(a: string, b: string): boolean {
  return a.trim() === b.trim() || compareVersions(a, b) === 0;
}

/** The history in the order of time. It is written newest first or last: its dates tell, else its first and last version. */
export function oldestFirst(history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const dated = fieldsOf(history, 'date');
  const order =
    compareEnds(dated, (a, b) => (a < b ? -1 : a > b ? 1 : 0)) ||
    compareEnds(fieldsOf(history, 'version'), compareVersions);
  const ordered = order > 0 ? [...history].reverse() : [...history];
  if (dated.length < history.length) return ordered;
  return ordered.sort((a, b) => (a.date!.value < b.date!.value ? -1 : a.date!.value > b.date!.value ? 1 : 0));
}

/** The row of the current version; where the document has no version, the newest row. */
export function currentEntry({ history, version }: Metadata): HistoryEntry | undefined {
  if (!version) return oldestFirst(history).at(-1);
  return history.find(entry => entry.version && isSameVersion(entry.version.value, version.value));
}

function fieldsOf(history: readonly HistoryEntry[], key: 'date' | 'version'): Field<string>[] {
  return history.flatMap(entry => entry[key] ?? []);
}

function compareEnds(fields: readonly Field<string>[], compare: (a: string, b: string) => number | undefined): number {
  const [first, last] = [fields[0], fields.at(-1)];
  return (first && last && compare(first.value, last.value)) ?? 0;
}

/** `2.4` after `2.3`, `1.3.0` after `1.2.7`; undefined for other schemes. */
export function nextMinorVersion(version: string): string | undefined {
  const numbers = numbersOf(version);
  if (!numbers) return undefined;
  const [major, minor = 0, ...rest] = numbers;
  const sign = /^\s*([vV]?)/.exec(version)![1]!;
  return sign + [major, minor + 1, ...rest.map(() => 0)].join('.');
}
