// A history whose versions do not go up, or a document that is behind its own history: nobody can tell which text was in
// force when.

import type { SmsDocument } from '../../workspace/document.ts';
import type { Field, HistoryEntry } from '../../workspace/metadata.ts';
import { placeIn, type Report, type Rule } from '../rule.ts';
import { compareVersions, oldestFirst } from '../versions.ts';
import { quote } from '../wording.ts';

export const versionNotIncreased: Rule = {
  id: 'metadata/version-not-increased',
  severity: 'warning',
  summary: 'The versions of a document do not increase with time.',
  *checkDocument(document) {
    if (document.kind !== 'document') return;
    const versions = versionsOf(oldestFirst(document.metadata.history));
    for (const [i, version] of versions.entries()) {
      const before = versions[i - 1];
      if (before && isAtMost(version, before)) yield reportRow(document, version, before);
    }
    const { version } = document.metadata;
    const newest = versions.at(-1);
    if (version && newest && (compareVersions(version.value, newest.value) ?? 0) < 0) {
      yield reportDocument(document, version, newest);
    }
  },
};

/** The dotted versions; other schemes are left alone. */
function versionsOf(history: readonly HistoryEntry[]): Field<string>[] {
  return history.flatMap(({ version }) =>
    version && compareVersions(version.value, version.value) === 0 ? [version] : [],
  );
}

function isAtMost(version: Field<string>, other: Field<string>): boolean {
  return (compareVersions(version.value, other.value) ?? 1) <= 0;
}

function reportRow(document: SmsDocument, version: Field<string>, before: Field<string>): Report {
  return {
    at: placeIn(document, version.span),
    document,
    message: `The history goes from version ${quote(before.value)} to ${quote(version.value)}, which is not higher. Correct the version or the date of the row.`,
    related: [{ at: placeIn(document, before.span), message: 'The version before it.' }],
  };
}

function reportDocument(document: SmsDocument, version: Field<string>, newest: Field<string>): Report {
  return {
    at: placeIn(document, version.span),
    document,
    message: `The document has version ${quote(version.value)}, but its history goes up to ${quote(newest.value)}. Correct the one that is wrong.`,
    related: [{ at: placeIn(document, newest.span), message: 'The newest row of the history.' }],
  };
}
