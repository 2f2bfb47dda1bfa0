// Marks a document as reviewed today: its date alone, or with a new version and a row in its history.

import { isRetired } from '../../analysis/reviews.ts';
import { compareVersions, nextMinorVersion } from '../../rules/versions.ts';
import { nameOf, type SmsDocument } from '../../workspace/document.ts';
import type { Source } from '../source.ts';
import type { FileEdit } from '../workspace-edit.ts';
import { kinds, type Proposer } from './action.ts';
import { historyRow, placeOfRow } from './history-row.ts';
import { MetadataEditor } from './metadata-edits.ts';

const rules: ReadonlySet<string> = new Set([
  'review/overdue',
  'review/never-reviewed',
  'review/due-soon',
  'review/changed-since-review',
  'review/suspect',
]);

export const markReviewed: Proposer = function* ({ source, span, findings }) {
  const { document, analysis } = source;
  if (document?.kind !== 'document' || isRetired(document) || document.facts.problems.length > 0) return;
  const finding = findings.find(({ rule }) => rules.has(rule));
  if (!finding && !isInMetadata(document, span.start)) return;
  if (document.metadata.reviewed?.value === analysis.asOf) return;
  const shared = finding ? { kind: kinds.quickFix, finding } : { kind: kinds.rewrite };
  const title = `Mark ${nameOf(document)} as reviewed on ${analysis.asOf}`;
  yield { ...shared, title, changes: () => reviewedToday(document, source) };
  const version = newVersion(document);
  if (version === undefined) return;
  yield {
    ...shared,
    title: `${title}, with version ${version} and a row in its history`,
    changes: () => reviewedWithVersion(version, document, source),
  };
};

function isInMetadata({ facts: { format, frontMatter } }: SmsDocument, offset: number): boolean {
  return format === 'yaml' || (frontMatter !== undefined && offset <= frontMatter.end);
}

/** Undefined where the metadata leave no sure place for it. */
export function reviewedToday(document: SmsDocument, source: Source): readonly FileEdit[] | undefined {
  return MetadataEditor.of(document, source)?.set('reviewed', source.analysis.asOf);
}

/** The same with a new version and a row in the history. */
export function reviewedWithVersion(
  version: string,
  document: SmsDocument,
  source: Source,
): readonly FileEdit[] | undefined {
  const editor = MetadataEditor.of(document, source);
  const row = historyRow({ version, date: source.analysis.asOf, change: 'Reviewed' }, document, source);
  const parts = [
    reviewedToday(document, source),
    editor?.set('version', version),
    editor?.add({ key: 'history', item: row, ...placeOfRow(document) }),
  ];
  return parts.every(part => part !== undefined) ? parts.flat() : undefined;
}

/** The version after the one that the document has; undefined where it has none, or one that nobody can count on. */
export function newVersion({ metadata }: SmsDocument): string | undefined {
  if (!metadata.version) return undefined;
  // A document may be behind its own history.
  const versions = [metadata.version, ...metadata.history.flatMap(({ version }) => version ?? [])];
  const highest = versions.reduce((a, b) => ((compareVersions(a.value, b.value) ?? 0) < 0 ? b : a));
  return nextMinorVersion(highest.value);
}
