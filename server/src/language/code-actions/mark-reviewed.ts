// Marks a document as reviewed today: its date alone, or with a new version and a row in its history.

import { isRetired } from '../../analysis/reviews.ts';
import { compareVersions, nextMinorVersion } from '../../rules/versions.ts';
import { nameOf, type SmsDocument } from '../../workspace/document.ts';
import type { Source } from '../source.ts';
import { type Action, type FileChange, kinds, type Proposer } from './action.ts';
import { historyRow, placeOfRow } from './history-row.ts';
import { MetadataEditor } from './metadata-edits.ts';

const rules: ReadonlySet<string> = new Set(['review/overdue', 'review/never-reviewed', 'review/due-soon']);

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
  if (version !== undefined) yield withVersion(version, title, document, source, shared);
};

function withVersion(
  version: string,
  title: string,
  document: SmsDocument,
  source: Source,
  shared: Pick<Action, 'kind' | 'finding'>,
): Action {
  const changes = (): readonly FileChange[] | undefined => {
    const editor = MetadataEditor.of(document, source);
    const row = historyRow({ version, date: source.analysis.asOf, change: 'Reviewed' }, document, source);
    const parts = [
      reviewedToday(document, source),
      editor?.set('version', version),
      editor?.add({ key: 'history', item: row, ...placeOfRow(document) }),
    ];
    return parts.every(part => part !== undefined) ? parts.flat() : undefined;
  };
  return { ...shared, title: `${title}, with version ${version} and a row in its history`, changes };
}

function isInMetadata({ facts: { format, frontMatter } }: SmsDocument, offset: number): boolean {
  return format === 'yaml' || (frontMatter !== undefined && offset <= frontMatter.end);
}

function reviewedToday(document: SmsDocument, source: Source): readonly FileChange[] | undefined {
  return MetadataEditor.of(document, source)?.set('reviewed', source.analysis.asOf);
}

function newVersion({ metadata }: SmsDocument): string | undefined {
  if (!metadata.version) return undefined;
  // A document may be behind its own history.
  const versions = [metadata.version, ...metadata.history.flatMap(({ version }) => version ?? [])];
  const highest = versions.reduce((a, b) => ((compareVersions(a.value, b.value) ?? 0) < 0 ? b : a));
  return nextMinorVersion(highest.value);
}
